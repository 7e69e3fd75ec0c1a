"""The invented county's library, made once; whoever adds documents makes one of their own."""

import pytest
from nuri import TEXTS, open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean


@pytest.fixture(scope="session")
def static() -> StaticEncoder:
    return StaticEncoder.load()


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(tmp_path_factory.mktemp("nuri"), TEXTS, korean, static)
