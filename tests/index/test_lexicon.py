"""Everyday words and what offices write for them."""

from pathlib import Path

import pytest

from index.lexicon import TABLE, Entry, Lexicon, built_in_lexicon, read_entries, read_lexicon
from index.phrases import closed
from ingest.errors import IngestError
from ingest.korean import Korean
from ingest.types import Analysis


def test_a_word_is_looked_up_without_blanks_and_in_both_directions() -> None:
    lexicon = Lexicon([Entry("집주인", ("임대인", "주택 소유자")), Entry("다치다", ("재해", "부상"))])
    assert lexicon.official("집주인") == ("임대인", "주택소유자")
    assert lexicon.official("다치다") == ("재해", "부상")
    assert lexicon.official("임대인") == ("집주인",)
    assert lexicon.official("없는말") == ()


def test_what_offices_write_is_told_for_everyday_words_alone() -> None:
    lexicon = Lexicon([Entry("집주인", ("임대인", "주택 소유자"))])
    assert lexicon.of_offices("집 주인") == ("임대인", "주택소유자")
    assert lexicon.of_offices("임대인") == ()


def test_a_word_that_many_everyday_words_mean_is_not_read_backwards() -> None:
    lexicon = Lexicon(Entry(said, ("확대",)) for said in ("늘리다", "키우다", "넓히다", "불리다"))
    assert lexicon.official("확대") == ()
    assert lexicon.official("늘리다") == ("확대",)


def test_lines_for_one_word_are_joined_and_phrases_found_in_a_question() -> None:
    lexicon = Lexicon(
        [Entry("나랏돈", ("국고",)), Entry("나랏돈", ("예산", "국고")), Entry("옆집 소음", ("층간소음",))]
    )
    assert lexicon.official("나랏돈") == ("국고", "예산")
    assert list(lexicon.phrases("옆집소음 신고는 어디에 하나요?")) == [("옆집소음", ("층간소음",))]
    assert list(lexicon.phrases("옆집의 소음")) == [("옆집소음", ("층간소음",))]
    assert list(lexicon.phrases("옆집과 다른 소음")) == []


def test_a_phrase_is_found_with_particles_and_endings() -> None:
    lexicon = Lexicon([Entry("아이 맡기다", ("돌봄",)), Entry("하는 일", ("업무",))])
    assert list(lexicon.phrases("아이를 맡기려면 어디로 가나요?")) == [("아이맡기다", ("돌봄",))]
    assert list(lexicon.phrases("아이를 잠시 맡기려면")) == []
    assert list(lexicon.phrases("센터가 하는 일이 뭔가요?")) == [("하는일", ("업무",))]
    assert list(lexicon.phrases("투자를 하는 일반투자자")) == []


def test_a_phrase_inside_another_word_is_none() -> None:
    lexicon = Lexicon([Entry("애 수당", ("아동수당",)), Entry("해 보다", ("시도",))])
    assert list(lexicon.phrases("애 수당")) == [("애수당", ("아동수당",))]
    assert list(lexicon.phrases("장애 수당, 풍수해 보험")) == []


@pytest.mark.parametrize(
    ("phrase", "said", "other"),
    [
        ("첫 삽 뜨다", "공사는 언제 첫 삽을 뜨나요?", "첫 삽을 다시 뜨겁게"),
        ("문 닫다", "문을 닫은 가게", "문을 새로 연 가게"),
        ("보증 서다", "보증을 서 줄 사람이 없어요", "보증서는 어디서 떼나요?"),
        ("깎아 주다", "요금을 깎아 주나요?", "깎아 주택을 짓나요?"),
        ("해 보다", "한번 해 보고 싶어요", "해 보험에 가입하나요?"),
    ],
)
def test_a_verb_of_one_syllable_is_found_where_it_is_one(korean: Korean, phrase: str, said: str, other: str) -> None:
    lexicon = Lexicon([Entry(phrase, ("문서의말",))])

    def found(text: str) -> set[tuple[str, ...]]:
        analysis = korean.analyze(text)
        return {official for _, official in (*lexicon.phrases(text), *lexicon.spoken(analysis, korean.analyze))}

    assert found(said) == {("문서의말",)}
    assert found(other) == set()


def test_phrases_are_told_by_nouns_verbs_and_what_denies_them(korean: Korean) -> None:
    entries = [Entry("애 봐주는", ("아이돌봄",)), Entry("인터넷 못 쓰다", ("대면신청",)), Entry("먹고 살다", ("생계",))]
    lexicon = Lexicon(entries)

    def found(text: str) -> list[tuple[str, ...]]:
        return [official for _, official in lexicon.spoken(korean.analyze(text), korean.analyze)]

    assert found("애를 잠깐 봐 줄 사람") == [("아이돌봄",)]
    assert ("대면신청",) in found("인터넷을 잘 못 써요")
    assert found("인터넷을 잘 써요") == []
    assert found("회사에서 먹으면서 살아도 되나요?") == []  # verbs by themselves mean anything


