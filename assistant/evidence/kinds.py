"""How well a piece of text holds the kind of answer that is asked for: a sum, a date, a person, a reason."""

from collections.abc import Mapping
from functools import lru_cache

from assistant.evidence.calls import gives_number
from assistant.evidence.charges import is_other_money
from assistant.evidence.counting import counts, counts_otherwise, may_stand_bare, units_counted
from assistant.evidence.named import NAME, NAMES_OF, PERSON, PLACE, is_title, lists_persons, names_place, without_heads
from assistant.evidence.reasons import is_bare, is_remark, names_reason, reason_fit
from assistant.evidence.recipients import recipient_fit
from assistant.evidence.ways import WAY
from assistant.evidence.whens import TIMES, when_fit
from assistant.figures.parsing import Figure
from assistant.figures.quantities import FigureKind
from assistant.figures.told import told_figures
from assistant.understanding import penalties, remedies
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re
from ingest.types import IN_TABLES, BlockKind

_SEVERAL = 3
_MOST = 1.15
# How well a row or a cell of a table tells what something is, why, or how.
_TOLD_BY_ROW, _TOLD_BY_CELL = 0.4, 0.7
# 누리집 접수는 하지 않습니다 names no place to go to.
_NOT_THERE = re.compile(r"(?:하|받|되|열|운영하)지 ?않[가-힣]*\.?$")
_FILLED = 0.95
_FITS, _OTHER_FIGURE, _OTHER_COUNTER, _NO_FIGURE = 1.1, 0.8, 0.75, 0.4
FIGURES_OF: Mapping[Asked, frozenset[FigureKind]] = {
    Asked.AMOUNT: frozenset({FigureKind.AMOUNT}),
    Asked.PERCENT: frozenset({FigureKind.PERCENT, FigureKind.PERCENT_POINT}),
    Asked.COUNT: frozenset({FigureKind.COUNT}),
    Asked.QUANTITY: frozenset(FigureKind) - {FigureKind.YEAR, FigureKind.IDENTIFIER},
    Asked.DATE: TIMES,
    Asked.PERIOD: TIMES,
    Asked.PHONE: frozenset({FigureKind.IDENTIFIER}),
}
_RANKS = frozenset({Asked.LARGEST, Asked.SMALLEST})
_TABLE_KINDS = frozenset({Asked.AMOUNT, Asked.PERCENT, Asked.COUNT})
_DAYS = frozenset({FigureKind.DATE, FigureKind.PERIOD, FigureKind.TIME})
# 얼마 alone may ask for people or miles; one of these asks for money, unless for something else beside it.
_MONEY_WORD = re.compile(
    r"(?<![과와랑고] )(?:요금|이용료|가격|수수료|비용|예산|금액|총액|사업비|투자액|연봉|임금|월급|보조금|지원금"
    r"|돈[은이을 ]|[가-힣]{2,12}액(?:[은이을]|수)|[가-힣]{1,12}[치공]비[는가를 ])"
    r"|(?:살|사는|구입할?|구매할?|빌리는) ?(?:때|데|값)[^?]{0,6}얼마"
)
_NO_SUMS = _DAYS | {FigureKind.YEAR, FigureKind.IDENTIFIER}
_NO_MONEY = re.compile(
    r"\((?:명|건|개|개소|곳|대|%|점|회|가구|세대|시간|분|톤|도|리터"
    r"|(?!USD|EUR|KRW)[a-zA-Z㎡㏊㎞㎢㎥㎜㎝㎏㎎℃Ω°]{1,5}(?:/[가-힣a-zA-Z㎡㎥]{1,2})?\d?)\)|(?<!공)연장|면적|인원|건수|물량|수량|비중|[율률](?:\s|$)"
)
# What columns of sums and of shares are called.
_NO_NUMBER = re.compile(
    r"단가|금액|가격|대금|[가-힣]액(?:\s|\(|$)|비용|예산|요금|비중|비율|\((?:[조억만천백]*원|%)[,)]"
)
_ALL = re.compile(r"(?:전부|모두|총|통틀어) ?몇|전국")
_TOTAL = re.compile(r"총|전체|모두|합계|누적|전국")
_RATE_NAME = re.compile(r"[율률]|비중|비율")
_RATE = re.compile(r"[가-힣]{2,}[율률]")
_PAPERS = re.compile(
    r"서류|증명서|확인서|신청서|사본|등본|초본|동의서|계약서|위임장|통장|증빙|서식|신분증|지참|준비물|견적서|이력서|제출|첨부"
)
_OFTEN = re.compile(
    r"매(?:년|월|달|주|일|분기|반기|회)|마다|수시|정기|격[년월주일]|(?:분기|반기|월|주|연도)별|상시"
    r"|(?:연|월|주|년|일|분기|반기)(?:간|에)? ?\d+ ?(?:회|번|차례)"
    r"|\d+ ?(?:년|개월|달|주|일)에? ?(?:\d+ ?회|한 ?번|[1-9] ?번)"
)
_DEFINING = re.compile(
    r"^\W*[^\s,]+[은는] .*이다\.?$|이란|[가-힣]란 |말한다|말합니다|뜻한다|의미|제도로|나타낸|기준|공간|비전·목표|: "
)
_COUNTED_ELSE = re.compile(r"^\D*\d[\d,.]*(?:단|호|등|위|급|차)$")  # 1단 is no length
# A cell's number with a unit that is no money, and a number alone.
_OTHER_UNIT = re.compile(r"\s*[△▲+-]?\d[\d,.]*\s*(?![조억만천백십]|원|달러|유로|엔|\d)[가-힣A-Za-z㎞㎡%]+\s*(?:\(|$)")
_PLAIN_NUMBER = re.compile(r"[△▲+-]?\d[\d,.]*")
_DIGIT = re.compile(r"\d")
_WAY_NAME = re.compile(r"조\s*치|대\s*처|방\s*법|요\s*령|해결|대응")
_OFFICE = re.compile(
    r"위원회|[가-힣]+(?:팀|국|처|청|센터|본부|연구소)(?:\)|\s|$|가 |에서)"
    r"|[가-힣]{2,}과(?:\)|\t|$|가 |에서|장)"  # 현실과 가상 is no office
    r"|(?:정책|관리|기획|지원|산업|행정|총무|복지|사업|운영|진흥|협력|안전|환경|교통|문화|기반)과\s"
)
_ENUMERATION = re.compile(r"[,·、]|①.*②|▲.*▲")
_OPENS_LIST = re.compile(r"다음 각 ?[호목]|(?:다음|아래)와 같")


