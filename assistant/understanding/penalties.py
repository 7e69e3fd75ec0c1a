"""What is asked for by 처벌 or 벌칙, and how documents tell it: the penalty itself, not that there is one."""

from ingest import patterns as re

ASKS = re.compile(
    r"처벌|형량|벌칙|(?:어떤|무슨) ?(?:벌|제재|처분|불이익)(?!점)|벌[이은을]? ?(?:받|뭐|무엇)"
    r"|어기면|위반하면|위반 ?시|위반했을 ?때"
)
TOLD = re.compile(
    r"징역|금고|벌금|과태료|과징금|구류|몰수|파면|해임|감봉|견책|위약금|가산금|벌점|환수|고발"
    r"|(?:반환|회수)(?:하여야|해야|한다|합니다)|돌려주어야|돌려줘야|(?:신청|참여|응시)할 수 없"
    r"|(?:자격|면허|허가|등록|지정|영업|업무|지급|지원)[가-힣]{0,3}[을를]? ?(?:정지|취소|중단|제한)"
)
LABELS = "벌칙 징역 벌금 과태료"
