"""Completing follow-up questions from the conversation by rule: 그럼 2022년은, 그중 제일 큰 곳은, 왜요.

A question that points back or names nothing of its own is completed. One with few words of its own may lean on the
conversation or not: all its readings are given, and the evidence decides. One with a matter of its own stays as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.types import Turn
from assistant.understanding.anatomy import Anatomy, names_measure, take_apart
from assistant.understanding.cues import Asked
from assistant.understanding.exchanging import (
    YEAR_TEXT,
    corrected,
    exchanged,
    items_exchanged,
    other_place,
    shifted_year,
    with_year,
    without_shift,
)
from assistant.understanding.joining import attached, is_set_against, set_against
from assistant.understanding.pointing import at_that_time, resolved
from assistant.understanding.question import FocusWord, Question, understand, years_of
from assistant.understanding.references import Points, references
from ingest.korean import Korean
from ingest.types import Analysis

_OPENING = re.compile(
    r"^\s*(?:(?:그럼|그러면|그렇다면|그리고|또한?|아니면|그래서|근데|그런데|아니요?|아뇨|음+|아|네|예|혹시)"
    r"(?=[ ,])[ ,]*)+"
)
# Up to this many words of its own, a question after another one may lean on it; with a year or body, one less.
_FEW_WORDS = 2
_MANY_WORDS = 4
_TURNS = 6
# What a follow-up asks itself says more than the topic that it was completed with.
_TOPIC_SHARE = 0.7
_FRAGMENT = re.compile(
    r"[가-힣A-Za-z0-9·]+(?: [가-힣A-Za-z0-9·]+)*?"
    r"(?:에서|에|으로|로)?(?:은|는|도|의 경우)(?:요|어때요?|어떤가요)?[ ?？.]*"
)
_WH = re.compile(r"얼마|몇|언제|누구|누가|어디|무엇|뭐|어느|어떤|왜")
_SAID_AFTER = re.compile(r"(?:요|어때요?|어떤가요|도)[ ?？.]*$")  # 로봇은요 is never the first thing said
_LARGE_NUMBER = re.compile(r"\d,\d{3}(?!\d)")
_OF_ALL = re.compile("전체|총(?=예산|액|사업|인원|투자)")
_SPACED_YO = re.compile(r"(?<=[은는도]) 요(?=[ ?？.]*$)")
_NO = re.compile(r"\s*(?:아니요|아니오|아뇨)")
_WHY_ALONE = re.compile(
    r"(?:왜|어째서)(?:요|죠|지|그런가요?|그래요?)?[ ?？.]*"
    r"|(?:그 )?(?:이유|까닭|원인)(?:은|는|가|이)?(?:요| ?뭐\S*| ?뭔\S*| ?무엇\S*)?[ ?？.]*"
)
_BODY_PARTICLE = r"(?:에서는|에서|에는|은|는|이|가|의|도)?"


def complete(asked: Analysis, history: Sequence[Turn], korean: Korean) -> Question:
    """Understand an analysed question, completed from the conversation where it leans on it."""
    return completions(asked, history, korean)[0]


def completions(asked: Analysis, history: Sequence[Turn], korean: Korean) -> tuple[Question, ...]:
    """Give every reading of an analysed question after a conversation, the likeliest first.

    One of them is the question as it stands where it may be a new one.
    """
    current = understand(asked.text, asked, korean.names)
    turns = [turn for turn in history if turn.question.strip()][-_TURNS:]
    bare = _SPACED_YO.sub("요", _OPENING.sub("", asked.text).strip() or asked.text.strip())
    stands = _stands(current, bare)
    if not turns or (stands and not _FRAGMENT.fullmatch(bare)):
        return (current,)
    whole = _completed(turns, korean)
    put_right = corrected(bare, whole[-1].question)
    if put_right is not None:
        return (_reading(put_right, current, korean),)
    if _repeats(current, whole[-1].question, korean):
        return (current,)
    if stands:
        return _of_long_fragment(current, bare, whole[-1].question, korean)
    texts = dict.fromkeys(_texts(current, bare, whole, korean))
    readings = [_reading(text, current, korean) for text in texts]
    if not current.asked and _points_among(bare):
        before = understand(whole[-1].question, korean.analyze(whole[-1].question), korean.names)
        readings = [replace(one, asked=before.asked, counter=before.counter) for one in readings]
    return tuple(readings)


def continued(asked: Analysis, before: Sequence[Turn], korean: Korean) -> tuple[Question, ...]:
    """Give the readings of a further question of one text: what it shares with the one before may go unsaid."""
    readings = completions(asked, before, korean)
    current = readings[-1]
    own = len(_own_words(current))
    if len(readings) > 1 and own <= 1:
        return readings[:1]
    if len(readings) > 1 or current.text != asked.text or own > _MANY_WORDS or current.years:
        return readings
    earlier = before[-1].question
    if _repeats(current, earlier, korean):
        return readings
    whole = attached(_told_of(current, take_apart(earlier, korean), korean), asked.text, korean)
    return (_reading(whole, current, korean), current)


def _of_long_fragment(current: Question, bare: str, earlier: str, korean: Korean) -> tuple[Question, ...]:
    """Readings of a fragment with many words: another office, or another thing as the evidence decides."""
    place = other_place(bare, earlier)
    if place is not None:
        return (_reading(place, current, korean),)
    own_terms = current.asked or current.years or current.bodies
    items = () if own_terms or names_measure(bare) else items_exchanged(bare, take_apart(earlier, korean))
    return (*(_reading(item, current, korean) for item in items), current)


def _completed(turns: Sequence[Turn], korean: Korean) -> list[Turn]:
    """The turns with their questions completed from the ones before them."""
    whole: list[Turn] = []
    for turn in turns:
        question = completions(korean.analyze(turn.question), whole, korean)
        whole.append(replace(turn, question=_likely(turn.question, question)))
    return whole


def _likely(asked: str, readings: Sequence[Question]) -> str:
    """An earlier question as it stands where it may have been a new one; nothing tells any more."""
    return asked if any(reading.text == asked for reading in readings) else readings[0].text


def _own_words(question: Question) -> list[str]:
    return [word.form for word in question.focus if not word.light]


def _stands(current: Question, bare: str) -> bool:
    """Whether a question names enough of its own and points back to nothing."""
    own = len(_own_words(current))
    if references(bare) or not (own or current.bodies or _OF_ALL.search(bare)):
        return False
    named = bool(current.years) + bool(current.bodies) + (_LARGE_NUMBER.search(bare) is not None)
    if current.years and _OF_ALL.search(bare):
        return True
    measures = any(_is_measure(word) for word in current.focus)
    return own + named > _FEW_WORDS or (own + named == _FEW_WORDS and measures and named > 0)


def _is_measure(word: FocusWord) -> bool:
    return word.light and len(word.form) > 1 and not _WH.match(word.form)


def _points_among(bare: str) -> bool:
    """Whether a question asks for a part of what was asked before: 그중 끝난 것은."""
    return any(pointing.points is Points.AMONG for pointing in references(bare))


def _repeats(current: Question, earlier: str, korean: Korean) -> bool:
    """Whether a question names what the earlier one is about itself, so that nothing is to be added."""
    if references(current.text):
        return False
    before = understand(earlier, korean.analyze(earlier), korean.names)
    topic = _own_words(before) or [take_apart(earlier, korean).phrase]
    own = _own_words(current)
    names_topic = len(own) >= _FEW_WORDS and any(word in topic for word in own if len(word) > 1)
    return names_topic or all(word and word in current.text for word in topic)


def _texts(current: Question, bare: str, turns: Sequence[Turn], korean: Korean) -> list[str]:
    """The readings of a question that leans, the likeliest first."""
    anatomy = take_apart(turns[-1].question, korean)
    for pointing in references(bare):
        if pointing.points is not Points.TIME:
            return [resolved(bare, pointing, turns, anatomy, korean)]
        bare = f"{bare[: pointing.start]}{bare[pointing.end :]}".strip()
        current = understand(bare, korean.analyze(bare), korean.names)
        anatomy = at_that_time(turns, anatomy, korean)
    whole = other_place(bare, anatomy.text)
    return [whole] if whole is not None else _leaning(current, bare, turns, anatomy, korean)


def _leaning(current: Question, bare: str, turns: Sequence[Turn], anatomy: Anatomy, korean: Korean) -> list[str]:
    """The readings of a question that leans without a word that points back."""
    earlier = anatomy.text
    counted = without_shift(bare)
    if counted != bare and shifted_year(bare, earlier) is not None:
        said = counted.strip(" 요?？.")
        current = understand(said, korean.analyze(said), korean.names)
    if not _own_words(current):
        return [_without_words(current, bare, turns, anatomy, korean)]
    detail = attached(_told_of(current, anatomy, korean), bare, korean)
    if _FRAGMENT.fullmatch(bare):
        items = () if current.asked else items_exchanged(bare, anatomy)
        both = (detail, *items) if names_measure(bare) else (*items, detail)
        return [*both] if _SAID_AFTER.search(bare) else [*both, current.text]
    if Asked.DEFINITION in current.asked:
        return [current.text, detail]
    return [detail, current.text]


def _without_words(current: Question, bare: str, turns: Sequence[Turn], anatomy: Anatomy, korean: Korean) -> str:
    """A question of asking words, years and bodies alone."""
    earlier = anatomy.text
    if is_set_against(bare):
        return set_against(anatomy, bare)
    if _WHY_ALONE.fullmatch(bare):
        return _why(turns[-1], anatomy, korean)
    year = shifted_year(bare, earlier)
    if year is not None:
        current = replace(current, years=(year,))
    if not (current.years or current.bodies):
        return attached(anatomy, bare, korean)
    rest = _without_conditions(bare, current)
    same = not current.asked or current.asked <= understand(earlier, korean.analyze(earlier), korean.names).asked
    new = [word.form for word in current.focus if word.light and word.form not in earlier and len(word.form) > 1]
    if (same and not new) or not rest:
        return exchanged(current, earlier, korean.names) or attached(anatomy, bare, korean)
    phrase = exchanged(current, anatomy.phrase, korean.names)
    return attached(take_apart(f"{phrase}{anatomy.tail}", korean), rest, korean) if phrase else bare


def _without_conditions(bare: str, current: Question) -> str:
    """What is left of a question without its years and bodies."""
    forms = "|".join(re.escape(form) for body in current.bodies for form in body.forms)
    rest = re.sub(rf"(?:{forms}){_BODY_PARTICLE}(?=[ ?？]|$)", "", bare) if forms else bare
    rest = re.sub(rf"(?:{YEAR_TEXT.pattern}){_BODY_PARTICLE}(?:엔|에)?(?=[ ?？]|$)", "", without_shift(rest))
    return "" if re.fullmatch(r"\s*(?:요|은요|는요)?[ ?？.]*", rest) else rest.strip()


def _why(turn: Turn, anatomy: Anatomy, korean: Korean) -> str:
    """왜요 after what was told: the earlier question with 왜 before its verb, or the reason for its figure."""
    earlier = anatomy.text
    if anatomy.tail.strip(" ?？.") and not _WH.search(earlier):
        if _NO.match(turn.answer) and (denied := _denied(earlier, korean)):
            return f"{denied} 이유는 무엇인가요?"
        at = (
            len(earlier) - len(anatomy.tail.lstrip())
            if anatomy.tail.startswith(" ")
            else earlier.find(" ", len(anatomy.phrase)) + 1
        )
        return f"{earlier[:at].rstrip()} 왜 {earlier[at:].lstrip()}"
    return f"{anatomy.phrase or earlier.rstrip(' ?？.')}의 이유는 무엇인가요?"


def _denied(text: str, korean: Korean) -> str:
    """A question's last verb denied before a noun: 다 들여왔나요 gives 다 들여오지 않은."""
    verbs = [one for one in next(korean.morphemes([text])) if one.tag.partition("-")[0] in ("VV", "XSV", "VA", "XSA")]
    return f"{text[: verbs[-1].start]}{verbs[-1].form}지 않은" if verbs else ""


def _told_of(current: Question, anatomy: Anatomy, korean: Korean) -> Anatomy:
    """The earlier question without the year or body that the current one names for itself."""
    text = anatomy.text
    if current.years and years_of(text):
        text = with_year(text, current.years[0])
    return take_apart(text, korean) if text != anatomy.text else anatomy


def _reading(text: str, current: Question, korean: Korean) -> Question:
    """A completed text understood; it asks what the follow-up asks."""
    if text == current.text:
        return current
    whole = understand(text, korean.analyze(text), korean.names)
    own = {word.form for word in current.focus}
    given = replace(current, focus=()) if not _own_words(current) else current
    share = _TOPIC_SHARE if given.focus else 1.0
    return replace(
        whole,
        focus=tuple(word if word.form in own else replace(word, share=word.share * share) for word in whole.focus),
        asked=current.asked or whole.asked,
        counter=current.counter or whole.counter,
        head=current.head,
        event=current.event,
    )
