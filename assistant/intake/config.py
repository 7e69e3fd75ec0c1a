"""What the office has set for taking files in."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class WatchConfig:
    """The folders that are watched, and how many seconds lie between two looks."""

    folders: tuple[Path, ...] = ()
    seconds: float = 30  # listing a large network drive takes some of them
