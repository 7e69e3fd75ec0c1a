"""What the reader of an Office file keeps count of: cells, depth, texts left out, parts that could not be read."""

from collections.abc import Sequence

from ingest.content import Box, Paragraph, Piece
from ingest.errors import IngestError
from ingest.limits import Limits

_MOST_NAMES = 5
_LONGEST_NAME = 60


class Tally:
    """The counts of one file being read."""

    def __init__(self, limits: Limits) -> None:
        """Begin a file."""
        self.limits = limits
        self.lost: list[str] = []
        self.remarks: dict[str, None] = {}
        self.left_out: dict[str, None] = {}
        self._cells = 0
        self._depth = 0

    def leave_out(self, text: str) -> None:
        """Note a text that is not running text."""
        if text.strip():
            self.left_out[text.strip()] = None

    def count_cells(self, cells: int) -> None:
        """Count a table's cells.

        Raises:
            IngestError: there are more than the limits allow.
        """
        self._cells += cells
        if self._cells > self.limits.cells:
            raise IngestError(
                f"표의 칸이 너무 많습니다({self.limits.cells:,}개 초과).", "문서를 나누어 다시 저장해 넣어 주세요."
            )

    def enter(self) -> None:
        """Go into a table, a box, a group or a note; :meth:`leave` comes out.

        Raises:
            IngestError: they are nested deeper than the limits allow.
        """
        self._depth += 1
        if self._depth > self.limits.depth:
            raise IngestError(
                f"표나 글상자가 너무 깊이 겹쳐 있습니다({self.limits.depth}겹 초과).",
                "겹친 것을 풀어 다시 저장해 넣어 주세요.",
            )

    def leave(self) -> None:
        """Come out of a table, a box, a group or a note."""
        self._depth -= 1

    def all_remarks(self, lost: Sequence[str]) -> tuple[str, ...]:
        """The remarks, first on the parts that could not be read; ``lost`` are those that could not be unpacked."""
        names = list(dict.fromkeys((*lost, *self.lost)))
        further = f" 외 {len(names) - _MOST_NAMES}개" if len(names) > _MOST_NAMES else ""
        listed = ", ".join(name[:_LONGEST_NAME] for name in names[:_MOST_NAMES])
        losses = (f"파일의 일부가 손상되어 읽지 못했습니다({listed}{further}).",) if names else ()
        return (*losses, *self.remarks)


def refuse_empty(pieces: Sequence[Piece]) -> None:
    """Refuse a file that holds no text.

    Raises:
        IngestError: it doesn't.
    """
    if not any(map(_has_text, pieces)):
        raise IngestError(
            "글이 없는 문서입니다. 그림만 들어 있을 수 있습니다.",
            "그림이라면 글자 인식(OCR)을 한 PDF로 저장해 넣어 주세요.",
        )


def _has_text(piece: Piece) -> bool:
    if isinstance(piece, Paragraph):
        return bool(piece.text.strip()) or any(_has_text(one) for note in piece.notes for one in note.content)
    if isinstance(piece, Box):
        return any(map(_has_text, piece.content))
    return any(_has_text(inner) for cell in piece.cells for inner in cell.content)
