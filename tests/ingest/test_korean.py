"""What one Kiwi pass gives: morphemes, tokens to encode, sentence ends; shared between threads."""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.korean import Korean
from ingest.plain import read_blocks
from ingest.prepare import CorpusRow, prepare, prepare_rows
from ingest.types import Document, Morpheme
from tests.examples import examples

SENTENCES = [
    "산업통상자원부는 2024년에 6,369억 원을 투자한다.",
    "제2차 산업융합발전 기본계획('23~'28)을 세웠다.",
    "AI·DX 기반 R&D에 12.5%를 더 쓴다.",
    "新서비스와 Net-Zero 실현",
]


def test_tokens_are_all_morphemes_with_their_tags(korean: Korean):
    assert korean.analyze("청년 월세를 지원한다.").tokens == (
        "청년/NNG", "월세/NNG", "를/JKO", "지원/NNG", "하/XSV", "ᆫ다/EF", "./SF",
    )  # fmt: skip


def test_offsets_of_morphemes(korean: Korean):
    (found,) = korean.morphemes(["가온시가 돕는다. 둘째 문장이다.\n셋째 줄"])
    assert [(one.form, one.start, one.end, one.sentence) for one in found if one.tag.startswith("N")] == [
        ("가온시", 0, 3, 0),
        ("둘째", 10, 12, 1),
        ("문장", 13, 15, 1),
        ("셋째", 19, 21, 2),
        ("줄", 22, 23, 2),
    ]


def test_offsets_count_characters_beyond_the_basic_plane(korean: Korean):
    text = "😀 서울 예산 𠀀 청년"
    (found,) = korean.morphemes([text])
    nouns = [one for one in found if one.tag.startswith("NN")]
    assert [text[one.start : one.end] for one in nouns] == [one.form for one in nouns] == ["서울", "예산", "청년"]


def test_lone_surrogates_of_a_broken_terminal_do_not_fail(korean: Korean):
    assert korean.analyze("\udcff 서울 예산").terms == ("서울", "예산")
    assert [found.text for found in korean.analyze_all(["\ud800", "가"])] == ["\ud800", "가"]


@settings(max_examples=examples(60), deadline=None)
@given(text=st.text(max_size=80))
def test_any_text_is_analysed(korean: Korean, text: str):
    found = korean.analyze(text)
    assert not any(character.isspace() for term in found.terms for character in term)
    assert all(found.terms)


def test_many_are_analysed_as_one(korean: Korean):
    assert korean.analyze_all(SENTENCES) == [korean.analyze(text) for text in SENTENCES]
    assert korean.analyze_all([]) == []


def test_kiwi_begins_when_it_is_called_and_not_when_it_is_read(korean: Korean):
    taken: list[str] = []

    def texts() -> Iterator[str]:
        for text in SENTENCES:
            taken.append(text)
            yield text

    found = korean.morphemes(texts())
    assert taken[:1] == SENTENCES[:1]
    assert list(found) == [next(korean.morphemes([text])) for text in SENTENCES]


def test_threads_agree(korean: Korean):
    texts = SENTENCES * 10
    expected = [korean.analyze(text) for text in texts]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(korean.analyze, texts)) == expected


def test_threads_load_kiwi_once():
    korean = Korean()
    with ThreadPoolExecutor(4) as threads:
        assert len({id(kiwi) for kiwi in threads.map(lambda _: korean.load(), range(4))}) == 1


def test_kiwi_does_not_load_at_import():
    code = "import sys, ingest.prepare; ingest.prepare.Korean(); sys.exit('kiwipiepy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


class CountingKorean(Korean):
    """The real analysis, with the texts that it was asked for."""

    def __init__(self, loaded: Korean) -> None:
        super().__init__()
        self._kiwi = loaded.load()
        self.asked: list[list[str]] = []

    def morphemes(self, texts: Iterable[str]) -> Iterator[list[Morpheme]]:
        self.asked.append(list(texts))
        return super().morphemes(self.asked[-1])


def document(text: str) -> Document:
    return Document("글.txt", "가온시 계획", "txt", "0" * 64, text, read_blocks(text))


