"""What became of each file that was read in another process: content, plain text, or why it can't be read.

Nothing that came back is trusted: it is checked here, before anybody uses it.
"""

import json
import re
import unicodedata
from dataclasses import dataclass

from ingest.content import Content
from ingest.decode import canonical
from ingest.errors import IngestError
from ingest.formats.detect import Format
from ingest.formats.reading import PLAIN, PlainText, refuse_long_text
from ingest.limits import MEGABYTE, Limits
from ingest.reading.frames import Frame, Kind
from ingest.wire import TooMuch, WireError, content_from_json

_SHA256_BYTES = 32
_LONGEST_SENTENCE = 1_000
_LONGEST_NAME = 1_000
_SAVE_AGAIN = "원래 프로그램에서 열리는지 확인하고, 다시 저장하거나 PDF로 바꾸어 넣어 주세요."
_TOO_MUCH = IngestError("문서 하나로는 내용이 너무 많습니다.", "파일을 나누어 넣어 주세요.")


@dataclass(frozen=True, slots=True)
class FoundPart:
    """A file, or one inside it under ``name``; ``sha256`` is empty where it can't be read."""

    name: str
    sha256: str
    found: Content | PlainText | IngestError


def part_from(name: str, said: Frame | IngestError, limits: Limits) -> FoundPart:
    """Take what was read of the part of that name."""
    name = inner_name(name)
    if isinstance(said, IngestError):
        return FoundPart(name, "", said)
    try:
        return _part(name, said, limits)
    except TooMuch:
        return FoundPart(name, "", _TOO_MUCH)
    except IngestError as error:
        return FoundPart(name, "", error)
    except ValueError:  # WireError is one, and what json and bytes.decode raise
        return FoundPart(name, "", garbled())


def inner_name(name: str) -> str:
    """Make a path inside a file one that leads nowhere else; an empty one is the file itself."""
    steps = [step for step in re.split(r"[/\\]", unicodedata.normalize("NFC", name)) if step not in ("", ".", "..")]
    inner = "/".join(steps).replace("\0", "")[-_LONGEST_NAME:].lstrip("/")
    return inner or ("이름 없음" if name else "")


def _part(name: str, frame: Frame, limits: Limits) -> FoundPart:
    if frame.kind is Kind.CONTENT:
        sha256, body = _hashed(frame.body)
        return FoundPart(name, sha256, content_from_json(body, limits))
    if frame.kind is Kind.TEXT:
        sha256, body = _hashed(frame.body)
        return FoundPart(name, sha256, _plain(body, limits))
    if frame.kind is Kind.REFUSED:
        return FoundPart(name, "", _refused(frame))
    return FoundPart(name, "", _broken(frame, limits))


def out_of_time(limits: Limits) -> IngestError:
    """Reading was ended when its time was over."""
    return IngestError(
        f"{limits.seconds:,.0f}초 안에 다 읽지 못했습니다.",
        "파일을 나누거나, 환경 변수 MUNDAP_READ_SECONDS에 더 긴 시간(초)을 적어 주세요.",
    )


def out_of_memory(limits: Limits) -> IngestError:
    """Reading needs more memory than it may have."""
    return IngestError(
        f"읽는 데 메모리가 {limits.memory_bytes / MEGABYTE:,.0f}MB보다 많이 필요합니다.",
        "파일을 나누거나, 환경 변수 MUNDAP_READ_MEMORY_MB에 더 큰 값을 적어 주세요.",
    )


def crashed(status: int) -> IngestError:
    """Reading has ended its process, by a signal where ``status`` is below 0."""
    how = f"신호 {-status}" if status < 0 else f"종료 코드 {status}"
    return IngestError(f"읽다가 프로그램이 멈췄습니다({how}). 파일이 손상된 것 같습니다.", _SAVE_AGAIN)


def not_started(why: str) -> IngestError:
    """The system gives no process, or no temporary file for what it says, or the process ends at once."""
    return IngestError(
        f"파일을 읽을 프로세스를 시작하지 못했습니다({why}).",
        "메모리와 프로세스 수의 한도, 임시 폴더의 빈 공간을 살피고, 그래도 안 되면 문답을 다시 설치해 주세요.",
    )


def garbled() -> IngestError:
    """What came back is not what a reader gives."""
    return IngestError("읽은 내용이 올바르지 않아 버렸습니다. 파일이 손상된 것 같습니다.", _SAVE_AGAIN)


def _hashed(body: bytes) -> tuple[str, bytes]:
    if len(body) < _SHA256_BYTES:
        raise WireError("hash")
    return body[:_SHA256_BYTES].hex(), body[_SHA256_BYTES:]


def _plain(body: bytes, limits: Limits) -> PlainText:
    refuse_long_text(len(body), limits)
    form, _, text = body.decode("utf-8").partition("\n")
    if Format(form) not in PLAIN:
        raise WireError("format")
    return PlainText(form, canonical(text))


def _refused(frame: Frame) -> IngestError:
    problem, remedy = _sentences(frame, "problem", "remedy")
    return IngestError(problem, remedy)


def _broken(frame: Frame, limits: Limits) -> IngestError:
    """A reader's own fault is told with its place, so that it can be reported and mended."""
    error, place = _sentences(frame, "error", "place")
    if error == "MemoryError":
        return out_of_memory(limits)
    if error == "RecursionError":
        return IngestError("파일 안의 구조가 너무 깊이 겹쳐 있습니다.", _SAVE_AGAIN)
    where = f"{error}, {place}" if place else error
    return IngestError(f"읽는 프로그램이 이 파일을 다루지 못했습니다({where}).", _SAVE_AGAIN)


def _sentences(frame: Frame, *names: str) -> list[str]:
    record = json.loads(frame.body)
    said = [record.get(name) for name in names] if isinstance(record, dict) else []
    if not said or not all(isinstance(one, str) and one.isprintable() for one in said):
        raise WireError("sentence")
    return [str(one).encode("utf-8", "replace").decode()[:_LONGEST_SENTENCE] for one in said]
