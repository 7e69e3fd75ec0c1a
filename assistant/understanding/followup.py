"""Completing follow-up questions from the conversation by rule: 그럼 2022년은, 그중 제일 큰 곳은, 왜요.

A question that points back or names nothing of its own is completed. One with few words of its own may lean on the
conversation or not: all its readings are given, and the evidence decides. One with a matter of its own stays as it is.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.types import Turn
from assistant.understanding.anatomy import Anatomy, names_measure, take_apart
from assistant.understanding.articles import names_its_law, names_no_law, of_the_same_law
from assistant.understanding.asked import Asked
from assistant.understanding.exchanging import (
    corrected,
    is_condition,
    items_exchanged,
    other_condition,
    other_number,
    other_place,
    shifted_year,
    without_shift,
    without_year,
)
from assistant.understanding.joining import attached
from assistant.understanding.pointing import STANDS_FOR, at_that_time, of_members, resolved
from assistant.understanding.question import FocusWord, Question, understand, years_of
from assistant.understanding.references import Points, references
from assistant.understanding.told import Told, parts_of, told
from assistant.understanding.wordless import WH, without_words
from assistant.understanding.years import is_relative
from ingest import patterns as re
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
_SAID_AFTER = re.compile(r"(?:요|어때요?|어떤가요|도)[ ?？.]*$")  # 로봇은요 is never the first thing said
_LARGE_NUMBER = re.compile(r"\d,\d{3}(?!\d)")
_OF_ALL = re.compile("전체|총(?=예산|액|사업|인원|투자)")
_SPACED_YO = re.compile(r"(?<=[은는도]) 요(?=[ ?？.]*$)")
_THINGS = frozenset({Points.THING, Points.PLACE, Points.NOUN})
# Picks one of several readings of an earlier question, and gives its text.
Choice = Callable[[Analysis, Sequence[Question]], str]


def complete(asked: Analysis, history: Sequence[Turn], korean: Korean) -> Question:
    """Understand an analysed question, completed from the conversation where it leans on it."""
    return completions(asked, history, korean)[0]


def completions(
    asked: Analysis, history: Sequence[Turn], korean: Korean, chosen: Choice | None = None
) -> tuple[Question, ...]:
    """Give every reading of an analysed question after a conversation, the likeliest first.

    One of them is the question as it stands where it may be a new one. ``chosen`` picks the reading of an earlier
    question that has several; without it such a question is taken as it stands.
    """
    turns = [turn for turn in history if turn.question.strip()][-_TURNS:]
    current = understand(asked.text, asked, korean.names)
    bare = _bare(asked.text)
    if not turns or (_has_its_own_matter(current, bare) and not names_no_law(bare)):
        return (current,)
    return _after(current, _completed(turns, korean, chosen), korean)


def _has_its_own_matter(current: Question, bare: str) -> bool:
    return names_its_law(bare) or (_stands(current, bare) and not _FRAGMENT.fullmatch(bare))


def _after(current: Question, whole: Sequence[Told], korean: Korean) -> tuple[Question, ...]:
    """The readings of a question after turns whose questions are said in full."""
    bare = _bare(current.text)
    article = of_the_same_law(bare, whole[-1].question) if whole else None
    if article is not None:
        return (_reading(article, current, korean),)
    if not whole or _has_its_own_matter(current, bare):
        return (current,)
    put_right = corrected(bare, whole[-1].question)
    if put_right is not None:
        return (_reading(put_right, current, korean),)
    if _repeats(current, whole[-1].question, korean):
        return (current,)
    if _stands(current, bare):
        return _of_long_fragment(current, bare, whole[-1].question, korean)
    texts = dict.fromkeys(_texts(current, bare, whole, korean))
    readings = [_reading(text, current, korean) for text in texts]
    if any(pointing.points in _THINGS for pointing in references(bare)):
        readings = [_in_full(one) for one in readings]  # what is pointed to is as much asked about as said
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


def _completed(turns: Sequence[Turn], korean: Korean, chosen: Choice | None) -> list[Told]:
    """The turns with their questions completed from the ones before them."""
    whole: list[Told] = []
    for turn in turns:
        asked = korean.analyze(turn.question)
        readings = _after(understand(turn.question, asked, korean.names), whole, korean)
        several = len(readings) > 1
        said = chosen(asked, readings) if several and chosen is not None else _likely(turn.question, readings)
        whole.append(told(turn, said, _bare(turn.question)))
    return whole


def _bare(text: str) -> str:
    """What is asked without the words that only open it."""
    return _SPACED_YO.sub("요", _OPENING.sub("", text).strip() or text.strip())


def _likely(asked: str, readings: Sequence[Question]) -> str:
    """An earlier question as it stands where it may have been a new one."""
    return asked if any(reading.text == asked for reading in readings) else readings[0].text


def _own_words(question: Question) -> list[str]:
    return [word.form for word in question.focus if not word.light]


def _stands(current: Question, bare: str) -> bool:
    """Whether a question names enough of its own and points back to nothing."""
    own = len(_own_words(current))
    if references(bare) or is_condition(bare) or not (own or current.bodies or _OF_ALL.search(bare)):
        return False
    named = bool(current.years) + bool(current.bodies) + (_LARGE_NUMBER.search(bare) is not None)
    if current.years and _OF_ALL.search(bare):
        return True
    measures = any(_is_measure(word) for word in current.focus)
    return own + named > _FEW_WORDS or (own + named == _FEW_WORDS and measures and named > 0)


def _is_measure(word: FocusWord) -> bool:
    return word.light and len(word.form) > 1 and not WH.match(word.form)


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
    anatomy = parts_of(turns[-1], bare, korean)
    listed = of_members(bare, turns, anatomy)
    if listed:
        return [*listed]
    for pointing in references(bare):
        if pointing.points is not Points.TIME:
            return [resolved(bare, pointing, turns, anatomy, korean)]
        bare = f"{bare[: pointing.start]}{bare[pointing.end :]}".strip()
        current = understand(bare, korean.analyze(bare), korean.names)
        anatomy = at_that_time(turns, anatomy, korean)
    whole = other_place(bare, anatomy.text) or other_number(bare, anatomy.text)
    return [whole] if whole is not None else _leaning(current, bare, turns, anatomy, korean)


def _leaning(current: Question, bare: str, turns: Sequence[Turn], anatomy: Anatomy, korean: Korean) -> list[str]:
    """The readings of a question that leans without a word that points back."""
    earlier = anatomy.text
    counted = without_shift(bare)
    if counted != bare and shifted_year(bare, earlier) is not None:
        said = counted.strip(" 요?？.")
        current = understand(said, korean.analyze(said), korean.names)
    if not _own_words(current):
        return [without_words(current, bare, turns, anatomy, korean)]
    detail = attached(_told_of(current, anatomy, korean), bare, korean)
    conditioned = other_condition(bare, earlier)
    if conditioned is not None:
        return [conditioned, detail]
    alone = () if _names_nothing(current) else (current.text,)
    if _FRAGMENT.fullmatch(bare):
        items = () if current.asked else items_exchanged(bare, anatomy)
        both = (detail, *items) if names_measure(bare) else (*items, detail)
        return [*both] if _SAID_AFTER.search(bare) else [*both, *alone]
    if Asked.DEFINITION in current.asked:
        return [current.text, detail]
    return [detail, *alone]


def _names_nothing(question: Question) -> bool:
    """Whether a question names only what happened or what something has, so that it can be about nothing but the last.

    누가 참석했어, 어느 부처 사업이야, 임대료는 얼마야.
    """
    nouns = [word.form for word in question.focus if not (word.light or word.verb or word.adverb)]
    measures = Asked.PERSON not in question.asked  # a 위원장 is somebody
    return not question.bodies and all(
        noun == question.event or STANDS_FOR.fullmatch(noun) or (measures and names_measure(noun)) for noun in nouns
    )


def _told_of(current: Question, anatomy: Anatomy, korean: Korean) -> Anatomy:
    """The earlier question without the year or body that the current one names for itself."""
    if not years_of(anatomy.text):
        return anatomy
    if not (current.years or is_relative(current.text)):
        return anatomy
    said = [without_year(part) for part in (anatomy.text, anatomy.phrase, anatomy.topic)]
    return replace(anatomy, text=said[0], phrase=said[1], topic=said[2])


def _in_full(reading: Question) -> Question:
    return replace(reading, focus=tuple(replace(word, share=1.0) for word in reading.focus))


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
