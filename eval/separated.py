"""A question set as a table (CSV), as offices write it in a spreadsheet: one question a row under a head of names.

The columns, in Korean or by the fields' own names, in any order: 번호, 질문, 종류, 정답, 들어갈 말,
들어가면 안 되는 말, 근거 문서, 근거 글, 앞 질문, 앞 답. Only 질문 must be there. In 들어갈 말 a semicolon parts what
must all stand in the answer and a bar parts the forms of one thing: ``915억|91,500백만; 17.3%``. A row without a number
gets its place. Unknown columns are carried through. UTF-8, or CP949 as Korean spreadsheets save it.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from eval.errors import EvaluationError
from eval.rows import Faults, Row

COLUMNS = {
    "번호": "id", "질문": "question", "종류": "type", "정답": "answer", "들어갈 말": "must_include",
    "들어가면 안 되는 말": "must_not_include", "근거 문서": "doc", "근거 글": "quote",
    "앞 질문": "asked", "앞 답": "told",
}  # fmt: skip
_PAIRS = (("근거 문서", "근거 글"), ("앞 질문", "앞 답"))
_OWN = frozenset(COLUMNS.values())


def read_separated(path: Path, faults: Faults) -> Iterator[Row]:
    """Read the rows of a table as those of a question set.

    Raises:
        EvaluationError: the file can't be opened or decoded, or has no column of questions.
    """
    lines = csv.reader(io.StringIO(_text(path), newline=""))
    head = [_field(name) for name in next(lines, [])]
    if "question" not in head:
        raise EvaluationError(
            f"{path.name}의 첫 줄에 ‘질문’ 열이 없습니다.", f"첫 줄에 열의 이름을 적어 주세요: {', '.join(COLUMNS)}."
        )
    try:
        for number, cells in enumerate(lines, start=1):
            if any(cell.strip() for cell in cells):
                if len(cells) > len(head):
                    faults.note(lines.line_num, "칸이 첫 줄보다 많습니다.")
                named = dict(zip(head, (cell.strip() for cell in cells), strict=False))
                for pair in _PAIRS:
                    if sum(bool(named.get(COLUMNS[name])) for name in pair) == 1:
                        faults.note(lines.line_num, f"‘{pair[0]}’와 ‘{pair[1]}’은 함께 적어야 합니다.")
                yield Row(lines.line_num, _fields(named, number), faults)
    except csv.Error as error:
        faults.note(lines.line_num, f"표의 줄이 아닙니다({error}).")


def _text(path: Path) -> str:
    try:
        written = path.read_bytes()
    except OSError as error:
        raise EvaluationError(f"{path} 파일을 읽지 못했습니다({error.strerror}).", "경로를 확인해 주세요.") from error
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return written.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise EvaluationError(f"{path.name}의 글자를 읽을 수 없습니다.", "UTF-8로 저장한 CSV 파일을 주세요.")


def _field(name: str) -> str:
    plain = " ".join(name.split())
    return COLUMNS.get(plain, plain)


def _fields(named: Mapping[str, str], number: int) -> dict[str, object]:
    """The fields of a question set's row; what is empty says nothing, but an empty 정답 of a known kind does."""
    given = {name: value for name, value in named.items() if name not in _OWN and value}
    wanted = [_parted(part, "|") for part in _parted(named.get("must_include", ""), ";")]
    quote = {"doc": named.get("doc", ""), "quote": named.get("quote", "")}
    history = [named.get("asked", ""), named.get("told", "")]
    return {
        **given,
        "id": named.get("id") or str(number),
        "question": named.get("question", ""),
        "type": named.get("type", ""),
        **({"answer": named["answer"]} if named.get("answer") else {}),
        "must_include": wanted,
        "must_not_include": _parted(named.get("must_not_include", ""), ";"),
        "evidence": [quote] if all(quote.values()) else [],
        "history": history if all(history) else [],
    }


def _parted(text: str, mark: str) -> list[str]:
    return [part.strip() for part in text.split(mark) if part.strip()]
