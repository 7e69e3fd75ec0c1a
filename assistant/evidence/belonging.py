"""Whose a candidate is and of which time: the years, bodies, places, firms and documents that a question names.

Each fit is a factor near 1 where the candidate is of what is named and well below where it is another's.
"""

from collections.abc import Mapping, Sequence

from assistant.evidence.candidates import Candidate
from assistant.evidence.reading import squeezed
from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import FigureKind
from assistant.understanding.asked import Asked
from assistant.understanding.bodies import Body, find_bodies
from assistant.understanding.question import Question, is_asking_word, years_of
from assistant.understanding.words import Word
from ingest import patterns as re
from ingest.types import IN_TABLES, BlockKind

_PLACE_NAME = re.compile(r"[가-힣]{2,4}(?:시|도|군|구|읍|면|동|역)")
_LEAST_NAME = 4
_REGION = re.compile(
    r"(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주)(?=특별|광역|도)"
)
_FIRM = re.compile(r"[가-힣]{2,8}(?:발전|공사|공단|재단|협회|연구원|연구소|은행|대학교|전자|건설|팀)")
# A body that the document opens with is whose document it is.
_BODY_OF_DOCUMENT, _ANOTHER_BODY = 0.9, 0.3
_OF_EDITION = 0.8
# 2023년보다 1.3점 상승 tells the figure of another year.
_SET_AGAINST = re.compile(r"(?:(?:19|20)\d\d|['‘’]\d\d)년?도?(?:보다|에 ?비[해하]|에 ?견주| ?대비)")
# ('24년 최대 2년) behind what is so now tells what was so before.
_AS_BEFORE = re.compile(r"\(['‘’]?(?:19|20)?\d\d년?도? [^()→]*\)")
# What a report of a year puts off to a later one tells what became of it in its own.
_PUT_OFF = re.compile(r"미[루룸뤄룬]|늦[추춰춘]|늦어|이월|연기(?=[하된될됨했함])")
_PLURAL = "들"
_STARTING = re.compile(r"시작|부터|착수|까지|끝나|종료|완료|기간")


def place_fit(question: Question, words: Sequence[Word]) -> float:
    """Little when the question names a place that no document has: 부산시, 햇살구; the same for all candidates."""
    named = {token.rpartition("/")[0] for token in question.analysis.tokens if "/NN" in token}  # 적어도 is no island
    unknown = [word.term for word in words if not word.known and word.term in named]
    known = {form for word in words if word.known for form in word.forms}
    # Kiwi cuts a name that it doesn't know: 햇살 and 구.
    cut = (name for name in question.compounds if name not in known and f"{name[-1]}/NNG" in question.analysis.tokens)
    unknown += cut
    return 0.5 if any(_PLACE_NAME.fullmatch(term) for term in unknown) else 1.0


def region_fit(question: Question, candidate: Candidate) -> float:
    """Little when the question names a province or a great city and the candidate another."""
    asked, told = set(_REGION.findall(question.text)), set(_REGION.findall(candidate.own))
    return 0.3 if asked and told and not asked & told else 1.0


def firm_fit(question: Question, words: Sequence[Word], candidate: Candidate) -> float:
    """Little when the question names a firm, an agency or a team that the document never does: 한국동서발전."""
    known = {form for word in words if word.known for form in word.forms}
    names = (*question.compounds, *(word.form for word in question.focus if not word.verb))
    named = [name for name in names if _FIRM.fullmatch(name) and name not in known]
    return 0.5 if any(name not in candidate.reading.squeezed for name in named) else 1.0


def document_fit(question: Question, words: Sequence[Word], candidate: Candidate) -> float:
    """Little when other documents have a name that the question gives and this one does not: 산업융합발전 실행계획.

    What offices write for the name is the name, too (GNI), and so is all that it is made of: 대출 1억원까지의 이자.
    A name that the question doesn't write (산업재해보상보험 for 산재보험) is another form of one that it does.
    """
    known = {word.term: word for word in words if word.known}
    written = squeezed(question.text)
    for name in question.compounds:
        if len(name) < _LEAST_NAME or name not in known or name not in written or is_asking_word(name):
            continue
        if any(form in candidate.reading.squeezed for form in (name, *known[name].alike)):
            continue
        if not _is_made_up(name, question, known, candidate):
            return 0.4
    return 1.0


def _is_made_up(name: str, question: Question, known: Mapping[str, Word], candidate: Candidate) -> bool:
    """Whether all that a name is made of stands where the candidate does: 전기버스 below 전기 시내버스 도입.

    A leaflet, which is of its title throughout, may write the parts otherwise: 다문화가정 is made up by 다문화가족.
    """
    parts = [word.form.lower() for word in question.focus if word.form.lower() in name]
    if sum(map(len, parts)) < len(name.removesuffix(_PLURAL)):
        return False
    held = candidate.own + candidate.near
    if not candidate.reading.is_leaflet:
        return all(part in held for part in parts)
    held += candidate.far
    return all(any(form in held for form in (part, *_otherwise(part, known))) for part in parts)


