"""What a person reads on a terminal, word for word."""

import io
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant.shell.terminal import (
    added_text,
    answer_text,
    columns,
    corrections_text,
    entries_text,
    hits_text,
    printable,
    progress_bar,
    shortened,
    show_as_it_comes,
    span_text,
    stage_text,
)
from assistant.stages import Stage, StageKind
from assistant.types import Answer, AnswererKind, Check, CheckKind, Citation
from index.events import AddCopy, AddEvent, AddFailure, AddRemark, AddReport, AddStep
from index.types import DocumentEntry, Finder, Hit
from ingest.types import Document, Passage

CITATIONS = (
    Citation(1, "계획.txt", 4, 12, "총 6,369억 원", 3, ("Ⅰ. 개요", "1. 투자")),
    Citation(2, "표.txt", 0, 8, "합계\n6,369", None, ()),
)


def answered(text: str, *checks: Check, refused: bool = False) -> Answer:
    cited = () if refused else CITATIONS
    return Answer("얼마?", "얼마?", text, refused, AnswererKind.EXTRACTIVE, None, cited, checks)


def test_an_answer_is_followed_by_its_sources_and_failed_checks():
    checks = (
        Check(CheckKind.NUMBER, "6,369억", True, 1),
        Check(CheckKind.NUMBER, "6,370억", False, 1),
        Check(CheckKind.DATE, "2024년", False, None),
        Check(CheckKind.NUMBER, "63억", False, 2, reason="다른 항목 값"),
        Check(CheckKind.NUMBER, "240만원", True, 1, formula="80만원 × 3개월 = 240만원"),
    )
    assert answer_text(answered("총 6,369억 원입니다. [1][2]", *checks)) == (
        "총 6,369억 원입니다. [1][2]\n"
        "\n"
        "출처\n"
        "[1] 계획.txt, Ⅰ. 개요 › 1. 투자, 3쪽\n"
        "    “총 6,369억 원”\n"
        "[2] 표.txt\n"
        "    “합계\n"
        "    6,369”\n"
        "\n"
        "계산한 것\n"
        "- 계산 숫자 ‘240만원’: 원문의 값으로 계산했습니다(80만원 × 3개월 = 240만원).\n"
        "\n"
        "확인하지 못한 것\n"
        "- ✗ 숫자 ‘6,370억’: [1]의 원문에서 찾지 못했습니다. 직접 확인하세요.\n"
        "- ✗ 날짜 ‘2024년’: 인용한 원문에서 찾지 못했습니다. 직접 확인하세요.\n"
        "- ✗ 숫자 ‘63억’: [2]의 원문에 있지만 다른 항목 값입니다. 직접 확인하세요."
    )


def test_a_source_names_its_copies():
    answer = answered("6,369억원입니다. [1]")
    copied = replace(answer.citations[0], same_as=("계획.pdf", "계획.hwpx"))
    assert answer_text(replace(answer, citations=(copied,))).splitlines()[3] == (
        "[1] 계획.txt, Ⅰ. 개요 › 1. 투자, 3쪽 (같은 문서: 계획.pdf, 계획.hwpx)"
    )


def test_a_refused_answer_stands_alone():
    assert answer_text(answered("문서에서 답을 찾지 못했습니다.", refused=True)) == "문서에서 답을 찾지 못했습니다."


def test_hits_name_their_place_and_words():
    passage = Passage("계획.txt", 10, 14, "투자한다", ("Ⅰ. 개요",), "", 2)
    assert hits_text([Hit(passage, 1, 1.23456, (Finder.LEXICAL,))]) == (
        "1. 계획.txt, Ⅰ. 개요, 2쪽  (1.235, 10–14)\n    투자한다"
    )
    assert hits_text([]) == "찾은 대목이 없습니다."


