"""Rows of a JSON Lines file, plain or ``.xz``, with every fault named by its line.

Knows nothing of what the fields mean; ``Row`` only says whether a field has the form that was asked for.
"""

import json
import lzma
import math
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from eval.errors import EvaluationError

# A list of faults longer than this is one mistake made many times.
_SHOWN_FAULTS = 20


class Row:
    """One JSON object and its line number; what is wrong with it is noted in ``faults``."""

    def __init__(self, line: int, fields: dict[str, object], faults: "Faults") -> None:
        self.line = line
        self.fields = fields
        self.faults = faults

    def fault(self, problem: str) -> None:
        """Note what is wrong with this row."""
        self.faults.note(self.line, problem)

    def text(self, name: str, *, required: bool = False) -> str:
        """Read a string, NFC; a missing or null one is empty unless it is required."""
        value = self.fields.get(name)
        if value is None and not required:
            return ""
        if not isinstance(value, str) or (required and not value.strip()):
            self.fault(f"‘{name}’에는 {'비어 있지 않은 ' if required else ''}글이 있어야 합니다.")
            return ""
        return unicodedata.normalize("NFC", value)

    def identifier(self, name: str) -> str:
        """Read an id: a string or a whole number, kept exactly, empty where it is missing."""
        value = self.fields.get(name)
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int):
            self.fault(f"‘{name}’에는 글이나 정수가 있어야 합니다.")
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
            self.fault(f"‘{name}’에는 목록이 있어야 합니다.")
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
        return Row(self.line, value if isinstance(value, dict) else {}, self.faults)

    def inners(self, name: str) -> "tuple[Row, ...]":
        """Read a list of objects."""
        found = [value for value in self.array(name) if isinstance(value, dict)]
        if len(found) != len(self.array(name)):
            self.fault(f"‘{name}’의 목록에는 객체({{ }})만 있어야 합니다.")
        return tuple(Row(self.line, value, self.faults) for value in found)


class Faults:
    """What is wrong with a file, by line."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._noted: list[tuple[int, str]] = []

    def note(self, line: int, problem: str) -> None:
        """Add a fault of a line, counted from 1."""
        self._noted.append((line, problem))

    @property
    def noted(self) -> tuple[tuple[int, str], ...]:
        """Every line with a fault, and the fault, in the order they were found."""
        return tuple(self._noted)

    def raise_if_any(self, remedy: str) -> None:
        """Stop when there are faults, naming each.

        Raises:
            EvaluationError: at least one fault was noted.
        """
        if not self._noted:
            return
        shown = [f"  {line}번째 줄: {problem}" for line, problem in self._noted[:_SHOWN_FAULTS]]
        if len(self._noted) > _SHOWN_FAULTS:
            shown.append(f"  그 밖에 {len(self._noted) - _SHOWN_FAULTS}건이 더 있습니다.")
        problem = f"{self._path.name}에 잘못된 곳이 {len(self._noted)}건 있습니다."
        raise EvaluationError("\n".join([problem, *shown]), remedy)


def strings(row: Row, name: str, values: list[object]) -> tuple[str, ...]:
    """Check that values are strings that aren't blank, and give them in NFC."""
    found = [unicodedata.normalize("NFC", value) for value in values if isinstance(value, str) and value.strip()]
    if len(found) != len(values):
        row.fault(f"‘{name}’의 목록에는 비어 있지 않은 글만 있어야 합니다.")
    return tuple(found)


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
        raise EvaluationError(f"{path}은(는) 파일이 아니라 폴더입니다.", "파일의 경로를 적어 주세요.") from error
    except (OSError, EOFError, lzma.LZMAError) as error:
        raise EvaluationError(
            f"{path} 파일을 읽지 못했습니다({error}).", "파일이 온전한지 확인하거나 다시 받아 주세요."
        ) from error


def parsed_row(number: int, line: bytes, faults: Faults) -> Row | None:
    """Read one line; what is no JSON object is noted."""
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        faults.note(number, "UTF-8 글이 아닙니다.")
    except json.JSONDecodeError as error:
        faults.note(number, f"JSON이 아닙니다({error.colno}번째 글자).")
    except RecursionError:
        faults.note(number, "JSON이 너무 깊이 겹쳐 있습니다.")
    else:
        if isinstance(fields, dict):
            return Row(number, fields, faults)
        faults.note(number, "JSON 객체({ })가 아닙니다.")
    return None
