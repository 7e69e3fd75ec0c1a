"""The marks at an answer's own values: ✓, 계산 or ✗ right behind each checked one, with an explanation that opens.

The text is written by ``prose`` with signs at the values' places that no text can hold; what comes out is believed only
if it is, but for the signs, what would have come out without them. So no mark changes, loses or moves a word. Pure.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.checking.telling import explained, kind_name, short_reason
from assistant.page.cutting import cut_short
from assistant.page.prose import escape, prose
from assistant.types import Check, CheckState
from ingest import patterns as re

# Two signs for each mark, from the last private plane of Unicode.
_FIRST = 0x100000
_MOST = 400
_SIGNS = re.compile("[\U00100000-\U0010fffd]")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>")
_EMPTY = frozenset({"br"})
# A longer value may be broken over lines: kept whole on a narrow screen, it would leave the line before it empty.
_SHORT = 18
# Of a longer one an explanation names the beginning.
_LONGEST_VALUE = 60
_CLASSES = {
    CheckState.SUPPORTED: "passed",
    CheckState.COMPUTED: "computed",
    CheckState.UNSUPPORTED: "failed",
    CheckState.MISPLACED: "failed",
}


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    number: int
    check: Check


def checked_prose(text: str, links: Mapping[int, str], checks: Sequence[Check], turn: int) -> tuple[str, list[Check]]:
    """Write an answer's text with a mark behind each checked value, and give the checks that got none.

    ``links`` is what each ``[n]`` becomes. Of values one in the other the outer one is marked, or the one that failed.
    """
    plain = prose(text, links)
    marks = [*_apart(text, checks)][:_MOST]
    for kept in (marks, [mark for mark in marks if not _opens_line(text, mark)], []):
        signed = prose(_signed(text, kept), links) if kept else plain
        if _SIGNS.sub("", signed) == plain:
            written, placed = _marked(signed, kept, turn)
            return written, [check for number, check in enumerate(checks) if number not in placed]
    return plain, list(checks)


def summary(checks: Sequence[Check], unplaced: Sequence[Check]) -> str:
    """Say in a line how the checks came out; failures without a mark of their own are named."""
    if not checks:
        return ""
    states = [check.state for check in checks]
    passed = [check for check in checks if check.state is CheckState.SUPPORTED and not _is_asked(check)]
    kinds = "·".join(dict.fromkeys(kind_name(check.kind) for check in passed))
    failed = sum(not check.supported for check in checks)
    computed = states.count(CheckState.COMPUTED)
    parts = [
        f'<span class="failed"><span aria-hidden="true">✗ </span>{failed}개는 원문과 다르거나 원문에 없음</span>'
        if failed
        else "",
        f'<span class="passed"><span aria-hidden="true">✓ </span>{kinds} {len(passed)}개 원문에서 확인</span>'
        if passed
        else "",
        f'<span class="computed">계산한 값 {computed}개</span>' if computed else "",
    ]
    named = "".join(
        f'<li class="failed"><span aria-hidden="true">✗ </span>{escape(cut_short(check.value, _LONGEST_VALUE))}: '
        f"{escape(explained(check))}</li>"
        for check in unplaced
        if not check.supported
    )
    line = "".join(parts)
    return (f'<p class="checks">{line}</p>' if line else "") + (f'<ul class="checks">{named}</ul>' if named else "")


def _apart(text: str, checks: Sequence[Check]) -> Iterator[_Mark]:
    """Give the marks in text order, none within or across another."""
    marks = [
        _Mark(start, end, number, check)
        for number, check in enumerate(checks)
        for start, end in check.places
        if not _is_asked(check) and start < end and text[start:end] == check.value
    ]
    # A failure is never hidden by what stands around it or in it.
    marks.sort(key=lambda mark: (mark.check.supported, mark.start - mark.end, mark.start))
    taken: list[_Mark] = []
    for mark in marks:
        if all(mark.end <= other.start or other.end <= mark.start for other in taken):
            taken.append(mark)
    return iter(sorted(taken, key=lambda mark: mark.start))


def _is_asked(check: Check) -> bool:
    """Whether a value is only the question's own: it needs no source, and a mark would seem to name one."""
    return check.supported and check.citation is None and not check.formula


def _opens_line(text: str, mark: _Mark) -> bool:
    """Whether only white space stands before a value in its line, where a sign could hide what begins a list."""
    return not text[text.rfind("\n", 0, mark.start) + 1 : mark.start].strip()


def _signed(text: str, marks: Sequence[_Mark]) -> str:
    pieces: list[str] = []
    end = 0
    for place, mark in enumerate(marks):
        before, value = text[end : mark.start], text[mark.start : mark.end]
        pieces += [_without_signs(before), chr(_FIRST + 2 * place), value, chr(_FIRST + 2 * place + 1)]
        end = mark.end
    return "".join([*pieces, _without_signs(text[end:])])


def _without_signs(text: str) -> str:
    """Leave out what a text may hold of our signs; it then differs from the plain one, and no mark is set."""
    return _SIGNS.sub("\ufffd", text)


def _marked(signed: str, marks: Sequence[_Mark], turn: int) -> tuple[str, set[int]]:
    """Put the marks in the place of their signs."""
    at = {found[0]: found.start() for found in _SIGNS.finditer(signed)}
    placed: set[int] = set()
    new: dict[str, str] = {}
    for place, mark in enumerate(marks):
        first, last = chr(_FIRST + 2 * place), chr(_FIRST + 2 * place + 1)
        if first not in at or last not in at:
            continue
        opening, closing = _mark(mark, f"check-{turn}-{place}")
        whole = _is_whole(signed[at[first] + 1 : at[last]])
        new[first] = opening if whole else ""
        new[last] = closing if whole else f"{opening}{closing}"
        placed.add(mark.number)
    return _SIGNS.sub(lambda found: new.get(found[0], ""), signed), placed


def _is_whole(markup: str) -> bool:
    """Whether every element that begins in a piece of markup ends in it, and none else."""
    open_tags: list[str] = []
    for found in _TAG.finditer(markup):
        if found[2] in _EMPTY:
            continue
        if not found[1]:
            open_tags.append(found[2])
        elif not open_tags or open_tags.pop() != found[2]:
            return False
    return not open_tags


def _mark(mark: _Mark, name: str) -> tuple[str, str]:
    """Write what stands before and after a value."""
    check = mark.check
    kind = _CLASSES[check.state] + ("" if mark.end - mark.start > _SHORT else " short")
    sign, spoken = _sign(check)
    told = f"{kind_name(check.kind)} {cut_short(check.value, _LONGEST_VALUE)} — {explained(check)}"
    return (
        f'<span class="checked {kind}">',
        f'<button type="button" class="check" aria-label="{spoken}" aria-describedby="{name}">{sign}</button>'
        f'<span class="told" role="tooltip" id="{name}">{escape(told)}</span></span>',
    )


def _sign(check: Check) -> tuple[str, str]:
    """Give the sign that is seen and the word that is heard."""
    match check.state:
        case CheckState.SUPPORTED:
            return "✓", "확인됨"
        case CheckState.COMPUTED:
            return "계산", "계산한 값"
        case CheckState.MISPLACED:
            words = short_reason(check)
            return f"✗ {words}", f"{words}의 값"
        case CheckState.UNSUPPORTED:
            return "✗", "확인 못 함"
