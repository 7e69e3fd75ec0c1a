"""The main job on two real documents: the right figure, resting on the right span, or a refusal."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.evidence.likeness import Likeness
from assistant.types import Turn
from index.library import Library
from index.static import StaticEncoder
from ingest.korean import Korean

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
PRESS, PLAN = "001_63c22c7a49825fa1.txt", "004_69b5d0863f4d8d05.txt"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed documents are not beside the project")


@dataclass(frozen=True)
class Case:
    """``said`` must stand in the answer, and a citation of ``document`` must hold every one of ``cited``."""

    question: str
    said: tuple[str, ...]
    document: str
    cited: tuple[str, ...]
    history: tuple[Turn, ...] = ()


ROOTS = Turn("2024년 뿌리산업에 범부처가 투자하는 총액은?", "총 6,369억 원입니다.")
FUSION = Turn("2023년 산업융합 발전 실행계획의 범부처 투자 규모는?", "총 3조 2,682억원입니다.")
CASES = (
    Case("2024년 뿌리산업에 범부처가 투자하는 총액은?", ("6,369억",), PRESS, ("총 6,369억 원",)),
    Case("그 금액은 전년보다 몇 % 늘었나?", ("57%",), PRESS, ("작년 대비 57% 증가",), (ROOTS,)),
    Case("2023년 산업융합 발전 실행계획의 범부처 투자 규모는?", ("3조 2,682억원",), PLAN, ("총 3조 2,682억원",)),
    Case("2022년에는 얼마였나", ("3조 4,561억원",), PLAN, ("총 3조 4,561억원",), (FUSION,)),
    Case("'23년 농림축산식품부 투자계획", ("274.60억원",), PLAN, ("농림축산식품부", "274.60")),
    Case("'22년 국토부 투자실적과 비중", ("5,411.81억원", "15.66%"), PLAN, ("국토교통부", "5,411.81 (15.66)")),
    Case(
        "규제샌드박스 승인이 '22년에 모두 몇 건인지, 그중 실증특례는?",
        ("228건", "201건"),
        PLAN,
        ("228건", "실증특례 : 201건"),
    ),
    Case(
        "극한소재 실증기반 구축 사업의 기간과 금액", ("3,096.5억원", "2023~2028년"), PLAN, ("One-Stop", "3,096.5억원")
    ),
    Case("뿌리산업 외국인 양성대학은 몇 개에서 몇 개로 늘어나나?", ("9개", "13개"), PRESS, ("‘23년 9개 → ‘24년 13개",)),
)
UNANSWERABLE = ("2025년 뿌리산업 투자액", "국방부의 산업융합 투자계획")


@pytest.fixture(scope="module")
def assistant(korean: Korean, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    encoder = StaticEncoder.load()
    library = Library.open_or_create(tmp_path_factory.mktemp("seeds"), korean, encoder)
    library.add([SEEDS])
    opened = Assistant(library, korean, Likeness(encoder))
    yield opened
    opened.close()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.question)
def test_the_figure_is_said_and_rests_on_the_right_span(assistant: Assistant, case: Case):
    answer = assistant.ask(case.question, case.history)
    assert not answer.refused
    assert [said for said in case.said if said not in answer.text] == []
    quotes = [citation.quote for citation in answer.citations if citation.document == case.document]
    assert any(all(words in quote for words in case.cited) for quote in quotes), quotes
    assert [check.value for check in answer.checks if not check.supported] == []
    for citation in answer.citations:
        text = assistant.library.document(citation.document).text
        assert text[citation.start : citation.end] == citation.quote


@pytest.mark.parametrize("question", UNANSWERABLE)
def test_what_the_documents_do_not_give_is_refused(assistant: Assistant, question: str):
    answer = assistant.ask(question)
    assert answer.refused
    assert answer.text.startswith("문서에서 답을 찾지 못했습니다.")
