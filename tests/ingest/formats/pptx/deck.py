"""Presentations for tests, made with python-pptx and, where it can't write a thing, changed in their XML."""

import io
import zipfile
from collections.abc import Callable, Mapping

from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Inches

from tests.ingest.formats.containers import zipped

TITLE_AND_BODY, TITLE_ONLY, BLANK = 1, 5, 6


def deck() -> Deck:
    """An empty presentation with the layouts of PowerPoint."""
    return Presentation()


def slide(presentation: Deck, layout: int = BLANK) -> Slide:
    """A new slide."""
    return presentation.slides.add_slide(presentation.slide_layouts[layout])


def textbox(on: Slide, text: str, left: float, top: float, width: float = 2, height: float = 0.5) -> None:
    """A text box, in inches; a line a paragraph."""
    box = on.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
    box.text_frame.text = text


def card(on: Slide, left: float, top: float, width: float, height: float) -> None:
    """A rectangle without text."""
    on.shapes.add_shape(1, Inches(left), Inches(top), Inches(width), Inches(height))


def saved(presentation: Deck) -> bytes:
    """The file's bytes."""
    buffer = io.BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def members_of(data: bytes) -> dict[str, bytes]:
    """The members of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(data: bytes, changes: Mapping[str, Callable[[str], str]]) -> bytes:
    """The package with some of its members rewritten."""
    members = members_of(data)
    for name, change in changes.items():
        before = members.get(name, b"").decode()
        after = change(before)
        assert after != before, name
        members[name] = after.encode()
    return zipped(members)
