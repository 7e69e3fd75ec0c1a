"""Another encoder for a library: the old vectors serve until the new ones are whole, and nothing is made twice."""

import pytest
from documents import analysis, dump, outcome, prepared
from fakes import BigramEncoder

from index.derived import Derived
from index.errors import EncoderMismatch
from index.lock import WriterLock
from index.reencoding import reencode
from index.store import Store

BUDGET = prepared("예산.txt", ["2025년 예산 1조 2,340억원", "청년 정책 320억원"], "온빛시 예산")
WIDE = BigramEncoder("bigram/2", 128)


class Interrupting(BigramEncoder):
    """Stops the process's work at one of its calls, as Ctrl-C does, and counts the passages of the others."""

    def __init__(self, at: int, name: str = "bigram/2") -> None:
        super().__init__(name, 128)
        self.at = at
        self.calls: list[int] = []

    def encode_passages(self, passages):
        if len(self.calls) + 1 == self.at:
            self.at = 0
            raise KeyboardInterrupt
        self.calls.append(len(passages))
        return super().encode_passages(passages)


def coming(folder) -> tuple[object, int]:
    store = Store.open(folder)
    try:
        with store.reading() as reader:
            return reader.coming_encoder(), reader.coming_vectors()
    finally:
        store.close()


def test_another_encoder_is_refused_until_reencoded(library, tmp_path, files, korean, open_library):
    library.add([files])
    library.add_prepared([BUDGET])
    library.close()
    with pytest.raises(EncoderMismatch, match="mundap reencode"):
        open_library(encoder=WIDE)
    seen: list[tuple[int, int]] = []
    assert reencode(tmp_path / "library", korean, WIDE, lambda done, total: seen.append((done, total)))
    total = seen[-1][1]
    assert (seen[0], seen[-1]) == ((0, total), (total, total))
    with pytest.raises(EncoderMismatch):
        open_library()
    reencoded = open_library(encoder=WIDE)
    fresh = open_library(tmp_path / "fresh", WIDE)
    fresh.add([files])
    fresh.add_prepared([BUDGET])
    assert outcome(reencoded, "청년 정책") == outcome(fresh, "청년 정책")
    assert dump(tmp_path / "library") == dump(tmp_path / "fresh")
    assert coming(tmp_path / "library") == (None, 0)


def test_an_encoder_that_reads_text_alone_needs_no_analysis(library, tmp_path, files, korean, open_library):
    library.add([files])
    library.close()
    reencode(tmp_path / "library", None, WIDE)
    fresh = open_library(tmp_path / "fresh", WIDE)
    fresh.add([files])
    assert dump(tmp_path / "library") == dump(tmp_path / "fresh")


def test_reencoding_goes_on_where_it_was_interrupted(library, tmp_path, korean, open_library):
    many = [prepared(f"{number}.txt", [f"예산 {number} 항목"]) for number in range(100)]
    long = prepared("긴 문서.txt", [f"긴 문서 {number}번째 항목" for number in range(400)])
    library.add_prepared([*many, long])
    interrupting = Interrupting(at=3)
    with pytest.raises(KeyboardInterrupt):
        reencode(tmp_path / "library", korean, interrupting)
    first, second = interrupting.calls
    assert first == 64  # within the long document, and that is no reason to make its vectors twice
    assert 100 < first + second < 500
    assert coming(tmp_path / "library") == (("bigram/2", 128), first + second)

    assert outcome(library, "예산 7 항목")  # the old encoder still answers
    library.add_prepared([prepared("늦은 문서.txt", ["예산 늦은 항목"])])
    library.remove(["3.txt"])
    seen: list[tuple[int, int]] = []
    reencode(tmp_path / "library", korean, interrupting, lambda done, total: seen.append((done, total)))
    assert sum(interrupting.calls) == 501  # every passage once, the late one too
    assert (seen[0], seen[-1]) == ((first + second - 1, 500), (500, 500))
    with pytest.raises(EncoderMismatch):
        library.search(analysis("예산"))
    reencoded = open_library(encoder=BigramEncoder("bigram/2", 128))
    assert outcome(reencoded, "예산 늦은 항목", 1)[0][0] == "늦은 문서.txt#0-8"
    fresh = open_library(tmp_path / "fresh", WIDE)
    fresh.add_prepared([*many[:3], *many[4:], long, prepared("늦은 문서.txt", ["예산 늦은 항목"])])
    assert dump(tmp_path / "library") == dump(tmp_path / "fresh")


def test_who_searches_meanwhile_has_nothing_to_bring_level(library, tmp_path, korean):
    library.add_prepared([prepared(f"{number}.txt", [f"예산 {number} 항목"]) for number in range(200)])
    library.search(analysis("예산"))
    before = library.revision
    with pytest.raises(KeyboardInterrupt):
        reencode(tmp_path / "library", korean, Interrupting(at=2))
    assert coming(tmp_path / "library")[1] == 64
    assert library.revision == before


def test_the_indexes_are_level_when_it_is_done(library, tmp_path, korean):
    library.add_prepared([BUDGET])
    library.close()
    reencode(tmp_path / "library", korean, WIDE)
    store = Store.open(tmp_path / "library")
    derived = Derived(tmp_path / "library", store, WriterLock(tmp_path / "library"), WIDE.name, WIDE.dimension)
    try:
        assert derived._load_level()
    finally:
        derived.close()
        store.close()


def test_a_library_of_the_same_encoder_is_left_alone_unless_told(library, tmp_path, korean):
    library.add_prepared([BUDGET])
    library.close()
    counting = Interrupting(at=0, name="라벨@0123456789ab")
    assert reencode(tmp_path / "library", korean, counting)
    counting.calls.clear()
    counting.name = "다른 라벨@0123456789ab"
    assert not reencode(tmp_path / "library", korean, counting)
    assert counting.calls == []
    assert reencode(tmp_path / "library", korean, counting, again=True)
    assert counting.calls == [2]


def test_going_back_to_the_old_encoder_or_on_to_a_third_is_possible(library, tmp_path, korean, open_library):
    library.add_prepared([prepared(f"{number}.txt", [f"예산 {number} 항목"]) for number in range(70)])
    library.close()
    with pytest.raises(KeyboardInterrupt):
        reencode(tmp_path / "library", korean, Interrupting(at=2))
    assert not reencode(tmp_path / "library", korean, BigramEncoder())
    open_library().close()
    third = BigramEncoder("bigram/3", 32)
    assert reencode(tmp_path / "library", korean, third)
    fresh = open_library(tmp_path / "fresh", third)
    fresh.add_prepared([prepared(f"{number}.txt", [f"예산 {number} 항목"]) for number in range(70)])
    assert dump(tmp_path / "library") == dump(tmp_path / "fresh")


def test_an_empty_library_takes_another_encoder(library, tmp_path, korean, open_library):
    library.close()
    assert reencode(tmp_path / "library", korean, WIDE)
    assert open_library(encoder=WIDE).passage_count == 0
