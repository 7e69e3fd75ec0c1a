"""KorQuAD 1.0 as reading in a whole library: our answerer is asked, and its answer held against the short gold answer.

KorQuAD gives the paragraph and wants a span of it; here the paragraph must be found among all, and what comes is
sentences for a reader. So exact match and F1 (``eval.reading``) are low by construction, of the first sentence less so,
and no published score is comparable. What the figures of other answerers over the same files can be compared with is
``contained``: the share of questions whose gold answer stands in the answer, both after Korean normalisation.
"""

from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from assistant.citations import cited_sentences
from assistant.types import Answer
from eval.metrics import mean, percentile
from eval.output import Progress, WholeFile
from eval.public.row import MeasuredRow, figure
from eval.reading import korean_forms, normalised, official
from eval.retrieval import Query, RetrievalSet
from eval.row_library import TextRow, build, open_built_in
from eval.summary import latency
from ingest.korean import Korean

READ = ("contained", "f1", "exact_match", "first_sentence_f1", "korean_f1", "korean_exact_match", "right_document")


def measure_reading(folder: Path, loaded: RetrievalSet, out: Path | None, progress: Progress) -> MeasuredRow:
    """Ask the built-in answerer every question with a gold answer, over a library of the corpus's rows as text files.

    Raises:
        UserFacingError: the folder can't be written, or a question can't be asked.
    """
    questions = [query for query in loaded.queries if query.answer.strip()]
    rows_of_text = [TextRow(row.id, row.title, row.text) for row in loaded.corpus]
    build(folder, rows_of_text, lambda done, total: progress("문서를 넣는 중", done, total))
    answers: list[Answer] = []
    rows: list[Mapping[str, float]] = []
    with closing(open_built_in(folder)) as assistant:
        korean = assistant.library.korean
        for number, question in enumerate(questions, start=1):
            answers.append(assistant.ask(question.query))
            rows.append(read(question, answers[-1], korean))
            progress("묻는 중", number, len(questions))
    if out is not None:
        _write(out, questions, answers, rows)
    told = {
        "refused": mean([answer.refused for answer in answers]),
        "answer_characters": percentile([len(answer.text) for answer in answers], 0.5),
        "latency_ms": latency([answer.timings_ms["total"] for answer in answers]),
    }
    return MeasuredRow("문답", {name: figure([row[name] for row in rows]) for name in READ}, told)


def read(question: Query, answer: Answer, korean: Korean) -> Mapping[str, float]:
    """Each of ``READ`` for one answer; a refused one says nothing."""
    if answer.refused:
        return dict.fromkeys(READ, 0.0)
    sentences = cited_sentences(answer.text)
    plain = " ".join(sentence.plain.strip() for sentence in sentences)
    first = sentences[0].plain if sentences else ""
    by_rule, ours = official(plain, [question.answer]), normalised(plain, [question.answer], korean)
    form, gold = korean_forms([plain, question.answer], korean)
    names = {f"{name}.txt" for name in question.relevant}
    return {
        "contained": float(bool(gold) and gold in form),
        "f1": by_rule.f1,
        "exact_match": float(by_rule.exact),
        "first_sentence_f1": official(first, [question.answer]).f1,
        "korean_f1": ours.f1,
        "korean_exact_match": float(ours.exact),
        "right_document": float(any(citation.document in names for citation in answer.citations)),
    }


def _write(
    out: Path, questions: Sequence[Query], answers: Sequence[Answer], rows: Sequence[Mapping[str, float]]
) -> None:
    with WholeFile(out) as file:
        for question, answer, row in zip(questions, answers, rows, strict=True):
            told = {"id": question.id, "question": question.query, "gold": question.answer, "answer": answer.text}
            file.write_row({**told, "refused": answer.refused, **row})
