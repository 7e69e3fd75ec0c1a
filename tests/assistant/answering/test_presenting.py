from dataclasses import replace

import pytest
from nuri import PLAN_2025, block_of, reading_of

from assistant.answering.draft import Draft
from assistant.answering.presenting import cell_of_row, present, told, worded
from assistant.evidence.candidates import Candidate
from assistant.evidence.reading import Reading, squeezed
from assistant.evidence.weighing import Weighed
from assistant.understanding.question import understand
from ingest.korean import Korean
from ingest.types import Block


def standing(reading: Reading, block: Block) -> Candidate:
    own = reading.own(block)
    return Candidate(
        reading, block, block.content_start, block.end, squeezed(own), squeezed(own), "", "", frozenset(), (), (2025,),
        frozenset(), 1,
    )  # fmt: skip


def weighed(candidate: Candidate, score: float) -> Weighed:
    return Weighed(candidate, score, 1.0, 1.0, 1.0, 1.0, ())


@pytest.fixture(scope="module")
def plan() -> Reading:
    return reading_of(PLAN_2025)


def test_a_cell_that_stands_out_is_taken_for_its_row(plan: Reading) -> None:
    row = weighed(standing(plan, block_of(plan, "축제 만족도\t점\t81.5\t85.0\t문화과")), 1.0)
    one, other = (weighed(standing(plan, block_of(plan, quote)), 0.9) for quote in ("81.5", "85.0"))
    elsewhere = weighed(standing(plan, block_of(plan, "4,820")), 0.9)
    low = Weighed(other.candidate, 0.5, 1.0, 1.0, 1.0, 1.0, ())
    assert cell_of_row([row, one, low]) is one
    assert cell_of_row([row, one, other]) is row
    assert cell_of_row([row, elsewhere]) is row
    assert cell_of_row([row, low]) is row
    assert cell_of_row([one, row]) is one


def test_what_stands_inside_a_row_that_holds_a_whole_form_is_taken_for_it(plan: Reading) -> None:
    row = standing(plan, block_of(plan, "축제 만족도\t점\t81.5\t85.0\t문화과"))
    form = replace(row, start=0, end=row.reading.document.blocks[-1].end)
    inner = weighed(standing(plan, block_of(plan, "별빛축제\t1,800\t12.0\t바다숲길\t5,250\t35.0")), 0.9)
    assert cell_of_row([weighed(form, 1.0), inner]) is inner
    worse = replace(inner, score=0.8)
    first = weighed(form, 1.0)
    assert cell_of_row([first, worse]) is first
    assert cell_of_row([(short := weighed(row, 1.0)), inner]) is short


def test_each_kind_of_evidence_is_told_in_its_way(plan: Reading, korean: Korean) -> None:
    question = understand("바다숲길은 얼마인가요?", korean.analyze("바다숲길은 얼마인가요?"))
    row = standing(plan, block_of(plan, "별빛축제\t1,800\t12.0\t바다숲길\t5,250\t35.0"))
    assert told(question, row, of_year=True) == "바다숲길은 금액 5,250백만원, 비중 35.0%입니다."
    cell = standing(plan, block_of(plan, "5,250"))
    assert told(question, cell, of_year=False) == "바다숲길의 금액은 5,250백만원입니다."
    bullet = standing(plan, block_of(plan, "철새 탐조대 보수(2억원)"))
    assert told(question, bullet, of_year=True) == "철새 탐조대 보수는 2억원입니다."
    note = standing(plan, block_of(plan, "군이 직접 운영하며 텐트 다섯 동 이상을 칠 수 있는 곳"))
    assert worded(note) == "야영장: 군이 직접 운영하며 텐트 다섯 동 이상을 칠 수 있는 곳"


LONG = (
    "▲별빛축제 무대와 조명 정비(12억원), ▲바다숲길 나무 심기와 쉼터 설치(48억원), ▲야영장 텐트 자리 늘리기(36억원),"
    " ▲관광 안내소 새 단장(24억원) 등을 차질 없이 추진할 계획이다."
)
SAID = LONG.replace("계획이다", "계획입니다")
FOREST = "바다숲길 나무 심기와 쉼터 설치는 48억원입니다."


