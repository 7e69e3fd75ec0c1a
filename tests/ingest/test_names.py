"""The names of one thing meet, whichever of them a question or a document uses."""

from pathlib import Path

import pytest

from ingest.errors import IngestError
from ingest.korean import Korean
from ingest.names import Name, Named, Names, built_in_names, read_names
from ingest.terms import lexical_terms
from ingest.types import Morpheme

MINISTRY = "과학기술정보통신부"


@pytest.mark.parametrize("form", ["과기부", "과기정통부", MINISTRY])
@pytest.mark.parametrize("rest", ["는", " 예산", "장관", "·환경부"])
def test_every_form_gives_the_full_name_once(korean: Korean, form: str, rest: str):
    assert korean.analyze(f"{form}{rest}").terms.count(MINISTRY) == 1


def test_the_written_form_stays_a_term(korean: Korean):
    assert set(korean.analyze("과기정통부").terms) >= {"과기정통부", MINISTRY}
    assert set(korean.analyze("AI 기술").terms) == {"ai", "인공지능", "기술"}


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("과학기술정보통신부예산", MINISTRY),  # the head of a longer run
        ("과기부장관", MINISTRY),  # Kiwi: 과기, 부장관
        ("세종특별자치시의 예산", "세종특별자치시"),  # Kiwi: one noun with its particle
        ("강원특별자치도조례", "강원특별자치도"),
        ("국내총생산의 증가", "국내총생산"),  # Kiwi: 총 is a determiner
        ("개인정보위는", "개인정보보호위원회"),  # Kiwi: 위 is a bound noun
    ],
)
def test_a_name_is_found_where_kiwi_cuts_it_otherwise(korean: Korean, text: str, full: str):
    assert korean.analyze(text).terms.count(full) == 1


@pytest.mark.parametrize(
    "text", ["고용노동부", "산업부문", "재교육부담금", "청년 월세", "개인정보위반", "한은행", "문화부장"]
)
def test_other_words_give_no_name(korean: Korean, text: str):
    written = "".join(text.split())
    assert [term for term in korean.analyze(text).terms if term not in written] == []


def test_every_form_of_the_table_is_found_by_kiwi(korean: Korean):
    """A form that Kiwi never joins to one term would stand in the table for nothing."""
    lost = [
        form
        for name in built_in_names()
        for form in name.forms
        if name.name.lower() not in korean.analyze(f"{form}의 예산").terms
    ]
    assert lost == []


def test_no_form_names_two_things():
    forms = [form.lower() for name in built_in_names() for form in name.forms]
    assert len(forms) == len(set(forms))


def test_the_longest_name_that_a_run_begins_with_counts():
    names = Names([Name(("가온시", "가온")), Name(("가온시청년센터", "가온센터"))])
    run = [Morpheme(form, "NNG", at, at + 2, 0) for at, form in ((0, "가온"), (2, "센터"), (4, "직원"))]
    assert names.named_at(run, 0) == Named("가온센터", ("가온시청년센터",), 2)
    assert names.named_at(run, 1) is None
    assert sorted(lexical_terms(run, names)) == sorted(
        ["가온", "센터", "직원", "가온센터직원", "가온센터", "가온시청년센터"]
    )
    assert lexical_terms(run[:1], names) == ["가온", "가온시"]


def test_a_gap_ends_a_name():
    names = Names([Name(("가온시", "가온"))])
    apart = [Morpheme("가", "NNG", 0, 1, 0), Morpheme("온", "NNG", 2, 3, 0)]
    assert names.named_at(apart, 0) is None


def others(names: Names, form: str) -> tuple[str, ...]:
    named = names.named_at([Morpheme(form, "NNP", 0, len(form), 0)], 0)
    return named.others if named else ()


def test_a_users_table_goes_before_that_of_the_program(tmp_path: Path):
    table = tmp_path / "names.tsv"
    table.write_bytes("# 우리 시\n기관\t가온시청\t가온시\n\n누리봄버스\t누봄\tNB\n".encode("cp949"))
    names = read_names(table)
    assert [*names][:2] == [Name(("가온시청", "가온시"), is_body=True), Name(("누리봄버스", "누봄", "NB"))]
    assert [*names][2:] == [*built_in_names()]


def test_all_forms_of_a_users_name_are_searched_as_passages_know_none(tmp_path: Path):
    table = tmp_path / "names.tsv"
    table.write_text("누리봄버스\t누봄\tNB\n", encoding="utf-8")
    names = read_names(table)
    assert [others(names, form) for form in ("누봄", "누리봄버스", "NB")] == [
        ("누리봄버스", "nb"),
        ("누봄", "nb"),
        ("누리봄버스", "누봄"),
    ]
    assert (others(names, "과기부"), others(names, MINISTRY), others(names, "없음")) == ((MINISTRY,), (), ())


def test_a_user_may_add_a_form_to_a_name_of_the_program(tmp_path: Path):
    table = tmp_path / "names.tsv"
    table.write_text(f"{MINISTRY}\t미래부\n과기처\t중기부\n", encoding="utf-8")
    names = read_names(table)
    assert others(names, "미래부") == (MINISTRY,)
    assert others(names, MINISTRY) == ("미래부",)
    assert others(names, "과기정통부") == (MINISTRY, "미래부")
    # Passages with 중기부 have 중소벤처기업부 as a term.
    assert others(names, "과기처") == ("중기부", "중소벤처기업부")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("가온시청\n", "1번째 줄: 같은 것의 이름이 둘 이상 있어야 합니다"),
        ("# 말\n기관\t\n", "2번째 줄: ‘기관’ 다음에 이름이 없습니다."),
        ("가온\t가온시\n누리\t누리 봄\n", "2번째 줄: ‘누리 봄’에는 띄어쓰기나 기호가 있습니다."),
        ("", "빈 파일입니다."),
    ],
)
def test_a_wrong_table_is_named_with_its_line(tmp_path: Path, table: str, said: str):
    path = tmp_path / "이름.tsv"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(IngestError) as raised:
        read_names(path)
    assert said in raised.value.problem and "이름.tsv" in raised.value.problem
    assert raised.value.remedy


def test_a_missing_table_is_named(tmp_path: Path):
    with pytest.raises(IngestError, match=r"없는\.tsv"):
        read_names(tmp_path / "없는.tsv")
