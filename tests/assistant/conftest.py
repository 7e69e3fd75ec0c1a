"""The libraries of the invented county and city, made once; whoever adds documents makes one of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from nuri import TEXTS, open_assistant
from small_disk import SmallDisk, mounted

from assistant.assistant import Assistant
from assistant.evidence.likeness import Likeness
from index.library import Library
from index.static import StaticEncoder
from ingest.korean import Korean

SAMPLES = Path(__file__).parents[2] / "samples" / "documents"


@pytest.fixture(scope="session")
def static() -> StaticEncoder:
    return StaticEncoder.load()


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(tmp_path_factory.mktemp("nuri"), TEXTS, korean, static)


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    library = Library.open_or_create(tmp_path_factory.mktemp("city"), korean, static)
    library.add([SAMPLES])
    return Assistant(library, korean, Likeness(static))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with mounted(tmp_path / "disk") as disk:
        yield disk
