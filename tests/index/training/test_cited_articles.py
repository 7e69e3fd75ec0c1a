import pytest

from index.training.citations import article_places, cited_articles

ARTICLES = (
    "민법 제750조",
    "민법 제766조",
    "상표법 제34조의2",
    "국토의 계획 및 이용에 관한 법률 제56조",
    "민사소송법 제1조",
)
PLACES = article_places(ARTICLES)
LAWS = frozenset(name.rpartition(" ")[0].replace(" ", "") for name in ARTICLES)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("민법 제750조에 따른 손해배상", [0]),
        ("민법 제750조, 민법 제766조 제1항", [0, 1]),
        ("구 상표법(2016. 2. 29. 법률 제14033호로 전부 개정되기 전의 것) 제34조의2", [2]),
        ("구 상표법(2016. 2. 29. 법률 제14033호(시행 2016. 9. 1.)로 개정되기 전) 제34조의 2", [2]),
        ("국토의 계획 및 이용에 관한 법률 제56조 제1항", [3]),
        ("이 사건에서 민사소송법 제1조를 어긴 것과 민법 제750조, 그리고 다시 민법 제750조", [4, 0]),
        ("민법 제9조", []),
        ("하늘법 제1조", []),
        ("제750조", []),
    ],
)
def test_articles_that_a_decision_names(text, cited):
    assert cited_articles(text, PLACES, LAWS) == cited
