"""Particles fit the word they are joined to, wherever something is said to people."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.particles import quoted, with_particle

PROJECT = Path(__file__).resolve().parents[2]
EITHER = re.compile(r"[은는이가을를과와]\((?:은|는|이|가|을|를|과|와)\)|\((?:으|이)\)(?:로|라|며)")
# word, 은/는, 이/가, 을/를, 와/과 in the order consonant/vowel, 으로/로
WORDS = [
    ("예산", "예산은", "예산이", "예산을", "예산과", "예산으로"),
    ("축제", "축제는", "축제가", "축제를", "축제와", "축제로"),
    ("서울", "서울은", "서울이", "서울을", "서울과", "서울로"),
    ("2020", "2020은", "2020이", "2020을", "2020과", "2020으로"),
    ("1", "1은", "1이", "1을", "1과", "1로"),
    ("2", "2는", "2가", "2를", "2와", "2로"),
    ("3", "3은", "3이", "3을", "3과", "3으로"),
    ("4", "4는", "4가", "4를", "4와", "4로"),
    ("6", "6은", "6이", "6을", "6과", "6으로"),
    ("7", "7은", "7이", "7을", "7과", "7로"),
    ("8", "8은", "8이", "8을", "8과", "8로"),
    ("9", "9는", "9가", "9를", "9와", "9로"),
    ("70%", "70%는", "70%가", "70%를", "70%와", "70%로"),
    ("AI", "AI는", "AI가", "AI를", "AI와", "AI로"),
    ("SQL", "SQL은", "SQL이", "SQL을", "SQL과", "SQL로"),
    ("PCM", "PCM은", "PCM이", "PCM을", "PCM과", "PCM으로"),
    ("15km", "15km는", "15km가", "15km를", "15km와", "15km로"),
    ("8m", "8m는", "8m가", "8m를", "8m와", "8m로"),
    ("3kg", "3kg은", "3kg이", "3kg을", "3kg과", "3kg으로"),
    ("2t", "2t은", "2t이", "2t을", "2t과", "2t으로"),
    ("39.8㎞", "39.8㎞는", "39.8㎞가", "39.8㎞를", "39.8㎞와", "39.8㎞로"),
    ("국토교통부(국토부)", "국토교통부(국토부)는", "국토교통부(국토부)가", "국토교통부(국토부)를",
     "국토교통부(국토부)와", "국토교통부(국토부)로"),
    ("가(나(다))", "가(나(다))는", "가(나(다))가", "가(나(다))를", "가(나(다))와", "가(나(다))로"),
    ("8.0억원(비중 59%)", "8.0억원(비중 59%)은", "8.0억원(비중 59%)이", "8.0억원(비중 59%)을",
     "8.0억원(비중 59%)과", "8.0억원(비중 59%)으로"),
    ("'별빛축제'", "'별빛축제'는", "'별빛축제'가", "'별빛축제'를", "'별빛축제'와", "'별빛축제'로"),
    ("「기본계획」", "「기본계획」은", "「기본계획」이", "「기본계획」을", "「기본계획」과", "「기본계획」으로"),
    ("", "는", "가", "를", "와", "로"),
    ("reranker", "reranker는", "reranker가", "reranker를", "reranker와", "reranker로"),
    ("1_Pooling", "1_Pooling은", "1_Pooling이", "1_Pooling을", "1_Pooling과", "1_Pooling으로"),
    ("built-in/2", "built-in/2는", "built-in/2가", "built-in/2를", "built-in/2와", "built-in/2로"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "topic", "subject", "thing", "beside", "way"), WORDS, ids=[w[0] for w in WORDS])
def test_particles_fit_their_word(word: str, topic: str, subject: str, thing: str, beside: str, way: str) -> None:
    fitted = [with_particle(word, pair) for pair in ("은/는", "이/가", "을/를", "과/와", "으로/로")]
    assert fitted == [topic, subject, thing, beside, way]


@given(st.text(), st.sampled_from(["은/는", "이/가", "을/를", "과/와", "으로/로"]))
def test_any_word_takes_one_of_the_two_forms(word: str, pair: str) -> None:
    assert with_particle(word, pair) in {word + form for form in pair.split("/")}


def test_words_are_quoted_with_theirs() -> None:
    assert [quoted(word, "이라는/라는") for word in ("첫 실행", Path("가/나"))] == ["‘첫 실행’이라는", "‘가/나’라는"]


def test_long_words_are_read_in_linear_time() -> None:
    started = time.process_time()
    for part in ("**가 ", "*", "(", " ", "()", "3", "「", "a"):
        with_particle(part * 50_000, "은/는")
    assert time.process_time() - started < 2


def test_nothing_is_said_with_both_forms_of_a_particle() -> None:
    rooms = (PROJECT / room for room in ("ingest", "index", "assistant", "eval"))
    sources = [PROJECT / "cli.py", PROJECT / "ui.py", *(path for room in rooms for path in room.rglob("*.*"))]
    texts = {path: path.read_text("utf-8") for path in sources if path.suffix in {".py", ".js", ".html"}}
    assert [str(path) for path, text in texts.items() if EITHER.search(text)] == []
