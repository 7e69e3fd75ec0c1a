"""Which documents are editions of one: the plan of each year, the second revision of a guide, drafts of a report.

A title, or else a file's name, is split into what it is an edition of and which one: 2024년도 생활여건 개선 시행계획 is
생활여건개선시행계획 of 2024. Knows titles, names and dates, no texts: whether two texts have anything to do with each
other the caller must say.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple

from index.likeness import letters_of
from index.serials import without_serial
from ingest import patterns as re

_YEAR = r"(?:19|20)[0-9]{2}"
_MONTH, _DAY = r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12][0-9]|0?[1-9])"
# Records of one occasion: those of two years have a title in common and nothing else.
_OF_ONE_OCCASION = re.compile(r"회의\s*록|의사\s*록|속기\s*록|보\s*도\s*(?:참고|설명)?\s*자\s*료|해명\s*자료")
# What many documents are called; a title of these words alone names none of them.
_GENERIC = re.compile(
    r"공고문?|고시|공지|안내문?|알림|통보|결과|실적|추진|시행|실행|기본|종합|세부|연간|월간|주간|정기|임시|주요|업무|"
    r"사업|지원|모집|채용|계획|보고|신청|서식|양식|붙임|별첨|별지|참고|자료|요약|목록|명단|예산|결산|지침|매뉴얼|편람|규정|"
    r"협조|요청|제출|시행문|문서|제목|표지|목차|계약|제안|과업지시|회의|견적|입찰|현황|통계|목표|정부|전체|본문|"
    r"[서안본문표책집록의및]"
)
_FEWEST_OWN_LETTERS = 4
_DRAFT, _REVISED, _FINAL = -1, 1, 900_000


class Edition(NamedTuple):
    """Which edition: 0 where the title doesn't tell. ``period`` is a month of the year, a quarter's or half's last."""

    year: int = 0
    period: int = 0
    day: int = 0
    ordinal: int = 0
    revision: int = 0

    def or_else(self, other: "Edition") -> "Edition":
        """Fill in what this one doesn't tell."""
        return Edition(*(mine or theirs for mine, theirs in zip(self, other, strict=True)))


@dataclass(frozen=True, slots=True)
class Titled:
    """A title taken apart: the letters of what it is an edition of, and which."""

    series: str
    edition: Edition

    @property
    def is_telling(self) -> bool:
        """Whether the series has a name of its own beside words such as 공고 and 결과보고."""
        return len(_GENERIC.sub("", self.series)) >= _FEWEST_OWN_LETTERS


@lru_cache(maxsize=1024)
def take_apart(title: str) -> Titled:
    """Take years and other marks of an edition out of a title."""
    left = unicodedata.normalize("NFKC", title)
    edition = Edition()
    for pattern, read in _MARKS:
        marks = [*pattern.finditer(left)]
        for found in marks:
            edition = edition.or_else(read(found))
        if marks:
            left = pattern.sub(" ", left)
    return Titled(letters_of(left), edition)


def titles_of(name: str, title: str, date: str) -> tuple[Titled, ...]:
    """Take apart what may name a document: its title and its file's name, each with all that tells the edition.

    That is the title before the name, its folders and the date. None for records of one occasion.
    """
    name, title = without_serial(name, title)
    stem, folders = PurePosixPath(name).stem, str(PurePosixPath(name).parent)
    if _OF_ONE_OCCASION.search(title) or _OF_ONE_OCCASION.search(stem):
        return ()
    by_title, by_name = take_apart(title), take_apart(stem)
    dated = Edition(year=int(date[:4])) if date[:4].isdecimal() else Edition()
    edition = by_title.edition.or_else(by_name.edition).or_else(take_apart(folders).edition).or_else(dated)
    return tuple(Titled(one.series, edition) for one in (by_title, by_name) if one.series)


def says_edition(name: str, title: str) -> bool:
    """Whether title, name or folders tell the edition, so that the date need not be asked."""
    name, title = without_serial(name, title)
    return any(any(take_apart(one).edition) for one in (title, str(PurePosixPath(name).with_suffix(""))))


def _dated(found: "re.Match[str]") -> Edition:
    year = int(found["year"])
    return Edition(year if year > 99 else 2000 + year, int(found["month"]), int(found["day"] or 0))


