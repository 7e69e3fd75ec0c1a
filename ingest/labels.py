"""What names a table's cells: column heads, row labels, and the label before a value where there is no header.

A printed table may hold several label-value column groups side by side; then the header repeats and each group's
first cell names its neighbours. Heads and labels may span what lies right of or below them, as empty cells show.
Knows texts in a grid only, not where they stand in a document.
"""

from collections.abc import Iterator

from ingest import patterns as re

Grid = list[dict[int, str]]  # for each row the texts of its cells by column, empty cells left out
Place = tuple[int, int]  # row, column
Names = dict[Place, tuple[Place, ...]]

_FIGURE = re.compile(r"\d")
_VALUE = re.compile(r"[△▲+\-–]?[\d,.]+(?:\s*[\[(].*[\])])?\s*[%가-힣A-Za-z㎡]{0,4}|-|–|〃|해당 ?없음")
# Figures that name rows and columns all the same: years, months, quarters, ages, sizes.
_NAMING_FIGURE = re.compile(
    r"(?:(?:19|20)\d{2}|['‘’]\d{2})(?:\.|년도?)?(?:\s?\(.{1,10}\))?"
    r"|\d{1,2}\s?(?:월|분기|차|차년도|회|회차|기|인|인 이상|주차?|일차|학년|급|등급|단계|호|호기|호선|세|세대|종|권역)"
)
_YEAR = re.compile(r"^(?:(?:19|20)\d{2}|['‘’]\d{2})")
_NO_NAME = re.compile(r"\d{2,4}-\d{3,4}|\d{4}\.\s?\d")  # phone numbers, dates
_AS_OF = re.compile(r"(?<=[가-힣])\s?\(\d[\d. ]*\)$")  # 재고(2025. 4. 1.): the day that a head tells of
# Heads of columns whose figures name rows: a code, and where nothing else names them, a serial number.
_CODE = re.compile(r"값|코드|범위|비트|레벨|배점 구간|value|code|bits?|id|tag id|index", re.I)
_SIGN = re.compile(r"[○×✓✔△▲●◎✗☑☐□■ＯoOxXvV]")
_SERIAL = re.compile(r"번\s?호|연\s?번|순\s?번|No\.?|#", re.I)
# What a row is told from others by, though it is called by the name beside it.
_IDENTITY = re.compile(r"(?:관리|자산|물품|비품|일련|접수|등록|사원|직원|회원|문서)\s?번\s?호|[사학군]\s?번")
# Column heads are names; anything longer is a sentence of a text table. Two columns may be labels and their texts.
_LONGEST_HEAD = 40
_LONGEST_HEAD_OF_TWO = 14
_LONGEST_LABEL_OF_TWO = 24
_PAIR = 2


def names_of_cells(grid: Grid) -> tuple[int, Names]:
    """How many rows are header rows, and for each cell the places of the cells that name it, outermost head first."""
    heads = opens_as_header(grid)
    return heads, names_below(grid, heads) if heads else dict(_by_neighbours(grid))


def names_below(grid: Grid, heads: int) -> Names:
    """What names each cell of a table whose first rows are heads."""
    return dict(_by_header(grid, heads))


def opens_as_header(grid: Grid) -> int:
    """How many rows at the top name columns; 0 where none does."""
    if len(grid) < 2 or not _is_header(grid):
        return 0
    return 2 if len(grid) > 2 and _is_second_header(grid[0], grid[1]) else 1


def _is_header(grid: Grid) -> bool:
    """Say whether the first row names the columns: it holds names but no values."""
    first, widest = grid[0], max(len(row) for row in grid)
    # The text beside a label may be as long as a head, unless all that stands below it is figures.
    texts = widest == _PAIR and not all(is_value(row.get(max(first), "")) for row in grid[1:])
    longest = _LONGEST_HEAD_OF_TWO if texts else _LONGEST_HEAD
    if len(first) < 2 or any(len(text) > longest or is_value(text) for text in first.values()):
        return False
    figures_above = sum(bool(_FIGURE.search(text)) and not _YEAR.match(text) for text in first.values())
    figures_above -= sum(bool(_NAMING_FIGURE.fullmatch(text)) and not _YEAR.match(text) for text in first.values())
    figures_below = max(sum(bool(_FIGURE.search(text)) for text in row.values()) for row in grid[1:])
    return figures_above <= figures_below and (len(first) >= widest - 1 or _is_second_header(first, grid[1]))


def _is_second_header(first: dict[int, str], second: dict[int, str]) -> bool:
    """Say whether the second row divides heads that span columns of the first."""
    if len(second) < 2 or any(_FIGURE.search(text) and not _NAMING_FIGURE.fullmatch(text) for text in second.values()):
        return False
    if any(is_value(text) or len(text) > _LONGEST_HEAD for text in second.values()):
        return False
    corner = min(first)
    spans = any(column not in first for column in second) or len(set(first.values())) < len(first)
    return spans and second.get(corner, first[corner]) == first[corner] and second != first


