"""Cutting what is too long for its place in the page; ``escape`` comes after."""


def cut_short(text: str, length: int) -> str:
    """A text of at most so many characters, the last one saying that it goes on."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def one_line(text: str, length: int) -> str:
    """A text as one line of at most so many characters."""
    return cut_short(" ".join(text.split()), length)


def cut_inside(name: str, length: int) -> str:
    """A name cut in its middle, so that what tells editions apart stays."""
    return name if len(name) <= length else f"{name[: length // 2]}…{name[-length // 2 :]}"
