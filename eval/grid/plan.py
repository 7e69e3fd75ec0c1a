"""Reading a grid of settings from a TOML file, with every fault named by its line.

``[grid]`` gives each setting its values, or one. The first value of each is the basis that all others are held beside.
``vary = "all"`` measures every combination, ``vary = "one"`` changes one setting at a time.
"""

import difflib
import itertools
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.errors import EvaluationError
from eval.grid.knobs import KNOBS, Knob, Value
from eval.grid.toml_lines import line_of, place_of
from eval.rows import Fault, Faults
from ingest.particles import with_particle
from ingest.reasons import reason_of

BASIS = "기준"
_MOST_BYTES = 65_536
_MOST_CHOICES = 64
_LONGEST = 40  # characters of a value, in names of rows and in faults
_WAYS = ("all", "one")
_TOP = ("vary", "grid")
_REMEDY = "그 줄들을 고친 뒤 다시 실행하세요. 쓸 수 있는 설정은 `mundap eval grid --help`에 있습니다."


@dataclass(frozen=True, slots=True)
class Choice:
    """One combination: a value for each setting that the file names; ``name`` tells how it differs from the basis."""

    name: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Plan:
    """All combinations of a file, the basis first."""

    choices: tuple[Choice, ...]

    @property
    def basis(self) -> str:
        """The values of the basis, in words."""
        return ", ".join(f"{name}={value}" for name, value in self.choices[0].values.items())


def read_plan(path: Path) -> Plan:
    """Read a grid.

    Raises:
        EvaluationError: the file can't be read, is no TOML, or has faults, which are listed by line.
    """
    text = _text(path)
    faults = Faults(path)
    try:
        fields = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line, column = place_of(error, text) if isinstance(error, tomllib.TOMLDecodeError) else (1, 1)
        faults.note(Fault(line, f"{column}번째 글자부터 TOML이 아닙니다.", "글은 따옴표로, 여러 값은 [ ]로 묶으세요."))
        faults.raise_if_any(_REMEDY)
        raise
    reading = _Reading(text, faults)
    vary = reading.vary(fields)
    grid = reading.grid(fields)
    reading.unknown(fields, _TOP, ())
    faults.raise_if_any(_REMEDY)
    choices = tuple(_choices(grid, vary))
    if len(choices) > _MOST_CHOICES:
        raise EvaluationError(
            f"{path.name}의 조합이 {len(choices)}가지나 됩니다.",
            f'{_MOST_CHOICES}가지 이하로 줄이거나 vary = "one"으로 한 번에 하나씩 바꾸어 주세요.',
        )
    return Plan(choices)


class _Reading:
    """The fields of one file, and where its faults are noted."""

    def __init__(self, text: str, faults: Faults) -> None:
        self._text = text
        self._faults = faults

    def vary(self, fields: Mapping[str, object]) -> str:
        vary = fields.get("vary", _WAYS[0])
        if vary not in _WAYS:
            self._fault(("vary",), '‘vary’에는 "all"이나 "one"을 적어야 합니다.')
        return str(vary)

    def grid(self, fields: Mapping[str, object]) -> dict[str, list[Value]]:
        grid = fields.get("grid")
        if not isinstance(grid, Mapping) or not grid:
            self._fault(("grid",), "[grid] 아래에 견줄 설정이 없습니다.", "passage = [300, 200]처럼 적어 주세요.")
            return {}
        self.unknown(grid, KNOBS, ("grid",))
        found = {name: self._values(name, KNOBS[name], grid[name]) for name in grid if name in KNOBS}
        if found and all(len(values) < 2 for values in found.values()) and not self._faults.noted:
            self._fault(("grid",), "값이 둘 이상인 설정이 없어 견줄 것이 없습니다.", "견줄 값을 더 적어 주세요.")
        return found

    def unknown(
        self, fields: Mapping[str, object], known: Mapping[str, object] | tuple[str, ...], above: tuple[str, ...]
    ) -> None:
        for name in fields:
            if name not in known:
                near = difflib.get_close_matches(name, list(known), 1)
                hint = f"혹시 ‘{near[0]}’인가요?" if near else f"쓸 수 있는 것: {', '.join(known)}"
                self._fault((*above, name), f"‘{name}’라는 설정은 없습니다.", hint)

    def _values(self, name: str, knob: Knob, written: object) -> list[Value]:
        every: list[object] = written if isinstance(written, list) else [written]
        if not every:
            self._fault(("grid", name), f"‘{name}’에 값이 없습니다.")
        values: list[Value] = []
        for value in every:
            if isinstance(value, str | int | float) and knob.takes(value):
                values.append(value)
            else:
                self._fault(("grid", name), f"‘{name}’에는 {knob.values} 적어야 합니다: {_shown(value)}")
        if len(set(values)) < len(values):  # 1 and 1.0 are one value
            self._fault(("grid", name), f"‘{name}’에 같은 값이 두 번 있습니다.")
        return values

    def _fault(self, key: tuple[str, ...], problem: str, remedy: str = "") -> None:
        self._faults.note(Fault(line_of(self._text, key), problem, remedy))


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
        if len(content) > _MOST_BYTES:
            raise EvaluationError(
                f"{with_particle(path.name, '은/는')} 너무 커서 설정 파일로 볼 수 없습니다.", "경로를 확인해 주세요."
            )
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise EvaluationError(f"{path} 파일을 읽지 못했습니다({reason_of(error)}).", "경로를 확인해 주세요.") from error
    except UnicodeDecodeError as error:
        raise EvaluationError(
            f"{with_particle(path.name, '은/는')} UTF-8 글이 아닙니다.", "UTF-8로 저장해 주세요."
        ) from error


def _shown(value: object) -> str:
    words = str(value)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _named(values: list[Value]) -> list[str]:
    """The values as rows are named by them: of long ones the end, as folders of models differ there."""
    whole = [str(value) for value in values]
    short = [words if len(words) <= _LONGEST else "…" + words[1 - _LONGEST :] for words in whole]
    return short if len(set(short)) == len(short) else whole


def _choices(grid: Mapping[str, list[Value]], vary: str) -> Iterator[Choice]:
    basis = {name: values[0] for name, values in grid.items()}
    told = {name: dict(zip(map(repr, values), _named(values), strict=True)) for name, values in grid.items()}
    yield Choice(BASIS, basis)
    if vary == "all":
        combined = (dict(zip(grid, values, strict=True)) for values in itertools.product(*grid.values()))
    else:
        combined = (basis | {name: value} for name, values in grid.items() for value in values[1:])
    for values in combined:
        other = [f"{name}={told[name][repr(value)]}" for name, value in values.items() if value != basis[name]]
        if other:
            yield Choice(", ".join(other), values)
