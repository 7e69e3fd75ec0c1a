"""The dense index's file: a line of JSON (the stamp and checksums), the keys, and the rows as FAISS writes them."""

import json
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.stamp import Stamp, write_atomically

Keys = NDArray[np.int64]

_LONGEST_HEADER = 1000


@dataclass(frozen=True, slots=True, eq=False)
class DenseFile:
    """What a whole file says; ``rows`` are bytes."""

    stamp: Stamp
    dimension: int
    fit_for: int
    keys: Keys
    rows: NDArray[np.uint8]


def write(path: Path, stamp: Stamp, dimension: int, fit_for: int, keys: Keys, rows: memoryview) -> None:
    """Write a file; killed at any instant, the old one stays."""
    named = keys.astype("<i8").tobytes()
    header = {
        "stamp": asdict(stamp),
        "dimension": dimension,
        "fit_for": fit_for,
        "keys": len(named),
        "keys_crc": zlib.crc32(named),
        "rows_crc": zlib.crc32(rows),
    }
    write_atomically(path, json.dumps(header).encode("ascii"), b"\n", named, rows)


def read(path: Path) -> DenseFile | None:
    """Read a file; ``None`` where it is absent, damaged or of an older layout."""
    try:
        with path.open("rb") as file:
            header = json.loads(file.readline(_LONGEST_HEADER))
            stamp = Stamp.read(header["stamp"])
            named = file.read(header["keys"])
            rows = np.fromfile(file, dtype=np.uint8)
        if stamp is None or (zlib.crc32(named), zlib.crc32(rows.data)) != (header["keys_crc"], header["rows_crc"]):
            return None
        keys = np.frombuffer(named, dtype="<i8").astype(np.int64)
        return DenseFile(stamp, int(header["dimension"]), int(header["fit_for"]), keys, rows)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
