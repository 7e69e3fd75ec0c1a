"""A user's words: read from a table, and one term each for Kiwi that was several before."""

from pathlib import Path

import pytest

from ingest.dictionary import UserWord, read_dictionary
from ingest.errors import IngestError
from ingest.korean import Korean
from tests.taught import WORDS


def test_a_coined_word_is_one_term_where_it_was_several(korean: Korean, taught: Korean):
    text = "온마을이음터에서 상담한다."
    assert korean.analyze(text).terms == ("온", "마을", "음", "터", "상담", "음터")
    assert taught.analyze(text).terms[0] == "온마을이음터"
    assert {"마을", "음", "터"}.isdisjoint(taught.analyze(text).terms)


def test_a_stem_and_a_word_of_two_are_known_too(taught: Korean):
    assert taught.analyze("그 일을 톺았다").terms == ("일", "톺다")
    assert taught.analyze("마음이음을 신청").terms == ("마음이음", "마음", "이음", "신청")


def test_a_users_names_are_searched_in_questions_alone(taught: Korean):
    assert set(taught.analyze("온마을이음터").terms) == {"온마을이음터", "온음터"}
    (passage,) = taught.analyze_all(["온마을이음터"])
    assert passage.terms == ("온마을이음터",)


def test_words_make_another_analysis_and_names_do_not(korean: Korean, taught: Korean):
    assert korean.identity == Korean().identity == Korean(taught.names).identity
    assert taught.identity == Korean(words=WORDS[::-1]).identity != korean.identity
    assert len({korean.identity, *(Korean(words=[word]).identity for word in WORDS)}) == 1 + len(WORDS)
    assert Korean(words=[UserWord("톺", "VV", 1.5)]).identity != Korean(words=[UserWord("톺", "VV")]).identity


def test_a_dictionary_is_read(tmp_path: Path):
    table = tmp_path / "사전.tsv"
    table.write_text("\ufeff# 우리 말\n온마을이음터\n마음  이음\tNNG\n\n톺\tvv\t-1.5\n", encoding="utf-8")
    assert read_dictionary(table) == (WORDS[0], WORDS[2], UserWord("톺", "VV", -1.5))


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("온마을\n이음터\tNNX\n", "2번째 줄: ‘NNX’는 쓸 수 없는 품사입니다. 쓸 수 있는 품사: NNP(고유 명사)"),
        ("온마을\tNNP\t많이\n", "1번째 줄: 점수 ‘많이’는 -100에서 100 사이의 수여야 합니다."),
        ("온마을\tNNP\tnan\n", "1번째 줄: 점수 ‘nan’"),
        ("온마을\tNNP\t101\n", "1번째 줄: 점수 ‘101’"),
        ("톺다\tVV\n", "1번째 줄: ‘톺다’는 ‘다’ 없이 어간만 적어 주세요."),
        ("온(마을)\n", "1번째 줄: ‘온(마을)’은 낱말이 아닙니다."),
        ("\tNNP\n", "1번째 줄: ‘’는 낱말이 아닙니다."),
        ("온마을\tNNP\t0\t설명\n", "1번째 줄: 낱말, 품사, 점수의 세 칸까지만 적을 수 있습니다."),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, table: str, said: str):
    path = tmp_path / "사전.tsv"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(IngestError) as raised:
        read_dictionary(path)
    assert said in raised.value.problem and "사전.tsv" in raised.value.problem
    assert raised.value.remedy == "그 줄을 고친 뒤 다시 실행해 주세요."


def test_a_dictionary_that_is_not_there_or_no_file_is_named(tmp_path: Path):
    with pytest.raises(IngestError, match="파일이 없습니다"):
        read_dictionary(tmp_path / "없음.tsv")
    with pytest.raises(IngestError, match="파일을 읽을 수 없습니다"):
        read_dictionary(tmp_path)
