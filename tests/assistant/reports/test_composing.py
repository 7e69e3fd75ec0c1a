"""What stands in a report, whatever file it becomes."""

from dataclasses import replace

from assistant.reports.composing import compose
from assistant.reports.types import Line, Run, Source, Sources, Style, Table
from tests.assistant.reports.words import LAW, MADE_AT, ROW


def lines(report, style):
    return [block.text for block in report.blocks if isinstance(block, Line) and block.style is style]


def test_a_report_tells_what_it_is_of_and_from_when(composed):
    assert composed.title == "근거 보고서: 도로 예산"
    assert lines(composed, Style.TITLE) == ["근거 보고서"]
    assert lines(composed, Style.SUBTITLE) == ["도로 예산"]
    assert lines(composed, Style.NOTE)[0] == "문서함: 가온시 · 2026년 11월 21일 19:05 작성 · 질문 3개"


def test_each_question_has_its_answer_checks_and_sources(composed):
    questions = lines(composed, Style.QUESTION)
    assert questions[:2] == ["질문 1. 도로 예산은?", "질문 2. 달은?"]
    assert questions[2].startswith("질문 3. 길게 길게") and questions[2].endswith("…")
    assert questions[3] == "답을 찾지 못한 질문"
    assert lines(composed, Style.BODY)[-2:] == [("길게 " * 60).strip(), "쓰다가"]
    assert lines(composed, Style.UNDERSTOOD) == ["이렇게 이해했습니다: 2025년 도로 예산은 얼마인가요?"]
    assert lines(composed, Style.PART) == ["답변", "확인한 결과", "근거", "답변", "답변"]
    assert lines(composed, Style.NOTE)[2:] == [
        "2026년 11월 21일 09:30 질문 · 언어 모델(exaone-3.5)이 답변 · 서버가 답하지 않아 다시 물었습니다.",
        "2026년 11월 21일 09:30 질문 · 내장 방식이 답변",
        "답변을 멈춤",
    ]
    told = [block for block in composed.blocks if isinstance(block, Line) and block.style is Style.BULLET]
    assert [(line.mark, line.text) for line in told[3:6]] == [
        ("✓", "숫자 ‘15,900백만원’: [1]의 원문에 있습니다."),
        ("계산", "숫자 ‘1,700’: 원문의 값으로 계산했습니다(15,900 − 14,200 = 1,700)."),
        ("✗", "숫자 ‘99억원’: [1]의 원문에서 찾지 못했습니다."),
    ]
    assert [run.bold for line in told[3:6] for run in line.runs] == [False, False, True]
    assert told[6].text == "질문 2. 달은? (문서에서 답을 찾지 못했습니다)"
    assert told[7].text.endswith("… (답변을 마치지 못했습니다)")


def test_an_answer_keeps_its_lists_and_tables_and_loses_its_links(composed):
    at = composed.blocks.index(Line(Style.PART, (Run("답변"),)))
    assert composed.blocks[at + 1 : at + 7] == (
        Line(Style.HEADED, (Run("정리"),)),
        Line(Style.BODY, (Run("노후 도로 보수", True), Run("는 15,900백만원입니다[1]."))),
        Table((((Run("사업"),), (Run("2025년"),)), ((Run("도로"),), (Run("15,900", True),))), headed=True),
        Line(Style.BULLET, (Run("연차(15일)", True), Run("는 그대로[2]")), "•"),
        Line(Style.BULLET, (Run("2020~2023년, 1~3월"),), "•", 1),
        Line(Style.BULLET, (Run("누르면  코드"),), "1."),
    )


def test_sources_have_the_exact_words_and_their_place(composed):
    [sources] = [block for block in composed.blocks if isinstance(block, Sources)]
    assert sources == Sources(
        "근거",
        (
            Source(1, "2025_계획 <최종>.hwpx", ("Ⅱ. 추진 계획", "2. 도로"), "12쪽", ("보도자료.pdf",), ROW),
            Source(2, "조례.txt", (), "", (), LAW),
        ),
    )


def test_an_empty_talk_is_a_report_too():
    report = compose(" ", (), "", MADE_AT)
    assert [block.text for block in report.blocks] == ["근거 보고서", "대화", "2026년 11월 21일 19:05 작성 · 질문 0개"]


def test_other_documents_that_hold_the_answer_are_named(exchanges):
    refused = replace(exchanges[1], answer=replace(exchanges[1].answer, elsewhere=("공고.txt", "보도.hwp")))
    report = compose("달", (refused,), "", MADE_AT)
    assert lines(report, Style.NOTE)[-1] == "답이 있는 다른 문서: 공고.txt, 보도.hwp"


def test_weak_evidence_is_said(exchanges):
    weak = replace(exchanges[0], answer=replace(exchanges[0].answer, confidence=0.4))
    assert lines(compose("도로", (weak,), "", MADE_AT), Style.NOTE)[-1].startswith("근거가 약합니다.")
