"""What the page sends of a judgement is believed only as far as the sheet goes."""

import pytest

from assistant.page.judging import REASONS, judgement_of, judging_sheet
from assistant.talks.types import Judgement


def test_the_sheet_comes_back_as_a_judgement() -> None:
    sent = {"turn": 1, "good": False, "reason": REASONS[0], "more": " 2024년입니다. ", "wanted": "780억원"}
    assert judgement_of(sent) == Judgement(False, f"{REASONS[0]}: 2024년입니다.", "780억원")
    assert judgement_of({"good": False, "reason": "", "more": "", "wanted": ""}) == Judgement(False)
    assert judgement_of({"good": True}) == Judgement(True)
    assert judgement_of({}) is None
    assert all(reason in judging_sheet() for reason in REASONS)


@pytest.mark.parametrize(
    "sent",
    [
        {"good": 1},
        {"good": "예"},
        {"good": False, "reason": "지어낸 까닭"},
        {"good": False, "more": ["가"]},
        {"good": False, "wanted": "가" * 5_000},
    ],
)
def test_what_no_sheet_gives_is_refused(sent: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        judgement_of(sent)
