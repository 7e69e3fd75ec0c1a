"""Of which years a document is."""

import pytest

from assistant.origins.years import years_of_document


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("2025년 뿌리산업 진흥 실행계획", {2025}),
        ("2024년도 가온시 생활여건 개선 시행계획", {2024}),
        ("가온시 공고 제2025-137호", {2025}),
        ("'24년 성과보고", {2024}),
        ("소규모주택정비사업 추진실적 제출('25.3분기)", {2025}),
        ("가온시 생활여건 개선 기본계획(2023~2027)", {2023, 2024, 2025, 2026, 2027}),
        ("제3차 뿌리산업 진흥 기본계획(‘23~’27)", {2023, 2024, 2025, 2026, 2027}),
        ("2023년과 2024년 결산 비교", {2023, 2024}),
        ("1950~2020 통계", {1950, 2020}),
        ("2025. 3. 4. 회의 결과", {2025}),
        ("신청서 서식", set()),
        ("3,2024개 과제", set()),
    ],
)
def test_a_title_names_them(title: str, years: set[int]) -> None:
    assert years_of_document("글.hwp", title, "", "") == years


@pytest.mark.parametrize(
    ("name", "years"),
    [
        ("2024_생활여건개선.hwp", {2024}),
        ("20250523_프로젝트 계획서.hwpx", {2025}),
        ("계획 2025-05.pdf", {2025}),
        ("001_63c22c7a49825fa1.txt", set()),
        ("2125318_의안원문.pdf", set()),
        ("2024년/계획.hwp", {2024}),
        ("보고서_2099.txt", set()),
        ("보고서_2019.txt", {2019}),
        ("2025년 보고서_2019.txt", {2025}),
    ],
)
def test_a_name_or_a_folder_names_them(name: str, years: set[int]) -> None:
    assert years_of_document(name, "계획", "", "") == years


@pytest.mark.parametrize(
    ("head", "years"),
    [
        ("추진실적\n\n2025. 2. 26.\n\n기획조정실", {2025}),
        ("[시행 2024. 7. 1.] [예규 제27호, 2023. 6. 14., 일부개정]", {2024}),
        ("보도일시\t2018. 9. 4.(화) 조간\n배포일시\t2018. 9. 3.", {2018}),
        ("지자체명\n2025년  보고서\n2026. 1.", {2025}),
        ("- 「2024년 뿌리산업 진흥 실행계획」 수립", {2024}),
        ("계약의 유효기간은 2026년 8월 1일부터 2027년 7월 31일까지로 한다.", {2020}),
        ("일 시 2024년5월7일(화)", {2024}),
        ("표\n가\n나\n다\n라\n마\n바\n사\n2011년 자료", {2020}),
        ("", {2020}),
    ],
)
def test_the_first_lines_go_before_the_date_of_the_file(head: str, years: set[int]) -> None:
    assert years_of_document("글.hwp", "글", "2020-01-31", head) == years


def test_a_title_goes_before_all() -> None:
    assert years_of_document("2023.hwp", "2024년 실적", "2026-01-01", "2025. 2. 26.") == {2023, 2024}
    assert years_of_document("2022/글.hwp", "실적", "2026-01-01", "2025. 2. 26.") == {2022}
