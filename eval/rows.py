"""Rows of a JSON Lines file, plain or ``.xz``, with every fault named by its line, its id and what to do.

Knows nothing of what the fields mean; ``Row`` only says whether a field has the form that was asked for.
"""

import json
import lzma
import math
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.errors import EvaluationError
from ingest.particles import with_particle

# A list of faults longer than this is one mistake made many times.
_SHOWN_FAULTS = 20
_LONGEST_ID = 40


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row, and what to do about it.

    ``line`` counts from 1, in a workbook within ``sheet``, which is empty where there is but one. ``row`` is the row's
    own id, empty where it has none.
    """

    line: int
    problem: str
    remedy: str = ""
    row: str = ""
    sheet: str = ""

    @property
    def place(self) -> str:
        """Where it is: 시트 ‘둘째’ 3번째 줄(q7)."""
        return f"{f'시트 ‘{self.sheet}’ ' if self.sheet else ''}{self.line}번째 줄{f'({self.row})' if self.row else ''}"

    def told(self) -> str:
        """Say it in one line."""
        return f"{self.place}: {self.problem}{f' {self.remedy}' if self.remedy else ''}"


class Row:
    """One JSON object, or one row of a table, and where it stands; what is wrong with it is noted in ``faults``."""

    def __init__(
        self, line: int, fields: dict[str, object], faults: "Faults", sheet: str = "", owner: str | None = None
    ) -> None:
        """Take the fields; ``owner`` is the id under which faults of an object within a row are told."""
        self.line = line
        self.fields = fields
        self.faults = faults
        self.sheet = sheet
        self._owner = _shown_id(fields.get("id")) if owner is None else owner

    def fault(self, problem: str, remedy: str = "") -> None:
        """Note what is wrong with this row."""
        self.faults.note(Fault(self.line, problem, remedy, self._owner, self.sheet))

    def called(self, name: str) -> str:
        """What the reader of the file calls a field: in a table the head of its column."""
        return self.faults.called.get(name, name)

    def text(self, name: str, *, required: bool = False) -> str:
        """Read a string, NFC; a missing or null one is empty unless it is required."""
        value = self.fields.get(name)
        if value is None and not required:
            return ""
        if not isinstance(value, str) or (required and not value.strip()):
            self.fault(
                f"‘{self.called(name)}’에는 {'비어 있지 않은 ' if required else ''}글이 있어야 합니다.",
                "글을 적거나, 쓰지 않을 줄이면 지우세요." if required else "값을 따옴표로 묶으세요.",
            )
            return ""
        return unicodedata.normalize("NFC", value)

    def identifier(self, name: str) -> str:
        """Read an id: a string or a whole number, kept exactly, empty where it is missing."""
        value = self.fields.get(name)
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int):
            self.fault(f"‘{self.called(name)}’에는 글이나 정수가 있어야 합니다.", "q1처럼 짧은 글로 바꾸세요.")
            return ""
        return str(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """Read a list of strings, NFC; a missing or null one is empty."""
        return strings(self, name, self.array(name))

    def array(self, name: str) -> list[object]:
        """Read a list; a missing or null one is empty."""
        value = self.fields.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            self.fault(f"‘{self.called(name)}’에는 목록이 있어야 합니다.", "값을 [ ]로 묶으세요.")
            return []
        return value

    def number(self, name: str) -> float | None:
        """Read a finite number; a missing or null one is None."""
        value = self.fields.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            self.fault(f"‘{name}’에는 수가 있어야 합니다.")
            return None
        return float(value)

    def whole(self, name: str) -> int | None:
        """Read a number without what stands behind its point; a missing or null one is None."""
        number = self.number(name)
        return None if number is None else int(number)

    def flag(self, name: str) -> bool | None:
        """Read true or false; a missing or null one is None."""
        value = self.fields.get(name)
        if value is not None and not isinstance(value, bool):
            self.fault(f"‘{name}’에는 true나 false가 있어야 합니다.")
            return None
        return value

    def inner(self, name: str) -> "Row":
        """Read an object in this one; a missing one is empty."""
        value = self.fields.get(name)
        if value is not None and not isinstance(value, dict):
            self.fault(f"‘{name}’에는 객체({{ }})가 있어야 합니다.")
        return Row(self.line, value if isinstance(value, dict) else {}, self.faults, self.sheet, self._owner)


class Faults:
    """What is wrong with a file, by line; ``called`` are the names that the file itself gives to fields."""

    def __init__(self, path: Path, called: Mapping[str, str] | None = None) -> None:
        self._path = path
        self._noted: list[Fault] = []
        self.called = called or {}

    def note(self, fault: Fault) -> None:
        """Add a fault."""
        self._noted.append(fault)

    @property
    def noted(self) -> tuple[Fault, ...]:
        """Every fault, in the order they were found."""
        return tuple(self._noted)

    def raise_if_any(self, remedy: str) -> None:
        """Stop when there are faults, naming each.

        Raises:
            EvaluationError: at least one fault was noted.
        """
        if not self._noted:
            return
        shown = [f"  {fault.told()}" for fault in self._noted[:_SHOWN_FAULTS]]
        if len(self._noted) > _SHOWN_FAULTS:
            shown.append(f"  그 밖에 {len(self._noted) - _SHOWN_FAULTS}건이 더 있습니다.")
        problem = f"{self._path.name}에 잘못된 곳이 {len(self._noted)}건 있습니다."
        raise EvaluationError("\n".join([problem, *shown]), remedy)


def strings(row: Row, name: str, values: list[object]) -> tuple[str, ...]:
    """Check that values are strings that aren't blank, and give them in NFC."""
    found = [unicodedata.normalize("NFC", value) for value in values if isinstance(value, str) and value.strip()]
    if len(found) != len(values):
        row.fault(
            f"‘{row.called(name)}’의 목록에는 비어 있지 않은 글만 있어야 합니다.", "빈 것과 글이 아닌 것을 지우세요."
        )
    return tuple(found)


