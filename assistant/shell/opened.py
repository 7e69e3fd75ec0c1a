"""What commands open: the settings of the environment and the command line, a library, an assistant over it."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.settings import Settings
    from index.encoder import Encoder
    from index.library import Library
    from ingest.korean import Korean


def settings_of(arguments: argparse.Namespace) -> "Settings":
    """The settings of the environment with what the command line says."""
    from assistant.settings import Settings

    settings = Settings.from_environment(library=arguments.library, model=getattr(arguments, "model", None))
    users = getattr(arguments, "users", None)
    return replace(settings, serving=replace(settings.serving, users=users)) if users else settings


def assistant_of(arguments: argparse.Namespace) -> "Assistant":
    """The assistant over the library that is meant."""
    from assistant.assistant import Assistant

    return Assistant.open(settings_of(arguments))


def library_of(
    arguments: argparse.Namespace, opened: "Callable[[Path, Korean, Encoder], Library]", korean: "Korean | None" = None
) -> "Library":
    """The library that is meant, opened by one of its ways to open."""
    from index.encoder import open_encoder

    settings = settings_of(arguments)
    korean = korean or settings.opened_korean()
    return opened(settings.library, korean, open_encoder(settings.encoder, settings.encoder_options))