def test_words_that_were_read_as_others_are_told_last():
    assert corrections_text([("gksrnr", "한국")]) == "‘gksrnr’을 ‘한국’으로 읽고 찾았습니다."
    four = [("헤택은", "혜택은"), ("ㅎ예", "gdp"), ("월쎄", "월세"), ("예샨", "예산")]
    assert corrections_text(four[:2]) == "‘헤택은’을 ‘혜택은’으로, ‘ㅎ예’를 ‘gdp’로 읽고 찾았습니다."
    assert corrections_text(four) == (
        "‘헤택은’을 ‘혜택은’으로, ‘ㅎ예’를 ‘gdp’로, ‘월쎄’를 ‘월세’로 등 낱말 4개를 바꾸어 읽고 찾았습니다."
    )
    assert hits_text([], four[:1]) == "찾은 대목이 없습니다.\n\n‘헤택은’을 ‘혜택은’으로 읽고 찾았습니다."
    plain = answered("6,369억원입니다. [1]")
    read = replace(plain, corrections=(("월쎄", "월세"),))
    assert answer_text(read) == f"{answer_text(plain)}\n\n‘월쎄’를 ‘월세’로 읽고 찾았습니다."


@pytest.fixture
def _seoul(monkeypatch):
    """The clocks of Korea."""
    monkeypatch.setenv("TZ", "KST-9")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("_seoul")
def test_documents_stand_in_columns_of_equal_width_with_the_time_of_the_clocks_here():
    entries = [
        DocumentEntry("계획.txt", "2024년 계획", "txt", 0, 1200, "2026-11-21T03:04:05Z", "a" * 64),
        DocumentEntry("a.md", "A", "md", 12, 3, "2026-11-21T03:04:05Z", "b" * 64),
    ]
    assert entries_text(entries) == (
        "이름      형식  쪽  대목  넣은 때           제목\n"
        "계획.txt  txt   -   1200  2026-11-21 12:04  2024년 계획\n"
        "a.md      md    12  3     2026-11-21 12:04  A\n"
        "\n"
        "문서 2개 · 대목 1,203개"
    )
    assert "mundap add" in entries_text([])


def test_copies_and_editions_stand_below_a_document():
    plan = DocumentEntry("계획.hwp", "계획", "hwp", 3, 9, "2026-11-21T03:04:05Z", "a" * 64, edition_year=2024)
    entries = [
        replace(plan, same_as=("계획.pdf",), editions=("2022.hwp", "2023.hwp")),
        replace(plan, name="2022.hwp", edition_year=2022),
        replace(plan, name="2023.hwp", edition_year=2023, editions=("계획(안).hwp",)),
        replace(plan, name="계획(안).hwp", edition_year=2023, editions=tuple(f"{year}.hwp" for year in range(10, 19))),
        *(replace(plan, name=f"{year}.hwp", edition_year=2000 + year) for year in range(10, 19)),
    ]
    lines = [line for line in entries_text(entries).splitlines() if line.startswith(" ")]
    assert lines == [
        "    같은 문서: 계획.pdf",
        "    다른 해 판: 2022.hwp, 2023.hwp",
        "    다른 판: 계획(안).hwp",
        "    다른 해 판: 15.hwp, 16.hwp, 17.hwp, 18.hwp 외 5개",
    ]


def test_a_span_is_marked_amid_its_surroundings():
    text = "가" * 300 + "근거" + "나" * 300
    shown = span_text(Document("계획.txt", "제목", "txt", "", text, ()), 300, 302)
    assert shown == f"제목  (계획.txt, 300–302)\n\n…{'가' * 200}⟦근거⟧{'나' * 200}…"
    assert span_text(Document("계획.txt", "제목", "txt", "", "근거", ()), 0, 2).endswith("\n\n⟦근거⟧")


def test_what_became_of_files_is_counted_and_failures_are_explained():
    report = AddReport(("가", "나"), (), ("다",), (AddFailure("라.txt", "파일이 없습니다.", "경로를 확인해 주세요."),))
    assert added_text(report) == (
        "새로 2개 · 바뀜 0개 · 그대로 1개 · 실패 1개\n- 라.txt: 파일이 없습니다. 경로를 확인해 주세요."
    )


def test_what_of_files_was_not_read_stands_below_and_a_line_end_in_a_name_starts_no_line():
    failure = AddFailure("첫째\n- 둘째.txt", "파일이 없습니다.", "경로를 확인해 주세요.")
    report = AddReport(("가.pdf",), (), (), (failure,), (AddRemark("가.pdf", "3쪽은 그림이라 읽지 못했습니다."),))
    assert added_text(report).splitlines()[1:] == [
        "- 첫째 - 둘째.txt: 파일이 없습니다. 경로를 확인해 주세요.",
        "알림",
        "- 가.pdf: 3쪽은 그림이라 읽지 못했습니다.",
    ]


