"""Proposals that set two years of one matter against each other, from figures that were proposed one by one."""

import random
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from eval.drafting.draft import Draft
from eval.drafting.forms import amount_forms
from eval.drafting.wording import varied
from ingest.particles import with_particle

_LEAST = 100  # of a number without a unit
_CHANGE = re.compile(r"증감|증가|감소|대비")
_WON = {"원": 1, "천원": 10**3, "만원": 10**4, "백만원": 10**6, "천만원": 10**7, "억원": 10**8, "조원": 10**12}


def between_years(drafts: Iterable[Draft], chance: random.Random) -> Iterator[Draft]:
    """Propose one question for each matter of which two years in a row are known, each by one figure."""
    by_matter: dict[tuple[str, str], dict[int, list[Draft]]] = {}
    for draft in drafts:
        if draft.year and draft.value is not None and not _CHANGE.search(draft.matter):
            key = ("".join(draft.matter.split()), draft.unit)
            by_matter.setdefault(key, {}).setdefault(draft.year, []).append(draft)
    for years in by_matter.values():
        known = {year: found[0] for year, found in years.items() if len({one.value for one in found}) == 1}
        for year in sorted(known):
            if year + 1 in known:
                yield from _compared(known[year], known[year + 1], chance)


def _compared(earlier: Draft, later: Draft, chance: random.Random) -> Iterator[Draft]:
    change = (later.value or Decimal(0)) - (earlier.value or Decimal(0))
    forms = _change_forms(abs(change), earlier.unit)
    if not change or not forms:
        return
    verb, past = ("늘었나요", "늘었습니다") if change > 0 else ("줄었나요", "줄었습니다")
    if earlier.unit in ("%", "점"):
        verb, past = ("높아졌나요", "높아졌습니다") if change > 0 else ("낮아졌나요", "낮아졌습니다")
    topic = with_particle(earlier.matter, "은/는")
    asked = chance.choice(
        (
            f"{topic} {earlier.year}년보다 {later.year}년에 얼마나 {verb}?",
            f"{later.year}년 {topic} {earlier.year}년과 견주어 얼마나 달라졌나요?",
            f"{topic} {earlier.year}년과 {later.year}년 사이에 얼마나 차이가 나나요?",
        )
    )
    said = f"{forms[0]}원" if earlier.unit in _WON else forms[0]
    yield Draft(
        question=varied(asked, chance),
        kind="compare",
        answer=f"{topic} {earlier.year}년보다 {later.year}년에 {said} {past}.",
        must_include=(forms,),
        evidence=tuple(dict.fromkeys((*earlier.evidence, *later.evidence))),
        made_from=f"두 해의 값을 뺀 것({earlier.year}, {later.year})",
        document=later.document,
        place=later.place,
        source=later.source,
        matter=f"{earlier.matter} 증감",
        said=said,
        year=later.year,
    )


def _change_forms(change: Decimal, unit: str) -> tuple[str, ...]:
    """A difference in the forms that people write; nothing where so short a number stands in every answer."""
    plain = f"{change.normalize():,f}"
    if unit == "%":
        return (f"{plain}%p", f"{plain}%", f"{plain}퍼센트포인트")
    if unit in _WON:
        written = () if unit == "원" else (f"{plain}{unit.removesuffix('원')}",)
        return tuple(dict.fromkeys((*written, *amount_forms(change * _WON[unit]))))
    return (f"{plain}{unit}",) if unit else ((plain,) if change >= _LEAST else ())
