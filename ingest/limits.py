"""How much of a file is read before it is refused: what no honest office file comes near."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for reading one file; beyond one of them the file is refused by name, and the others go on.

    Sizes are in bytes. ``unpacked_bytes`` is for everything inside one archive or container together and
    ``ratio`` for unpacked to packed of any one member above a megabyte. ``depth`` counts tables in tables, archives
    in archives and half as many XML elements. ``memory_bytes`` and ``seconds`` are those of the process that reads.
    """

    file_bytes: int = 300 * MEGABYTE
    text_bytes: int = 20 * MEGABYTE  # a text beyond this is a log or a dump
    unpacked_bytes: int = 1_000 * MEGABYTE
    ratio: int = 250
    members: int = 5_000
    pages: int = 10_000
    cells: int = 1_000_000
    columns: int = 2_000
    depth: int = 32
    memory_bytes: int = 3_000 * MEGABYTE
    seconds: float = 300.0
