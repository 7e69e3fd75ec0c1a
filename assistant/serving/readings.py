"""What the page's script asks for while a document is read: more of its text, and where words stand in it.

Every number that comes from outside is checked; the text goes out as HTML that only our own pure writers made. Knows
nothing of who asks.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from assistant.page.finding import MOST_FOUND, found_units
from assistant.page.marking import NOWHERE, Span
from assistant.page.opening import Opening
from assistant.page.source_view import PAGEFUL, STEP, stretch
from assistant.page.units import Reading, reading_of
from assistant.serving.originals import ORIGINAL, original
from ingest.errors import UserFacingError

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

READING, FINDING = "/reading", "/finding"
_LARGEST = 10**9
# Characters shown before a place that is gone to.
_BEFORE = 400
_CHANGED = "그 사이에 문서가 바뀌었습니다. 다시 열어 주세요."


def routes(opening: Opening) -> Mapping[str, "Callable[[Request], Response]"]:
    """Give the paths for documents to read, each with what answers it."""
    return {
        ORIGINAL: lambda request: original(opening, request),
        READING: lambda request: _told(opening, request, _stretch),
        FINDING: lambda request: _told(opening, request, _found),
    }


def _told(
    opening: Opening, request: "Request", answer: "Callable[[Reading, Mapping[str, str]], Response]"
) -> "Response":
    """Answer out of the document that is named, if it still is the one that the page shows."""
    from starlette.responses import PlainTextResponse

    asked = request.query_params
    try:
        document = opening.get().library.document(asked.get("name", ""))
    except UserFacingError as error:
        return PlainTextResponse(f"{error.problem} {error.remedy}", 404)
    if document.sha256 != asked.get("stamp", ""):
        return PlainTextResponse(_CHANGED, 409)
    try:
        return answer(reading_of(document), asked)
    except ValueError:
        return PlainTextResponse("알 수 없는 요청입니다.", 400)


def _stretch(reading: Reading, asked: Mapping[str, str]) -> "Response":
    """Write what follows a unit (``way`` 1), comes before it (-1), or stands around it (0)."""
    from starlette.responses import HTMLResponse

    unit, way = _number(asked.get("unit", "")), asked.get("way", "")
    enough = PAGEFUL if asked.get("much", "") == "1" else STEP
    if unit >= len(reading.units) or way not in ("-1", "0", "1"):
        raise ValueError("outside the document")
    if way == "-1":
        first, last = reading.reach(unit, -1, enough), unit - 1
    else:
        first = unit + 1 if way == "1" else reading.reach(unit, -1, _BEFORE)
        last = reading.reach(unit, 1, enough)
    written = stretch(reading, _span(asked), first, last) if first <= last else ""
    return HTMLResponse(written, headers={"cache-control": "no-store"})


def _found(reading: Reading, asked: Mapping[str, str]) -> "Response":
    """Name the unit of each place where the words stand."""
    from starlette.responses import JSONResponse

    units = found_units(reading, asked.get("words", ""))
    return JSONResponse({"units": units, "all": len(units) < MOST_FOUND}, headers={"cache-control": "no-store"})


def _span(asked: Mapping[str, str]) -> Span:
    start, _, end = asked.get("span", "").partition("-")
    return Span(_number(start), _number(end)) if start else NOWHERE


def _number(written: str) -> int:
    if not (written.isascii() and written.isdigit() and len(written) <= len(str(_LARGEST))):
        raise ValueError("no number")
    return int(written)
