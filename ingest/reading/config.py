"""How files are read: within which limits, and by how many processes at once. Costs nothing to import."""

import os
from dataclasses import dataclass, field

from ingest.limits import Limits

# Kiwi's pass is the slower one: more processes than this would only wait for it.
_MOST_WORKERS = 4


@dataclass(frozen=True, slots=True)
class ReadingConfig:
    """The limits of one file, and the number of processes that read ahead."""

    limits: Limits = field(default_factory=Limits)
    workers: int = min(_MOST_WORKERS, os.cpu_count() or 1)
