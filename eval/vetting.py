"""Whether a question set fits a library and itself: its evidence stands there, its right answers would pass for right.

None of this keeps a set from being run: evidence that isn't there counts as not found. So these are remarks, where the
faults that ``eval.questions`` lists are none.
"""

from collections.abc import Iterator, Sequence

from assistant.letters import letters_of
from eval.gold import Gold
from eval.grading import forbidden_forms, missing_forms
from eval.kinds import KINDS
from eval.questions import Evidence, Question
from eval.rows import Fault
from ingest.particles import quoted

_LIKE_AT_LEAST = 8  # characters that a quote must share with its document for that to be worth saying
_SHOWN_FORMS = 3


def vetted(questions: Sequence[Question], gold: Gold | None) -> tuple[Fault, ...]:
    """Everything odd about a set, in the order of its lines, with what to do; without documents nothing of evidence."""
    asked: dict[object, Question] = {}
    remarks: list[Fault] = []
    for question in questions:
        said = list(_remarks(question, gold))
        before = asked.setdefault((letters_of(question.question), question.history), question)
        if before is not question and question.question.strip():
            said.append((f"{quoted(before.id, '과/와')} 같은 질문입니다.", "하나를 지우거나 다르게 물으세요."))
        remarks += [Fault(question.line, words, remedy, question.id, question.sheet) for words, remedy in said]
    return tuple(remarks)


def _remarks(question: Question, gold: Gold | None) -> Iterator[tuple[str, str]]:
    quotes = dict.fromkeys(quote for quotes in question.evidence for quote in quotes)
    if gold is not None:
        yield from (_missing(quote, gold) for quote in quotes if not gold.places(quote))
    if question.type and question.type not in KINDS:
        yield f"처음 보는 종류입니다: ‘{question.type}’.", "그대로 두면 적은 이름으로 따로 셉니다."
    if question.answerable and not question.must_include:
        yield (
            "‘들어갈 말’(must_include)이 없어 맞았는지 가릴 수 없습니다.",
            "정답에 꼭 있어야 할 숫자나 이름을 적으세요.",
        )
    if question.answerable is False and (quotes or question.must_include):
        yield "답이 없는 질문인데 근거나 ‘들어갈 말’이 있습니다.", "종류와 정답을 확인하세요."
    if question.answerable and question.answer.strip():
        yield from _unlike_answer(question)


def _unlike_answer(question: Question) -> Iterator[tuple[str, str]]:
    """Where the right answer would not pass for right itself."""
    for forms in missing_forms(question.answer, question.must_include):
        shown = "|".join(forms[:_SHOWN_FORMS])
        yield f"‘들어갈 말’ {quoted(shown, '이/가')} 적어 둔 정답에 없습니다.", "정답이나 ‘들어갈 말’을 고치세요."
    for form in forbidden_forms(question.answer, question.must_not_include):
        yield f"‘들어가면 안 되는 말’ {quoted(form, '이/가')} 적어 둔 정답에 있습니다.", "둘 가운데 하나를 고치세요."


def _missing(quote: Evidence, gold: Gold) -> tuple[str, str]:
    if not gold.holds(quote.document):
        return (
            f"근거 문서 {quoted(quote.document, '이/가')} 문서함에 없습니다.",
            "`mundap list`에 나오는 이름으로 고치거나 `mundap add`로 넣으세요.",
        )
    told = f"‘{quote.document}’에 이 근거 글이 없습니다: ‘{_shortened(quote.quote)}’"
    begins = gold.longest_beginning(quote)
    if len(begins) < _LIKE_AT_LEAST:
        return told, "문서의 글을 그대로 옮겨 적으세요."
    return told, f"‘{_last(begins)}’까지는 같습니다. 그 뒤를 원문대로 고치세요."


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 50 else words[:49].rstrip() + "…"


def _last(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 24 else "…" + words[-23:].lstrip()
