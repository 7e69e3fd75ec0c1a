"""What every page works on: the settings, and the assistant that opens behind the pages."""

from dataclasses import dataclass

from assistant.page.opening import Opening
from assistant.settings import Settings


@dataclass(frozen=True, slots=True)
class Place:
    """One server's library with all that its pages share."""

    settings: Settings
    opening: Opening
