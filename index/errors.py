"""Errors of the library that may be shown to the user; the tree is drawn in ``ingest.errors``."""

from ingest.errors import UserFacingError


class SearchIndexError(UserFacingError):
    """The library can't do what was asked."""


class LibraryMissing(SearchIndexError):
    """There is no library in the folder."""


class LibraryBusy(SearchIndexError):
    """Another process is writing to the library."""


class LibraryNewer(SearchIndexError):
    """The library was written by a later version of the program."""


class EncoderMismatch(SearchIndexError):
    """The library's vectors come from another encoder than the one set."""


class ModelUnavailable(SearchIndexError):
    """The encoder or reranker that is set isn't on this machine, can't be read or can't be used."""
