"""Whom something is for, and people that are only named."""

import pytest

from assistant.evidence.recipients import recipient_fit


@pytest.mark.parametrize(
    ("quote", "fit"),
    [
        ("대상은 만 18세 이상인 등록장애인입니다.", 1.15),
        ("자립준비청년에게 월 10만원을 드립니다.", 1.15),
        ("모든 시민은 기록의 열람을 청구할 권리를 가진다.", 1.15),
        ("영업자와 그 종업원은 건강진단을 받아야 한다.", 1.15),
        ("직원은 휴직을 신청할 수 있다.", 1.15),
        ("수당은 수급자격을 정하는 소득에 들지 않으며 주민은 걱정하지 않아도 됩니다.", 1.0),
        ("읍면 사무소에서 받습니다.", 0.75),
    ],
)
def test_what_tells_whom_it_is_for_fits_better_than_what_names_some(quote: str, fit: float) -> None:
    assert recipient_fit("누가 받나요?", quote) == fit


@pytest.mark.parametrize(
    ("quote", "fit"),
    [
        ("구내식당을 무료로 이용하는 생산직에게는 지급하지 아니한다.", 1.15),
        ("통근버스를 이용하지 않는 사원에게 교통비로 매월 8만 원을 지급한다.", 0.75),
    ],
)
def test_who_gets_nothing_is_told_by_what_denies_it(quote: str, fit: float) -> None:
    assert recipient_fit("식대를 못 받는 사람은 누구야?", quote) == fit
