"""A question set as a table: which columns hold what, and a row's cells to and from the fields of the contract.

The columns, in Korean or by the fields' own names, in any order: 번호, 질문, 종류, 정답, 들어갈 말,
들어가면 안 되는 말, 검토, 만든 방법, 앞 질문, 앞 답, 근거 문서, 근거 글, 다른 근거. Only 질문 must be there.

- In 들어갈 말 a semicolon parts what must all stand in the answer and a bar parts the forms of one thing:
  ``915억|91,500백만; 17.3%``. A backslash before one of them makes it a sign like others.
- Evidence of several quotes goes on in 근거 문서 2, 근거 글 2 and so on; 다른 근거 holds ``evidence_any`` as JSON.
- ``(문서에 없음)`` as 정답 says that the documents don't answer; an empty one says nothing.
- A row without a number gets its place. Unknown columns are carried through as texts.

Knows nothing of files; ``eval.separated`` and ``eval.workbook`` do.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from eval.errors import EvaluationError
from eval.kinds import KINDS
from eval.rows import Faults, Row
from ingest.particles import quoted

COLUMNS = {
    "번호": "id", "질문": "question", "종류": "type", "정답": "answer", "들어갈 말": "must_include",
    "들어가면 안 되는 말": "must_not_include", "검토": "review", "만든 방법": "made_from", "앞 질문": "asked",
    "앞 답": "told", "근거 문서": "doc", "근거 글": "quote", "다른 근거": "evidence_any",
}  # fmt: skip
NO_ANSWER = "(문서에 없음)"
PROPOSED, ACCEPTED, DROPPED = "proposed", "accepted", "dropped"
REVIEWS = {PROPOSED: "제안", ACCEPTED: "채택", DROPPED: "버림"}
# The columns that every table has, so that a person sees what may be filled in.
_ALWAYS = ("id", "question", "type", "answer", "must_include", "doc", "quote")
_CALLED = {field: name for name, field in COLUMNS.items()}
CALLED = {**_CALLED, "evidence": "근거 글", "history": "앞 질문"}
_OWN = frozenset(COLUMNS.values())
_FIELDS = _OWN - {"doc", "quote", "asked", "told"} | {"evidence", "history"}
_NUMBERED = re.compile(r"(?P<name>근거 문서|근거 글|doc|quote) ?(?P<number>[2-9]|[1-9]\d)")
_PARTED = {"|": re.compile(r"(?<!\\)((?:\\\\)*)\|"), ";": re.compile(r"(?<!\\)((?:\\\\)*);")}
_ESCAPED = re.compile(r"\\([\\|;])")
_SPECIAL = re.compile(r"[\\|;]")


def field_of(name: str) -> str:
    """The field that a column's head names; of a column that isn't known its own name."""
    plain = " ".join(name.split())
    numbered = _NUMBERED.fullmatch(plain)
    if numbered is not None:
        return f"{COLUMNS.get(numbered['name'], numbered['name'])}{numbered['number']}"
    return COLUMNS.get(plain, plain)


def checked_head(head: Sequence[str], file: str) -> list[str]:
    """Give the fields that a head names, empty for a column without a name.

    Raises:
        EvaluationError: no column holds questions, or two hold the same.
    """
    fields = [field_of(name) for name in head]
    if "question" not in fields:
        raise EvaluationError(
            f"{file}의 첫 줄에 ‘질문’ 열이 없습니다.", f"첫 줄에 열의 이름을 적어 주세요: {', '.join(COLUMNS)}."
        )
    twice = next((name for name, field in zip(head, fields, strict=True) if field and fields.count(field) > 1), None)
    if twice is not None:
        raise EvaluationError(
            f"{file}에 ‘{_head(field_of(twice))}’ 열이 두 번 있습니다.", "하나를 지우거나 이름을 바꿔 주세요."
        )
    return fields


def row_of(cells: Mapping[str, str], line: int, number: int, faults: Faults, sheet: str = "") -> Row:
    """Make a row of a question set from cells by their fields; ``number`` is its place, for a row without an id."""
    given = {name: text for name, cell in cells.items() if (text := cell.strip())}
    pairs = list(_pairs(given))
    told = [("앞 질문", given.get("asked", "")), ("앞 답", given.get("told", ""))]
    alternatives, broken = _alternatives(given.get("evidence_any", ""))
    fields: dict[str, object] = {
        **{name: text for name, text in given.items() if not _is_ours(name)},
        "id": given.get("id") or str(number),
        "question": given.get("question", ""),
        "type": _known(KINDS, given.get("type", "")),
        **_answer(given.get("answer", "")),
        "must_include": [list(parted(part, "|")) for part in parted(given.get("must_include", ""), ";", keep=True)],
        "must_not_include": list(parted(given.get("must_not_include", ""), ";")),
        "evidence": [{"doc": doc, "quote": quote} for _, doc, quote in pairs if doc and quote],
        "history": [words for _, words in told] if all(words for _, words in told) else [],
        **({"review": _known(REVIEWS, given["review"])} if "review" in given else {}),
        **({"made_from": given["made_from"]} if "made_from" in given else {}),
        **({"evidence_any": alternatives} if alternatives else {}),
    }
    row = Row(line, fields, faults, sheet)
    for end, doc, quote in pairs:
        _refuse_half(row, (f"근거 문서{end}", doc), (f"근거 글{end}", quote))
    _refuse_half(row, *told)
    if broken:
        row.fault("‘다른 근거’가 JSON이 아닙니다.", '[[{"doc": "문서", "quote": "원문"}]]처럼 적거나 비우세요.')
    return row


def table_of(rows: Sequence[Mapping[str, object]]) -> tuple[list[str], list[list[str]]]:
    """Lay rows of a question set out as a table: its head, and the cells of each row."""
    laid = [dict(_cells(row)) for row in rows]
    used = {name for cells in laid for name, text in cells.items() if text} | set(_ALWAYS)
    others = dict.fromkeys(name for cells in laid for name in cells if name in used and not _is_ours(name))
    fields = [*(field for field in _ordered(used) if field in used), *others]
    return [_head(field) for field in fields], [[cells.get(field, "") for field in fields] for cells in laid]


def parted(text: str, mark: str, *, keep: bool = False) -> Iterator[str]:
    """Part a cell at a mark that no backslash stands before; ``keep`` leaves the backslashes for a second parting."""
    at = 0
    ends = [found.end() for found in _PARTED[mark].finditer(text)]
    for end in (*ends, len(text) + 1):
        part = text[at : end - 1].strip()
        at = end
        if part:
            yield part if keep else _ESCAPED.sub(r"\1", part)


def _pairs(given: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """What stands behind the heads of each pair of evidence, its document and its quote."""
    for end in ("", *(str(number) for number in range(2, 100))):
        if f"doc{end}" in given or f"quote{end}" in given:
            yield f" {end}" if end else "", given.get(f"doc{end}", ""), given.get(f"quote{end}", "")


def _is_pair(name: str) -> bool:
    found = _NUMBERED.fullmatch(name)
    return found is not None and found["name"] in _OWN


def _is_ours(name: str) -> bool:
    return name in _OWN or _is_pair(name)


def _refuse_half(row: Row, one: tuple[str, str], other: tuple[str, str]) -> None:
    if bool(one[1]) != bool(other[1]):
        row.fault(
            f"{quoted(one[0], '과/와')} {quoted(other[0], '은/는')} 함께 적어야 합니다.",
            "빠진 칸을 채우거나 둘 다 비우세요.",
        )


def _answer(written: str) -> dict[str, object]:
    """What is empty says nothing; only the phrase says that there is no answer."""
    if not written:
        return {}
    return {"answer": "" if "".join(written.split()) == "".join(NO_ANSWER.split()) else written}


def _known(names: Mapping[str, str], written: str) -> str:
    """The key of what is written by its Korean name."""
    return next((key for key, name in names.items() if name == written), written)


def _alternatives(written: str) -> tuple[list[object], bool]:
    """``evidence_any``, and whether it can't be read."""
    try:
        found = json.loads(written) if written else []
    except (ValueError, RecursionError):
        return [], True
    return (found, False) if isinstance(found, list) else ([], True)


