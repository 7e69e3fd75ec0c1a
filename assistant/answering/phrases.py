"""Whether a line without a verb names something (사회 안전망 구축, 60점에 못 미치는 도로) or tells it in noun style.

Told by particles and endings alone: 월세를 지원 says what is done, 청년 월세 지원 names it. Pure.
"""

from collections.abc import Sequence

from ingest import patterns as re

_HANGUL = re.compile(r"[가-힣]+(?:[·ㆍ․][가-힣]+)*")
_LISTS = re.compile(r"[○□▲①-⑳☑■→]")
# Verbs and adjectives before the noun they describe: 미치는, 나타낸, 받을, 위한; and 누구의.
_DESCRIBES = re.compile(
    r"(?:[하되있없지르우키내보받주나오가치이쓰드리기사맡쓰]는|[높많같좁작넓낮젊늦깊좋받얻남맡]은|[한된던할될진낸눈킨린친른춘룬]|[가-힣]인"
    r"|[가-힣]{2}의|(?:이런|어떤|모든|새로운))$"
)
_NO_VERB = re.compile(
    r"(?:[기권제무유국조상]한|[가-힣]*대한(?=민국)|[개법확승본타노군성상원요지라]인|[사보추촉후]진|[회협동심결정강논]의)$"
)
# What stands before a verb, not before a noun: endings that connect, particles, adverbs.
_CONNECTS = re.compile(
    r"(?:[하되]여|[하되으이]며|하[고되]|해서?|되[고어]|면서|도록|위해|통해|따라|거쳐|으나|지만|않고|없이),?$"
)
_MARKED = re.compile(
    r"(?:[을를에께]|에서|에게|으로|까지|부터|마다|씩|[가-힣]{2}(?:[은는만]|(?<!도)(?<!경)(?<!통)로|(?<!차)이|가)),?$"
)
_ADVERB = re.compile(
    r"(?:매[월년일주]|매분기|모두|각각|우선|지속|직접|함께|추가|별도|신규|적극|즉시|전부|일부|최대|따로|다시|서로|미리|자동|계속"
    r"|점차|수시|연중|상시|조기|전액|개별|공동|일괄|중점|집중|본격|시범|순차|등|이상|이하|이내|[가-힣][히게])$"
)
# Last words that lead on to what was cut off.
_LEADS_ON = re.compile(
    r"(?:후|뒤|때|동안|채|만큼|대로|중|데|수|만|뿐|듯|바|지|즉시|한편|반면|가운데|결과|대신|때문|이상|이하|이후|이전|시|등)"
)
# 편성할 것 orders; one syllable is more often a word cut short than a noun.
_ORDERED = re.compile(r"[할될을] 것$|[다요까죠]$|(?<![가-힣])[^것곳값폭건일눈길집돈자]$")
_CUT = re.compile(
    r"(?:^[것수곳때점데바줄적일말값][을를은는이가에도로만과와의]|[가-힣][를에]|[가-힣]{2}(?:[을은는와며든이가도로만의과고나게서면]|으로|에서|므로))$"
)
_LONG_NOUN = re.compile(
    r"(?:[문청고인획의적술약정령장견]서|전문가|[평국단]가|[제정지온속빈각용족]도|[도경통진]로|[회협동심결정]의|[성결효학]과|[차사린]이|[측화도서노]면|[신보사광]고|하나)$"
)


def is_named(text: str) -> bool:
    """Whether the last word is what a clause describes: 무주택자 behind 집에 사는."""
    *before, last = text.split() or [""]
    whole = _HANGUL.fullmatch(last) is not None and not _LEADS_ON.fullmatch(last) and not _ORDERED.search(text)
    cut = _CUT.search(last) and not _LONG_NOUN.search(last)
    return bool(before and whole and not cut and _describes(before[-1])) and not _LISTS.search(text)


def names_doing(text: str) -> bool:
    """Whether a line that ends with a noun of doing names what is done: 사회 안전망 구축."""
    *before, _ = text.split() or [""]
    if not before or any(_CONNECTS.search(word) for word in before) or _LISTS.search(text):
        return False
    described = max((place for place, word in enumerate(before, start=1) if _describes(word)), default=0)
    rest = before[described:]
    return not any(_MARKED.search(word) for word in rest) and (not rest or _is_bare(rest))


def _is_bare(words: Sequence[str]) -> bool:
    """Whether the last of some words is a noun as it is, no adverb and no figure's unit: 6,369억 원."""
    unit = words[-2:] if len(words[-1]) == 1 else words[-1:]
    counted = any(character.isdigit() for word in unit for character in word)
    return not counted and _HANGUL.fullmatch(words[-1]) is not None and not _ADVERB.search(words[-1])


def _describes(word: str) -> bool:
    return bool(_DESCRIBES.search(word)) and not _NO_VERB.search(word)
