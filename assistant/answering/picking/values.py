"""The columns whose words a question names: whole values, values before the column's name, single words, yes and no.

A value that every member has tells nothing; what a member itself is called picks it only from among others (중에).
"""

from collections.abc import Mapping, Sequence

from assistant.answering.picking.columns import Column, Test, at, columns_of
from assistant.answering.picking.records import Records
from assistant.evidence.reading import squeezed, stands_in
from assistant.understanding.picking import Wish
from assistant.understanding.question import Question
from assistant.understanding.words import Word
from ingest import patterns as re

_WORDY = re.compile(r"[가-힣A-Za-z]{2,}")
_SHORTEST, _LONGEST = 2, 40  # a longer text holds many words that say nothing of its member
_LONGEST_STATE = 8
_SAYS_MUCH = 0.3  # a commoner word stands in lines of every kind
_PART, _WHOLE = 0.4, 0.6
# Values that say yes and no of one thing: 달성 and 미달성, 가능 and 불가.
_NO = re.compile(r"^(?:미|비|불|무)(?=[가-힣])|^(?:불가능?|없음|아니[오요]|부|제외|탈락|부결|×|X|✗|N)$", re.I)
_YES = re.compile(r"^(?:가능|있음|예|네|여|가|○|O|◯|✓|√|Y|해당|완료|적용|선정|달성|충족|합격|가결)$", re.I)
MARK = re.compile(r"[○×OX◯✓√✗]", re.I)
# Whether a goal was reached, as people say it: 목표를 못 채운, 계획을 넘긴.
_ATTAINS = re.compile(
    r"(?:목표|계획|기준)[가-힣]* ?(?:[가-힣]+ )?(?:못 ?|안 ?)?"
    r"(?:넘|채[우운웠]|이[루룬뤘]|도달|미[치친쳤]|달성|지[켰킨키]|초과|미달|맞[추춘췄])"
)
_DENIES = re.compile(r"(?<![가-힣])(?:못|안) |않|없|미달|불가|빠[진졌]|결석|불참|제외")


def forms_of(word: Word) -> list[str]:
    """The forms of a word, and of its like, that say something by themselves."""
    return [form for form in (*word.forms, *word.alike) if len(form) > 1]


def word_tests(loose: Sequence[Word], question: Question, records: Records, wish: Wish, context: str) -> list[Test]:
    """Bind the words that nothing around the records tells; ``context`` is what stands around them, squeezed."""
    columns = {
        head: fields
        for head, fields in columns_of(records).items()
        if head != records.kind or not records.whole or len(records.heads) < 2 or wish.topic
    }
    tests = _whole_values(columns, records, question.text, context) or _values_by_head(columns, records, question.text)
    taken = {word.term for word in loose if any(word.term in text for test in tests for text in test.explains)}
    told = (word for word in loose if not word.light and (records.whole or word.weight >= _SAYS_MUCH))
    single = (_of_word(word, columns, records) for word in told if word.term not in taken)
    return [*tests, *(test for test in single if test is not None)]


def _of_word(word: Word, columns: Mapping[str, Column], records: Records) -> Test | None:
    """The fields of whatever column that hold a word."""
    forms = forms_of(word)
    held = [
        (head, place, field)
        for head, fields in columns.items()
        for place, field in fields.items()
        if _holds(field.text, forms, records)
    ]
    places = frozenset(place for _, place, _ in held)
    if not held or len(places) == len(records.members):
        return None
    fields = {place: field for _, place, field in reversed(held)}
    return Test(held[0][0], fields, places, frozenset({word.term}), _value_fit(word, fields), by_words=True)


def _holds(text: str, forms: Sequence[str], records: Records) -> bool:
    if records.whole and len(text) > 2 * _LONGEST:
        return False
    told = squeezed(text)
    return any(form in told and stands_in(told, form) for form in forms) and not _NO.match(told)


