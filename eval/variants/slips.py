"""Slips of the finger on a two-set keyboard: what stands on the screen when some keys went wrong.

Each character but white space is hit with a probability of ``SLIPS`` by one slip: a neighbouring key, a key left out, a
key pressed twice, or two keys in the wrong order; a Korean input method makes syllables of what was typed. Knows
nothing of how the search reads such words, and the search may not know how slips are drawn here.
"""

import random

from index.keyboard import is_hangul, keys_of, neighbours, typed

SLIPS = 0.08


def mistyped(text: str, draw: random.Random) -> str:
    """Slip on each character with a probability of SLIPS; words are typed on one keyboard each, so slips may run on."""
    return "".join([_mistyped_run(run, draw) for run in _runs(text)])


def slip(keys: str, draw: random.Random) -> str:
    """One slip of a finger in the keys of one character."""
    at = draw.randrange(len(keys))
    kinds = ["neighbour"] * bool(neighbours(keys[at])) + ["doubled"] + ["dropped", "swapped"] * (len(keys) > 1)
    kind = draw.choice(kinds)
    if kind == "neighbour":
        return keys[:at] + draw.choice(neighbours(keys[at])) + keys[at + 1 :]
    if kind == "dropped":
        return keys[:at] + keys[at + 1 :]
    if kind == "doubled":
        return keys[:at] + keys[at] + keys[at:]
    at = min(at, len(keys) - 2)
    return keys[:at] + keys[at + 1] + keys[at] + keys[at + 2 :]


def _runs(text: str) -> list[str]:
    """Cut a text where it changes between Hangul and everything else."""
    runs: list[str] = []
    for ch in text:
        if runs and is_hangul(ch) == is_hangul(runs[-1][-1]):
            runs[-1] += ch
        else:
            runs.append(ch)
    return runs


def _mistyped_run(run: str, draw: random.Random) -> str:
    keys = [slip(keys_of(ch), draw) if not ch.isspace() and draw.random() < SLIPS else keys_of(ch) for ch in run]
    joined = "".join(keys)
    return typed(joined) if is_hangul(run[0]) else joined
