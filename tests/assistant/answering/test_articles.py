"""Articles asked for by number: told whole, or said not to be there."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from assistant.types import Turn
from index.static import StaticEncoder
from ingest.korean import Korean

LEAVE = """별빛시 직원 휴가 규정

제1조(목적) 이 규정은 직원의 휴가를 정함을 목적으로 한다. <개정 2020.1.2>

제7조(연차휴가) ① 한 해를 다 일한 직원에게 15일의 휴가를 준다. <개정 2021.3.4>

② 다음 각 호의 기간은 일한 것으로 본다.

  1. 다쳐서 쉰 기간
  2. 아이를 낳아 쉰 기간

③ 삭제 <2022.5.6>

제8조(병가) 아픈 직원은 60일까지 쉴 수 있다.
"""
PARKS = """별빛시 공원 조례

제1조(목적) 이 조례는 공원을 가꾸는 데 필요한 사항을 정한다.

제7조(사용료) ① 공원의 사용료는 한 시간에 2천원으로 한다.

② 65세가 넘은 사람에게는 사용료를 받지 않는다.
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("rules")
    return open_assistant(folder, {"휴가규정.txt": LEAVE, "공원조례.txt": PARKS}, korean, static)


@pytest.mark.parametrize(
    "question", ["별빛시 직원 휴가 규정 제7조 내용 알려줘", "휴가 규정 7조", "휴가 규정 제7조는 무엇을 정하고 있나요?"]
)
def test_an_article_is_told_as_a_whole_without_what_was_taken_out(rules: Assistant, question: str) -> None:
    answer = rules.ask(question)
    assert answer.text == (
        "「별빛시 직원 휴가 규정」 제7조(연차휴가)의 내용은 다음과 같습니다.\n\n"
        "- ① 한 해를 다 일한 직원에게 15일의 휴가를 준다. [1]\n"
        "- ② 다음 각 호의 기간은 일한 것으로 본다. [2]\n"
        "  - 1. 다쳐서 쉰 기간 [2]\n"
        "  - 2. 아이를 낳아 쉰 기간 [3]"
    )
    assert not answer.refused
    assert [one.quote for one in answer.citations] == [
        "① 한 해를 다 일한 직원에게 15일의 휴가를 준다.",
        "② 다음 각 호의 기간은 일한 것으로 본다.\n\n  1. 다쳐서 쉰 기간",
        "2. 아이를 낳아 쉰 기간",
    ]


def test_one_paragraph_is_told_with_its_points(rules: Assistant) -> None:
    assert rules.ask("별빛시 직원 휴가 규정 제7조제2항이 뭐야?").text == (
        "「별빛시 직원 휴가 규정」 제7조(연차휴가) 제2항의 내용은 다음과 같습니다.\n\n"
        "- ② 다음 각 호의 기간은 일한 것으로 본다. [1]\n"
        "  - 1. 다쳐서 쉰 기간 [1]\n"
        "  - 2. 아이를 낳아 쉰 기간 [2]"
    )


def test_a_single_line_is_told_by_itself(rules: Assistant) -> None:
    assert rules.ask("공원 조례 제1조 조문 보여줘").text == (
        "「별빛시 공원 조례」 제1조(목적)의 내용입니다.\n\n이 조례는 공원을 가꾸는 데 필요한 사항을 정한다. [1]"
    )


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("휴가 규정 제99조 내용 알려줘", "‘휴가 규정 제99조’를"),
        ("주차장 조례 제7조 내용 알려줘", "‘주차장 조례 제7조’를"),
        ("휴가 규정 제7조의3은 무엇인가요?", "‘휴가 규정 제7조의3’을"),
    ],
)
def test_an_article_that_is_not_there_is_said_not_to_be(rules: Assistant, question: str, named: str) -> None:
    answer = rules.ask(question)
    assert answer.refused
    assert answer.text == f"문서에서 {named} 찾지 못했습니다."


def test_of_several_documents_the_reader_is_asked_which_one_is_meant(rules: Assistant) -> None:
    answer = rules.ask("제7조 내용 알려줘")
    assert answer.refused
    assert answer.text == (
        "제7조는 여러 문서에 있습니다: 「별빛시 공원 조례」 [1], 「별빛시 직원 휴가 규정」 [2].\n\n"
        "어느 문서의 조문인지 함께 적어 다시 물어봐 주세요."
    )
    assert all(check.supported for check in answer.checks)
    assert rules.ask("제8조 내용 알려줘").text.startswith("「별빛시 직원 휴가 규정」 제8조(병가)의 내용입니다.")


def test_what_an_article_says_of_one_thing_is_answered_by_that(rules: Assistant) -> None:
    answer = rules.ask("휴가 규정 제8조에 따르면 아플 때 며칠까지 쉴 수 있나요?")
    assert answer.text.startswith("아픈 직원은 60일까지 쉴 수 있습니다.")


def test_the_next_article_is_of_the_law_that_was_spoken_of(rules: Assistant) -> None:
    history: list[Turn] = []
    for question, told in (
        ("휴가 규정 제7조 내용 알려줘", "「별빛시 직원 휴가 규정」 제7조(연차휴가)의 내용은"),
        ("제1항만 다시 알려줘", "「별빛시 직원 휴가 규정」 제7조(연차휴가) 제1항의 내용입니다."),
        ("그럼 제8조는?", "「별빛시 직원 휴가 규정」 제8조(병가)의 내용입니다."),
        ("같은 규정 제1조는요?", "「별빛시 직원 휴가 규정」 제1조(목적)의 내용입니다."),
        ("공원 조례 제7조는?", "「별빛시 공원 조례」 제7조(사용료)의 내용은"),
    ):
        answer = rules.ask(question, history)
        assert answer.text.startswith(told)
        history.append(Turn(question, answer.text))