def _value_fit(word: Word, fields: Column) -> float:
    """How surely a word is the value of fields, 0 to 1: the whole of them, or part of a short one."""
    told = [squeezed(field.text) for field in fields.values()]
    shares = [len(form) / len(text) for form in forms_of(word) for text in told if form in text]
    return _PART + _WHOLE * min(1.0, max(shares, default=0.0))


def _whole_values(columns: Mapping[str, Column], records: Records, asked: str, context: str) -> list[Test]:
    """A test for each column one of whose values stands whole in the question: 정책팀이 담당하는 것."""
    written = squeezed(asked)
    tests = []
    for head, fields in columns.items() if records.whole else ():
        texts = {place: squeezed(field.text) for place, field in fields.items()}
        named = (text for text in texts.values() if _SHORTEST <= len(text) <= _LONGEST and _WORDY.search(text))
        longest = max((text for text in named if text in written and text not in context), key=len, default="")
        places = frozenset(place for place, text in texts.items() if text == longest)
        if longest and len(places) < len(records.members):
            tests.append(Test(head, at(fields, places), places, frozenset({longest}), 1.0, by_words=True))
    return tests


def _values_by_head(columns: Mapping[str, Column], records: Records, asked: str) -> list[Test]:
    """A test for a column that the question names behind words of its values: 청년 정착 분야."""
    for head, fields in columns.items():
        if len(head) < _SHORTEST or head == records.kind or not records.whole:
            continue
        named = re.search(rf"(?P<words>(?:[가-힣A-Za-z·]+ ){{1,3}}){re.escape(head)}(?![가-힣]{{2}})", asked)
        words = [squeezed(word) for word in named["words"].split()] if named is not None else []
        places = frozenset(
            place for place, field in fields.items() if words and all(word in squeezed(field.text) for word in words)
        )
        if places and len(places) < len(records.members):
            return [Test(head, at(fields, places), places, frozenset(words), 1.0, by_words=True)]
    return []


def state_test(
    wish: Wish, question: Question, words: Sequence[Word], records: Records, others: Sequence[Test]
) -> Test | None:
    """The column of yes and no that the question's verb is about: 못 채운 is 미달성, 받을 수 있는 is 가능."""
    verbs = [word.forms[0] for word in words if word.verb] + [question.event]
    found = []
    for head, fields in columns_of(records).items():
        texts = {place: squeezed(field.text) for place, field in fields.items()}
        states = _yes_and_no(texts)
        if states is None:
            continue
        bound = any(test.head == head for test in others)
        marks = all(MARK.fullmatch(text) for text in texts.values())
        about = bound or any(verb and verb in squeezed(head) for verb in verbs) or _states(question.text, texts)
        if not (about or wish.denied or wish.possible) or (marks and not bound):
            continue
        denied = wish.denied and (not wish.possible or _DENIES.search(question.text) is not None)
        told = frozenset(
            word.term for word in words if any(form in text for form in word.forms for text in texts.values())
        )
        found.append(Test(head, dict(fields), states[not denied], told, 0.9 if about else 0.5))
    return max(found, key=lambda test: test.sure, default=None)


def _states(asked: str, texts: Mapping[int, str]) -> bool:
    """Whether a question says one of the values, or that a goal was reached or missed."""
    written = squeezed(asked)
    return _ATTAINS.search(asked) is not None or any(text in written for text in texts.values() if len(text) > 1)


def _yes_and_no(texts: Mapping[int, str]) -> tuple[frozenset[int], frozenset[int]] | None:
    """The places that say no and those that say yes; None for a column of other values."""
    no = frozenset(place for place, text in texts.items() if _NO.match(text))
    yes = frozenset(place for place, text in texts.items() if _YES.match(text))
    few = len(no | yes) * 3 < len(texts) * 2 or any(len(text) > _LONGEST_STATE for text in texts.values())
    return (no, yes) if no and yes and not few else None
