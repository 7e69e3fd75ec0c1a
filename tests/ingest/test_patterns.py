"""Patterns compiled late do what ``re``'s do, once they are asked, and cost nothing before."""

import copy
import re

import pytest

from ingest import patterns


def test_a_pattern_answers_as_the_compiled_one() -> None:
    ours, theirs = (module.compile(r"(?P<year>\d{4})년 ?(?P<rest>\S+)", module.I) for module in (patterns, re))
    text = "2023년 예산과 2024년결산"
    found = ours.search(text)
    assert found is not None
    assert (found["year"], found.span(), found.re) == ("2023", (0, 9), theirs)
    assert [each.groups() for each in ours.finditer(text)] == [("2023", "예산과"), ("2024", "결산")]
    assert ours.sub(r"\g<rest>", text) == theirs.sub(r"\g<rest>", text) == "예산과 결산"
    assert (ours.pattern, ours.flags, ours.groupindex) == (theirs.pattern, theirs.flags, theirs.groupindex)
    assert [each.split(text) for each in (ours, theirs)] == [theirs.split(text)] * 2
    assert ours.match("년") is None and ours.fullmatch(text) is None


def test_it_is_compiled_when_it_is_asked_and_once() -> None:
    wrong = patterns.compile("(")
    assert wrong.pattern == "("
    with pytest.raises(re.error):
        wrong.search("(")
    asked = patterns.compile("가+")
    assert asked.search is asked.search


def test_bytes_have_patterns_too_and_copies_are_patterns() -> None:
    assert patterns.compile(rb"\x00+").sub(b"", b"a\x00\x00b") == b"ab"
    assert copy.copy(patterns.compile("가")).findall("가나가") == ["가", "가"]
