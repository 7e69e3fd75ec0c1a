"""Hypothesis strategies for what the reader of a format may give."""

from hypothesis import strategies as st

from ingest.content import Box, Cell, Content, Note, PageLabel, Paragraph, Piece, Role, Table

TEXTS = st.text(max_size=12)
PAGES = st.none() | st.integers(1, 300)
LEVELS = st.none() | st.integers(1, 9)


def paragraphs(pieces: st.SearchStrategy[Piece]) -> st.SearchStrategy[Paragraph]:
    def with_notes(text: str) -> st.SearchStrategy[Paragraph]:
        notes = st.builds(Note, st.integers(0, len(text)), TEXTS, st.lists(pieces, max_size=2).map(tuple))
        return st.builds(
            Paragraph,
            st.just(text),
            st.sampled_from(Role),
            TEXTS,
            LEVELS,
            st.lists(notes, max_size=2).map(tuple),
            PAGES,
            st.booleans(),
        )

    return TEXTS.flatmap(with_notes)


PLAIN = st.builds(Paragraph, TEXTS)
CAPTIONS = st.lists(PLAIN, max_size=2).map(tuple)


def containers(pieces: st.SearchStrategy[Piece]) -> st.SearchStrategy[Piece]:
    inner = st.lists(pieces, max_size=3).map(tuple)
    cells = st.builds(
        Cell, st.integers(0, 20), st.integers(0, 20), inner, st.integers(1, 4), st.integers(1, 4), st.booleans()
    )
    tables = st.builds(Table, st.lists(cells, max_size=4).map(tuple), st.integers(0, 3), CAPTIONS, st.booleans(), PAGES)
    return paragraphs(pieces) | tables | st.builds(Box, inner, CAPTIONS, PAGES)


PIECES = st.recursive(paragraphs(PLAIN), containers, max_leaves=12)
CONTENTS = st.builds(
    Content,
    st.sampled_from(["hwp", "pdf", "xlsx"]),
    st.lists(PIECES, max_size=5).map(tuple),
    title=TEXTS,
    author=TEXTS,
    date=st.sampled_from(["", "2024-11-21"]),
    page_labels=st.lists(st.builds(PageLabel, st.integers(1, 300), TEXTS), max_size=3).map(tuple),
    left_out=st.lists(TEXTS, max_size=3).map(tuple),
    remarks=st.lists(TEXTS, max_size=2).map(tuple),
    pages_are_sure=st.booleans(),
)
