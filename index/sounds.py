"""How words sound: Hangul as phones, Latin words as the Hangul that spells them, and how well the two agree.

Phones are the letters of Hangul in Latin ones, one a sound: ㄱ g, ㅋ k, ㄷ d, ㅌ t, ㅂ b, ㅍ p, ㅅ s, ㅈ j, ㅊ c, final
ㅇ ``N``, ㄹㄹ ``L``, other finals G, T and B; vowels a, A (ㅓ), o, u, x (ㅡ), i and e for both ㅐ and ㅔ, with w and y
before them. ㅆ counts as ㅅ. Which Hangul a spelling becomes follows the rules for loan words (외래어 표기법, 1986) and
what people write beside them. Knows no library and no particles.
"""

from functools import lru_cache
from itertools import islice, product

from ingest import patterns as re

_FIRST = 0xAC00
_LEADS = ("g", "", "n", "d", "", "l", "m", "b", "", "s", "s", "", "j", "", "c", "k", "t", "p", "h")
# Tense letters are no part of loan words, but for the ㅆ of 써비스.
_TENSE = frozenset({1, 4, 8, 13})
_VOWELS = (
    *("a", "e", "ya", "ye", "A", "e", "yA", "ye", "o", "wa", "we"),
    *("we", "yo", "u", "wA", "we", "wi", "yu", "x", "xi", "i"),
)
# Finals by their number; loan words have no others. A final ㅅ is how t ends a syllable: 넷, 로봇.
_FINALS = {0: "", 1: "G", 4: "n", 7: "T", 8: "l", 16: "m", 17: "B", 19: "T", 21: "N", 24: "G", 25: "T", 26: "B"}
_HANGUL = re.compile("[가-힣]+")
# A final that only doubles what follows: 맥킨지, 브릿지, 플러스.
_DOUBLED = re.compile("G(?=[gk])|B(?=[bp])|T(?=[tdsjc])|m(?=m)|n(?=n)")
_VOWEL = frozenset("aAeiouxyw")

# The phones of spellings, each with what it costs to take them, 0 unless told: 1 for another usual
# way, 3 for one that is seldom meant. A hyphen stands for no sound.
_SPELT = """
b b B p3 | bb b | p p B b3 | pp p B | ph p B | f p h2 B3 | ff p | v b B1 p3 | t t T s3 d3 c3 | tt t T d2
d d T1 t3 j3 | dd d | th s t1 d1 T | ts c cx ts | tz c cx | tch c ci | ds j jx | dge j ji | ge j ji gei2 ge2
ce s se si sA | ci si sai | cy si sai | che c ci cyeA1 sw2 | ch c ci k G k1 s2 sw2 sy3 | sh s si sw swi sy
k k G g3 | kk k | c k G g2 s2 | cc k G ks Gs | ck k G | g g G j1 k3 | gg g G | gh g3 -1 | kn n | gn n | wr l
ps s | q k G | qu kw k2 | que k G | x Gs ks s2 j3 | xc Gs ks | s s j1 | ss s | sc s | sch s sk | z j s2
zz c cx j | j j y3 | tion sAn cAn1 syAn | ation eisAn eisyAn | ssion sAn syAn | sion sAn jAn syAn | cian sAn
tia sya si | cial syAl sAl | tial syAl sAl | tu cu tu | ture cA cyA | sure jA syA | du du dyu | thm jxm
con kAn kon | com kAm kom | re le li | l l L | ll l L | r l -1 | rr l L1 | rh l | m m | mm m | mb m | n n N2 | nn n
ng N Ng Nj2 | nk Nk NG | h h -2 | w w u2 -3 | wh w hw | ware weA | y i y ai1 | a e a ei1 o3 A2 | A ei e1 a1
a$ a A1 | e e i1 A1 -3 | e$ - e1 i2 | i i ai1 A2 | I ai i1 | Y ai i1 | o o a2 A1 ou1 | u A u yu a3 i4 o4 x3
aa a | ae e ei | ai ei e1 ai2 | ay ei ai2 | ea i e ei2 ia1 | ee i | ei ei i1 ai1 e | eo io eo | eu yu u o2
ew yu u | iew yu | ey i ei1 | ia ia iA ya | ie i ai1 | io io iA aio | oa o | oe o | oi oi | oo u o3 oo1
ou au u1 A2 o2 | ow au o ou1 | ower auA awA oA | sign jain sain | gen jAn1 jen | tium siAm tyum | eum ium iAm
ome om Am | oy oi | ua ua wa | ue u yu we2 | ui u i1 wi1 | gu g gw | ag ij1 eg | age iji eji1 | ar a A1
er A e2 | ir A | or o A | ur A | our A auA1 uA o | ire aiA | are eA | ure yuA A | ore oA | ate$ eitx it1 eit1
le xl Al l L | al Al xl3 el | aw o | au o au1 a2 | igh ai | eigh ei | ough o u | yu yu | oor oA | ear iA | air eA
ier iA | s$ -4 | es$ -4 | coor ko | ance Ans | tre$ tA | chine sin | open opxn | ata eitA eita | ence Ans ens
eren AlAn elen | gine jin | guide gaid | side said | ox oGs aGs | ock oG aG | ot ot oT aT1 | op op oB aB1
agen eijAn | i$ i ai
"""
# Stands behind a word, where some letters are read in other ways.
_END = "$"
# A vowel before one consonant and a final e is said by its name (page, drive, table), and the e is mute.
_LONG = re.compile("[aiy](?=[^aeiouywr](?:es?|le)$)")
# Doubled letters are no two sounds, and a final e has readings of its own.
_READ_TOGETHER = re.compile(r"([a-z])\1|e\$")
_LONGEST_SPELLING = 5

