"""Proposals over a small library: what is asked of what, that each holds, and that a seed gives the same."""

import contextlib
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from cli import main
from eval.drafting.checking import holding, told_alike
from eval.drafting.draft import Draft
from eval.drafting.proposing import KINDS, Wanted, propose
from eval.gold import Gold
from eval.grading import normalized
from eval.kinds import UNANSWERABLE
from eval.questions import Evidence, load_file, load_questions
from index.encoder import BUILT_IN, open_encoder
from index.library import Library
from ingest.korean import Korean

PLAN = """2025년도 마루시 살림 계획

Ⅰ. 분야별 계획

□ 골목길 가로등 교체(도로안전과, 1,250백만원)
○ 낡은 가로등을 밝은 것으로 바꿈

< 구별 가로등 교체 >
(단위: 개, 백만원)
구분\t물량\t사업비
나루구\t420\t630
솔재구\t310\t465
버들구\t250\t155
합계\t980\t1,250

< 분야별 예산 >
(단위: 백만원)
분야\t2024년 예산\t2025년 예산
안전한 골목\t3,150\t4,200
따뜻한 돌봄\t2,800\t2,350
푸른 하천\t1,900\t1,900
"""
NOTICE = """2025년 마루시 텃밭 분양 참여자 모집 공고

1. 사업 개요
가. 모집 인원: 240명
나. 신청 기간: 2025. 3. 10.(월) ~ 3. 21.(금)
다. 신청 방법: 마루누리집에서 온라인 신청
라. 분양 금액: 한 구획에 45,000원

2. 제출 서류
- 분양 신청서
- 주민등록표 초본
- 개인정보 동의서

3. 문의
문의: 도시농업팀(000-310-4477)
"""
RULES = """마루시 텃밭 운영 조례

제2조(정의) 이 조례에서 쓰는 말의 뜻은 다음과 같다.
1. "구획"이란 한 가구에 분양하는 12㎡의 밭을 말한다.
2. "공동체 텃밭"이란 다섯 가구 이상이 함께 가꾸는 밭을 말한다.
"""
DOCUMENTS = {"2025년_살림_계획.txt": PLAN, "2025년_텃밭_공고.txt": NOTICE, "텃밭_조례.txt": RULES}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, korean: Korean) -> Path:
    made = tmp_path_factory.mktemp("drafting")
    for name, text in DOCUMENTS.items():
        (made / name).write_text(text, encoding="utf-8")
    with contextlib.closing(Library.open_or_create(made / "library", korean, open_encoder(BUILT_IN))) as library:
        assert not library.add([made / name for name in DOCUMENTS]).failed
    return made / "library"


@pytest.fixture(scope="module")
def library(folder: Path, korean: Korean):
    with contextlib.closing(Library.open(folder, korean, open_encoder(BUILT_IN))) as opened:
        yield opened


@pytest.fixture(scope="module")
def drafts(library: Library):
    return propose(library, Wanted(200), lambda done, total: None)


def plain(question: str) -> str:
    """A question without the ending that chance gave it."""
    return re.sub(r"(?:은|는) (?:얼마|몇 ?\S{1,2}|언제부터 언제까지|언제|어디|무엇|무슨 뜻|어떻게).*$", "", question)


def found(drafts, kind: str) -> dict[str, Draft]:
    return {plain(draft.question): draft for draft in drafts if draft.kind == kind}


def test_a_cell_is_asked_by_its_row_column_year_and_part(drafts):
    cells = found(drafts, "table")
    assert cells["2025년 구별 가로등 교체에서 나루구의 사업비"].must_include[0][:2] == ("630백만원", "6.3억")
    budget = cells["분야별 예산에서 안전한 골목의 2025년 예산"]
    assert budget.must_include == (("4,200백만원", "42억", "4,200백만"),)
    assert budget.answer == "분야별 예산에서 안전한 골목의 2025년 예산은 4,200백만원입니다."
    assert budget.evidence == (Evidence("2025년_살림_계획.txt", "안전한 골목\t3,150\t4,200"),)