def _otherwise(part: str, known: Mapping[str, Word]) -> tuple[str, ...]:
    return known[part].alike if part in known else ()


def year_fit(question: Question, candidate: Candidate) -> float:
    """1 when the candidate is of the year asked for, little when it is of another."""
    if not question.years:
        return 1.0
    if any(year in candidate.years for year in question.years):
        return 1.05 if is_of_year(question, candidate) else 0.5
    if candidate.years:
        return _fit_of_other_years(question, candidate)
    if not candidate.standing_years:
        return 0.8
    if any(year in candidate.standing_years for year in question.years):
        return 1.0
    return _OF_EDITION if _is_of_edition(question, candidate) else 0.35


def _fit_of_other_years(question: Question, candidate: Candidate) -> float:
    if _is_told_of_edition(question, candidate):
        return _OF_EDITION
    return 0.5 if any(year in candidate.standing_years for year in question.years) else 0.35


def _is_told_of_edition(question: Question, candidate: Candidate) -> bool:
    """Whether a line in an edition of the year asked for names another year only beside what it tells.

    ('24년 최대 2년) tells what was before; in a report of 2024, 2025년 3월로 미룸 tells what became of it in 2024.
    """
    if candidate.block.kind in IN_TABLES or candidate.reading.edition_year not in question.years:
        return False
    if max(candidate.years) < min(question.years):
        return _tells_change(candidate.quote)
    return min(candidate.years) > max(question.years) and _PUT_OFF.search(candidate.quote) is not None


def _tells_change(quote: str) -> bool:
    """Whether brackets alone name years, and set a figure of them beside one of now in the same unit."""
    rest = _AS_BEFORE.sub("", quote)
    before, now = (
        {
            (figure.kind, figure.unit.removesuffix("간"))
            for figure in parse_figures(text)
            if figure.kind is not FigureKind.YEAR
        }
        for text in (" ".join(_AS_BEFORE.findall(quote)), rest)
    )
    return not years_of(rest) and bool(before & now)


def _is_of_edition(question: Question, candidate: Candidate) -> bool:
    """Whether a line stands in an edition of the year asked for, and only a line above it names another one.

    Below 14억원은 2025년으로 이월 in the report of 2024 stands what was left in 2024.
    """
    if candidate.block.kind in IN_TABLES or candidate.reading.edition_year not in question.years:
        return False
    return not any(years_of(heading) for heading in candidate.reading.headings(candidate.block))


def is_of_year(question: Question, candidate: Candidate) -> bool:
    """False when the year only bounds a period ('25~'30, 1,131억원) or is what another is set against (2023년보다)."""
    if Asked.PERIOD in question.asked or _STARTING.search(question.text):
        return True
    periods = [figure for figure in parse_figures(candidate.quote) if figure.kind is FigureKind.PERIOD]
    # Days of one year are of that year: 1945년 12월 6일에서 7일 사이.
    spans = [span for one in periods if len(years_of(span := candidate.quote[one.start : one.end])) > 1]
    bounding = {year for span in spans for year in years_of(span)}
    outside = candidate.quote
    for span in spans:
        outside = outside.replace(span, "")
    if Asked.COMPARISON not in question.asked:
        bounding.update(years_of(" ".join(_SET_AGAINST.findall(outside))))
        outside = _SET_AGAINST.sub("", outside)
    return any(year in years_of(outside) or year not in bounding for year in question.years)


def body_fit(bodies: Sequence[Body], candidate: Candidate) -> float:
    """1 when the candidate or what stands above it names the bodies asked for, little when not."""
    if not bodies:
        return 1.0
    named = [_names(body, candidate) for body in bodies]
    return sum(named) / len(named)


def _stems(forms: Sequence[str]) -> list[str]:
    """Long names without their last syllable, as agendas have them: 고용노동 소관."""
    return [form[:-1] for form in forms if len(form) > _LEAST_NAME and form[-1] in "부청처"]


def _names(body: Body, candidate: Candidate) -> float:
    forms = (*body.forms, *_stems(body.forms))
    for text, worth in ((candidate.own, 1.05), (candidate.near, 1.0), (candidate.far, 0.95)):
        if any(form in text for form in forms):
            return worth
    reading, block = candidate.reading, candidate.block
    if block.kind is BlockKind.CELL and block.parent is not None and not find_bodies(candidate.names):
        row = squeezed(reading.own(reading.document.blocks[block.parent]))
        if any(form in row for form in forms):
            return 1.0
    if reading.names_few_bodies and any(form.lower() in reading.first_page for form in body.forms):
        return _BODY_OF_DOCUMENT
    return _ANOTHER_BODY
