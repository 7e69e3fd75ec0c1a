"""Errors of measuring that may be shown to the user; the tree is drawn in ``ingest.errors``."""

from ingest.errors import UserFacingError


class EvaluationError(UserFacingError):
    """A question or retrieval set can't be used, or the measurements can't be written."""
