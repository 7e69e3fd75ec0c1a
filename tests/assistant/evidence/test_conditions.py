"""Each fit with a pair of candidates that differ in one thing alone."""

from dataclasses import replace

import pytest
from nuri import block_of, reading_of

from assistant.evidence.belonging import body_fit, place_fit, year_fit
from assistant.evidence.candidates import Candidate
from assistant.evidence.conditions import conditions_fit
from assistant.evidence.reading import squeezed
from assistant.understanding.bodies import find_bodies
from assistant.understanding.question import Question, ordinals_of, understand, years_of
from assistant.understanding.words import Word, weigh_words
from index.lexicon import Lexicon
from ingest.korean import Korean


class Passages:
    """A library of one document's words."""

    passage_count = 10

    def __init__(self, korean: Korean, text: str) -> None:
        self._terms = dict.fromkeys(korean.analyze(text).terms, 2)

    def vocabulary(self) -> dict[str, int]:
        return self._terms

    def document_frequency(self, term: str) -> int:
        return self._terms.get(term, 0)


def standing(text: str, heading: str = "", edition: int | None = None) -> Candidate:
    """A paragraph as a candidate, perhaps under a heading, perhaps in a yearly edition."""
    reading = reading_of(f"{text}\n", title=f"{edition}년 계획" if edition else "계획")
    block = reading.document.blocks[0]
    years = years_of(heading) or ((edition,) if edition else ())
    return Candidate(
        reading, block, 0, len(text), squeezed(text), squeezed(f"{text} {heading}"), "", "", frozenset(),
        years_of(text), years, frozenset(ordinals_of(f"{text} {heading}")), 1,
    )  # fmt: skip


def asked(korean: Korean, text: str, library: str) -> tuple[Question, tuple[Word, ...]]:
    question = understand(text, korean.analyze(text))
    return question, weigh_words(question, Passages(korean, library), Lexicon(()), korean.analyze)


# question, evidence that fits, evidence that differs in one thing
PAIRS = [
    ("제3차 계획의 목표", "제3차 계획의 목표는 확대", "제2차 계획의 목표는 확대"),
    ("4분기 처리 건수", "4분기 처리는 830건", "3분기 처리는 830건"),
    ("나등급 기한", "나등급은 이틀 안에", "가등급은 이틀 안에"),
    ("월세가 월 50만원으로 오른 까닭", "월세를 월 50만원으로 올림", "월세를 월 20만원으로 올림"),
    ("예산은 얼마인가요?", "예산은 총 30억원", "예산은 군별 3억원"),
    ("적용하지 않는 도로", "고속도로에는 적용하지 않음", "고속도로에도 적용함"),
    ("위원장이 누구예요?", "위원장은 국장", "부서는 국장실"),
    ("계획은 언제 확정됐나요?", "계획은 3월에 확정", "계획은 3월에 공개"),
    ("축제가 뭐예요?", "축제란 밤 행사를 말한다", "행사란 밤 모임을 말한다"),
    ("날씨 어때?", "날씨는 맑음", "날씨"),
    ("가등급 기준이 뭐죠?", "가등급: 나등급보다 깊은 웅덩이", "나등급: 가등급이 아닌 웅덩이"),
    ("4인 가구 기준 금액", "4인 가구는 월 890만원", "5인 이상 가구는 4인 가구 기준에 150만원을 더함"),
    ("보증금 한도는 얼마인가요?", "보증금이 8천만원 이하인 주택", "보증금이 9천만원이더라도 월세가 싸면 신청"),
    ("조례 시행일이 언제죠?", "이 조례는 1월 1일부터 시행한다", "이 조례는 5월 1일에 공포한다"),
    ("숲의 면적은 얼마?", "숲 8.8㏊ 조성", "숲 3곳 조성"),
    ("대출이자 지원은?", "대출 1억원까지 이자를 지원", "보증금 이자를 지원"),
    ("숲길 사업은 어디서 하나?", "사 업 명 : 바다숲길", "사 업 명 : 숲길 사업"),
]


