"""Other ways to write the same characters, brought to the usual one: full-width forms, loose letters, Hanja."""

import unicodedata
from collections.abc import Mapping

from index.keyboard import keys_of, typed
from index.vocabulary import known_parts
from ingest import patterns as re
from ingest.hanja import is_hanja, readings

_WIDE = re.compile("[\uff01-\uff5e\u3000\uffa0-\uffee]+")
# Letters one beside the other that a keyboard would have joined: ㅎㅏㄴㄱㅜㄱ.
_LOOSE = re.compile("[가-힣ㄱ-ㅣ]*[ㄱ-ㅣ]{2}[가-힣ㄱ-ㅣ]*")
# What Python takes for composed without looking further.
_UNUSUAL = re.compile("[ㄱ-ㅣ\uff01-\uff5e\u3000\uffa0-\uffee\u0300-\u036f\u1100-\u11ff]")
_HANJA_WORD = re.compile("[가-힣]*[一-鿿豈-﫿][가-힣一-鿿豈-﫿]*")


def is_unusual(text: str) -> bool:
    """Whether a text has full-width characters, letters that stand alone or parts of characters."""
    return _UNUSUAL.search(text) is not None


def folded(text: str) -> str:
    """Compose syllables and bring full-width letters, digits and marks to their usual width."""
    plain = unicodedata.normalize("NFC", _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text))
    return _LOOSE.sub(lambda found: typed(keys_of(found[0])), plain)


def without_hanja(text: str, vocabulary: Mapping[str, int]) -> str:
    """Read Hanja, each run in the way that makes the longest known words."""
    return _HANJA_WORD.sub(lambda found: _read(found[0], vocabulary), text)


def _read(word: str, vocabulary: Mapping[str, int]) -> str:
    if not any(map(is_hanja, word)):
        return word
    return max(readings(word), key=lambda read: sum(len(part) ** 2 for part in known_parts(read, vocabulary)))
