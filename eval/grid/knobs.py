"""The settings that a grid may vary: their names, what values they take, and what each value sets.

Only what the program really is run with. Weights of the built-in reranker were learned together and are varied by
benchmarks/parts.py; how the text is analysed is one for a library and its questions, and so can't be varied here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from assistant.settings import Settings
from index.encoder import BUILT_IN
from index.search import SearchConfig
from index.types import Finder
from ingest.passages import SplitConfig

NONE = "none"
Value = str | int | float
Kind = Literal["word", "whole", "number"]


_ALONE: Mapping[str, Finder | None] = {"both": None, "words": Finder.LEXICAL, "meaning": Finder.DENSE}


@dataclass(frozen=True, slots=True)
class Knob:
    """One setting: what its values must be, and what they do.

    ``least`` and ``most`` bound numbers, ``words`` are all that there are, any where it is empty.
    """

    kind: Kind
    told: str
    apply: Callable[[Settings, Value], Settings]
    least: float = 0
    most: float = 0
    words: tuple[str, ...] = ()

    def takes(self, value: object) -> bool:
        """Whether it is a value of this setting."""
        if self.kind == "word":
            return isinstance(value, str) and (value in self.words if self.words else bool(value.strip()))
        numbers = (int, float) if self.kind == "number" else (int,)
        return isinstance(value, numbers) and not isinstance(value, bool) and self.least <= value <= self.most

    @property
    def values(self) -> str:
        """What values it takes, in words."""
        if self.kind == "word":
            return f"{', '.join(self.words)} 가운데 하나를" if self.words else "글을 따옴표로 묶어"
        return f"{self.least:g}에서 {self.most:g} 사이의 {'정수' if self.kind == 'whole' else '수'}를"


def split_config(target: int) -> SplitConfig:
    """How documents are cut at a passage length: the program's own way, grown or shrunk as a whole."""
    own = SplitConfig()
    return replace(own, target=target, longest=round(own.longest * target / own.target))


def _searching(change: Callable[[SearchConfig, float], SearchConfig]) -> Callable[[Settings, Value], Settings]:
    return lambda settings, value: replace(settings, search=change(settings.search, float(value)))


def _reranker(settings: Settings, value: Value) -> Settings:
    if value == NONE:
        return replace(settings, reranker=None, search=replace(settings.search, rerank=None))
    return replace(settings, reranker=None if value == BUILT_IN else str(value))


def _rerank_depth(settings: Settings, value: Value) -> Settings:
    rerank = settings.search.rerank
    deeper = None if rerank is None else replace(rerank, depth=int(value))
    return replace(settings, search=replace(settings.search, rerank=deeper))


def _search(settings: Settings, value: Value) -> Settings:
    return replace(settings, search=replace(settings.search, alone=_ALONE[str(value)]))


def _as_is(settings: Settings, _value: Value) -> Settings:
    return settings


# In the order in which they are applied: what reads the reranker's configuration before what may take it away.
KNOBS: Mapping[str, Knob] = {
    "encoder": Knob(
        "word", "인코더: built-in, 모델의 이름이나 폴더", lambda settings, value: replace(settings, encoder=str(value))
    ),
    "passage": Knob("whole", "대목의 길이(글자 수, 지금 300)", _as_is, 50, 2000),  # of the library: eval.grid.places
    "search": Knob("word", "무엇으로 찾는가: both, words, meaning", _search, words=tuple(_ALONE)),
    "lexical_depth": Knob(
        "whole", "낱말로 찾는 후보의 수(지금 100)",
        _searching(lambda search, value: replace(search, lexical_depth=int(value))), 1, 1000,
    ),
    "dense_depth": Knob(
        "whole", "뜻으로 찾는 후보의 수(지금 100)",
        _searching(lambda search, value: replace(search, dense_depth=int(value))), 1, 1000,
    ),
    "dense_share": Knob(
        "number", "후보를 고를 때 뜻의 몫(지금 0.5)",
        _searching(lambda search, value: replace(search, dense_share=value)), 0, 1,
    ),
    "context_boost": Knob(
        "number", "제목과 표 머리에 있는 낱말의 무게(지금 0.2)",
        _searching(lambda search, value: replace(search, context_boost=value)), 0, 10,
    ),
    "rerank_depth": Knob("whole", "다시 줄 세우는 대목의 수(지금 50)", _rerank_depth, 1, 1000),
    "reranker_top": Knob(
        "whole", "CrossEncoder가 다시 읽는 대목의 수(지금 30)",
        lambda settings, value: replace(settings, reranker_top=int(value)), 1, 1000,
    ),
    "reranker": Knob("word", "다시 줄 세우기: built-in, none, CrossEncoder의 이름이나 폴더", _reranker),
    "answerer": Knob(
        "word", "답을 쓰는 것: built-in, 언어 모델의 이름",
        lambda settings, value: replace(settings, model=None if value == BUILT_IN else str(value)),
    ),
}  # fmt: skip
