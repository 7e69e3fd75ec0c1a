"""Writing a question set into a file, in the form that its name asks for: .jsonl, .csv or .xlsx."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from eval.columns import table_of
from eval.errors import EvaluationError
from eval.output import WholeFile
from eval.separated import separated
from eval.workbook import workbook

SUFFIXES = (".jsonl", ".csv", ".xlsx")
_SURROGATES = re.compile("[\ud800-\udfff]")


def refuse_other_forms(out: Path) -> None:
    """Find out before any work whether a name asks for a form that can be written.

    Raises:
        EvaluationError: it doesn't.
    """
    if out.suffix.lower() not in SUFFIXES:
        raise EvaluationError(
            f"‘{out.name}’에 쓸 질문 묶음의 형식을 알 수 없습니다.",
            f"--out의 끝을 {', '.join(SUFFIXES)} 가운데 하나로 적어 주세요.",
        )


def write_set(out: Path, rows: Sequence[Mapping[str, object]]) -> None:
    """Write the rows of a question set.

    Raises:
        EvaluationError: the name asks for another form, the file can't be written, or a cell can't hold a text.
    """
    refuse_other_forms(out)
    suffix = out.suffix.lower()
    if suffix == ".jsonl":
        lines = (_SURROGATES.sub("\ufffd", json.dumps(row, ensure_ascii=False)) + "\n" for row in rows)
        content = "".join(lines).encode()
    else:
        content = separated(rows) if suffix == ".csv" else workbook(*table_of(rows))
    with WholeFile(out) as file:
        file.write(content)
