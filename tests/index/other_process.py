"""What another process does to a library; run by tests as ``python other_process.py USER COMMAND LIBRARY …``."""

import os
import resource
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from documents import outcome, prepared  # noqa: E402
from fakes import BigramEncoder  # noqa: E402

from index.library import Library  # noqa: E402
from ingest.errors import UserFacingError  # noqa: E402
from ingest.korean import Korean  # noqa: E402


def said(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def add(library: Library, name: str, text: str) -> None:
    library.add_prepared([prepared(name, text.split("/"))])


def add_slowly(library: Library, name: str, text: str) -> None:
    """Store each passage as a document; before the next, wait for a line on standard input."""

    def documents():
        for number, passage in enumerate(text.split("/")):
            # Batches of documents are stored together, so each needs a full batch to be stored at once.
            yield from [prepared(f"{name}{number}-{copy}", [f"{passage} {copy}"]) for copy in range(64)]
            said("stored")
            sys.stdin.readline()

    library.add_prepared(documents())


def add_until_full(library: Library) -> None:
    for number in range(500):
        add(library, f"{number}.txt", "/".join(f"예산 {number} {line} " * 20 for line in range(20)))
        said(f"{number}.txt")


def add_with_little_room(library: Library, size: str) -> None:
    """Add documents until no file may grow beyond ``size`` bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(size), int(size)))
    add_until_full(library)


def search(library: Library, query: str) -> None:
    said(repr(outcome(library, query)))


COMMANDS = {run.__name__: run for run in (add, add_slowly, add_until_full, add_with_little_room, search)}


def become_nobody() -> None:
    """Give up root's rights; what is imported late is imported before, for nobody may not read this Python."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open_or_create(Path(folder), Korean(), BigramEncoder())
        add(library, "연습.txt", "연습")
        outcome(library, "연습")
        library.close()
    os.setgid(65534)
    os.setuid(65534)


def main() -> None:
    user, command, folder, *arguments = sys.argv[1:]
    if user == "nobody":
        become_nobody()
    try:
        library = Library.open_or_create(Path(folder), Korean(), BigramEncoder())
        COMMANDS[command](library, *arguments)
        library.close()
    except UserFacingError as error:
        said(f"{type(error).__name__}|{error.problem}|{error.remedy}")


if __name__ == "__main__":
    main()
