"""Whether two documents are one, in two formats or twice in one. Knows sketches, names and formats, no library.

Likeness alone can't tell: editions of a yearly form are alike by .95 and more, and differ in their years and figures.
So copies must have their words in common *and* their figures. Held against all pairs of real files in
benchmarks/LOG.md.
"""

from dataclasses import dataclass
from pathlib import PurePosixPath

from index.likeness import Overlap, Sketch, overlap

# Between two formats, each read in its own way. True pairs lie at .91 and above, others below .37.
_ALIKE = 0.75
# Two files of one format are read alike: what differs is the document.
_ALIKE_IN_ONE_FORMAT = 0.95
# Where all figures agree, and there are as many, a table may have been read by columns instead of rows.
_ALIKE_BY_FIGURES, _FIGURES = 0.2, 8
# One that is a tenth longer has something of its own: a bundle with an attachment is not its attachment.
_SHORTER = 0.9
# Files of one name in two formats are one even where one of them has lost part of its text on the way.
_ALIKE_BY_NAME, _HELD_BY_NAME = 0.5, 0.85
# Fewer runs of letters say nothing: empty forms, a heading.
_FEWEST_RUNS = 40
# Figures that one side alone may have, as from page furniture, and that both may, as from numbers read wrongly.
_MORE_FIGURES, _MORE_FIGURES_SHARE = 2, 0.1
_OTHER_FIGURES_SHARE = 0.01
# The share of a document that must stand in another for it to be left out.
_HELD = 0.94


@dataclass(frozen=True, slots=True)
class Known:
    """What two documents are compared by."""

    name: str
    format: str
    sha256: str
    sketch: Sketch


def are_one(left: Known, right: Known) -> bool:
    """Whether two documents are copies of one."""
    if left.sha256 == right.sha256:
        return True
    if min(left.sketch.runs.total, right.sketch.runs.total) < _FEWEST_RUNS:
        return False
    if left.sketch.digest == right.sketch.digest:
        return True
    of_one_name = _stem(left.name) == _stem(right.name) and left.format != right.format
    if _differ_in_years(left.sketch, right.sketch) or not (of_one_name or _are_as_long(left.sketch, right.sketch)):
        return False
    words, figures = (overlap(left.sketch.runs, right.sketch.runs), overlap(left.sketch.figures, right.sketch.figures))
    if of_one_name:
        held = max(words.of_left, words.of_right)
        return words.alike >= _ALIKE_BY_NAME and held >= _HELD_BY_NAME and not _has_others(figures)
    return _are_alike(left, right, words, figures) and not _has_others(figures)


def holds_all_of(stored: Known, new: Known) -> bool:
    """Whether a copy of a stored document has nothing that the stored one lacks: it may be left out.

    Within one format each letter counts, since a corrected version differs by few.
    """
    if not are_one(stored, new):
        return False
    if new.sketch.digest == stored.sketch.digest or new.sha256 == stored.sha256:
        return True
    if new.format == stored.format or not new.sketch.years <= stored.sketch.years:
        return False
    figures = overlap(stored.sketch.figures, new.sketch.figures)
    return figures.right_alone == 0 and overlap(stored.sketch.runs, new.sketch.runs).of_right >= _HELD


def _are_alike(left: Known, right: Known, words: Overlap, figures: Overlap) -> bool:
    agree = figures.left_alone == figures.right_alone == 0
    if left.format == right.format:
        return words.alike >= _ALIKE_IN_ONE_FORMAT and agree
    if agree and figures.both >= _FIGURES:
        return words.alike >= _ALIKE_BY_FIGURES
    return words.alike >= _ALIKE and not _has_more(figures)


def _are_as_long(left: Sketch, right: Sketch) -> bool:
    shorter, longer = sorted((left.runs.total, right.runs.total))
    return shorter >= _SHORTER * longer


def _differ_in_years(left: Sketch, right: Sketch) -> bool:
    return bool(left.years - right.years) and bool(right.years - left.years)


def _has_others(figures: Overlap) -> bool:
    """Whether each side has figures that the other lacks, as another year's or a corrected version's are."""
    fewer = min(figures.left_alone, figures.right_alone)
    return fewer > _OTHER_FIGURES_SHARE * figures.both


def _has_more(figures: Overlap) -> bool:
    """Whether one side has figures that the other lacks, as a filled-in form has."""
    more = max(figures.left_alone, figures.right_alone)
    return more > max(_MORE_FIGURES, _MORE_FIGURES_SHARE * figures.both)


def _stem(name: str) -> str:
    return PurePosixPath(name).stem
