"""What the user has set; the only place that reads the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant.errors import AssistantError
from assistant.intake.config import WatchConfig
from assistant.serving.certificate import Certificate
from assistant.serving.config import UPLOAD_BYTES, ServingConfig
from assistant.serving.turnstile import WAITING
from assistant.writing.chat import ChatConfig
from index.cross_encoder import TOP, CrossEncoder, Reranker
from index.encoder import BUILT_IN, ModelOptions
from index.lexicon import Lexicon, built_in_lexicon, read_lexicon
from index.search import SearchConfig
from ingest.dictionary import read_dictionary
from ingest.korean import Korean
from ingest.limits import MEGABYTE, Limits
from ingest.names import read_names
from ingest.reading.config import ReadingConfig

DEFAULT_LIBRARY = "library"
# Where a library keeps its users' tables, unless a setting names another file.
NAMES, DICTIONARY, LEXICON = "names.tsv", "dictionary.tsv", "lexicon.tsv"
# The limits of reading a file: the variable, the limit, and what one of its units counts for.
LIMITS = (
    ("MUNDAP_FILE_MB", "file_bytes", MEGABYTE),
    ("MUNDAP_TEXT_MB", "text_bytes", MEGABYTE),
    ("MUNDAP_UNPACKED_MB", "unpacked_bytes", MEGABYTE),
    ("MUNDAP_ARCHIVE_RATIO", "ratio", 1),
    ("MUNDAP_ARCHIVE_FILES", "members", 1),
    ("MUNDAP_PAGES", "pages", 1),
    ("MUNDAP_CELLS", "cells", 1),
    ("MUNDAP_COLUMNS", "columns", 1),
    ("MUNDAP_DEPTH", "depth", 1),
    ("MUNDAP_READ_SECONDS", "seconds", 1),
    ("MUNDAP_READ_MEMORY_MB", "memory_bytes", MEGABYTE),
)
# Reading goes down as deep as a file is nested, and Python no deeper than this allows.
_DEEPEST = 64
# The readers' libraries alone need nearly as much.
_LEAST_MEMORY = 300 * MEGABYTE
# What a language model reads at the least: the rules, a question and three passages.
LEAST_READ = 2048
_ON, _OFF = (
    frozenset({"1", "true", "yes", "on", "예", "켬"}),
    frozenset({"", "0", "false", "no", "off", "아니요", "끔"}),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the library is, which models search it and how they run, and which language model writes, if any."""

    library: Path
    encoder: str = BUILT_IN
    model: str | None = None
    base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    encoder_options: ModelOptions = field(default_factory=ModelOptions)
    reranker: str | None = None
    reranker_options: ModelOptions = field(default_factory=ModelOptions)
    reranker_top: int = TOP
    search: SearchConfig = field(default_factory=SearchConfig)  # no setting of a user's: chosen once by measuring
    names: Path | None = None
    dictionary: Path | None = None
    lexicon: Path | None = None
    reading: ReadingConfig = field(default_factory=ReadingConfig)
    strict: bool = False
    context_tokens: int | None = None
    answer_tokens: int | None = None
    model_seconds: int | None = None
    serving: ServingConfig = field(default_factory=ServingConfig)
    watch: WatchConfig = field(default_factory=WatchConfig)

    @classmethod
    def from_environment(
        cls, library: Path | None = None, model: str | None = None, environment: Mapping[str, str] | None = None
    ) -> "Settings":
        """Read MUNDAP_LIBRARY, MUNDAP_MODEL, OPENAI_BASE_URL, OPENAI_API_KEY, the tables, and what runs the models.

        The tables are MUNDAP_NAMES, MUNDAP_DICTIONARY and MUNDAP_LEXICON, the models' settings
        MUNDAP_DEVICE, MUNDAP_ENCODER with _BATCH and _MAX_LENGTH, MUNDAP_QUERY_PROMPT,
        MUNDAP_PASSAGE_PROMPT, and MUNDAP_RERANKER with _BATCH, _MAX_LENGTH and _TOP; how files are read stands in
        LIMITS and MUNDAP_READ_WORKERS; how the language model is asked in MUNDAP_CONTEXT_TOKENS,
        MUNDAP_ANSWER_TOKENS, MUNDAP_MODEL_SECONDS and MUNDAP_STRICT; how the pages are served in MUNDAP_USERS,
        MUNDAP_HOSTS, MUNDAP_ANSWERING, MUNDAP_WAITING, MUNDAP_UPLOAD_MB and MUNDAP_CERTIFICATE with _KEY; which folders
        are watched in MUNDAP_WATCH and MUNDAP_WATCH_SECONDS. What is given goes before the environment; an empty value
        counts as not set, except in a prompt, where it means none.

        Raises:
            AssistantError: the library's place is no path, a number is none, or the tokens leave no room for passages.
        """
        values = os.environ if environment is None else environment

        def read(name: str) -> str | None:
            return values.get(name, "").strip() or None

        return cls(
            library=_folder(library if library is not None else Path(read("MUNDAP_LIBRARY") or DEFAULT_LIBRARY)),
            encoder=read("MUNDAP_ENCODER") or BUILT_IN,
            model=(model.strip() or None) if model is not None else read("MUNDAP_MODEL"),
            base_url=read("OPENAI_BASE_URL"),
            api_key=read("OPENAI_API_KEY"),
            encoder_options=replace(
                _model_options(values, "MUNDAP_ENCODER"),
                query_prompt=values.get("MUNDAP_QUERY_PROMPT"),  # white space at its end is part of it
                passage_prompt=values.get("MUNDAP_PASSAGE_PROMPT"),
            ),
            reranker=read("MUNDAP_RERANKER"),
            reranker_options=_model_options(values, "MUNDAP_RERANKER"),
            reranker_top=_count(values, "MUNDAP_RERANKER_TOP") or TOP,
            names=_file(read("MUNDAP_NAMES")),
            dictionary=_file(read("MUNDAP_DICTIONARY")),
            lexicon=_file(read("MUNDAP_LEXICON")),
            reading=_reading(values),
            strict=_switch(values, "MUNDAP_STRICT"),
            context_tokens=_count(values, "MUNDAP_CONTEXT_TOKENS"),
            answer_tokens=_count(values, "MUNDAP_ANSWER_TOKENS"),
            model_seconds=_count(values, "MUNDAP_MODEL_SECONDS"),
            serving=_serving(values),
            watch=_watch(values),
        )

    def names_file(self) -> Path | None:
        """The user's table of names: as set, else the library's; None where there is none."""
        return self.names or _there(self.library / NAMES)

    def dictionary_file(self) -> Path | None:
        """The user's words for Kiwi: as set, else the library's; None where there are none."""
        return self.dictionary or _there(self.library / DICTIONARY)

    def lexicon_file(self) -> Path | None:
        """The user's everyday words: as set, else the library's; None where there are none."""
        return self.lexicon or _there(self.library / LEXICON)

    def opened_lexicon(self) -> Lexicon:
        """Read the everyday words and what offices write for them, the user's with the program's.

        Raises:
            IngestError: the table can't be read or a line of it is wrong; the message names it.
        """
        lexicon = self.lexicon_file()
        return read_lexicon(lexicon) if lexicon else built_in_lexicon()

    def opened_korean(self) -> Korean:
        """Make the analysis of Korean with the user's names and words; Kiwi itself loads when first used.

        Raises:
            IngestError: a table can't be read or a line of it is wrong; the message names it.
        """
        names, dictionary = self.names_file(), self.dictionary_file()
        return Korean(read_names(names) if names else None, read_dictionary(dictionary) if dictionary else ())

    def opened_reranker(self) -> Reranker | None:
        """Open the model that reads the best passages again; None where none is set.

        Raises:
            ModelUnavailable: the model isn't on this machine; the message says how to bring it here.
        """
        return CrossEncoder(self.reranker, self.reranker_options, self.reranker_top) if self.reranker else None

    def chat(self) -> ChatConfig | None:
        """How to reach the language model; None where none is set and the built-in answerer writes.

        Raises:
            AssistantError: what the model may write leaves it no room to read.
        """
        if not self.model:
            return None
        plain = ChatConfig(self.model, self.base_url, self.api_key)
        first_s = float(self.model_seconds or plain.waits.first_s)
        chat = replace(
            plain,
            waits=replace(plain.waits, first_s=first_s, whole_s=max(plain.waits.whole_s, 3 * first_s)),
            answer_tokens=self.answer_tokens or plain.answer_tokens,
            context_tokens=self.context_tokens or plain.context_tokens,
        )
        if chat.answer_tokens + LEAST_READ > chat.context_tokens:
            raise AssistantError(
                f"MUNDAP_CONTEXT_TOKENS({chat.context_tokens:,})가 너무 작아 언어 모델이 자료를 읽을 자리가 없습니다.",
                f"{chat.answer_tokens + LEAST_READ:,} 이상으로 늘리거나 MUNDAP_ANSWER_TOKENS를 줄여 주세요.",
            )
        return chat


