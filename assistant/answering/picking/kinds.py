"""Whether the members of a table or list are of the kind that a question picks: 부서 are 과, 법안 are 법률안."""

from collections.abc import Callable, Sequence

from assistant.answering.picking.records import Records
from assistant.evidence.reading import squeezed
from assistant.understanding.picking import Wish
from ingest import patterns as re

# The nearest that one of the words on the left is to one on the right, by the encoder's vectors, -1 to 1.
Like = Callable[[Sequence[str], Sequence[str]], float]

LIKE_FROM = 0.45
_ASIDES = re.compile(r"(?:[(\[][^()\[\]]*[)\]])+$")
_CALLED, _MADE_OF, _NEAR_BY, _ABOVE, _OTHER, _ANY = 1.0, 0.9, 0.8, 0.5, 0.2, 0.5


def kind_fit(wish: Wish, records: Records, like: Like) -> float:
    """How well members are of the kind that is picked, 0 to 1."""
    if not wish.kind:
        return _ANY
    return max(_fits(kind, wish, records, like) for kind in {squeezed(wish.kind), squeezed(wish.stem)})


def _fits(kind: str, wish: Wish, records: Records, like: Like) -> float:
    own = squeezed(re.sub(r"[명별]$", "", records.kind))
    if own and (own in kind or kind in own):
        return _CALLED
    names = [squeezed(member.name) for member in records.members]
    if sum(_is_one(name, kind) for name in names) * 2 > len(names):
        return _MADE_OF
    if kind in records.near or any(kind in squeezed(head) for head in records.heads):
        return _NEAR_BY
    if records.reading.opens_with(kind) or kind in records.far:
        return _ABOVE
    cosine = like([wish.kind], [records.kind]) if records.kind else 0.0
    return _ABOVE if cosine >= LIKE_FROM else _OTHER


def _is_one(name: str, kind: str) -> bool:
    """Whether a name ends with what it is: 도로관리과 is a 과, 일부개정법률안 a 법안."""
    bare = _ASIDES.sub("", name)
    rest = iter(bare[-len(kind) - 1 :])
    return bare.endswith(kind) or (len(kind) > 1 and all(syllable in rest for syllable in kind))
