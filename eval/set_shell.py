"""What ``mundap eval check`` and ``draft`` do: question sets looked through, turned, proposed. Prints nothing."""

import argparse
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from eval.answers import gold_of
from eval.drafting.draft import Draft, draft_row
from eval.drafting.proposing import KINDS as DRAFTED
from eval.drafting.proposing import Wanted, propose
from eval.errors import EvaluationError
from eval.kept import set_row
from eval.kinds import KINDS, kind_name
from eval.output import Progress, refuse_overwriting
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


def checked(arguments: argparse.Namespace, library: Library | None) -> Checked:
    """Look a question set through, and write it in the form of ``--out`` where that is asked for.

    Without a library nothing is said of evidence.

    Raises:
        EvaluationError: the set can't be read at all, or ``--out`` can't be written.
    """
    if arguments.out:
        refuse_other_forms(arguments.out)
        refuse_overwriting(arguments.out, [arguments.questions])
    found = examine_file(arguments.questions)
    gold = gold_of(library, found.questions) if library is not None else None
    told = Checked(found, vetted(found.questions, gold))
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


def drafted(
    arguments: argparse.Namespace, library: Library, within: Collection[str] | None, progress: Progress
) -> Sequence[Draft]:
    """Propose questions over a library and write them in the form of ``--out``.

    Raises:
        EvaluationError: a kind isn't proposed, the documents give nothing, or ``--out`` can't be written.
    """
    refuse_other_forms(arguments.out)
    if arguments.out.is_file():
        raise EvaluationError(
            f"{arguments.out} 파일이 이미 있습니다.", "고쳐 둔 질문을 덮어쓰지 않도록 --out에 다른 이름을 적어 주세요."
        )
    wanted = Wanted(arguments.count, _kinds(arguments.kinds), within, arguments.seed)
    drafts = propose(library, wanted, lambda done, total: progress("문서를 읽는 중", done, total))
    if not drafts:
        raise EvaluationError(
            "이 문서들에서는 제안할 질문을 찾지 못했습니다.", "다른 --kinds나 --in을 적거나 질문을 직접 적어 주세요."
        )
    write_set(arguments.out, [draft_row(number, draft) for number, draft in enumerate(drafts, start=1)])
    return drafts


def drafted_record(drafts: Sequence[Draft], out: object) -> dict[str, object]:
    """What ``eval draft --json`` prints."""
    documents = {draft.document for draft in drafts}
    kinds = dict(Counter(draft.kind for draft in drafts))
    return {"questions": len(drafts), "kinds": kinds, "documents": len(documents), "out": str(out)}


def drafted_text(drafts: Sequence[Draft], arguments: argparse.Namespace) -> str:
    """Say what was proposed, and that a person has to look at it."""
    kinds = Counter(kind_name(draft.kind) for draft in drafts)
    told = ", ".join(f"{kind} {number}" for kind, number in kinds.most_common())
    documents = len({draft.document for draft in drafts})
    few = f" {arguments.count:,}문항까지는 만들지 못했습니다." if len(drafts) < arguments.count else ""
    return (
        f"문서 {documents:,}건에서 {len(drafts):,}문항을 제안했습니다({told}).{few}\n파일: {arguments.out}\n"
        "‘검토’를 ‘채택’이나 ‘버림’으로 바꾸고, 딱딱한 말은 고쳐 쓰세요. 문서의 말을 거의 그대로 쓴 질문이라 "
        "사람이 적은 질문보다 덜 잽니다."
    )


def _kinds(asked: Sequence[str]) -> Collection[str]:
    """The kinds that are asked for, by their keys or their Korean names."""
    known = {name: key for key in DRAFTED for name in (key, KINDS[key])}
    unknown = [name for name in asked if name not in known]
    if unknown:
        names = ", ".join(KINDS[key] for key in DRAFTED)
        raise EvaluationError(f"‘{unknown[0]}’이라는 종류는 제안하지 않습니다.", f"쓸 수 있는 종류: {names}.")
    return {known[name] for name in asked} or DRAFTED
