"""Whether rows of texts read as a table: figures or short texts under one another, and nothing that only looks so.

Tables of contents, labels with their values, signatures and program code are set in columns
too. Knows the texts of the cells and not their places.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from ingest import patterns as re

_LONGEST = 30  # letters in a cell beyond the first column
_LONGEST_NAME = 40
_USUAL = 0.6  # of the cells
_FIGURE = re.compile(
    r"[△▲▽▼+\-−–±약≒]?\s?[₩$€£]?\s?\(?[△▲+\-−]?\d[\d,.\s/:~–\-]*\)?\s?(?:%p?|‰|[가-힣A-Za-z㎡㎢㎥℃²³]{1,4})?\)?"
)
_NOTHING = re.compile(r"[-–—−·*xX○●◯◎×]|해당 ?없음|없음|[nN]/?[aA]")
_YEAR = re.compile(
    r"['’]?(?:19|20)?\d\d(?:년도?|학년도)?(?:\([가-힣A-Za-z]{1,4}\))?|\d{1,2}월|[1-4]/?분기|\d{1,2}(?:회|차|주|반|학년)"
)
_AMOUNT = re.compile(r"[△▲+\-−]?\s?[₩$€£]?\s?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s?(%p?|[가-힣A-Za-z㎡㎢㎥℃]{0,4})")
_PAGE = re.compile(r"[(\[\-–]?\s?(\d{1,4})\s?(?:쪽|면|[)\]\-–])?")
_PAGE_HEAD = re.compile(r"쪽(?:수|번호)?|페이지|면|page|p\.?", re.I)
_LEADERS = re.compile(r"[.·…‥⋯․]{3,}|(?:[.·]\s){3,}")
_SEAL = re.compile(r"[(\[（]\s?(?:인|서명|날인|직인|서명 또는 인|서명 또는 날인)\s?[)\]）]|[印㊞]")
_CODE = re.compile(r"[{};]\s*$|//|/\*|[=!]=|:=|->|\(\)")
_LABEL = re.compile(r"[가-힣A-Za-z)]\s?[:：](?:\s|$)|^[:：]")
_SENTENCE = re.compile(r"(?:다|까|요|오|죠)[.?!][\"”’)]*$")
_LETTER = re.compile(r"[^\W\d_]")

_Texts = Sequence[Sequence[str]]


def reads_as_table(rows: _Texts) -> bool:
    """Say whether rows of texts, as many to each row and empty ones for what is missing, are those of a table."""
    head = _is_head(rows)
    body = rows[1:] if head else rows
    figured = [place for place in range(1, len(rows[0])) if _holds_figures([row[place] for row in body])]
    if not figured or not _is_short(rows) or not (head or _names(row[0] for row in body)):
        return False
    if _is_contents(rows, head=head) or any(_is_set_so(rows, sign) for sign in (_SEAL, _CODE, _LABEL)):
        return False
    return len(rows[0]) > 2 or _is_list_of_amounts(body, head=head)


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(text) is not None or _NOTHING.fullmatch(text) is not None


def _is_head(rows: _Texts) -> bool:
    """Say whether the first row names the columns: words or years, where figures stand below."""
    first = [text.strip() for text in rows[0][1:]]
    if not all(first):
        return False
    below = [row[place + 1].strip() for place in range(len(first)) for row in rows[1:]]
    if all(_YEAR.fullmatch(text) for text in first):
        return not all(_YEAR.fullmatch(text) for text in below if text)
    return not any(_is_figure(text) and not _YEAR.fullmatch(text) for text in first)


def _holds_figures(column: Sequence[str]) -> bool:
    texts = [text.strip() for text in column if text.strip()]
    figures = sum(map(_is_figure, texts))
    return (
        figures >= max(2, _USUAL * len(texts))
        and 2 * len(texts) >= len(column)
        and any("0" <= sign <= "9" for text in texts for sign in text)
    )


def _names(first: Iterable[str]) -> bool:
    texts = [text for text in first if text]
    return sum(_LETTER.search(text) is not None and not _is_figure(text) for text in texts) >= 0.8 * len(texts) > 0


def _is_short(rows: _Texts) -> bool:
    """Say whether cells are names and figures; sentences are text in columns."""
    beyond = [text.strip() for row in rows for text in row[1:] if text.strip()]
    short = sum(len(text) <= _LONGEST and not _SENTENCE.search(text) for text in beyond)
    return short >= 0.9 * len(beyond) and all(len(row[0]) <= _LONGEST_NAME for row in rows)


def _is_contents(rows: _Texts, *, head: bool) -> bool:
    """Say whether lines lead to page numbers: by dots, or by bare figures that never get smaller."""
    if sum(_LEADERS.search(" ".join(row)) is not None for row in rows) > 1:
        return True
    if head and not _PAGE_HEAD.fullmatch(rows[0][-1].strip()):
        return False
    found = [_PAGE.fullmatch(row[-1].strip()) for row in rows[head:] if row[-1].strip()]
    numbers = [int(page.group(1)) for page in found if page is not None]
    return len(numbers) == len(found) and all(before <= after for before, after in pairwise(numbers))


def _is_set_so(rows: _Texts, sign: re.Pattern[str]) -> bool:
    """Say whether a sign of another kind of text stands in many rows."""
    seen = sum(any(sign.search(text.strip()) for text in row) for row in rows)
    return seen > 1 and seen >= 0.4 * len(rows)


def _is_list_of_amounts(body: _Texts, *, head: bool) -> bool:
    """Say whether the second of two columns holds amounts of one unit; else they may be labels and their values."""
    found = [_AMOUNT.fullmatch(row[1].strip()) for row in body if row[1].strip()]
    amounts = [amount for amount in found if amount is not None]
    if len(amounts) < len(found) or len(amounts) < 3:
        return False
    units = {amount.group(3) for amount in amounts}
    plain = any("," in amount.group(1) or amount.group(2) for amount in amounts)
    return len(units) == 1 and (head or plain or units != {""})