def test_one_pass_over_a_document(korean: Korean):
    korean = CountingKorean(korean)
    prepare(document("1. 개요\n - 청년을 돕는다.\n\n구분\t값\n가\t3\n"), korean)
    assert korean.asked == [["개요", "청년을 돕는다.", "구분", "값", "가", "3", "가온시 계획", "글"]]


def test_one_pass_over_a_retrieval_set(korean: Korean):
    korean = CountingKorean(korean)
    assert len(list(prepare_rows([CorpusRow("a", "제목", "본문"), CorpusRow("b", "", "둘")], korean))) == 2
    assert korean.asked == [["제목", "본문", "", "둘"]]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("시는 3. 5.(수)부터 12.5% 늘린 915.5억원을 쓴다. 또한 돕는다! 정말인가? 그렇습니다.",
         ["시는 3. 5.(수)부터 12.5% 늘린 915.5억원을 쓴다.", "또한 돕는다!", "정말인가?", "그렇습니다."]),
        ('시장은 "올해는 더 돕겠다."라며 "만나겠다"고 말했다. 끝이다.',
         ['시장은 "올해는 더 돕겠다."라며 "만나겠다"고 말했다.', "끝이다."]),
        ("- 월세 지원(최대 20만원). 신청은 3월이다.\n", ["월세 지원(최대 20만원).", "신청은 3월이다."]),
        ("- 청년 지원 강화 및 확대\n", ["청년 지원 강화 및 확대"]),
        ("가온시는 첫째,\n둘째 줄에서 이어진다. 다음\n문장이다.",
         ["가온시는 첫째,\n둘째 줄에서 이어진다.", "다음\n문장이다."]),
        ("「가온시 조례」 제7조제2항에 따라 정함. 다만, 예외가 있음.",
         ["「가온시 조례」 제7조제2항에 따라 정함.", "다만, 예외가 있음."]),
        ("Q1. 누가 받나요?\nA1. 청년입니다. 3월에 받습니다.", ["누가 받나요?", "청년입니다.", "3월에 받습니다."]),
        ("구분\t값\n가\t3\n", ["구분", "값", "가", "3"]),
    ],
)  # fmt: skip
def test_sentences(korean: Korean, text: str, sentences: list[str]):
    one = prepare(document(text), korean)
    assert [text[sentence.start : sentence.end] for sentence in one.sentences] == sentences


def test_terms_of_passages_are_those_of_their_sentences(korean: Korean):
    one = prepare(document("□ 돌봄 확대\n ○ 3,600가구를 지원한다. 밤에도 돕는다.\n"), korean)
    (passage,) = one.passages
    assert passage.body.terms == ("3600", "가구", "지원", "밤", "돕다")
    assert passage.context.terms == (*korean.analyze("가온시 계획").terms, "글", "돌봄", "확대")


def test_one_endless_word_is_cut_between_morphemes(korean: Korean):
    one = prepare(document("가온시청년정책과" * 600), korean)
    lengths = [sentence.end - sentence.start for sentence in one.sentences]
    assert sum(lengths) == 4800
    assert max(lengths) <= 3000  # Kiwi takes up to 500 of these characters for one name
    assert len(one.passages) == len(lengths)


def test_likely_korean_is_told_from_unlikely_and_words_from_what_is_none(korean: Korean):
    right, wrong, none = korean.analyze_likely(["정책금리를", "정책금기를", "채덱을"])
    assert right.analysis == korean.analyze("정책금리를")
    assert right.likelihood > wrong.likelihood
    assert (right.of_words, wrong.of_words, none.of_words) == (True, True, False)
    assert korean.analyze_likely([]) == []


def test_missing_spaces_are_put_in_and_none_is_taken_out(korean: Korean):
    assert korean.respaced("예비인가를거치는 이유") == "예비 인가를 거치는 이유"
    assert korean.respaced("띄어 쓴 글") == "띄어 쓴 글"


@pytest.mark.parametrize("text", ["이의신청은 어떻게 하나요?", "이의 신청은 어떻게 하나요?", "이의 제기"])
def test_an_objection_is_a_noun_at_the_head_of_a_question(korean: Korean, text: str) -> None:
    assert korean.analyze(text).tokens[0] == "이의/NNG"
