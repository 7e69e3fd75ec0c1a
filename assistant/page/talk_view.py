"""One talk as the page shows it: the turns that are over, and the one that is being answered or was the last."""

from dataclasses import dataclass

from assistant.page.talk_list import NEW_TALK
from assistant.page.turns import current_turn, held_back, past_turns, settled_turn
from assistant.page.underway import Underway
from assistant.talks.talks import Talks

# Turns that are drawn before the last one, and as many more with each step back: a day's talk is megabytes of HTML.
DRAWN = 30


@dataclass(frozen=True, slots=True)
class View:
    """One talk as the page shows it: its key and title, and the HTML of its turns; empty for one not yet begun.

    ``first`` is the number of the first turn drawn where a reader went back to it, else None: the newest are.
    """

    key: str = ""
    title: str = NEW_TALK
    past: str = ""
    current: str = ""
    first: int | None = None


def view_of(talks: Talks, underway: Underway, user: str, key: str, first: int | None = None) -> View:
    """Give a talk as it stands, its turns from the one of that number, or the newest of them.

    Raises:
        TalkMissing: the reader has no talk of that key.
    """
    if not key:
        return View()
    work = underway.at((user, key))  # before the store: what ends in between is there
    newest = max(talks.length(user, key) - 1 - DRAWN, 0)
    start = newest if first is None else min(max(first, 0), newest)
    exchanges = talks.exchanges(user, key, start)
    title = talks.title(user, key)
    if work:
        past, current = exchanges[: max(work.number - start, 0)], current_turn(work.number, work.latest)
    else:
        past = exchanges[:-1]
        unkept = held_back(talks.unkept(user, key))
        current = settled_turn(start + len(past), exchanges[-1], last=True, unkept=unkept) if exchanges else ""
    return View(key, title, past_turns(past, start), current, None if start == newest else start)
