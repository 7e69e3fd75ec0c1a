"""A presentation's bytes as content: python-pptx opens the package, slides are read from their XML in order."""

import io
from typing import Final, cast

from ingest.content import Content, PageLabel, Piece
from ingest.errors import IngestError
from ingest.formats.ooxml.metadata import CORE_PROPERTIES, metadata
from ingest.formats.ooxml.names import Element, P, R, whole
from ingest.formats.ooxml.package import clean
from ingest.formats.ooxml.parts import Opened, Part, main_part, part_in
from ingest.formats.ooxml.tally import Tally, refuse_empty
from ingest.formats.pptx.shapes import holder, shapes_of
from ingest.formats.pptx.slide import Slide
from ingest.formats.pptx.text import paragraphs
from ingest.limits import Limits

_MAIN: Final = "ppt/presentation.xml"
_RESAVE: Final = "파워포인트에서 열리는지 확인하고 다시 저장해 넣어 주세요."


def read(data: bytes, limits: Limits) -> Content:
    """Read a presentation; a slide is a page.

    Raises:
        IngestError: it is damaged, encrypted, beyond the limits, or without any text.
    """
    cleaned = clean(data, _MAIN, limits)
    tally = Tally(limits)
    try:
        package = _opened(cleaned.copy)
        main = main_part(package, f"{P}presentation")
        pieces = _pieces(main, tally)
    except RecursionError as error:
        raise IngestError("프레젠테이션의 짜임이 지나치게 깊이 겹쳐 있습니다.", _RESAVE) from error
    refuse_empty(pieces)
    own = metadata(part_in(package, CORE_PROPERTIES))
    return Content(
        "pptx", pieces, own.title, own.author, own.date, _labels(main.xml()), tuple(tally.left_out),
        tally.all_remarks(cleaned.lost),
    )  # fmt: skip


def _opened(copy: bytes) -> Opened:
    from pptx.opc.package import OpcPackage

    try:
        return cast(Opened, OpcPackage.open(io.BytesIO(copy)))
    except (KeyError, ValueError, AttributeError) as error:
        raise IngestError("프레젠테이션의 짜임이 손상되었습니다.", _RESAVE) from error


def _pieces(main: Part, tally: Tally) -> tuple[Piece, ...]:
    root = main.xml()
    own = root.find(f"{P}defaultTextStyle")
    defaults = [own] if own is not None else []
    pieces: list[Piece] = []
    for number, key in enumerate(_slide_ids(root), start=1):
        if number > tally.limits.pages:
            raise IngestError(
                f"슬라이드가 너무 많습니다({tally.limits.pages:,}장 초과).", "여러 파일로 나누어 넣어 주세요."
            )
        part = main.by_id(key)
        slide = part.sound_xml(tally.lost) if part is not None else None
        if part is None or slide is None:
            tally.remarks[f"{number}번째 슬라이드를 읽지 못했습니다."] = None
            continue
        if slide.get("show", "1") in ("0", "false"):
            tally.remarks[f"{number}번째 슬라이드는 발표할 때 보이지 않게 숨겨져 있습니다."] = None
        found = list(Slide(part, number, tally, defaults).pieces())
        if not found and next(slide.iter(f"{P}pic"), None) is not None:
            tally.remarks[f"{number}번째 슬라이드는 그림뿐이라 읽을 글이 없습니다."] = None
        pieces += found
    _leave_out_masters(main, tally)
    return tuple(pieces)


def _slide_ids(root: Element) -> list[str | None]:
    return [one.get(f"{R}id") for one in root.findall(f"{P}sldIdLst/{P}sldId")]


def _leave_out_masters(main: Part, tally: Tally) -> None:
    """Note what masters and their layouts print on every slide, such as an office's name."""
    masters = list(main.related("slideMaster"))
    layouts = [layout for master in masters for layout in master.related("slideLayout")]
    for part in (*masters, *layouts):
        root = part.sound_xml(tally.lost)
        tree = root.find(f"{P}cSld/{P}spTree") if root is not None else None
        for shape in shapes_of(tree) if tree is not None else ():
            if holder(shape) is None:
                for text in paragraphs(shape.find(f"{P}txBody"), (), 1, tally.leave_out):
                    tally.leave_out(text.text)


def _labels(root: Element) -> tuple[PageLabel, ...]:
    """The numbers printed on the slides, where they don't begin with 1."""
    first = whole(root.get("firstSlideNum"), 1)
    if first == 1:
        return ()
    return tuple(PageLabel(at, str(at + first - 1)) for at, _ in enumerate(_slide_ids(root), start=1))