def _shown_id(value: object) -> str:
    shown = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return shown if len(shown) <= _LONGEST_ID else f"{shown[:_LONGEST_ID]}…"


def read_rows(path: Path, faults: Faults) -> Iterator[Row]:
    """Read one JSON object a line; blank lines are passed over.

    Raises:
        EvaluationError: the file can't be opened or decoded.
    """
    try:
        with lzma.open(path, "rb") if path.suffix == ".xz" else path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    row = parsed_row(number, line, faults)
                    if row is not None:
                        yield row
    except FileNotFoundError as error:
        raise EvaluationError(f"{path} 파일이 없습니다.", "경로를 확인해 주세요.") from error
    except PermissionError as error:
        raise EvaluationError(
            f"{path} 파일을 읽을 권한이 없습니다.", "파일과 폴더의 읽기 권한을 확인해 주세요."
        ) from error
    except IsADirectoryError as error:
        raise EvaluationError(
            f"{with_particle(str(path), '은/는')} 파일이 아니라 폴더입니다.", "파일의 경로를 적어 주세요."
        ) from error
    except (OSError, EOFError, lzma.LZMAError) as error:
        raise EvaluationError(
            f"{path} 파일을 읽지 못했습니다({error}).", "파일이 온전한지 확인하거나 다시 받아 주세요."
        ) from error


def parsed_row(number: int, line: bytes, faults: Faults) -> Row | None:
    """Read one line; what is no JSON object is noted."""
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        faults.note(Fault(number, "UTF-8 글이 아닙니다.", "파일을 UTF-8로 다시 저장하세요."))
    except json.JSONDecodeError as error:
        remedy = "그 앞의 따옴표와 쉼표, 괄호의 짝을 확인하세요."
        faults.note(Fault(number, f"JSON이 아닙니다({error.colno}번째 글자).", remedy))
    except ValueError:  # a number of thousands of digits
        faults.note(Fault(number, "수의 자릿수가 너무 많습니다.", "그 값을 따옴표로 묶거나 지우세요."))
    except RecursionError:
        faults.note(Fault(number, "JSON이 너무 깊이 겹쳐 있습니다.", "그 줄을 지우세요."))
    else:
        if isinstance(fields, dict):
            return Row(number, fields, faults)
        faults.note(Fault(number, "JSON 객체({ })가 아닙니다.", "한 줄에 { }로 묶은 것 하나를 적으세요."))
    return None