_OPENINGS = {"h": "h"} | dict.fromkeys("aAeiouxyw", "v")
# Of these classes b, d, g and v are told from p, t, k and f at the head of a word.
_WITH_VOICE, _VOICED = frozenset("KTP"), frozenset("bdgv")

# Consonants in coarse classes, so that few words need be compared: K, S, T, P, M, N, L.
_CLASS_OF = str.maketrans("gkGdtTbpBsjcmnlLNaAeiou", "KKKTTTPPPSSSMNLLN......", "xywh")
_SPELLINGS = (
    (r"[aeiouy]+", "."),
    (r"^(?:kn|gn|pn)|gn$", "N"),
    (r"^wr", "L"),
    (r"^(?:ps|x)", "S"),
    (r"mb$", "M"),
    (r"tion|sion|cian", "SN"),
    (r"ti(?=[aou])", "S|T"),
    (r"tch|dg|sh|t[sz]$", "S"),
    (r"t[sz]", "S|TS"),
    (r"sch", "S|SK"),
    (r"ch", "S|K"),
    (r"th", "S|T"),
    (r"ph", "P"),
    (r"gh", "|K"),
    (r"ck|qu?|k+", "K"),
    (r"cc(?=[eiy])|x", "KS"),
    (r"s?c(?=[eiy])", "S"),
    (r"ng(?=[aeiouylr])", "NK|NS|N"),
    (r"ng", "N"),
    (r"g(?=[eiy])", "S|K"),
    (r"[cg]+", "K"),
    (r"s$", "S|"),
    (r"[szj]+", "S"),
    (r"[td]+(?=u)", "T|S"),
    (r"[td]+", "T"),
    (r"[pbfv]+", "P"),
    (r"m+", "M"),
    (r"n+", "N"),
    (r"l+", "L"),
    (r"r+(?=[aeiouy])(?!e$)|^rh", "L"),
    (r"r(?=e$)", "|L"),
)
_SPELLING = re.compile("|".join(f"({spelling})" for spelling, _ in _SPELLINGS))
_CLASSES = [classes.split("|") for _, classes in _SPELLINGS]
_REPEATED = re.compile(r"([A-Z])\1+")
_MOST_SKELETONS = 16


