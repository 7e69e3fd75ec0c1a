"""What there is to choose from, and which documents a choice allows."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.scope import EVERYWHERE, Catalogue, Scope
from index.encoder import open_encoder
from index.library import Library
from ingest.korean import Korean

TEXTS = {
    "2024년 시행계획.txt": "2024년도 가온시 시행계획\n\n2024. 2.\n\n가 온 시\n",
    "2025년 시행계획.txt": "2025년도 가온시 시행계획\n\n도로를 고친다.\n",
    "기본계획.txt": "산업 진흥 기본계획(2023~2025)\n\n산업통상자원부(장관 아무개)는 계획을 세웠다.\n",
    "신도시 안내.txt": "신도시 안내\n\n도서관은 월요일에 쉽니다.\n",
}


@pytest.fixture
def library(tmp_path: Path, korean: Korean) -> Iterator[Library]:
    folder = tmp_path / "문서"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    opened = Library.open_or_create(tmp_path / "library", korean, open_encoder("built-in"))
    opened.add([folder])
    yield opened
    opened.close()


def names(*chosen: str) -> frozenset[str]:
    return frozenset(f"{name}.txt" for name in chosen)


def test_what_there_is_to_choose_from(library: Library) -> None:
    facets = Catalogue(library).facets()
    assert facets.documents == (
        ("2024년 시행계획.txt", "2024년도 가온시 시행계획"),
        ("2025년 시행계획.txt", "2025년도 가온시 시행계획"),
        ("기본계획.txt", "산업 진흥 기본계획(2023~2025)"),
        ("신도시 안내.txt", "신도시 안내"),
    )
    assert facets.years == ((2025, 2), (2024, 2), (2023, 1))
    assert facets.bodies == (("가온시", 2), ("산업통상자원부", 1))


@pytest.mark.parametrize(
    ("scope", "allowed"),
    [
        (EVERYWHERE, None),
        (Scope(documents=names("기본계획")), names("기본계획")),
        (Scope(years=frozenset({2025})), names("2025년 시행계획", "기본계획")),
        (Scope(years=frozenset({2023, 2024})), names("2024년 시행계획", "기본계획")),
        (Scope(bodies=frozenset({"가온시"})), names("2024년 시행계획", "2025년 시행계획")),
        (Scope(bodies=frozenset({"산업부"})), names("기본계획")),
        (Scope(years=frozenset({2025}), bodies=frozenset({"가온시"})), names("2025년 시행계획")),
        (Scope(names("기본계획", "신도시 안내"), frozenset({2025})), names("기본계획")),
        (Scope(bodies=frozenset({"교육부"})), names()),
        (Scope(years=frozenset({1999})), names()),
    ],
)
def test_any_within_a_kind_and_all_kinds(library: Library, scope: Scope, allowed: frozenset[str] | None) -> None:
    assert Catalogue(library).within(scope) == allowed


def test_what_comes_and_goes_is_seen(library: Library, tmp_path: Path) -> None:
    catalogue = Catalogue(library)
    before = catalogue.facets()
    assert catalogue.facets() is before
    path = tmp_path / "공고.txt"
    path.write_text("신도시 공고 제2026-1호\n\n도서관을 연다.\n", encoding="utf-8")
    library.add([path])
    facets = catalogue.facets()
    assert ("공고.txt", "신도시 공고 제2026-1호") in facets.documents
    assert (2026, 1) in facets.years
    path.write_text("행정안전부 공고 제2027-1호\n\n도서관을 닫는다.\n", encoding="utf-8")
    library.add([path])
    assert catalogue.within(Scope(bodies=frozenset({"행안부"}))) == names("공고")
    assert catalogue.within(Scope(years=frozenset({2026}))) == names()
    library.remove(["공고.txt"])
    assert catalogue.facets() == before


def test_a_document_that_was_removed_fits_nothing(library: Library) -> None:
    catalogue = Catalogue(library)
    assert catalogue.within(Scope(documents=names("기본계획", "없던 문서"))) == names("기본계획")
    library.remove(["기본계획.txt"])
    assert catalogue.within(Scope(documents=names("기본계획"))) == frozenset()


def test_the_numbers_of_numbered_files_are_no_years(library: Library, tmp_path: Path) -> None:
    catalogue = Catalogue(library)
    before = catalogue.facets().years
    for number in (2019, 2020, 4031):
        path = tmp_path / f"점검_{number}.txt"
        path.write_text(f"{number % 7}째 점검\n\n다리를 보았다.\n", encoding="utf-8")
        library.add([path])
        if number == 2020:
            assert catalogue.facets().years == (*before[:2], (2023, 1), (2020, 1), (2019, 1))
    assert catalogue.facets().years == before
    library.remove(["점검_4031.txt"])
    assert (2019, 1) in catalogue.facets().years