@pytest.mark.parametrize(
    ("word", "said", "other"),
    [
        ("결혼하다", "결혼한 지 얼마 안 됐어요", "결혼 축하금"),
        ("돌아가시다", "할머니가 돌아가셨어요", "집으로 돌아가려면"),
        ("5일장", "5일장은 언제 서나요?", "5일 장마"),
        ("달마다", "달마다 내는 돈", "반달마다"),
        ("RE100", "RE100이 뭔가요?", "RE1000"),
        ("R&D", "R&D 예산", "Q&R&D"),
        ("명의", "명의는 누구인가요?", "대원 몇 명의 이름"),
    ],
)
def test_a_word_is_found_though_kiwi_takes_it_for_several(korean: Korean, word: str, said: str, other: str) -> None:
    lexicon = Lexicon([Entry(word, ("문서의말",))])

    def found(text: str) -> bool:
        analysis = korean.analyze(text)
        return word.lower() in analysis.terms or bool([*lexicon.spoken(analysis, korean.analyze)])

    assert found(said)
    assert not found(other)


def test_what_is_a_term_is_not_analysed_again(korean: Korean) -> None:
    lexicon = Lexicon([Entry("월급", ("급여",)), Entry("5일장", ("정기시장",))])
    analysed: list[str] = []

    def analyze(text: str) -> Analysis:
        analysed.append(text)
        return korean.analyze(text)

    assert list(lexicon.spoken(korean.analyze("월급은 언제"), analyze)) == []
    assert analysed == []
    for _ in range(2):
        assert list(lexicon.spoken(korean.analyze("5일장은 언제"), analyze)) == [("5일장", ("정기시장",))]
    assert analysed == ["5일장"]


@pytest.mark.parametrize(
    ("word", "text"), [("적은", "이름을 적은 서류"), ("장애", "장애인 주차"), ("시", "시에서 주는 돈")]
)
def test_what_kiwi_may_take_for_another_word_is_not_found_by_its_letters(korean: Korean, word: str, text: str) -> None:
    lexicon = Lexicon([Entry(word, ("문서의말",))])
    assert list(lexicon.spoken(korean.analyze(text), korean.analyze)) == []


def test_every_word_of_the_programs_table_is_found(korean: Korean) -> None:
    lexicon = built_in_lexicon()
    lost = {closed(entry.said): entry.said for entry in read_entries(TABLE) if " " not in entry.said}
    nouns, verbs = ("{}", "{} 지원", "{}가 있나요?", "{}을 고쳐요"), ("{}고 싶어요", "{}는 사람", "{}면")
    for frame, ending in [*((frame, "") for frame in nouns), *((frame, "다") for frame in verbs)]:
        tried = {word: frame.format(said.removesuffix(ending)) for word, said in lost.items()}
        for word, text in zip(tried, korean.analyze_all([*tried.values()]), strict=True):
            if word in text.terms or word in [one for one, _ in lexicon.spoken(text, korean.analyze)]:
                del lost[word]
    assert not lost


def test_a_users_table_adds_to_the_programs(tmp_path: Path) -> None:
    (tmp_path / "lexicon.tsv").write_text("# 우리 말\n집주인\t우리임대인\n들살이\t야영, 캠핑\n", encoding="utf-8")
    lexicon = read_lexicon(tmp_path / "lexicon.tsv")
    assert lexicon.official("들살이") == ("야영", "캠핑")
    assert set(built_in_lexicon().official("집주인")) | {"우리임대인"} == set(lexicon.official("집주인"))


def test_signs_among_words_are_none(tmp_path: Path) -> None:
    (tmp_path / "lexicon.tsv").write_text("들살이\t·, 야영·취사\n", encoding="utf-8")
    assert read_lexicon(tmp_path / "lexicon.tsv").official("들살이") == ("야영·취사", "야영취사")


@pytest.mark.parametrize("line", ["집주인", "집주인\t", "\t임대인", "집주인\t, ,", "집주인\t·", "·\t임대인"])
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "lexicon.tsv"
    path.write_text(f"셋집\t임차주택\n{line}\n", encoding="utf-8")
    with pytest.raises(IngestError, match="2번째 줄: 쓰는 말과 문서의 말을 탭으로"):
        read_lexicon(path)


def test_the_programs_table_holds_no_word_twice_and_none_for_itself() -> None:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    said = [line.split("\t")[0] for line in lines]
    assert len(said) == len(set(said))
    for line in lines:
        left, right = line.split("\t")
        assert left not in [word.strip() for word in right.split(",")], line
