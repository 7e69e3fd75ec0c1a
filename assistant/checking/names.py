"""Names of bodies and programmes in an answer that stand nowhere in what it cites, nor in the question.

Three kinds are known: public bodies with all their names, words that end as bodies do (공단, 재단, 은행), and long
words that end as laws and programmes do. Of the last two most are no names at all but descriptions, so that a word is
only called a wrong name where hardly anything of it stands in the source.
"""

from collections.abc import Iterator, Sequence

from assistant.understanding.bodies import body_spans
from ingest import patterns as re

_ENDS = (
    "위원회|공단|공사|재단|진흥원|연구원|평가원|개발원|은행|협회|중앙회|관리원|정보원|진흥회|조합|대학교|법원"
    "|검찰청|경찰청"
)
_BODY = re.compile(rf"(?<![가-힣])(?P<stem>[가-힣A-Za-z0-9·]{{2,20}}?)(?:{_ENDS})(?![가-힣]{{0,4}}[장원])")
_PROGRAMME_ENDS = (
    "법|시행령|시행규칙|계획|사업|제도|대출|통장|적금|계좌|장려금|수당|급여|연금|바우처|기금|장학금|지원금|카드|센터"
)
_PROGRAMME = re.compile(
    rf"(?<![가-힣A-Za-z0-9])[가-힣A-Za-z0-9·]{{4,25}}(?:{_PROGRAMME_ENDS})"
    r"(?=(?:은|는|이|가|을|를|의|에|로|으로|과|와|도|만|에서|에는|이며|이나|입니다|인)?(?:[^가-힣]|$))"
)
# A programme of which less than this share stands in the source, in pairs of syllables, is another one.
_LEAST_KNOWN = 0.5
_SPACES = re.compile(r"[\s·,]+")


def misnamed(sentence: str, sources: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Give the spans of a sentence's names that stand in none of the sources, in order."""
    return tuple(sorted({*_bodies(sentence, sources), *_words(sentence, sources)}))


def _bodies(sentence: str, sources: Sequence[str]) -> Iterator[tuple[int, int]]:
    spans = body_spans(sentence)
    if not spans:
        return
    standing = {body for source in sources for _, _, body in body_spans(source)}
    together = [_SPACES.sub("", source) for source in sources]
    for start, end, body in spans:
        if body not in standing and not any(form in source for form in body.forms for source in together):
            yield start, end


def _words(sentence: str, sources: Sequence[str]) -> Iterator[tuple[int, int]]:
    bodies, programmes = list(_BODY.finditer(sentence)), list(_PROGRAMME.finditer(sentence))
    if not bodies and not programmes:
        return
    together = _SPACES.sub("", " ".join(sources))
    for found in bodies:
        if _SPACES.sub("", found["stem"]) not in together:
            yield found.span()
    for found in programmes:
        word = _SPACES.sub("", found[0])
        pairs = [word[i : i + 2] for i in range(len(word) - 1)]
        if sum(pair in together for pair in pairs) < _LEAST_KNOWN * len(pairs):
            yield found.span()
