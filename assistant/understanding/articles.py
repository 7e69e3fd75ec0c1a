"""Articles named by number alone after a question that named their law: 그럼 제61조는? 같은 법 제56조는? 제2항만요."""

from index.references import references
from ingest import patterns as re

_ARTICLE = re.compile(r"제?\s?\d{1,4}\s?조(?:\s?의\s?\d{1,3})?")
_SAME = re.compile(
    r"(?:(?:같은|그|이|동)\s?(?:법률?|조례|규정|규칙|지침|시행령|시행규칙)(?:의|에서)?\s+|동법\s*)(?=제?\s?\d)"
)
_PARAGRAPH = re.compile(r"^\s*제\s?\d{1,2}\s?항")


def names_no_law(question: str) -> bool:
    """Whether what a question names by number is of the law, or the article, that was spoken of before."""
    asked = references(question)
    return not asked[0].names if asked else _PARAGRAPH.match(question) is not None


def names_its_law(question: str) -> bool:
    """Whether a question names an article and what it is of, so that it leans on nothing said before."""
    asked = references(question)
    return bool(asked) and bool(asked[0].names)


def of_the_same_law(question: str, earlier: str) -> str | None:
    """The question with the law that an earlier one named, and its article; None where one of them names none."""
    before = references(earlier)
    place = _ARTICLE.search(earlier)
    if place is None or not before or not before[0].names or not names_no_law(question):
        return None
    law = earlier[: place.start()].strip()
    own = _SAME.sub("", question).strip()
    return f"{law} {own}" if references(question) else f"{law} {before[0].article} {own}"
