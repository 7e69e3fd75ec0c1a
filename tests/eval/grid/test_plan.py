"""Grids as TOML: every combination or one change at a time, and each fault named by its line."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.settings import Settings
from eval.errors import EvaluationError
from eval.grid.places import applied
from eval.grid.plan import read_plan
from eval.grid.toml_lines import line_of
from index.search import SearchConfig
from index.types import Finder


def written(folder: Path, text: str) -> Path:
    path = folder / "견주기.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_combination_is_named_by_how_it_differs_from_the_basis(tmp_path):
    plan = read_plan(
        written(tmp_path, '[grid]\npassage = [300, 200]\nreranker = ["built-in", "none"]\ndense_share = 0.4\n')
    )
    assert [choice.name for choice in plan.choices] == [
        "기준", "reranker=none", "passage=200", "passage=200, reranker=none"
    ]  # fmt: skip
    assert plan.choices[3].values == {"passage": 200, "reranker": "none", "dense_share": 0.4}
    assert plan.basis == "passage=300, reranker=built-in, dense_share=0.4"


def test_one_change_at_a_time(tmp_path):
    plan = read_plan(written(tmp_path, 'vary = "one"\n[grid]\npassage = [300, 200, 500]\nsearch = ["both", "words"]\n'))
    assert [choice.name for choice in plan.choices] == ["기준", "passage=200", "passage=500", "search=words"]


def test_folders_of_models_are_told_apart_by_their_ends(tmp_path):
    folder = "/srv/문답/모델/sentence-transformers/2026"
    plan = read_plan(written(tmp_path, f'[grid]\nencoder = ["built-in", "{folder}/KURE-v1", "{folder}/bge-m3"]\n'))
    assert [choice.name for choice in plan.choices] == [
        "기준",
        "encoder=…답/모델/sentence-transformers/2026/KURE-v1",
        "encoder=…문답/모델/sentence-transformers/2026/bge-m3",
    ]
    folder = "/models/" + "가" * 40
    plan = read_plan(written(tmp_path, f'[grid]\nencoder = ["/a{folder}", "/b{folder}", "/c{folder}"]\n'))
    assert [choice.name for choice in plan.choices] == ["기준", f"encoder=/b{folder}", f"encoder=/c{folder}"]


FAULTY = [
    ("[grid]\npassage = [300, 200]\n\npasage = 3\n", "4번째 줄: ‘pasage’라는 설정은 없습니다. 혹시 ‘passage’인가요?"),
    ("[grid]\n\npassage = [\n300,\n20,\n]", "3번째 줄: ‘passage’에는 50에서 2000 사이의 정수를 적어야 합니다: 20"),
    ('[grid]\npassage = [300, "200"]', "2번째 줄: ‘passage’에는 50에서 2000 사이의 정수를 적어야 합니다: 200"),
    ("[grid]\ndense_share = [0.5, 1.5]", "2번째 줄: ‘dense_share’에는 0에서 1 사이의 수를 적어야 합니다: 1.5"),
    ("[grid]\ndense_share = [0.5, true]", "2번째 줄: ‘dense_share’에는 0에서 1 사이의 수를 적어야 합니다: True"),
    ("[grid]\nreranker = [1, 2]", "2번째 줄: ‘reranker’에는 글을 따옴표로 묶어 적어야 합니다: 1"),
    ('[grid]\nsearch = ["rrf"]', "2번째 줄: ‘search’에는 both, words, meaning 가운데 하나를 적어야 합니다: rrf"),
    ("[grid]\npassage = [300, 300]", "2번째 줄: ‘passage’에 같은 값이 두 번 있습니다."),
    ("[grid]\ncontext_boost = [0.2, 1, 1.0]", "2번째 줄: ‘context_boost’에 같은 값이 두 번 있습니다."),
    ("# 앞\u2028뒤\n[grid]\npassage = 300", "2번째 줄: 값이 둘 이상인 설정이 없어 견줄 것이 없습니다."),
    ("[grid]\npassage = []", "2번째 줄: ‘passage’에 값이 없습니다."),
    ('vary = "둘"\n[grid]\npassage = [300, 200]', '1번째 줄: ‘vary’에는 "all"이나 "one"을 적어야 합니다.'),
    ("[grid]\npassage = 300", "1번째 줄: 값이 둘 이상인 설정이 없어 견줄 것이 없습니다."),
    ("\n\n", "2번째 줄: [grid] 아래에 견줄 설정이 없습니다."),
    ("grid = 3", "1번째 줄: [grid] 아래에 견줄 설정이 없습니다."),
    ("[gird]\npassage = [300, 200]", "1번째 줄: ‘gird’라는 설정은 없습니다. 혹시 ‘grid’인가요?"),
    ("[grid]\npassage = [300, 200]\nkiwi = 1", "3번째 줄: ‘kiwi’라는 설정은 없습니다. 쓸 수 있는 것: encoder, passage"),
    ("[grid]\npassage = [300, 가]", "2번째 줄: 17번째 글자부터 TOML이 아닙니다."),
    ("[grid]\npassage = [300,\n200", "3번째 줄: 1번째 글자부터 TOML이 아닙니다."),
    ("[grid]\npassage = [300]\npassage = [200]", "3번째 줄:"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), FAULTY)
def test_a_fault_is_named_by_its_line_with_what_to_do(tmp_path, text, told):
    with pytest.raises(EvaluationError) as caught:
        read_plan(written(tmp_path, text))
    assert told in caught.value.problem
    assert "견주기.toml에 잘못된 곳이" in caught.value.problem
    assert "mundap eval grid --help" in caught.value.remedy


def test_all_faults_are_told_at_once(tmp_path):
    with pytest.raises(EvaluationError) as caught:
        read_plan(written(tmp_path, '[grid]\npassage = [20, 30]\nfusion = "rrf"\nanswerer = [""]\n'))
    assert [int(line) for line in re.findall(r"(\d+)번째 줄", caught.value.problem)] == [3, 2, 2, 4]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xfe", "UTF-8 글이 아닙니다"),
        (b"#" * 70_000, "너무 커서"),
        (b"[grid]\npassage = [100, 200, 300, 400, 500]\nrerank_depth = [1,2,3,4,5,6,7,8,9,10,11,12,13]", "65가지나"),
        (b"x = " + b"[" * 5000, "TOML이 아닙니다"),
    ],
)
def test_what_is_no_grid_at_all_is_refused_in_words(tmp_path, content, told):
    path = tmp_path / "견주기.toml"
    path.write_bytes(content)
    with pytest.raises(EvaluationError, match=told):
        read_plan(path)
    with pytest.raises(EvaluationError, match="읽지 못했습니다"):
        read_plan(tmp_path)


@given(
    st.lists(
        st.sampled_from(["", "# 말", "x = 1", "y = [\n1,\n2,\n]", 'z = """\na = 3\n"""', "[table]", "[other.table]"]),
        max_size=8,
    )
)
def test_the_line_of_a_key_is_that_of_its_statement(parts):
    text = "\n".join([*dict.fromkeys(parts), "[last]", "key = [", "  1]", "end = 2"])
    tomllib.loads(text)
    lines = text.splitlines()
    assert lines[line_of(text, ("last", "key")) - 1] == "key = ["
    assert lines[line_of(text, ("last", "end")) - 1] == "end = 2"
    assert lines[line_of(text, ("last",)) - 1] == "[last]"
    assert line_of(text, ("없음",)) == len(lines)


def test_values_set_what_the_program_is_run_with(tmp_path):
    (tmp_path / "names.tsv").write_text("과기부\t과학기술정보통신부\n", encoding="utf-8")
    settings = Settings(library=tmp_path, reranker="앞의 모델", model="앞의 언어 모델")
    plain = applied(settings, {})
    assert (plain.search, plain.reranker, plain.names) == (SearchConfig(), "앞의 모델", tmp_path / "names.tsv")
    changed = applied(
        settings,
        {"answerer": "built-in", "reranker": "built-in", "rerank_depth": 20, "dense_share": 1, "context_boost": 0.5},
    )
    assert (changed.model, changed.reranker) == (None, None)
    assert (changed.search.dense_share, changed.search.context_boost) == (1.0, 0.5)
    assert changed.search.rerank is not None and changed.search.rerank.depth == 20
    none = applied(settings, {"reranker": "none", "rerank_depth": 20, "dense_depth": 7})
    assert (none.reranker, none.search.rerank, none.search.dense_depth) == (None, None, 7)
    assert applied(settings, {"search": "words"}).search.alone is Finder.LEXICAL
    assert applied(settings, {"search": "both"}).search == SearchConfig()
    assert applied(settings, {"encoder": "모델", "reranker_top": 5}).reranker_top == 5
