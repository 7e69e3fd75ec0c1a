"""Text made fit for any file: what XML can't hold or would turn the words around it becomes U+FFFD."""

from ingest import patterns as re

# Control characters but tab and line end, surrogates without their other half, noncharacters, and the marks that
# change the direction in which what follows is shown.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")


def fit(text: str) -> str:
    """Make a text fit for a file; line ends become ``\\n``."""
    return _UNFIT.sub("\ufffd", _LINE_ENDS.sub("\n", text))


def in_line(text: str) -> str:
    """Make a text fit for one line."""
    return " ".join(fit(text).split())