def _model_options(values: Mapping[str, str], model: str) -> ModelOptions:
    cache = values.get("SENTENCE_TRANSFORMERS_HOME", "").strip()  # where that library looks first
    return ModelOptions(
        device=values.get("MUNDAP_DEVICE", "").strip() or None,
        batch=_count(values, f"{model}_BATCH"),
        max_length=_count(values, f"{model}_MAX_LENGTH"),
        cache=Path(cache) if cache else None,
    )


def _reading(values: Mapping[str, str]) -> ReadingConfig:
    limits = Limits()
    for variable, limit, unit in LIMITS:
        if count := _count(values, variable):
            limits = replace(limits, **{limit: count * unit})
    if limits.depth > _DEEPEST:
        raise AssistantError(f"MUNDAP_DEPTH에는 {_DEEPEST} 이하의 수를 넣어야 합니다.", "더 작은 수를 적어 주세요.")
    if limits.memory_bytes < _LEAST_MEMORY:
        least = _LEAST_MEMORY // MEGABYTE
        raise AssistantError(f"MUNDAP_READ_MEMORY_MB에는 {least} 이상의 수를 넣어야 합니다.", "더 큰 수를 적어 주세요.")
    workers = _count(values, "MUNDAP_READ_WORKERS")
    return ReadingConfig(limits, workers) if workers else ReadingConfig(limits)


