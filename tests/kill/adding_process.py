"""Adds a folder to a library and tells each event; the test kills it on the way.

Run as ``python adding_process.py LIBRARY FOLDER``.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from fakes import BigramEncoder  # noqa: E402

from index.adding import AddEvent  # noqa: E402
from index.library import Library  # noqa: E402
from ingest.korean import Korean  # noqa: E402


def tell(event: AddEvent) -> None:
    sys.stdout.write(f"{event.position} {event.step}\n")
    sys.stdout.flush()


library = Library.open_or_create(Path(sys.argv[1]), Korean(), BigramEncoder())
library.add([Path(sys.argv[2])], tell)
library.close()
