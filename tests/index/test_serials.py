"""Which numbers in files' names count the files and are no years."""

from datetime import date

import pytest

from index.serials import numbered_series, without_number, without_serial

THIS, NEXT, LATER = (date.today().year + ahead for ahead in range(3))


@pytest.mark.parametrize(
    ("name", "title", "head", "left"),
    [
        ("보고서_2099.txt", "점검 보고서", "점검 보고서\n\n오늘 점검했다.", "보고서.txt"),
        ("묶음/보고서-2099.txt", "점검 보고서", "", "묶음/보고서.txt"),
        ("2099_보고서.txt", "점검 보고서", "", "보고서.txt"),
        ("2099.txt", "점검 보고서", "", "_.txt"),
        (f"보고서_{LATER}.txt", "점검 보고서", "", "보고서.txt"),
        (f"보고서_{NEXT}.txt", "점검 보고서", "", f"보고서_{NEXT}.txt"),
        ("보고서_2019.txt", "점검 보고서", "", "보고서_2019.txt"),
        ("보고서_1834.txt", "점검 보고서", "", "보고서.txt"),
        # The text or its title says of which year it is.
        ("전략_2050.pdf", "탄소중립 전략", "2050 탄소중립 전략\n\n첫째", "전략_2050.pdf"),
        ("2050 전략.pdf", "2050 탄소중립 전략", "", "2050 전략.pdf"),
        # Another year is marked as one.
        ("2025년 보고서_2019.txt", "점검 보고서", "", "2025년 보고서.txt"),
        ("보고서_2019.txt", "2025년도 점검 보고서", "", "보고서.txt"),
        ("보고서_2019.txt", "’25년 점검 보고서", "", "보고서.txt"),
        ("보고서_2019.txt", "2025년도 점검 보고서(2019 대비)", "", "보고서_2019.txt"),
        ("보고서_2019.txt", "점검 보고서", "점검 보고서\n\n2025년에 고쳤다.", "보고서_2019.txt"),
        ("2025년 보고서 2019.txt", "점검 보고서", "", "2025년 보고서 2019.txt"),
        # Days and spans are no numbers of files.
        ("회의록 2025-0312.txt", "회의록", "", "회의록 2025-0312.txt"),
        ("기본계획 2023~2047.hwp", "기본계획", "", "기본계획 2023~2047.hwp"),
        ("기본계획 2023-2047.hwp", "기본계획", "", "기본계획 2023-2047.hwp"),
    ],
)
def test_a_number_that_can_be_no_year_is_left_out(name: str, title: str, head: str, left: str) -> None:
    assert without_serial(name, title, head) == (left, title)


def test_a_title_that_is_the_file_s_name_loses_it_too() -> None:
    assert without_serial("보고서_2099.txt", "보고서_2099") == ("보고서.txt", "보고서")


def test_files_that_are_numbered_are_known_by_those_that_no_year_has() -> None:
    names = ["가/보고서_2019.txt", "가/보고서_2020.txt", "가/보고서_4031.txt", "나/보고서_2019.txt", "가/결산_2019.txt"]
    series = numbered_series(names)
    assert [without_number(name, "", series)[0] for name in names] == [
        *["가/보고서.txt"] * 3,
        "나/보고서_2019.txt",
        "가/결산_2019.txt",
    ]