def kind_fit(question: Question, quote: str, block: BlockKind, names: str = "", *, filled: bool = False) -> float:
    """Fit of a quotation, around 1; ``names`` are the names of a cell's row and column.

    Figures may be shared out between pieces of evidence, so their fits are averaged; a reason or a place is not.
    """
    # A penalty stands above the cases that it is for.
    figures = told_figures(f"{quote} {names}" if Asked.PENALTY in question.asked else quote)
    # Several figures, as those of a table, say themselves which is the largest.
    asked = question.asked - (_RANKS if block in IN_TABLES or len(figures) > 1 else frozenset())
    fits = {kind: _fit(kind, question, quote, block, figures, names) for kind in asked}
    of_figures = [fit for kind, fit in fits.items() if kind in FIGURES_OF]
    others = [
        max(fit, _FILLED) if filled and kind in (Asked.PERSON, Asked.PLACE) else fit
        for kind, fit in fits.items()
        if kind not in FIGURES_OF
    ]
    if len(fits) >= _SEVERAL and of_figures and others:  # 언제까지 어디에 어떻게: a line seldom tells all of them
        return min(_MOST, sum(fits.values()) / len(fits))
    return min(_MOST, (sum(of_figures) / len(of_figures) if of_figures else 1.0) * min(others, default=1.0))