def _serving(values: Mapping[str, str]) -> ServingConfig:
    hosts = values.get("MUNDAP_HOSTS", "").replace(",", " ").split()
    upload = _count(values, "MUNDAP_UPLOAD_MB")
    return ServingConfig(
        users=_file(values.get("MUNDAP_USERS", "").strip() or None),
        hosts=tuple(host.lower() for host in hosts),
        answering=_count(values, "MUNDAP_ANSWERING"),
        waiting=_count(values, "MUNDAP_WAITING") or WAITING,
        upload_bytes=upload * MEGABYTE if upload else UPLOAD_BYTES,
        certificate=_certificate(values),
    )


def _certificate(values: Mapping[str, str]) -> Certificate | None:
    """Both files, which may be one; a key without its certificate is a setting that was forgotten."""
    chain, key = (
        _file(values.get(name, "").strip() or None) for name in ("MUNDAP_CERTIFICATE", "MUNDAP_CERTIFICATE_KEY")
    )
    if chain is None and key is not None:
        raise AssistantError(
            "MUNDAP_CERTIFICATE_KEY만 있고 MUNDAP_CERTIFICATE가 없습니다.",
            "https 인증서 파일도 적거나, 키를 지워 주세요.",
        )
    return Certificate(chain, key or chain) if chain else None


def _watch(values: Mapping[str, str]) -> WatchConfig:
    """Folders as in PATH: between colons, on Windows semicolons."""
    named = [written.strip() for written in values.get("MUNDAP_WATCH", "").split(os.pathsep)]
    folders = tuple(folder for written in named if (folder := _file(written)) is not None)
    seconds = _count(values, "MUNDAP_WATCH_SECONDS")
    return WatchConfig(folders, seconds) if seconds else WatchConfig(folders)


def _count(values: Mapping[str, str], name: str) -> int | None:
    text = values.get(name, "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and int(text)):
        raise AssistantError(
            f"{name}에는 1 이상의 정수를 넣어야 합니다: ‘{text}’.", "숫자만 적거나 설정을 지워 주세요."
        )
    return int(text)


def _switch(values: Mapping[str, str], name: str) -> bool:
    text = values.get(name, "").strip().lower()
    if text not in _ON | _OFF:
        raise AssistantError(f"{name}에는 1이나 0을 넣어야 합니다: ‘{text}’.", "켜려면 1, 끄려면 0을 적어 주세요.")
    return text in _ON


def _file(written: str | None) -> Path | None:
    if not written:
        return None
    try:
        return Path(written).expanduser()
    except RuntimeError:  # no home folder of that name: reading it says that the file isn't there
        return Path(written)


def _there(path: Path) -> Path | None:
    try:
        return path if path.exists() else None  # a folder of that name is told when it is read
    except (OSError, ValueError):  # what is wrong with the library's folder is told when it is opened
        return None


def _folder(path: Path) -> Path:
    if not _is_utf8(path):
        raise AssistantError(
            "문서함의 위치에 쓸 수 없는 글자가 있습니다.", "--library나 MUNDAP_LIBRARY에 올바른 폴더를 넣어 주세요."
        )
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise AssistantError(
            f"'{path}'에서 '~'가 가리키는 홈 폴더를 찾을 수 없습니다.", "문서함의 위치를 전체 경로로 적어 주세요."
        ) from error


def _is_utf8(path: Path) -> bool:
    """Whether every part of the program can open the path: tantivy takes UTF-8 alone, and nobody a NUL."""
    try:
        return "\0" not in os.fsencode(path).decode("utf-8")
    except UnicodeError:
        return False
