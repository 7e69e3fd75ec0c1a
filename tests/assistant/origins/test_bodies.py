"""From which public bodies a document comes."""

import time

import pytest

from assistant.origins.bodies import known_bodies, origin
from ingest.names import Name, Names, built_in_names

KNOWN = known_bodies(built_in_names())


def shown(head: str, title: str = "계획", stem: str = "글") -> set[str]:
    return {*origin(title, stem, head, KNOWN).shown}


def likely(title: str, head: str = "") -> set[str]:
    return {*origin(title, "글", head, KNOWN).likely}


@pytest.mark.parametrize(
    ("title", "bodies"),
    [
        ("인사혁신처 국민참여정책단 모집", {"인사혁신처"}),
        ("과기부 2025년 업무계획", {"과학기술정보통신부"}),
        ("교육부의 대학 지원", {"교육부"}),
        ("국토교통부장관 표창", {"국토교통부"}),
        ("환경부_2024", {"환경부"}),
        ("부산시 예산", {"부산광역시"}),
        ("한국수자원공사 제안요청서", {"한국수자원공사"}),
        ("교육부문 투자", set()),
        ("환경노동위원회 회의록", set()),
        ("국정감사 결과", set()),
        ("기술성숙도 평가", set()),
    ],
)
def test_a_title_or_a_name_names_it(title: str, bodies: set[str]) -> None:
    assert shown("", title) == bodies
    assert shown("", "계획", title) == bodies


@pytest.mark.parametrize(
    ("head", "bodies"),
    [
        ("2024년 시행계획\n\n2024. 2.\n\n가 온 시", {"가온시"}),
        ("\t서  울  특  별  시\n수신\t국토교통부장관(주택과장)", {"서울특별시"}),
        ("국 회 사 무 처", {"국회사무처"}),
        ("행정안전부", {"행정안전부"}),
        ("인사혁신처 공고 제2023 - 311호", {"인사혁신처"}),
        ("[시행 2024. 7. 1.] [지역생활부 예규 제27호, 2024. 6. 14.]", {"지역생활부"}),
        ("□ 과기정통부(장관 유영민)는 한국항공우주연구원(원장 임철호)과", {"과학기술정보통신부"}),
        ("정부는 올해 투자한다. 산업통상자원부(장관 안덕근, 이하 산업부)는", {"산업통상자원부"}),
        ("가온시(시장 윤해솔)는", {"가온시"}),
        ("2025년 2월 17일\n\n가온시장", {"가온시"}),
        ("2025. 2. 17.\n나 루 군 수", {"나루군"}),
        ("사 업 명\t용역\n주관기관\t한국남부발전(주)", {"한국남부발전"}),
        ("담당 부서\t행정안전부 혁신기획과", {"행정안전부"}),
        ("교육부 대학지원과", {"교육부"}),
    ],
)
def test_the_form_of_an_official_paper_shows_it(head: str, bodies: set[str]) -> None:
    assert shown(head) == bodies


@pytest.mark.parametrize(
    "head",
    [
        "수신\t국토교통부장관(도심주택공급협력과장)\n(경유)",
        "국토교통부 도심주택공급협력과-3448(2025.10.13.)호와 관련하여 제출합니다.",
        "주식회사 에이엑스솔루션\n서울특별시 강남구 테헤란로 000",
        "부산광역시\t3293362\t1607928",
        "교육부와 함께 추진하는 사업이다.",
        "기 대 효 과\n신 청 자 격\n참 가 신 청\n협 조 요 청\n추 진 일 시",
        "안내\n전통시장",
        "담당부서\t거대공공연구정책과",
        "주관기관\t기관명을 적습니다",
        "신입직원(사장 표창",
    ],
)
def test_whom_it_goes_to_and_whom_it_mentions_is_no_origin(head: str) -> None:
    assert shown(head) == set()


def test_a_town_in_a_title_is_likely() -> None:
    assert likely("2024년도 가온시 생활여건 개선 시행계획 추진실적") == {"가온시"}
    assert likely("묻고 답하기", "> 가온시 청년정책과 청년주거팀 | 2025. 2. 10. 작성") == {"가온시"}
    assert likely("신도시 경기개시 연구 요구") == set()


def test_names_of_the_office_are_known() -> None:
    own = known_bodies(Names([*built_in_names()], [Name(("가온청소년재단", "가청재"), True)]))
    assert origin("가청재 사업계획", "글", "", own).shown == {"가온청소년재단"}
    assert own.full("가청재") == "가온청소년재단"


@pytest.mark.parametrize("head", ["가" * 20_000, "가 " * 10_000, "공고 제" * 5_000, "시\n" * 5_000, "(장관 " * 5_000])
def test_a_hostile_beginning_takes_no_time(head: str) -> None:
    started = time.process_time()
    origin(head[:200], head[:200], head, KNOWN)
    assert time.process_time() - started < 2
