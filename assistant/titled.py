"""What a document is called where people read: by its file, or by its title where the file's name tells nothing.

Public bodies' downloads are called 004_69b5d086.txt or 붙임1.hwp as often as by what they hold.
"""

from pathlib import PurePosixPath

from ingest import patterns as re

_WORD = re.compile("[가-힣]{2,}")
_LONGEST_TITLE = 60


def called(name: str, title: str) -> str:
    """Call a document by its name, or by its title and then its name where the two share no syllables."""
    pairs = {word[at : at + 2] for word in _WORD.findall(title) for at in range(len(word) - 1)}
    stem = PurePosixPath(name).stem
    if not pairs or any(pair in stem for pair in pairs):
        return name
    short = title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE].rstrip()}…"
    return f"{short} ({name})"
