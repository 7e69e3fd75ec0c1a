"""What one answer is worth beyond right and wrong: its words, its citations and its checks, as counts and shares.

* ``exact`` and ``f1``: the answer against the gold answer after Korean normalisation (``eval.reading``). A sentence is
  rarely a gold answer, so these mean most where gold answers are short.
* ``listed``: where a question has several ``must_include`` lists, the share of them of which a form stands in the
  answer: the recall of a list.
* ``supported`` and ``useful``: recall and precision of citations in the manner of ALCE (``eval.supporting``).
* ``exact_quotes``: citations whose quote stands at their place of the document, letter for letter.
* ``failed_checks``: figures, dates, names and quotations that the assistant itself could not confirm.
* ``sent_tokens`` and ``written_tokens``: of a language model, guessed on the high side (``assistant.writing.tokens``).

What a refused answer says isn't measured: it answers nothing and lists nothing.
"""

from dataclasses import dataclass

from assistant.types import Answer
from eval.cited import CitedDocuments
from eval.questions import Question
from eval.reading import normalised
from eval.supporting import support
from ingest.korean import Korean


@dataclass(frozen=True, slots=True)
class Measures:
    """Measures of one answer; None where the question or the answer gives nothing to measure."""

    exact: bool | None
    f1: float | None
    listed: float | None
    supported: float | None
    useful: float | None
    quotes: int
    exact_quotes: int
    checks: int
    failed_checks: int
    sent_tokens: int | None = None
    written_tokens: int | None = None


def measures_of(question: Question, answer: Answer, missing: int, cited: CitedDocuments, korean: Korean) -> Measures:
    """Measure one answer; ``missing`` counts the ``must_include`` lists of which no form stands in it."""
    given = not answer.refused
    read = normalised(answer.text, [question.answer], korean) if given and question.answer.strip() else None
    asked = question.answerable and bool(question.answer.strip())
    wanted = len(question.must_include) if question.answerable else 0
    citing = support(answer.text, {one.number: cited.text(one) for one in answer.citations}, answer.understood, korean)
    return Measures(
        exact=(read is not None and read.exact) if asked else None,
        f1=(read.f1 if read is not None else 0.0) if asked else None,
        listed=((wanted - missing) / wanted if given else 0.0) if wanted > 1 else None,
        supported=citing.recall if given and citing.sentences else None,
        useful=citing.precision if given and citing.sentences else None,
        quotes=len(answer.citations) if given else 0,
        exact_quotes=sum(map(cited.exact, answer.citations)) if given else 0,
        checks=len(answer.checks) if given else 0,
        failed_checks=sum(not check.supported for check in answer.checks) if given else 0,
        sent_tokens=answer.tokens.sent if answer.tokens else None,
        written_tokens=answer.tokens.written if answer.tokens else None,
    )
