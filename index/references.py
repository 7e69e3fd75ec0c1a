"""Articles that a question names by number (행정소송법 제20조, 청년 기본 조례 3조의2), and the passages that are they.

A number says nothing to BM25 or to vectors, since every statute has an article 20; whoever names one wants that one.
An article is known by a line above a passage that begins with it, its document by another line there. Knows no index.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from ingest import patterns as re

# What rules are called by.
_RULE = r"(?:법|법률|령|칙|규정|조례|지침|요령|고시|훈령|예규|정관|약관|기준|헌장)"
_ARTICLE = re.compile(
    r"(?:(?P<the>제)\s?|(?<=\s))(?P<n>\d{1,4})\s?조(?:\s?의\s?(?P<sub>\d{1,3}))?(?!\s?[\d,.]*\s?[천백십만억]*\s?원)"
)
# Without 제 only behind what can't be anything else (조례 3조), and never with the rest of an amount (3조 2천억).
_BEFORE_BARE = re.compile(r"\w*(?:법률|시행령|규칙|규정|조례|지침|정관|약관)|[가-힣]+법")
_NOT_BARE = re.compile(r"방법|해법|기법|수법|문법|용법|편법|불법|위법|적법|합법")
_REST_OF_AMOUNT = re.compile(r"\s?[\d,.]+\s?[천백십만억]")
_HEADING = re.compile(r"제\s?(\d{1,4})\s?조(?:\s?의\s?(\d{1,3}))?(?=$|[\s(（])")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[「」『』<>〈〉《》\"'“”‘’]")
# 같은 법 제3조 and 동법 제3조: the rules named before.
_SAME = frozenset({"법", "동법", "영", "규칙"})
_SPECIFIC = re.compile(rf"\w*{_RULE}")
_PARTICLE = re.compile(r"(?<=\w\w)(?:의|에서|에|상)$")
# Characters before an article that may name its document; the longest name of an act in force has 105.
_BEFORE = 500
_LEAST_LETTERS = 2
_MOST_ARTICLES = 8

Lines = Sequence[str]


@dataclass(frozen=True, slots=True)
class Reference:
    """An article, written 제20조의2, and what may name its document: runs of words before it, without spaces."""

    article: str
    names: tuple[str, ...]  # longest first

    @property
    def terms(self) -> tuple[str, ...]:
        """What a line that begins with the article gives as lexical terms: 20, 조, 2."""
        number, _, sub = self.article.removeprefix("제").partition("조의")
        return (number.removesuffix("조"), "조", *([sub] if sub else []))


def references(question: str) -> tuple[Reference, ...]:
    """Find the first articles that a question names; one without a name of its own has that of the one before."""
    found: list[Reference] = []
    for match in islice(_ARTICLE.finditer(question), _MOST_ARTICLES):
        words = _plain(question[max(0, match.start() - _BEFORE) : match.start()]).split()
        if words:
            words[-1] = _PARTICLE.sub("", words[-1])
        if not match["the"] and not _may_be_bare(words, question[match.end() :]):
            continue
        names = tuple(name for name in _runs(words) if len(name) >= _LEAST_LETTERS)
        if not words or words[-1] in _SAME or not _SPECIFIC.fullmatch(words[-1]):
            names = found[-1].names if found else ()
        found.append(Reference(_article(match["n"], match["sub"]), names))
    return tuple(found)


def _may_be_bare(words: Sequence[str], after: str) -> bool:
    last = words[-1] if words else ""
    rule = _BEFORE_BARE.fullmatch(last) is not None and not _NOT_BARE.search(last[-2:])
    return rule and not _REST_OF_AMOUNT.match(after)


def named(asked: Iterable[Reference], contexts: Mapping[int, str]) -> frozenset[int]:
    """Give the keys of the passages that are the articles asked for, by what stands above them.

    The document is the one whose name agrees longest with the question's words, whether it has such an article or not;
    any where the question names none.
    """
    lines = {key: _plain_lines(context) for key, context in contexts.items()}
    articles = {key: _headed(context) for key, context in contexts.items()}
    found: set[int] = set()
    for reference in asked:
        agreed = {key: _agreement(reference.names, lines[key]) for key in contexts}
        best = max(agreed.values(), default=(0, False))
        if best[0] or not reference.names:
            found.update(key for key, held in articles.items() if reference.article in held and agreed[key] == best)
    return frozenset(found)


def _agreement(names: Sequence[str], lines: Lines) -> tuple[int, bool]:
    """Length of the longest name in which a line ends, and whether it is the whole line."""
    ending = ((len(name), line == name) for name in names for line in lines if line.endswith(name))
    return max(ending, default=(0, False))


def _runs(words: Sequence[str]) -> list[str]:
    return ["".join(words[first:]) for first in range(len(words))]


def opened_article(line: str) -> str:
    """The article with which a line begins, written 제20조의2; empty where it begins with none."""
    match = _HEADING.match(line.strip())
    return _article(match[1], match[2]) if match else ""


def _headed(context: str) -> frozenset[str]:
    """The articles with which lines begin."""
    return frozenset(filter(None, map(opened_article, context.split("\n"))))


def _article(number: str, sub: str | None) -> str:
    return f"제{int(number)}조" + (f"의{int(sub)}" if sub else "")


def _plain_lines(context: str) -> Lines:
    return ["".join(_plain(line).split()) for line in context.split("\n")]


def _plain(text: str) -> str:
    """Text without brackets' content and without quotes: 구 상표법(2016. 2. 29. 개정 전의 것), 「상표법」."""
    while (shorter := _ASIDE.sub(" ", text)) != text:
        text = shorter
    return text