def _of_year(found: "re.Match[str]") -> Edition:
    return Edition(int(found["year"]))


def _of_short_year(found: "re.Match[str]") -> Edition:
    return Edition(2000 + int(found["year"]))


def _of_half(found: "re.Match[str]") -> Edition:
    return Edition(period=6 if "상" in found[0] else 12)


def _of_quarter(found: "re.Match[str]") -> Edition:
    return Edition(period=3 * int(found["quarter"]))


def _of_month(found: "re.Match[str]") -> Edition:
    return Edition(period=int(found["month"]))


def _of_week(found: "re.Match[str]") -> Edition:
    return Edition(day=7 * int(found["week"]))


def _numbered(found: "re.Match[str]") -> Edition:
    return Edition(ordinal=int(found["number"]))


def _of_version(found: "re.Match[str]") -> Edition:
    major, _, minor = found["number"].partition(".")
    return Edition(revision=_REVISED + 1000 * int(major) + int(minor.partition(".")[0] or 0))


def _of_revision(found: "re.Match[str]") -> Edition:
    return Edition(revision=_REVISED + 1000 * int(found["number"] or 0))


def _drafted(found: "re.Match[str]") -> Edition:
    return Edition(revision=_FINAL if found[0].strip("( )").startswith("최종") else _DRAFT)


_FULL_MONTH, _FULL_DAY = r"(?:1[0-2]|0[1-9])", r"(?:3[01]|[12][0-9]|0[1-9])"
# In this order, since a longer mark holds shorter ones.
_MARKS: tuple[tuple[re.Pattern[str], Callable[["re.Match[str]"], Edition]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), read)
    for pattern, read in (
        (rf"(?<![0-9])(?P<year>{_YEAR}|2[0-9])(?P<month>{_FULL_MONTH})(?P<day>{_FULL_DAY})(?![0-9])", _dated),
        (r"[상하]\s*반기", _of_half),
        (r"(?<![0-9/])(?:제\s*)?(?P<quarter>[1-4])\s*(?:/\s*4\s*)?분기", _of_quarter),
        (r"(?<![0-9])(?:제\s*)?(?P<week>[0-9]{1,2})\s*주차?(?![가-힣])", _of_week),
        (
            rf"(?<![0-9])(?P<year>{_YEAR})(?:년\s*|[.\-/_]\s?)(?P<month>{_MONTH})(?:월|[.\-/_]|(?![0-9]))"
            rf"(?:\s?(?P<day>{_DAY})(?![0-9])[일.]?)?",
            _dated,
        ),
        (
            rf"(?<![0-9])(?P<year>{_YEAR})(?:년도?)?(?:\s*[~∼–-]\s*['’]?(?:20)?[0-9]{{2}}(?![0-9]))?\s*"
            r"(?:학년도|회계연도|년도|년|年)?(?![0-9])",
            _of_year,
        ),
        (r"['’‘`](?P<year>[0-9]{2})(?![0-9])\s*(?:학년도|년도?)?", _of_short_year),
        (r"(?<![0-9])(?P<year>[0-9]{2})\s*(?:학년도|년도)", _of_short_year),
        (rf"(?<![0-9])(?P<month>{_MONTH})\s*월(?:호|분|말)?", _of_month),
        (r"(?:제\s*)?(?P<number>[0-9]{1,2})\s*판(?![가-힣])", _of_revision),
        (r"제\s*(?P<number>[0-9]{1,4})\s*(?:차(?!관|량|로|원|별)|회(?!의|계)|기(?![가-힣])|호|권)(?:년도)?", _numbered),
        (r"(?<![0-9])(?P<number>[0-9]{1,3})\s*차(?:\s*년도)?(?![가-힣])", _numbered),
        (r"(?:전면|일부)?\s*(?:개정|수정|증보)\s*(?:증보)?\s*(?P<number>[0-9]{0,2})\s*[판본](?![가-힣])", _of_revision),
        (r"(?<![a-z])(?:revision|rev|version|ver|v)[.\s]?\s*(?P<number>[0-9]{1,3}(?:\.[0-9]{1,3})*)", _of_version),
        (r"초안(?![가-힣])|\(안\)|\(초안\)|최종\s*[본안판]?(?![가-힣])", _drafted),
    )
)
