import pytest

from assistant.understanding.listed import member_at, members_of


@pytest.mark.parametrize(
    ("answer", "members"),
    [
        ("소득 수준, 거주기간, 부담률의 세 항목으로 점수를 매깁니다. [1]", "소득 수준|거주기간|부담률"),
        ("기본, 전문, 고급의 3단계로 양성합니다.", "기본|전문|고급"),
        ("분야는 청년 정착, 돌봄, 기후·녹색, 이렇게 3대 분야입니다. [1]", "청년 정착|돌봄|기후·녹색"),
        ("서류입니다.\n\n- 신청서 — 누리집, 온라인 [1]\n- 병적증명서 — 병무청 [2]", "신청서|병적증명서"),
        ("- 생태계 조성 [1]: 융합 확산 [1], 규제 개선 [2]\n- 그린 전환 [3]", "생태계 조성|그린 전환"),
        ("기본, 전문, 고급의 4단계로 양성합니다.", ""),
        ("35대를 바꿉니다.", ""),
        ("예산은 1,800백만원입니다. [1]", ""),
    ],
)  # fmt: skip
def test_what_an_answer_lists(answer: str, members: str) -> None:
    assert "|".join(members_of(answer)) == members


@pytest.mark.parametrize(
    ("place", "member"),
    [("첫", "가"), ("두", "나"), ("셋", "다"), ("네", ""), ("마지막", "다"), ("맨 끝", "다"), ("가운데", "나")],
)  # fmt: skip
def test_which_member_an_ordinal_means(place: str, member: str) -> None:
    assert member_at(place, ("가", "나", "다")) == member


def test_four_have_no_middle_and_none_have_no_last() -> None:
    assert member_at("가운데", ("가", "나", "다", "라")) == ""
    assert member_at("마지막", ()) == ""
