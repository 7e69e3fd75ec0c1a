"""How many tokens a text takes, guessed on the high side: every model has its own tokenizer, and none is here.

The figures are for models that know Korean moderately well; those made for it take about half as many.
"""

from ingest import patterns as re

# A syllable is one token in models that saw some Korean and up to three in those that saw none; a digit is one in
# most. English words are four letters a token, but names and codes are less.
_SYLLABLE, _DIGIT, _LETTER, _BLANK, _SIGN = 1.0, 1.0, 0.4, 0.3, 1.0
_CLASSES = (
    (re.compile("[가-힣]"), _SYLLABLE),
    (re.compile("[0-9]"), _DIGIT),
    (re.compile("[A-Za-z]"), _LETTER),
    (re.compile(r"\s"), _BLANK),
)


def tokens_of(text: str) -> int:
    """Guess a text's tokens; never fewer than for a text that it contains."""
    total, counted = 0.0, 0
    for pattern, each in _CLASSES:
        found = len(pattern.findall(text))
        counted += found
        total += each * found
    return int(total + _SIGN * (len(text) - counted)) + 1


def beginning(text: str, tokens: int) -> str:
    """The longest beginning of a text within so many tokens."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if tokens_of(text[:middle]) <= tokens else (low, middle - 1)
    return text[:low]
