"""What an Office file says of itself: title, author, day of making (docProps/core.xml, ECMA-376 part 2).

What programs write into every file of theirs is left out: it says nothing of this one.
"""

from dataclasses import dataclass
from typing import Final

from ingest import patterns as re
from ingest.formats.ooxml.parts import Part

CORE_PROPERTIES: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_DUBLIN_CORE: Final = "{http://purl.org/dc/elements/1.1/}"
_TERMS: Final = "{http://purl.org/dc/terms/}"
_NO_TITLES: Final = re.compile(
    r"powerpoint ?(?:프레젠테이션|presentation)|pptxgenjs presentation|프레젠테이션|presentation|제목 없음|untitled"
    r"|word document|(?:microsoft word - )?(?:document|문서) ?\d*|슬라이드 ?\d+|slide ?\d+",
    re.I,
)
_NO_AUTHORS: Final = re.compile(
    r"un-?named|unknown|pptxgenjs|python-docx|steve canny|openpyxl|apache poi|user|사용자|admin\w*"
    r"|microsoft\b.*|hp|owner",
    re.I,
)
# When the templates of python-docx and python-pptx were made; what is made of them keeps that.
_TEMPLATE_TIMES: Final = ("2013-12-23T23:15:00Z", "2013-01-27T09:14:16Z")
_DAY: Final = re.compile(r"(?:19|20)\d\d-[01]\d-[0-3]\d")


@dataclass(frozen=True, slots=True)
class Metadata:
    """A file's own title, author and day (``YYYY-MM-DD``), empty where it says nothing."""

    title: str = ""
    author: str = ""
    date: str = ""


def metadata(core: Part | None) -> Metadata:
    """Read the core properties."""
    root = core.sound_xml([]) if core is not None else None
    if root is None:
        return Metadata()
    title = " ".join((root.findtext(f"{_DUBLIN_CORE}title") or "").split())
    author = " ".join((root.findtext(f"{_DUBLIN_CORE}creator") or "").split())
    time = (root.findtext(f"{_TERMS}created") or "").strip()
    day = _DAY.match(time)
    return Metadata(
        "" if _NO_TITLES.fullmatch(title) else title,
        "" if _NO_AUTHORS.fullmatch(author) else author,
        day.group() if day and time not in _TEMPLATE_TIMES else "",
    )
