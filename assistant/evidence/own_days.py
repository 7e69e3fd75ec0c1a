"""A day of the asker's own in a question: 3월 30일에 신청해도 되나요. Knows the question's words and figures."""

from assistant.figures.parsing import Figure, parse_figures
from assistant.figures.quantities import FigureKind
from assistant.understanding.cues import Asked
from assistant.understanding.question import Question

PERIOD_WORDS = "기간 일정"  # what is looked for where a day is named: documents tell from when until when


def own_day(question: Question) -> Figure | None:
    """The one day that a question for yes or no names; None where it names none, or several."""
    if Asked.YES_NO not in question.asked:
        return None
    days = [figure for figure in parse_figures(question.text) if figure.kind is FigureKind.DATE]
    if len(days) != 1 or days[0].since is None or not days[0].since.day:
        return None
    return days[0]
