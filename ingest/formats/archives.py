"""What lies in a .zip or is attached to a mail, for reading as documents of their own.

Everything stays in memory. Archives in archives are opened too, three deep; mails are given and so is what is attached
to them. Names are cleaned of all that could lead out of a folder; what can't be unpacked is a failure of its own.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ingest import patterns as re
from ingest.errors import IngestError
from ingest.formats.detect import Format, detect
from ingest.formats.messages import parse_message, parts
from ingest.formats.packages import open_package
from ingest.limits import MEGABYTE, Limits

DEEPEST = 3
_HIDDEN_FOLDERS = frozenset({"__macosx"})
_HIDDEN_FILES = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db"})
_DRIVE = re.compile(r"[A-Za-z]:")
_LONGEST_PART = 200
_DIVIDE = "압축을 풀어 폴더째 넣거나 나누어 넣어 주세요."


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside another; ``name`` is its path there, in NFC with ``/``, archives within as folders."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class MemberFailure:
    """What could not be taken out, and why."""

    name: str
    error: IngestError


def members(data: bytes, form: Format, limits: Limits) -> Iterator[Member | MemberFailure]:
    """Give all files inside a .zip or attached to a mail, at any depth allowed, in order; other formats hold none.

    Raises:
        IngestError: the archive itself can't be opened, or holds more than the limits allow.
    """
    if form in (Format.ZIP, Format.EML):
        yield from _Unpacking(limits).inside(data, form, "", 1)


class _Unpacking:
    """Keeps count over archives in archives."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._count = 0
        self._bytes = 0
        self._names: dict[str, int] = {}

    def inside(self, data: bytes, form: Format, folder: str, depth: int) -> Iterator[Member | MemberFailure]:
        """Give what is inside one archive or mail."""
        for found in _zipped(data, self._limits) if form is Format.ZIP else _attached(data, self._limits):
            name = self._own_name(folder + found.name)
            if isinstance(found, MemberFailure):
                yield MemberFailure(name, found.error)
                continue
            self._spend(len(found.data))
            yield from self._member(Member(name, found.data), depth)

    def _member(self, member: Member, depth: int) -> Iterator[Member | MemberFailure]:
        """Give a file, or in an archive's place what is inside."""
        form = _form(member)
        if form not in (Format.ZIP, Format.EML):
            yield member
            return
        if form is Format.EML:
            yield member
        elif depth >= DEEPEST:
            problem = f"압축 파일이 {DEEPEST}겹보다 깊이 들어 있습니다."
            yield MemberFailure(member.name, IngestError(problem, "안쪽 압축 파일을 꺼내어 따로 넣어 주세요."))
            return
        if depth < DEEPEST:
            yield from self._inner(member, form, depth)

    def _inner(self, member: Member, form: Format, depth: int) -> Iterator[Member | MemberFailure]:
        try:
            yield from self.inside(member.data, form, f"{member.name}/", depth + 1)
        except _BeyondLimits:
            raise
        except IngestError as error:
            if form is Format.ZIP:  # a mail was given itself, and its reader says what is wrong
                yield MemberFailure(member.name, error)

    def _spend(self, size: int) -> None:
        self._count += 1
        self._bytes += size
        if self._count > self._limits.members:
            raise _BeyondLimits(f"압축 파일에 든 것이 {self._limits.members:,}개보다 많습니다.", _DIVIDE)
        if self._bytes > self._limits.unpacked_bytes:
            size = self._limits.unpacked_bytes // MEGABYTE
            raise _BeyondLimits(f"압축을 풀면 {size:,}MB보다 큽니다.", _DIVIDE)

    def _own_name(self, name: str) -> str:
        """Number names that are there already: 계획(2).hwp."""
        count = self._names[name] = self._names.get(name, 0) + 1
        if count == 1:
            return name
        stem, dot, suffix = name.rpartition(".")
        return f"{stem}({count}).{suffix}" if dot and "/" not in suffix else f"{name}({count})"


class _BeyondLimits(IngestError):
    """The whole archive is too much, not one member."""


def _form(member: Member) -> Format | None:
    try:
        return detect(member.data, member.name)
    except IngestError:  # named when it is read
        return None


def _zipped(data: bytes, limits: Limits) -> Iterator[Member | MemberFailure]:
    package = open_package(data, limits)
    for stored in package.names:
        name = safe_name(stored)
        if not name or _is_hidden(name):
            continue
        try:
            yield Member(name, package.read(stored))
        except IngestError as error:
            yield MemberFailure(name, error)


def _attached(data: bytes, limits: Limits) -> Iterator[Member | MemberFailure]:
    for part in parts(parse_message(data), limits):
        name = safe_name(part.filename.replace("/", " ").replace("\\", " "))
        if not name:
            continue
        if part.raw:
            yield Member(name, part.raw)
        else:
            yield MemberFailure(
                name, IngestError("첨부 파일이 비어 있거나 손상되었습니다.", "메일을 다시 저장해 주세요.")
            )


def safe_name(stored: str) -> str:
    """Clean a path of drives, roots, steps upward and signs that no name has; empty where nothing is left."""
    printable = "".join(" " if unicodedata.category(sign) in ("Cc", "Cf", "Cs") else sign for sign in stored)
    folders = unicodedata.normalize("NFC", printable).replace("\\", "/").split("/")
    kept = [_shortened(part.strip()) for part in folders]
    return "/".join(part for part in kept if part not in ("", ".", "..") and not _DRIVE.fullmatch(part))


def _shortened(part: str) -> str:
    """Keep a name within what file systems take, and its ending."""
    if len(part) <= _LONGEST_PART:
        return part
    stem, _, suffix = part.rpartition(".")
    return f"{stem[: _LONGEST_PART - 12]}.{suffix[:8]}" if stem else part[:_LONGEST_PART]


def _is_hidden(name: str) -> bool:
    *folders, file = name.split("/")
    if any(folder.startswith(".") or folder.casefold() in _HIDDEN_FOLDERS for folder in folders):
        return True
    return file.startswith((".", "~$")) or file.casefold() in _HIDDEN_FILES
