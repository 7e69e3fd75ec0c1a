"""A library for those who have none yet: made empty, where the settings say, when the first file comes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from index.errors import LibraryMissing
from index.library import Library

_NONE_YET = "아직 문서가 없습니다.", "문서 화면에서 파일을 올려 주세요."

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.settings import Settings


def opened(settings: "Settings") -> "Assistant":
    """Open the assistant; where there is no library yet, say so as somebody who can send files should hear it.

    Raises:
        LibraryMissing: there is none; other UserFacingErrors say what is wrong with it.
    """
    from assistant.assistant import Assistant

    try:
        return Assistant.open(settings)
    except LibraryMissing as error:
        raise LibraryMissing(*_NONE_YET) from error


def opened_or_founded(get_assistant: "Callable[[], Assistant]", settings: "Settings") -> Library:
    """Give the assistant's library, made first where there is none.

    Raises:
        UserFacingError: it can't be opened or made.
    """
    try:
        return get_assistant().library
    except LibraryMissing:
        found(settings)
        return get_assistant().library


def found(settings: "Settings") -> None:
    """Make an empty library."""
    from index.encoder import open_encoder

    encoder = open_encoder(settings.encoder, settings.encoder_options)
    Library.open_or_create(settings.library, settings.opened_korean(), encoder).close()
