"""The public bodies that a document comes from, as its title, its name and its first lines show them.

Not every body that it mentions: to whom a letter goes, whose address stands in it and with whom a ministry works is no
origin. Bodies that the table of names doesn't know, such as a town's, are taken where the form of an official paper
shows them: a letterhead, a notice's number, who signs it. Where only a title names such a town it may as well be a
word (신도시, 연구); that is believed when more of the library bears it out (see assistant.scope).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest import patterns as re
from ingest.names import Names

# The names of the table that are no public body's: of things, of unions of states.
_BODY_BY_NAME = re.compile(
    r"(?:공사|공단|재단|[진연평기개사]\S{0,4}원|위원회|중앙회|연합회|총연맹|협력단|상공회의소|재판소|본부|기구|[처청]|"
    r"특별시|광역시|특별자치[시도]|[청라상][남북]도)$"
)
_TOWN = r"[가-힣]{2,4}[시군구]"
_ANY_BODY = (
    r"(?:[가-힣]{2,10}(?:부|청|위원회|공사|공단|재단|진흥원|연구원|개발원|교육원|관리원|평가원|정보원|기술원|사무처|의회|"
    rf"대학교|특별시|광역시|특별자치[시도]|북도|남도)|{_TOWN})"
)
# A name in a title ends here: 교육부 업무보고, 교육부의, 교육부장관, 교육부_2024.
_NAME_ENDS = (
    r"(?![가-힣A-Za-z])|(?=(?:의|은|는|이|가|와|과|에서|에|장관|차관|공고|고시|훈령|예규|소관|산하|청)(?![가-힣]))"
)
_HEADS = r"(?:장관|처장|청장|위원장|원장|시장|도지사|지사|군수|구청장|이사장|사장|총장|회장|본부장|교육감)"
_TO_WHOM = re.compile(r"\W*(?:수\s*신|경\s*유|참\s*조|받\s*음)(?![가-힣])")
# What follows the name of the body that tells or gives notice; the name is looked for before it, which is quick.
_NOTICE = re.compile(r"\s?(?:공고|고시|훈령|예규|조례|규칙|지침|규정)\s?제\s?\d")
_TELLS = re.compile(rf"\(\s*{_HEADS}\s")
_WORD_BEFORE = re.compile(r"(?<![가-힣])[가-힣]{2,12}$")
_LONGEST_NAME = 20
_LABEL = re.compile(
    r"\W*(?:(?:주\s*관|발\s*주|작\s*성|발\s*행|수\s*요|공\s*고|소\s*관)\s*(?:기\s*관|부\s*처|처)|담\s*당\s*부\s*서|소\s*관\s*부\s*서)"
    r"(?:\s*명)?\s*[:：\t]\s*(?P<told>[^\t\n]{2,40})"
)
_OFFICE_OF = re.compile(rf"\W*(?P<body>{_ANY_BODY})\s+[가-힣]+(?:과|팀|실|국|담당관|센터|단)(?![가-힣-])")
_SIGNS = re.compile(
    r"(?P<body>[가-힣]{2,12}?)(?:(?<=시)장|(?<=군)수|(?<=구)청장|(?<=도)지사|(?<=부)장관|(?<=[처청회원])장)"
)
_A_DAY = re.compile(r"\W*(?:19|20)\d\d\s*[.년]\s*\d{1,2}\s*[.월]\s*\d{1,2}\s*[.일]?\W*")
_SPACED = re.compile(r"\s*[가-힣](?:\s+[가-힣]){2,14}\s*")
_LETTERHEAD = re.compile(
    r"[가-힣]{2,}(?:[시군구]|[가-힣]{2}부|청|위원회|공사|공단|재단|진흥원|연구원|사무처|의회|대학교|[남북]도)"
)
# Words that end as bodies do.
_NO_BODY = re.compile(
    r".*(?:개시|공시|감시|지시|제시|신청|요청|초청|시청|요구|연구|기구|청구|지구|도구|고시|표시|게시|실시|일시|임시|수시|도시|첨부|세부|외부|내부|전부|일부|"
    r"간부|담당부|부군|직군|예비군|미군|정규군|해군|육군|공군|장군|장구|복구|보호구|입구|출구|자치구|선거구|투표구|영업부|사업부|개발부|관리부|총무부|영업시|사용시|필요시)"
)
_LONGEST_HEAD, _MOST_LINES = 1_500, 30
_FIRST_LINES = 5


@dataclass(frozen=True, slots=True)
class Origin:
    """The bodies that a document shows it comes from, and towns that its title may name, by full names."""

    shown: frozenset[str]
    likely: frozenset[str]


class KnownBodies:
    """The public bodies of a table of names, by every form."""

    def __init__(self, names: Names) -> None:
        self._full: dict[str, str] = {}
        for name in names:
            if name.is_body or _BODY_BY_NAME.search(name.name):
                for form in name.forms:
                    self._full.setdefault(form, name.name)
        longest_first = "|".join(re.escape(form) for form in sorted(self._full, key=len, reverse=True))
        self._named = re.compile(rf"(?<![가-힣A-Za-z])(?:{longest_first})(?:{_NAME_ENDS})")

    def full(self, form: str) -> str | None:
        """The full name of a body by any of its names."""
        return self._full.get(form)

    def named_in(self, text: str) -> Iterator[str]:
        """The full names of the bodies that a title names."""
        return (self._full[found.group()] for found in self._named.finditer(text))

    def begins(self, text: str) -> str | None:
        """The body with which a text begins."""
        found = self._named.match(text)
        return self._full[found.group()] if found else None


@lru_cache(maxsize=4)
def known_bodies(names: Names) -> KnownBodies:
    """The public bodies of a table."""
    return KnownBodies(names)


def origin(title: str, stem: str, head: str, known: KnownBodies) -> Origin:
    """Tell which bodies a document comes from by its title, its file's name and its first lines."""
    called = f"{title}\n{stem}"
    shown = {*known.named_in(called)}
    lines = [line for line in head[:_LONGEST_HEAD].splitlines() if line.strip() and not _TO_WHOM.match(line)]
    shown.update(_shown(lines[:_MOST_LINES], known))
    likely = {
        town for town in re.findall(rf"(?<![가-힣])({_TOWN})(?:{_NAME_ENDS})", called) if not _NO_BODY.fullmatch(town)
    }
    likely.update(found["body"] for line in lines[:_FIRST_LINES] if (found := _OFFICE_OF.match(line)))
    return Origin(frozenset(shown), frozenset(known.full(one) or one for one in likely) - shown)


