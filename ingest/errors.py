"""Errors that may be shown to the user.

UserFacingError
├── IngestError            a file that can't be read
├── index.errors           SearchIndexError …
└── assistant.errors       AssistantError …

Each carries two Korean sentences: what is wrong, and what to do. Everything else is a bug and keeps its traceback.
"""


class UserFacingError(Exception):
    """A failure that the user can mend."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem} {remedy}")
        self.problem = problem
        self.remedy = remedy


class IngestError(UserFacingError):
    """A file that can't be read as a document."""
