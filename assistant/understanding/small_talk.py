"""What is said to the program itself: a greeting, thanks, what it can do, which documents it has.

Only a text that says nothing else counts, so that a question of a document's matter never falls in here: 어떤 서류가
있나요 asks for papers, 어떤 문서가 있나요 for the documents. Knows the words alone, no library.
"""

from enum import StrEnum

from ingest import patterns as re


class SmallTalk(StrEnum):
    """What such a text wants."""

    GREETING = "greeting"
    THANKS = "thanks"
    ABILITY = "ability"
    DOCUMENTS = "documents"


_LONGEST = 40
_WORD = re.compile(r"[가-힣A-Za-z0-9]+")
_WHOLE = (
    (SmallTalk.GREETING, r"(?:안녕|안뇽|하이|헬로|헬로우|hi|hello|반갑|반가)(?:하세요|하십니까|습니다|워요|워|요)?"),
    (
        SmallTalk.THANKS,
        r"(?:정말|너무|아주|네|예|오|와)?(?:고마워요?|고맙습니다|감사(?:합니다|해요|드려요|드립니다)?|땡큐"
        r"|수고(?:하셨|했|많으셨)(?:습니다|어요))|잘?알겠(?:습니다|어요)",
    ),
    (
        SmallTalk.ABILITY,
        r"(?:너|넌|너는|네가|니가|당신은?|여기서|여기선)?(?:뭐|뭘|무엇을|무얼|어떤걸|어떤것을)"
        r"(?:를|을)?(?:도와|할수|물어볼수|물어보면|물어봐도|질문할수|질문하면)[가-힣]*"
        r"|(?:이거|이것|이건|여기|문답|프로그램)?(?:은|의)?(?:어떻게(?:써|쓰|사용하)[가-힣]*"
        r"|(?:사용법|사용방법|쓰는법|쓰는방법|도움말)(?:은|이|을|좀)?(?:알려|뭐|어떻|보여|궁금)?[가-힣]*)"
        r"|(?:너|넌|너는|당신은?|자네는?)(?:누구|뭐)(?:야|니|냐|에요|예요|세요|신가요|인가요|지)",
    ),
)
_GREETED = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _WHOLE)
_PARTICLE = r"(?:에서|에는|에선|엔|에|은|는|이|가|을|를|의|로|중에|으로)?"
_HELD = re.compile(rf"(?:문서|자료|파일|문서함)(?:들|함|목록)?{_PARTICLE}")
_BESIDE = re.compile(
    rf"(?:여기|이곳|안|이|그|저|지금|현재|혹시|우리|모두|전부|다|전체|모든|총|좀|수|두|세|각|각각){_PARTICLE}"
    r"|내용(?:이|을|들)?(?:예요|에요|이에요|인가요|인지|이야|이죠|입니까)?|(?:대한|관한|다룬|다루는|담은|담긴)"
    r"|(?:거|것|건)(?:예요|에요|이에요|인가요|인가|인지|야|이야|죠|이죠|입니까)?"
    r"|(?:목록|종류|리스트|제목|이름)(?:을|를|이|가|은|는)?"
)
_ASKS = re.compile(
    r"(?:뭐|뭘|뭐가|무엇|무엇이|무엇무엇|무슨|어떤|어떤게|어떤것|몇|몇개|몇건)(?:들)?(?:이|가|을|를|에)?"
    r"|몇?(?:개|건)(?:예요|에요|이에요|인가요|인가|이야|야|이나|나|인지|이죠|죠|입니까)?"
    r"|(?:뭐|무엇)(?:예요|에요|이에요|야|인가요|인지|죠|가요|입니까)"
)
_VERB = re.compile(r"(?:있|들어|들었|담겨|담긴|올라|저장|등록|보유|가지고|갖고|보여|알려|말해|볼|줘|주|되)[가-힣]*")


def small_talk(text: str) -> SmallTalk | None:
    """Tell what a text wants of the program; None where it may ask for what documents say."""
    if len(text) > _LONGEST:
        return None
    words = _WORD.findall(text)
    whole = "".join(words)
    for kind, pattern in _GREETED:
        if pattern.fullmatch(whole):
            return kind
    return SmallTalk.DOCUMENTS if _of_documents(words) else None


def _of_documents(words: list[str]) -> bool:
    """Whether a text names the documents, asks which or how many, and says nothing else."""
    held = [word for word in words if _HELD.fullmatch(word)]
    others = [word for word in words if word not in held]
    asks = [word for word in others if _ASKS.fullmatch(word)]
    listed = any(re.match("목록|종류|리스트|제목", word) for word in others) or any("목록" in word for word in held)
    known = all(_is_beside(word) for word in others)
    return bool(held) and known and (bool(asks) or listed)


def _is_beside(word: str) -> bool:
    """Whether a word brings no matter of its own."""
    return any(pattern.fullmatch(word) for pattern in (_ASKS, _BESIDE, _VERB))
