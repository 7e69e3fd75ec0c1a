"""Run a question set and keep the run: question after question, resumable, stoppable between two of them."""

from collections.abc import Callable, Sequence

from assistant.assistant import Assistant
from eval.answers import ask_and_grade, gold_of, unplaced
from eval.errors import EvaluationError
from eval.kept import Kept
from eval.questions import Question
from eval.recording import Recording
from eval.runs import Run

# Called before each question with it and the number of those done; False stops the run, which can be resumed.
GoOn = Callable[[Question, int], bool]


def record_run(assistant: Assistant, questions: Sequence[Question], recording: Recording, go_on: GoOn) -> Run | None:
    """Ask what has not been asked yet; None where ``go_on`` stopped it.

    Raises:
        EvaluationError: a question can't be asked, the file can't be written, or what is kept answers others.
    """
    kept = len(recording.kept)
    if [one.question.id for one in recording.kept] != [question.id for question in questions[:kept]]:
        raise EvaluationError(
            "이어서 하려는 실행이 다른 질문에 답한 것입니다.", "다른 이름을 적거나 앞의 것을 지워 주세요."
        )
    gold = gold_of(assistant.library, questions)
    for number, question in enumerate(questions[kept:], start=kept):
        if not go_on(question, number):
            return None
        answer, graded = ask_and_grade(assistant, question, gold)
        recording.write(Kept(question, answer, graded))
    return recording.finish(unplaced(questions, gold))
