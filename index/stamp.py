"""What a derived index says of itself, and how its files are written so that a killed process can't spoil them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

# Raised when the layout of either derived index changes; another number means rebuild.
FORMAT = 3


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which library's passages an index holds, at which revision.

    ``encoding`` is the library's count of full re-encodings (0 for the lexical index, which has no vectors).
    """

    format: int
    library: str
    revision: int
    passages: int
    newest: int
    encoding: int

    @classmethod
    def read(cls, fields: object) -> Self | None:
        """Take a stamp from parsed JSON; ``None`` for anything else."""
        if not isinstance(fields, dict) or set(fields) != set(cls.__slots__):
            return None
        return cls(**fields)

    def may_become(self, wanted: "Stamp") -> bool:
        """Whether adding and removing passages leads from here to there."""
        return (
            (self.format, self.library, self.encoding) == (wanted.format, wanted.library, wanted.encoding)
            and self.revision <= wanted.revision
            and self.newest <= wanted.newest
        )


def write_atomically(path: Path, *parts: bytes | memoryview) -> None:
    """Write a file so that a process killed at any instant leaves either the old or the whole new one.

    Without fsync: should a power cut leave the new name on unwritten bytes, the checksums tell, and it is rebuilt.
    """
    unfinished = path.with_name(f"{path.name}.unfinished")
    with unfinished.open("wb") as file:
        for part in parts:
            file.write(part)
    unfinished.replace(path)
