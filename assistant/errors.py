"""Errors of asking that may be shown to the user; the tree is drawn in ``ingest.errors``."""

from ingest.errors import UserFacingError


class AssistantError(UserFacingError):
    """Asking failed for a reason that the user can mend."""


class ChatUnavailable(AssistantError):
    """The language model's server can't be reached or doesn't answer properly."""


class ChatRefused(AssistantError):
    """The language model's server refuses the request (key, model name, length)."""
