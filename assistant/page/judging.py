"""What a reader says of an answer: the sheet to fill in, and what comes back from it as a judgement. Pure."""

from collections.abc import Mapping

from assistant.page.prose import escape
from assistant.talks.types import Judgement

REASONS = (
    "답이 틀립니다",
    "근거가 답과 맞지 않습니다",
    "빠진 내용이 있습니다",
    "문서에 있는데 찾지 못했습니다",
    "묻지 않은 것을 답했습니다",
)
_LONGEST = 2_000


def judging_sheet() -> str:
    """Write the sheet that asks what was wrong with an answer."""
    choices = "".join(
        f'<label class="choice"><input type="radio" name="reason" value="{escape(reason)}"> {escape(reason)}</label>'
        for reason in REASONS
    )
    return (
        '<dialog id="judging-sheet" class="sheet" aria-labelledby="judging-title"><form method="dialog">'
        '<h2 id="judging-title" class="title">어떤 점이 아쉬웠나요?</h2>'
        '<p class="small-print">답변과 함께 보관해 두고 답변을 평가하고 고치는 데 씁니다.</p>'
        f'<fieldset><legend class="sr">아쉬운 점</legend>{choices}</fieldset>'
        f'<p class="field"><label for="judging-more">더 하실 말씀</label>'
        f'<textarea id="judging-more" name="more" rows="2" maxlength="{_LONGEST}"></textarea></p>'
        f'<p class="field"><label for="judging-wanted">바른 답을 아신다면</label>'
        f'<textarea id="judging-wanted" name="wanted" rows="2" maxlength="{_LONGEST}"></textarea></p>'
        '<p class="bar end-bar"><button type="submit" class="button" value="">그만두기</button>'
        '<button type="submit" class="button primary" value="send">남기기</button></p></form></dialog>'
    )


def judgement_of(said: Mapping[str, object]) -> Judgement | None:
    """Read what the page sent: good, bad with its reasons, or None where a judgement is taken back.

    Raises:
        ValueError: the page sent what no sheet gives.
    """
    if said.get("good") is None:
        return None
    good, reason, more, wanted = (said.get(name) for name in ("good", "reason", "more", "wanted"))
    if not isinstance(good, bool):
        raise ValueError("a judgement is good or not")
    words = [_line(text) for text in (reason, more, wanted)]
    if reason not in ("", None, *REASONS):
        raise ValueError("no such reason")
    return Judgement(good, ": ".join(filter(None, words[:2])), words[2])


def _line(text: object) -> str:
    if text is None:
        return ""
    if not isinstance(text, str) or len(text) > 2 * _LONGEST:
        raise ValueError("not words of a reader")
    return text.strip()[:_LONGEST]
