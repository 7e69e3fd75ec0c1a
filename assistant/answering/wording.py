"""Korean sentences put together: source words made readable and closed as sentences."""

from assistant.answering.endings import spoken
from assistant.answering.plain import formal
from ingest import patterns as re
from ingest.particles import with_particle, without_asides

_BOLD = re.compile(r"\*\*(?=\S)(.{1,400}?)(?<=\S)\*\*")
_STARS = re.compile(r"(?<=[\w가-힣)」』”\"'’%])\*{1,5}(?!\*)(?=[\s,.:;()」』”’'·→~가-힣]|$)")
# A dash right before a number is its sign.
_LEADING = re.compile(r"^(?:[\s·*※□○◇◆■▪▶ㅇ‣]|[-–](?!\d))+")
_ANSWER = re.compile(r"^(?:A|답변?)\s?[.:：]\s+")
# Marks of a run of points: dropped where only one is left of the run.
_RUN = re.compile(r"[①-⑳]|▲(?!\s?\d)")
# What a document writes as [1] must not read as a citation of the answer.
_MARK = re.compile(r"[\[［【](\s{0,2}\d{1,3}(?:\s{0,2}[,，、]\s{0,2}\d{1,3}){0,9}\s{0,2})[\]］】]")
_SPACES = re.compile(r"\s+")
_DAY_END = re.compile(r"\d{1,2}\. ?\d{1,2}\.$")
_SPREAD = re.compile(r"[가-힣](?:\s+[가-힣])+")
_LABELLED = re.compile(r"(?P<label>[가-힣][가-힣 ]{1,11}?) ?[:：] ?(?P<value>[^:：]{1,60})")
_SENTENCE = re.compile(r"[다요까죠][)\]”\"'’」]?$")
# What was done in a year, or is yet to be: 공개(’22).
_OF_A_YEAR = re.compile(r"\s?\(\W?(?:(?:19|20)\d\d|\d\d)(?!\d)\W")
# No 입니다 behind a particle or a verb in its noun form: 1,500명에게, 3개를, 320억원임.
_FIGURE = re.compile(
    r"\d[\d,.]*\s*(?:[조억만천백십]*원?|%p?|[가-힣㎡㏊㎞]{1,3}(?<![을를은는에의와게임됨함])|[kcm]?m|kg)?$"
)
_TIED = re.compile(r"^(?:단[,，]|다만,?|또한,?|그리고,?) ?")
# Where another clause of the source followed: 전화번호는 02-3471-5116 이고.
_AND_SO = re.compile(
    r"(?:(?<=[\d)%]) ?|(?<=\d[년월일원명개곳건회세살번대점시분])|(?<=개월)|(?<=시간)|(?<=만원))이[고며]$"
)


def readable(quote: str) -> str:
    """A quotation without marks that only serve its page: bullets, bold signs, footnote stars, [1]."""
    plain = without_bold(_ANSWER.sub("", _LEADING.sub("", quote)))
    first = _RUN.match(plain)
    if first is not None and _RUN.search(plain, first.end()) is None:
        plain = plain[first.end() :]
    words = _MARK.sub(r"(\1)", _SPACES.sub(" ", _STARS.sub("", plain).replace("**", "")).strip())
    return words or _SPACES.sub(" ", quote).strip()


def shortened(text: str, most: int) -> str:
    """The first words of a long text, cut between words."""
    if len(text) <= most:
        return text
    cut = text[:most].rpartition(" ")[0] or text[:most]
    return f"{cut.rstrip(' ,')}…"


def without_bold(text: str) -> str:
    """A text without the signs of bold words; the stars of footnotes stay."""
    return _BOLD.sub(r"\1", text)


def untied(sentence: str) -> str:
    """A sentence that nothing stands before, without the word that ties it to one: 다만, 또한."""
    return _TIED.sub("", sentence)


def as_statement(text: str) -> str:
    """Close a noun phrase or sentence with a Korean full stop: 총 3조 2,682억원 becomes 총 3조 2,682억원입니다.

    What stands in brackets at the end is left aside: 사업 신설(3억원) is no figure, 75억원(12%) is one.
    """
    stripped = _AND_SO.sub("", text.rstrip(" \t\n.,。"))
    if not stripped or stripped[-1] in "?？!":
        return stripped
    if _DAY_END.search(text.rstrip()):
        return f"{closed(text)}입니다."
    if not _SENTENCE.search(stripped) and _FIGURE.search(without_asides(stripped)):
        return f"{stripped}입니다."
    *before, last = stripped.split(". ")
    return ". ".join([*(formal(one) or one for one in before), f"{_spoken_before_asides(last)}."])


def as_item(words: str) -> str:
    """An item as it is said in a list: 합니다체 where it closes with a sentence (다만, …은 제외한다)."""
    said = readable(words)
    return as_statement(said) if said.rstrip(".").endswith("다") else said


def _spoken_before_asides(text: str) -> str:
    """A statement in 합니다체; what stands in brackets behind it stays there: 하고자 합니다(안 제15조)."""
    main = without_asides(text)
    said = spoken(main)
    if said in (main, text):
        return spoken(text)
    if said == f"{main}입니다":
        return f"{text}입니다"
    return text if _OF_A_YEAR.match(text, len(main)) else said + text[len(main) :]


def closed(text: str) -> str:
    """A text without its full stop; the one behind a day belongs to the day: 2023. 11. 9."""
    stripped = text.rstrip()
    return stripped if _DAY_END.search(stripped) else stripped.rstrip(".")


def joined(name: str) -> str:
    """A name whose syllables are spread over its cell as one word: 목 적."""
    return name.replace(" ", "") if _SPREAD.fullmatch(name) else name


def labelled(text: str) -> str:
    """A label and what stands behind it as a sentence: 추정가격 : 3억원 becomes 추정가격은 3억원입니다."""
    found = _LABELLED.fullmatch(text)
    said = as_statement(found["value"]) if found is not None else ""
    if found is None or not said.endswith("입니다.") or found["value"].endswith("입니다."):
        return as_statement(text)
    return f"{with_particle(joined(found['label'].strip()), '은/는')} {said}"
