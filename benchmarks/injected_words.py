"""Errors that leave the figures' values alone, as readers meet them: another side, direction, day, unit, bound or body.

Each makes a changed answer of a right one, or none where there is nothing to change; all choices are drawn.
"""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.figures.parsing import FigureKind, parse_figures
from assistant.understanding.bodies import body_spans

_SIDES = {"이상": "미만", "미만": "이상", "이하": "초과", "초과": "이하"}
_DIRECTIONS = {
    "증가": "감소", "감소": "증가", "인상": "인하", "인하": "인상", "상승": "하락", "하락": "상승",
    "확대": "축소", "축소": "확대", "늘어": "줄어", "줄어": "늘어", "상향": "하향", "하향": "상향",
}  # fmt: skip
_UNITS = {"명": "개소", "인": "개소", "개소": "명", "곳": "명", "건": "명", "회": "명", "가구": "명"}
_SIDE, _DIRECTION = re.compile("|".join(_SIDES)), re.compile(rf"(?<!확)(?:{'|'.join(_DIRECTIONS)})")
_MONTH_OR_DAY = re.compile(r"([0-9]{1,2})(월|일)")
_UNIT = re.compile(r"(?<=[0-9])( ?)(명|인|개소|곳|건|회|가구)(?![가-힣]*(?:용|당))")
_MOST = re.compile(r"최대 ?")
_LAST = {"월": 12, "일": 28}


@dataclass(frozen=True, slots=True)
class WordError:
    """One kind of error; ``make`` is given the answer, the bodies that others name, and what draws."""

    name: str
    make: Callable[[str, Sequence[str], random.Random], str | None]


def _side(answer: str, _bodies: Sequence[str], draw: random.Random) -> str | None:
    bounds = [one for one in _SIDE.finditer(answer) if re.search(r"[0-9%가-힣] ?$", answer[: one.start()])]
    behind_figures = [one for one in bounds if re.search(r"[0-9][^\s]{0,4} ?$", answer[: one.start()])]
    return _with(answer, draw.choice(behind_figures), _SIDES) if behind_figures else None


def _direction(answer: str, _bodies: Sequence[str], draw: random.Random) -> str | None:
    found = list(_DIRECTION.finditer(answer))
    return _with(answer, draw.choice(found), _DIRECTIONS) if found else None


def _day(answer: str, _bodies: Sequence[str], draw: random.Random) -> str | None:
    dates = [one for one in parse_figures(answer) if one.kind in {FigureKind.DATE, FigureKind.PERIOD}]
    places = [found for one in dates for found in _MONTH_OR_DAY.finditer(answer, one.start, one.end)]
    if not places:
        return None
    found = draw.choice(places)
    other = draw.choice([day for day in range(1, _LAST[found[2]] + 1) if day != int(found[1])])
    return f"{answer[: found.start(1)]}{other}{answer[found.end(1) :]}"


def _unit(answer: str, _bodies: Sequence[str], draw: random.Random) -> str | None:
    found = list(_UNIT.finditer(answer))
    if not found:
        return None
    one = draw.choice(found)
    return f"{answer[: one.start(2)]}{_UNITS[one[2]]}{answer[one.end(2) :]}"


def _least(answer: str, _bodies: Sequence[str], draw: random.Random) -> str | None:
    found = list(_MOST.finditer(answer))
    if not found:
        return None
    one = draw.choice(found)
    return f"{answer[: one.start()]}최소 {answer[one.end() :]}"


def _unbounded(answer: str, _bodies: Sequence[str], draw: random.Random) -> str | None:
    found = list(_MOST.finditer(answer))
    if not found:
        return None
    one = draw.choice(found)
    return answer[: one.start()] + answer[one.end() :]


def _body(answer: str, bodies: Sequence[str], draw: random.Random) -> str | None:
    spans = body_spans(answer)
    others = [body for body in bodies if body not in answer]
    if not spans or not others:
        return None
    start, end, _ = draw.choice(list(spans))
    return answer[:start] + draw.choice(others) + answer[end:]


def _with(answer: str, found: re.Match[str], words: dict[str, str]) -> str:
    return answer[: found.start()] + words[found[0]] + answer[found.end() :]


WORD_ERRORS = (
    WordError("이상 and 미만", _side),
    WordError("증가 and 감소", _direction),
    WordError("a date's month or day", _day),
    WordError("a count's unit", _unit),
    WordError("최대 told as 최소", _least),
    WordError("최대 left out", _unbounded),
    WordError("another body", _body),
)
