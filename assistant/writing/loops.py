"""Whether a model has begun to say the same thing again and again, which small ones do until they are stopped."""

# Far more than a table has of equal cells in a row, or a line of dots.
_LEAST_WORDS, _LEAST_SIGNS = 60, 240
_LONGEST_UNIT = 300
_TIMES, _TIMES_OF_LONG = 4, 3
_LONG_UNIT = 30
# Looking at every piece costs more than it finds.
_STEP = 24


class Loops:
    """Reads an answer as it comes and says where it began to repeat itself."""

    def __init__(self) -> None:
        self._text = ""
        self._looked = 0

    def feed(self, piece: str) -> int | None:
        """Take a piece; give the length of the text up to the end of the first of the repeated ones, or None."""
        self._text += piece
        if len(self._text) - self._looked < _STEP:
            return None
        self._looked = len(self._text)
        tail = self._text[-_LONGEST_UNIT * _TIMES :]
        for length in range(1, _LONGEST_UNIT + 1):
            times = _times(tail, length)
            if times >= _least(tail[-length:], length):
                return self._first_end(length)
        return None

    def _first_end(self, length: int) -> int:
        """Go back over the whole text: the loop may be longer than what was looked at."""
        text, end = self._text, len(self._text)
        while end > length and text[end - 1 - length] == text[end - 1]:
            end -= 1
        return end


def _times(tail: str, length: int) -> int:
    unit = tail[-length:]
    times = 1
    while tail[-length * (times + 1) : -length * times] == unit:
        times += 1
    return times


def _least(unit: str, length: int) -> int:
    """How often a unit must follow itself to be a loop."""
    if length >= _LONG_UNIT and any(sign.isalpha() for sign in unit):
        return _TIMES_OF_LONG
    whole = _LEAST_WORDS if any(sign.isalnum() for sign in unit) else _LEAST_SIGNS
    return max(_TIMES, -(-whole // length))
