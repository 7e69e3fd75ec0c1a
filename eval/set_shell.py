"""What ``mundap eval check`` does: a question set looked through, and written in another form. Prints nothing."""

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from eval.answers import gold_of
from eval.kept import set_row
from eval.kinds import kind_name
from eval.output import refuse_overwriting
from eval.questions import QuestionFile, examine_file
from eval.rows import Fault
from eval.set_files import refuse_other_forms, write_set
from eval.vetting import vetted
from index.library import Library


@dataclass(frozen=True, slots=True)
class Checked:
    """A question set that was looked through: its faults keep it from being asked, what is odd doesn't."""

    file: QuestionFile
    odd: tuple[Fault, ...]

    def record(self) -> dict[str, object]:
        """What ``eval check --json`` prints."""
        return {
            "questions": len(self.file.questions),
            "kinds": dict(Counter(question.type for question in self.file.questions)),
            "remarks": list(self.file.remarks),
            "faults": [_fault_record(fault) for fault in self.file.faults],
            "odd": [_fault_record(fault) for fault in self.odd],
        }

    def text(self) -> str:
        """Say it to a person."""
        kinds = Counter(kind_name(question.type) for question in self.file.questions)
        told = ", ".join(f"{kind} {number}" for kind, number in kinds.most_common())
        lines = [
            f"{len(self.file.questions):,}문항({told})" if told else "읽을 수 있는 질문이 없습니다.",
            *self.file.remarks,
        ]
        if self.file.faults:
            lines += ["", f"고쳐야 쓸 수 있는 곳 {len(self.file.faults)}건", *_listed(self.file.faults)]
        if self.odd:
            lines += ["", f"그대로도 쓸 수 있지만 살펴볼 곳 {len(self.odd)}건", *_listed(self.odd)]
        return "\n".join(lines if self.file.faults or self.odd else [*lines, "고칠 곳이 없습니다."])


def checked(arguments: argparse.Namespace, library: Library) -> Checked:
    """Look a question set through over a library, and write it in the form of ``--out`` where that is asked for.

    Raises:
        EvaluationError: the set can't be read at all, or ``--out`` can't be written.
    """
    if arguments.out:
        refuse_other_forms(arguments.out)
        refuse_overwriting(arguments.out, [arguments.questions])
    found = examine_file(arguments.questions)
    told = Checked(found, vetted(found.questions, gold_of(library, found.questions)))
    if arguments.out and not found.faults:
        write_set(arguments.out, [set_row(question) for question in found.every])
    return told


def _fault_record(fault: Fault) -> dict[str, object]:
    return {
        "line": fault.line,
        "sheet": fault.sheet,
        "id": fault.row,
        "problem": fault.problem,
        "remedy": fault.remedy,
    }


def _listed(faults: Sequence[Fault]) -> list[str]:
    return [f"  {fault.told()}" for fault in sorted(faults, key=lambda fault: (fault.sheet, fault.line))]
