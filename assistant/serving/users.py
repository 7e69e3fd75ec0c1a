"""The people who may come in."""

from assistant.serving.identity import user_of

__all__ = ["user_of"]
