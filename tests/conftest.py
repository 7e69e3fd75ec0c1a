"""Parts that many tests share: Kiwi, loaded once."""

import pytest

from ingest.korean import Korean


@pytest.fixture(scope="session")
def korean() -> Korean:
    return Korean()