def _by_header(grid: Grid, heads: int) -> Iterator[tuple[Place, tuple[Place, ...]]]:
    columns = {column: tuple(_heads_of(grid, heads, column)) for column in {c for row in grid for c in row}}
    for below in range(1, heads):
        for column in grid[below]:
            yield (below, column), tuple(place for place in columns[column] if place[0] < below)
    width = _group_width(grid[0]) if heads == 1 else 0
    width = width or max(columns) + 1
    labelled = _label_columns(grid, heads, width)
    coded = _code_columns(grid, heads, width, labelled)
    labelled = sorted({*labelled, *coded})
    above: dict[int, Place] = {}  # the labels that stand, by column
    for number in range(heads, len(grid)):
        row = grid[number]
        for column in sorted(row):
            group, offset = column - column % width, column % width
            labels = (above.get(group + label) for label in labelled if label < offset)
            # Only in the leftmost group does an empty cell mean that the label above spans this row.
            fitting = tuple(place for place in labels if place is not None and (group == 0 or place[0] == number))
            yield (number, column), columns[column] + fitting
            if offset in labelled:
                for inner in labelled[labelled.index(offset) :]:
                    above.pop(group + inner, None)
                if offset in coded or not is_value(row[column]):
                    above[column] = (number, column)


def _heads_of(grid: Grid, heads: int, column: int) -> Iterator[Place]:
    """The heads over a column: its own, and in a header of two rows the one that spans it."""
    for row in range(heads):
        over = column
        while row < heads - 1 and over > 0 and over not in grid[row]:
            over -= 1
        if over in grid[row]:
            yield row, over


def _group_width(header: dict[int, str]) -> int:
    """Width of the column groups that a header repeats side by side; 0 when it doesn't repeat."""
    names = list(header.values())
    count = max(header) + 1
    if count == len(names):
        for width in range(2, count // 2 + 1):
            if count % width == 0 and names == names[:width] * (count // width):
                return width
    return 0


def _label_columns(grid: Grid, heads: int, width: int) -> list[int]:
    """The columns of a group that name its rows: its first, past serial numbers, and more until rows differ."""
    named = [grid[0].get(column, "") for column in range(min(width, 4))]
    columns = [at for at, name in enumerate(named) if not (_SERIAL.fullmatch(name) or _IDENTITY.fullmatch(name))]
    labelled: list[int] = []
    told = [""] * (len(grid) - heads)
    for column in columns[:3]:
        texts = [row.get(column, "") for row in grid[heads:]]
        valued = sum(is_value(text) for text in texts)
        # A first column of words that all differ names its rows, though a few be figures: 매일, 매월, 2,000시간.
        few = len(texts) // (2 if not labelled and len(set(texts)) == len(texts) else 10)
        if valued > few or (labelled and column == width - 1):
            break
        if sum(map(len, texts)) > (_LONGEST_LABEL_OF_TWO if width == _PAIR else _LONGEST_HEAD) * len(texts):
            break  # long texts are what is told, not what names it
        labelled.append(column)
        told = [f"{outer}\t{text}" for outer, text in zip(told, _spanning(texts), strict=True)]
        if len(set(told)) == len(told):
            break
    return labelled


def _spanning(texts: list[str]) -> Iterator[str]:
    """A column's texts; an empty cell goes on with the one above it."""
    above = ""
    for text in texts:
        above = text or above
        yield above


def _code_columns(grid: Grid, heads: int, width: int, labelled: list[int]) -> list[int]:
    """The columns whose figures name rows: codes left of what they stand for, else a first column of numbers."""
    heading = grid[heads - 1]
    names = [heading.get(column, "").strip() for column in range(min(width - 1, 4))]
    coded = [column for column, name in enumerate(names) if _CODE.fullmatch(name) or _IDENTITY.fullmatch(name)]
    if coded or labelled or width < 2:
        return coded
    numbers = [row.get(0, "") for row in grid[heads:]]
    return [0] if len(set(numbers)) == len(numbers) and all(number.isdecimal() for number in numbers) else []


def _by_neighbours(grid: Grid) -> Iterator[tuple[Place, tuple[Place, ...]]]:
    """Without a header a row is labels and what they name: 담당자, 사무관, 문예진 (000-210-3104)."""
    spans = any(row and min(row) > 0 for row in grid)
    named: dict[int, Place] = {}  # column -> the label that names what stands there, while that label spans rows
    owner: Place | None = None  # the first thing named in a row that spans those below, such as a department
    for number, row in enumerate(grid):
        label: Place | None = None
        if 0 in row:
            named, owner = {}, None
        taken = True
        for column in sorted(row):
            by = named.get(column) if taken and label is None else None
            if by is None and (is_value(row[column]) or not taken):
                by = label
            if by is None:
                counts = len(row) == _PAIR and column == min(row) and row[column].isdecimal()  # 57 | 경상북도 경주시
                label, taken = ((number, column), False) if counts or not is_value(row[column]) else (label, taken)
                continue
            taken = True
            further = (owner,) if spans and owner is not None and owner[1] < by[1] else ()
            yield (number, column), (by, *further)
            if by[1] == 0:
                named[column] = by
                owner = (number, column)


def is_value(text: str) -> bool:
    """Say whether a text is a figure, a dash or a number to call, which name nothing."""
    if _NAMING_FIGURE.fullmatch(text):
        return False
    return bool(_VALUE.fullmatch(text) or _NO_NAME.search(_AS_OF.sub("", text)) or _SIGN.fullmatch(text))
