"""Years told by today's calendar, which a library can't know: 올해, 작년, 재작년, 내년, 최근 3년.

They are counted from the newest edition of the documents that a question is about, and that is said. A question that
names a year counts from that one, so it is left as it is.
"""

from assistant.understanding.polar import asks_yes_or_no
from assistant.understanding.question import years_of
from ingest import patterns as re

_BEGINS = r"(?<![가-힣])"
_SHIFTS: tuple[tuple[str, int], ...] = (
    ("재작년|지지난해|전전년", -2),
    ("작년|지난 ?해|전년|직전 ?년도?", -1),
    ("올해|금년|올 ?한 ?해|이번 ?해|당해 ?연도|현 ?연도", 0),
    ("내년|명년|다음 ?연도|차년도", 1),
    ("내후년", 2),
)
_RELATIVE = re.compile(
    rf"{_BEGINS}(?:{'|'.join(f'(?P<shift{place}>{words})' for place, (words, _) in enumerate(_SHIFTS))})(?:도(?= ))?"
    r"(?P<against>(?:보다|에 ?비해|에 ?비하|와 ?비교|과 ?비교| ?대비))?"
)
_OWN_CASE = re.compile(r"(?:작년|지난 ?해|재작년|올해|금년)에 [가-힣 ]{0,12}(?:[한된간온난산받]|[가-힣]은) [가-힣]")
_LAST_YEARS = re.compile(rf"{_BEGINS}(?:최근|지난) ?(?P<count>[2-9]|두|세|네|다섯) ?(?:개 ?)?년(?:간| 동안)?")
_COUNTS = {"두": 2, "세": 3, "네": 4, "다섯": 5}


def is_relative(text: str) -> bool:
    """Whether a question counts its years from today and names none itself."""
    return not years_of(text) and (_RELATIVE.search(text) or _LAST_YEARS.search(text)) is not None


def only_tells_case(text: str) -> bool:
    """Whether a relative year only tells the asker's own case: 작년에 퇴직한 선배 회사랑 계약해도 되나요."""
    told = _OWN_CASE.search(text)
    return told is not None and asks_yes_or_no(text) and not years_of(text)


def says_alike(text: str, quote: str) -> bool:
    """Whether a quote counts its year from its own day with the word of a question: 작년에 벼에서 적자가 났으니."""
    asked = _shifts(text)
    return bool(asked) and asked <= _shifts(quote) and not years_of(quote)


def _shifts(text: str) -> set[int]:
    found = (match for match in _RELATIVE.finditer(text) if not match["against"])
    return {shift for match in found for place, (_, shift) in enumerate(_SHIFTS) if match[f"shift{place}"]}


def without_relative(text: str) -> str:
    """A question without its relative years, to find what documents it is about."""
    return " ".join(_LAST_YEARS.sub("", _RELATIVE.sub("", text)).split()) or text


def anchored(text: str, newest: int) -> tuple[str, str]:
    """A question with its relative years counted from ``newest``, and the same with the assumption said.

    Where only last year is set against, this year is what is asked about: 전년보다 얼마나 늘었나.
    """
    lasting = _LAST_YEARS.search(text)
    if lasting is not None:
        count = int(_COUNTS.get(lasting["count"], 0) or lasting["count"])
        span = f"{newest - count + 1}년부터 {newest}년까지"
        return _replaced(text, lasting, span), _replaced(text, lasting, f"{span}(문서 기준 {lasting.group()})")
    found = list(_RELATIVE.finditer(text))
    if found and all(match["against"] for match in found):
        return f"{newest}년 {text}", f"{newest}년(문서 기준 올해) {text}"
    plain = said = ""
    end = 0
    for match in found:
        year = newest + next(shift for place, (_, shift) in enumerate(_SHIFTS) if match[f"shift{place}"])
        word = match.group()[: -len(match["against"])] if match["against"] else match.group()
        plain += f"{text[end : match.start()]}{year}년{match['against'] or ''}"
        said += f"{text[end : match.start()]}{year}년(문서 기준 {word.strip()}){match['against'] or ''}"
        end = match.end()
    return plain + text[end:], said + text[end:]


def _replaced(text: str, match: re.Match[str], words: str) -> str:
    return f"{text[: match.start()]}{words}{text[match.end() :]}"
