"""Small .hwp files for tests, record by record as Hancom writes them."""

import struct
import zlib
from collections.abc import Sequence

from ingest.content import Content
from ingest.formats.hwp import read
from ingest.formats.hwp.records import Tag
from ingest.limits import Limits
from tests.ingest.formats.hwp.compound import compound

LIMITS = Limits()
SIGNATURE = b"HWP Document File".ljust(32, b"\0")
PACKED, PASSWORD, DISTRIBUTION, DRM = 1, 2, 4, 16
BODY = 84188 - 5668 - 4252 - 4252 - 4252
_EXTENDED = {b"secd": 2, b"cold": 2, b"tbl ": 11, b"gso ": 11, b"eqed": 11, b"form": 11, b"head": 16, b"foot": 16,
             b"fn  ": 17, b"en  ": 17, b"atno": 18, b"nwno": 21, b"pgnp": 21, b"bokm": 22, b"idxm": 22, b"tcps": 23,
             b"tdut": 23, b"tcmt": 15}  # fmt: skip


class Node:
    """A record with what lies below it; its level comes from its place."""

    def __init__(self, tag: int, payload: bytes = b"", children: "Sequence[Node]" = ()) -> None:
        self.tag, self.payload, self.children = tag, payload, list(children)

    def written(self, level: int = 0) -> bytes:
        size = len(self.payload)
        header = struct.pack("<I", self.tag | level << 10 | min(size, 0xFFF) << 20)
        if size >= 0xFFF:
            header += struct.pack("<I", size)
        return header + self.payload + b"".join(child.written(level + 1) for child in self.children)


def wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def counted(text: str) -> bytes:
    return struct.pack("<H", len(wide(text)) // 2) + wide(text)


def control(name: bytes, payload: bytes = b"", *children: Node) -> Node:
    return Node(Tag.CONTROL, name[::-1] + payload, children)


def p(*parts: "str | Node", shape: int = 0, breaks: int = 0, lines: Sequence[tuple[int, int]] = ()) -> Node:
    """A paragraph; controls stand in its text where they are given."""
    text, controls = b"", []
    for part in parts:
        if isinstance(part, Node):
            name = part.payload[3::-1]
            code = _EXTENDED.get(name, 3)
            text += struct.pack("<H", code) + name[::-1] + bytes(8) + struct.pack("<H", code)
            controls.append(part)
        else:
            text += wide(part)
    text += wide("\r")
    header = struct.pack("<IIHBBHHHI", len(text) // 2, 0, shape, 0, breaks, 1, 0, len(lines), 0)
    children = [Node(Tag.TEXT, text)]
    if lines:
        kept = (struct.pack("<I7iI", 0, at, high, high, high, 600, 0, 42520, 0x60000) for at, high in lines)
        children.append(Node(Tag.LINES, b"".join(kept)))
    return Node(Tag.PARAGRAPH, header, children + controls)


def listed(*paragraphs: "Node | str", header: bytes = b"") -> list[Node]:
    """A list's header and its paragraphs, which follow it on the same level."""
    content = [one if isinstance(one, Node) else p(one) for one in paragraphs]
    return [Node(Tag.LIST, (header or struct.pack("<II", len(content), 0))), *content]


def common(flags: int = 1, down: int = 0, height: int = 1000, words: str = "") -> bytes:
    """The properties that all objects share; 1 in ``flags``: treated as a character."""
    return struct.pack("<IiiIIi4HIi", flags, down, 0, 10000, height, 0, 0, 0, 0, 0, 1, 0) + counted(words)


def tc(row: int, column: int, *paragraphs: "Node | str", span: tuple[int, int] = (1, 1), head: bool = False,
       height: int = 1000) -> list[Node]:  # fmt: skip
    header = struct.pack("<II", len(paragraphs), int(head) << 18)
    header += struct.pack("<4HiI4HH", column, row, span[1], span[0], 5000, height, 0, 0, 0, 0, 1)
    return listed(*paragraphs, header=header)


def tbl(*cells: list[Node], rows: int, columns: int, caption: Sequence[Node] = (), flags: int = 1, down: int = 0,
        height: int = 1000) -> Node:  # fmt: skip
    table = Node(Tag.TABLE, struct.pack("<IHHH", 0x06, rows, columns, 0) + bytes(8))
    return control(b"tbl ", common(flags, down, height), *caption, table, *(one for cell in cells for one in cell))


def caption(*paragraphs: "Node | str", side: int = 3) -> list[Node]:
    return listed(*paragraphs, header=struct.pack("<IIIIHI", len(paragraphs), 0, side, 0, 0, 0))


def note(*paragraphs: "Node | str", end: bool = False, number: int = 1, after: str = ")", shape: int = 0) -> Node:
    payload = struct.pack("<IHHII", number, 0, ord(after), shape, 0)
    return control(b"en  " if end else b"fn  ", payload, *listed(*paragraphs))


def auto(kind: int, number: int = 0, shape: int = 0, after: str = "\0") -> Node:
    return control(b"atno", struct.pack("<IHHHH", kind | shape << 4, number, 0, 0, ord(after)))


def section(outline: int = 1, notes: Sequence[bytes] = (), numbers: Sequence[int] = (0, 0, 0, 0)) -> Node:
    """A section's definition: its outline's numbering, note shapes, first numbers of page, figure, table, equation."""
    payload = struct.pack("<IHHHIH4H", 0, 1134, 0, 0, 8000, outline, *numbers)
    page = struct.pack("<9II", 59528, 84188, 8504, 8504, 5668, 4252, 4252, 4252, 0, 0)
    shapes = [Node(Tag.NOTE_SHAPE, one) for one in notes]
    return control(b"secd", payload, Node(Tag.PAGE, page), *shapes)


def note_shape(shape: int = 0, after: str = ")", start: int = 1, anew: int = 0, sign: str = "\0") -> bytes:
    return struct.pack("<IHHHH", shape | anew << 10, ord(sign), 0, ord(after), start) + bytes(16)


def box(*paragraphs: "Node | str", above: Sequence[Node] = (), flags: int = 1) -> Node:
    shape = Node(Tag.SHAPE, b"cer$cer$", [*listed(*paragraphs), Node(79, bytes(33))])
    return control(b"gso ", common(flags), *above, shape)


def equation(script: str, flags: int = 1) -> Node:
    return control(b"eqed", common(flags), Node(Tag.EQUATION, struct.pack("<I", 0) + counted(script)))


def para_shape(head: int = 0, level: int = 1, numbering: int = 0) -> Node:
    flags = head << 23 | min(level - 1, 6) << 25
    return Node(Tag.PARA_SHAPE, struct.pack("<I6iHHH", flags, 0, 0, 0, 0, 0, 160, 0, numbering, 0) + bytes(20)
                + struct.pack("<I", level - 1))  # fmt: skip


def numbering(*levels: tuple[str, int], starts: Sequence[int] = (1,) * 7, more: Sequence[tuple[str, int]] = ()) -> Node:
    """A numbering of these patterns and shapes; levels not given have none."""
    payload = b"".join(_level(*one) for one in [*levels, *[("", 0)] * (7 - len(levels))])
    payload += struct.pack("<H7I", starts[0], *starts)
    payload += b"".join(_level(*one) for one in [*more, *[("", 0)] * (3 - len(more))]) + struct.pack("<3I", 1, 1, 1)
    return Node(Tag.NUMBERING, payload)


def _level(pattern: str, shape: int) -> bytes:
    return struct.pack("<IhhI", 0xC | shape << 5, 0, 50, 0xFFFFFFFF) + counted(pattern)


def bullet(sign: str) -> Node:
    return Node(Tag.BULLET, struct.pack("<IhhI", 8, 0, 50, 0xFFFFFFFF) + wide(sign) + bytes(11))


def header(flags: int = PACKED, major: int = 5) -> bytes:
    return (SIGNATURE + bytes([0, 0, 1, major]) + struct.pack("<I", flags)).ljust(256, b"\0")


def packed(stream: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(stream) + packer.flush()


def hwp(*sections: Sequence[Node], information: Sequence[Node] = (), flags: int = PACKED, **streams: bytes) -> bytes:
    """A whole file; without a definition of its own a section begins with an ordinary one."""
    properties = Node(Tag.DOCUMENT_PROPERTIES, struct.pack("<7H", len(sections), 1, 1, 1, 1, 1, 1))
    shapes = [] if any(one.tag == Tag.PARA_SHAPE for one in information) else [para_shape()]
    press = packed if flags & PACKED else bytes
    members = {"FileHeader": header(flags), "DocInfo": press(_stream([properties, *shapes, *information]))}
    for place, nodes in enumerate(sections):
        members[f"BodyText/Section{place}"] = press(_stream(nodes))
    return compound(members | {name.replace("__", "/"): content for name, content in streams.items()})


def _stream(nodes: Sequence[Node]) -> bytes:
    return b"".join(node.written() for node in nodes)


def content(*paragraphs: "Node | str", information: Sequence[Node] = (), limits: Limits = LIMITS) -> Content:
    """What is read of a document of one section."""
    first = p(section())
    nodes = [one if isinstance(one, Node) else p(one) for one in paragraphs]
    return read(hwp([first, *nodes], information=information), limits)
