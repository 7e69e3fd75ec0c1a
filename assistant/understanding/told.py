"""Earlier turns with their questions said in full, and what a further question takes over from them.

예산은 얼마고 after 가온 첫걸음 인턴은 어떤 사업이야 asks about 가온 첫걸음 인턴; so does what is asked next.
"""

from dataclasses import dataclass, replace

from assistant.types import Turn
from assistant.understanding.anatomy import Anatomy, take_apart
from assistant.understanding.asked import Asked
from assistant.understanding.cues import kinds_asked
from assistant.understanding.references import references
from ingest import patterns as re
from ingest.korean import Korean

_OF_FIGURE = frozenset({Asked.COMPARISON, Asked.REASON, Asked.PERCENT})
_PARTICLE = re.compile(r"(?:은|는)?\s*$")
_YEAR_LAST = re.compile(r"\s(?:(?:19|20)\d\d|['‘’`]?\d\d)년(?:도)?$")


@dataclass(frozen=True, slots=True)
class Told(Turn):
    """A turn with its question said in full; ``topic`` is what it took over from the turns before it, if anything."""

    topic: str = ""


def told(turn: Turn, question: str, bare: str) -> Told:
    """A turn as it was understood; ``bare`` is what was asked without its opening words."""
    pointing = next(iter(references(bare)), None)
    own = bare[pointing.end :].strip() if pointing is not None and pointing.start == 0 else bare
    attached = bool(own) and question != bare and question.endswith(own)
    topic = _PARTICLE.sub("", question[: -len(own)]) if attached else ""
    return Told(question, turn.answer, _YEAR_LAST.sub("", topic))


def parts_of(turn: Turn, further: str, korean: Korean) -> Anatomy:
    """The parts of a told question that a further one leans on.

    Where it asked one thing more of a topic, the further question is about the topic, too, not about that one thing;
    but why it is so and how it changed is asked of the thing.
    """
    whole = take_apart(turn.question, korean)
    topic = turn.topic if isinstance(turn, Told) else ""
    if topic and whole.measure:
        return replace(whole, phrase=f"{topic} {whole.measure}", topic=topic)
    if not topic or kinds_asked(further) & _OF_FIGURE:
        return whole
    return replace(whole, phrase=topic, topic=topic, event="")
