"""Pages whose text can't be had: pictures of pages, and fonts that don't say what their signs mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.errors import IngestError

_PICTURE = 0.25  # of the page: a smaller image is an illustration
_GARBLED = 0.3  # of a page's signs without a meaning: it can't be read
_SPOILT = 0.01  # of a file's signs: worth a remark
_OUTLINED = 15  # letters drawn as figures on one page; fewer are a logo
_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class PageState:
    """What was found on one page: signs that can be read, signs that can't, and the share that pictures cover."""

    number: int
    readable: int
    unreadable: int
    pictures: float
    layered: bool = False
    broken: bool = False
    outlines: int = 0

    @property
    def is_garbled(self) -> bool:
        """Whether too many signs stand for nothing known."""
        return self.unreadable > 0 and self.unreadable >= _GARBLED * (self.readable + self.unreadable)

    @property
    def is_picture(self) -> bool:
        """Whether the page is a picture without text."""
        return self.readable + self.unreadable == 0 and self.pictures >= _PICTURE

    @property
    def needs_eyes(self) -> bool:
        """Whether only reading the page's picture can give its text."""
        return self.is_picture or self.is_garbled or self.outlines > max(_OUTLINED, self.readable)

    @property
    def is_outlined(self) -> bool:
        """Whether some of its letters are drawn and can't be read."""
        return self.outlines >= _OUTLINED


def refuse_unreadable(states: Sequence[PageState], recognised: frozenset[int]) -> None:
    """Refuse a file none of whose text can be read.

    Raises:
        IngestError: it is a scan, its fonts have no map, or its pages are empty or broken.
    """
    if recognised or any(state.readable and not state.is_garbled for state in states):
        return
    if any(state.is_garbled for state in states):
        raise IngestError(
            "PDF의 글꼴에 글자 정보가 없어 글자를 알아볼 수 없습니다.",
            "원본 문서에서 글꼴을 포함해 PDF를 다시 만들거나, 글자 인식(OCR)을 거친 PDF를 넣어 주세요.",
        )
    if any(state.is_picture for state in states) or any(state.pictures > 0 or state.is_outlined for state in states):
        raise IngestError(
            "글자가 없는 스캔 PDF입니다(쪽마다 그림만 있습니다).",
            "글자 인식(OCR)을 거친 PDF나 원본 문서를 넣어 주세요. "
            "tesseract와 한국어 자료(kor)를 설치하면 직접 읽습니다.",
        )
    if all(state.broken for state in states):
        raise IngestError("PDF의 쪽이 모두 손상되었습니다.", "원본 문서에서 PDF를 다시 만들어 넣어 주세요.")
    raise IngestError("PDF에 글자가 없습니다.", "내용이 있는 파일인지, 글자가 그림으로 되어 있지 않은지 확인해 주세요.")


def remarks_on(states: Sequence[PageState], recognised: frozenset[int]) -> tuple[str, ...]:
    """Korean sentences on the pages that were not read, or not from their text."""
    unseen = [state for state in states if state.number not in recognised]
    remarks = [
        _remark(recognised, "그림에서 글자 인식(OCR)으로 읽어 틀린 글자가 있을 수 있습니다."),
        _remark(
            (state.number for state in unseen if state.is_picture),
            "글자가 없는 그림입니다. 글자 인식(OCR)을 거친 PDF를 넣으면 읽을 수 있습니다.",
        ),
        _remark(
            (state.number for state in unseen if state.is_garbled),
            "글꼴에 글자 정보가 없어 글자가 깨져 있습니다. 글자 인식(OCR)을 거친 PDF를 넣어 주세요.",
        ),
        _remark(
            (state.number for state in unseen if state.is_outlined),
            "글자의 일부나 전부가 글자가 아니라 윤곽선 그림으로 들어 있어 그 부분을 읽지 못했습니다.",
        ),
        _remark(
            (state.number for state in states if state.layered),
            "스캔한 그림에 딸린 글자층에서 읽어 틀린 글자가 있을 수 있습니다.",
        ),
        _remark((state.number for state in states if state.broken), "손상되어 읽지 못했습니다."),
    ]
    spoilt = sum(state.unreadable for state in unseen if not state.is_garbled)
    if spoilt > _SPOILT * sum(state.readable for state in states):
        remarks.append(f"알아볼 수 없는 글자가 {spoilt:,}자 있습니다.")
    return tuple(remark for remark in remarks if remark)


def _remark(numbers: Iterable[int], sentence: str) -> str:
    pages = sorted(numbers)
    return f"{_ranges(pages)}쪽은 {sentence}" if pages else ""


def _ranges(pages: Sequence[int]) -> str:
    """Page numbers with runs drawn together: 3, 5~9."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    named = [str(run[0]) if len(run) == 1 else f"{run[0]}~{run[-1]}" for run in runs]
    return ", ".join(named[:_MOST_NAMED]) + (" 등 " + f"{len(pages):,}개 " if len(named) > _MOST_NAMED else "")
