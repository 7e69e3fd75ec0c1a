"""Where to search, as the page holds it and shows it: a wish from outside, and harmless."""

import html
import re

import pytest

from assistant.page.scope_view import scope_choices, scope_line
from assistant.page.scoping import all_chosen, chosen, first_scope, read_scope, scope_text
from assistant.scope import EVERYWHERE, Facets, Scope

CHOSEN = Scope(frozenset({"가.txt"}), frozenset({2024, 2025}), frozenset({"교육부"}))
FACETS = Facets((("가.txt", "2025년 살림"), ("나.hwp", "2024년 <살림>")), ((2025, 1), (2024, 1)), (("교육부", 1_234),))


def test_a_scope_comes_back_as_it_went() -> None:
    assert read_scope(scope_text(CHOSEN)) == CHOSEN
    assert scope_text(EVERYWHERE) == ""
    assert read_scope("") == EVERYWHERE


@pytest.mark.parametrize(
    "text", ["{", "[]", "7", '{"documents": "가"}', '{"years": ["2024", true, -1, 99999, {}]}', "[" * 50_000]
)
def test_what_no_page_of_ours_holds_is_everywhere(text: str) -> None:
    scope = read_scope(text)
    assert (scope.documents, scope.bodies) == (frozenset(), frozenset())
    assert scope.years <= {True}


def test_one_choice_at_a_time() -> None:
    scope = chosen(EVERYWHERE, "years", "2024", on=True)
    scope = chosen(chosen(scope, "years", "2025", on=True), "documents", "가.txt", on=True)
    assert chosen(scope, "bodies", "교육부", on=True) == CHOSEN
    assert chosen(CHOSEN, "years", "2024", on=False).years == {2025}
    for kind, value in (
        ("years", "올해"),
        ("years", "20245"),
        ("kinds", "가"),
        ("documents", ""),
        ("bodies", "가" * 999),
    ):
        assert chosen(CHOSEN, kind, value, on=True) == CHOSEN


def test_choices_of_a_list_count_in_their_order_and_what_is_none_changes_nothing() -> None:
    changes = [
        {"kind": "years", "value": "2024", "on": True},
        {"kind": "years", "value": "2025", "on": True},
        {"kind": "documents", "value": "가.txt", "on": True},
        {"kind": "bodies", "value": "교육부", "on": True},
        {"kind": "years", "value": "2023", "on": True},
        {"kind": "years", "value": "2023", "on": False},
    ]
    assert all_chosen(EVERYWHERE, changes) == CHOSEN
    for nothing in (None, "years", {"kind": "years"}, [None, [], {}, {"kind": "years", "value": 2024, "on": True}]):
        assert all_chosen(CHOSEN, nothing) == CHOSEN


def test_half_a_character_is_no_name() -> None:
    assert read_scope('{"documents": ["가.txt", "\\ud800.txt"], "bodies": ["\\udfff"]}').documents == {"가.txt"}
    assert chosen(CHOSEN, "bodies", "\ud800", on=True) == CHOSEN
    assert first_scope("", "\ud800") == EVERYWHERE


def test_a_talk_begins_in_the_document_that_another_page_named_or_where_the_tab_left_off() -> None:
    assert first_scope(scope_text(CHOSEN), "") == CHOSEN
    assert first_scope(scope_text(CHOSEN), "나.hwp") == Scope(documents=frozenset({"나.hwp"}))
    assert first_scope("", "") == EVERYWHERE


def test_the_line_holds_what_the_tab_remembers() -> None:
    held = re.search(r'data-held="([^"]*)"', scope_line(CHOSEN, 3))
    assert held is not None
    assert read_scope(html.unescape(held[1])) == CHOSEN
    assert 'data-held=""' in scope_line(EVERYWHERE, None)


def test_the_line_says_what_is_chosen_and_when_nothing_fits() -> None:
    assert "찾을 범위: 모든 문서" in scope_line(EVERYWHERE, None)
    shown = scope_line(CHOSEN, 3)
    assert shown.count('data-act="unscope"') == 4
    assert re.findall(r'class="name">([^<]+)<', shown) == ["2025년", "2024년", "교육부", "가.txt"]
    assert '<span class="soft">문서 3건</span>' in shown
    assert 'data-act="everywhere"' in shown
    assert 'data-act="everywhere"' not in scope_line(Scope(years=frozenset({2025})), 3)  # the × of the tag does it
    assert "이 범위에 맞는 문서가 없습니다." in scope_line(CHOSEN, 0)


def test_choices_are_narrowed_by_words_but_what_is_chosen_stays() -> None:
    shown = scope_choices(FACETS, Scope(frozenset({"가.txt"})), "살림 2024")
    assert '<input type="checkbox" data-kind="documents" value="가.txt" checked>' in shown
    assert '<input type="checkbox" data-kind="documents" value="나.hwp">' in shown
    assert '교육부 <span class="soft">1,234</span>' in shown
    assert "<span>2025년 살림 (가.txt)</span>" in shown
    assert "나.hwp" not in scope_choices(FACETS, EVERYWHERE, "2025")
    assert "‘&lt;b&gt;’에 맞는 문서가 없습니다." in scope_choices(FACETS, EVERYWHERE, "<b>")


def test_hostile_names_stay_words() -> None:
    name = '"><img src=x onerror=1>'
    facets = Facets(((name, name),), (), ((name, 1),))
    for shown in (scope_choices(facets, EVERYWHERE, ""), scope_line(Scope(frozenset({name})), 1)):
        assert "<img" not in shown


def test_years_of_one_document_do_not_crowd_out_those_of_many() -> None:
    serials = tuple((year, 1) for year in range(2099, 2049, -1))
    shown = scope_choices(Facets((), (*serials, (2025, 455), (2024, 454)), ()), EVERYWHERE, "")
    years = [int(year) for year in re.findall(r'data-kind="years" value="([0-9]+)"', shown)]
    assert len(years) == 40
    assert years == sorted(years, reverse=True)
    assert years[-2:] == [2025, 2024]
