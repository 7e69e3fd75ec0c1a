"""What a paper says of itself: when a letter was sent and by whom, when a meeting was held, who signed a contract.

Letters, notices, minutes and the like carry it in labels and signatures, so that no sentence of theirs tells it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answering.draft import Draft
from assistant.answering.wording import readable
from assistant.evidence.finding import Found
from assistant.evidence.imprints import Mark, Place, joined_letters, marks_of, parties_of, signature_of
from assistant.evidence.reading import Reading
from assistant.understanding.imprint import Aspect, Genre, imprint_asked
from ingest import patterns as re
from ingest.particles import with_particle
from ingest.titles import ends_sentence


@dataclass(frozen=True, slots=True)
class _Labels:
    """How papers of a genre are known, and under what they carry the day, the author and so on, best label first."""

    held: re.Pattern[str]
    day: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    number: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    contact: tuple[str, ...] = ("문의(?:처|전화)?", "연락처", "담당자", "(?:대표)?전화(?:번호)?", "담당(?:과장|팀장)?")


_PAPERS = {
    Genre.LETTER: _Labels(
        re.compile(r"(?:^|\n)수신"),
        day=("시행일자?", "발[신송]일자?", "작성일자?", "시행"),
        author=("발신(?:자|처|명의)?", "보내는(?:이|사람|곳)"),
        number=("문서번호", "시행(?:번호)?"),
        addressee=("수신(?:자|처)?",),
    ),
    Genre.NOTICE: _Labels(re.compile(r"공고|고시|공모"), day=("(?:공고|고시|게시)일자?",), author=("공고(?:기관|자)",)),
    Genre.PRESS: _Labels(
        re.compile(r"보도자료|보도시점|보도일시"), day=("배포일시", "보도일시", "보도시점"), author=("담당부서",)
    ),
    Genre.MINUTES: _Labels(
        re.compile(r"회의|총회|간담회|의사록|위원회"),
        day=("(?:회의|개최)?(?:일시|일자|날짜)", "회의일"),
        author=("기록자?", "작성자?", "서기", "간사"),
        place=("(?:회의|개최)?장소",),
    ),
    Genre.QUOTATION: _Labels(re.compile(r"견적"), day=("(?:견적|작성|발행)일자?",), author=("공급자(?:상호)?", "상호")),
    Genre.CONTRACT: _Labels(re.compile(r"계약|협약|약정"), day=("(?:계약|협약)?체결일자?", "(?:계약|협약)일자?")),
    Genre.REQUEST: _Labels(
        re.compile(r"제안요청서|과업지시서|규격서|입찰|공고"),
        day=("작성일자?",),
        author=("발주(?:기관|처|자)", "주관기관", "수요기관", "공고기관"),
    ),
    Genre.BILL: _Labels(
        re.compile(r"의안번호|발의자|법률안|조례안"),
        day=("발의(?:연월)?일자?", "제출연월일"),
        author=("발의자", "제안자", "제출자"),
        number=("의안번호",),
    ),
    Genre.REPORT: _Labels(
        re.compile(r"보고|결과|계획|안내|통신문|통지"),
        day=("(?:작성|보고)(?:일자?|연월일)",),
        author=("작성자?", "보고자", "작성부서"),
    ),
}
_NOUNS = {
    Genre.LETTER: "공문",
    Genre.NOTICE: "공고문",
    Genre.PRESS: "보도자료",
    Genre.QUOTATION: "견적서",
    Genre.CONTRACT: "계약서",
    Genre.REQUEST: "문서",
    Genre.REPORT: "문서",
}
_TITLED = frozenset({Genre.MINUTES, Genre.CONTRACT})
_DATE = re.compile(r"\d{4} ?[년.-] ?\d{1,2}|\d{1,2} ?월 ?\d{1,2} ?일|\d{1,2}\. ?\d{1,2}\.")
_PHONE = re.compile(r"\d{2,4}\)? ?-? ?\d{3,4}-\d{4}|\d{4}-\d{4}|@")
_SHORT, _HEAD, _FRONT = 8000, 1500, 400  # characters
_LEAST_RELEVANCE, _LEAST_HELD = 0.4, 0.7
_OF_PAPERS = re.compile(
    r"공문|문서|시행문|공고문?|고시|공모|보도|자료|회의록?|총회|간담회|견적서?|계약서?|협약서?|제안요청서|요청서|요청|과업지시서"
    r"|의안|법률안|개정안|보고서?|계획서|안내문|통신문|통지서|용역|회사|기관|부서|부처|업체|당사자|날짜|사람|이름|장소|일시|번호|담당"
    r"|(?:시행|공고|작성|발송|발신|발의|계약|견적|체결)(?:일자?)?|발주|배포|(?:의안|문서|시행)번호|수신[자처]?|어디|누구|언제"
)


def by_imprint(found: Found) -> Draft | None:
    """Say what the paper that a question is about has at its head or foot; None where no paper fits."""
    asked = imprint_asked(found.question.text)
    if asked is None:
        return None
    genre, aspect = asked
    told = list(_told(found, genre, aspect))
    if not told or (len(told) > 1 and not _topic(found)):
        return None
    reading, said, places = max(told, key=lambda one: _named_by_title(found, one[0]))
    draft = Draft()
    marks = [draft.cite(reading, place.block, (place.start, place.end)) for place in places]
    draft.say(said, *dict.fromkeys(marks))
    return draft


def _told(found: Found, genre: Genre, aspect: Aspect) -> Iterator[tuple[Reading, str, list[Place]]]:
    for relevance, reading in found.readings():
        if relevance >= _LEAST_RELEVANCE and _is_meant(found, genre, reading):
            told = _of_paper(reading, genre, aspect)
            if told is not None:
                yield reading, *told


def _of_paper(reading: Reading, genre: Genre, aspect: Aspect) -> tuple[str, list[Place]] | None:
    if aspect is Aspect.PARTIES:
        parties = parties_of(reading)
        said = ", ".join(f"{with_particle(role, '은/는')} {name.words(reading).strip()}" for role, name in parties)
        return (f"{said}입니다.", [name for _, name in parties]) if parties else None
    for label in getattr(_PAPERS[genre], aspect.value):
        for mark in marks_of(reading):
            places = [one for one in (mark.value, *mark.rest) if _tells(aspect, one, reading)][:1]
            if places and re.fullmatch(label, mark.label):
                if aspect is Aspect.CONTACT:
                    places = [_up_to(reading, mark, places[0])]
                return _labelled(mark.label, aspect, readable(places[0].words(reading)).strip()), places
    return _signed(reading, genre, aspect)


def _up_to(reading: Reading, mark: Mark, last: Place) -> Place:
    """What stands behind a label, up to the cell with the number: 사무관 | 홍길동 | (044-205-2213)."""
    if last == mark.value or last.block.parent is None:
        return last
    return Place(reading.document.blocks[last.block.parent], mark.value.start, last.end)


def _labelled(label: str, aspect: Aspect, value: str) -> str:
    name = _named(label, aspect)
    return f"{name}: {value}" if ends_sentence(value) else f"{with_particle(name, '은/는')} {value}입니다."


def _signed(reading: Reading, genre: Genre, aspect: Aspect) -> tuple[str, list[Place]] | None:
    """What the signature says of the day or the author."""
    if genre is Genre.MINUTES:
        return None
    signature = signature_of(reading)
    if aspect is Aspect.DAY and signature.day is not None and genre in _NOUNS:
        return f"{_NOUNS[genre]}에 적힌 날짜는 {signature.day.words(reading)}입니다.", [signature.day]
    if aspect is Aspect.AUTHOR and signature.name is not None and genre in _NOUNS:
        name = joined_letters(signature.name.words(reading))
        return f"{with_particle(_NOUNS[genre], '은/는')} {name} 명의로 되어 있습니다.", [signature.name]
    return None


def _named(label: str, aspect: Aspect) -> str:
    """A label as a noun: 시행 beside a number is no noun for it, nor 기록 beside a name."""
    if label == "시행":
        return "번호" if aspect is Aspect.NUMBER else "시행일"
    return f"{label}자" if aspect is Aspect.AUTHOR and label in ("기록", "작성") else label


def _tells(aspect: Aspect, place: Place, reading: Reading) -> bool:
    """Whether words behind a label hold the day or the number that is asked for."""
    pattern = {Aspect.DAY: _DATE, Aspect.CONTACT: _PHONE}.get(aspect)
    return pattern is None or pattern.search(place.words(reading)) is not None


def _topic(found: Found) -> list[tuple[float, tuple[str, ...]]]:
    """What a question says of the paper but its kind: weights and forms."""
    return [
        (word.weight, (*word.forms, *word.alike))
        for word in found.words
        if not (word.verb or word.light or _OF_PAPERS.fullmatch(word.term))
    ]


def _named_by_title(found: Found, reading: Reading) -> float:
    title = "".join(reading.document.title.lower().split())
    return sum(share for share, forms in _topic(found) if any(form in title for form in forms))


def _is_meant(found: Found, genre: Genre, reading: Reading) -> bool:
    """Whether a paper is of the genre, and of the matter and the number that are named."""
    document, held = reading.document, _PAPERS[genre].held
    front = document.title if genre in _TITLED else f"{document.title}\n{document.text[:_FRONT]}"
    lines = "\n".join("".join(line.split()) for line in front.split("\n"))
    if held.search(lines) is None or not all(one in reading.ordinals for one in found.question.ordinals):
        return False
    near = reading.squeezed if len(document.text) <= _SHORT else "".join(document.text[:_HEAD].lower().split())
    near += "".join(document.title.lower().split())
    topic = _topic(found)
    weight = sum(share for share, forms in topic if any(form in near for form in forms))
    return weight >= _LEAST_HELD * sum(share for share, _ in topic)
