"""Fields of a Word document: which text between their marks is printed (ECMA-376 part 1, 17.16).

A field's instruction is never printed, its result is; a few fields have no result and are printed from what they say.
"""

from typing import Final

from ingest import patterns as re
from ingest.formats.ooxml.glyphs import glyph
from ingest.formats.ooxml.names import Element, W, is_on, value, whole

_KIND: Final = f"{W}fldCharType"
_VAL: Final = f"{W}val"
_OVERLAID: Final = re.compile(r"\\o\s*(?:\\\w+\s*)*\(([^()]*)\)", re.I)
_SYMBOL: Final = re.compile(r"SYMBOL\s+(0x[0-9a-f]{1,4}|\d{1,5})(?:.*?\\f\s+\"?([^\"\\]*))?", re.I)
_LONGEST_INSTRUCTION = 10_000


class Fields:
    """The fields that are open while one story (body, note, text box) is read."""

    def __init__(self, story: Element) -> None:
        """Check that each field of the story ends: what an open one would hide is shown instead."""
        kinds = [mark.get(_KIND) for mark in story.iter(f"{W}fldChar")]
        self._sound = kinds.count("begin") == kinds.count("end")
        self._open: list[_Field] = []
        self._instructions = 0

    @property
    def hides(self) -> bool:
        """Whether text here is part of an instruction."""
        return self._sound and self._instructions > 0

    def instruct(self, text: str) -> None:
        """Take a piece of the innermost field's instruction."""
        if self._open and len(self._open[-1].instruction) < _LONGEST_INSTRUCTION:
            self._open[-1].instruction += text

    def mark(self, mark: Element) -> str:
        """Pass a field's mark; give what a field without a result prints at its end."""
        kind = mark.get(_KIND)
        if kind == "begin":
            self._open.append(_Field(mark.find(f"{W}ffData")))
            self._instructions += 1
        elif kind == "separate" and self._open and not self._open[-1].answered:
            self._open[-1].answered = True
            self._instructions -= 1
        elif kind == "end" and self._open:
            field = self._open.pop()
            if not field.answered:
                self._instructions -= 1
            return field.printed()
        return ""


class _Field:
    """One open field."""

    def __init__(self, form: Element | None) -> None:
        self.instruction = ""
        self.answered = False
        self._form = form

    def printed(self) -> str:
        """What Word prints for a field that stores no result."""
        name = self.instruction.strip().partition(" ")[0].upper()
        if name == "FORMCHECKBOX":
            return _check_box(self._form)
        if name == "FORMDROPDOWN" and not self.answered:
            return _choice(self._form)
        if self.answered:
            return ""
        if name == "EQ" and (overlaid := _OVERLAID.search(self.instruction)):
            return re.split(r"[,;]", overlaid.group(1))[-1].strip()  # a circle and the sign in it: ○,인
        symbol = _SYMBOL.match(self.instruction.strip())
        return _sign(symbol.group(1), symbol.group(2) or "") if symbol else ""


def _check_box(form: Element | None) -> str:
    box = form.find(f"{W}checkBox") if form is not None else None
    checked = is_on(box, f"{W}checked", _VAL)
    return "☒" if (checked if checked is not None else is_on(box, f"{W}default", _VAL)) else "☐"


def _choice(form: Element | None) -> str:
    choices = form.findall(f"{W}ddList/{W}listEntry") if form is not None else []
    chosen = value(form, f"{W}ddList/{W}result", _VAL) or value(form, f"{W}ddList/{W}default", _VAL)
    at = whole(chosen, 0)
    return choices[at].get(_VAL, "") if 0 <= at < len(choices) else ""


def _sign(code: str, font: str) -> str:
    number = int(code, 0)
    return glyph(chr(number), font.strip()) if 0x20 <= number < 0xD800 or 0xE000 <= number <= 0xFFFF else ""
