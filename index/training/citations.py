"""Which statute articles a court's decision names, found in its words: 민법 제750조, 구 상표법(...) 제7조 제1항."""

from collections.abc import Mapping, Sequence

from ingest import patterns as re

_CITED = re.compile(
    r"([가-힣ㆍ· ]{1,60}?(?:법률|법|령|규칙|규정))"
    r"(?:\s*\([^()]*(?:\([^()]*\)[^()]*)*\))?"  # (2016. 2. 29. 법률 제14033호로 전부 개정되기 전의 것)
    r"\s*제\s*(\d+)조(?:의\s*(\d+))?"
)


def article_places(articles: Sequence[str]) -> dict[str, int]:
    """Row numbers by an article's name without spaces: 상표법제34조."""
    return {name.replace(" ", ""): place for place, name in enumerate(articles)}


def cited_articles(text: str, places: Mapping[str, int], laws: frozenset[str]) -> list[int]:
    """Rows of the articles that a text names, each once; ``laws`` holds the laws' names without spaces."""
    found: dict[int, None] = {}
    for match in _CITED.finditer(text):
        words = match[1].split()
        names = ("".join(words[first:]) for first in range(len(words)))
        law = next((name for name in names if name in laws), None)
        if law is not None:
            place = places.get(f"{law}제{match[2]}조" + (f"의{match[3]}" if match[3] else ""))
            if place is not None:
                found[place] = None
    return list(found)