def phones(hangul: str) -> str:
    """The sounds of a Hangul word as a loan word spells them; nothing for any other, 값 or 땅."""
    if not _HANGUL.fullmatch(hangul):
        return ""
    said = []
    for ch in hangul:
        lead, rest = divmod(ord(ch) - _FIRST, len(_VOWELS) * 28)
        vowel, final = divmod(rest, 28)
        if final not in _FINALS or lead in _TENSE:
            return ""
        said.append(_LEADS[lead] + _VOWELS[vowel] + _FINALS[final])
    return _DOUBLED.sub("", "".join(said)).replace("ll", "L")


def skeleton(sounds: str) -> str:
    """The consonants of phones in classes, behind how they begin: with a vowel, with ㅎ, with a voice."""
    return _outline(sounds.translate(_CLASS_OF), sounds)


def skeletons(latin: str) -> set[str]:
    """Those that a Latin word of small letters may have: c is K or S, as it is said."""
    each = [_CLASSES[found.lastindex - 1] for found in _SPELLING.finditer(latin) if found.lastindex]
    ways = islice(product(*each), _MOST_SKELETONS)
    return {_outline("".join(way), latin) for way in ways}


def _outline(classes: str, word: str) -> str:
    """Classes of consonants without the vowels between them, behind how a word begins."""
    plain = _REPEATED.sub(r"\1", classes).replace(".", "")
    if word[:1] in _OPENINGS:
        return f"{_OPENINGS[word[0]]}{plain}"
    return f"b{plain}" if plain[:1] in _WITH_VOICE and word[0] in _VOICED else plain


def strangeness(latin: str, sounds: str, most: int) -> int | None:
    """How far phones are from how a Latin word may be spelt in Hangul, 0 for not at all; ``None`` above ``most``."""
    word = _LONG.sub(lambda found: found[0].upper(), latin) + _END
    reached: list[dict[int, int]] = [{} for _ in range(len(word) + 1)]
    reached[0][0] = 0
    for at, places in enumerate(reached[: len(latin)]):
        _carry(places, sounds)
        for length, said, cost in _ways(word, at) if places else ():
            for place, so_far in places.items():
                if so_far + cost <= most and sounds.startswith(said, place):
                    _reach(reached[at + length], place + len(said), so_far + cost)
    _carry(reached[-2], sounds)
    return min((places[len(sounds)] for places in reached[-2:] if len(sounds) in places), default=None)


def _ways(word: str, at: int) -> list[tuple[int, str, int]]:
    """What may be read at a place of a word: how many letters, their phones and what they cost."""
    spelt = _spelt()
    ways = [] if _READ_TOGETHER.match(word, at) else [(1, said, cost) for said, cost in spelt.get(word[at], ())]
    for length in range(2, min(_LONGEST_SPELLING, len(word) - at) + 1):
        ways += [(length, said, cost) for said, cost in spelt.get(word[at : at + length].lower(), ())]
    return ways


def _carry(places: dict[int, int], sounds: str) -> None:
    """Go on over ㅡ, which only carries the consonant before it."""
    for place, cost in list(places.items()):
        if place and sounds[place : place + 1] == "x" and sounds[place - 1] not in _VOWEL:
            _reach(places, place + 1, cost)


def _reach(places: dict[int, int], place: int, cost: int) -> None:
    if cost < places.get(place, cost + 1):
        places[place] = cost


@lru_cache(maxsize=1)
def _spelt() -> dict[str, tuple[tuple[str, int], ...]]:
    spelt: dict[str, tuple[tuple[str, int], ...]] = {}
    for line in _SPELT.replace("\n", "|").split("|"):
        spelling, *ways = line.split() or [""]
        read = [re.fullmatch(r"([a-zA-Z]+|-)(\d?)", way) for way in ways]
        spelt[spelling] = tuple((one[1].strip("-"), int(one[2] or 0)) for one in read if one)
    return spelt
