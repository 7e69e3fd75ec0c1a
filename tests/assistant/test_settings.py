"""The environment is read once, and nothing raw comes out of it."""

import os
from dataclasses import fields
from pathlib import Path

import pytest

from assistant.errors import AssistantError
from assistant.intake.config import WatchConfig
from assistant.serving.config import ServingConfig
from assistant.settings import LIMITS, Settings
from assistant.writing.chat import ChatConfig, Waits
from index.encoder import ModelOptions
from index.lexicon import built_in_lexicon
from ingest.dictionary import UserWord
from ingest.errors import IngestError
from ingest.korean import Korean
from ingest.limits import Limits
from ingest.names import Name
from ingest.reading.config import ReadingConfig


def test_nothing_set_means_the_built_in_parts() -> None:
    settings = Settings.from_environment(environment={})
    assert settings == Settings(Path("library"), "built-in", None, None, None)
    assert settings.chat() is None


def test_everything_comes_from_the_environment() -> None:
    settings = Settings.from_environment(
        environment={
            "MUNDAP_LIBRARY": "/문서함",
            "MUNDAP_ENCODER": "BAAI/bge-m3",
            "MUNDAP_MODEL": " local ",
            "OPENAI_BASE_URL": "http://127.0.0.1:8000/v1",
            "OPENAI_API_KEY": "sk-secret\n",
        }
    )
    assert settings == Settings(Path("/문서함"), "BAAI/bge-m3", "local", "http://127.0.0.1:8000/v1", "sk-secret")
    chat = settings.chat()
    assert chat is not None
    assert (chat.model, chat.base_url, chat.api_key) == ("local", "http://127.0.0.1:8000/v1", "sk-secret")


def test_how_models_run_comes_from_the_environment() -> None:
    assert Settings.from_environment(environment={}).reranker is None
    settings = Settings.from_environment(
        environment={
            "MUNDAP_DEVICE": " cuda:1 ",
            "MUNDAP_ENCODER_BATCH": "8",
            "MUNDAP_ENCODER_MAX_LENGTH": "512",
            "MUNDAP_QUERY_PROMPT": "query: ",
            "MUNDAP_PASSAGE_PROMPT": "",
            "MUNDAP_RERANKER": "BAAI/bge-reranker-v2-m3",
            "MUNDAP_RERANKER_BATCH": " 4 ",
            "MUNDAP_RERANKER_TOP": "50",
            "SENTENCE_TRANSFORMERS_HOME": "/모델",
        }
    )
    cache = Path("/모델")
    assert settings.encoder_options == ModelOptions("cuda:1", 8, 512, None, "query: ", "", cache)
    assert settings.reranker_options == ModelOptions("cuda:1", 4, cache=cache)
    assert (settings.reranker, settings.reranker_top) == ("BAAI/bge-reranker-v2-m3", 50)


@pytest.mark.parametrize(
    "name", ["MUNDAP_ENCODER_BATCH", "MUNDAP_RERANKER_MAX_LENGTH", "MUNDAP_RERANKER_TOP", "MUNDAP_FILE_MB"]
)
@pytest.mark.parametrize("value", ["0", "-1", "많이", "1.5", "٣"])
def test_a_number_that_is_none_is_said_in_korean(name: str, value: str) -> None:
    with pytest.raises(AssistantError) as caught:
        Settings.from_environment(environment={name: value})
    assert caught.value.problem == f"{name}에는 1 이상의 정수를 넣어야 합니다: ‘{value}’."


def test_an_empty_model_is_none_and_what_is_given_goes_first() -> None:
    environment = {"MUNDAP_MODEL": "local", "MUNDAP_LIBRARY": "/가"}
    assert Settings.from_environment(environment={"MUNDAP_MODEL": ""}).model is None
    settings = Settings.from_environment(Path("/나"), "other", environment)
    assert (settings.library, settings.model) == (Path("/나"), "other")
    assert Settings.from_environment(model="", environment=environment).model is None


