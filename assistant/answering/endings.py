"""Sentence endings: what documents write in noun style said as 합니다체, 추진함 as 추진합니다, 예정 as 예정입니다.

Only the ending changes, never a word or a figure. A word that isn't known to close a sentence stays as it is.
"""

from assistant.answering.nominal import verb_of
from assistant.answering.phrases import is_named, names_doing
from assistant.answering.plain import formal
from ingest import patterns as re

# Nouns of doing; those that mostly tell what is over (완료, 감소, 달성) are left as they stand.
_DOING = re.compile(
    r"(?:추진|투자|지원|구축|운영|실시|강화|개최|마련|도입|개발|육성|촉진|제공|조성|확대|신설|설치|활용|보급|양성|확충|고도화"
    r"|개선|적용|발굴|확산|제고|도모|시행|수립|인정|제출|선정|지급|중단|제외|점검|정비|반영|병행|창출|완화|포함)$"
)
# With what is done to it before them, these tell what is done as well: 점검을 총괄.
_DOING_TO = re.compile(
    r"[을를] (?:총괄|심의|공개|준용|금지|신청|보수|조정|검토|확인|제시|전달|준수|배치|관리|담당|의결|공고|통보|기재"
    r"|작성|납부|발표|선도|선발|모집|안내|배부|부과|감면)$|[가-힣](?:으로|로) (?:신청|접수|문의)$"
)
# A line of labels and points is no sentence, and what opens with its year tells of then, over or to come.
_LISTS = re.compile(r"[:：①-⑳▲/]|^\W*(?:\d\d|(?:19|20)\d\d)년")
_DATED = re.compile(r"['‘’`]\d\d|(?<!\d)(?:19|20)\d\d(?!\d)")
_STATE, _LONGEST_STATE = re.compile(r"[가-힣](?:힘|짐|림|김|침|낌|함|됨|음|남)$"), 16
_PAST = re.compile(r"[였했었았]")
_NOW = re.compile(r"(?:합니다|됩니다)$")
_BEING = re.compile(r"(?:필요|가능|불가능|불가|중요|시급|동일|부족)$")
_IS = re.compile(
    r"(?:예정|대상|방침|원칙|위함|[가-힣)\d%] 등|順)$|\d\S{0,4} ?(?:이내|이상|이하|미만|초과|내외|안팎|정도|이후|이전)$"
)

# What is still to be done when it was written: 안전 진단을 받은 뒤 다시 논의함, 조심해야 함.
_AHEAD = re.compile(
    r"[하해어아]야 |(?:뒤|후)(?:에)? (?:다시|[가-힣]+하기로)|다시 [가-힣]{2,3}함?$|까지 [가-힣]+함?$|앞으로|내년|예정"
)


def spoken(text: str) -> str:
    """A statement without its full stop in 합니다체; unchanged where its last word isn't known to close a sentence."""
    if _is_list_of_states(text):
        return f"{text}입니다"
    word = text.rsplit(maxsplit=1)[-1] if text.strip() else ""
    return verb_of(text) or formal(text) or text + _copula(text, word)


def spoken_of_past(text: str) -> str:
    """A statement of what is over: 설치, 설치함 as 설치했습니다; what is a sentence already stays as it is."""
    said = spoken(text)
    if said == text or _AHEAD.search(text):
        return said
    return _NOW.sub(lambda now: "했습니다" if now[0] == "합니다" else "되었습니다", said)


def _copula(text: str, word: str) -> str:
    """What makes a sentence of a noun of doing or being, or of one that a clause describes; nothing for other words."""
    if _BEING.search(word):
        return "합니다"
    if _DOING.search(word) and not _LISTS.search(text):
        return "입니다" if names_doing(text) else _done(text)
    if _DOING_TO.search(text) and not (_LISTS.search(text) or _DATED.search(text)):
        return _done(text)
    return "입니다" if _IS.search(text) or is_named(text) else ""


def _done(text: str) -> str:
    return "했습니다" if _PAST.search(text) else "합니다"


def _is_list_of_states(text: str) -> bool:
    """Whether short names of what is the matter stand side by side: 필터 막힘, 벨트 미끄러짐."""
    items = text.rpartition(": ")[2].split(", ")
    return len(items) > 1 and all(len(item) <= _LONGEST_STATE and _STATE.search(item) for item in items)
