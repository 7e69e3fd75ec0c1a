"""How Korean sentences end in another manner: 지원하나요 becomes 지원합니까 or 지원해, 알려줘 알려 주시기 바랍니다.

Verbs are inflected by Kiwi's own joining of morphemes. What ends in a way that isn't known here stays as it is, for a
wrong ending would be no Korean at all. Knows nothing of the words before the last.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.types import Morpheme

# Joins morphemes, each a form and its tag, as they are inflected.
Join = Callable[[Sequence[tuple[str, str]]], str]


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands in a text in place of ``start:end``."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Manner:
    """How sentences end: the endings of verbs and of 이다, each after a consonant and after a vowel, and set phrases.

    ``names`` are words that 이다 stands behind in another form: 것 is 거 in speech, 뭐 is 무엇 in writing.
    """

    asks: str
    tells: str
    is_asked: tuple[str, str]
    is_told: tuple[str, str]
    give: str
    how: str
    names: Mapping[str, str]
    honours: bool


_WRITTEN, _SAID = {"거": "것", "뭐": "무엇"}, {"것": "거", "무엇": "뭐"}
FORMAL = Manner(
    "ᆸ니까", "ᆸ니다", ("입니까",) * 2, ("입니다",) * 2, "주시기 바랍니다", "어떻게 됩니까", _WRITTEN, honours=True
)
FAMILIAR = Manner("어", "어", ("이야", "야"), ("이야", "야"), "줘", "어떻게 돼", _SAID, honours=False)
SOFT = Manner("어요", "어요", ("이에요", "예요"), ("이에요", "예요"), "줘요", "어떻게 돼요", _SAID, honours=False)

_ASKING = frozenset({
    "나요", "ᆫ가요", "은가요", "는가요", "ᆫ가", "은가", "는가", "ᆸ니까", "습니까", "어요", "아요", "에요", "예요",
    "이에요", "여요", "죠", "지요", "지", "어", "아", "야", "나", "니", "냐", "ᆫ지요", "은지요", "는지요", "ᆫ지", "은지",
    "는지", "을까요", "ᆯ까요", "을까", "ᆯ까", "ᆫ대요", "는대요", "대요", "래요", "는데요", "ᆫ데요", "은데요", "ᆫ데", "는데",
    "ᆫ가여",
})  # fmt: skip
_TELLING = frozenset({"ᆸ니다", "습니다", "다", "ᆫ다", "는다"})
_ORDERING = frozenset({"세요", "으세요", "ᆸ시오", "읍시오", "시오", "오", "라", "어라"})
# Asking for it as a favour, after 주다: 정리해 주실래요, 알려 줄래.
_FAVOUR = frozenset({"ᆯ래요", "을래요", "ᆯ래", "ᆯ까요", "ᆯ까", "겠어요", "겠습니까"})
# Endings that Kiwi takes for those of a clause where no mark follows: 얼마였나.
_OPEN = frozenset({"나", "는지", "ᆫ지", "은지", "지", "니", "는데", "ᆫ데"})
_WONDERING = frozenset({"궁금하", "싶", "바라"})
_OF_STEMS = ("V", "EP", "XSV", "XSA")
_OF_NAMES = ("NN", "NR", "NP", "SL", "SH", "SN", "SW", "XSN", "W_")
_MARKS = frozenset({"SF", "SE"})
_ASKED_FOR = frozenset({"몇", "얼마", "누구", "누가", "언제", "어디", "무엇", "뭐", "어느", "무슨"})
_LEAST = 2
_HANGUL = re.compile("[가-힣]")


def ending_edits(text: str, morphemes: Sequence[Morpheme], manner: Manner, join: Join) -> tuple[Edit, ...]:
    """What changes at the ends of a text's sentences; one that ends in a way that isn't known stays as it is."""
    sentences = [
        _Sentence(text, list(group), manner, join) for _, group in groupby(morphemes, lambda one: one.sentence)
    ]
    if not sentences:
        return ()
    edits = [sentence.closed() for sentence in sentences]
    # A remark behind a question (22년 기준요.) is none itself.
    if edits[-1] is None and not any(edits):
        edits.append(sentences[-1].completed())
    return tuple(filter(None, edits))


def applied(text: str, edits: Sequence[Edit]) -> str:
    """The text with every edit made; they don't overlap."""
    for edit in sorted(edits, key=lambda edit: -edit.start):
        text = text[: edit.start] + edit.words + text[edit.end :]
    return text


def after(word: str, consonant: str, vowel: str) -> str:
    """What follows a word, by its last sound; figures and Latin letters count as ending in a vowel."""
    last = word[-1:]
    closed = "가" <= last <= "힣" and (ord(last) - ord("가")) % 28 != 0
    return consonant if closed else vowel


