"""The words of a question that evidence should hold, weighed by rarity and mended where they are misspelt."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.understanding.question import FocusWord, Question, codes_of, is_asking_word
from assistant.understanding.repair import names_ending, nearest_terms, offices_called
from index.lexicon import Lexicon
from index.vocabulary import known_parts
from ingest import patterns as re
from ingest.types import Analysis

# A verb or an adverb says less than a noun about what is asked, and a word of asking (금액, 기간) next to nothing.
_VERB_WEIGHT, _LIGHT_WEIGHT = 0.35, 0.2
# But these say which amount is meant: what is received or charged is no budget.
_BUDGET_WEIGHT = 0.5
_BUDGETS = frozenset({"예산", "총예산", "사업비", "총사업비"})
# What the library doesn't know at all is often only another way to say it.
_UNKNOWN_WEIGHT = 0.45
# Words that stand together in the question should stand together in the evidence: 산업융합발전 is not 산업 and 발전.
_COMPOUND_WEIGHT = 0.35
# A code is what a question is about, whatever else it tells.
_CODE_WEIGHT = 2.5
# What is asked of a thing: another word for it doesn't find the thing.
_ATTRIBUTES = frozenset({"요금", "이용료", "사용료", "수수료", "가격", "비용", "연봉", "임금", "기간", "시간", "날짜"})
_EOJEOL = re.compile(r"[가-힣A-Za-z0-9·]+")
_PARTICLES = (
    "에서는",
    "에서",
    "에는",
    "까지",
    "부터",
    "이랑",
    "하고",
    "으로",
    "이나",
    "에",
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "도",
    "로",
    "와",
    "과",
    "만",
    "랑",
)
_INTERROGATIVES = frozenset({"얼마", "얼마나", "무엇", "어디", "누구", "언제", "뭐"})
_SHORTEST_SURFACE = 3
_SHORTEST_MENDED = 4
_PIECES = 2
_LONG_NAME = 5  # 경쟁률 is no name of which 경쟁 would be a piece


class Vocabulary(Protocol):
    """What weighing words needs of a library."""

    def document_frequency(self, term: str) -> int:
        """Count the passages that hold a term."""
        ...

    def vocabulary(self) -> Mapping[str, int]:
        """Give every term with its number of passages."""
        ...

    @property
    def passage_count(self) -> int:
        """The number of passages."""
        ...


@dataclass(frozen=True, slots=True)
class Word:
    """A focus word with the written forms that count as it, its weight, and whether the library knows it.

    ``verb`` also stands for the adverbs that go with verbs. ``alike`` is what offices write for it, without blanks.
    """

    term: str
    forms: tuple[str, ...]
    weight: float
    known: bool
    verb: bool = False
    light: bool = False
    alike: tuple[str, ...] = ()


def weigh_words(
    question: Question, source: Vocabulary, lexicon: Lexicon, analyze: Callable[[str], Analysis]
) -> tuple[Word, ...]:
    """Weigh the words of a question; words that Kiwi cut apart but the library holds whole count as one.

    A word with an entry in the lexicon, or in a phrase with one, carries what offices write for it; ``analyze`` reads
    the lexicon's phrases.
    """
    words = _plain(question, source)
    phrases = [*lexicon.phrases(question.text), *lexicon.spoken(question.analysis, analyze)]
    phrases += [(compound, lexicon.official(compound)) for compound in question.compounds]
    return tuple(replace(word, alike=_alike(word, phrases, lexicon)) for word in words)


def _alike(word: Word, phrases: Sequence[tuple[str, tuple[str, ...]]], lexicon: Lexicon) -> tuple[str, ...]:
    """What offices write for a word and for the phrases and compounds that it is part of (인공지능, AI).

    Nothing for a word that only asks.
    """
    if word.light or word.term in _ATTRIBUTES:
        return ()
    around = [other for said, official in phrases if word.forms[0] in said for other in official]
    return tuple(dict.fromkeys(other for other in (*lexicon.official(word.term), *around) if other not in word.forms))


def _rarity(frequency: int, source: Vocabulary) -> float:
    total = max(1, source.passage_count)
    return math.log(1 + total / (frequency + 0.5)) / math.log(1 + 2 * total)


def _plain(question: Question, source: Vocabulary) -> tuple[Word, ...]:
    wholes = _wholes(question, source.vocabulary())
    covered = "".join(written for written, _ in wholes)
    words = [_weighed(FocusWord(terms[0], verb=False), terms, source) for _, terms in wholes]
    codes = codes_of(question.picks)
    words += [Word(code, (code,), _CODE_WEIGHT, known=True, verb=False, light=False) for code in codes]
    for focus in (_as_noun(focus, question, source) for focus in question.focus):
        of_code = focus.form.isascii() and any(focus.form.lower() in code for code in codes)
        if of_code or (focus.form in covered and not focus.light):
            continue
        words.append(_weighed(focus, _forms(focus, source) + _compounds_around(focus, question, source), source))
    known = {form for word in words for form in word.forms}
    for compound in question.compounds:
        if compound not in known and compound not in covered:
            word = _weighed(FocusWord(compound, verb=False), (compound,), source)
            asking = [focus.form for focus in question.focus if focus.light and focus.form in compound]
            only_asks = is_asking_word(compound) or compound == "".join(asking)  # 집행 asks, 집행률 says
            share = _LIGHT_WEIGHT if only_asks else 1.0 if asking else _COMPOUND_WEIGHT
            words.append(Word(word.term, word.forms, word.weight * share, word.known, light=True))
    words = [word for word in words if word.known or not word.light]
    if all(word.light for word in words):  # of 전체 예산은 얼마 evidence holds 예산, never 얼마
        words = [word for word in words if word.term not in _INTERROGATIVES] or words
    return tuple(words)


def _as_noun(focus: FocusWord, question: Question, source: Vocabulary) -> FocusWord:
    """The noun that Kiwi read as a verb which no document holds: 신고 of 포트홀 신고 어떻게 해요, and not 신다."""
    noun = f"{focus.form}고"
    if not focus.verb or source.document_frequency(focus.term) or noun not in _EOJEOL.findall(question.text):
        return focus
    return replace(focus, form=noun, verb=False) if source.document_frequency(noun) else focus


def _weighed(focus: FocusWord, forms: tuple[str, ...], source: Vocabulary) -> Word:
    terms = (focus.term, *forms) if focus.verb else forms
    frequency = max(source.document_frequency(term) for term in terms)
    weight = _rarity(frequency, source)
    weight *= _VERB_WEIGHT if focus.verb or focus.adverb else 1.0
    if focus.light:
        weight *= _BUDGET_WEIGHT if focus.form in _BUDGETS else _LIGHT_WEIGHT
    weight *= focus.share
    weight *= 1.0 if frequency else _UNKNOWN_WEIGHT
    return Word(focus.term, forms, weight, frequency > 0, focus.verb or focus.adverb, focus.light)


def _forms(focus: FocusWord, source: Vocabulary) -> tuple[str, ...]:
    form = focus.form.lower()
    if focus.verb or focus.light or source.document_frequency(form):
        return (form,)
    vocabulary = source.vocabulary()
    # Short words have neighbours that are words of their own: 학교 and 학과.
    near = nearest_terms(form, vocabulary) if len(form) >= _SHORTEST_MENDED else ()
    return (form, *(near or _whole_parts(form, vocabulary)))


def _whole_parts(form: str, vocabulary: Mapping[str, int]) -> tuple[str, ...]:
    """The known words that a word is made of; none when they leave out what tells it apart: 동서 of 한국동서발전."""
    parts = known_parts(form, vocabulary)
    return parts if sum(map(len, parts)) >= len(form) - 1 else ()


def _compounds_around(focus: FocusWord, question: Question, source: Vocabulary) -> tuple[str, ...]:
    """For a single syllable the words that it is part of, since it alone stands in too many: 단 of 국민참여정책단."""
    if focus.verb or len(focus.form) > 1:
        return ()
    around = (compound for compound in question.compounds if focus.form.lower() in compound)
    return tuple(compound for compound in around if source.document_frequency(compound))


def _wholes(question: Question, vocabulary: Mapping[str, int]) -> list[tuple[str, tuple[str, ...]]]:
    """Written words that the library holds as one term, or almost: 달뫼구, 가온돌범콜 for 가온돌봄콜.

    Only words that Kiwi did not know as they stand are looked at, so that good spelling is left alone.
    """
    forms = {word.form for word in question.focus} | {form for body in question.bodies for form in body.forms}
    found: list[tuple[str, tuple[str, ...]]] = []
    for eojeol in _EOJEOL.findall(question.text):
        surfaces = [eojeol, *(eojeol[: -len(particle)] for particle in _PARTICLES if eojeol.endswith(particle))]
        surfaces = [surface.lower() for surface in surfaces if _may_be_name(surface, forms)]
        exact = next((surface for surface in surfaces if surface in vocabulary), None)
        if exact is not None:
            if not _made_of(exact, question.focus, vocabulary) or _hides_parts(exact, question.focus, vocabulary):
                found.append((exact, (exact,)))
            continue
        local = next(
            ((surface, named) for surface in surfaces if (named := _named_locally(surface, question, vocabulary))), None
        )
        if local is not None:
            found.append(local)
            continue
        slips = _slips_to_look_for(eojeol, question, vocabulary)
        if slips:
            near = ((surface, nearest_terms(surface, vocabulary, slips)) for surface in surfaces)
            found.extend([pair for pair in near if pair[1]][:1])
    return found


def _named_locally(surface: str, question: Question, vocabulary: Mapping[str, int]) -> tuple[str, ...]:
    """The one name that the library has for a name cut short: 가온청년센터 for 청년센터, 도로관리과 for 도로과."""
    pieces = [word.form for word in question.focus if not word.verb and word.form in surface]
    if len(pieces) < _PIECES or sum(map(len, pieces)) != len(surface):
        return ()
    named = names_ending(surface, vocabulary) or offices_called(surface, vocabulary)
    return named if len(named) == 1 else ()


def _may_be_name(surface: str, forms: set[str]) -> bool:
    digits = any(ch.isdigit() for ch in surface)
    return len(surface) >= _SHORTEST_SURFACE and surface not in forms and not digits and not is_asking_word(surface)


def _made_of(surface: str, focus: Sequence[FocusWord], vocabulary: Mapping[str, int]) -> bool:
    """Whether Kiwi cut a word into nouns that the library knows, too: then its parts say more than the whole."""
    parts = [
        word.form
        for word in focus
        if not word.verb and len(word.form) > 1 and word.form in surface and word.form in vocabulary
    ]
    return sum(map(len, parts)) >= len(surface) - 1


def _hides_parts(surface: str, focus: Sequence[FocusWord], vocabulary: Mapping[str, int]) -> bool:
    """Whether most of a name is pieces that the library holds in this name alone: 에이 and 엑스 of 에이엑스솔루션.

    Such pieces say together what the name says, and counted one by one they outweigh all other words. A short name has
    to be such pieces and nothing else: 포트 and 홀 of 포트홀.
    """
    often = vocabulary[surface]
    pieces = [word.form for word in focus if not word.verb and word.form in surface]
    if len(surface) < _LONG_NAME:
        return len("".join(pieces)) == len(surface) and all(vocabulary.get(piece, 0) <= often for piece in pieces)
    return 2 * sum(len(piece) for piece in pieces if vocabulary.get(piece, 0) <= often) > len(surface)


def _slips_to_look_for(eojeol: str, question: Question, vocabulary: Mapping[str, int]) -> int:
    """How many slips to look for: several where Kiwi found no sense in a word, one where a syllable is left over."""
    inside = [word for word in question.focus if word.form in eojeol]
    if any(word.form.lower() not in vocabulary or len(word.form) == 1 for word in inside if not word.light):
        return 3
    # What a particle closes is whole, and what Kiwi reads as a word by itself: 목적이 is not 목적지, nor 사용일 사용인.
    whole = eojeol.endswith(_PARTICLES) or f"{eojeol[-1]}/NNB" in question.analysis.tokens
    left = sum(len(word.form) for word in inside) == len(eojeol) - 1 and not whole
    return 1 if inside and left else 0