def test_the_key_shows_in_no_text_form() -> None:
    settings = Settings.from_environment(
        environment={"OPENAI_API_KEY": "sk-secret", "MUNDAP_MODEL": "m", "OPENAI_BASE_URL": "http://x/v1"}
    )
    assert "sk-secret" not in f"{settings!r}{settings}{settings.chat()!r}"


def test_home_is_expanded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/someone")
    assert Settings.from_environment(Path("~/문서함"), environment={}).library == Path("/home/someone/문서함")


def test_the_tables_are_those_set_or_those_of_the_library(tmp_path: Path) -> None:
    settings = Settings.from_environment(tmp_path, environment={})
    assert (settings.names_file(), settings.dictionary_file()) == (None, None)
    (tmp_path / "names.tsv").write_text("기관\t가온시청\t가온시\n", encoding="utf-8")
    (tmp_path / "dictionary.tsv").write_text("온마을이음터\n", encoding="utf-8")
    assert (settings.names_file(), settings.dictionary_file()) == (
        tmp_path / "names.tsv",
        tmp_path / "dictionary.tsv",
    )
    korean = settings.opened_korean()
    assert next(iter(korean.names)) == Name(("가온시청", "가온시"), is_body=True)
    assert korean.identity == Korean(words=[UserWord("온마을이음터")]).identity
    environment = {"MUNDAP_NAMES": " /표/이름.tsv ", "MUNDAP_DICTIONARY": "~nobody-of-this-name/사전.tsv"}
    settings = Settings.from_environment(tmp_path, environment=environment)
    assert (settings.names_file(), settings.dictionary_file()) == (
        Path("/표/이름.tsv"),
        Path("~nobody-of-this-name/사전.tsv"),
    )
    with pytest.raises(IngestError, match=r"‘/표/이름\.tsv’ 파일이 없습니다"):
        settings.opened_korean()


@pytest.mark.parametrize("name", ["names.tsv", "dictionary.tsv", "lexicon.tsv"])
def test_a_folder_in_the_place_of_a_table_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    settings = Settings(tmp_path)
    with pytest.raises(IngestError, match=f"{name}’ 파일을 읽을 수 없습니다"):
        settings.opened_korean()
        settings.opened_lexicon()


def test_everyday_words_are_those_set_or_those_of_the_library(tmp_path: Path) -> None:
    settings = Settings.from_environment(tmp_path, environment={})
    assert settings.lexicon_file() is None
    assert settings.opened_lexicon() is built_in_lexicon()
    (tmp_path / "lexicon.tsv").write_text("들살이\t야영\n", encoding="utf-8")
    assert settings.opened_lexicon().official("들살이") == ("야영",)
    settings = Settings.from_environment(tmp_path, environment={"MUNDAP_LEXICON": "/표/말.tsv"})
    with pytest.raises(IngestError, match=r"‘/표/말\.tsv’ 파일이 없습니다"):
        settings.opened_lexicon()


@pytest.mark.parametrize("path", ["a\0b", "~nobody-of-this-name/문서함"])
def test_a_path_that_is_none_is_said_in_korean(path: str) -> None:
    with pytest.raises(AssistantError) as caught:
        Settings.from_environment(Path(path), environment={})
    assert "폴더" in str(caught.value)


def test_limits_of_reading_come_from_the_environment() -> None:
    assert Settings.from_environment(environment={}).reading == ReadingConfig()
    settings = Settings.from_environment(
        environment={
            "MUNDAP_FILE_MB": "50",
            "MUNDAP_TEXT_MB": "5",
            "MUNDAP_UNPACKED_MB": "200",
            "MUNDAP_ARCHIVE_RATIO": "100",
            "MUNDAP_ARCHIVE_FILES": "30",
            "MUNDAP_PAGES": "500",
            "MUNDAP_CELLS": "9000",
            "MUNDAP_COLUMNS": "256",
            "MUNDAP_DEPTH": "8",
            "MUNDAP_READ_SECONDS": "60",
            "MUNDAP_READ_MEMORY_MB": "1000",
            "MUNDAP_READ_WORKERS": "2",
        }
    )
    limits = Limits(50_000_000, 5_000_000, 200_000_000, 100, 30, 500, 9000, 256, 8, 1_000_000_000, 60)
    assert settings.reading == ReadingConfig(limits, 2)


