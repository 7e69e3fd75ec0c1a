"""How the pages are served: who may come in, under which names, how much at once."""

import os
from dataclasses import dataclass
from pathlib import Path

from assistant.serving.certificate import Certificate
from assistant.serving.turnstile import WAITING
from ingest.limits import MEGABYTE

# A dozen thick reports with their pictures; one file's own limit is that of reading.
UPLOAD_BYTES = 1000 * MEGABYTE
# Waiting for a language model costs this machine nothing, so more are let through at once.
_PER_CORE_WITH_MODEL = 4


@dataclass(frozen=True, slots=True)
class ServingConfig:
    """What the office has set; None where the program decides."""

    users: Path | None = None
    hosts: tuple[str, ...] = ()
    answering: int | None = None
    waiting: int = WAITING
    upload_bytes: int = UPLOAD_BYTES
    certificate: Certificate | None = None

    def answered_at_once(self, model: str | None) -> int:
        """How many questions are answered at once, by what writes the answers."""
        cores = os.cpu_count() or 1
        return self.answering or (cores * _PER_CORE_WITH_MODEL if model else cores)
