"""What tests give to another user, for root itself is refused nothing."""

from itertools import takewhile
from pathlib import Path

OTHERS_MAY_ENTER = 0o005


def let_others_read(folder: Path) -> None:
    """Let others read all below a folder, and come to it through pytest's own folders, however many they are."""
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    for parent in takewhile(_is_closed, folder.parents):
        parent.chmod(0o755)


def _is_closed(folder: Path) -> bool:
    return folder.stat().st_mode & OTHERS_MAY_ENTER != OTHERS_MAY_ENTER
