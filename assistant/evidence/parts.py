"""A sentence that states many facts, taken apart: items with their figures, a series of years, named values.

    디자인 혁신역량 강화('22, 504.8억원), 디자인 사업화 기반구축('22, 339.2억원)
    방문자 수(명) : ('20) 2,388 → ('22) 57,005
    (철강) 8개 과제, 103억원 (석유화학) 5개 과제, 88.9억원
    총 228건(실증특례 : 201건, 임시허가 : 21건)

Knows how such sentences are written, not what is asked.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest import patterns as re

_LEADING = " \t*※-○□"
_LEAST = 2  # a sentence with one part is that part
_OPENING, _CLOSING = "([「『<〈《【", ")]」』>〉》】"
_MARKS = "▲①②③④⑤⑥⑦⑧⑨⑩"
_DIGIT = re.compile(r"\d")
# One place of a series: a year, perhaps in brackets, and what it was: ('20) 2,388, '21년 57개.
_POINT = re.compile(
    r"(?P<open>\()?(?P<year>['‘’`]\d\d(?:\.\d{1,2}월?)?(?:년도?)?|(?:19|20)\d\d(?:년도?)?|\d\d년)(?P<close>\))?\s*[:：]?\s*"
    r"(?P<value>[^→⇒]*\d[^→⇒]*)"
)
_ARROW = re.compile(r"\s*[→⇒]\s*")
_NAMED_RUN = re.compile(r"(?:^|(?<=[\s:：]))\((?P<name>[가-힣A-Za-z/·+ ]{1,20})\)\s?(?=\S)")
_LABELLED = re.compile(r"^(?P<label>[^:：]{1,60})\s*[:：]\s*(?=\S)")
_NAME_AND_FIGURE = re.compile(r"[,\s]*[가-힣A-Za-z·]+ ?\d")
_TOPIC = re.compile(r"^(?P<label>[^:：,]{2,40}?[가-힣])[은는]\s+(?=[가-힣A-Za-z·]+ ?\d)")
_TRIM = " \t\n,.;/·▲①②③④⑤⑥⑦⑧⑨⑩"
_TAIL = re.compile(r"\s*등[을이의에]?(?P<end>)(?=\s|$).*$", re.DOTALL)
_AND = re.compile(r"(?:·| 및 )(?=\S)")
# A part is a name and its figure: … 지원(24년 20억원), … 양성(연 85명) 추진, … 전출 21명; not 192대로 확대.
_ENDS = re.compile(
    r"\d[^()]*\)(?: ?[가-힣]{2,4})?$"
    r"|\d[\d,.]*\s?(?:[조억만천백]+ ?)*[가-힣%A-Za-z㎞㎡㏊]{0,4}\)?(?: (?:한다|합니다|함))?$"
)
# Whose verb stands in another part: 월세를 월 최대 25만원, 최대 12개월 동안 지원.
_WANTS_VERB = re.compile(r"[가-힣][을를] (?:(?:[월연주]|매[월년]|최대|최소|약|총|1?[인명]당|가구당) ?)*\d[^()]*$")
# The last of several may lead on to what is said of all: 공무직은 연 3,020만원이며 수당은 따로 지급합니다.
_GOES_ON = re.compile(
    r"(?P<figure>\d[\d,.]*\s?(?:[조억만천백]+ ?)*[가-힣%]{0,3}?)(?:이며|이고|이지만|인데),? (?!모두|전부|다 |.*\d)"
)
_CLAUSE = re.compile(r"(?<=[가-힣])(?:하고|하며|되고|되며|하여|위해|통해|리고|이고|우고)\s")
_LONGEST = 160
_LONGEST_TEXT = 4000  # a longer text is a list, not a sentence


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text at ``start:end``.

    ``label`` are the words before it, outside it, that name it; ``under`` what stands before the bracket that it is in.
    """

    start: int
    end: int
    label: str = ""
    under: str = ""


