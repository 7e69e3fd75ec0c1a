import pytest

from assistant.understanding.bodies import body_spans, find_bodies, known_bodies
from ingest.names import Name, Names, built_in_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("국토부와 환경부의 지원액", ["국토교통부", "환경부"]),
        ("국토교통부(국토부)", ["국토교통부"]),
        ("과기정통부, 과기부, 과학기술정보통신부", ["과학기술정보통신부"]),
        ("국토부랑 국토교통부", ["국토교통부"]),
        ("산업부문 투자", []),
        ("교육부 소관", ["교육부"]),
        ("평생교육부 소관", []),
        ("재교육부담금", []),
        ("아무 기관도 없음", []),
        ("", []),
    ],
)
def test_bodies_are_found_by_any_of_their_names(text: str, names: list[str]) -> None:
    assert [body.name for body in find_bodies(text)] == names


def test_spans_hold_the_names_as_written() -> None:
    text = "해수부는 환경부와 해수부에"
    assert [(text[start:end], body.name) for start, end, body in body_spans(text)] == [
        ("해수부", "해양수산부"),
        ("환경부", "환경부"),
        ("해수부", "해양수산부"),
    ]


def test_no_form_belongs_to_two_bodies() -> None:
    forms = [form for body in known_bodies() for form in body.forms]
    assert len(forms) == len(set(forms))


def test_bodies_of_a_users_table_are_found_and_go_first():
    own = Name(("가온시청", "가온시", "환경부"), is_body=True)
    names = Names([*built_in_names()], [own, Name(("누리봄버스", "누봄"))])
    assert find_bodies("가온시와 국토부의 누봄 예산", names) == (own, *find_bodies("국토부"))
    assert find_bodies("환경부", names) == (own,)
    assert find_bodies("가온시") == ()