def test_copies_are_told_with_how_to_keep_one():
    report = AddReport(("계획.pdf",), (), (), (), (), (AddCopy("계획.pdf", ("계획.hwp", "계획.hwpx")),))
    assert added_text(report) == (
        "새로 1개 · 바뀜 0개 · 그대로 0개 · 실패 0개\n"
        "이미 있는 문서와 같은 내용입니다(둘 다 넣었습니다)\n"
        "- 계획.pdf (같은 문서: 계획.hwp, 계획.hwpx)\n"
        "하나만 두려면 `mundap remove 이름`으로 나머지를 빼세요.\n"
        "처음부터 하나만 넣으려면 `mundap add --skip-same`을 쓰세요."
    )
    left_out = AddReport((), (), (), (), left_out=(AddCopy("계획.pdf", ("계획.hwp",)),))
    assert added_text(left_out) == (
        "새로 0개 · 바뀜 0개 · 그대로 0개 · 실패 0개 · 같은 내용이라 넣지 않음 1개\n"
        "이미 있는 문서와 같은 내용이라 넣지 않았습니다\n"
        "- 계획.pdf (같은 문서: 계획.hwp)"
    )


@pytest.mark.parametrize(
    ("event", "shown"),
    [
        (AddEvent("가.hwp", 1, 2, AddStep.READING), "읽는 중 · 가.hwp"),
        (AddEvent("가.hwp", 1, 2, AddStep.ANALYZING, pages=12), "분석 중 12쪽 · 가.hwp"),
        (AddEvent("가.txt", 1, 2, AddStep.ANALYZING), "분석 중 · 가.txt"),
        (AddEvent("가.hwp", 1, 2, AddStep.ENCODING, 64, 300, 12), "벡터 64/300 · 가.hwp"),
        (AddEvent("가.hwp", 1, 2, AddStep.STORING, 0, 300, 12), "대목 300개 저장 중 · 가.hwp"),
        (AddEvent("가.hwp", 1, 2, AddStep.ADDED), "가.hwp"),
    ],
)
def test_the_stage_of_a_file_is_told(event, shown):
    assert stage_text(event) == shown


def test_a_document_cannot_steer_the_terminal():
    assert printable("가\x1b[31m나\x07\x9b\r\n\t다") == "가[31m나\n\t다"


def test_hangul_takes_two_columns():
    assert columns("가a漢") == 5
    assert shortened("가나다라", 5) == "가나…"
    assert shortened("가", 5) == "가   "


def test_nobody_watching_draws_nothing(capsys):
    with progress_bar(watched=False) as bar:
        bar("가", 1, 2)
    assert capsys.readouterr() == ("", "")


def test_a_bar_is_drawn_on_standard_error(capsys):
    with progress_bar(watched=True) as bar:
        bar("[/bold]가", 1, 2)
    assert capsys.readouterr().out == ""


def test_an_answer_is_shown_piece_by_piece_and_its_sources_last():
    screen, seen = io.StringIO(), []
    answer = answered("총 6,369억 원입니다. [1]\n\n지난해보다\x1b 늘었습니다. [2]")

    def pieces() -> Iterator[str | Answer]:
        for piece in ("총 6,369억 원입니다. [1]\n\n", "지난해보다\x1b 늘었습니다. [2]"):
            yield piece
            seen.append(screen.getvalue())
        yield answer

    show_as_it_comes(pieces(), screen)
    assert seen == ["총 6,369억 원입니다. [1]\n\n", "총 6,369억 원입니다. [1]\n\n지난해보다 늘었습니다. [2]"]
    assert screen.getvalue() == f"{printable(answer_text(answer))}\n"


def test_words_that_checking_changed_follow_once_more():
    screen = io.StringIO()
    answer = answered("총 6,369억 원입니다[1].")
    pieces = [Stage(StageKind.SEARCHING), "총 6,369억 원입니다.", Stage(StageKind.CHECKING), answer]
    show_as_it_comes(pieces, screen)
    assert screen.getvalue() == f"총 6,369억 원입니다.\n\n출처를 확인한 답\n{answer_text(answer)}\n"


def test_a_refusal_has_no_sources_to_show():
    screen = io.StringIO()
    show_as_it_comes(iter(["찾지 못했습니다.", answered("찾지 못했습니다.", refused=True)]), screen)
    assert screen.getvalue() == "찾지 못했습니다.\n"
