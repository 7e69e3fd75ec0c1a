"""``--in``, ``--year`` and ``--body``: searching and asking within chosen documents. Loads nothing before that."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.shell.usage import KoreanParser, spoken, whole_number
from ingest.errors import UserFacingError

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.scope import Scope

SCOPE_EXAMPLES = (
    '  mundap {command} "투자 규모는?" --year 2024 --body 산업부\n'
    '  mundap {command} "신청 자격은?" --in 2025년_공고.txt 업무폴더/\n'
)
_MOST_NAMED = 12


def add_scope_options(parser: KoreanParser) -> None:
    """Let a command be narrowed to some documents."""
    chosen = parser.add_argument_group("찾을 곳 (고르지 않으면 모든 문서)")
    chosen.add_argument(
        "--in", dest="within", nargs="+", action="extend", default=[], type=spoken, metavar="이름",
        help="이 문서나 폴더 안에서만 찾습니다(질문 뒤에 적습니다)",
    )  # fmt: skip
    chosen.add_argument(
        "--year", dest="years", nargs="+", action="extend", default=[], type=whole_number(1900, 2099), metavar="연도",
        help="이 해의 문서에서만 찾습니다(예: 2024)",
    )  # fmt: skip
    chosen.add_argument(
        "--body", dest="bodies", nargs="+", action="extend", default=[], type=spoken, metavar="기관",
        help="이 기관에서 낸 문서에서만 찾습니다(예: 교육부)",
    )  # fmt: skip


def scope_of(arguments: argparse.Namespace, assistant: "Assistant") -> "Scope":
    """Read what was chosen.

    Raises:
        UserFacingError: no document has such a name, or is of such a year or body.
    """
    from assistant.scope import Scope

    documents = _documents(arguments.within, assistant)
    chosen = Scope(documents, frozenset(arguments.years), frozenset(arguments.bodies))
    if not (chosen.years or chosen.bodies):
        return chosen
    facets = assistant.facets()
    for year in arguments.years:
        if year not in dict(facets.years):
            raise _none_of(f"{year}년 문서가", "연도", [str(there) for there, _ in facets.years])
    for body in arguments.bodies:
        if not assistant.documents_within(Scope(bodies=frozenset({body}))):
            raise _none_of(f"‘{body}’에서 낸 문서가", "기관", [there for there, _ in facets.bodies])
    return chosen


def _documents(names: Sequence[str], assistant: "Assistant") -> frozenset[str]:
    """The documents of those names, and those in folders of those names."""
    if not names:
        return frozenset()
    there = frozenset(assistant.library.documents.names().values())
    chosen: set[str] = set()
    for name in names:
        found = {name} & there or {one for one in there if one.startswith(f"{name.rstrip('/')}/")}
        if not found:
            raise UserFacingError(
                f"‘{name}’ 문서나 폴더가 문서함에 없습니다.", "`mundap list`로 문서 이름을 확인하세요."
            )
        chosen |= found
    return frozenset(chosen)


def _none_of(what: str, kind: str, there: Sequence[str]) -> UserFacingError:
    from ingest.particles import with_particle

    problem = f"{what} 문서함에 없습니다."
    if not there:
        return UserFacingError(problem, f"{with_particle(kind, '을/를')} 고르지 말고 찾아 보세요.")
    more = f" 등 {len(there)}가지" if len(there) > _MOST_NAMED else ""
    return UserFacingError(problem, f"고를 수 있는 {kind}: {', '.join(there[:_MOST_NAMED])}{more}.")
