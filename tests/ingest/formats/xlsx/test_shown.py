"""Numbers, dates and texts as Excel shows them under a format code."""

import math
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest.formats.xlsx.codes import NUMBERED, sections
from ingest.formats.xlsx.shown import general, shown_number, shown_text


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (1234.5, "#,##0", "1,235"),
        (1234.5, '#,##0"원"', "1,235원"),
        (1234, "[$₩-412]#,##0", "₩1,234"),
        (1234567890, '#,##0,,"백만원"', "1,235백만원"),
        (15000, "#,##0,", "15"),
        (123456789, '0.00,,"M"', "123.46M"),
        (0.125, "0.0%", "12.5%"),
        (1, "0.0%", "100.0%"),
        (-1234, "#,##0", "-1,234"),
        (-1234, "#,##0;▲#,##0", "▲1,234"),
        (-1234, '#,##0;"△"#,##0', "△1,234"),
        (-5, "#,##0;[Red]-#,##0", "-5"),
        (-1234.5, "#,##0_);[Red](#,##0)", "(1,235)"),
        (1234.5, "#,##0_);[Red](#,##0)", "1,235"),
        (-0.3, "0", "0"),
        (0, '#,##0;-#,##0;"-"', "-"),
        (0, NUMBERED[41], "-"),
        (98765, NUMBERED[42], "₩98,765"),
        (-98765, NUMBERED[41], "-98,765"),
        (2.5, "0", "3"),
        (1234.565, "0.00", "1234.57"),
        (5, "0.0##", "5.0"),
        (0.5, ".00", ".50"),
        (7, "000", "007"),
        (1012345678, "000-0000-0000", "010-1234-5678"),
        (8001011234567, "000000-0000000", "800101-1234567"),
        (150, '[>=100]"많음 "0;[<100]"적음 "0', "많음 150"),
        (50, '[>=100]"많음 "0;[<100]"적음 "0', "적음 50"),
        (12345.678, "0.00E+00", "1.23E+04"),
        (1.25, "# ?/?", "1 1/4"),
        (3, '0"명"', "3명"),
        (3, 'G/표준"개"', "3개"),
        (3, "@", "3"),
        (7, ";;;", ""),
        (3, '"해당 없음"', "해당 없음"),
        (45356, "yyyy-mm-dd", "2024-03-05"),
        (45356, "m/d", "3/5"),
        (45356, 'yyyy"년" m"월" d"일"', "2024년 3월 5일"),
        (45356, "yyyy. m. d. (aaa)", "2024. 3. 5. (화)"),
        (45356, "aaaa", "화요일"),
        (45356, "[$-412]dddd", "화요일"),
        (45356, "dddd, mmm d", "Tuesday, Mar 5"),
        (44927, "yy.mm.dd.", "23.01.01."),
        (45356.75, "[$-412]AM/PM h:mm", "오후 6:00"),
        (45356.75, "h:mm AM/PM", "6:00 PM"),
        (45356.123456, "hh:mm:ss.00", "02:57:46.60"),
        (1.5, "[h]:mm", "36:00"),
        (0.75, "mm:ss", "00:00"),
        (59, "yyyy-mm-dd", "1900-02-28"),
        (61, "yyyy-mm-dd", "1900-03-01"),
        (-1, "yyyy-mm-dd", "-1"),
        (5_000_000, "yyyy-mm-dd", "5000000"),
    ],
)
def test_numbers_are_printed_as_shown(value: float, code: str, shown: str):
    assert shown_number(value, code) == shown


def test_the_calendar_from_1904():
    assert shown_number(0, "yyyy-mm-dd", from_1904=True) == "1904-01-01"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.0, "0"), (12500000000.0, "12500000000"), (-200000000.0, "-200000000"), (0.766666666666667, "0.766666667"),
        (12345.6789012, "12345.6789"), (0.1 + 0.2, "0.3"), (1e20, "1E+20"), (0.00001234, "1.234E-05"), (87.3, "87.3"),
    ],
)  # fmt: skip
def test_general(value: float, shown: str):
    assert general(value) == shown


@pytest.mark.parametrize(
    ("code", "shown"), [("General", "가"), ('@"님"', "가님"), ("0;0;0;[Red]@", "가"), (";;;", ""), ("#,##0", "가")]
)
def test_texts(code: str, shown: str):
    assert shown_text("가", code) == shown


@given(st.integers(-(10**14), 10**14))
def test_grouped_numbers_read_back(value: int):
    assert int(shown_number(float(value), "#,##0").replace(",", "")) == value


@given(
    st.floats(allow_nan=True, allow_infinity=True),
    st.text(st.sampled_from('0#?.,%;@"\\[]$-E+/ymdhsa_*General가'), max_size=30),
)
@example(2.0806633505350878e303, "s")
def test_any_code_prints_any_number(value: float, code: str):
    assert isinstance(shown_number(value, code), str)
    assert isinstance(shown_text("글", code), str)
    assert len(sections(code)) >= 1


@given(st.floats(0, 2_900_000))
def test_dates_never_fail(value: float):
    assert shown_number(value, "yyyy-mm-dd hh:mm:ss").count("-") == 2


def test_long_codes_and_large_numbers_are_quick():
    start = time.process_time()
    assert shown_number(1.5, "0" * 100_000) == "1.5"
    assert len(shown_number(1e300, "#,##0")) == 301 + 100
    assert shown_number(5e-324, "0.0%") == "0.0%"
    assert shown_number(math.inf, "0") == "inf"
    assert time.process_time() - start < 1.0
