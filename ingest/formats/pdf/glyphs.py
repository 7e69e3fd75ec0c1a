"""The signs printed on a page, in the order of the file, with their places, sizes and weights.

Asks PDFium sign by sign, so each costs a few microseconds. Knows nothing of lines. What is printed but can't be seen
(invisible, transparent, white on white, minute or off the page) is kept apart.
"""

import math
from collections.abc import Sequence
from ctypes import CFUNCTYPE, byref, c_int, c_uint, c_void_p, cast, create_string_buffer
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from ingest.formats.pdf.shapes import Area, Frame
from ingest.formats.pdf.signs import is_sign_font, sign_of

_INVISIBLE_MODES = (3, 7)
_BOLD_MODE = 2  # filled and stroked: how Hancom's PDFs print bold
_BOLD_WEIGHT = 600
_LEAST_SIZE = 1.5  # points; smaller print is there for machines
_TURNED = math.radians(20)
_WHITE = 248


class Glyph(NamedTuple):
    """One printed sign. ``blanks`` stand before it; ``breaks`` says that PDFium sees a new line there."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    turned: bool
    blanks: int
    breaks: bool
    order: int


@dataclass(frozen=True, slots=True)
class Print:
    """All signs of a page: those seen, and the text of those that can't be; ``invisible`` ones are a text layer.

    ``unmapped`` counts signs for which the font gives no text at all.
    """

    glyphs: tuple[Glyph, ...]
    invisible: tuple[Glyph, ...]
    hidden: str
    unmapped: int


class _Style(NamedTuple):
    size: float
    bold: bool
    turned: bool
    font: str
    invisible: bool
    unseen: bool
    white: bool
    special: bool
    symbols: bool


# What PDFium adds itself belongs to no object.
_PLAIN = _Style(1.0, False, False, "", False, False, False, False, False)
# Prototypes of our own that give and take addresses as plain numbers: half the cost of a call per sign.
_unicode_at = cast(pdfium.FPDFText_GetUnicode, CFUNCTYPE(c_uint, c_void_p, c_int))
_object_at = cast(pdfium.FPDFText_GetTextObject, CFUNCTYPE(c_void_p, c_void_p, c_int))
_box_at = cast(pdfium.FPDFText_GetLooseCharBox, CFUNCTYPE(c_int, c_void_p, c_int, c_void_p))
_mode_of = cast(pdfium.FPDFTextObj_GetTextRenderMode, CFUNCTYPE(c_int, c_void_p))
_font_of = cast(pdfium.FPDFTextObj_GetFont, CFUNCTYPE(c_void_p, c_void_p))
_fill_of = cast(pdfium.FPDFPageObj_GetFillColor, CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p))
_BLANKS = frozenset((0x20, 0x09, 0xA0, 0x3000))
_BREAKS = frozenset((0x0D, 0x0A))
_SPACING = _BLANKS | _BREAKS
_NOTHING = 0xFFFF
_new = tuple.__new__  # half the cost of calling the class, per sign


class GlyphReader:
    """Reads one page's signs; ``backgrounds`` are the painted areas on which white print can be seen."""

    def __init__(self, text_page: Any, frame: Frame, backgrounds: Sequence[Area]) -> None:  # noqa: ANN401
        self._text_page = text_page
        self._address: int = cast(text_page, c_void_p).value or 0
        self._frame = frame
        self._backgrounds = backgrounds
        self._styles: dict[int, _Style] = {}
        self._fonts: dict[int, tuple[str, bool]] = {}
        self._matrix = pdfium.FS_MATRIX()
        self._visible: list[Glyph] = []
        self._invisible: list[Glyph] = []
        self._hidden: list[str] = []
        self._unmapped = 0

    def read(self) -> Print:
        """Read every sign once."""
        page, styles, box, quarters = self._address, self._styles, pdfium.FS_RECTF(), self._frame.quarters
        place, put, sign_at = byref(box), self._visible.append, self._sign
        left, top_edge, width, height = self._frame.left, self._frame.top, self._frame.width, self._frame.height
        blanks, breaks = 0, False
        before, earlier = ("", 0), ("", 0)
        for index, code in enumerate(self._codes()):
            if code in _SPACING:
                blanks, breaks = (blanks, True) if code in _BREAKS else (blanks + 1, breaks)
                continue
            owner = _object_at(page, index)
            style = styles.get(owner) or self._style(owner, index)
            sign = chr(code) if 0xAC00 <= code < 0xD7A4 else sign_at(code, style)
            if not sign or not _box_at(page, index, place):
                continue
            size = style.size
            x0, top, x1, bottom = box.left - left, top_edge - box.top, box.right - left, top_edge - box.bottom
            if quarters or not 0.6 * size <= bottom - top <= 1.7 * size:
                x0, top, x1, bottom = self._odd_place(box, size)
            glyph = _new(Glyph, (sign, x0, top, x1, bottom, size, style.bold, style.turned, blanks, breaks, index))
            if (
                style.special
                or sign in (before[0], earlier[0])
                or not (0 <= x0 < x1 <= width and 0 <= top < bottom <= height)
            ):
                # The letters of a ligature share their place and their object; what is printed twice doesn't.
                again = (sign == before[0] and owner != before[1]) or (sign == earlier[0] and owner != earlier[1])
                self._weigh(glyph, style, again=again)
            else:
                put(glyph)
            blanks, breaks, before, earlier = 0, False, (sign, owner), before
        return Print(tuple(self._visible), tuple(self._invisible), "".join(self._hidden).strip(), self._unmapped)

    def _codes(self) -> list[int]:
        """The code point of every sign; halves of one (where wide characters have two bytes) come as one and 0."""
        count = max(0, pdfium.FPDFText_CountChars(self._text_page))
        codes = [_unicode_at(self._address, index) for index in range(count)]
        for index in range(count - 1):
            if 0xD800 <= codes[index] < 0xDC00 <= codes[index + 1] < 0xE000:
                codes[index] = 0x10000 + ((codes[index] & 0x3FF) << 10) + (codes[index + 1] & 0x3FF)
                codes[index + 1] = _NOTHING
        return codes

    def _odd_place(self, box: Any, size: float) -> Area:  # noqa: ANN401
        """The place of a sign on a turned page, or of a font that claims no height, or several times its size."""
        area = self._frame.seen(box.left, box.bottom, box.right, box.top)
        if 0.6 * size <= area.bottom - area.top <= 1.7 * size:
            return area
        middle = (area.top + area.bottom) / 2
        return Area(area.x0, middle - 0.55 * size, area.x1, middle + 0.55 * size)

    def _sign(self, code: int, style: _Style) -> str:
        if 0x21 <= code < 0x7F and not style.symbols:
            return chr(code)
        self._unmapped += code < 0x20 and code != 0x02
        return sign_of(code, style.font) if code != _NOTHING else ""

    def _weigh(self, glyph: Glyph, style: _Style, *, again: bool) -> None:
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        outside = not (-1 <= x <= self._frame.width + 1 and -1 <= y <= self._frame.height + 1)
        if style.special and (
            style.unseen or (style.white and not any(area.holds(x, y) for area in self._backgrounds))
        ):
            outside = True
        if outside:
            self._hidden.append(("\n" if glyph.breaks else " " if glyph.blanks else "") + glyph.text)
        elif style.invisible:
            self._invisible.append(glyph)
        elif not (again and self._is_twice(glyph)):
            self._visible.append(glyph)

    def _is_twice(self, glyph: Glyph) -> bool:
        """Say whether the sign was just printed at the same place, as some programs do for bold."""
        for before in self._visible[-2:]:
            if before.text == glyph.text:
                near = 0.3 * glyph.size
                if abs(before.x0 - glyph.x0) < near and abs(before.top - glyph.top) < near:
                    return True
        return False

    def _style(self, owner: int | None, index: int) -> _Style:
        if not owner:
            return _PLAIN
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self._text_page, index, matrix)
        size = abs(pdfium.FPDFText_GetFontSize(self._text_page, index)) * math.hypot(matrix.c, matrix.d)
        turned = False
        if matrix.b or self._frame.quarters:
            angle = math.atan2(matrix.b, matrix.a) - self._frame.quarters * math.pi / 2
            turned = abs(math.remainder(angle, 2 * math.pi)) > _TURNED
        mode = _mode_of(owner)
        font, bold = self._font(_font_of(owner))
        red, green, blue, opacity = _fill_colour(owner)
        unseen = (opacity == 0 and mode == 0) or not size >= _LEAST_SIZE
        white = min(red, green, blue) >= _WHITE and mode == 0
        style = self._styles[owner] = _Style(
            size if math.isfinite(size) else 0.0,
            bold or mode == _BOLD_MODE,
            turned,
            font,
            mode in _INVISIBLE_MODES,
            unseen,
            white,
            unseen or white or mode in _INVISIBLE_MODES,
            is_sign_font(font),
        )
        return style

    def _font(self, font: int | None) -> tuple[str, bool]:
        if not font:
            return "", False
        if font not in self._fonts:
            buffer = create_string_buffer(128)
            pointer = cast(font, pdfium.FPDF_FONT)
            pdfium.FPDFFont_GetBaseFontName(pointer, buffer, 128)
            name = buffer.value.decode("latin-1")
            heavy = pdfium.FPDFFont_GetWeight(pointer) >= _BOLD_WEIGHT
            self._fonts[font] = name, heavy or any(word in name.lower() for word in ("bold", "black", "heavy"))
        return self._fonts[font]


_COLOUR = tuple(c_uint(0) for _ in range(4))
_COLOUR_PLACES = tuple(byref(part) for part in _COLOUR)


def _fill_colour(owner: int) -> tuple[int, int, int, int]:
    if not _fill_of(owner, *_COLOUR_PLACES):
        return 0, 0, 0, 255
    return _COLOUR[0].value, _COLOUR[1].value, _COLOUR[2].value, _COLOUR[3].value
