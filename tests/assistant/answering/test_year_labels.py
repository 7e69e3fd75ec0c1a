import pytest

from assistant.answering.year_labels import is_year, without_years


@pytest.mark.parametrize("label", ["2025년", "2025", "'25년도", "’24", "2025년도"])
def test_a_year_alone(label: str) -> None:
    assert is_year(label)
    assert without_years(label) == ""
    assert not is_year(f"{label} 예산")
    assert without_years(f"{label} 예산") == "예산"


@pytest.mark.parametrize(
    ("label", "bare"),
    [
        ("예산(2025년)", "예산( )"),
        ("2024년 대비 2025년 증감", "대비 증감"),
        ("사업비 ’24", "사업비"),
        ("1,250명", "1,250명"),
        ("", ""),
    ],
)
def test_what_is_measured_without_its_years(label: str, bare: str) -> None:
    assert without_years(label) == bare
