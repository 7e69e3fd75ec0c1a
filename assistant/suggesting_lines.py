"""What one line of a document says outright: a label's value, a programme's office and cost, a figure in brackets.

Shared by the questions that are suggested after an answer and by those that are proposed for a question set. Knows
words, no blocks and no documents.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.suggesting_ideas import name_of
from assistant.understanding.question import years_of
from ingest import patterns as re
from ingest.particles import with_particle

# Blanks in a topic that is a title rather than a name: what is said of it isn't heard as its next word.
_LONG_TOPIC = 3
_LONG_NAME = 10  # a shorter name with a count says too little alone: 표면처리(3개)
# What a label's value is asked by; the label's last word decides.
_LABELS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), asked)
    for pattern, asked in (
        (r"(?:인원|정원)$", "{named} 몇 명인가요?"),
        (r"(?:금액|예산|사업비|지원금|지원액|투자액|총액|요금|수수료|보수|한도|추정가격)$", "{named} 얼마인가요?"),
        (r"기간$", "{named} 언제부터 언제까지인가요?"),
        (r"(?:일시|시기|일정|시점|기한|발표일|마감)$", "{named} 언제인가요?"),
        (r"(?:장소|접수처|제출처|신청처|부서|기관)$", "{named} 어디인가요?"),
        (r"(?:방법|절차|대상|자격|요건|조건)$", "{named} 어떻게 되나요?"),
        (r"(?:서류|제출물|목적|내용|사유)$", "{named} 무엇인가요?"),
        (r"(?:문의|문의처|연락처|전화)$", "{topic} 관련 문의는 어디로 하면 되나요?"),
    )
)
_LABELLED = re.compile(
    r"[(（]?(?P<label>[가-힣][가-힣 ·]{1,11}?)[)）]?\s*(?:[:：\t]|(?<=[)）]))\s*(?P<value>\S.{1,})", re.S
)
# 청년 월세 지원(청년정책과, 4,500백만원): a programme, who is in charge of it and what it costs.
_PROGRAMME = re.compile(r"(?P<name>[^(（]{3,40}?)\s*[(（](?P<inside>[^()（）]{2,40})[)）]\s*$")
_OFFICE = re.compile(r"[가-힣·]{2,}(?:과|팀|실|국|관|센터|부|처|청|원)")
_MINISTRY = ("부", "처", "청")
_MONEY = re.compile(r"\d[\d,.]*\s*(?:조|억|만|천|백)*\s*원$")
# 뿌리기업 자동화·지능화 지원(‘24년 175억원), 시범사업 대상지 설계 준공(9개소): a matter with its figure behind it.
_FACT = re.compile(
    r"(?:^|[;:▲△*•]\s|[)）]\s*(?:등\s*)?(?:,|및)?\s*)(?P<name>[가-힣A-Za-z0-9][^,;:()（）▲△*→]{4,38}?)\s?"
    r"[(（](?P<inside>[^()（）]{2,40})[)）]"
)
_YEAR_INSIDE = re.compile(r"^['‘’]?(?P<year>\d\d)(?:년\s|,\s)")
_COUNTED = re.compile(r"(?P<number>\d[\d,]*)\s?(?P<unit>개소|개사|개社|명|건|곳|대|개\s?과제|개)$")
# "임시복구"란 … 말한다.
_TERM = re.compile(
    r"[\W\d]{0,5}[\"“‘'「](?P<term>[가-힣A-Za-z][가-힣A-Za-z ]{1,18})[\"”’'」]\s*(?:이?란|은|는)\s.*"
    r"(?:말한다|말함|뜻한다|말합니다)\.?.*"
)
# What is no name of a matter but a piece of a sentence.
_CLAUSE = re.compile(
    r"(?:하는|되는|있는|없는|위한|따른|대한|[을를]|에게|에서|까지|부터)\s|·\s|(?:신설|실시|추진|확대|설치|도입|마련|추가|증가)$|^\d"
)
_QUESTION = re.compile(r"(?:Q|문)?\s*\d{0,3}\s*[.:)]?\s*(?P<question>[^?？]{6,70}[?？])$")


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme with what stands in brackets behind it; empty what doesn't."""

    name: str
    office: str
    money: str

    def asked_in_charge(self) -> str:
        """Ask who is in charge of it."""
        asked = "어느 부처가 맡고 있나요?" if self.office.endswith(_MINISTRY) else "어느 부서가 담당하나요?"
        return f"{with_particle(self.name, '은/는')} {asked}"


