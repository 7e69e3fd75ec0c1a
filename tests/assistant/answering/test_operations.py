"""What a question wants worked out, read from its words."""

import pytest

from assistant.answering.operations import Operation, Ranking, operation_of, ranking_of, sets_bound


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("환경부와 보건복지부 투자액을 합치면 얼마인가요?", Operation.SUM),
        ("산업부가 국토부의 몇 배인가요?", Operation.RATIO),
        ("청년 월세 예산은 전체 예산의 몇 %인가요?", Operation.SHARE),
        ("산업부와 국토부 중에 어디가 더 많나요?", Operation.DIFFERENCE),
        ("2022년보다 얼마나 늘었나요?", Operation.DIFFERENCE),
        ("2022년 비중은 2021년보다 몇 %p 변했나요?", Operation.DIFFERENCE),
        ("재정 중에서 제도적 뒷받침에는 얼마가 들어갔나요?", None),
        ("환경부 투자계획은 얼마인가요?", None),
    ],
)
def test_operations(text: str, operation: Operation | None) -> None:
    assert operation_of(text) is operation


@pytest.mark.parametrize(
    ("text", "ranking"),
    [
        ("투자액이 가장 큰 부서는?", Ranking(largest=True, first=1, count=1, adjective="큰")),
        ("가장 돈을 적게 쓰는 부처는?", Ranking(largest=False, first=1, count=1, adjective="적")),
        ("투자실적이 두 번째로 많은 부처는?", Ranking(largest=True, first=2, count=1, adjective="많")),
        ("3번째로 낮은 곳은?", Ranking(largest=False, first=3, count=1, adjective="낮")),
        ("투자계획 상위 3개 부처는?", Ranking(largest=True, first=1, count=3, adjective="")),
        ("하위 두 곳을 알려주세요", Ranking(largest=False, first=1, count=2, adjective="")),
        ("가장 많은 부처 3곳은?", Ranking(largest=True, first=1, count=3, adjective="많")),
        ("예산이 많은 순으로 알려줘", Ranking(largest=True, first=1, count=0, adjective="많")),
        ("투자 2위인 부처는?", Ranking(largest=True, first=2, count=1, adjective="")),
        ("꼴찌인 부처는 어디?", Ranking(largest=False, first=1, count=1, adjective="")),
        ("모델의 최고 크기가 얼마인가요?", None),
        ("예산은 얼마인가요?", None),
    ],
)
def test_places_in_an_order(text: str, ranking: Ranking | None) -> None:
    assert ranking_of(text) == ranking


@pytest.mark.parametrize(
    "text",
    [
        "1,000억원이 넘는 부처",
        "예산 50억원 이상인 사업",
        "300억원 미만인 곳",
        "10명 이하인 팀",
        "90%보다 높은 분야",
        "5건보다 적은 구",
    ],
)
def test_bounds(text: str) -> None:
    assert sets_bound(text)


def test_a_year_is_no_bound() -> None:
    assert not sets_bound("2023년 이상 없는 부처")
    assert not sets_bound("예산이 얼마인가요")
