"""What the title of an article says: 제18조의2(배우자 출산휴가) is about what its title names.

Every sentence below a title is about it, whether it repeats it or not; where several sentences fit a question, the one
whose title names what is asked for, and little else, is meant. Of the sentences of one article the rule itself is
meant, which is short and leans on nothing, rather than what follows from it. Knows titles and words, no hits.
"""

import math
from collections.abc import Mapping, Sequence

from assistant.evidence.candidates import Candidate
from assistant.evidence.reading import squeezed
from assistant.understanding import penalties, remedies
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from assistant.understanding.words import Word
from index.references import opened_article
from ingest import patterns as re
from ingest.types import BlockKind

_TITLE = re.compile(r"^\s*제\s?\d{1,4}\s?조(?:\s?의\s?\d{1,3})?\s*[(（]([^()（）]{1,60})[)）]")
# What a title says beside its matter: 육아휴직의 신청 등.
_JOINS = re.compile(r"등$|[ㆍ·,]|(?<=[가-힣])[의과와](?=\s)|및|에\s?관한|에\s?대한")
_REFERENCE = re.compile(r"제\d{1,4}(?:조(?:의\d{1,3})?|항|호)")
# A title of which the question names half or less may be of anything else, too: 계약기간 where a 계약 is asked about.
_TITLED, _HALF = 0.35, 0.5

_REFERRING, _MOST_REFERENCES = 0.94, 4
_LONGER, _SHORT = 0.03, 40
_ONE_OF = re.compile(r"어느 하나에 해당하")
_CASE = re.compile(r"(?:경우|때|사람|자|것|모)\W*$")
_TAIL = re.compile(r"\W{0,2}(?:다만|단,|이 ?경우)")
_PENALTY_UNASKED, _CASE_ALONE, _GOES_ON = 0.85, 0.85, 0.93
_REMEDY = 0.75
# The law that is called after the matter tells more of it than others: 여권법 before its decrees.
_BY_LAW = 0.15
_RULES = frozenset({Asked.DATE, Asked.PERIOD, Asked.AMOUNT, Asked.COUNT, Asked.PERCENT, Asked.QUANTITY})
# What a question and a rule say the same of: 기초연금은 65세 이상인 사람에게 지급한다.
_TOPIC = re.compile(r"[가-힣A-Za-z0-9ㆍ·]{2,}[은는](?=\s)")
_OF_TOPIC = 1.05
_PRINCIPAL = 1.05
# The line below a law's name says since when it is in force, and nothing of its matter.
_MASTHEAD, _MASTHEAD_FIT = re.compile(r"\[시행 ?\d{4}\."), 0.5
_OF_PENALTIES = re.compile("^(?:벌칙|과태료|양벌)|죄$")
# What rules call the deeds that everyday verbs leave open; beside its matter such a verb tells one title from another.
_DEEDS: Mapping[str, tuple[str, ...]] = {
    "주": ("지급", "부여", "제공", "교부"),
    "내": ("제출", "납부", "신청"),
    "받": ("수급", "수령", "지급"),
    "쓰": ("사용", "이용"),
    "만들": ("설치", "발급", "작성"),
    "알리": ("통지", "예고", "통보", "고지"),
}
# And what titles call that which a question asks for by its asking word alone: 며칠 is told below 일수 and 기간.
_CALLED: Mapping[Asked, tuple[str, ...]] = {
    Asked.AMOUNT: ("금액", "지급액", "급여액", "일액", "산정", "기준"),
    Asked.QUANTITY: ("금액", "지급액", "급여액", "일액", "산정", "기준"),
    Asked.PERIOD: ("기간", "일수", "기한", "시기"),
    Asked.DATE: ("시기", "기한", "기간"),
    Asked.RECIPIENT: ("대상", "자격", "요건", "권자", "의무자", "범위"),
    Asked.METHOD: ("방법", "절차"),
    Asked.PLACE: ("장소",),
}
_LENGTHS = frozenset({"일", "달", "주", "년", "개월", "시간"})
_ASKS_WHAT = frozenset({Asked.DEFINITION, Asked.PERSON, Asked.RECIPIENT})
_DEFINED = re.compile(r"\W*([가-힣A-Za-z0-9 ·]{2,30}?)[\"'”’」]?(?:이란|란|이라 함은|라 함은)[ ,]")


def title_of(line: str) -> str:
    """What the title of an article says, squeezed; empty where a line opens none."""
    found = _TITLE.match(line) if opened_article(line) else None
    return squeezed(_JOINS.sub("", found[1])) if found is not None else ""


def share_named(title: str, words: Sequence[Word]) -> float:
    """The share of a title that the words of a question make up, as they are or as offices write them, 0 to 1."""
    held = [False] * len(title)
    for word in words:
        for form in () if word.light else (*(() if word.verb else word.forms), *word.alike):
            at = title.find(form) if len(form) > 1 else -1
            while at >= 0:
                held[at : at + len(form)] = [True] * len(form)
                at = title.find(form, at + 1)
    return sum(held) / len(held) if held else 0.0


def share_asked(title: str, words: Sequence[Word], more: Sequence[Word]) -> float:
    """The share of a title that a question makes up with what titles say for its asking words, 0 without its own."""
    return share_named(title, (*words, *more)) if share_named(title, words) else 0.0


