"""Adds and removes documents one by one, in a library whose vectors are soon compressed; goes on where it was.

Run by a test as ``python growing.py LIBRARY``; says after each step which it was.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from documents import prepared  # noqa: E402
from fakes import BigramEncoder  # noqa: E402

from index import dense  # noqa: E402
from index.library import Library  # noqa: E402
from ingest.korean import Korean  # noqa: E402

COUNT = 60
# Passages from which on vectors are compressed, and passages a document: all kinds of change happen on the way.
LIMIT = 100
PASSAGES = 10
_SUBJECTS = ("청년 월세 {0}만원 지원", "하천 정비 {0}km", "도서관 {0}곳 운영", "주차장 {0}면 확충", "예산 {0}억원 편성")

DOCUMENTS = [
    prepared(f"{n:02}.txt", [_SUBJECTS[(n + p) % len(_SUBJECTS)].format(7 * n + p) for p in range(PASSAGES)])
    for n in range(COUNT)
]


def compress_soon() -> None:
    """Let the dense index change its kind and be trained again within a few hundred passages, and leave changes out."""
    dense.EXACT_FLOATS = LIMIT * BigramEncoder().dimension
    dense._SOON_WRITTEN_BYTES = 0
    dense._SHARE = 12


def steps(held: set[str]) -> list[tuple[str, int]]:
    """What is still to be done: every document is added, and each fifth removed again when three more are in."""
    newest = max((int(name[:2]) for name in held), default=-1)
    todo = [("remove", newest - 3)] if newest % 5 == 4 and f"{newest - 3:02}.txt" in held else []
    for number in range(newest + 1, COUNT):
        todo.append(("add", number))
        if number % 5 == 4:
            todo.append(("remove", number - 3))
    return todo


def main() -> None:
    compress_soon()
    library = Library.open_or_create(Path(sys.argv[1]), Korean(), BigramEncoder())
    for deed, number in steps({entry.name for entry in library.documents.entries()}):
        if deed == "add":
            library.add_prepared([DOCUMENTS[number]])
        else:
            library.remove([f"{number:02}.txt"])
        sys.stdout.write(f"{deed} {number}\n")
        sys.stdout.flush()
    library.close()


if __name__ == "__main__":
    main()
