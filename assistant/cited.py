"""What a citation tells of its document beside the cited words: its title, and its copies."""

from dataclasses import replace

from assistant.evidence.finding import EvidenceFinder
from assistant.types import Citation
from index.errors import SearchIndexError


def told_of(citation: Citation, finder: EvidenceFinder) -> Citation:
    """Add to a citation the title of its document, and which other documents are its copies."""
    try:
        title = finder.read(citation.document).document.title
    except SearchIndexError:  # taken out while it was answered from
        title = ""
    return replace(citation, title=title, same_as=finder.copies(citation.document))
