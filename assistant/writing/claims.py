"""Which sentences of an answer claim something that a document must carry. Knows the wording of answers alone."""

from assistant.figures.parsing import CALENDAR_KINDS, parse_figures
from assistant.writing.coverage import content_words
from ingest import patterns as re

# Shorter ones without a figure or a noun (네, 그렇습니다.) say nothing of their own.
_SHORTEST = 12
_OPENS = re.compile(r"(?:다음|아래|이하)(?:와|과)? ?같(?:습니다|다|아요)|요약하면|정리하면")
_POLITE = re.compile(r"궁금하신|도움이 (?:되|필요)|더 필요하(?:신|시면)")
_NO_PROSE = re.compile(r"\s*(?:```|#|\|?[\s:|-]*-{2,}[\s:|-]*$)")
_ABSENT = re.compile(
    r"(?:문서|자료|내용|정보|언급|근거|기재|명시)[^.!?\n]{0,40}?"
    r"(?:없(?:습니다|다|어요|으며|어|음)|않(?:습니다|았습니다|다|으며|아|음)|못(?:합니다|했습니다)|어렵습니다)"
    r"|(?:찾을|확인할|알|답변할|답할) 수(?:는|가)? 없"
)


def is_claim(sentence: str) -> bool:
    """Whether a sentence (without its marks) says something about the world."""
    words = sentence.strip()
    if _NO_PROSE.match(words) or words.rstrip("* ").endswith((":", "?", "：", "？")) or says_absence(words):
        return False
    if any(figure.kind not in CALENDAR_KINDS for figure in parse_figures(words)):
        return True
    says = len(words) >= _SHORTEST or bool(content_words(words))
    return says and not _OPENS.search(words) and not _POLITE.search(words)


def says_absence(sentence: str) -> bool:
    """Whether a sentence only says that the documents don't give something, which no passage can carry."""
    if not _ABSENT.search(sentence):
        return False
    return all(figure.kind in CALENDAR_KINDS for figure in parse_figures(sentence))
