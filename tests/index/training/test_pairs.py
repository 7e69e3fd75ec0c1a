import pytest

from index.static import WEIGHTS
from index.static_weights import StaticWeights
from index.text_rows import TIMES_POWER
from index.token_rows import TokenRows
from index.training.analysed import analyse, read_column
from index.training.pairs import Pairs, Reader
from index.training.sources import read_sources

SEED = 7


@pytest.fixture(scope="module")
def sources(training_folder):
    return read_sources(training_folder)


@pytest.fixture(scope="module")
def columns(sources, tmp_path_factory):
    folder = tmp_path_factory.mktemp("분석")
    analyse(sources.columns, folder, lambda done, total: None)
    weights = StaticWeights.load(WEIGHTS)
    table = TokenRows(weights.keys, weights.number_buckets, weights.word_buckets, len(weights.scales))
    return {name: read_column(folder, name, len(texts), table) for name, texts in sources.columns.items()}


def test_a_reference_stands_for_the_rows_of_its_spans(columns):
    page = columns["page"]
    title = columns["page.context"].rows[: columns["page.context"].ends[1]].tolist()
    text = page.rows[: page.ends[1]].tolist()
    whole, part, joined = Reader(columns)(["page:0", "page:0:1:3", "page.context:0+page:0:0:9999"])
    assert whole[0].tolist() == sorted(set(text))
    assert whole[1].tolist() == pytest.approx([text.count(row) ** TIMES_POWER for row in sorted(set(text))])
    assert part[0].tolist() == sorted(text[1:3])
    assert joined[0].tolist() == [*sorted(set(title)), *sorted(set(text))]


def test_equal_seeds_draw_equal_pairs(columns, sources):
    first, again, other = (Pairs(columns, sources, seed).take("articles", 5, 2) for seed in (SEED, SEED, SEED + 1))
    assert first == again != other


@pytest.mark.parametrize("task", ["citations", "articles", "article spans"])
def test_a_negative_of_law_is_an_article_of_the_same_law(columns, sources, task):
    for _, passage, negative in Pairs(columns, sources, SEED).take(task, 20, 1):
        laws = {
            sources.laws[int(reference.rpartition("article:")[2].split(":")[0])] for reference in (passage, negative)
        }
        assert len(laws) == 1
        assert passage.rpartition("article:")[2].split(":")[0] != negative.rpartition("article:")[2].split(":")[0]


def test_a_decision_asks_for_the_article_that_it_names(columns, sources):
    pairs = Pairs(columns, sources, SEED).take("citations", 20, 1)
    named = {(asked.split(":")[1], passage.rpartition("article:")[2].split(":")[0]) for asked, passage, _ in pairs}
    assert named == {("0", "1"), ("1", "3")}  # 도서관법 제2조, 수상레저법 제1조


def test_a_span_is_cut_out_of_its_passage(columns, sources):
    kept = 0
    for asked, passage in Pairs(columns, sources, SEED).take("page spans", 200, 1):
        name, page, first, last = asked.split(":")
        title, again, *rest = passage.split("+")
        assert name == "page" and title == again == f"page.context:{page}"
        assert 0 <= int(first) < int(last) <= columns["page"].length(int(page))
        if len(rest) == 1:
            kept += 1
            continue
        before, behind = (part.split(":") for part in rest)
        assert before[3] == first and behind[2] == last and before[:2] == behind[:2] == ["page", page]
    assert 5 <= kept <= 40  # one of ten keeps its words, so that meeting the same word is not unlearned


def test_paraphrases_are_of_one_group_and_never_the_text_itself(columns, sources):
    for left, right in Pairs(columns, sources, SEED).take("paraphrases", 50, 1):
        first, second = (int(reference.split(":")[1]) for reference in (left, right))
        assert first // 10 == second // 10 and first != second


def test_no_passage_stands_twice_in_a_batch(columns, sources):
    batches = Pairs(columns, sources, SEED).take("pages", 10, 3)
    for first in range(0, 30, 3):
        assert len({passage.split(":")[1] for _, passage in batches[first : first + 3]}) == 3


def test_a_batch_larger_than_the_passages_is_refused(columns, sources):
    with pytest.raises(ValueError, match="fewer than 4 different passages: 3"):
        Pairs(columns, sources, SEED).take("pages", 1, 4)


def test_judged_sentences_keep_their_scores(columns, sources):
    assert Pairs(columns, sources, SEED).similar() == (
        ["similar.left:0", "similar.left:1"],
        ["similar.right:0", "similar.right:1"],
        [4.5, 0.5],
    )
