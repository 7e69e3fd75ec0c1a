import pytest

from index.training.sources import read_sources


def test_columns_stand_row_by_row(training_folder):
    sources = read_sources(training_folder)
    assert sources.columns["page.context"] == ("남산", "한강", "경주")
    assert sources.columns["page"][1] == "한강은 서울을 지나는 강이다. 많은 사람이 한강을 찾는다."
    assert sources.columns["article.name"][0] == "도서관법\n도서관법 1번째"
    assert sources.columns["article.context"][0] == "도서관법\n법률\n문화체육관광부\n2020-01-01\n제1조\n도서관법 1번째"
    assert sources.laws == ("도서관법",) * 3 + ("수상레저법",) * 2
    assert sources.articles[3] == "수상레저법 제1조"
    assert len(sources.columns["paraphrase"]) == 20
    assert sources.columns["paraphrase"][10] == "길 찾는 방법 0"


def test_questions_point_into_their_corpus_and_nowhere_else(training_folder):
    sources = read_sources(training_folder)
    assert sources.pairs == {"welfare": ((0, 0), (1, 1)), "page.question": ((0, 0), (2, 1))}


def test_only_pairs_that_mean_the_same_are_read_and_scores_as_numbers(training_folder):
    sources = read_sources(training_folder)
    assert sources.columns["asked.left"] == ("몇 시예요?", "어디예요?")
    assert sources.columns["asked.right"] == ("지금 몇 시죠?", "여기가 어디죠?")
    assert sources.scores == (4.5, 0.5)
    assert sources.columns["similar.right"] == ("비가 내린다.", "책을 읽는다.")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"law-articles\.jsonl\.xz"):
        read_sources(tmp_path)
