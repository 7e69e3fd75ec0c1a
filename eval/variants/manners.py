"""A question in the manner of a letter to an office, and as one asks the colleague at the next desk.

**Polite**: sentences end in 합니다체, short forms are written out (건 is 것은, 뭐 is 무엇), and most questions open or
close with what people write around a question to an office. **Spoken**: sentences end in 해체 or 해요체, some of the
particles that speech drops are dropped, 무엇을 is 뭘, and some open with a word that only gives time to think.
"""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from eval.variants.endings import FAMILIAR, FORMAL, SOFT, Edit, Manner, applied, ending_edits
from ingest.korean import Korean
from ingest.types import Morpheme

_LETTER_OPENS = ("안녕하세요. ", "수고 많으십니다. ", "문의드립니다. ", "안녕하십니까. 한 가지 여쭙니다. ", "")
_LETTER_CLOSES = (" 답변 부탁드립니다.", " 감사합니다.", "", "")
_SPEECH_OPENS = ("근데 ", "저기 ", "있잖아 ", "", "", "")
_SOFT_SPEECH_OPENS = ("근데요 ", "저기요 ", "저 ", "", "", "")
_DROPS_OBJECT, _DROPS_TOPIC = 0.7, 0.5
_NAMES = ("NN", "XSN", "SL")
# Beside these a particle is said: 무엇을 말해, 하는 것은.
_KEEPS = frozenset({"것", "얼마", "말", "말하", "뜻하"})
# Two morphemes of one word, as it is written out and as it is said.
_WRITTEN = {("거", "ᆫ"): "것은", ("거", "ᆯ"): "것을", ("뭐", "ᆯ"): "무엇을", ("거", "은"): "것은", ("뭐", "가"): "무엇이"}
_SAID = {("것", "은"): "건", ("것", "을"): "걸", ("것", "이"): "게", ("무엇", "을"): "뭘", ("무엇", "이"): "뭐가"}
_WRITTEN_ALONE, _SAID_ALONE = {"뭐": "무엇"}, {"무엇": "뭐", "것": "거"}


def polite(text: str, draw: random.Random, korean: Korean) -> str:
    """Ask as in a letter to an office."""
    opens, closes = draw.choice(_LETTER_OPENS), draw.choice(_LETTER_CLOSES)
    morphemes = _morphemes(text, korean)
    ends = ending_edits(text, morphemes, FORMAL, korean.joined)
    words = _words(text, morphemes, _WRITTEN, _WRITTEN_ALONE)
    if not ends and not opens:
        opens = _LETTER_OPENS[0]
    return opens + applied(text, _beside(ends, words)) + closes


def spoken(text: str, draw: random.Random, korean: Korean) -> str:
    """Ask as one speaks."""
    soft = draw.random() < 0.5
    opens = draw.choice(_SOFT_SPEECH_OPENS if soft else _SPEECH_OPENS)
    morphemes = _morphemes(text, korean)
    ends = ending_edits(text, morphemes, _manner(soft), korean.joined)
    words = [*_words(text, morphemes, _SAID, _SAID_ALONE), *_dropped(text, morphemes, draw)]
    return opens + applied(text, _beside(ends, words))


def _manner(soft: bool) -> Manner:
    return SOFT if soft else FAMILIAR


def _morphemes(text: str, korean: Korean) -> list[Morpheme]:
    (found,) = korean.morphemes([text])
    return found


def _words(
    text: str, morphemes: Sequence[Morpheme], pairs: Mapping[tuple[str, str], str], alone: Mapping[str, str]
) -> Iterator[Edit]:
    """Short forms for long ones or the other way round; of a pair its last part is a particle."""
    for word, following in pairwise([*morphemes, Morpheme("", "", len(text), len(text), 0)]):
        if word.tag not in ("NP", "NNB"):
            continue
        if written := pairs.get((word.form, following.form if following.tag.startswith("J") else "")):
            yield Edit(word.start, max(word.end, following.end), written)
        elif word.form in alone and not text[word.end : word.end + 1].strip() and following.start >= word.end:
            yield Edit(word.start, word.end, alone[word.form])


def _dropped(text: str, morphemes: Sequence[Morpheme], draw: random.Random) -> Iterator[Edit]:
    """Particles of the object and of the topic that stand behind a name and before a blank."""
    for name, particle, following in zip(morphemes, morphemes[1:], morphemes[2:], strict=False):
        chance = {"을": _DROPS_OBJECT, "를": _DROPS_OBJECT, "은": _DROPS_TOPIC, "는": _DROPS_TOPIC}.get(particle.form)
        apart = text[particle.end : particle.end + 1] == " " and particle.start == name.end
        if not chance or particle.tag not in ("JKO", "JX") or not apart or following.form in _KEEPS:
            continue
        if name.tag.startswith(_NAMES) and name.form not in _KEEPS and draw.random() < chance:
            yield Edit(particle.start, particle.end, "")


def _beside(ends: Sequence[Edit], others: Iterable[Edit]) -> list[Edit]:
    """Both kinds of edits, without those that reach into the end of a sentence."""
    return [*ends, *(edit for edit in others if all(edit.end <= end.start or edit.start >= end.end for end in ends))]
