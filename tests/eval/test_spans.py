"""Finding quotes and covering them, white space ignored."""

import pytest

from eval.spans import SearchableText, Span, first_characters

#       0123456789012345678901
TEXT = "환경부\t186.71 (0.57)\n환경부 계획"
SEARCHABLE = SearchableText("가.txt", TEXT)


def span(start: int, end: int) -> Span:
    return Span("가.txt", start, end)


def test_a_quote_is_found_at_every_place():
    assert SEARCHABLE.occurrences("환경부") == (span(0, 3), span(18, 21))


def test_white_space_in_the_quote_may_differ():
    assert SEARCHABLE.occurrences("환경부 186.71  (0.57)") == (span(0, 17),)
    assert SEARCHABLE.occurrences("(0.57) 환경부") == (span(11, 21),)


def test_overlapping_places_are_all_found():
    assert SearchableText("나", "aaa").occurrences("aa") == (Span("나", 0, 2), Span("나", 1, 3))


@pytest.mark.parametrize("quote", ["", "  \n", "없는 글"])
def test_what_does_not_stand_there_has_no_place(quote):
    assert SEARCHABLE.occurrences(quote) == ()


def test_spans_agree_when_they_share_half_of_the_shorter():
    gold = span(4, 17)  # 186.71 (0.57): 12 characters
    assert SEARCHABLE.agree(span(0, 24), gold)  # the whole text holds it
    assert SEARCHABLE.agree(span(11, 17), gold)  # 6 of 6
    assert SEARCHABLE.agree(span(0, 7), gold)  # 3 of the 6 of 환경부186
    assert not SEARCHABLE.agree(span(0, 6), gold)  # 2 of 5
    assert not SEARCHABLE.agree(span(17, 21), gold)
    assert not SEARCHABLE.agree(span(3, 4), gold)  # white space alone


def test_spans_cover_together_and_white_space_needs_no_cover():
    gold = span(0, 17)
    assert SEARCHABLE.covered(gold, [span(4, 17), span(0, 3)])
    assert SEARCHABLE.covered(gold, [span(0, 24)])
    assert not SEARCHABLE.covered(gold, [span(0, 3), span(5, 17)])
    assert not SEARCHABLE.covered(gold, [span(0, 16)])
    assert not SEARCHABLE.covered(gold, [span(1, 17)])
    assert not SEARCHABLE.covered(gold, [])


def test_reading_stops_when_the_budget_is_spent():
    spans = [span(0, 10), span(20, 25), span(30, 40), span(50, 60)]
    assert first_characters(spans, 18) == (span(0, 10), span(20, 25), span(30, 33))
    assert first_characters(spans, 15) == (span(0, 10), span(20, 25))
    assert first_characters(spans, 100) == tuple(spans)