def _fit(
    kind: Asked, question: Question, quote: str, block: BlockKind, figures: tuple[Figure, ...], names: str
) -> float:
    if kind in FIGURES_OF:
        other = kind is Asked.AMOUNT and is_other_money(question, block, f"{quote} {names}")
        return _NO_FIGURE if other else _figure_fit(kind, question, quote, block, figures, names)
    if kind in (Asked.REASON, Asked.METHOD, Asked.DEFINITION) and block in IN_TABLES:
        reason = kind is Asked.REASON and (names_reason(names) or is_remark(names, quote))
        named = reason or _names_way(kind, names)
        short = kind is Asked.REASON and is_bare(quote)
        return 1.05 if named else _TOLD_BY_ROW if short or block is BlockKind.ROW else _TOLD_BY_CELL
    if kind is Asked.DEFINITION:
        return 1.15 if block is BlockKind.FOOTNOTE or _DEFINING.search(quote) else 0.9
    if kind is Asked.LIST:
        listed = block is BlockKind.ROW or len(_ENUMERATION.findall(quote)) > 1 or _OPENS_LIST.search(quote)
        return 1.15 if listed else 0.9
    if kind in (Asked.REASON, Asked.RECIPIENT):
        return reason_fit(question.text, quote) if kind is Asked.REASON else recipient_fit(question.text, quote)
    pattern, fits, fails = _PHRASES.get(kind, (None, 1.0, 1.0))
    if kind is Asked.PLACE:
        told = names_place(quote, names, question.text) and not _NOT_THERE.search(quote)
    elif kind is Asked.PERSON and question.head and _holds_office(question.head, quote):
        told = True
    else:
        quote = without_heads(quote, question.text) if kind is Asked.PERSON else quote
        told = _is_named(kind, quote, names) or (pattern is not None and pattern.search(quote) is not None)
    return fits if told else fails


def _names_way(kind: Asked, names: str) -> bool:
    """Whether a cell is named as what one does: 조치, 처리 방법."""
    return kind is Asked.METHOD and _WAY_NAME.search(names) is not None


def _holds_office(office: str, quote: str) -> bool:
    """Whether a name stands before an office in brackets: 김도현(의장)."""
    return re.search(rf"(?<![가-힣]){NAME} ?\({re.escape(office)}\)", quote) is not None


def _is_named(kind: Asked, quote: str, names: str) -> bool:
    """Whether a cell is of a kind by the names of its row and column, and no title beside a name."""
    named = kind in NAMES_OF and NAMES_OF[kind].search(names) is not None
    if kind is not Asked.PERSON:
        return named
    return (named and not is_title(quote)) or lists_persons(quote, names)


_DECIDES = re.compile(
    r"수 (?:있|없)|않|아니|못[하한함]|불가|가능|제외|대상|한정"
    r"|막[는습아]|금지|허용|하여야|해야|이상|이하|미만|초과|이내|중단|취소|종료|없[이음다습]"
    r"|(?:^|[.\s])(?:네|예)[,.]"
)
_PHRASES: Mapping[Asked, tuple[re.Pattern[str], float, float]] = {
    Asked.PERSON: (PERSON, 1.1, 0.5),
    Asked.PAPERS: (_PAPERS, 1.1, 0.75),
    Asked.METHOD: (WAY, 1.1, 1.0),
    Asked.PENALTY: (penalties.TOLD, 1.15, 0.6),
    Asked.REMEDY: (remedies.TOLD, 1.1, 0.6),
    Asked.FREQUENCY: (_OFTEN, 1.15, 0.6),
    Asked.IDENTIFIER: (_DIGIT, 1.05, 0.6),
    Asked.EMAIL: (re.compile("@"), 1.1, 0.3),
    Asked.PLACE: (PLACE, 1.05, 0.5),
    Asked.YES_NO: (_DECIDES, 1.1, 0.85),
    Asked.BODY: (_OFFICE, 1.1, 0.9),
    Asked.LARGEST: (
        re.compile(r"(?:가장|제일) ?(?:[가-힣]+[이을] )?(?:큰|크|많|높|길|긴|비싼)|최[대고다]|1위"),
        1.1,
        0.87,
    ),
    Asked.SMALLEST: (re.compile(r"(?:가장|제일) ?(?:[가-힣]+[이을] )?(?:작|적|낮|짧|싼)|최[소저]|꼴찌"), 1.1, 0.87),
}