class Titled:
    """How well evidence fits by the titles of articles, each held against the words of one question once."""

    def __init__(self, question: Question, words: Sequence[Word]) -> None:
        self._question = question
        # 몇 시간까지 asks in hours; it is of no 근로시간 more than of anything else.
        self._words = tuple(word for word in words if word.forms[0] != question.counter)
        self._more = said_by_asking(question)
        self._names_penalty = penalties.NAMES.search(question.text) is not None
        topic = _TOPIC.match(question.text)
        self._topic = squeezed(topic[0]) if topic is not None else ""
        self._shares: dict[str, float] = {}

    def fit(self, candidate: Candidate) -> float:
        """More below a title that the question names, less for what leans on other articles; 1 outside articles."""
        headings = candidate.reading.headings(candidate.block)
        title = next(filter(None, map(title_of, reversed(headings))), "")
        if not title:
            return _MASTHEAD_FIT if _MASTHEAD.search(candidate.quote) else 1.0
        asked = self._question.asked
        share = 1.0 if self._defines(candidate) else max(self._share(title), _REMEDY * self._remedies(title))
        if _OF_PENALTIES.search(title) and Asked.PENALTY not in asked and not self._names_penalty:
            return _PENALTY_UNASKED
        if asked & _RULES and _is_case(candidate):
            return _CASE_ALONE
        law = self._share_of_law(squeezed(candidate.reading.document.title))
        named = 1 + _TITLED * _above_half(share) + _BY_LAW * _above_half(law)
        named *= _PRINCIPAL if share > _HALF and self._is_principal(candidate) else 1.0
        named *= _OF_TOPIC if self._topic and squeezed(candidate.quote).startswith(self._topic) else 1.0
        # What lines up several things is long.
        return named if Asked.LIST in asked else named * _plainness(candidate.quote)

    def _is_principal(self, candidate: Candidate) -> bool:
        """Whether it opens an article and is of all that is asked about: exceptions and procedures stand behind it."""
        told = candidate.own + candidate.far
        nouns = (word for word in self._words if not (word.verb or word.light))
        return _opens_article(candidate) and all(
            any(form in told for form in (*one.forms, *one.alike)) for one in nouns
        )

    def _share(self, title: str) -> float:
        if title not in self._shares:
            self._shares[title] = share_asked(title, self._words, self._more)
        return self._shares[title]

    def _share_of_law(self, title: str) -> float:
        """The share of a law's title that a matter makes up; none where the law itself is named, with all in it."""
        itself = any(title.endswith(form) for word in self._words for form in word.forms)
        return 0.0 if itself else self._share(title)

    def _remedies(self, title: str) -> bool:
        return Asked.REMEDY in self._question.asked and remedies.TOLD.search(title) is not None

    def _defines(self, candidate: Candidate) -> bool:
        """Whether it says what something is that the question asks about: its definition is its title."""
        defined = _DEFINED.match(candidate.quote) if self._question.asked & _ASKS_WHAT else None
        return defined is not None and squeezed(defined[1]) in squeezed(self._question.text)


def said_by_asking(question: Question) -> tuple[Word, ...]:
    """What titles say of that which a question asks, where it has no word of its own: 퇴직금은 언제까지 줘야.

    Until when a thing must be given is told below a title of giving, not of a time. Nothing for a question for yes or
    no: what is not paid stands below titles of paying, too, and decides it.
    """
    if Asked.YES_NO in question.asked:
        return ()
    verbs = (token.partition("/")[0] for token in question.analysis.tokens if "/VV" in token)
    asked = {Asked.PERIOD} | question.asked if question.counter in _LENGTHS else question.asked
    names = [_DEEDS[verb] for verb in verbs if verb in _DEEDS]
    names = names or [called for kind, called in _CALLED.items() if kind in asked]
    return tuple(Word(called[0], (), 0.0, known=True, alike=called) for called in names)


def _opens_article(candidate: Candidate) -> bool:
    reading, block = candidate.reading, candidate.block
    above = reading.document.blocks[block.parent] if block.parent is not None else None
    opens = above is not None and above.kind is BlockKind.HEADING and block.id == above.id + 1
    return opens and candidate.start <= block.content_start


def _above_half(share: float) -> float:
    return max(0.0, share - _HALF) / (1 - _HALF)


def _plainness(quote: str) -> float:
    """Less for each article that a sentence leans on, for its length, and where it only goes on with a rule."""
    leaning = min(_MOST_REFERENCES, len(_REFERENCE.findall(quote)))
    longer = math.log2(max(_SHORT, len(quote)) / _SHORT)
    return _REFERRING**leaning * (1 - _LONGER * longer) * (_GOES_ON if _TAIL.match(quote) else 1.0)


def _is_case(candidate: Candidate) -> bool:
    """Whether it is one of the cases of a rule, which says nothing without the rule."""
    if candidate.block.kind is not BlockKind.BULLET or not _CASE.search(candidate.quote):
        return False
    lines = [candidate.reading.opener(candidate.block), *candidate.reading.lineage(candidate.block)]
    above = next((one for one in lines if one is not None), None)
    return above is not None and _ONE_OF.search(candidate.reading.own(above)) is not None
