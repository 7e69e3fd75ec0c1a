"""Questions, options, conversations and settings that can't be meant."""

import json

import pytest

from tests.bad_input.asked import COMMANDS, QUESTION, mendable


@pytest.mark.parametrize(
    ("words", "problem", "remedy"),
    [
        (("ask", ""), "질문이 비어 있습니다", "적어 주세요"),
        (("ask", " \n "), "질문이 비어 있습니다", "적어 주세요"),
        (("search", ""), "질문이 비어 있습니다", "적어 주세요"),
        (("ask", "투자 " * 7000), "질문이 너무 깁니다(20,999자)", "2,000자 이내"),
        (("search", "가" * 20_000), "질문이 너무 깁니다(20,000자)", "2,000자 이내"),
        (("show", "없는 문서.txt"), "‘없는 문서.txt’ 문서가 문서함에 없습니다", "mundap list"),
        (("remove", "계획.txt", "없는 문서.txt"), "‘없는 문서.txt’ 문서가 문서함에 없습니다", "mundap list"),
        (("show", "계획.txt", "--start", 100_000), "100,000번째 글자 뒤에는 글이 없습니다", "글자 수("),
        (("show", "계획.txt", "--start", 9, "--end", 3), "9번째 글자부터 3번째 글자까지에는", "--start는 --end보다"),
    ],
)
def test_what_asks_for_nothing_that_is_there(run, words, problem, remedy):
    said = mendable(run(*words))
    assert problem in said and remedy in said
    assert [entry["name"] for entry in json.loads(run("list", "--json")[1])] == ["계획.txt", "주차.md"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("search", "투자", "-k", "0"), "-k: 1에서 1000 사이의 정수여야 합니다"),
        (("search", "투자", "-k", "많이"), "-k: '많이'는 알맞은 정수가 아닙니다"),
        (("show", "계획.txt", "--start", "-1"), "--start: 0에서"),
        (("ask", "2024년", "투자액은"), "투자액은. 띄어쓰기가 든 말은 따옴표로 묶어 주세요.\n도움말: mundap ask -"),
        (("ask",), "빠진 것이 있습니다: 질문"),
        (("물어봐",), "명령: '물어봐'는 없습니다"),
        (("ask", "투자", "--out", "a"), "모르는 인자입니다: --out a.\n도움말: mundap ask --help"),
        (("eval", "check", "a.csv", "--jsn"), "모르는 인자입니다: --jsn.\n도움말: mundap eval check --help"),
        (("--jsn", "list"), "모르는 인자입니다: --jsn.\n도움말: mundap --help"),
    ],
)
def test_wrong_usage_ends_with_two(run, capsys, words, said):
    with pytest.raises(SystemExit) as leaving:
        run(*words)
    out, err = capsys.readouterr()
    assert (leaving.value.code, out) == (2, "")
    assert said in err and "도움말: mundap" in err


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ('["앞 질문", "앞 답"', "JSON이 아닙니다"),
        ("[" * 100_000, "JSON이 아닙니다"),
        ('{"질문": "답"}', "꼴이 다릅니다"),
        ('["하나"]', "꼴이 다릅니다"),
        ('[["질문", 3]]', "꼴이 다릅니다"),
    ],
)
def test_a_broken_conversation(run, tmp_path, content, problem):
    history = tmp_path / "대화.json"
    history.write_text(content, encoding="utf-8")
    said = mendable(run("ask", "그럼?", "--history", history))
    assert problem in said and '["앞 질문", "앞 답"]' in said
    history.write_bytes('["앞 질문", "앞 답"]'.encode("utf-16"))
    assert "JSON이 아닙니다" in mendable(run("ask", "그럼?", "--history", history))
    assert "대화 파일이 없습니다" in mendable(run("ask", "그럼?", "--history", tmp_path / "없음"))
    assert "읽지 못했습니다" in mendable(run("ask", "그럼?", "--history", tmp_path))


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("", "언어 모델 서버의 주소가 정해지지 않았습니다"),
        ("http://127.0.0.1:9/v1", "언어 모델 서버(http://127.0.0.1:9/v1)에 연결할 수 없습니다"),
        ("서버", "언어 모델 서버의 주소 '서버'에 http:// 또는 https://가 없습니다"),
    ],
)
def test_a_model_without_a_server(run, monkeypatch, address, problem):
    monkeypatch.setenv("OPENAI_BASE_URL", address)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    status, out, err = run("ask", QUESTION, "--model", "아무거나")
    assert status == 0
    assert out.startswith(f"※ {problem}") and "그래서 언어 모델 없이 문서에서 찾은 답을 보여 드립니다.\n\n" in out
    assert err.startswith(f"알림: {problem}") and "OPENAI_BASE_URL" in err


def test_an_encoder_folder_that_is_not_there_is_named_at_once(run, monkeypatch, tmp_path):
    monkeypatch.setenv("MUNDAP_ENCODER", str(tmp_path / "없는 모델"))
    for words in COMMANDS:
        said = mendable(run(*words))
        assert "모델 폴더가 없습니다" in said and "MUNDAP_ENCODER" in said