@lru_cache(maxsize=4096)
def parts_of(text: str) -> tuple[Part, ...]:
    """The parts of a sentence that hold a figure, in order; none when it isn't made of several."""
    if len(text) > _LONGEST_TEXT:
        return ()
    parts = [part for start, end, label in _items(text) for part in _of_item(text, start, end, label)]
    kept = [part for part in parts if part.end - part.start <= _LONGEST]
    return tuple(kept) if len(kept) >= _LEAST else ()


def _of_item(text: str, start: int, end: int, label: str) -> Iterator[Part]:
    series = list(_series(text, start, end, label))
    if series:
        yield from (part for part in series if _ENDS.search(text[part.start : part.end]))
        return
    inner = list(_inside_brackets(text, start, end))
    yield from inner
    whole = _trimmed(text, start, inner[0].start - 1 if inner else end)
    if whole is None:
        return
    goes_on = _GOES_ON.search(text[slice(*whole)])
    whole = whole if goes_on is None else (whole[0], whole[0] + goes_on.end("figure"))
    words = text[slice(*whole)]
    named = inner and _DIGIT.search(words)  # what stands before a bracket names all in it
    if named or (_ENDS.search(words) and not _WANTS_VERB.search(words)):
        yield Part(*whole, label)


def _items(text: str) -> list[tuple[int, int, str]]:
    """Spans of the items of a sentence, each with the label that all share."""
    runs = [found for found in _NAMED_RUN.finditer(text) if _depth(text, found.start()) == 0]
    behind = [*(run.start() for run in runs[1:]), len(text)]
    if len(runs) >= _LEAST and all(_DIGIT.search(text, run.end(), end) for run, end in zip(runs, behind, strict=True)):
        label = text[: runs[0].start()].rstrip(" :：")
        return [cut for run, end in zip(runs, behind, strict=True) for cut in _of_run(text, run, end, label)]
    spans = _cut(text, 0, len(text), _separates)
    named = _LABELLED.match(text[slice(*spans[0])]) if len(spans) >= _LEAST else None
    named = named or _told_of_all(text, spans)
    if named is None or any(_LABELLED.match(text[start:end]) for start, end in spans[1:]):
        return [(start, end, "") for start, end in spans]
    first, *others = spans
    label = named["label"].strip(_LEADING)
    return [(first[0] + named.end(), first[1], label), *((start, end, label) for start, end in others)]


def _told_of_all(text: str, spans: list[tuple[int, int]]) -> "re.Match[str] | None":
    """What the first item's topic says of every item: 통과 점수는 물품 85점, 용역 88점."""
    alike = len(spans) >= _LEAST and all(_NAME_AND_FIGURE.match(text, *span) for span in spans[1:])
    return _TOPIC.match(text[slice(*spans[0])]) if alike else None


def _of_run(text: str, run: re.Match[str], end: int, label: str) -> list[tuple[int, int, str]]:
    """The run behind a bracketed name, cut where 및 joins two figures in brackets; the name stands for all."""
    first, *others = _cut(text, run.start(), end, _joins_figures)
    named = f"{label} {run['name']}".strip()
    return [(*first, label), *((*span, named) for span in others)]


def _cut(text: str, start: int, end: int, separates: Callable[[str, int], bool]) -> list[tuple[int, int]]:
    """Cut where a separator stands outside brackets."""
    cuts = [start]
    depth = 0
    for at in range(start, end):
        ch = text[at]
        depth = depth + 1 if ch in _OPENING else max(0, depth - 1) if ch in _CLOSING else depth
        if depth == 0 and separates(text, at):
            cuts.append(at)
    return [(left, right) for left, right in zip(cuts, [*cuts[1:], end], strict=True) if right > left]


def _separates(text: str, at: int) -> bool:
    """Commas that stand in no number, ▲, circled numbers, and 및 or · between bracketed figures."""
    ch = text[at]
    if ch in _MARKS or ch == ";" or text.startswith(" / ", at):
        return True
    return (ch == "," and not text[at + 1 : at + 2].isdigit()) or _joins_figures(text, at)


def _joins_figures(text: str, at: int) -> bool:
    """Whether 및 or · stands behind a bracket with a figure: 입문(연 400명) 및 활용(연 2,500명)."""
    if text[at - 1 : at] != ")" or _AND.match(text, at) is None:
        return False
    opened = text.rfind("(", 0, at)
    return opened >= 0 and _DIGIT.search(text, opened, at) is not None


