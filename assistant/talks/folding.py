"""Words in the form in which conversations are searched, and the title that a question gives."""

import unicodedata

from ingest import patterns as re

# Characters of a title that a question gives: two lines of a list beside the chat.
_TITLE = 40
# A title is cut at a space only where most of it stays.
_LEAST_SHARE = 0.6
_MARKS = re.compile(r"\[\d{1,3}\]|\*\*|`")
_SURROGATES = re.compile("[\ud800-\udfff]")
# Line ends are spaces in a title; of the others none shows, and the bidirectional ones turn what stands around them.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
UNTITLED = "새 대화"


def folded(text: str) -> str:
    """Fold case, width and white space, and leave out ``[n]`` and ``**``: 'A 시 ２０２４[1]' becomes 'a시2024'."""
    plain = _UNSEEN.sub(" ", _SURROGATES.sub(" ", _MARKS.sub("", text)))
    return "".join(unicodedata.normalize("NFKC", plain).casefold().split())


def wanted_words(words: str) -> list[str]:
    """Fold each word of what is searched for; all of them must stand in a conversation that is found."""
    return [word for word in map(folded, words.split()) if word]


def title_line(text: str) -> str:
    """Bring a text into one line without what can't be seen; what can't be written becomes U+FFFD."""
    return " ".join(_UNSEEN.sub(" ", _SURROGATES.sub("\ufffd", unicodedata.normalize("NFC", text))).split())


def title_of(question: str) -> str:
    """Name a conversation by its first question, cut at a word where it is long."""
    line = title_line(question)
    if len(line) <= _TITLE:
        return line or UNTITLED
    cut = line[: _TITLE - 1]
    word_end = cut.rfind(" ") if line[_TITLE - 1] != " " else len(cut)
    if word_end >= _TITLE * _LEAST_SHARE:
        cut = cut[:word_end]
    return cut.rstrip(" ,.·") + "…"
