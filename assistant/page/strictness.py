"""Whether each reader wants unproven sentences left out of answers: as the reader said, else as the office set it."""

from assistant.settings import Settings
from assistant.talks.talks import Talks


class Strictness:
    """The choice of every reader of one server, kept with their conversations."""

    def __init__(self, talks: Talks, settings: Settings) -> None:
        self._talks = talks
        self.default = settings.strict
        # What is built in quotes the documents' own sentences: none of them is unproven.
        self.matters = settings.model is not None

    def of(self, user: str) -> bool:
        """Give whether a reader's answers are strict."""
        chosen = self._talks.strict(user)
        return self.default if chosen is None else chosen

    def choose(self, user: str, strict: bool) -> None:
        """Keep what a reader chose."""
        self._talks.keep_strict(user, strict)
