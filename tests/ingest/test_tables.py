"""Tables of plain text as cells that know what names them."""

import pytest

from ingest.tables import is_pipe_rule, is_table_line, read_table

Names = list[list[tuple[str, ...]]]


def rows_of(text: str) -> tuple[list[bool], Names]:
    """Which rows are headers, and each cell's words followed by the words that name it."""
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append((start, line))
        start += len(line) + 1
    rows = read_table(lines)
    words = {(cell.row, cell.column): text[cell.start : cell.end] for row in rows for cell in row.cells}
    named = [
        [(words[cell.row, cell.column], *(words[place] for place in cell.headers)) for cell in row.cells]
        for row in rows
    ]
    return [row.header for row in rows], named


def named(text: str) -> dict[str, tuple[str, ...]]:
    """What names each cell, by its words, which are all different here."""
    return {cell[0]: cell[1:] for row in rows_of(text)[1] for cell in row}


def test_a_header_and_row_labels():
    assert rows_of("구분\t늘솔구\t여울구\n연장\t12.4\t9.6\n사업비\t4,960\t3,840") == (
        [True, False, False],
        [
            [("구분",), ("늘솔구",), ("여울구",)],
            [("연장", "구분"), ("12.4", "늘솔구", "연장"), ("9.6", "여울구", "연장")],
            [("사업비", "구분"), ("4,960", "늘솔구", "사업비"), ("3,840", "여울구", "사업비")],
        ],
    )


def test_column_groups_side_by_side():
    cells = named(
        "부처명\t투자계획\t부처명\t투자계획\n산업부\t18,140.62 (55.51)\t해수부\t793.12\n"
        "과기부\t4,662\t-\t-\n국토부\t9\t\t"
    )
    assert cells["산업부"] == ("부처명",)
    assert cells["18,140.62 (55.51)"] == ("투자계획", "산업부")
    assert cells["793.12"] == ("투자계획", "해수부")
    assert cells["9"] == ("투자계획", "국토부")
    assert cells["-"] == ("투자계획",)  # an empty pair names nothing


def test_groups_of_three():
    cells = named(
        "재원\t금액\t비중\t재원\t금액\t비중\n국비\t19,500\t25.0\t구비\t9,360\t12.0\n시비\t46,800\t60.0\t기타**\t2,340\t3.0"
    )
    assert cells["12.0"] == ("비중", "구비")
    assert cells["46,800"] == ("금액", "시비")
    assert cells["기타**"] == ("재원",)


def test_a_label_that_spans_rows():
    cells = named(
        "분야\t사업\t예산\n청년\t월세\t2,880\n\t이자\t1,700\n\t인턴\t4,500\n돌봄\t식사\t4,200\n합계\t\t13,280"
    )
    assert cells["1,700"] == ("예산", "청년", "이자")
    assert cells["인턴"] == ("사업", "청년")
    assert cells["4,200"] == ("예산", "돌봄", "식사")
    assert cells["13,280"] == ("예산", "합계")


def test_a_label_that_repeats_needs_the_next():
    cells = named("분야\t사업\t부서\t예산\n청년\t월세\t청년과\t2,880\n청년\t이자\t주거과\t1,700\n합계\t\t\t4,580")
    assert cells["1,700"] == ("예산", "청년", "이자")
    assert cells["주거과"] == ("부서", "청년", "이자")
    assert cells["4,580"] == ("예산", "합계")


def test_an_empty_cell_of_a_later_group_is_empty():
    cells = named("이름\t값\t이름\t값\n가\t1\t나\t2\n다\t3\t\t4")
    assert cells["4"] == ("값",)


def test_heads_that_span_columns():
    headers, _ = rows_of(
        text := "구분\t2023년\t\t2024년\t\n\t예산\t집행\t편성\t지출\n청년\t10\t9\t12\t11\n돌봄\t20\t19\t22\t21"
    )
    cells = named(text)
    assert headers == [True, True, False, False]
    assert cells["예산"] == ("2023년",)
    assert cells["지출"] == ("2024년",)
    assert cells["9"] == ("2023년", "집행", "청년")
    assert cells["21"] == ("2024년", "지출", "돌봄")


def test_heads_that_repeat_over_columns():
    cells = named("구분\t2023년\t2023년\t2024년\n구분\t예산\t집행\t편성\n청년\t10\t9\t12\n돌봄\t20\t19\t22")
    assert cells["9"] == ("2023년", "집행", "청년")


@pytest.mark.parametrize("years", [("2023", "2024"), ("2023년", "2024년"), ("'23년", "'24년"), ("2023.", "2024.")])
def test_years_name_rows_and_columns(years: tuple[str, str]):
    first, second = years
    down = named(f"연도\t예산\t집행\n{first}\t685\t667\n{second}\t780\t745")
    assert down["745"] == ("집행", second)
    across = named(f"구분\t{first}\t{second}\n예산\t685\t780\n집행\t667\t745")
    assert across["745"] == (second, "집행")


@pytest.mark.parametrize("labels", ["1분기 2분기", "1월 2월", "1인 2인", "1차 2차", "20세 30세", "1단계 2단계"])
def test_counted_names(labels: str):
    first, second = labels.split()
    assert named(f"구분\t{first}\t{second}\n상한\t3,500\t5,700")["5,700"] == (second, "상한")
    assert named(f"구분\t신고\t처리\n{first}\t1,820\t1,492\n{second}\t1,430\t1,280")["1,280"] == ("처리", second)


