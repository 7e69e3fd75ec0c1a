"""One figure of a text."""

from assistant.figures.parsing import Figure, parse_figures


def only(text: str) -> Figure:
    found = parse_figures(text)
    assert len(found) == 1, [text[f.start : f.end] for f in found]
    return found[0]
