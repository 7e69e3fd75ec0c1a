"""Lexical terms: what passages are found by, and questions alike. Knows no Kiwi, only its morphemes."""

from collections.abc import Sequence

from ingest import patterns as re
from ingest.amounts import NUMBER_TAGS, amount_at
from ingest.names import NAME_TAGS, Names, built_in_names
from ingest.types import Morpheme

# Raised when the same morphemes give other terms than before: libraries then know that theirs are old.
TERMS = 1
# Raised when the same plain text gives other blocks than before (ingest.plain, ingest.formats.separated).
STRUCTURE = 3
# Parts of speech that carry meaning for finding: nouns, numerals, foreign words, digits, Hanja, roots, adverbs,
# verb and adjective stems, determiners. Particles, endings, affixes, pronouns and symbols do not. Dropping bound
# nouns or all verbs lost .005 to .008 nDCG@10 on the development sets.
_CONTENT_TAGS = frozenset({"NNG", "NNP", "NNB", "NR", "SL", "SN", "SH", "XR", "MAG", "VV", "VA", "MM", "W_SERIAL"})
# What joins into one compound when nothing stands between (산업+융합, 제+기본+계획). The whole run only, and without
# digits: all sub-spans, pairs, or digits in the run were equal or lower on each set.
_COMPOUND_TAGS = frozenset({"NNG", "NNP", "NR", "SL", "SH", "XR", "XSN", "XPN", "W_SERIAL"})
_STEM_TAGS = frozenset({"VV", "VA"})
_LIGHT_STEMS = frozenset({"하", "되", "있", "없", "위하", "대하"})
_LIGHT_DETERMINERS = frozenset(
    ["이", "그", "저", "어떤", "몇", "무슨", "어느", "각", "모든", "다른", "이런", "그런", "여러", "어떠한"]
)
_APOSTROPHES = frozenset("'‘’`´′")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT_YEAR = re.compile(r"\d\d")


def lexical_terms(morphemes: Sequence[Morpheme], names: Names | None = None) -> list[str]:
    """Content morphemes, compounds of what stands in one eojeol without a gap, years, amounts by value, names.

    Verbs and adjectives end in 다, so that they never meet a noun; '23, 23년 and 2023 give 2023년, too, and an amount
    written with 천, 만, 억 or 조 the digits of its value. A name gives those by which it is searched, too: 과기부 and
    과기부장관 give 과학기술정보통신부. Without ``names`` those of the program are known.
    """
    names = names or built_in_names()
    terms: list[str] = []
    run: list[str] = []
    run_end = -1
    read_to = 0  # where the amount read last ends
    nominal_end = -1  # where the last part of speech that a name is made of ends
    for place, (form, tag, start, end, _) in enumerate(morphemes):
        plain_tag = tag.partition("-")[0]
        if plain_tag in _CONTENT_TAGS:
            terms.extend(_normal_forms(form, plain_tag))
        if plain_tag in NUMBER_TAGS and start >= read_to:
            terms.extend(_year(morphemes, place))
            amount = amount_at(morphemes, place)
            if amount:
                terms.append(amount.term)
                read_to = amount.end
        if plain_tag in NAME_TAGS and start != nominal_end and form[:2].lower() in names.starts:
            terms.extend(_name(morphemes, place, names))
        nominal_end = end if plain_tag in NAME_TAGS else -1
        if plain_tag in _COMPOUND_TAGS:
            if start != run_end and run:
                _add_compound(run, terms)
                run = []
            run.append(form.lower().replace(" ", ""))
            run_end = end
    _add_compound(run, terms)
    return terms


def _add_compound(run: Sequence[str], terms: list[str]) -> None:
    if len(run) > 1:
        terms.append("".join(run))


def _name(morphemes: Sequence[Morpheme], place: int, names: Names) -> tuple[str, ...]:
    """The names by which the one that begins here is searched, itself only where it is no term by itself."""
    named = names.named_at(morphemes, place)
    if named is None:
        return ()
    alone = named.stop is not None and (named.stop == place + 1 or _is_run(morphemes, place, named.stop))
    return named.others if alone else (named.term, *named.others)


def _is_run(morphemes: Sequence[Morpheme], place: int, stop: int) -> bool:
    """Whether morphemes that touch each other make a compound and nothing more goes into it."""
    tags = [morpheme.tag.partition("-")[0] for morpheme in morphemes[place : stop + 1]]
    goes_on = stop < len(morphemes) and morphemes[stop].start == morphemes[stop - 1].end and tags[-1] in _COMPOUND_TAGS
    return not goes_on and _COMPOUND_TAGS.issuperset(tags[: stop - place])


def _normal_forms(form: str, tag: str) -> list[str]:
    if tag in _STEM_TAGS:
        return [] if form in _LIGHT_STEMS else [f"{form}다"]
    if tag == "MM":
        return [] if form in _LIGHT_DETERMINERS else [form]
    if tag == "SN":
        return [form.replace(",", "")]
    if " " in form:  # Kiwi knows some names of several words; a term holds no white space
        return [form.replace(" ", ""), *form.split()]
    return [form.lower() if tag == "SL" else form]


def _year(morphemes: Sequence[Morpheme], place: int) -> list[str]:
    """The year that digits stand for, written as 2023년, or nothing."""
    digits = morphemes[place].form
    if _YEAR.fullmatch(digits):
        return [f"{digits}년"]
    if _SHORT_YEAR.fullmatch(digits) and (
        (place and morphemes[place - 1].form in _APOSTROPHES)
        or (place + 1 < len(morphemes) and morphemes[place + 1].form == "년")
    ):
        return [f"20{digits}년"]
    return []
