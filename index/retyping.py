"""Words typed with the keyboard set to the other language, typed again: gksrnr is 한국, and ㅎ예 is gdp."""

from collections.abc import Mapping

from index.keyboard import keys_of, typed
from ingest import patterns as re
from ingest.korean import Korean

_LATIN = re.compile("[A-Za-z]+")
_HANGUL = re.compile("[가-힣ㄱ-ㅣ]+")
_WHOLE = re.compile("[가-힣]+")
_STRAY = re.compile("[ㄱ-ㅣ]")
# An abbreviation before Korean typed as Latin: the GDP of GDPdml. Q, W, E, R, T, O and P with shift do type
# Korean letters, but no word begins with two of them.
_ABBREVIATION = re.compile("([A-Z]{2,}|[ASDFGHJKLZXCVBNMYUI])([a-zQWERTOP]+)")
_SHIFTED = frozenset("QWERTOP")
_PARTICLE = re.compile("(.+?)(에서|으로|까지|부터|[의은는이가을를에와과로도만])")
_SHORTEST_LATIN = 2
# Words of more letters are not typed by mistake.
_LONGEST = 60


def retyped(text: str, vocabulary: Mapping[str, int], korean: Korean) -> dict[str, str]:
    """Give the words of a text that only the other keyboard makes known ones, with what they are on it.

    Once half of a text's Latin letters are surely Korean words, all of it is taken to be typed so: particles
    and short words say too little by themselves.
    """
    meant = {run: _in_latin(run, vocabulary) for run in _HANGUL.findall(text) if _STRAY.search(run)}
    runs = [run for run in dict.fromkeys(_LATIN.findall(text)) if len(run) <= _LONGEST]
    sure = {run for run in runs if _surely_korean(run, vocabulary, korean)}
    if sure:
        possible = sum(len(run) for run in runs if _is_possible(run, vocabulary))
        chosen = runs if 2 * possible >= sum(map(len, runs)) else sure
        meant |= {run: _in_hangul(run, vocabulary) for run in chosen}
    return {run: read for run, read in meant.items() if run != read}


def _is_possible(run: str, vocabulary: Mapping[str, int]) -> bool:
    """Whether a run types whole syllables, two or more, and is no Latin word that is known."""
    kept, hangul = _typed(run)
    return len(hangul) > 1 and _WHOLE.fullmatch(hangul) is not None and run[len(kept) :].lower() not in vocabulary


def _surely_korean(run: str, vocabulary: Mapping[str, int], korean: Korean) -> bool:
    """Whether the syllables make a known word, too."""
    if not _is_possible(run, vocabulary):
        return False
    return any(len(term) > 1 and term in vocabulary for term in korean.analyze(_typed(run)[1]).terms)


def _in_hangul(run: str, vocabulary: Mapping[str, int]) -> str:
    """A run of Latin letters as Hangul, but for what can only be Latin; slips may leave letters alone."""
    kept, hangul = _typed(run)
    stray = len(_STRAY.findall(hangul))
    if stray and (run.lower() in vocabulary or 2 * stray > len(hangul)):
        return run
    return kept + hangul


def _in_latin(run: str, vocabulary: Mapping[str, int]) -> str:
    """A run of Hangul with stray letters as the Latin word whose keys it is, where that is known."""
    with_particle = _PARTICLE.fullmatch(run)
    for word, particle in ((run, ""), with_particle.groups() if with_particle else ("", "")):
        latin = keys_of(word).lower()
        if _STRAY.search(word) and len(latin) >= _SHORTEST_LATIN and latin in vocabulary:
            return latin + particle
    return run


def _typed(run: str) -> tuple[str, str]:
    """The capitals that begin a run where the rest types whole syllables without them, and the Hangul of the rest."""
    found = _ABBREVIATION.fullmatch(run)
    if found and _WHOLE.fullmatch(typed(found[2])):
        return found[1], typed(found[2])
    if run.isupper() and len(run) > 1 and not set(run) <= _SHIFTED:
        return run, ""
    return "", typed(run)
