"""Papers and people of a name that the documents know, but under which they tell none."""

from dataclasses import replace
from pathlib import Path

import pytest
from nuri import block_of, reading_of

from assistant.answering.draft import Draft
from assistant.answering.near_miss import is_of_another_kind
from assistant.answering.refusing import NEAREST, NOT_FOUND
from assistant.assistant import Assistant
from assistant.evidence.candidates import Candidate
from assistant.evidence.likeness import Likeness
from assistant.evidence.reading import Reading, squeezed
from assistant.understanding.question import understand
from index.library import Library
from index.static import StaticEncoder
from ingest.korean import Korean


@pytest.mark.slow
def test_the_papers_of_another_service_are_no_answer(city: Assistant) -> None:
    answer = city.ask("가온돌봄콜을 부르려면 어떤 서류를 내야 하나요?")
    assert answer.refused
    assert answer.text.startswith(NOT_FOUND)


@pytest.mark.slow
def test_figures_of_the_matter_are_no_budget(city: Assistant) -> None:
    answer = city.ask("노인 일자리 예산")
    assert answer.refused
    assert answer.text.startswith(NOT_FOUND)


@pytest.mark.slow
@pytest.mark.parametrize("question", ["포트홀 신고 방법", "포트홀 신고하려면?", "포트홀 신고 어떻게 해요"])
def test_the_way_is_told_before_how_many_went_it(city: Assistant, question: str) -> None:
    told = city.ask(question).text
    assert told.startswith(
        "누구든지 생활도로의 파손을 발견하면 전화, 누리집, 이동통신 앱 또는 방문의 방법으로 도로관리청에"
    )


@pytest.mark.slow
def test_where_a_centre_is_is_told_by_its_address_and_not_by_its_name(city: Assistant) -> None:
    answer = city.ask("가온청년센터는 어디에 있나요?")
    assert not answer.refused
    assert "늘솔중앙로 21, 2층" in answer.text


@pytest.mark.slow
def test_the_papers_of_the_service_itself_are_told(city: Assistant) -> None:
    answer = city.ask("도로 파손으로 손해를 입으면 어떤 서류를 내야 하나요?")
    assert not answer.refused
    assert "배상신청서" in answer.text


@pytest.mark.slow
@pytest.mark.parametrize(
    "question", ["장학금 신청 자격이 어떻게 되나요", "가온청년희망적금 지원금은 얼마예요?"], ids=["matter", "name"]
)
def test_a_matter_that_no_document_names_is_not_answered_with_one_that_is_like_it(
    city: Assistant, question: str
) -> None:
    answer = city.ask(question)
    assert answer.refused
    assert answer.text == NOT_FOUND


@pytest.mark.slow
def test_behind_a_refusal_stands_what_the_documents_say_of_the_matter(city: Assistant) -> None:
    answer = city.ask("인공지능 탐지 차량은 어디에 세워 두나요?")
    assert answer.refused
    assert answer.text == (
        f"{NOT_FOUND}\n\n{NEAREST}긴급보수반을 8개 반에서 10개 반으로, "
        "인공지능 영상 탐지 차량을 12대에서 20대로 늘려 운영합니다. [1]"
    )
    assert [citation.document for citation in answer.citations] == ["2025_생활여건개선_시행계획.txt"]


@pytest.mark.slow
def test_behind_a_refusal_stands_nothing_of_another_matter(city: Assistant) -> None:
    assert city.ask("시장님 핸드폰 번호 좀 알 수 있을까요").text == NOT_FOUND


@pytest.mark.slow
def test_a_word_that_no_document_has_may_be_said_otherwise(city: Assistant) -> None:
    answer = city.ask("월세 지원금 첫 입금일이 언제예요")
    assert not answer.refused
    assert "6. 25." in answer.text


def test_what_something_costs_right_now_stands_in_no_document(
    tmp_path: Path, korean: Korean, static: StaticEncoder
) -> None:
    library = Library.open_or_create(tmp_path / "library", korean, static)
    (tmp_path / "업종.txt").write_text(
        "제외 업종\n\n- 가상자산 매매업과 가상화폐 거래소업은 제외 업종임.\n", encoding="utf-8"
    )
    library.add([tmp_path / "업종.txt"])
    assistant = Assistant(library, korean, Likeness(static))
    assert assistant.ask("지금 가상화폐 매매 시세").refused
    assert not assistant.ask("지금 가상화폐 매매업은 제외되나요?").refused


@pytest.mark.slow
def test_what_an_office_does_is_not_told_by_lines_that_do_not_name_it(city: Assistant) -> None:
    assert city.ask("청년지원센터는 뭐 하는 곳이에요?").refused
    # 청년센터 is 가온청년센터, which a line of offices names.
    assert city.ask("청년센터는 뭐 하는 곳이에요?").text == city.ask("가온청년센터는 뭐 하는 곳이에요?").text


@pytest.mark.slow
def test_the_weather_of_a_day_stands_in_no_document_though_its_rain_does(city: Assistant) -> None:
    assert city.ask("내일 가온시 날씨 어때?").refused


def test_a_value_that_heads_those_behind_it_counts(korean: Korean) -> None:
    """Tables with two lines of heads may take their second column for names."""
    flat = reading_of("누리군 성과 지표\n\n1. 지표\n\n지표\t목표치\t근거\n커밋 수\t1,000회 이상\t연도 고려\n")
    goal, reason = block_of(flat, "1,000회 이상"), block_of(flat, "연도 고려")
    blocks = [replace(one, headers=(*one.headers, goal.id)) if one == reason else one for one in flat.document.blocks]
    reading = Reading(replace(flat.document, blocks=tuple(blocks)))
    row = block_of(reading, "커밋 수\t1,000회 이상\t연도 고려")
    own = squeezed(reading.own(row))
    told_by = Candidate(reading, row, row.start, row.end, own, own, "", "", frozenset(), (), (), frozenset(), 1)
    draft = Draft()
    draft.say("커밋 수는 목표치 1,000회 이상, 근거 연도 고려입니다.", draft.cite(reading, row, (row.start, row.end)))
    text = "커밋 수 목표는 몇 회 이상인가요?"
    assert not is_of_another_kind(understand(text, korean.analyze(text)), draft, told_by)


@pytest.mark.slow
@pytest.mark.parametrize(
    "question",
    [
        "포트홀 신고 팩스로도 되나요?",  # a line of the rent grant alone speaks of faxes
        "월세 지원 신청은 전화로 할 수 있나요?",  # 전화번호와 주소만 고칠 수 있다 tells of a number
    ],
)
def test_by_what_nothing_says_is_not_told_by_another_matter(city: Assistant, question: str) -> None:
    answer = city.ask(question)
    assert answer.refused
    assert answer.text.startswith(NOT_FOUND)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "포트홀은 전화로도 신고되나요?",
            "누구든지 생활도로의 파손을 발견하면 전화, 누리집, 이동통신 앱 또는 방문의 방법으로",
        ),
        ("청년 월세 온라인으로 신청되나요?", "신청 방법: 청년가온누리집(youth.gaon.example)에서 온라인 신청"),
        ("청년 월세 지원은 우편으로도 신청할 수 있나요?", "아니요, 방문 접수 시간은 평일 09:00~18:00"),
    ],
)
def test_whether_it_is_done_by_a_means_is_told_by_what_names_it(city: Assistant, question: str, told: str) -> None:
    assert city.ask(question).text.startswith(told)