@dataclass(frozen=True, slots=True)
class Bracketed:
    """A matter with its figure behind it: its year, 0 where none is written, and its unit, 원 for money."""

    name: str
    figure: str
    unit: str
    year: int

    def asked(self, *, past: bool) -> str:
        """Ask for the figure."""
        dated = f"{self.year}년 {self.name}" if self.year and not years_of(self.name) else self.name
        if self.unit == "원":
            return f"{dated} 예산은 {'얼마였나요' if past else '얼마인가요'}?"
        subject = f"{dated} 인원" if self.unit == "명" else dated
        ending = f"{with_particle(self.unit, '이었/였')}나요" if past else f"{self.unit}인가요"
        return f"{with_particle(subject, '은/는')} 모두 몇 {ending}?"


def labelled(words: str) -> tuple[str, str] | None:
    """The label of a line and what it says: 신청 기간: 3. 4. ~ 3. 28."""
    found = _LABELLED.fullmatch(words)
    return (found["label"].strip(), found["value"]) if found else None


def is_label(name: str) -> bool:
    """Whether a name is that of a label, which says what is told and not of what."""
    return any(label.search(name) for label, _ in _LABELS)


def asked_of_label(topic: str, label: str) -> str:
    """Ask for the value of a label; nothing where it is none that can be asked for."""
    for pattern, asked in _LABELS:
        if pattern.search(label):
            return asked.format(named=with_particle(_joined(topic, label), "은/는"), topic=topic)
    return ""


def programme(words: str) -> Programme | None:
    """The programme that a line names with its office or its cost."""
    found = _PROGRAMME.fullmatch(words)
    name = name_of(found["name"]) if found else ""
    if found is None or not name:
        return None
    parts = [part.strip() for part in re.split(r",\s+|;|/", found["inside"])]
    office = next((part for part in parts if _OFFICE.fullmatch(part)), "")
    money = next((part for part in parts if _MONEY.search(part)), "") if not is_clause(name) else ""
    return Programme(name, office, money)


def bracketed(words: str) -> Iterator[Bracketed]:
    """The matters of a line with figures in brackets behind them."""
    for found in _FACT.finditer(words):
        name, inside = name_of(found["name"]), found["inside"]
        if not name or is_clause(name):
            continue
        written = _YEAR_INSIDE.match(inside)
        year = 2000 + int(written["year"]) if written else 0
        if money := _MONEY.search(inside):
            yield Bracketed(name, money.group(), "원", year)
        elif (counted := _COUNTED.search(inside)) and len(name) >= _LONG_NAME and " " in name:
            yield Bracketed(name, counted.group(), counted["unit"].replace("社", "사").replace(" ", ""), year)


def term_of(words: str) -> str:
    """The term that a line defines, or nothing."""
    found = _TERM.fullmatch(words)
    return found["term"] if found else ""


def asked_for_term(term: str) -> str:
    """Ask what a term means."""
    particle = with_particle(term, "은/는").removeprefix(term)
    return f"‘{term}’{particle} 무슨 뜻인가요?"


def question_in(words: str) -> str:
    """The question that a line asks, without its number, or nothing."""
    found = _QUESTION.fullmatch(words)
    return found["question"].strip() if found else ""


def is_clause(name: str) -> bool:
    """Whether a name is a piece of a sentence rather than that of a matter."""
    return _CLAUSE.search(name) is not None


def _joined(topic: str, label: str) -> str:
    """A label behind its topic; what both say is said once: 정책단 모집 and 모집기간."""
    if topic.replace(" ", "") in label.replace(" ", ""):
        return label
    before, _, last = topic.rpartition(" ")
    if before and label.startswith(last):
        return f"{before} {label}"
    return f"{topic}의 {label}" if topic.count(" ") >= _LONG_TOPIC else f"{topic} {label}"