def _figure_fit(
    kind: Asked, question: Question, quote: str, block: BlockKind, figures: tuple[Figure, ...], names: str
) -> float:
    kinds = {figure.kind for figure in figures}
    if kind is Asked.COUNT:
        return _count_fit(question, quote, block, figures, names)
    if kind in (Asked.DATE, Asked.PERIOD):
        return when_fit(kind, question, quote, figures, names)
    if FIGURES_OF[kind] & kinds or (kind is Asked.PHONE and gives_number(quote, names)):
        return _FITS
    money = kind is Asked.AMOUNT and asks_for_money(question.text)
    if kind is Asked.AMOUNT and block in IN_TABLES and _OTHER_UNIT.match(quote):
        return _NO_FIGURE  # 3단
    if kind in _TABLE_KINDS and block in IN_TABLES and FigureKind.NUMBER in kinds and may_stand_bare(quote):
        other = _NO_FIGURE if money else _OTHER_FIGURE
        return other if _measures_else(kind, quote, names) else _FITS
    rate = kind is Asked.PERCENT and FigureKind.NUMBER in kinds and _RATE.search(f"{quote} {names}")
    some = kind is Asked.AMOUNT and kinds - _NO_SUMS and not money
    return _FITS if rate else _OTHER_FIGURE if some else _NO_FIGURE  # 경쟁률 2.51 대 1


def _measures_else(kind: Asked, quote: str, names: str) -> bool:
    """Whether the names of a cell say that its number is no sum, or no share."""
    if kind is Asked.PERCENT and names:
        return "(" not in quote and not (_RATE_NAME.search(names) or "%" in names)
    return kind is Asked.AMOUNT and _NO_MONEY.search(names) is not None


def holds(asked: Asked, text: str) -> bool:
    """Whether a text holds a figure of the kind that is asked for."""
    return any(figure.kind in FIGURES_OF[asked] for figure in told_figures(text))


@lru_cache(maxsize=64)  # asked for each piece of evidence
def asks_for_money(text: str) -> bool:
    """Whether a question says that it asks for money: 요금, 비용, 돈."""
    return _MONEY_WORD.search(text) is not None


def names_papers(text: str) -> bool:
    """Whether a text names papers to hand in: 신청서, 통장 사본."""
    return _PAPERS.search(text) is not None


def _is_ordinal(quote: str, figure: Figure) -> bool:
    """Whether a figure tells which one, not how many: 제6기."""
    return quote[: figure.start].rstrip().endswith("제")


def _count_fit(question: Question, quote: str, block: BlockKind, figures: tuple[Figure, ...], names: str) -> float:
    counted = [figure for figure in figures if figure.kind is FigureKind.COUNT and not _is_ordinal(quote, figure)]
    if not question.counter and counted:
        return _FITS
    units = tuple(units_counted(question.counter))
    if any(figure.unit.startswith(units) for figure in counted) or counts(question.counter, quote):
        return _OTHER_FIGURE if _ALL.search(question.text) and not _TOTAL.search(f"{quote} {names}") else _FITS
    plain = any(figure.kind is FigureKind.NUMBER for figure in figures) and not _COUNTED_ELSE.search(quote)
    bare = block in IN_TABLES and not counted and may_stand_bare(quote)
    bare = bare and not counts_otherwise(question.counter, names)
    if plain and (bare or f"({question.counter})" in quote):  # 방문자 수(명) : 2,388
        return _OTHER_COUNTER if question.counter and _NO_NUMBER.search(names) else _FITS
    return _OTHER_COUNTER if counted else _NO_FIGURE
