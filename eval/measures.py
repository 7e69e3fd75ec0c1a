"""What one answer is worth beyond right and wrong: its words, its citations and its checks, as counts and shares.

* ``exact`` and ``f1``: the answer against the gold answer after Korean normalisation (``eval.reading``). A sentence is
  rarely a gold answer, so these mean most where gold answers are short.
* ``listed``: where a question has several ``must_include`` lists, the share of them of which a form stands in the
  answer: the recall of a list.
* ``supported`` and ``useful``: recall and precision of citations in the manner of ALCE (``eval.supporting``).
* ``exact_quotes``: citations whose quote stands at their place of the document, letter for letter.
* ``failed_checks``: figures, dates, names and quotations that the assistant itself could not confirm.
* ``instead``: the built-in answer stands in the place of a language model's that failed or couldn't be confirmed, so
  that nothing here is the model's.
* ``sent_tokens`` and ``written_tokens``: of a language model, guessed on the high side (``assistant.writing.tokens``).

What a refused answer says isn't measured: it answers nothing and lists nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.citations import CitedSentence
from assistant.types import Answer, AnswererKind
from eval.cited import CitedDocuments
from eval.questions import Question
from eval.reading import korean_form, read_as, without_marks
from eval.supporting import support_read, telling_sentences
from ingest.korean import Korean
from ingest.types import Morpheme


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
    instead: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences of an answer, and the gold answer where it is to be held beside, with their morphemes."""

    sentences: Sequence[CitedSentence]
    own: Sequence[Sequence[Morpheme]]
    gold: str
    theirs: Sequence[Morpheme]

    @property
    def form(self) -> str:
        """The answer's form under Korean normalisation."""
        return "".join(korean_form(one.plain, found) for one, found in zip(self.sentences, self.own, strict=True))


@dataclass(frozen=True, slots=True)
class Begun:
    """Words whose morphemes Kiwi is at work on; to be read once."""

    sentences: Sequence[CitedSentence]
    gold: str
    morphemes: Iterator[Sequence[Morpheme]]

    def words(self) -> Words:
        """Wait for the morphemes."""
        *own, theirs = self.morphemes
        return Words(self.sentences, own, self.gold, theirs)


def begin(question: Question, answer: Answer, korean: Korean) -> Begun:
    """Have analysed what ``measures_of`` reads, in one Kiwi pass, sentence by sentence.

    A run should cost little more than asking, and this is most of what it costs: Kiwi works on it by itself while the
    evidence is searched for.
    """
    if answer.refused:
        return Begun((), "", iter([()]))
    sentences = telling_sentences(answer.text)
    gold = without_marks(question.answer).strip()
    return Begun(sentences, gold, korean.morphemes([*(one.plain for one in sentences), gold]))


def measures_of(question: Question, answer: Answer, missing: int, cited: CitedDocuments, begun: Begun) -> Measures:
    """Measure one answer; ``missing`` counts the ``must_include`` lists of which no form stands in it."""
    given = not answer.refused
    texts = {one.number: cited.text(one) for one in answer.citations}
    words = begun.words()
    gold = korean_form(words.gold, words.theirs)
    read = read_as(answer.text, [words.gold], words.form, [gold]) if words.gold else None
    citing = support_read(words.sentences, words.own, texts, answer.understood)
    asked = question.answerable and bool(question.answer.strip())
    wanted = len(question.must_include) if question.answerable else 0
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
        instead=answer.answerer is AnswererKind.EXTRACTIVE and bool(answer.notice),
    )