def _cells(row: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The cells of a row of a question set, by field."""
    yield "id", _text(row.get("id"))
    yield "question", _text(row.get("question"))
    kind, review = _text(row.get("type")), _text(row.get("review"))
    yield "type", KINDS.get(kind, kind)
    yield "answer", NO_ANSWER if row.get("answer") == "" else _text(row.get("answer"))
    yield "must_include", "; ".join("|".join(map(_escaped, forms)) for forms in _lists(row.get("must_include")))
    yield "must_not_include", "; ".join(map(_escaped, _list(row.get("must_not_include"))))
    for number, quote in enumerate(_list(row.get("evidence")), start=1):
        end = str(number) if number > 1 else ""
        if isinstance(quote, Mapping):
            yield f"doc{end}", _text(quote.get("doc"))
            yield f"quote{end}", _text(quote.get("quote"))
    yield from zip(("asked", "told"), map(_text, _list(row.get("history"))), strict=False)
    yield "review", REVIEWS.get(review, review)
    yield "made_from", _text(row.get("made_from"))
    yield "evidence_any", _text(row.get("evidence_any") or None)
    for name, value in row.items():
        if name not in _FIELDS:
            clashes = _is_ours(field_of(name)) or not name.strip()
            yield f"{name} (그 밖)".strip() if clashes else name, _text(value)


def _ordered(used: set[str]) -> Iterator[str]:
    """Our fields in the order of the columns, the pairs of evidence together."""
    for field in _CALLED:
        if field != "quote":
            yield field
        if field == "doc":
            yield "quote"
            for number in count(2):
                if f"doc{number}" not in used and f"quote{number}" not in used:
                    break
                yield from (f"doc{number}", f"quote{number}")


def _head(field: str) -> str:
    numbered = _NUMBERED.fullmatch(field)
    if numbered is not None and numbered["name"] in _OWN:
        return f"{_CALLED[numbered['name']]} {numbered['number']}"
    return _CALLED.get(field, field)


def _text(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _lists(value: object) -> list[list[object]]:
    return [inner for inner in _list(value) if isinstance(inner, list)]


def _escaped(form: object) -> str:
    return _SPECIAL.sub(r"\\\g<0>", _text(form))
