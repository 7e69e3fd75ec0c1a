"""Reading files into a library, one transaction a document; what fails is reported and the others go in."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from index.events import AddCopy, AddEvent, AddFailure, AddRemark, AddReport, AddStep, Progress
from index.filing import Filing
from index.planning import UNFINISHED, Planned, Planning
from index.writing import Source
from ingest.errors import IngestError
from ingest.files import FoundFile, read_plain_document
from ingest.reading.config import ReadingConfig
from ingest.types import Document

if TYPE_CHECKING:
    from ingest.reading.parts import FoundPart

__all__ = ["AddCopy", "AddEvent", "AddFailure", "AddRemark", "AddReport", "AddStep", "Adding", "Progress"]


class Adding:
    """One run over some files; the caller holds the writer lock."""

    def __init__(
        self, filing: Filing, planning: Planning, config: ReadingConfig, *, skip_same: bool, again: bool
    ) -> None:
        """With ``skip_same``, what a stored document in another format holds is left out; see ``Planning.again``."""
        self._filing = filing
        self._planning = planning
        self._limits = config.limits
        self._names: dict[AddStep, list[str]] = {step: [] for step in AddStep}
        self._failed: list[AddFailure] = []
        self._remarks: list[AddRemark] = []
        self._skip_same = skip_same
        self._again = again
        self._stored: list[str] = []
        self._left_out: list[AddCopy] = []
        self._progress: Progress = lambda event: None

    def run(self, found: Iterable[FoundFile], progress: Progress | None) -> AddReport:
        """Add files, each once."""
        self._progress = progress or self._progress
        files = _each_once(found)
        with closing(self._planning.planned(files)) as plans:
            for position, plan in enumerate(plans, 1):
                event = AddEvent(plan.file.name, position, len(files), AddStep.READING)
                self._progress(event)
                self._add(plan, event)
        added, replaced, skipped = (
            tuple(self._names[step]) for step in (AddStep.ADDED, AddStep.REPLACED, AddStep.SKIPPED)
        )
        copies = self._filing.copies(self._stored)
        return AddReport(
            added, replaced, skipped, tuple(self._failed), tuple(self._remarks), copies, tuple(self._left_out)
        )

    def _add(self, plan: Planned, event: AddEvent) -> None:
        try:
            if plan.refused is not None:
                raise plan.refused
            if plan.unchanged:
                self._skip(plan, event)
            elif plan.reading is not None:
                self._add_parts(plan, plan.reading.parts(), event)
            elif plan.plain is not None:
                document = read_plain_document(plan.file.path, plan.file.name, plan.plain, self._limits)
                self._put(document, plan.file.path, plan.source, event)
        except IngestError as error:
            self._fail(event, plan.file.name, error)

    def _skip(self, plan: Planned, event: AddEvent) -> None:
        if plan.moved is not None:
            self._filing.note_sources([(plan.unchanged[0], plan.moved)])
        for name in plan.unchanged:
            self._end(event, name, AddStep.SKIPPED)

    def _add_parts(self, plan: Planned, parts: "Iterator[FoundPart]", event: AddEvent) -> None:
        """Add what is in a file: one document under its own name, or the several of an archive or a mail.

        The several count as read when all of them are stored, since a killed run could not tell what is missing.
        """
        first = [*islice(parts, 2)]
        source, several = plan.source, len(first) > 1 or any(part.name for part in first)
        unfinished = replace(source, size=UNFINISHED) if source and several else source
        stored: list[tuple[str, Source]] = []
        failures = len(self._failed)
        for part in _named_apart(chain(first, parts)):
            name = self._add_part(part, plan.file, unfinished, event)
            if name is not None and source is not None:
                stored.append((name, replace(source, path=source.path / part.name)))
        if several and len(self._failed) == failures:
            self._filing.note_sources(stored)

    def _add_part(self, part: "FoundPart", file: FoundFile, source: Source | None, event: AddEvent) -> str | None:
        """Add one document and give its name in the library, None where it does not go in."""
        name = str(PurePosixPath(file.name, part.name))
        try:
            document = self._filing.document(name, part, self._limits)
        except IngestError as error:
            self._fail(event, name, error)
            return None
        path = file.path / part.name
        return self._put(document, path, source and replace(source, path=path), event)

    def _put(self, document: Document, path: Path, source: Source | None, event: AddEvent) -> str | None:
        identity = self._filing.identity(path, document)
        if not self._again and self._filing.is_level(identity, document):
            if source is not None:
                self._filing.note_sources([(identity.name, source)])
            self._end(event, identity.name, AddStep.SKIPPED)
            return identity.name
        copies = self._filing.copies_that_hold(document) if self._skip_same and identity.stored is None else ()
        if copies:
            self._left_out.append(AddCopy(identity.name, copies))
            self._end(event, identity.name, AddStep.LEFT_OUT, copies=copies)
            return None
        event = replace(event, name=identity.name, pages=len(document.pages))
        self._filing.put(replace(document, name=identity.name), source, event, self._progress)
        self._stored.append(identity.name)
        self._remarks.extend(AddRemark(identity.name, remark) for remark in document.remarks)
        step = AddStep.ADDED if identity.stored is None else AddStep.REPLACED
        self._end(event, identity.name, step, remarks=document.remarks)
        return identity.name

    def _fail(self, event: AddEvent, name: str, error: IngestError) -> None:
        failure = AddFailure(name, error.problem, error.remedy)
        self._failed.append(failure)
        self._end(event, name, AddStep.FAILED, failure)

    def _end(
        self,
        event: AddEvent,
        name: str,
        step: AddStep,
        failure: AddFailure | None = None,
        remarks: tuple[str, ...] = (),
        copies: tuple[str, ...] = (),
    ) -> None:
        self._names[step].append(name)
        told = AddEvent(name, event.position, event.total, step, failure=failure, remarks=remarks, copies=copies)
        self._progress(told)


def _each_once(found: Iterable[FoundFile]) -> list[FoundFile]:
    files: dict[Path, FoundFile] = {}
    for file in found:
        files.setdefault(file.path, file)
    return list(files.values())


def _named_apart(parts: "Iterable[FoundPart]") -> "Iterator[FoundPart]":
    """Number the files of an archive that have one name: each is a document of its own."""
    seen: dict[str, int] = {}
    for part in parts:
        count = seen[part.name] = seen.get(part.name, 0) + 1
        path = PurePosixPath(part.name)
        yield part if count == 1 else replace(part, name=str(path.with_stem(f"{path.stem} ({count})")))
