"""Usage in Korean: what argparse says by itself, translated, and help whose columns stand in line."""

import argparse
from unicodedata import normalize

import pytest

from assistant.shell.commands import build_parser
from assistant.shell.terminal import columns
from assistant.shell.usage import korean_message

WRONG = {
    (): "빠진 것이 있습니다: 명령.",
    ("serch", "말"): "명령: 'serch'는 없습니다. 쓸 수 있는 것: ",
    ("add",): "빠진 것이 있습니다: 경로.",
    ("search", "말", "-k"): "-k: 값이 하나 있어야 합니다.",
    ("search", "말", "-k", "셋"): "-k: '셋'은 알맞은 정수가 아닙니다.",
    ("search", "말", "-k", "0"): "-k: 1에서 1000 사이의 정수여야 합니다.",
    ("search", "말", "--js"): "모르는 인자입니다: --js.",
    ("search", "말", "--json=1"): "--json: 값을 받지 않는데 '1'이 붙어 있습니다.",
    ("show", "말", "--start", "-1"): "--start: 0에서 1000000000 사이의 정수여야 합니다.",
    ("eval",): "빠진 것이 있습니다: 명령.",
    ("eval", "answers"): "빠진 것이 있습니다: --questions, --out.",
    ("ask", "\udcff"): "질문: 읽을 수 없는 글자가 있습니다(터미널의 문자 인코딩을 UTF-8로 맞춰 주세요).",
}
HELP = [
    *((name, "--help") for name in ("add", "remove", "list", "search", "ask", "show", "ui", "doctor", "reencode")),
    ("--help",), ("eval", "--help"), ("eval", "answers", "--help"), ("eval", "retrieval", "--help"),
    ("eval", "compare", "--help"), ("eval", "report", "--help"),
    ("eval", "check", "--help"), ("eval", "draft", "--help"),
    ("eval", "robustness", "--help"), ("eval", "grid", "--help"),
    ("talks", "--help"), *(("talks", deed, "--help") for deed in ("list", "export", "report")),
]  # fmt: skip


@pytest.mark.parametrize(("words", "message"), WRONG.items())
def test_wrong_usage_is_explained_in_korean(words, message, capsys):
    with pytest.raises(SystemExit) as left:
        build_parser().parse_args(words)
    out, err = capsys.readouterr()
    assert (left.value.code, out) == (2, "")
    assert err.startswith("사용법: mundap")
    assert f"오류: {message}" in err
    assert err.count("사용법: ") == 1


@pytest.mark.parametrize(("words", "told"), [((), "처음이라면:\n"), (("eval",), "예:\n"), (("talks",), "예:\n")])
def test_who_gives_no_command_is_shown_which_there_are(words, told, capsys):
    with pytest.raises(SystemExit):
        build_parser().parse_args(words)
    err = capsys.readouterr().err
    assert "명령:\n" in err and told in err
    assert err.endswith("\n오류: 빠진 것이 있습니다: 명령.\n")


@pytest.mark.parametrize("words", HELP, ids=" ".join)
def test_help_teaches_by_example_and_has_no_english_sentence(words, capsys):
    with pytest.raises(SystemExit) as left:
        build_parser().parse_args(words)
    out = capsys.readouterr().out
    assert left.value.code == 0
    assert "mundap " in (out.partition("예:\n")[2] or out.partition("처음이라면:\n")[2])
    assert not {"usage", "options", "positional", "show this", "exit"} & set(out.lower().replace(":", " ").split())


@pytest.mark.parametrize("words", HELP, ids=" ".join)
def test_explanations_stand_in_line(words, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    with pytest.raises(SystemExit):
        build_parser().parse_args(words)
    options = capsys.readouterr().out.partition("옵션:\n")[2].partition("\n\n")[0].splitlines()
    assert len({columns(line[: line.rindex("  ")]) for line in options if "  " in line.strip()}) == 1


@pytest.mark.parametrize(
    ("words", "library"),
    [
        (["list"], None),
        (["--library", "가", "list"], "가"),
        (["list", "--library", "나"], "나"),
        (["--library", "가", "list", "--library", "나"], "나"),
        (["--library", "가", "eval", "answers", "--questions", "q", "--out", "a"], "가"),
        (["eval", "answers", "--questions", "q", "--out", "a", "--library", "나"], "나"),
    ],
)
def test_the_library_may_stand_before_or_behind_the_command(words, library):
    chosen = build_parser().parse_args(words).library
    assert (str(chosen) if chosen else None) == library


def test_words_that_the_locale_could_not_decode_are_read_as_utf8_or_cp949():
    for encoding in ("utf-8", "cp949"):
        undecoded = "투자액은?".encode(encoding).decode("ascii", errors="surrogateescape")
        assert build_parser().parse_args(["ask", undecoded]).question == "투자액은?"


def test_words_are_read_in_nfc():
    assert build_parser().parse_args(["remove", normalize("NFD", "각.txt")]).names == ["각.txt"]


def test_an_unknown_message_is_shown_as_it_comes():
    assert korean_message("argument -x: something new") == "-x: something new"


def test_every_command_has_a_line_of_help():
    parser = build_parser()
    commands = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    assert set(commands.choices) == {action.dest for action in commands._choices_actions if action.help}
