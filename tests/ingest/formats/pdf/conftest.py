"""PDFs are read as on a system without any program for OCR, whatever this one has."""

import pytest


@pytest.fixture(autouse=True)
def without_ocr(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
