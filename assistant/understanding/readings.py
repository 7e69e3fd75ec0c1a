"""A query as the library reads it, but for words that the lexicon knows: 로켓 is no misspelt word where 발사체 is held.

The lexicon knows what offices write for such a word; what the library took it for is only searched beside it.
"""

from dataclasses import replace

from assistant.understanding.words import Vocabulary
from index.letter_names import initials
from index.lexicon import Lexicon
from index.query_repair import Reading
from ingest.korean import Korean


def with_known_words(reading: Reading, lexicon: Lexicon, source: Vocabulary, korean: Korean) -> Reading:
    """Take back what was read for words that the library has another word of the lexicon for."""
    taken_back = [pair for pair in reading.corrections if _is_said_otherwise(*pair, lexicon, source, korean)]
    if not taken_back:
        return reading
    text = reading.analysis.text
    for written, read in taken_back:
        text = text.replace(read, written)
    analysis = korean.analyze(text)
    terms = dict.fromkeys((*reading.analysis.terms, *analysis.terms))
    corrections = tuple(pair for pair in reading.corrections if pair not in taken_back)
    return Reading(replace(analysis, terms=tuple(terms)), corrections)


def _is_said_otherwise(written: str, read: str, lexicon: Lexicon, source: Vocabulary, korean: Korean) -> bool:
    """Whether a word of the lexicon for what is written is held, and it is not what was read for it.

    Initials that are spelt out by the names of their letters are nothing else. Particles may stand behind: 지름은.
    """
    words = dict.fromkeys([written, *(term for term in korean.analyze(written).terms if term not in read)])
    official = [other for word in words for other in lexicon.official(word)]
    agrees = read.lower() in official or bool(initials(written))
    return not agrees and any(map(source.document_frequency, official))
