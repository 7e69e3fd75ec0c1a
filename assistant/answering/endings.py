"""Sentence endings: what documents write in noun style said as 합니다체, 추진함 as 추진합니다, 예정 as 예정입니다.

Only the ending changes, never a word or a figure. A word that isn't known to close a sentence stays as it is.
"""

import re

# Nouns that end as nominalised verbs do: 책임 is no 책이다, 우편함 no 우편하다.
_NOUN = re.compile(
    r"(?:결|명|보관|사물|투표|수거|우편|접수|제안|잠수|군)함$|(?:책|위|선|신|재|연|해|담|퇴|취|전|후|모|방|배|부|움직)임$"
)
_STEM = re.compile(r"[있없않같받많높낮적좋맡얻갖찾믿입]음$")
_OPEN_VERBS = (
    *(("그침", "그칩니다"), ("늘림", "늘립니다"), ("높임", "높입니다"), ("줄임", "줄입니다"), ("올림", "올립니다")),
    *(
        ("내림", "내립니다"),
        ("넘어섬", "넘어섭니다"),
        ("나타냄", "나타냅니다"),
        ("보냄", "보냅니다"),
        ("따름", "따릅니다"),
    ),
    *(("마침", "마칩니다"), ("옮김", "옮깁니다"), ("낮춤", "낮춥니다"), ("밝힘", "밝힙니다"), ("달라짐", "달라집니다")),
    *(("이루어짐", "이루어집니다"), ("커짐", "커집니다"), ("으로 봄", "으로 봅니다")),
)
# Nouns of doing; those that mostly tell what is over (완료, 감소, 달성) are left as they stand.
_DOING = re.compile(
    r"(?:추진|투자|지원|구축|운영|실시|강화|개최|마련|도입|개발|육성|촉진|제공|조성|확대|신설|설치|활용|보급|양성|확충|고도화"
    r"|개선|적용|발굴|확산|제고|도모|시행|수립|인정|제출|선정|지급|중단|제외|점검|정비|반영|병행|창출|완화|포함)$"
)
# A line of labels and points is no sentence, and what opens with its year tells of then, over or to come.
_LISTS = re.compile(r"[:：①-⑳▲/]|^\W*(?:\d\d|(?:19|20)\d\d)년")
_PAST = re.compile(r"[였했었았]")
_BEING = re.compile(r"(?:필요|가능|불가능|불가|중요|시급|동일|부족)$")
_IS = re.compile(r"(?:예정|대상|방침|원칙|위함)$")


def spoken(text: str) -> str:
    """A statement without its full stop in 합니다체; unchanged where its last word isn't known to close a sentence."""
    word = text.rsplit(maxsplit=1)[-1] if text.strip() else ""
    for written, said in _OPEN_VERBS:
        if text.endswith(written):
            return text.removesuffix(written) + said
    if _NOUN.search(word):
        return text
    if _STEM.search(word):
        return f"{text.removesuffix('음')}습니다"
    copula = _copula(text, word)
    return f"{text}{copula}" if copula or _DOING.search(word) else _closed_verb(text, word)


def _copula(text: str, word: str) -> str:
    """What makes a sentence of a noun of doing or being; nothing for other words."""
    if _BEING.search(word):
        return "합니다"
    if _DOING.search(word) and not _LISTS.search(text):
        return "했습니다" if _PAST.search(text) else "합니다"
    return "입니다" if _IS.search(word) else ""


def _closed_verb(text: str, word: str) -> str:
    """A nominalised 하다, 되다 or 이다 as its verb: 추진함, 소요됨."""
    for written, said in (("함", "합니다"), ("됨", "됩니다"), ("임", "입니다")):
        if word.endswith(written):
            return text.removesuffix(written) + said
    return text