def test_every_limit_has_a_variable_and_two_have_bounds() -> None:
    assert {limit for _, limit, _ in LIMITS} == {field.name for field in fields(Limits)}
    assert Settings.from_environment(environment={"MUNDAP_DEPTH": "64"}).reading.limits.depth == 64
    with pytest.raises(AssistantError, match="MUNDAP_DEPTH에는 64 이하"):
        Settings.from_environment(environment={"MUNDAP_DEPTH": "65"})
    with pytest.raises(AssistantError, match="MUNDAP_READ_MEMORY_MB에는 300 이상"):
        Settings.from_environment(environment={"MUNDAP_READ_MEMORY_MB": "299"})


def test_how_the_language_model_is_asked() -> None:
    plain = {"MUNDAP_MODEL": "local"}
    chat = Settings.from_environment(environment=plain).chat()
    assert chat == ChatConfig("local")
    told = {
        **plain,
        "MUNDAP_CONTEXT_TOKENS": "4096",
        "MUNDAP_ANSWER_TOKENS": "512",
        "MUNDAP_MODEL_SECONDS": "120",
    }
    chat = Settings.from_environment(environment=told).chat()
    assert chat == ChatConfig("local", waits=Waits(120.0, 20.0, 360.0), answer_tokens=512, context_tokens=4096)


def test_a_model_without_room_to_read_is_told_so() -> None:
    settings = Settings.from_environment(environment={"MUNDAP_MODEL": "local", "MUNDAP_CONTEXT_TOKENS": "3071"})
    with pytest.raises(AssistantError) as raised:
        settings.chat()
    assert str(raised.value) == (
        "MUNDAP_CONTEXT_TOKENS(3,071)가 너무 작아 언어 모델이 자료를 읽을 자리가 없습니다. "
        "3,072 이상으로 늘리거나 MUNDAP_ANSWER_TOKENS를 줄여 주세요."
    )


@pytest.mark.parametrize(("text", "strict"), [("1", True), ("예", True), ("True", True), ("0", False), ("", False)])
def test_strict_is_a_switch(text: str, strict: bool) -> None:
    assert Settings.from_environment(environment={"MUNDAP_STRICT": text}).strict is strict


def test_a_switch_that_is_none() -> None:
    with pytest.raises(AssistantError, match="MUNDAP_STRICT에는 1이나 0을"):
        Settings.from_environment(environment={"MUNDAP_STRICT": "maybe"})


def test_how_the_pages_are_served_is_set() -> None:
    assert Settings.from_environment(environment={}).serving == ServingConfig()
    serving = Settings.from_environment(
        environment={
            "MUNDAP_USERS": "/사용자.tsv",
            "MUNDAP_HOSTS": "Mundap.example, 10.0.0.7",
            "MUNDAP_ANSWERING": "3",
            "MUNDAP_WAITING": "7",
            "MUNDAP_UPLOAD_MB": "5",
        }
    ).serving
    assert serving == ServingConfig(Path("/사용자.tsv"), ("mundap.example", "10.0.0.7"), 3, 7, 5_000_000)
    assert serving.answered_at_once("local") == 3
    assert ServingConfig().answered_at_once("local") == 4 * ServingConfig().answered_at_once(None)


def test_watched_folders_come_from_the_environment() -> None:
    assert Settings.from_environment(environment={}).watch == WatchConfig((), 30)
    named = os.pathsep.join(("/업무/공문", " /업무/계획 ", ""))
    settings = Settings.from_environment(environment={"MUNDAP_WATCH": named, "MUNDAP_WATCH_SECONDS": "5"})
    assert settings.watch == WatchConfig((Path("/업무/공문"), Path("/업무/계획")), 5)
    with pytest.raises(AssistantError, match="MUNDAP_WATCH_SECONDS"):
        Settings.from_environment(environment={"MUNDAP_WATCH_SECONDS": "0"})
