"""Writing small PDFs for tests: text at places, rules, painted boxes, pictures, bookmarks, page labels."""

from dataclasses import dataclass, field

WIDTH, HEIGHT = 595.0, 842.0
LATIN = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
FULL, HALF = 1.0, 0.5  # of the size: how wide a sign is printed


def width_of(text: str, size: float) -> float:
    return sum(FULL if sign >= "\u1100" else HALF for sign in text) * size


@dataclass
class Sheet:
    """One page; places are points from its upper left corner, of text the baseline's left end."""

    width: float = WIDTH
    height: float = HEIGHT
    turned: int = 0
    drawn: list[str] = field(default_factory=list)
    pictures: bool = False

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 10,
        *,
        bold: bool = False,
        mode: int = 0,
        grey: float = 0,
        matrix: str = "1 0 0 1",
    ) -> float:
        """Print a text and give back where it ends."""
        # A lone sign of a font that is not embedded has no extent, and PDFium drops it: a blank gives it one.
        codes = (text + " " * (len(text) == 1)).encode("utf-16-be").hex()
        font = "F2" if bold else "F1"
        self.drawn.append(f"BT {grey} g {mode} Tr /{font} {size} Tf {matrix} {x} {self.height - y} Tm <{codes}> Tj ET")
        return x + width_of(text, size)

    def latin(self, x: float, y: float, text: str, size: float = 10, matrix: str = "1 0 0 1") -> None:
        """Print in a font that PDFium knows by itself, so that the signs have an extent in any direction."""
        self.drawn.append(f"BT 0 g /F3 {size} Tf {matrix} {x} {self.height - y} Tm ({text}) Tj ET")

    def lines(self, x: float, y: float, texts: list[str], size: float = 10, leading: float = 16) -> float:
        for text in texts:
            self.text(x, y, text, size)
            y += leading
        return y

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.drawn.append(f"0.5 w {x0} {self.height - y0} m {x1} {self.height - y1} l S")

    def painted(self, x0: float, y0: float, x1: float, y1: float, grey: float = 0.8) -> None:
        self.drawn.append(f"{grey} g {x0} {self.height - y1} {x1 - x0} {y1 - y0} re f")

    def picture(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.pictures = True
        self.drawn.append(f"q {x1 - x0} 0 0 {y1 - y0} {x0} {self.height - y1} cm /I1 Do Q")

    def grid(self, xs: list[float], ys: list[float]) -> None:
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)


@dataclass
class Paper:
    sheets: list[Sheet] = field(default_factory=list)
    information: dict[str, str] = field(default_factory=dict)
    bookmarks: list[tuple[str, int]] = field(default_factory=list)
    catalogue: str = ""
    trailer: str = ""
    mapped: bool = True

    def sheet(self, **settings: float) -> Sheet:
        self.sheets.append(Sheet(**settings))  # type: ignore[arg-type]
        return self.sheets[-1]

    def pdf(self) -> bytes:
        return _assemble(self)


def _assemble(paper: Paper) -> bytes:
    objects: list[bytes] = [
        b""
    ] * 9  # 1 catalogue, 2 pages, 3 and 4 fonts, 5 and 6 below them, 7 map, 8 picture, 9 told
    pages = []
    for sheet in paper.sheets:
        content = "\n".join(sheet.drawn).encode()
        objects.append(b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.width} {sheet.height}] /Rotate {sheet.turned}"
            f" /Contents {len(objects)} 0 R"
            f" /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 {LATIN} >> /XObject << /I1 8 0 R >> >> >>".encode()
        )
        pages.append(len(objects))
    outlines = _outlines(paper, objects, pages)
    objects[0] = f"<< /Type /Catalog /Pages 2 0 R {outlines} {paper.catalogue} >>".encode()
    kids = " ".join(f"{page} 0 R" for page in pages)
    objects[1] = f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode()
    unicode = "/ToUnicode 7 0 R" if paper.mapped else ""
    for place, name in ((2, "Batang"), (3, "Batang-Bold")):
        objects[place] = (
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H"
            f" /DescendantFonts [{place + 3} 0 R] {unicode} >>".encode()
        )
        objects[place + 2] = (
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW 1000 /W [0 4351 500]"
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
            f" /FontDescriptor << /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [0 -200 1000 800]"
            " /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 800 /StemV 80 >> >>".encode()
        )
    objects[6] = _map()
    objects[7] = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1"
        b" >> stream\n\x80\nendstream"
    )
    told = " ".join(f"/{name} <feff{text.encode('utf-16-be').hex()}>" for name, text in paper.information.items())
    objects[8] = f"<< {told} >>".encode()
    return _file(objects, paper.trailer)


def _outlines(paper: Paper, objects: list[bytes], pages: list[int]) -> str:
    if not paper.bookmarks:
        return ""
    first = len(objects) + 2
    last = first + len(paper.bookmarks) - 1
    objects.append(f"<< /Type /Outlines /First {first} 0 R /Last {last} 0 R /Count {len(paper.bookmarks)} >>".encode())
    root = len(objects)
    for place, (title, page) in enumerate(paper.bookmarks):
        own = first + place
        beside = f"/Next {own + 1} 0 R" if own < last else ""
        objects.append(
            f"<< /Title <feff{title.encode('utf-16-be').hex()}> /Parent {root} 0 R {beside}"
            f" /Dest [{pages[page - 1]} 0 R /Fit] >>".encode()
        )
    return f"/Outlines {root} 0 R"


def _map() -> bytes:
    ranges = [f"<{high:02x}00> <{high:02x}ff> <{high:02x}00>" for high in range(256)]
    blocks = [ranges[place : place + 100] for place in range(0, 256, 100)]
    written = "\n".join(f"{len(block)} beginbfrange\n" + "\n".join(block) + "\nendbfrange" for block in blocks)
    content = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{written}\nendcmap end end"
    ).encode()
    return b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content)


def _file(objects: list[bytes], trailer: str) -> bytes:
    written = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 9 0 R {trailer} >>\n".encode()
    written += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(written)
