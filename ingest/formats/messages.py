"""Mail as messages and parts: headers decoded (RFC 2047, or raw in any Korean encoding), bodies and attachments apart.

Uses the standard library's parser and none of its header classes, which take minutes for hostile headers.
"""

import binascii
import quopri
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message

from ingest import patterns as re
from ingest.errors import IngestError
from ingest.formats.charsets import decode_labelled
from ingest.limits import Limits

_LONGEST_HEADER = 10_000
_MOST_LEVELS = 30
_WORD = re.compile(r"=\?([^?\s]{1,40})\?([BbQq])\?([^?\s]*)\?=")
_BETWEEN_WORDS = re.compile(r"(?<=\?=)\s+(?==\?)")
_FOLD = re.compile(r"[\r\n]+[ \t]*|\t")
# The library takes parameters apart in time that grows with their square.
_LONG_PARAMETERS = re.compile(
    rb"^(content-(?:type|disposition):(?:[^\n]|\n[ \t]){8000})(?:[^\n]++|\n[ \t])*+", re.I | re.M
)
_RAW_NAME = re.compile(r'\b(?:file)?name\s*=\s*(?:"([^"]*)"|([^;"]+))', re.I)
_DAMAGED = ("메일(.eml)이 손상되었습니다.", "메일 프로그램에서 다시 저장해 넣어 주세요.")


@dataclass(frozen=True, slots=True)
class Part:
    """One part that holds no others; ``filename`` is empty for bodies."""

    kind: str
    filename: str
    raw: bytes
    charset: str = ""
    flowed: bool = False


def parse_message(data: bytes) -> Message:
    """Parse a mail.

    Raises:
        IngestError: the parts lie too deep in each other.
    """
    try:
        return message_from_bytes(_LONG_PARAMETERS.sub(rb"\1", data), policy=policy.compat32)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise IngestError(*_DAMAGED) from error


def header(message: Message, name: str) -> str:
    """A header's text, on one line; the first counts where there are several."""
    return header_text(_raw_header(message, name))


def _raw_header(message: Message, name: str) -> str:
    return next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")


def header_text(value: str) -> str:
    """Decode a header's value as it stands in the file."""
    value = _raw_decoded(_FOLD.sub(" ", value[:_LONGEST_HEADER]))
    pieces: list[str] = []
    pending: list[tuple[str, bytes]] = []  # words that follow each other; a letter may be cut between two
    at = 0
    value = _BETWEEN_WORDS.sub("", value)
    for found in _WORD.finditer(value):
        if found.start() > at:
            pieces += [_joined(pending), value[at : found.start()]]
            pending = []
        pending.append((found[1], _word_bytes(found[2], found[3])))
        at = found.end()
    pieces += [_joined(pending), value[at:]]
    return " ".join("".join(pieces).split())


def _raw_decoded(value: str) -> str:
    """Give letters that stand in a header without coding."""
    if value.isascii():
        return value
    return decode_labelled(value.encode("utf-8", "surrogateescape"), "")[0]


def _word_bytes(coding: str, written: str) -> bytes:
    if coding in "Qq":
        return quopri.decodestring(written.encode("ascii", "ignore"), header=True)
    try:
        return b64decode(written + "=" * (-len(written) % 4))
    except (binascii.Error, ValueError):
        return b""


def _joined(words: list[tuple[str, bytes]]) -> str:
    texts: list[str] = []
    at = 0
    while at < len(words):
        end = at + 1
        while end < len(words) and words[end][0].lower() == words[at][0].lower():
            end += 1
        raw = b"".join(word for _, word in words[at:end])
        texts.append(decode_labelled(raw, words[at][0].partition("*")[0])[0])
        at = end
    return "".join(texts)


def parts(message: Message, limits: Limits) -> Iterator[Part]:
    """The parts in their order; a mail in a mail is one part, whole.

    Raises:
        IngestError: there are more parts than the limits allow, or they lie too deep in each other.
    """
    pending = [(message, 0)]
    count = 0
    while pending:
        part, depth = pending.pop()
        count += 1
        if count > limits.members or depth > _MOST_LEVELS:
            raise IngestError("메일에 든 부분이 너무 많거나 깊습니다.", "메일을 나누어 저장해 넣어 주세요.")
        payload = part.get_payload()
        inside = [inner for inner in payload if isinstance(inner, Message)] if isinstance(payload, list) else []
        if inside and part.get_content_type() == "message/rfc822":
            yield _mail_in_mail(part, inside[0])
        elif isinstance(payload, list):
            pending += ((inner, depth + 1) for inner in reversed(inside))
        else:
            yield _part(part)


def _mail_in_mail(part: Message, inner: Message) -> Part:
    try:
        raw = inner.as_bytes(policy=policy.compat32)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, KeyError):
        raw = b""
    name = _filename(part) or f"{header(inner, 'Subject')[:80] or '전달된 메일'}.eml"
    return Part("message/rfc822", name, raw)


def _part(part: Message) -> Part:
    try:
        raw = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AttributeError):
        raw = None
    kind = part.get_content_type()
    return Part(
        kind,
        _filename(part) or _name_of_nameless(part, kind),
        raw if isinstance(raw, bytes) else b"",
        _parameter(part, "charset"),
        _parameter(part, "format").lower() == "flowed",
    )


def _filename(part: Message) -> str:
    for name in ("Content-Disposition", "Content-Type"):
        if (raw := _raw_header(part, name)) and not raw.isascii():  # a name without any coding, which it would spoil
            found = _RAW_NAME.search(header_text(raw))
            return (found[1] or found[2]).strip() if found else ""
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError, UnicodeError):
        name = ""
    return header_text(name)


def _parameter(part: Message, name: str) -> str:
    try:
        value = part.get_param(name)
    except (ValueError, LookupError, TypeError, UnicodeError):
        return ""
    return value if isinstance(value, str) else ""


def _name_of_nameless(part: Message, kind: str) -> str:
    """Name an attachment without a name; bodies and the pictures of a page have none."""
    attached = header(part, "Content-Disposition").lower().startswith("attachment")
    if kind in ("text/plain", "text/html") and not attached:
        return ""
    if header(part, "Content-ID") and not attached:
        return ""
    return f"이름 없는 첨부.{kind.rpartition('/')[2].rpartition('-')[2][:8]}"
