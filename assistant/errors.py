"""Errors of asking that may be shown to the user; the tree is drawn in ``ingest.errors``."""

from ingest.errors import UserFacingError


class AssistantError(UserFacingError):
    """Asking failed for a reason that the user can mend."""


class ChatFailed(AssistantError):
    """The language model gave no answer; the built-in one stands in its place."""


class ChatUnavailable(ChatFailed):
    """The language model's server can't be reached or doesn't answer properly."""


class ChatRefused(ChatFailed):
    """The language model's server refuses the request (key, model name, length)."""


class ChatTooLong(ChatRefused):
    """The passages and the question are more than the language model can read at once."""


class ChatUnsupported(ChatFailed):
    """Nothing of what the language model wrote is carried by the documents."""
