"""From bytes to text where a file names its encoding, rightly or not: web pages and mail.

Korean programs call CP949 ``euc-kr`` and ``ks_c_5601-1987``, and many pages name one encoding and use another; so
UTF-8 that reads as such is taken for it, whatever its label. Plain text files have ``ingest.decode``.
"""

import codecs

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# What is called so is CP949, which holds all of EUC-KR.
_CP949 = frozenset({
    "euc-kr", "euc_kr", "euckr", "ks_c_5601-1987", "ks_c_5601-1989", "ks_c_5601", "ksc5601", "ksc_5601", "ksc-5601",
    "ks-c-5601-1987", "korean", "cp949", "ms949", "windows-949", "x-windows-949", "uhc", "johab-euc", "iso-ir-149",
})  # fmt: skip
# Codecs of Python that are no encodings of texts that come from outside.
_NO_CHARSETS = frozenset({
    "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem", "palmos",
})  # fmt: skip
# Western encodings read any bytes; a page that is Korean in CP949 was only labelled so by habit.
_SAYS_LITTLE = frozenset({"iso8859-1", "cp1252", "ascii", "latin-1", "iso8859-15"})


def decode_labelled(raw: bytes, label: str) -> tuple[str, bool]:
    """Decode bytes whose encoding is said to be ``label`` (or empty); say too whether every character was read."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _forced(raw[len(mark) :], encoding)
    named = _codec(label)
    if named.startswith(("utf-16", "utf-32", "iso2022", "hz")):  # in which any bytes may be ASCII, too
        text = _strictly(raw, named)
        if text is not None:
            return text, True
    order = ("utf-8", "cp949", named) if named in _SAYS_LITTLE else ("utf-8", named, "cp949")
    for encoding in order:
        text = _strictly(raw, encoding) if encoding else None
        if text is not None:
            return text, True
    return _forced(raw, _likeliest(raw, named))


def _codec(label: str) -> str:
    """The name of Python's codec for a label, or nothing."""
    name = label.strip(" \t\r\n\"'").lower()
    if name in _CP949:
        return "cp949"
    try:
        found = codecs.lookup(name[:40])
    except (LookupError, ValueError, UnicodeError):
        return ""
    spelled = found.name.replace("_", "-")
    is_text = getattr(found, "_is_text_encoding", True)
    return found.name if is_text and spelled not in _NO_CHARSETS else ""


def _strictly(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeError, ValueError):
        return None


def _forced(raw: bytes, encoding: str) -> tuple[str, bool]:
    text = raw.decode(encoding, "replace")
    return text, "\ufffd" not in text


def _likeliest(raw: bytes, named: str) -> str:
    """Of the encodings that fit but for some bytes, the one with the fewest."""
    candidates = dict.fromkeys(("utf-8", "cp949", named or "utf-8"))
    return min(candidates, key=lambda encoding: raw.decode(encoding, "replace").count("\ufffd"))
