"""When two names are one encoder, and encoding in parts."""

import numpy as np
import pytest
from documents import analysis, prepared
from fakes import BigramEncoder
from hypothesis import given
from hypothesis import strategies as st

from index.encoder import FIRST_PART, encode_in_parts, same_encoder
from index.errors import EncoderMismatch


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("static-1", "static-1", True),
        ("static-1", "static-2", False),
        ("BAAI/bge-m3@0123456789ab", "bge-m3@0123456789ab", True),
        ("bge-m3@0123456789ab", "bge-m3@ba9876543210", False),
        ("bge-m3", "bge-m3@0123456789ab", False),
        ("a@b@0123456789ab", "c@0123456789ab", True),
        ("static-1", "@static-1", False),
    ],
)
def test_a_model_is_known_by_its_fingerprint(first, second, same):
    assert same_encoder(first, second) is same
    assert same_encoder(second, first) is same


def test_a_library_opens_with_the_same_model_under_another_label(open_library):
    open_library(encoder=BigramEncoder("BAAI/bge-m3@0123456789ab")).add_prepared([prepared("가.txt", ["예산"])])
    moved = open_library(encoder=BigramEncoder("모델 폴더@0123456789ab"))
    assert [hit.passage.text for hit in moved.search(analysis("예산"))] == ["예산"]
    with pytest.raises(EncoderMismatch):
        open_library(encoder=BigramEncoder("other@ba9876543210"))


def test_a_model_that_changed_under_its_name_is_refused_and_named(open_library):
    open_library(encoder=BigramEncoder("model@0123456789ab"))
    with pytest.raises(EncoderMismatch) as caught:
        open_library(encoder=BigramEncoder("model@ba9876543210"))
    assert "인코더 ‘model’의 파일이나 글 앞에 붙는 말" in caught.value.problem
    assert "mundap reencode" in caught.value.remedy


def test_a_library_of_another_versions_own_encoder_is_told_what_alone_helps(open_library):
    open_library(encoder=BigramEncoder("built-in/1"))
    with pytest.raises(EncoderMismatch) as caught:
        open_library(encoder=BigramEncoder("built-in/2"))
    assert caught.value.problem.endswith(
        "문서함은 다른 버전의 문답이 만들어 내장 인코더가 다릅니다(built-in/1 → built-in/2)."
    )
    assert caught.value.remedy == "`mundap reencode`로 벡터를 새로 만드세요. 문서는 다시 넣지 않아도 됩니다."


@given(count=st.integers(0, 5 * FIRST_PART))
def test_parts_give_what_the_whole_gives_and_tell_each_step(count):
    passages = prepared("가.txt", [f"예산 {number} 항목" for number in range(count)]).passages
    encoder, seen = BigramEncoder(), []
    rows = encode_in_parts(encoder, passages, seen.append)
    np.testing.assert_array_equal(rows, encoder.encode_passages(passages))
    assert rows.shape == (count, encoder.dimension)
    assert seen == sorted(set(seen)) and seen[-1:] == ([count] if count else [])
    assert all(step >= min(FIRST_PART, count) for step in seen)
