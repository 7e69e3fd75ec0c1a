"""Signs that Hancom's editor writes in HWP in ways of its own: folded private-use characters, and bullets.

What the private-use characters look like is for ``ingest.formats.private_use``.
"""

from ingest.formats.private_use import real_signs

# Some versions store U+F0000 to U+F048C at U+A000, the script of the Yi, which no Korean file holds.
_FOLDED = {code: code + 0xF0000 - 0xA000 for code in range(0xA000, 0xA48D)}
_FIRST_FOLDED, _LAST_FOLDED = "\ua000", "\ua48c"


def readable(text: str) -> str:
    """Put real signs for private ones where they are known."""
    if any(_FIRST_FOLDED <= sign <= _LAST_FOLDED for sign in text):
        text = text.translate(_FOLDED)
    return real_signs(text)


def bullet(sign: str) -> str:
    """The sign of a bullet; one that is a picture or unknown shows as a dot."""
    shown = readable(sign)
    unknown = not shown or shown == "\uffff" or "\ue000" <= shown <= "\uf8ff" or shown < " "
    return "•" if unknown else shown
