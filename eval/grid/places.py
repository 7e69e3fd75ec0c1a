"""The libraries that a grid is measured over: the one that is there, and others of the same documents.

Another passage length or encoder needs a library of its own. It is kept beside the runs for the next time, and all that
are missing are made in one Kiwi pass over the documents.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.settings import Settings
from eval.grid.knobs import KNOBS, Value, split_config
from eval.grid.plan import Choice, Plan
from eval.output import Progress
from index.encoder import Encoder, open_encoder
from index.library import Library
from index.recutting import Shape, recut
from ingest.korean import Korean
from ingest.passages import SplitConfig

FOLDER = "libraries"
_DIGEST = 16


@dataclass(frozen=True, slots=True)
class Place:
    """One choice ready to be opened: its settings, whose library is there, and the encoder of that library."""

    choice: Choice
    settings: Settings
    encoder: Encoder


def places(
    plan: Plan, settings: Settings, source: Library, own: Encoder, korean: Korean, folder: Path, progress: Progress
) -> tuple[Place, ...]:
    """Bring the libraries of all choices level with the source and say where each is.

    ``own`` is the encoder of the source; other libraries are kept in the folder.

    Raises:
        SearchIndexError: one can't be made, or a model isn't on this machine.
    """
    encoders: dict[str, Encoder] = {settings.encoder: own}
    shapes: dict[Path, Shape] = {}
    found: list[Place] = []
    for choice in plan.choices:
        chosen = applied(settings, choice.values)
        if chosen.encoder not in encoders:
            encoders[chosen.encoder] = open_encoder(chosen.encoder, settings.encoder_options)
        encoder, config = encoders[chosen.encoder], _config(choice.values)
        if encoder is not own or config != SplitConfig():
            place = folder / _key(settings.library, config, encoder, korean)
            shapes[place] = Shape(place, config, encoder)
            chosen = replace(chosen, library=place)
        found.append(Place(choice, chosen, encoder))
    if shapes:
        recut(source, [*shapes.values()], korean, lambda done, total: progress("문서를 나누는 중", done, total))
    return tuple(found)


def applied(settings: Settings, values: Mapping[str, Value]) -> Settings:
    """The settings with a choice's values; the user's tables stay those of the library that is there."""
    fixed = replace(
        settings, names=settings.names_file(), dictionary=settings.dictionary_file(), lexicon=settings.lexicon_file()
    )
    for name, knob in KNOBS.items():
        if name in values:
            fixed = knob.apply(fixed, values[name])
    return fixed


def _config(values: Mapping[str, Value]) -> SplitConfig:
    return split_config(int(values["passage"])) if "passage" in values else SplitConfig()


def _key(library: Path, config: SplitConfig, encoder: Encoder, korean: Korean) -> str:
    parts = (str(library.resolve()), config, encoder.name, encoder.dimension, korean.identity)
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogateescape")).hexdigest()[:_DIGEST]