@pytest.mark.parametrize(
    ("question", "lead", "quote"),
    [
        ("바다숲길에는 얼마가 드나요?", FOREST, "바다숲길 나무 심기와 쉼터 설치(48억원)"),
        (
            "별빛축제 조명에는 얼마가 드나요?",
            "별빛축제 무대와 조명 정비는 12억원입니다.",
            "별빛축제 무대와 조명 정비(12억원)",
        ),
        ("관광 안내소에는 얼마가 드나요?", "관광 안내소 새 단장은 24억원입니다.", "관광 안내소 새 단장(24억원)"),
        ("야영장 자리 말고 바다숲길 나무 쉼터에는 얼마가 드나요?", FOREST, "바다숲길 나무 심기와 쉼터 설치(48억원)"),
        ("바다숲길은 왜 만드나요?", SAID, LONG),
        ("모두 얼마가 드나요?", SAID, LONG),
        ("바다숲길에는 몇 명이 오나요?", SAID, LONG),
    ],
)
def test_a_long_sentence_is_led_by_the_part_that_answers(korean: Korean, question: str, lead: str, quote: str) -> None:
    reading = reading_of(f"2025년 계획\n\n ○ {LONG}\n")
    draft = Draft()
    present(draft, understand(question, korean.analyze(question)), standing(reading, block_of(reading, LONG)))
    assert draft.lines == [f"{lead} [1]"]
    assert [citation.quote for citation in draft.citations] == [quote]


def test_the_whole_sentence_follows_where_the_question_names_more_than_one_part(korean: Korean) -> None:
    reading = reading_of(f"2025년 계획\n\n ○ {LONG}\n")
    draft = Draft()
    question = "야영장 자리하고 바다숲길 나무 쉼터에는 얼마가 드나요?"
    present(draft, understand(question, korean.analyze(question)), standing(reading, block_of(reading, LONG)))
    assert draft.lines == [f"{FOREST} [1]", f"{SAID} [1]"]


FACTS = """갯벌 보전 계획

□ 군은 ▲물길 트기를 위한 조사(‘24년 75억원), ▲염생식물 심기 확대(‘24년 37억원), ▲둑 허물기(‘24년 10억원) 등을 편다.
 ○ (입문) 갯벌 해설(연 400명) 및 안내(연 2,500명), (전문) 갯벌 조사원 과정(연 90명) 추진
"""


@pytest.mark.parametrize(
    ("asked", "line", "said"),
    [
        ("염생식물 심기를 늘리는 데 2024년에 드는 금액은?", "군은", "염생식물 심기 확대는 2024년 37억원입니다."),
        ("갯벌 안내는 한 해 몇 명인가요?", "(입문)", "입문: 안내는 연 2,500명입니다."),
        ("둑 허물기에 드는 금액을 알려 주세요. 물길 트기 말고요.", "군은", "둑 허물기는 2024년 10억원입니다."),
    ],
)
def test_of_a_sentence_with_many_figures_only_the_part_meant_is_said(
    korean: Korean, asked: str, line: str, said: str
) -> None:
    reading = reading_of(FACTS)
    block = next(block for block in reading.document.blocks if reading.own(block).startswith(line))
    draft = Draft()
    present(draft, understand(asked, korean.analyze(asked)), standing(reading, block))
    assert draft.text == f"{said} [1]"


@pytest.mark.parametrize(
    "asked",
    ["염생식물 심기와 둑 허물기에 드는 금액은?", "갯벌에 모두 얼마를 쓰나요?", "염생식물은 왜 심나요?"],
)
def test_a_sentence_is_said_whole_where_no_one_part_is_meant(korean: Korean, asked: str) -> None:
    reading = reading_of(FACTS)
    block = next(block for block in reading.document.blocks if reading.own(block).startswith("군은"))
    draft = Draft()
    present(draft, understand(asked, korean.analyze(asked)), standing(reading, block))
    assert "75억원" in draft.text
    assert "10억원" in draft.text
