"""What every page works on: settings, assistant, talks, files on their way in, who is in and answered when."""

import os
from dataclasses import dataclass, field

from assistant.intake.intake import Intake
from assistant.page.opening import Opening
from assistant.serving.sessions import Sessions
from assistant.serving.turnstile import Turnstile
from assistant.settings import Settings
from assistant.talks.talks import Talks


@dataclass(frozen=True, slots=True)
class Place:
    """One server's library with all that its pages share."""

    settings: Settings
    opening: Opening
    talks: Talks
    intake: Intake = field(kw_only=True)
    # As many at once as there are cores: more would only make each of them slower.
    turnstile: Turnstile = field(default_factory=lambda: Turnstile(os.cpu_count() or 1))
    sessions: Sessions = field(default_factory=Sessions)
