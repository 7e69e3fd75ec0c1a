"""Why an HWP file isn't read, in Korean."""

from ingest.errors import IngestError

_OPEN_AND_SAVE = "한글에서 열리는지 확인하고 다시 저장해 넣어 주세요."


def damaged(what: str) -> IngestError:
    """Say what of the file is broken."""
    return IngestError(f"한글 문서가 손상되었습니다({what}).", _OPEN_AND_SAVE)


def over_limit(what: str) -> IngestError:
    """Say which bound the file goes beyond."""
    return IngestError(
        f"한글 문서가 읽을 수 있는 한도를 넘습니다({what}).",
        "정상적인 문서라면 나누어 저장하거나 PDF로 저장해 넣어 주세요.",
    )


def locked(by: str) -> IngestError:
    """Say what keeps the file closed."""
    return IngestError(f"{by} 걸린 한글 문서입니다.", "보호를 해제하고 저장한 뒤 다시 넣어 주세요.")


def foreign(problem: str) -> IngestError:
    """Say that the file is no HWP 5 document."""
    return IngestError(problem, "한글에서 '한글 문서(*.hwp)'나 '.hwpx'로 다시 저장해 넣어 주세요.")


def empty() -> IngestError:
    """Say that nothing can be read although the file opens."""
    return IngestError(
        "한글 문서에 글자가 없습니다. 비어 있거나 그림만 있는 문서입니다.",
        "그림으로 된 문서라면 PDF로 저장하고 글자 인식(OCR)을 거쳐 넣어 주세요.",
    )
