"""What a figure of a table is called in a sentence: 시비의 금액, 3분기 영업이익, 2024년 감속기 매출.

A part of a year stands in front. Where neither row nor column says what is measured, what stands above the table does.
"""

from assistant.answering.nominal import final_of
from assistant.answering.year_labels import is_year
from assistant.evidence.reading import Reading, squeezed
from assistant.evidence.units_of_cells import is_measure
from assistant.figures.parts_of_year import Span, part_of_year
from ingest import patterns as re
from ingest.blocks import lead_in
from ingest.types import Block

ASIDE = re.compile(r"부서|단위|비고|번호|기관|위치|장소|사무실|모델|규격|관리자")
# What one of several things has, where the things stand in the columns: 시험발사체의 단수.
_ATTRIBUTE = re.compile(
    r"(?:중량|무게|길이|직경|지름|높이|너비|속도|용량|목적|주소"
    r"|(?:[단개건횟점명대층쪽]|인원|[가-힣](?:자|생|원)|가구|세대|좌석|부품) ?수)$"
)
_UNIT_BEHIND = re.compile(r"[가-힣]\((?:[a-zA-Z㎡㏊㎞㎢㎥㎜㎝㎏㎎℃]{1,5}(?:/[가-힣㎡㎥]{1,2})?\d?|[건명개점회분])\)$")
_DAY_NAME = re.compile(r"(?:\d{4}년 ?)?\d{1,2}월 ?\d{1,2}일")
# Columns that say which figure of a measure they give: 연장의 계획 and 연장의 합계, but 늘솔구의 연장.
_ASPECT = re.compile(
    r"계획|실적|목표|현황|결과|기준|값|합\s*계|소\s*계|총\s*계|^\s*계\s*$|^총|평균|증감|\d\d년|(?:19|20)\d\d"
)
# What a column of values is called says nothing of them: 무게의 값.
_PLAIN = re.compile(r"값|내용|수치|사양|세부 ?내용|상세|내역|설명")
# A row may be called by what is the matter: 바람이 약함, 전원이 켜지지 않음, 표시등이 빨간색으로 깜박임.
_WITH_SUBJECT = re.compile(r"[가-힣][이가] (?:[가-힣]+ ){0,2}[가-힣]+$")
_NO_STATE = re.compile(
    r"(?:그램|시스템|아이템|책임|모임|게임|움직임|마음|처음|다음|사람|이름|바람|그림|아침|여름|가슴|기름)$"
)
_M, _LM = 16, 10  # the final consonants ㅁ and ㄻ, with which verbs are made nouns
_SUM = re.compile(r"\W*(?:합 ?계|총 ?계|누 ?계|계|전체|총 ?합계)\W*")
_MEASURE = re.compile(
    r"(?:매출|이익|손실|예산|실적|[가-힣 ]수|[가-힣](?:액|량|률|율|비|료|금)|인원|인구|점수|면적|비용|가격|단가|소득"
    r"|수입|지출|생산|판매|수출|만족도|지수|정원|현원)$"
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*단위[^\[\]]*\]")
_MARK = re.compile(r"^(?:[#\s○◦ㅇ□■▶◆※*<〈【\[]|[-–]\s|표 ?[\d.-]+\s?|(?:\d{1,2}|[가-하Ⅰ-Ⅹ])[.)]\s?)+")
_YEARS = re.compile(r"(?:(?:19|20)\d\d|['‘’]\d\d)년?도?(?:\s?[~∼-]\s?(?:(?:19|20)\d\d|['‘’]?\d\d)년?도?)?")
_SHOWN = re.compile(r"\s?(?:현황|추이|내역|변화|비교|비교표|표|집계|통계|결과|그래프)?[>〉】\]\s]*$")
_LONGEST = 14


def named_by(row: str, column: str, *, number: bool) -> str:
    """Row and column as one name: 시비의 금액, 늘솔구의 연장 where the row says what is measured, 2025년 긴급보수반."""
    if not (row and column) or (_PLAIN.fullmatch(column) and not _goes_ahead(row)):
        return row or column
    if _DAY_NAME.fullmatch(column) or column.startswith("0000"):  # a form's day that nobody filled in
        return row if column.startswith("0000") else f"{column} {row}"
    if _goes_ahead(column) or _goes_ahead(row):
        return f"{with_year(column)} {row}" if _goes_ahead(column) else f"{with_year(row)} {column}"
    measured = is_measure(row) or _UNIT_BEHIND.search(row) is not None
    aspect = is_measure(column) or _ASPECT.search(column) is not None
    row = f"‘{row}’" if is_state(row) else row
    attribute = _ATTRIBUTE.search(row) and not (aspect or _ATTRIBUTE.search(column) or ASIDE.search(column))
    if attribute or (number and measured and not aspect):
        return f"{column}의 {row}"
    return f"{row}의 {column}"


def named_in(reading: Reading, table: Block | None, row: str, column: str) -> str:
    """The name of a number of a table, with what is measured where only its caption says that: 2024년 감속기 매출."""
    name = named_by(row, column, number=True)
    if table is None or not (row and column) or not (_goes_ahead(column) or _goes_ahead(row)):
        return name
    other, part = (row, column) if _goes_ahead(column) else (column, row)
    measured = "" if is_measure(other) or _MEASURE.search(other) else measure_above(reading, table)
    if not measured or squeezed(measured) in squeezed(name):
        return name
    return f"{with_year(part)} 전체 {measured}" if _SUM.fullmatch(other) else f"{name} {measured}"


def measure_above(reading: Reading, table: Block) -> str:
    """What the caption of a table, the line that leads in to it or its heading measures: 매출 of 분기별 매출."""
    lead = lead_in(reading.document.blocks, table)
    lines = [*map(reading.own, reading.captions(table)), *([reading.own(lead)] if lead is not None else [])]
    return next(filter(None, map(_measure_in, [*lines, *reading.headings(table)[-1:]])), "")


def is_state(text: str) -> bool:
    """Whether a cell says what is the matter in a clause made a noun: 필터에 먼지가 참."""
    clause = _WITH_SUBJECT.search(text) is not None and _NO_STATE.search(text) is None
    return clause and final_of(text[-1]) in (_M, _LM)


def with_year(label: str) -> str:
    """A label that is a year and nothing else as it is said: 2025년."""
    return f"{label}년" if is_year(label) and label[-1].isdigit() else label


def _goes_ahead(label: str) -> bool:
    """Whether a label is a part of a year that stands before what it is of; sums stand behind it."""
    part = part_of_year(label)
    return part is not None and not (part.span is Span.YEAR and _SUM.fullmatch(label))


def _measure_in(line: str) -> str:
    bare = _MARK.sub("", _BRACKETS.sub(" ", line))
    bare = _SHOWN.sub("", _YEARS.sub(" ", bare)).rpartition("별 ")[2]
    words = " ".join(bare.split())
    return words if len(words) <= _LONGEST and _MEASURE.search(words) else ""
