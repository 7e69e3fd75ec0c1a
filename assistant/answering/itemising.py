"""A name with its figures said as a sentence: 골목등 설치('24, 12억원) as 골목등 설치는 2024년 12억원입니다.

Plans write what a programme costs, and when it is, in brackets behind its name. Nothing is added but the copula, and a
year is written out; text that is more than a name and its figures stays as it is.
"""

from collections.abc import Iterable, Iterator

from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import Day, Figure, FigureKind
from ingest import patterns as re
from ingest.particles import with_particle

_ITEM = re.compile(
    r"(?P<name>(?:\([^()]{1,20}\) ?)?[^\s()][^()]{1,60}?(?<![다함됨임음은는을를])) ?\((?P<inside>[^()]{1,60})\)"
    r"(?: ?(?P<doing>추진|지원|운영|실시|개최|설치|구축|조성|확대|보급|제공))?"
)
_PLAIN = re.compile(
    r"(?P<name>\S[^():：→]{1,50}?)"
    r" (?P<said>(?:총 |연 |각 |약 )?\d[\d,.]*\s?(?:[조억만천백]+ ?)*[가-힣%A-Za-z㎞㎡㏊]{1,3})"
)
_POINT = re.compile(r"(?:\(['‘’`]?\d\d(?:\d\d)?년?\)|['‘’`]\d\d년?(?= ))\s*(?=\d|[△▲-]\d)")
_COMMA = re.compile(r",\s+|,(?!\d{3})")
_ARROW = re.compile("[→⇒]")
_NOUN_BEHIND = re.compile(r"[가-힣 社]{0,8}")
_BEFORE = re.compile(r"(?:총|연|약|각|매년|매월|신규|계속|국비|신규로|~)? ?")
# Words before a figure that aren't its name: 모두 5개, 지난해보다 310건, 최대 4년, 82만 5,000원.
_NO_NAME = re.compile(
    r"(?:(?:^| )(?:총|약|연|월|최대|최소|모두|각각|매년|매월|전체|합계|누적|이상|이하|말|기준)"
    r"|(?:[가-힣][은는을를에도만]|에서|까지|부터|보다|마다|으로|로|하여|하고|[가-힣]의|대비|및|와|과)|[\d,.·~%]|\d[년월]|\d[조억만천백십]+)$"
)
# What is done to what, for whom, how long; 저감을 위한 describes the name that follows.
_DONE_TO = re.compile(r"[가-힣](?:를|(?<![마가겨고노])을|에게|에서|까지|마다|씩|간) (?!위한|통한|활용한|이용한|대상)")
_YEARLESS = frozenset({FigureKind.AMOUNT, FigureKind.COUNT, FigureKind.PERCENT})


def itemised(text: str) -> str:
    """The text as a sentence where it is a name and its figures and nothing else; else unchanged."""
    item = _ITEM.fullmatch(text.rstrip(" ."))
    if item is not None and not _ends_in_figure(item["name"]) and _is_name(item["name"]):
        said = _written_out(f"({item['inside']})")
        if said and item["doing"]:
            named = with_particle(item["name"], "을/를")
            return f"{item['name']}({item['inside']}){named[-1]} {item['doing']}합니다."
        return f"{with_particle(item['name'], '은/는')} {said}입니다." if said else text
    plain = _PLAIN.fullmatch(text.rstrip(" ."))
    if plain is None or _NO_NAME.search(plain["name"]) or len(parse_figures(text)) != 1:
        return text
    return f"{with_particle(plain['name'], '은/는')} {plain['said']}입니다."


def _ends_in_figure(name: str) -> bool:
    """Whether a bracket stands behind a figure, which it explains, or behind words that measure one."""
    figures = parse_figures(name)
    return _NO_NAME.search(name) is not None or (bool(figures) and figures[-1].end == len(name))


def _is_name(words: str) -> bool:
    """Whether words name something and don't tell what is done to what: 이자를 1,300가구에 지원 tells it."""
    return _DONE_TO.search(words) is None


def of_year(text: str) -> str:
    """A place of a series with its year written out: ('18) 180억불 as 2018년 180억불; other text unchanged."""
    found = _POINT.match(text)
    figure = next(iter(parse_figures(text[: found.end()])), None) if found is not None else None
    if found is None or figure is None or figure.since is None or _ARROW.search(text):
        return text
    return f"{_day(figure.since)} {text[found.end() :]}"


def _written_out(bracket: str) -> str:
    """The figures of a bracket with their years written out; empty where it holds anything else."""
    figures = parse_figures(bracket)
    if not figures or any(_is_open(figure) for figure in figures):
        return ""
    if len({figure.kind in _YEARLESS for figure in figures if _is_day(figure)}) > 1:
        return ""
    between = [*_between(bracket, figures)]
    if not all(_NOUN_BEHIND.fullmatch(words) for words in between[1:]) or not _BEFORE.fullmatch(between[0]):
        return ""
    said = bracket
    for figure in reversed(figures):
        said = said[: figure.start] + _said(figure, bracket) + said[figure.end :]
    first, *rest = [piece.strip() for piece in _COMMA.split(said[1:-1])]
    return " ".join([first, ", ".join(rest)]).strip() if _is_day(figures[0]) else ", ".join([first, *rest])


def _between(bracket: str, figures: Iterable[Figure]) -> Iterator[str]:
    """The words before, between and behind figures, without commas and what only qualifies a figure."""
    at = 1
    for figure in figures:
        words = re.sub(r",\s*(?:총|연|약|각|신규|계속|국비)?\s*$", "", bracket[at : figure.start])
        yield words.strip()
        at = figure.end
    yield bracket[at:-1].strip()


def _is_day(figure: Figure) -> bool:
    return figure.kind in (FigureKind.YEAR, FigureKind.PERIOD, FigureKind.DATE)


def _is_open(figure: Figure) -> bool:
    """Whether a figure says too little by itself: a number without a unit, a time without its end."""
    return figure.kind is FigureKind.NUMBER or (figure.kind is FigureKind.PERIOD and figure.until is None)


def _said(figure: Figure, bracket: str) -> str:
    """A figure as it is, a year or month that is written short in full."""
    written = bracket[figure.start : figure.end]
    if not _is_day(figure) or figure.since is None:
        return written
    first = _day(figure.since)
    if figure.kind is not FigureKind.PERIOD:
        return first
    last = _day(figure.until) if figure.until is not None else ""
    return f"{first.removesuffix('년')}~{last}" if first.endswith("년") and last.endswith("년") else f"{first}~{last}"


def _day(day: Day) -> str:
    parts = ((day.year, "년"), (day.month, "월"), (day.day, "일"))
    return " ".join([*(f"{number}{unit}" for number, unit in parts if number), *([day.part] if day.part else [])])