def _shown(lines: list[str], known: KnownBodies) -> Iterator[str]:
    """The bodies that the form of an official paper shows."""
    for line, above in zip(lines, ["", *lines], strict=False):
        yield from filter(None, (_letterhead(line, known), _signed(line, above, known), _labelled(line, known)))
        for notice in _NOTICE.finditer(line):
            yield from _before(notice, known)
    told = next((found for line in lines if (found := _TELLS.search(line))), None)
    if told:
        yield from _before(told, known)
    for line in lines[:_FIRST_LINES]:
        begins = known.begins(line.lstrip(" >*#-□○"))
        if begins and _OFFICE_OF.match(line):
            yield begins


def _letterhead(line: str, known: KnownBodies) -> str | None:
    """A line that is a body's name alone, or one with a space after every letter: 가 온 시."""
    joined = "".join(line.split())
    if known.full(joined):
        return known.full(joined)
    return (
        joined if _SPACED.fullmatch(line) and _LETTERHEAD.fullmatch(joined) and not _NO_BODY.fullmatch(joined) else None
    )


def _signed(line: str, above: str, known: KnownBodies) -> str | None:
    """Who signs below a day: 2025년 2월 17일, 가온시장."""
    found = _SIGNS.fullmatch("".join(line.split())) if _A_DAY.fullmatch(above) else None
    return next(_body(found["body"], known), None) if found else None


def _labelled(line: str, known: KnownBodies) -> str | None:
    found = _LABEL.match(line)
    if not found:
        return None
    told = re.sub(r"\(주\)|㈜|주식회사", "", found["told"]).strip()
    return known.begins(told) or (told if re.fullmatch(_ANY_BODY, told) or told != found["told"].strip() else None)


def _before(found: re.Match[str], known: KnownBodies) -> Iterator[str]:
    """The body whose name ends where something was found."""
    before = _WORD_BEFORE.search(found.string[max(0, found.start() - _LONGEST_NAME) : found.start()])
    if before:
        yield from _body(before.group(), known)


def _body(name: str, known: KnownBodies) -> Iterator[str]:
    full = known.full(name)
    if full or (re.fullmatch(_ANY_BODY, name) and not _NO_BODY.fullmatch(name)):
        yield full or name