def _depth(text: str, at: int) -> int:
    depth = 0
    for ch in text[:at]:
        depth = depth + 1 if ch in _OPENING else max(0, depth - 1) if ch in _CLOSING else depth
    return depth


def _series(text: str, start: int, end: int, label: str) -> Iterator[Part]:
    """The places of a series, such as '21년 57개 → '22년 69개, each named by what stands before the first."""
    arrows = list(_ARROW.finditer(text, start, end))
    if not arrows:
        return
    opening = [point for point in _POINT.finditer(text, start, arrows[0].start()) if point["value"]]
    first = opening[-1] if opening else None
    last_year = _last_year(text, first.start(), arrows[0].start()) if first is not None else None
    if last_year is None:
        return
    named = f"{label} {_named_by(text[start:last_year])}".strip()
    begins = [last_year, *(arrow.end() for arrow in arrows)]
    stops = [*(arrow.start() for arrow in arrows), end]
    for begin, stop in zip(begins, stops, strict=True):
        point = _POINT.match(text, begin, stop)
        if point is None:
            return
        bare = point["open"] is not None and point["close"] is None  # (‘23년 9개 → … opens the series
        trimmed = _trimmed(text, begin + bare, _unopened(text, point.start("value"), stop))
        if trimmed is not None:
            yield Part(*trimmed, named)


def _unopened(text: str, start: int, end: int) -> int:
    """Where a bracket closes that was opened before the start, else the end."""
    depth = 0
    for at in range(start, end):
        depth += (text[at] in _OPENING) - (text[at] in _CLOSING)
        if depth < 0:
            return at
    return end


def _last_year(text: str, start: int, end: int) -> int | None:
    """Where the last year before an arrow stands that a value follows."""
    at = None
    for begin in range(start, end):
        if text[begin] in "('‘’`" or text[begin].isdigit():
            inside = begin > 0 and (text[begin - 1].isdigit() or text[begin - 1] in "('‘’`.")
            if not inside and _POINT.match(text, begin, end) is not None:
                at = begin
    return at


def _named_by(words: str) -> str:
    """What a series is of: the last clause before it, without its opening bracket and colon."""
    clauses = _CLAUSE.split(words)
    return clauses[-1].rstrip(" :：(*").strip(_TRIM)


def _inside_brackets(text: str, start: int, end: int) -> Iterator[Part]:
    """Items of a bracket that are a name and a value each: (실증특례 : 201건, 임시허가 : 21건)."""
    opened = text.find("(", start, end)
    while opened >= 0:
        closed = _closing(text, opened, end)
        spans = _cut(text, opened + 1, closed, _separates)
        pairs = [span for span in spans if _LABELLED.match(text[span[0] : span[1]].strip(_TRIM))]
        if len(pairs) >= _LEAST and len(pairs) == len(spans):
            under = text[start:opened].strip(_TRIM)
            trimmed = [_trimmed(text, *span) for span in pairs]
            yield from (Part(*span, under=under) for span in trimmed if span is not None)
            return
        opened = text.find("(", closed, end)


def _closing(text: str, opened: int, end: int) -> int:
    depth = 0
    for at in range(opened, end):
        depth += (text[at] in _OPENING) - (text[at] in _CLOSING)
        if depth == 0:
            return at
    return end


def _names_on(words: str, tail: re.Match[str]) -> bool:
    """Whether 등 stands among the names before a figure, not behind one: 상주 스마트팜 등 지원 사업지 착공(6개소)."""
    return _DIGIT.search(words, 0, tail.start()) is None and _DIGIT.search(words, tail.end("end")) is not None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A span without separators at its ends and without 등 and what follows; None when nothing is left."""
    while start < end and (text[start] in _TRIM or text.startswith("및 ", start)):
        start += 1
    tail = _TAIL.search(text[start:end])
    if tail is not None and tail.start() > 0 and not _names_on(text[start:end], tail):
        end = start + tail.start()
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return (start, end) if end > start else None