def test_serial_numbers_name_nothing():
    cells = named("번호\t서류\t발급처\n1\t신청서\t누리집\n2\t계약서\t본인")
    assert cells["누리집"] == ("발급처", "신청서")
    assert cells["신청서"] == ("서류",)
    assert cells["1"] == ("번호",)


def test_a_text_table():
    cells = named("사업명\t2024년\t2025년\n월세\t월 20만원, 1,200명\t월 25만원\n인턴\t직무교육 없음\t직무교육 4주")
    assert cells["월 25만원"] == ("2025년", "월세")
    assert cells["직무교육 없음"] == ("2024년", "인턴")


def test_a_row_of_values_under_long_heads():
    cells = named(
        "융합 신제품·서비스를 위한 新시장 구축\t제도적 뒷받침\t합계\n4,669.34 (14.29)\t1,202.24 (3.68)\t32,682.70 (100)"
    )
    assert cells["1,202.24 (3.68)"] == ("제도적 뒷받침",)
    assert cells["32,682.70 (100)"] == ("합계",)


def test_two_columns_of_labels_and_texts():
    cells = named("비전\t머물고 싶은 도시, 걷기 편한 도시\n목표\t생활만족도 73.0점 달성")
    assert cells["머물고 싶은 도시, 걷기 편한 도시"] == ("비전",)
    assert cells["생활만족도 73.0점 달성"] == ("목표",)
    assert cells["목표"] == ()


def test_a_contact_table():
    cells = named(
        "담당 부서\t기획실 정책과\t책임자\t과 장\t한도윤 (000-210-3101)\n\t\t담당자\t주무관\t문예진 (000-210-3104)\n"
        "\t시민국 청년과\t책임자 \t팀 장\t서가람 (000-210-2430)"
    )
    assert cells["기획실 정책과"] == ("담당 부서",)
    assert cells["한도윤 (000-210-3101)"] == ("책임자", "기획실 정책과")
    assert cells["문예진 (000-210-3104)"] == ("담당자", "기획실 정책과")
    assert cells["시민국 청년과"] == ("담당 부서",)
    assert cells["서가람 (000-210-2430)"] == ("책임자", "시민국 청년과")
    assert cells["담당자"] == ()


def test_labels_and_values_in_turn():
    cells = named("보도 시점\t2025. 1. 23.(목) 14:00\t배포 일시\t2025. 1. 23.(목) 10:00\n담당\t정책과\t분량\t본문 3쪽")
    assert cells["2025. 1. 23.(목) 10:00"] == ("배포 일시",)
    assert cells["본문 3쪽"] == ("분량",)


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("합계\t780", [("합계",), ("780", "합계")]),
        ("합계\t780\t16.0", [("합계",), ("780", "합계"), ("16.0", "합계")]),
        ("1\t2\t3", [("1",), ("2",), ("3",)]),
        ("비전\t도시", [("비전",), ("도시", "비전")]),
    ],
)
def test_one_row(row: str, cells: list[tuple[str, ...]]):
    assert rows_of(row) == ([False], [cells])


def test_ragged_rows():
    cells = named("구분\t예산\t집행\t비고\n청년\t10\n돌봄\t20\t19\t완료\t남음\n\t\t\t이월")
    assert cells["10"] == ("예산", "청년")
    assert cells["남음"] == ("돌봄",)
    assert cells["이월"] == ("비고", "돌봄")


def test_empty_rows_and_cells_keep_their_columns():
    headers, cells = rows_of("구분\t가\t나\n\t\t\n청년\t\t3")
    assert headers == [True, False, False]
    assert cells[1:] == [[], [("청년", "구분"), ("3", "나", "청년")]]


def test_markdown_pipes():
    headers, cells = rows_of("| 구분 | 지원액 |\n|:---|---:|\n| 월세 \\| 이자 | 20만원 |\n| 인턴 |  |")
    assert headers == [True, False, False]
    assert cells == [
        [("구분",), ("지원액",)],
        [("월세 \\| 이자", "구분"), ("20만원", "지원액", "월세 \\| 이자")],
        [("인턴", "구분")],
    ]


def test_markdown_pipes_without_a_last_one_and_with_tabs():
    assert named("  | 가\t나 | 값\n| 다 | 3 |\t")["3"] == ("값", "다")


@pytest.mark.parametrize("line", ["|---|---|", "| :--- | ---: |", "|--|", "---|---", "  |---|  "])
def test_rules_of_markdown_tables(line: str):
    assert is_pipe_rule(line)


@pytest.mark.parametrize("line", ["| - | - |", "| 가 |", "|", "가-나", "-", ""])
def test_what_is_no_rule(line: str):
    assert not is_pipe_rule(line)


@pytest.mark.parametrize("line", ["가\t나", "\t\t가\t나", "가\t\t나", "| 가 |", "  | 가 | 나 |", "|---|"])
def test_table_lines(line: str):
    assert is_table_line(line)


@pytest.mark.parametrize("line", ["", "\t", " \t ", "\t가", "가\t", "  \t- 가 나", "가 | 나", "|", "| 가"])
def test_no_table_lines(line: str):
    assert not is_table_line(line)