class _Sentence:
    """One sentence, seen from its end."""

    def __init__(self, text: str, morphemes: list[Morpheme], manner: Manner, join: Join) -> None:
        self._text, self._manner, self._join = text, manner, join
        words = _without_remark(morphemes)
        self._end = words[-1].end
        self._asked = "?" in text[words[-1].start : self._end]
        while words and words[-1].tag in _MARKS:
            words = words[:-1]
        if len(words) > 1 and (words[-1].form, words[-1].tag) == ("요", "JX"):
            words = words[:-1]
        self._words = words

    def closed(self) -> Edit | None:
        """The sentence with another ending of its verb; None where it has none that is known."""
        *before, ending = self._words or [Morpheme("", "", 0, 0, 0)]
        if ending.tag != "EF" and not (ending.tag == "EC" and ending.form in _OPEN):
            return None
        stem = _stem(before)
        if not stem:
            return None
        return next(filter(None, self._readings(before[: len(before) - len(stem)], stem, ending)), None)

    def completed(self) -> Edit | None:
        """A sentence that breaks off (투자 규모는?) said to its end; None where it isn't known how."""
        last = self._words[-1] if self._words else Morpheme("", "", 0, 0, 0)
        said = self._text[: last.end]
        if last.tag == "JX" and last.form in ("은", "는", "ᆫ"):
            added = f" {self._manner.how}?"
        elif last.tag == "JKS":
            what = self._manner.names.get("뭐", "뭐")
            added = f" {what}{after(what, *self._manner.is_asked)}?"
        elif (last.form, last.tag) == ("좀", "MAG"):
            added = f" 알려 {self._manner.give}."
        elif last.tag.startswith((*_OF_NAMES, "J")) and any(word.form in _ASKED_FOR for word in self._words[-3:]):
            added = after(said, *self._manner.is_asked) + "?"
        elif last.tag.startswith(_OF_NAMES):
            added = (after(said, "은", "는") if self._manner.honours else "") + f" {self._manner.how}?"
        else:
            return None
        return self._edit(last.end, added)

    def _readings(self, before: list[Morpheme], stem: list[Morpheme], ending: Morpheme) -> Iterator[Edit | None]:
        yield self._favour(before, stem, ending)
        yield self._order(stem, ending)
        if ending.form in _ASKING | _TELLING:
            yield self._is(before, stem, ending) if stem[0].tag == "VCP" else self._does(stem, ending)

    def _favour(self, before: list[Morpheme], stem: list[Morpheme], ending: Morpheme) -> Edit | None:
        """알려 줘, 알려 주세요, 정리해 주실래요, 확인하여 주시기 바랍니다."""
        if stem[0].form == "바라" and len(before) > _LEAST:
            hoped = _stem(before[:-1])
            if hoped and hoped[0].form == "주" and before[-1].tag == "ETN":
                return self._edit(hoped[0].start, f"{self._manner.give}.")
        if stem[0].form != "주":
            return None
        wished = ending.form in _ORDERING | _FAVOUR or (not self._asked and ending.form in ("어", "어요"))
        return self._edit(stem[0].start, f"{self._manner.give}.") if wished else None

    def _order(self, stem: list[Morpheme], ending: Morpheme) -> Edit | None:
        """나열하시오."""
        if self._asked or ending.form not in _ORDERING or stem[0].tag.startswith("VC"):
            return None
        plain = [(word.form, word.tag) for word in stem if word.tag != "EP"]
        return self._edit(stem[0].start, f"{self._join([*plain, ('어', 'EC')])} {self._manner.give}.")

    def _is(self, before: list[Morpheme], stem: list[Morpheme], ending: Morpheme) -> Edit | None:
        """얼마인가요, 몇 명이었죠; what 이다 is joined to may be in one syllable with it (뭔가요)."""
        if not before:
            return None
        name = before[-1]
        form = self._manner.names.get(name.form, name.form)
        told = ending.form in _TELLING
        mark = "." if told else "?"
        past = [(word.form, word.tag) for word in stem[1:] if word.form != "시"]
        if past:
            last = (self._manner.tells if told else self._manner.asks, "EF")
            # %, km: inflected as behind a vowel, which is how most of them are read.
            read = (form, name.tag) if _HANGUL.search(form[-1:]) else ("가", "NNG")
            joined = self._join([read, ("이", "VCP"), *past, last])
            return self._edit(name.start, form + joined[1:] + mark if read[0] != form else joined + mark)
        closing = self._manner.is_told if told else self._manner.is_asked
        start = min(stem[0].start, ending.start)
        if start < name.end or form != name.form:
            return self._edit(name.start, form + after(form, *closing) + mark)
        return self._edit(start, after(self._text[:start], *closing) + mark)

    def _does(self, stem: list[Morpheme], ending: Morpheme) -> Edit:
        told = ending.form in _TELLING or stem[0].form in _WONDERING
        parts = [(word.form, word.tag) for word in stem if self._manner.honours or word.form != "시"]
        closed = self._join([*parts, (self._manner.tells if told else self._manner.asks, "EF")])
        return self._edit(stem[0].start, closed + ("." if told else "?"))

    def _edit(self, start: int, words: str) -> Edit:
        return Edit(start, self._end, words)


def _without_remark(morphemes: list[Morpheme]) -> list[Morpheme]:
    """Leave out what stands in brackets at the end."""
    opened = max((at for at, one in enumerate(morphemes) if one.tag == "SSO"), default=0)
    return morphemes[:opened] if opened and morphemes[-1].tag == "SSC" else morphemes


def _stem(words: Sequence[Morpheme]) -> list[Morpheme]:
    """The verb at the end of some morphemes with what is inflected between it and its ending."""
    at = len(words)
    while at and words[at - 1].tag.startswith(_OF_STEMS):
        at -= 1
    return list(words[at:])
