"""Questions that what stands around a citation answers: labels beside it, programmes, terms, articles, questions."""

import re
from collections.abc import Iterator

from assistant.answering.wording import readable, with_particle
from assistant.evidence.reading import Reading, squeezed
from assistant.suggesting_ideas import Idea, Turn, how_much, name_of
from assistant.understanding.question import years_of
from ingest.types import Block, BlockKind

_WORDED = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.BULLET})
# How many blocks away a neighbour may stand, and how many articles.
_NEAR, _ARTICLES = 24, 2
_TITLES = 4
_LONGEST, _SIGN = 600, "제"
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
# "임시복구"란 … 말한다, 제12조(배상 결정).
_TERM = re.compile(
    r"[\W\d]{0,5}[\"“‘'「](?P<term>[가-힣A-Za-z][가-힣A-Za-z ]{1,18})[\"”’'」]\s*(?:이?란|은|는)\s.*"
    r"(?:말한다|말함|뜻한다|말합니다)\.?.*"
)
_ARTICLE = re.compile(r"제\d+조(?:의\d+)?\s?[(（](?P<name>[가-힣A-Za-z· ]{2,22})[)）].*", re.S)
_NO_ARTICLE = re.compile(
    r"목적|정의|시행일|적용례|경과조치|위임|시행규칙|적용 ?범위|재검토 ?기한|다른 .*관계|책무|준용"
)
# What is no name of a matter but a piece of a sentence.
_CLAUSE = re.compile(
    r"(?:하는|되는|있는|없는|위한|따른|대한|[을를]|에게|에서|까지|부터)\s|·\s|(?:신설|실시|추진|확대|설치|도입|마련|추가|증가)$|^\d"
)
# What a title says beside its topic; a notice's number is none.
_NO_TOPIC = re.compile(
    r"\s*(?:(?:참여자|참가자|대상자|신청자)?\s*모집)?\s*(?:공고|안내|보고서?|결과|요약본?|묻고 답하기)$"
    r"|.*제\s?\d[\d-]*\s?호.*"
)
# A heading that says what kind of part this is, not of what.
_NO_HEADING = re.compile(r"(?:요강|개요|사항|안내|비용|목차|정보|현황|서식|양식|요구|기준|관련|의견|계획|체계)$")
_QUESTION = re.compile(r"(?:Q|문)?\s*\d{0,3}\s*[.:)]?\s*(?P<question>[^?？]{6,70}[?？])$")


def beside(reading: Reading, cited: Block) -> Iterator[Idea]:
    """What labels in the same part of the document say of the same matter."""
    topic = _topic(reading, cited)
    for block in _around(reading, cited) if topic else ():
        found = _LABELLED.fullmatch(_words(reading, block))
        if found and (question := _of_label(topic, found["label"].strip())):
            yield Idea(question, Turn.BESIDE, reading.document.name, (block.start, block.end))


def programmes(reading: Reading, cited: Block) -> Iterator[Idea]:
    """Who is in charge of the cited programme, and what those beside it cost."""
    own = next((block for block in (cited, *reading.lineage(cited)) if _programme(reading, block)), None)
    if own is not None:
        yield from _in_charge(reading, own, Turn.BESIDE)
        yield from _costs(reading, own, Turn.BESIDE)
    for block in _around(reading, own or cited):
        yield from _costs(reading, block, Turn.NEAR)


def facts(reading: Reading, cited: Block) -> Iterator[Idea]:
    """The figures that stand in brackets behind what they are of."""
    blocks = reading.document.blocks[max(0, cited.id - _NEAR) : cited.id + _NEAR]
    near = [one for one in blocks if one.kind in _WORDED or one.kind is BlockKind.FOOTNOTE]
    for block in sorted(near, key=lambda one: (abs(one.id - cited.id), one.id)):
        for found in _FACT.finditer(_words(reading, block)):
            if question := _of_fact(found, reading.edition_year or 0):
                figure = re.sub(r"[^\d.]", "", _figure(found["inside"]))
                yield Idea(question, Turn.NEAR, reading.document.name, expected=figure)


def in_charge_near(reading: Reading, cited: Block) -> Iterator[Idea]:
    """Who is in charge of the matters beside the cited one."""
    for block in (cited, *_around(reading, cited)):
        yield from _in_charge(reading, block, Turn.NEAR)


def terms(reading: Reading, cited: Block) -> Iterator[Idea]:
    """What other terms of a list of definitions mean."""
    for block in _around(reading, cited):
        if found := _TERM.fullmatch(_words(reading, block)):
            particle = with_particle(found["term"], "은/는").removeprefix(found["term"])
            question = f"‘{found['term']}’{particle} 무슨 뜻인가요?"
            yield Idea(question, Turn.ROW, reading.document.name, (block.start, block.end))


def articles(reading: Reading, cited: Block) -> Iterator[Idea]:
    """What the articles next to the cited one lay down."""
    text = reading.document.text
    blocks = [
        one for one in reading.document.blocks if one.kind in _WORDED and _SIGN in text[one.start : one.start + 4]
    ]
    found = [(block, match) for block in blocks if (match := _ARTICLE.fullmatch(_words(reading, block)))]
    place = next((at for at in reversed(range(len(found))) if found[at][0].start <= cited.start), None)
    title = name_of(reading.document.title)
    if place is None or not title:
        return
    for at in sorted(range(len(found)), key=lambda at: (abs(at - place), -at)):
        block, match = found[at]
        if 0 < abs(at - place) <= _ARTICLES and not _NO_ARTICLE.search(match["name"]):
            end = found[at + 1][0].start if at + 1 < len(found) else len(reading.document.text)
            question = f"{title}에서 {with_particle(match['name'], '은/는')} 어떻게 정하고 있나요?"
            yield Idea(question, Turn.NEAR, reading.document.name, (block.start, end))


