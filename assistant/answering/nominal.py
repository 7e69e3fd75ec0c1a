"""Verbs that documents close a line with in their noun form, said as 합니다체: 웃돎, 보고받겠음, 길어짐, 추진함.

Nouns that only look so (지침, 만남, 책임) are left: a form is known by what stands before its last syllable.
"""

from ingest import patterns as re

_FIRST, _FINALS = 0xAC00, 28
_LM, _M, _B, _SS = 10, 16, 17, 20  # the final consonants ㄻ, ㅁ, ㅂ and ㅆ
# Nouns that end as nominalised verbs do: 책임 is no 책이다, 우편함 no 우편하다, 삶 no 살다.
_NOUN = re.compile(
    r"(?:결|명|보관|사물|투표|수거|우편|접수|제안|잠수|군)함$|(?:책|위|선|신|재|연|해|담|퇴|취|전|후|모|방|배|부|움직)임$|(?<![선공유배살])포함$|(?:위함|삶|앎)$"
)
_ADJECTIVE = re.compile(r"[있없않같받많높낮적좋맡얻갖찾믿남늦깊넓좁짧밝옳잃읽맞씻닿쌓낳]음$")
_VERB = re.compile(
    r"(?:[함됨임]|아님|[아어여해라려겨혀커워쳐져러꺼]짐|[타어아려러끝지]남|[시지으]킴|[올내늘돌풀열몰실걸누]림|닫힘|밝힘|나쁨"
    r"|(?:부탁|말씀|알려|안내해?) ?드림|(?:맡|남|넘|옮|생|챙|앞당)김"
    r"|(?:들어|올라|내려|돌아|넘어|따라|나아|[아어여겨려] )감"
    r"|(?:들어|나|돌아|올라|내려|가져)옴|[미거펼합고그마넘겹]침|[해려여와]줌|(?<!줄)[바가]꿈|[다이치미]룸|(?<![가-힣])[세채비키피]움|[갖낮]춤"
    r"|(?:나타|보|펴|밝혀|만들어|드러|끝|찾아)냄|(?:넘어|나|앞|맞)섬|[빠다따모치]름|에 이름|(?<![가-힣])큼|으로 봄"
    r"|(?:하|되|시키|받|주|쓰|내|오|가)기(?:를)? 바람|[를을] (?:줌|둠|씀|냄|봄|폄|가짐|지님))$"
)


def verb_of(text: str) -> str:
    """The text with its last word said as a verb; empty where that is none in its noun form."""
    last, before = text[-1:], text[-2:-1]
    if _NOUN.search(text.rsplit(maxsplit=1)[-1] if text.strip() else ""):
        return ""
    if last == "음":
        return f"{text[:-1]}습니다" if final_of(before) == _SS or _ADJECTIVE.search(text) else ""
    if final_of(last) == _LM or (final_of(last) == _M and _VERB.search(text)):
        return f"{text[:-1]}{chr(ord(last) - final_of(last) + _B)}니다"
    return ""


def final_of(syllable: str) -> int:
    """The number of a Hangul syllable's final consonant in Unicode; 0 for none and for other signs."""
    return (ord(syllable) - _FIRST) % _FINALS if "가" <= syllable <= "힣" else 0
