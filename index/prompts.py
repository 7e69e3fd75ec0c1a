"""What a model wants written before queries and passages: as set, as its folder says, or as its authors say elsewhere.

Knows nothing of how models are loaded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest import patterns as re

# Names under which a model's folder keeps its prompts. sentence-transformers 6.2 itself puts an empty "document" beside
# a model's "passage" and then takes the empty one (seen here), so the first that says something is chosen.
_QUERY_NAMES = ("query", "retrieval.query")
_PASSAGE_NAMES = ("document", "passage", "corpus", "retrieval.passage")


class PromptSource(StrEnum):
    """Where a model's prompts come from."""

    SETTING = "from settings"
    MODEL = "from the model"
    KNOWN = "known by name"
    NONE = "no prompts"


@dataclass(frozen=True, slots=True)
class Prompts:
    """Text put before every query and every passage, white space and all."""

    query: str
    passage: str
    source: PromptSource


# Models that want prompts but whose published folders name none, by the model's name in lower case.
_KNOWN = (
    # intfloat/multilingual-e5-large-instruct: a task before queries, nothing before passages (microsoft/unilm,
    # e5/model_config.py, prefix type "instruction"; the form is that of the authors' example).
    (
        re.compile(r"(^|[-_])e5-[a-z0-9-]*instruct"),
        "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: ",
        "",
    ),
    # intfloat/e5-* and multilingual-e5-*: microsoft/unilm, e5/model_config.py, prefix type "query_or_passage";
    # embeddings-benchmark/mteb, mteb/models/e5_models.py gives the two texts. Models tuned from them keep their names.
    (re.compile(r"(^|[-_])e5-(small|base|large)"), "query: ", "passage: "),
    # nlpai-lab/KoE5, tuned from multilingual-e5-large: the example of its model card.
    (re.compile(r"(^|[-_])koe5($|[-_])"), "query: ", "passage: "),
)


def prompts_for(names: Sequence[str], own: Mapping[str, str | None], query: str | None, passage: str | None) -> Prompts:
    """Choose a model's prompts: what is set goes first, then what its folder says, then what is known by its name.

    ``names`` are the names that the model goes by, ``own`` the prompts of its folder, ``query`` and ``passage`` the
    settings, of which an empty one means no prompt.
    """
    found = _own(own) or _known(names) or Prompts("", "", PromptSource.NONE)
    if query is None and passage is None:
        return found
    return Prompts(
        found.query if query is None else query,
        found.passage if passage is None else passage,
        PromptSource.SETTING,
    )


def _own(prompts: Mapping[str, str | None]) -> Prompts | None:
    query = next(filter(None, map(prompts.get, _QUERY_NAMES)), "")
    passage = next(filter(None, map(prompts.get, _PASSAGE_NAMES)), "")
    return Prompts(query, passage, PromptSource.MODEL) if query or passage else None


def _known(names: Sequence[str]) -> Prompts | None:
    for name in names:
        last = name.lower().rstrip("/").rpartition("/")[2]
        for pattern, query, passage in _KNOWN:
            if pattern.search(last):
                return Prompts(query, passage, PromptSource.KNOWN)
    return None