def asked_there(reading: Reading, cited: Block) -> Iterator[Idea]:
    """The questions that the document itself asks and answers, those behind the citation first."""
    blocks = reading.document.blocks
    asking = [
        (block, found) for block in blocks if block.kind is BlockKind.HEADING and (found := _asks(reading, block))
    ]
    behind = [pair for pair in asking if pair[0].start > cited.start]
    before = [pair for pair in asking if pair[0].end < cited.start]
    for block, question in [*behind[:3], *reversed(before[-3:])]:
        end = next((other.start for other, _ in asking if other.start > block.start), len(reading.document.text))
        yield Idea(question, Turn.ASKED_THERE, reading.document.name, (block.start, end))


def _topic(reading: Reading, block: Block) -> str:
    """What a part of a document is about: its nearest heading with a name of its own, else the document's title."""
    for above in reading.lineage(block):
        name = name_of(_words(reading, above)) if above.kind in _WORDED else ""
        if len(name) > 3 and not _NO_HEADING.search(name) and not any(label.search(name) for label, _ in _LABELS):
            return name
    titles = (reading.document.title, *(_words(reading, one) for one in reading.document.blocks[:_TITLES]))
    return next((name for title in titles if (name := name_of(_NO_TOPIC.sub("", title)))), "")


def _words(reading: Reading, block: Block) -> str:
    """How a block begins, readable: a block may be a whole document."""
    return readable(reading.document.text[block.content_start : min(block.end, block.content_start + _LONGEST)])


def _around(reading: Reading, cited: Block) -> list[Block]:
    """The blocks under the same heading, nearest first."""
    blocks = reading.document.blocks[max(0, cited.id - _NEAR) : cited.id + _NEAR]
    near = [one for one in blocks if one.kind in _WORDED and one.parent == cited.parent and one.id != cited.id]
    return sorted(near, key=lambda one: (abs(one.id - cited.id), one.id))


def _of_label(topic: str, label: str) -> str:
    for pattern, asked in _LABELS:
        if pattern.search(label):
            return asked.format(named=with_particle(_joined(topic, label), "은/는"), topic=topic)
    return ""


def _joined(topic: str, label: str) -> str:
    """A label behind its topic; what both say is said once: 정책단 모집 and 모집기간."""
    if topic.replace(" ", "") in label.replace(" ", ""):
        return label
    before, _, last = topic.rpartition(" ")
    return f"{before} {label}" if before and label.startswith(last) else f"{topic} {label}"


def _programme(reading: Reading, block: Block) -> re.Match[str] | None:
    return _PROGRAMME.fullmatch(_words(reading, block)) if block.kind in _WORDED else None


def _in_charge(reading: Reading, block: Block, turn: Turn) -> Iterator[Idea]:
    found = _programme(reading, block)
    name = name_of(found["name"]) if found else ""
    office = next((part for part in _parts(found) if _OFFICE.fullmatch(part)), None)
    if name and office:
        asked = "어느 부처가 맡고 있나요?" if office.endswith(_MINISTRY) else "어느 부서가 담당하나요?"
        question = f"{with_particle(name, '은/는')} {asked}"
        yield Idea(question, turn, reading.document.name, expected=squeezed(office))


def _costs(reading: Reading, block: Block, turn: Turn) -> Iterator[Idea]:
    found = _programme(reading, block)
    name = name_of(found["name"]) if found else ""
    money = next((part for part in _parts(found) if _MONEY.search(part)), None)
    if name and money and not _CLAUSE.search(name):
        question = how_much(f"{_dated(reading, name)}{name} 예산", "원")
        yield Idea(question, turn, reading.document.name, expected=squeezed(money))


def _of_fact(found: re.Match[str], edition: int) -> str:
    name, inside = name_of(found["name"]), found["inside"]
    if not name or _CLAUSE.search(name):
        return ""
    written = _YEAR_INSIDE.match(inside)
    year = 2000 + int(written["year"]) if written else 0
    dated = f"{year}년 {name}" if year and not years_of(name) else name
    past = 0 < year < edition
    if _MONEY.search(inside):
        return f"{dated} 예산은 {'얼마였나요' if past else '얼마인가요'}?"
    counted = _COUNTED.search(inside)
    if not counted or len(name) < _LONG_NAME or " " not in name:
        return ""
    unit = counted["unit"].replace("社", "사").replace(" ", "")
    subject = f"{dated} 인원" if unit == "명" else dated
    ending = f"{with_particle(unit, '이었/였')}나요" if past else f"{unit}인가요"
    return f"{with_particle(subject, '은/는')} 모두 몇 {ending}?"


def _figure(inside: str) -> str:
    found = _MONEY.search(inside) or _COUNTED.search(inside)
    return found.group() if found else ""


def _parts(found: re.Match[str] | None) -> list[str]:
    return [part.strip() for part in re.split(r",\s+|;|/", found["inside"])] if found else []


def _dated(reading: Reading, name: str) -> str:
    return f"{reading.edition_year}년 " if reading.edition_year and not years_of(name) else ""


def _asks(reading: Reading, block: Block) -> str:
    found = _QUESTION.fullmatch(_words(reading, block))
    return found["question"].strip() if found else ""