def test_lines_are_asked_for_what_they_say(drafts):
    assert found(drafts, "number")["2025년 골목길 가로등 교체 예산"].must_include[0][:2] == ("1,250백만원", "12.5억")
    assert found(drafts, "number")["2025년 마루시 텃밭 분양의 모집 인원"].must_include == (("240명",),)
    (period,) = found(drafts, "date").values()
    assert [forms[0] for forms in period.must_include] == ["3월 10일", "3월 21일"]
    assert any(draft.must_include == (("도로안전과",),) for draft in drafts if draft.kind == "who")
    (common,) = [draft for draft in drafts if draft.question.startswith("‘공동체 텃밭’은 무슨 뜻")]
    assert common.must_include == (("다섯 가구 이상이 함께 가꾸는 밭",),)
    (terms,) = [draft for draft in drafts if draft.question.startswith("‘구획’은 무슨 뜻")]
    assert terms.must_include == (("12㎡",),) and terms.kind == "definition"


def test_a_list_is_asked_for_as_a_whole(drafts):
    (papers,) = [draft for draft in drafts if draft.kind == "list"]
    assert papers.must_include == (("분양 신청서",), ("주민등록표 초본",), ("개인정보 동의서",))
    (quote,) = papers.evidence
    assert quote.quote == "분양 신청서\n- 주민등록표 초본\n- 개인정보 동의서"


def test_points_with_much_between_them_are_quoted_one_by_one(tmp_path, korean):
    between = "\n".join(f"  - 자세한 설명을 길게 적은 줄 {'가' * 60} {letter}" for letter in "가나다라마")
    points = f"가. 흙 살리기\n{between}\n나. 물길 내기\n{between}\n다. 씨앗 나누기\n"
    text = f"2025년 마루시 텃밭 운영 사업\n\n1. 추진 과제\n{points}"
    (tmp_path / "과제.txt").write_text(text, encoding="utf-8")
    with contextlib.closing(Library.open_or_create(tmp_path / "l", korean, open_encoder(BUILT_IN))) as library:
        library.add([tmp_path / "과제.txt"])
        (tasks,) = propose(library, Wanted(5, kinds=["list"]), lambda done, total: None)
    assert [quote.quote for quote in tasks.evidence] == ["흙 살리기", "물길 내기", "씨앗 나누기"]
    assert tasks.must_include == (("흙 살리기",), ("물길 내기",), ("씨앗 나누기",))


def test_two_years_are_set_against_each_other_where_they_differ(drafts):
    compared = {draft.matter: draft for draft in drafts if draft.kind == "compare"}
    grown = next(draft for matter, draft in compared.items() if "안전한 골목" in matter)
    assert grown.must_include == (("1,050백만", "10.5억", "10억5,000만"),)
    assert grown.answer.endswith("2024년보다 2025년에 1,050백만원 늘었습니다.")
    fallen = next(draft for matter, draft in compared.items() if "따뜻한 돌봄" in matter)
    assert fallen.answer.endswith("450백만원 줄었습니다.")
    assert not any("푸른 하천" in matter for matter in compared)


def test_what_no_document_says_stands_in_none(drafts):
    absent = [draft for draft in drafts if draft.kind == UNANSWERABLE]
    assert len(absent) >= 4
    texts = "".join(DOCUMENTS.values())
    for draft in absent:
        assert (draft.answer, draft.must_include, draft.evidence) == ("", (), ())
        missing = re.fullmatch(r"문서에 없는 (?:해|기관|항목)\((.+)\)", draft.made_from)[1]
        assert missing in draft.question and missing.removesuffix("년") not in texts


def test_every_proposal_holds(drafts):
    asked = [normalized(draft.question) for draft in drafts]
    assert len(set(asked)) == len(asked)
    for draft in drafts:
        assert draft.question.endswith(("?", "."))
        assert not re.search(r"은은|는는|을를|\s\s|\bNone\b", draft.question)
        for quote in draft.evidence:
            assert quote.quote in DOCUMENTS[quote.document]
        for forms in draft.must_include:
            assert any(normalized(form) in normalized(draft.answer) for form in forms)
            assert not any(normalized(form) in normalized(draft.question) for form in forms)


