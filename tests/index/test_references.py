import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.references import Reference, named, references

# What stands above four passages: two acts, a rule of one of them, an ordinance as it is read from a file.
CONTEXTS = {
    1: "민법\n법률\n법무부\n2023-05-16\n제3조\n권리능력의 존속기간",
    2: "난민법\n법률\n법무부\n2016-12-20\n제3조\n강제송환의 금지",
    3: "난민법 시행령\n대통령령\n법무부\n2020-10-20\n제3조\n심사",
    4: "온빛시 청년 기본 조례(안)\n위원회\n제3조(위원회의 설치)",
    5: "온빛시 청년 기본 조례(안)\n위원회\n제3조의2(위원의 임기)",
    6: "온빛시 출장비 조례\n제13조(준용)\n1. 제3조에 따른 위원회",
}


def articles(question: str) -> list[str]:
    return [reference.article for reference in references(question)]


def asked(question: str) -> set[int]:
    return set(named(references(question), CONTEXTS))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("난민법 제3조의 뜻", ["제3조"]),
        ("제3조의2와 제 12 조의 3", ["제3조의2", "제12조의3"]),
        ("제003조", ["제3조"]),
        ("제3조 의결", ["제3조"]),
        ("조례 3조의2는?", ["제3조의2"]),
        ("민법 3조는?", ["제3조"]),
        ("도로법 3조원 예산", []),
        ("예산 5조는 어디에 쓰나요?", []),
        ("제3조원", []),
        ("도로법 3조 2,000억 원", []),
        ("제3조위원회", ["제3조"]),
        ("국방비 3조 2천억", []),
        ("재정 3조 2천억", []),
        ("청년기본법 3조 2천억", []),
        ("사용 방법 3조", []),
        ("대통령 5조 투자", []),
        ("5조", []),
        ("제5조", ["제5조"]),
        ("청년기본법의 5조", ["제5조"]),
        ("", []),
    ],
)
def test_articles_are_read_as_they_are_written(question, expected):
    assert articles(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("민법 제3조는?", {1}),
        ("난민법 제3조는?", {2}),
        ("구 「난민법」(2016. 12. 20. 법률 제14408호로 개정되기 전의 것(이하 같다)) 제3조", {2}),
        ("난민법의 제3조", {2}),
        ("난민법 시행령 제3조", {3}),
        ("청년 기본 조례 제3조", {4}),
        ("온빛시 청년 기본 조례 제3조의2에 따른 임기", {5}),
        ("조례 3조는 무엇을 정하나요?", {4}),
    ],
)
def test_the_document_is_the_one_whose_name_agrees_longest(question, expected):
    assert asked(question) == expected


def test_an_article_without_a_name_has_the_one_before():
    assert asked("난민법 제3조와 같은 법 제3조, 제7조") == {2}
    assert asked("난민법 제7조 및 제3조") == {2}
    assert asked("민법 제7조, 동법 제3조") == {1}


def test_without_any_name_every_document_with_the_article_counts():
    assert asked("제3조에는 무엇이 있나요?") == {1, 2, 3, 4}


def test_an_article_of_other_rules_is_not_taken_for_that_of_these():
    assert asked("근로기준법 제3조") == set()
    assert asked("민법 제20조") == set()


def test_an_article_that_a_heading_only_cites_is_another():
    assert asked("출장비 조례 제3조") == set()
    assert asked("출장비 조례 제13조") == {6}


def test_the_terms_are_those_under_which_the_article_is_indexed(korean):
    for text, expected in {"제20조": ("20", "조"), "제3조의2": ("3", "조", "2")}.items():
        [reference] = references(text)
        assert reference.terms == expected
        for line in (text, f"{text}(위원의 임기)", f"민법\n법률\n2023-08-08\n{text}\n위원의 임기"):
            assert set(expected) <= set(korean.analyze(line).terms)


def test_a_name_far_before_its_article_is_none_and_brackets_without_end_are_read():
    assert asked(f"민법{'(' * 10_000}{')' * 10_000} 제3조") == asked("제3조")
    assert asked(f"{'(' * 10_000} 민법 제3조") == {1}


def test_of_a_question_full_of_articles_the_first_few_are_read():
    assert len(references("제1조 " * 1000)) == 8


@given(st.text(alphabet="민난법령조례칙제의0123456789() []「」\n원에서", max_size=60))
def test_any_question_is_read(question):
    for reference in references(question):
        assert isinstance(reference, Reference)
        assert all(len(name) >= 2 and " " not in name for name in reference.names)
    assert named(references(question), CONTEXTS) <= CONTEXTS.keys()
