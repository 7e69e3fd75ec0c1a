"""Errors of taking files in; the tree is drawn in ``ingest.errors``."""

from ingest.errors import UserFacingError


class IntakeError(UserFacingError):
    """A file can't be taken, or not now."""
