"""The question sets over laws are sound: their articles are there, and hold the words that answers must have."""

import json
import unicodedata

import pytest

from benchmarks.laws import DATA, QUESTIONS, SETS, articles, laws_of, load, written
from eval.grading import missing_forms

pytestmark = pytest.mark.skipif(not (DATA / "law-articles.jsonl.xz").exists(), reason="the laws are not here")


def test_a_law_is_written_with_its_articles_below_each_other() -> None:
    rows = [
        {"date": "2025-03-01", "article": "제1조", "title": "목적", "text": "**①** 첫째 줄\n\n**②** 둘째 줄"},
        {"date": "2025-03-01", "article": "제2조", "title": "", "text": "삭제"},
    ]
    assert written("누리법", rows) == ("누리법\n[시행 2025. 03. 01.]\n\n제1조(목적) ① 첫째 줄\n② 둘째 줄\n제2조 삭제\n")


@pytest.mark.parametrize("name", SETS)
def test_ids_and_questions_are_unique_and_in_nfc(name: str) -> None:
    rows = load(name)
    assert len({row["id"] for row in rows}) == len({row["question"] for row in rows}) == len(rows)
    text = (QUESTIONS / f"{name}.jsonl").read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.slow
@pytest.mark.parametrize("name", SETS)
def test_every_gold_article_is_there_and_one_of_them_holds_what_is_required(name: str) -> None:
    rows = [row for row in load(name) if row["articles"]]
    texts = {
        f"{law} {one['article']}": json.dumps([one["title"], one["text"]], ensure_ascii=False)
        for law, found in articles(DATA, laws_of(rows)).items()
        for one in found
    }
    assert [one for row in rows for one in row["articles"] if one not in texts] == []
    wanting = [row["id"] for row in rows if missing_forms(" ".join(texts[one] for one in row["articles"]), row["must"])]
    assert wanting == []


def test_the_two_sets_ask_about_different_laws() -> None:
    read, held = (set(laws_of(load(name))) for name in SETS)
    assert read.isdisjoint(held)
