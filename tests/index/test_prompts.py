"""What goes before queries and passages: set, said by the model's folder, or known by its name."""

import pytest

from index.prompts import Prompts, PromptSource, prompts_for

E5 = ("query: ", "passage: ")
INSTRUCT = "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: "


def chosen(names, own=None, query=None, passage=None):
    found = prompts_for(names, own or {}, query, passage)
    return found.query, found.passage, found.source


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ({"query": "질문: ", "document": "문서: "}, ("질문: ", "문서: ")),
        ({"query": "q ", "document": "", "passage": "p "}, ("q ", "p ")),  # the empty one is the library's own
        ({"query": "", "document": "", "retrieval.query": "rq", "retrieval.passage": "rp"}, ("rq", "rp")),
        ({"query": "Instruct: x\nQuery:", "document": ""}, ("Instruct: x\nQuery:", "")),
        ({"query": None, "document": None, "corpus": "c "}, ("", "c ")),
    ],
)
def test_a_models_own_prompts_are_taken_by_any_name(own, expected):
    assert chosen(["multilingual-e5-small"], own) == (*expected, PromptSource.MODEL)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("intfloat/multilingual-e5-small", E5),
        ("intfloat/multilingual-e5-large", E5),
        ("intfloat/e5-base-v2", E5),
        ("dragonkue/multilingual-e5-small-ko", E5),
        ("Multilingual-E5-Base", E5),
        ("nlpai-lab/KoE5", E5),
        ("intfloat/multilingual-e5-large-instruct", (INSTRUCT, "")),
    ],
)
def test_known_models_without_prompts_of_their_own_get_theirs(name, expected):
    assert chosen([name], {"query": "", "document": ""}) == (*expected, PromptSource.KNOWN)


@pytest.mark.parametrize(
    "name", ["BAAI/bge-m3", "nlpai-lab/KURE-v1", "upskyy/bge-m3-korean", "some/e5x", "value5-large", "e5-small/other"]
)
def test_others_get_none(name):
    assert chosen([name]) == ("", "", PromptSource.NONE)


def test_the_first_name_that_is_known_counts():
    assert chosen(["models/embedding", "multilingual-e5-base"]) == (*E5, PromptSource.KNOWN)


def test_what_is_set_goes_first_and_an_empty_setting_is_no_prompt():
    own = {"query": "q ", "document": "d "}
    assert prompts_for(["x"], own, "물음 ", None) == Prompts("물음 ", "d ", PromptSource.SETTING)
    assert prompts_for(["x"], own, None, "") == Prompts("q ", "", PromptSource.SETTING)
    assert prompts_for(["multilingual-e5-small"], {}, "", "") == Prompts("", "", PromptSource.SETTING)
