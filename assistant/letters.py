"""What is left of words where blanks and signs don't count: by it two questions are the same, or nearly so."""


def letters_of(words: str) -> str:
    """The letters and digits alone."""
    return "".join(letter for letter in words if letter.isalnum())


def pairs_of(words: str) -> set[str]:
    """Every two letters or digits that follow each other."""
    letters = letters_of(words)
    return {letters[at : at + 2] for at in range(len(letters) - 1)}