def test_a_seed_gives_the_same_and_another_something_else(library, drafts):
    assert propose(library, Wanted(200), lambda done, total: None) == drafts
    few = [propose(library, Wanted(10, seed=seed), lambda done, total: None) for seed in (1, 1, 2)]
    assert few[0] == few[1] != few[2]
    assert len({draft.kind for draft in few[0]}) >= 6
    assert {draft.document for draft in few[0]} == set(DOCUMENTS)


def test_only_the_kinds_and_documents_that_are_asked_for(library):
    wanted = Wanted(50, kinds=["number"], documents=["2025년_텃밭_공고.txt"])
    assert {(draft.kind, draft.document) for draft in propose(library, wanted, lambda done, total: None)} == {
        ("number", "2025년_텃밭_공고.txt")
    }


def test_no_answer_is_asked_for(library, monkeypatch):
    def refuse(*_: object) -> None:
        raise AssertionError("a proposal must not depend on what is answered")

    monkeypatch.setattr(Assistant, "ask", refuse)
    monkeypatch.setattr(Library, "search", refuse)
    assert propose(library, Wanted(20), lambda done, total: None)


def test_what_is_told_differently_is_asked_by_nobody():
    def draft(answer: str, form: str, document: str = "가.txt") -> Draft:
        quote = Evidence(document, f"인원 {form}")
        return Draft(
            "텃밭 인원은 몇 명인가요?",
            "number",
            answer,
            ((form,),),
            (quote,),
            "괄호 속 수",
            document,
            0,
            0,
            "텃밭 인원",
            form,
        )

    gold = Gold({"가.txt": "인원 240명, 인원 250명", "나.txt": "인원 240명"})
    assert told_alike([draft("240명입니다.", "240명"), draft("250명입니다.", "250명")]) == []
    assert holding([draft("240명입니다.", "230명")], gold) == []
    bounds = [replace(draft("240명입니다.", "240명"), said=f"240명 {bound}") for bound in ("이상", "미만")]
    assert told_alike(bounds) == []
    (one,) = told_alike([draft("240명입니다.", "240명"), draft("240명입니다.", "240명", "나.txt")])
    assert one.others == ((Evidence("나.txt", "인원 240명"),),)


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".jsonl"])
def test_proposals_are_checked_accepted_and_answered(folder, tmp_path, capsys, suffix):
    out = tmp_path / f"질문{suffix}"
    command = ["--library", str(folder), "eval"]
    assert main([*command, "draft", "--out", str(out), "--count", "12", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["questions"] == 12 and sum(told["kinds"].values()) == 12
    assert main([*command, "check", str(out), "--json"]) == 0
    looked = json.loads(capsys.readouterr().out)
    assert (looked["faults"], looked["odd"]) == ([], [])
    assert looked["remarks"] == ["사람이 아직 확인하지 않은 제안이 12문항 들어 있습니다(‘검토’가 ‘제안’)."]
    assert all(question.carried["made_from"] for question in load_questions(out))
    assert main([*command, "draft", "--out", str(out)]) == 1
    assert "이미 있습니다" in capsys.readouterr().err


@pytest.mark.slow
def test_an_accepted_set_is_run_without_what_was_dropped(folder, tmp_path, capsys):
    out = tmp_path / "질문.csv"
    command = ["--library", str(folder), "eval"]
    assert main([*command, "draft", "--out", str(out), "--count", "6"]) == 0
    text = out.read_text(encoding="utf-8-sig").replace("제안", "채택").replace("채택", "버림", 1)
    out.write_text(text, encoding="utf-8-sig")
    capsys.readouterr()
    assert main([*command, "answers", "--questions", str(out), "--out", str(tmp_path / "답.jsonl"), "--json"]) == 0
    output = capsys.readouterr()
    assert json.loads(output.out)["questions"] == 5
    assert "‘버림’으로 표시한 1문항은 뺐습니다." in output.err
    assert load_file(out).remarks == ("‘버림’으로 표시한 1문항은 뺐습니다.",)


def test_a_kind_that_is_not_proposed_is_refused_in_words(folder, tmp_path, capsys):
    out = str(tmp_path / "질문.xlsx")
    assert main(["--library", str(folder), "eval", "draft", "--out", out, "--kinds", "요리"]) == 1
    assert "쓸 수 있는 종류: 표, 수치, 날짜" in capsys.readouterr().err
    assert len(KINDS) == 10