@pytest.mark.parametrize(("text", "fitting", "other"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_evidence_of_another_thing_fits_less(korean: Korean, text: str, fitting: str, other: str) -> None:
    question, words = asked(korean, text, f"{fitting} {other} {text}")
    assert conditions_fit(question, words, standing(fitting), held_head=False) >= 1.0
    assert conditions_fit(question, words, standing(other), held_head=False) <= 0.9


def test_a_place_that_no_document_has_fits_nothing(korean: Korean) -> None:
    for text, fit in [("늘솔구 예산", 1.0), ("햇살구 예산", 0.5)]:
        question, words = asked(korean, text, "늘솔구 예산")
        assert place_fit(question, words) == fit
        assert conditions_fit(question, words, standing("예산은 3억원"), held_head=False) == 1.0


def test_an_adverb_that_ends_like_a_place_is_none(korean: Korean) -> None:
    question, words = asked(korean, "적어도 몇 분은 운용해야 하나요?", "20분 이상 운용")
    assert place_fit(question, words) == 1.0
    assert conditions_fit(question, words, standing("20분 이상 운용"), held_head=False) == 1.0


def test_a_noun_covered_by_another_word_is_held(korean: Korean) -> None:
    question, words = asked(korean, "책임자가 누구예요?", "책임자 과장")
    assert conditions_fit(question, words, standing("과장 한가람"), held_head=True) == 1.0


def test_a_firm_that_the_document_never_names_fits_little(korean: Korean) -> None:
    fits = [("새벽발전 구축 용역 가격", 1.0), ("노을동발전 구축 용역 가격", 0.5), ("한국동서발전 구축 용역 가격", 0.5)]
    for text, fit in fits:
        question, words = asked(korean, text, "구축 용역 가격")
        assert conditions_fit(question, words, standing("새벽발전 구축 용역 가격은 3억원"), held_head=False) == fit


def test_another_province_fits_little(korean: Korean) -> None:
    question, words = asked(korean, "대전광역시 세대수", "세대수 서울특별시 대전광역시")
    assert conditions_fit(question, words, standing("대전광역시 세대수 3"), held_head=False) == 1.0
    assert conditions_fit(question, words, standing("서울특별시 세대수 3"), held_head=False) == pytest.approx(0.3)


def test_the_title_of_its_document_is_no_answer(korean: Korean) -> None:
    question, words = asked(korean, "축제는 언제 하나요?", "축제")
    assert conditions_fit(question, words, standing("계획"), held_head=True) == 0.5
    assert conditions_fit(question, words, standing("계획은 3월"), held_head=True) == 1.0


def test_a_cell_that_says_what_the_question_states_fits_little(korean: Korean) -> None:
    reading = reading_of("계획\n\n구분\t일반문서\t배포용문서\n본문\t여름숲길/나무\t겨울바다\n")
    question, words = asked(korean, "일반문서는 여름숲길에 들어가는데, 배포용문서는 어디예요?", "여름숲길 겨울바다")
    fits = []
    for value in ("여름숲길/나무", "겨울바다"):
        block = block_of(reading, value)
        cell = replace(standing(value), reading=reading, block=block, start=block.start, end=block.end)
        fits.append(conditions_fit(question, words, cell, held_head=True))
    assert fits[0] == pytest.approx(fits[1] / 2)


@pytest.mark.parametrize(
    ("text", "line", "fit"),
    [
        ("신청은 언제 마감되나요?", "모집기간 : 6. 19. ~ 6. 25.", 1.1),
        ("신청은 언제 마감되나요?", "공모 결과 : 6. 25.", 0.55 * 0.75),
        ("신청은 어디에서 하나요?", "접수처 : 관광과", 1.1),
        ("신청은 어디에서 하나요?", "모집기간 : 6. 25.", 0.55),
        ("축제는 몇 시에 시작되나요?", "축제 14:00", 1.0),
        ("축제는 언제 시작되나요?", "축제 14:00", 0.75),
    ],
)
def test_a_label_of_the_kind_asked_for_says_it_in_another_word(
    korean: Korean, text: str, line: str, fit: float
) -> None:
    question, words = asked(korean, text, text)
    assert conditions_fit(question, words, standing(line), held_head=False) == pytest.approx(fit)


def test_a_caption_is_no_answer(korean: Korean) -> None:
    question, words = asked(korean, "문단 번호 형식은 무엇인가요?", "문단 번호 형식")
    assert conditions_fit(question, words, standing("표 41 문단 번호 형식의 종류"), held_head=False) == 0.6


def test_a_document_without_the_name_that_others_have_fits_less(korean: Korean) -> None:
    question, words = asked(korean, "관광진흥계획 예산", "관광진흥계획 예산")
    assert conditions_fit(question, words, standing("관광진흥계획 예산은 3억원"), held_head=False) == 1.0
    assert conditions_fit(question, words, standing("관광 예산은 3억원"), held_head=False) == 0.4


def test_the_noun_asked_about_may_stand_above(korean: Korean) -> None:
    question, words = asked(korean, "책임자가 누구예요?", "책임자 과장")
    assert conditions_fit(question, words, standing("과장 한가람", "책임자"), held_head=False) == 1.0
    assert conditions_fit(question, words, standing("과장 한가람"), held_head=False) == 0.55


@pytest.mark.parametrize(
    ("text", "evidence", "heading", "edition", "fit"),
    [
        ("예산은?", "예산은 3억원", "", None, 1.0),
        ("2025년 예산은?", "2025년 예산은 3억원", "", None, 1.05),
        ("2025년 예산은?", "2024년 예산은 3억원", "", None, 0.35),
        ("2025년 예산은?", "2024년 예산은 3억원", "", 2025, 0.5),
        ("2025년 예산은?", "예산은 3억원", "", None, 0.8),
        ("2025년 예산은?", "예산은 3억원", "", 2025, 1.0),
        ("2025년 예산은?", "예산은 3억원", "", 2024, 0.35),
        ("2025년 예산은?", "예산은 3억원", "2025년 예산", None, 1.0),
        ("2025년 예산은?", "숲길('25~'30, 1,131억원)", "", None, 0.5),
        ("숲길 사업은 2025년부터 언제까지?", "숲길('25~'30, 1,131억원)", "", None, 1.05),
        ("2024년과 2025년 예산", "2024년 3억원, 2025년 4억원", "", None, 1.05),
    ],
)
def test_another_year_is_another_fact(
    korean: Korean, text: str, evidence: str, heading: str, edition: int | None, fit: float
) -> None:
    question = understand(text, korean.analyze(text))
    assert year_fit(question, standing(evidence, heading, edition)) == fit


def test_another_body_is_another_fact() -> None:
    bodies = find_bodies("국토부와 환경부")
    assert body_fit((), standing("환경부 2억원")) == 1.0
    assert body_fit(bodies[1:], standing("환경부 2억원")) == 1.05
    assert body_fit(bodies[1:], standing("2억원", "환경부 사업")) == 1.0
    assert body_fit(bodies[1:], standing("국토교통부 2억원")) == 0.3
    assert body_fit(bodies, standing("국토교통부 2억원")) == pytest.approx((1.05 + 0.3) / 2)


def test_a_body_may_be_named_without_its_last_syllable() -> None:
    bodies = find_bodies("고용노동부")
    assert body_fit(bodies, standing("고용노동 소관 2억원")) == 1.05
    assert body_fit(find_bodies("환경부"), standing("환경 사업 2억원")) == 0.3


def test_the_row_of_a_cell_names_its_body_unless_the_cell_has_another() -> None:
    reading = reading_of("계획\n\n구분\t이름\t소관\n제1호\t숲길 규칙\t고용노동 소관\n제2호\t바다 규칙\t관광과\n")
    cells = {name: block_of(reading, name) for name in ("숲길 규칙", "바다 규칙")}
    fits = {
        name: body_fit(find_bodies("고용노동부"), replace(standing(name), reading=reading, block=cell, names="이름"))
        for name, cell in cells.items()
    }
    assert fits == {"숲길 규칙": 1.0, "바다 규칙": 0.3}
    other = replace(standing("숲길 규칙"), reading=reading, block=cells["숲길 규칙"], names="환경부")
    assert body_fit(find_bodies("고용노동부"), other) == 0.3
