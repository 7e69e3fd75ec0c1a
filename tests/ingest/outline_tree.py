"""How tests see an outline: each block but rows and cells as kind and words, indented by its depth."""

from ingest.plain import read_blocks
from ingest.types import Block, BlockKind

LETTERS = {
    BlockKind.HEADING: "H",
    BlockKind.PARAGRAPH: "P",
    BlockKind.BULLET: "B",
    BlockKind.FOOTNOTE: "F",
    BlockKind.TABLE: "T",
    BlockKind.CAPTION: "C",
}


def depth(blocks: tuple[Block, ...], block: Block) -> int:
    steps = 0
    while block.parent is not None:
        block, steps = blocks[block.parent], steps + 1
    return steps


def tree(text: str) -> str:
    """Each block but rows and cells as kind and words, indented by its depth."""
    blocks = read_blocks(text)
    lines = []
    for block in blocks:
        if block.kind in LETTERS:
            words = text[block.content_start : block.end].replace("\n", "/").replace("\t", "|")
            lines.append("  " * depth(blocks, block) + f"{LETTERS[block.kind]} {words}")
    return "\n".join(lines)
