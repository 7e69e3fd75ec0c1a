"""Numbers of files that look like years: 보고서_2063, and 보고서_2019 among 보고서_0001 to 보고서_4000.

Knows names and how texts begin, no dates of files.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import PurePosixPath

from ingest import patterns as re

# A number alone at the end or the head of a name, no day and no span of years.
_AT_END = re.compile(r"(?:^|(?<![\d~∼～–\s_-])[_\s-]+)(?P<number>\d{4})$")
_AT_HEAD = re.compile(r"^(?P<number>\d{4})[_\s]+(?!\d)")
_MARKED = re.compile(r"(?:(?<!\d)(?:19|20)\d\d|['‘’`]\d\d|(?<!\d)\d\d)\s?(?:학?년|회계연)도?(?![가-힣])")
_EARLIEST = 1900
# Plans are named by the year they are for, which may be the next one.
_AHEAD = 1


def without_serial(name: str, title: str, head: str = "") -> tuple[str, str]:
    """A file's name and title without the number that can't be the year it is of; ``head`` is how its text begins.

    A bare number of a year that is still to come is believed where the text says it too. Behind the last underscore
    of what marks another year as one, it counts the files unless the text says it.
    """
    stem = PurePosixPath(name).stem
    own = "" if title == stem else title
    for place in (_AT_END, _AT_HEAD):
        found = place.search(stem)
        if found is None or re.search(rf"(?<!\d){found['number']}(?!\d)", f"{own}\n{head}"):
            continue
        counts = found[0].startswith("_") and _MARKED.search(f"{stem[: found.start()]}\n{own}")
        if counts or not _may_be_year(found["number"]):
            return _without(name, title, found)
    return name, title


def numbered_series(names: Iterable[str]) -> frozenset[str]:
    """What the names of numbered files begin with, where a number of the same length is no year: 보고서_0031."""
    ended = ((name, found["number"]) for name in names if (found := _AT_END.search(PurePosixPath(name).stem)))
    return frozenset(_series(name) for name, number in ended if not _may_be_year(number))


def without_number(name: str, title: str, series: frozenset[str]) -> tuple[str, str]:
    """A file's name and title without its number where it is one of a numbered series."""
    found = _AT_END.search(PurePosixPath(name).stem)
    return _without(name, title, found) if found is not None and _series(name) in series else (name, title)


def _may_be_year(number: str) -> bool:
    return _EARLIEST <= int(number) <= date.today().year + _AHEAD


def _series(name: str) -> str:
    """The folder and the words before the number."""
    path = PurePosixPath(name)
    return f"{path.parent}/{_AT_END.sub('', path.stem)}"


def _without(name: str, title: str, found: "re.Match[str]") -> tuple[str, str]:
    """Both without what was found; a title is cut only where the file's name stands for one."""
    path = PurePosixPath(name)
    stem = f"{path.stem[: found.start()]} {path.stem[found.end() :]}".strip()
    return str(path.with_name(f"{stem or '_'}{path.suffix}")), stem if title == path.stem else title
