"""Which block a footnote explains: the one that holds its stars, else the one just above it.

Knows texts and block ids, not the outline.
"""

from collections import deque

from ingest import patterns as re

_BOLD = re.compile(r"\*\*(?=[^\s*])[^*]+(?<=\S)\*\*")
_REFERENCE = re.compile(r"(?<=[^\s*])\*{1,5}|주\d{1,2}\)")
_SIGN = re.compile(r"\*{1,5}|주\d{1,2}\)")
# A footnote further down than this from its star explains something else.
_NEAR = 12


class Notes:
    """The references that still wait for their footnote while a document is read."""

    def __init__(self) -> None:
        self._open: deque[tuple[int, list[str]]] = deque(maxlen=_NEAR)
        self._last: int | None = None

    def forget(self) -> None:
        """Stop waiting: a footnote below a heading explains nothing above it."""
        self._open.clear()

    def hold(self, block: int, text: str, *, explainable: bool = True) -> None:
        """Take note of a block's references; a footnote without any then explains the last explainable block."""
        self._open.append((block, _REFERENCE.findall(_BOLD.sub(lambda bold: bold[0][2:-2], text))))
        if explainable:
            self._last = block

    def waits(self, note: str) -> bool:
        """Say whether a reference waits for a footnote that begins as ``note`` does."""
        sign = _SIGN.search(note)
        return sign is not None and any(sign[0] in references for _, references in self._open)

    def explained_by(self, note: str) -> int | None:
        """The block that a footnote explains; its reference is then answered."""
        sign = _SIGN.search(note)
        if sign is not None:
            for block, references in reversed(self._open):
                if sign[0] in references:
                    references.remove(sign[0])
                    return block
        return self._last
