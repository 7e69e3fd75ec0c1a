"""The same documents cut and encoded in other ways: one Kiwi pass, nothing twice, and level with the source."""

import shutil
from collections.abc import Iterable, Iterator

import pytest
from documents import prepared, write_files
from fakes import BigramEncoder

from index.encoder import BUILT_IN, open_encoder
from index.errors import SearchIndexError
from index.library import Library
from index.recutting import Shape, recut
from ingest.korean import Korean
from ingest.passages import SplitConfig
from ingest.prepare import CorpusRow, prepare_rows
from ingest.types import Morpheme

LONG = "\n\n".join(f"{number}. 온빛시는 사업 {number}에 {number * 7}억원을 쓴다." for number in range(1, 30))
TEXTS = {"가.txt": f"온빛시 계획\n\n{LONG}\n", "나.txt": "하천 정비\n\n하천 정비에는 30억원을 쓴다.\n"}
SHORT = SplitConfig(target=60, longest=90)


class Counting(Korean):
    """Notes how many texts it analyses."""

    def __init__(self, korean: Korean) -> None:
        super().__init__()
        self._kiwi = korean.load()
        self.texts = 0

    def morphemes(self, texts: Iterable[str]) -> Iterator[list[Morpheme]]:
        every = list(texts)
        self.texts += len(every)
        return super().morphemes(every)


@pytest.fixture
def source(tmp_path, korean):
    write_files(tmp_path / "문서", TEXTS)
    library = Library.open_or_create(tmp_path / "source", korean, open_encoder(BUILT_IN))
    assert not library.add([tmp_path / "문서"]).failed
    yield library
    library.close()


def quiet(_done: int, _total: int) -> None: ...


def found(library: Library, query: str = "사업 7에 쓰는 돈") -> list[tuple[str, float]]:
    return [(hit.passage.id, round(hit.score, 6)) for hit in library.search(query, 20)]


def test_all_shapes_come_from_one_pass_over_the_documents(source, tmp_path, korean):
    counting = Counting(korean)
    own, bigrams = open_encoder(BUILT_IN), BigramEncoder()
    shapes = [
        Shape(tmp_path / "같음", SplitConfig(), own),
        Shape(tmp_path / "짧음", SHORT, own),
        Shape(tmp_path / "다른 인코더", SplitConfig(), bigrams),
    ]
    told: list[tuple[int, int]] = []
    recut(source, shapes, counting, lambda done, total: told.append((done, total)))
    assert told == [(0, 2), (2, 2)]
    once = counting.texts
    recut(source, shapes[:1], fresh := Counting(korean), quiet)
    assert fresh.texts in (0, once)  # nothing; or all, where everything was stored within one second
    same, short, other = (Library.open(shape.folder, korean, shape.encoder) for shape in shapes)
    try:
        assert same.passages("가.txt") == source.passages("가.txt")
        assert found(same) == found(source)
        assert max(len(passage.text) for passage in short.passages("가.txt")) <= SHORT.longest
        assert len(short.passages("가.txt")) > len(source.passages("가.txt"))
        assert short.document("가.txt") == source.document("가.txt")
        assert other.passages("가.txt") == source.passages("가.txt")
        assert found(other) != found(source)
    finally:
        for library in (same, short, other):
            library.close()
    lone = Counting(korean)
    shutil.rmtree(tmp_path / "짧음")
    recut(source, shapes[1:2], lone, quiet)
    assert lone.texts == once  # as many texts for one shape as for three


def test_what_changed_or_went_is_followed(source, tmp_path, korean):
    shape = Shape(tmp_path / "짧음", SHORT, open_encoder(BUILT_IN))
    recut(source, [shape], korean, quiet)
    (tmp_path / "문서" / "나.txt").write_text("하천 정비\n\n하천 정비에는 45억원을 쓴다.\n", encoding="utf-8")
    (tmp_path / "문서" / "다.txt").write_text("새 문서\n\n도서관에 2억원을 쓴다.\n", encoding="utf-8")
    source.add([tmp_path / "문서"])
    source.remove(["가.txt"])
    recut(source, [shape], korean, quiet)
    library = Library.open(shape.folder, korean, shape.encoder)
    try:
        assert [entry.name for entry in library.documents.listed()] == ["나.txt", "다.txt"]
        assert library.document("나.txt") == source.document("나.txt")
    finally:
        library.close()


def test_rows_of_a_retrieval_set_are_refused(tmp_path, korean):
    library = Library.open_or_create(tmp_path / "rows", korean, BigramEncoder())
    library.add_prepared(prepare_rows([CorpusRow("1", "제목", "글")], korean))
    with pytest.raises(SearchIndexError, match="대목을 다시 나누거나"):
        recut(library, [Shape(tmp_path / "other", SHORT, BigramEncoder())], korean, quiet)
    library.close()
    assert not (tmp_path / "other").exists()


def test_a_library_that_another_process_writes_is_left_alone(tmp_path, korean):
    from index.errors import LibraryBusy
    from index.lock import WriterLock

    source = Library.open_or_create(tmp_path / "source", korean, BigramEncoder())
    source.add_prepared([prepared("가.txt", ["청년 예산"])])
    shape = Shape(tmp_path / "other", SHORT, BigramEncoder())
    Library.open_or_create(shape.folder, korean, shape.encoder).close()
    with WriterLock(shape.folder).held(), pytest.raises(LibraryBusy):
        recut(source, [shape], korean, quiet)
    source.close()
