"""Members picked by conditions: figures, times, words, yes and no, what changed; from tables, lists and sentences."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from assistant.understanding.picking import Edge, Relation, Wish, wish_of
from assistant.understanding.question import understand
from index.static import StaticEncoder
from ingest.korean import Korean

MINUTES = """제3차 도서관 운영 회의록

< 할 일 >

항목\t담당\t기한
책장 배치도 그리기\t한가람\t9/12(금)
기증 도서 목록 정리\t오다솜\t9/5(금)
안내판 다시 달기\t한가람\t10/2(목)
"""
REPORT = """2025년 누리군 시설 점검 결과

< 2025년 시설별 점검 결과(명, %) >

시설\t이용자\t이용률\t보수 여부\t점검일
누리수영장\t1,200\t82.5\t가능\t3. 4.(화)
달빛도서관\t3,400\t91.0\t불가\t3. 5.(수)
햇살체육관\t860\t64.0\t가능\t6. 10.(화)
합계\t5,460\t79.2\t\t

1. 지난 성과

□ 마을 공방 : 예산 300백만원, 집행 285백만원(95.0%)
□ 작은 음악회 : 예산 120백만원, 집행 90백만원(75.0%)
□ 가을 장터 : 예산 80백만원, 집행 56백만원(70.0%)
"""
OLD = """2024년 누리군 마을 통계

< 2024년 마을별 주민(명) >

마을\t주민
솔마을\t410
들마을\t380
새마을\t295
"""
NEW = """2025년 누리군 마을 통계

< 2025년 마을별 주민(명) >

마을\t주민
솔마을\t398
들마을\t402
새마을\t295
"""


@pytest.fixture(scope="module")
def nuri(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    files = {"회의록.txt": MINUTES, "2025_점검.txt": REPORT, "2024_마을.txt": OLD, "2025_마을.txt": NEW}
    return open_assistant(Path(tmp_path_factory.mktemp("picking")), files, korean, static)


def wished(question: str, korean: Korean) -> Wish:
    wish = wish_of(understand(question, korean.analyze(question), korean.names))
    assert wish is not None
    return wish


@pytest.mark.parametrize(
    ("question", "relation", "written", "attribute"),
    [
        ("단가가 300만원 넘는 품목은요?", Relation.ABOVE, "300만원", "단가"),
        ("승인이 10건도 안 된 분야가 어디예요", Relation.BELOW, "10건", "승인"),
        ("배점이 30점인 기준은 뭐뭐예요?", Relation.EQUAL, "30점", "배점"),
        ("5명 이상인 팀은 어디예요?", Relation.AT_LEAST, "5명", ""),
    ],
)
def test_a_limit_is_read_with_its_relation_and_name(
    korean: Korean, question: str, relation: Relation, written: str, attribute: str
) -> None:
    limit = wished(question, korean).limit
    assert limit is not None
    assert (limit.relation, limit.written, limit.attribute) == (relation, written, attribute)


def test_a_time_is_read_with_the_end_that_is_meant(korean: Korean) -> None:
    (until,) = wished("7월 24일까지 하는 일은 뭐예요?", korean).moments
    (since,) = wished("3월부터 시행하는 사업은 뭐예요", korean).moments
    assert (until.edge, since.edge) == (Edge.LAST, Edge.FIRST)


@pytest.mark.parametrize("question", ["기숙사에 사는데 월세 지원 신청 가능한가요?", "맡은 사업에 예산을 써도 되나요?"])
def test_a_question_for_yes_or_no_picks_nothing(korean: Korean, question: str) -> None:
    assert wish_of(understand(question, korean.analyze(question), korean.names)) is None


@pytest.mark.parametrize("question", ["예산은 얼마예요?", "언제 시작하는 사업인가요?", "이 제도가 뜻하는 것은 뭐예요?"])
def test_what_asks_for_a_figure_a_date_or_a_meaning_picks_nothing(korean: Korean, question: str) -> None:
    assert wish_of(understand(question, korean.analyze(question), korean.names)) is None


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (
            "2025년에 이용자가 1000명 넘는 시설은 어디예요?",
            "2025년 이용자가 1000명을 넘는 시설은 2개입니다: 누리수영장 1,200명, 달빛도서관 3,400명. [1][2]",
        ),
        (
            "이용률이 95% 넘는 시설이 있나요?",
            "표에 적힌 3개 가운데 이용률이 95%를 넘는 시설은 없습니다. [1][2][3]",
        ),
        ("보수할 수 없는 시설은 어디예요?", "달빛도서관(보수 여부 불가, 이용자 3,400명, "
         "이용률 91.0%, 점검일 3. 5.(수))입니다. [1]"),
        ("6월에 점검한 시설은 뭐예요?", "햇살체육관(점검일 6. 10.(화), 이용자 860명, "
         "이용률 64.0%, 보수 여부 가능)입니다. [1]"),
        ("한가람이 맡은 일은 뭐예요?", "조건에 맞는 것은 2개입니다.\n\n"
         "- 책장 배치도 그리기(담당 한가람, 기한 9/12(금)) [1]\n- 안내판 다시 달기(담당 한가람, 기한 10/2(목)) [2]"),
        ("회의에서 9월 5일까지 하기로 한 일은 뭐예요?", "기증 도서 목록 정리(기한 9/5(금), 담당 오다솜)입니다. [1]"),
        (
            "집행률이 80% 안 되는 사업은 뭐였어요?",
            "80%에 못 미치는 사업은 2개입니다.\n\n- 작은 음악회 : 예산 120백만원, 집행 90백만원(75.0%) [1]\n"
            "- 가을 장터 : 예산 80백만원, 집행 56백만원(70.0%) [2]",
        ),
        (
            "2024년보다 주민이 늘어난 마을은 어디예요?",
            "2024년보다 2025년 주민이 늘어난 마을은 1개입니다.\n\n- 들마을: 380명 → 402명 [1][2]",
        ),
    ],
)  # fmt: skip
def test_members_are_picked_from_tables_lists_and_two_editions(nuri: Assistant, question: str, answer: str) -> None:
    assert nuri.ask(question).text == answer


def test_a_change_cites_both_editions(nuri: Assistant) -> None:
    documents = {citation.document for citation in nuri.ask("2025년에 주민이 줄어든 마을은 어디예요?").citations}
    assert documents == {"2024_마을.txt", "2025_마을.txt"}


@pytest.mark.parametrize("question", ["직원이 50명 넘는 시설은 어디예요?", "만족도가 80점 넘는 시설은요?"])
def test_a_condition_on_a_column_that_no_table_has_is_refused(nuri: Assistant, question: str) -> None:
    assert nuri.ask(question).refused


def test_all_that_is_told_of_a_member_is_cited(nuri: Assistant) -> None:
    answer = nuri.ask("보수할 수 없는 시설은 어디예요?")
    assert [citation.quote for citation in answer.citations] == ["달빛도서관\t3,400\t91.0\t불가\t3. 5.(수)"]
