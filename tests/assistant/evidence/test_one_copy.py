from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.evidence.finding import EvidenceFinder
from assistant.evidence.likeness import Likeness
from assistant.evidence.one_copy import without_copies
from assistant.understanding.question import understand
from index.library import Library
from index.likeness import letters_of
from index.static import StaticEncoder
from index.types import Finder, Hit
from ingest.korean import Korean
from ingest.types import Passage

COPIES = {"계획.hwp": ("계획.pdf",), "계획.pdf": ("계획.hwp",)}


def hits(*found: tuple[str, str, int | None]) -> list[Hit]:
    return [
        Hit(Passage(name, 0, len(text), text, page=page), rank, 1 / rank, (Finder.LEXICAL,))
        for rank, (name, text, page) in enumerate(found, 1)
    ]


def shown(found: list[Hit]) -> list[tuple[int, str, str]]:
    return [(hit.rank, hit.passage.document, hit.passage.text) for hit in found]


def copies(name: str) -> tuple[str, ...]:
    return COPIES.get(name, ())


def test_the_same_words_of_two_copies_are_one_hit():
    found = hits(("계획.hwp", "○ 예산은 3억원", 1), ("계획.pdf", "예산은\n3억원", 1), ("계획.hwp", "끝", 2))
    assert shown(without_copies(found, copies)) == [(1, "계획.hwp", "○ 예산은 3억원"), (2, "계획.hwp", "끝")]


def test_a_part_of_what_a_better_hit_holds_is_left_out_and_more_is_kept():
    part_later = hits(("계획.hwp", "예산은 3억원이다. 끝.", 1), ("계획.pdf", "예산은 3억원이다.", 1))
    assert [hit.rank for hit in without_copies(part_later, copies)] == [1]
    part_first = hits(("계획.hwp", "예산은 3억원이다.", 1), ("계획.pdf", "예산은 3억원이다. 끝.", 1))
    assert [hit.rank for hit in without_copies(part_first, copies)] == [1, 2]


def test_the_copy_that_knows_its_page_is_kept_in_its_place():
    found = hits(("계획.hwp", "예산은 3억원", None), ("다른.hwp", "예산", None), ("계획.pdf", "예산은 3억원", 4))
    assert shown(without_copies(found, copies)) == [(1, "계획.pdf", "예산은 3억원"), (2, "다른.hwp", "예산")]


def test_the_same_words_of_documents_that_are_no_copies_stay():
    found = hits(("2024.hwp", "예산은 3억원", 1), ("2025.hwp", "예산은 3억원", 1), ("2024.hwp", "예산은 3억원", 1))
    assert without_copies(found, copies) == found


SAMPLES = Path(__file__).parents[3] / "samples" / "documents"
NAME = "2025_생활여건개선_시행계획.txt"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    """The samples with one of them twice."""
    folder = tmp_path_factory.mktemp("둘")
    text = (SAMPLES / NAME).read_text(encoding="utf-8-sig")
    copy = folder / "시행계획 사본.md"
    copy.write_text(text.replace("□", "■").replace(" ○", "○"), encoding="utf-8")
    library = Library.open_or_create(folder / "library", korean, static)
    report = library.add([SAMPLES, copy])
    assert [found.of for found in report.copies] == [(NAME,)]
    return Assistant(library, korean, Likeness(static))


QUESTIONS = (
    "2025년 생활여건 개선 시행계획의 총예산은 얼마야?",
    "시행계획의 4대 분야가 뭐예요?",
    "2024년과 2025년 예산을 비교해 줘",
    "2025년 포트홀 긴급보수반은 몇 개 반인가요?",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_words_are_cited_from_two_copies(assistant: Assistant, question: str):
    citations = assistant.ask(question).citations
    cited = ["".join(citation.quote.split()) for citation in citations]
    assert citations
    assert len(set(cited)) == len(cited)
    for citation in citations:
        others = {NAME, "시행계획 사본.md"} - {citation.document}
        assert citation.same_as == (tuple(others) if len(others) == 1 else ())


@pytest.mark.parametrize("question", QUESTIONS)
def test_copies_take_no_places_of_other_evidence(
    assistant: Assistant, korean: Korean, static: StaticEncoder, question: str
):
    finder = EvidenceFinder(assistant.library, korean, Likeness(static))
    found = finder.find(understand(question, korean.analyze(question), korean.names))
    assert len(assistant.search(question, 12)) == len(found.hits) == 12
    assert len({letters_of(hit.passage.text) for hit in found.hits}) == 12
    assert len({letters_of(hit.passage.text) for hit in assistant.search(question, 12)}) < 12
