from pathlib import Path

import numpy as np
from documents import prepared
from fakes import BigramEncoder

from index.store import Store
from index.together import batches, put_together


def test_small_documents_are_taken_together_and_a_large_one_ends_a_group() -> None:
    small, large = (prepared("작은.txt", ["축제"]), None), (prepared("큰.txt", ["야영장"] * 70), None)
    ready = [*[small] * 65, large, small, small]
    assert [len(group) for group in batches(ready)] == [64, 2, 2]
    assert [one for group in batches(ready) for one in group] == ready
    assert list(batches([])) == []


def test_a_document_is_prepared_only_once_those_before_it_are_stored() -> None:
    taken: list[int] = []
    ready = ((prepared(f"{number}.txt", ["축제"]), taken.append(number)) for number in range(200))
    next(batches(ready))
    assert taken == [*range(64)]


def test_each_document_gets_its_own_vectors(tmp_path: Path) -> None:
    encoder = BigramEncoder()
    store = Store.open_or_create(tmp_path, encoder.name, encoder.dimension)
    group = [prepared("가.txt", ["축제 일정", "야영장"]), prepared("나.txt", ["순환버스"])]
    assert put_together(store, encoder, [(one, None) for one in group]) == 3
    with store.reading() as reader:
        for one in group:
            keys = [*reader.passages_of(one.document.name)]
            np.testing.assert_array_equal(
                reader.vectors_among(keys, encoder.dimension)[1], encoder.encode_passages(one.passages)
            )
    store.close()
