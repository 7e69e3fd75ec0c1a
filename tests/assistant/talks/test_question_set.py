"""Judged answers become a question set that ``mundap eval answers`` reads."""

import json
from dataclasses import replace

import pytest

from assistant.talks.question_set import question_rows
from assistant.talks.types import ExchangeState, JudgedExchange, Judgement
from assistant.types import Check, CheckKind, Turn
from eval.questions import Evidence, load_questions
from eval.set_files import write_set

GOOD = Judgement(True)
DATED = (Check(CheckKind.DATE, "3월 2일", True, 1),)


def read(tmp_path, *judged):
    path = tmp_path / "질문.jsonl"
    write_set(path, question_rows(judged))
    return load_questions(path)


def test_a_good_answer_is_the_wanted_one_with_its_citations(tmp_path, exchange):
    turn = Turn("월세 지원이 있어?", "있습니다[1].")
    [question] = read(tmp_path, JudgedExchange("ab12", 1, (Turn("", "a"), turn), exchange(judgement=GOOD)))
    assert (question.id, question.question) == ("ab12-2", "올해 월세 지원은?")
    assert question.history == (turn,)
    assert question.answer == "월 **20만원**까지 지원합니다."
    assert question.evidence == ((Evidence("공고 2025.txt", "월 20만원 이내"),),)
    assert question.must_include == (("20만원",),)
    assert question.type == "good" and question.answerable is True
    assert question.carried == {
        "judgement": "good",
        "reason": "",
        "given": "월 **20만원**까지 지원합니다[1].",
        "asked_at": "2026-11-21T10:00:00+00:00",
    }


def test_of_a_bad_answer_the_readers_own_is_wanted_or_nothing_is_claimed(tmp_path, exchange):
    mended = Judgement(False, "다른 해 값", "2025년에는 월 30만원입니다")
    known, unknown = read(
        tmp_path,
        JudgedExchange("a", 0, (), exchange("2025년 월세는?", judgement=mended)),
        JudgedExchange("b", 0, (), exchange(judgement=Judgement(False, "틀림"))),
    )
    assert known.answer == mended.wanted and known.type == "bad"
    assert known.must_include == (("30만원",),)
    assert known.evidence == () and known.carried["reason"] == "다른 해 값"
    assert unknown.answer == "" and unknown.answerable is None


def test_a_refusal_that_was_right_makes_the_question_unanswerable(tmp_path, exchange):
    refused = exchange(judgement=GOOD)
    refused = replace(refused, answer=replace(refused.answer, refused=True))
    wrong = replace(refused, judgement=Judgement(False, "문서에 있음"))
    right, unknown = read(tmp_path, JudgedExchange("a", 0, (), refused), JudgedExchange("b", 0, (), wrong))
    assert right.type == "unanswerable" and right.answerable is False and right.evidence == ()
    assert unknown.answerable is None


def test_only_confirmed_figures_of_the_first_sentence_are_asked_for(tmp_path, exchange, answer):
    checks = (
        *(Check(CheckKind.NUMBER, value, True, 1) for value in ("20만원", "3곳")),
        Check(CheckKind.NUMBER, "60만원", True, 1, formula="20만원 × 3 = 60만원"),
        Check(CheckKind.DATE, "3월", True, 1),
        Check(CheckKind.NUMBER, "7명", False, 1),
        Check(CheckKind.NAME, "가온시", True, 1),
    )
    text = "3월부터 20만원, 석 달이면 60만원을 가온시 7명이 받습니다[1]. 3곳에서 받습니다."
    [question] = read(
        tmp_path,
        JudgedExchange("a", 0, (), replace(exchange(judgement=GOOD), answer=replace(answer, text=text, checks=checks))),
    )
    assert question.must_include == (("20만원",),)
    dated = replace(exchange("언제부터?", judgement=GOOD), answer=replace(answer, text="3월 2일부터[1].", checks=DATED))
    [question] = read(tmp_path, JudgedExchange("a", 0, (), dated))
    assert question.must_include == (("3월 2일",),)
    asked = replace(dated, question="3월 2일부터 맞아?")
    [question] = read(tmp_path, JudgedExchange("a", 0, (), asked))
    assert question.must_include == () and question.answerable is True


def test_hostile_and_stopped_exchanges_stay_readable(tmp_path, exchange):
    hostile = exchange("반쪽\ud800\n", "\u2028줄", ExchangeState.STOPPED, Judgement(False, "\x00", "\ud800"))
    pair = JudgedExchange("a", 0, (), hostile), JudgedExchange("b", 0, (), exchange(judgement=GOOD))
    assert question_rows([JudgedExchange("a", 0, (), exchange(" ", judgement=GOOD))]) == []
    question, _ = read(tmp_path, *pair)
    lines = (tmp_path / "질문.jsonl").read_text(encoding="utf-8").split("\n")
    assert [json.loads(line)["id"] for line in lines[:-1]] == ["a-1", "b-1"]
    assert question.question == "반쪽\ufffd\n"


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_judged_answers_are_the_same_set_in_a_table(tmp_path, exchange, suffix):
    turn = Turn("월세 지원이 있어?", "있습니다[1].")
    mended = exchange(judgement=Judgement(False, "=다른 해 값", "2025년에는 월 30만원입니다"))
    judged = (
        JudgedExchange("ab12", 1, (turn,), exchange(judgement=GOOD)),
        JudgedExchange("cd", 0, (), mended),
        JudgedExchange("ef", 0, (), exchange(judgement=Judgement(False))),
    )
    write_set(tmp_path / f"질문{suffix}", question_rows(judged))
    told = [{name: value for name, value in one.carried.items() if value} for one in read(tmp_path, *judged)]
    meant = tuple(replace(one, carried=carried) for one, carried in zip(read(tmp_path, *judged), told, strict=True))
    assert load_questions(tmp_path / f"질문{suffix}") == meant
