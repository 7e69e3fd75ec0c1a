"""What the user has set; the only place that reads the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assistant.errors import AssistantError
from assistant.llm import ChatConfig

BUILT_IN = "built-in"
DEFAULT_LIBRARY = "library"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the library is, which encoder searches it, and which language model writes, if any."""

    library: Path
    encoder: str = BUILT_IN
    model: str | None = None
    base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)

    @classmethod
    def from_environment(
        cls, library: Path | None = None, model: str | None = None, environment: Mapping[str, str] | None = None
    ) -> "Settings":
        """Read MUNDAP_LIBRARY, MUNDAP_ENCODER, MUNDAP_MODEL, OPENAI_BASE_URL and OPENAI_API_KEY.

        What is given goes before the environment; an empty value counts as not set.

        Raises:
            AssistantError: the library's place is no path.
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
        )

    def chat(self) -> ChatConfig | None:
        """How to reach the language model; None where none is set and the built-in answerer writes."""
        return ChatConfig(self.model, self.base_url, self.api_key) if self.model else None


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
