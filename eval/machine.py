"""What a run was made with: the program, the library, the models and the machine, as facts to keep beside figures.

No key, no address of a language model and no path of the machine is among them.
"""

import hashlib
import os
import platform
import subprocess
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from assistant.settings import Settings
from eval.errors import EvaluationError
from eval.runs import RunFacts, now
from index.library import Library
from ingest.reasons import reason_of

_PROJECT = Path(__file__).resolve().parents[1]


def run_facts(
    name: str, questions_name: str, sha256: str, count: int, settings: Settings, library: Library
) -> RunFacts:
    """Gather the facts of a run that begins now."""
    return RunFacts(
        name=name,
        questions_name=questions_name,
        questions_sha256=sha256,
        questions=count,
        library_revision=library.revision,
        documents=library.documents.count,
        encoder=_model_name(settings.encoder),
        reranker=_model_name(settings.reranker or ""),
        model=settings.model or "",
        program=_version(),
        git=git_revision(_PROJECT),
        machine=f"{platform.system()} {platform.machine()}, CPU {os.cpu_count()}개, Python {platform.python_version()}",
        settings=_settings(settings),
        began_at=now(),
    )


def file_sha256(path: Path) -> str:
    """The digest of a file's bytes.

    Raises:
        EvaluationError: it can't be read.
    """
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise EvaluationError(f"{path} 파일을 읽지 못했습니다({reason_of(error)}).", "경로를 확인해 주세요.") from error


def git_revision(folder: Path) -> str:
    """The commit that is checked out, empty outside a repository.

    Where files differ from it, ``+`` and a digest of what differs follow: two states of one commit are two versions.
    """
    if not (folder / ".git").exists():
        return ""
    try:
        commit = _git(folder, "rev-parse", "--short=12", "HEAD").decode().strip()
        changed = _git(folder, "diff", "--no-ext-diff", "HEAD")
        return commit + (f"+{hashlib.sha256(changed).hexdigest()[:6]}" if changed else "")
    except (OSError, subprocess.SubprocessError):
        return ""


def _git(folder: Path, *words: str) -> bytes:
    return subprocess.run(
        ["git", *words], cwd=folder, capture_output=True, check=True, timeout=10, stdin=subprocess.DEVNULL
    ).stdout


def _settings(settings: Settings) -> Mapping[str, str]:
    """Settings that change answers, where they aren't the program's own; tables by the digest of what is in them."""
    tables = {
        "names": settings.names_file(),
        "dictionary": settings.dictionary_file(),
        "lexicon": settings.lexicon_file(),
    }
    told = {name: file_sha256(path)[:12] for name, path in tables.items() if path is not None and path.is_file()}
    numbers = {
        "reranker_top": settings.reranker_top if settings.reranker else None,
        "context_tokens": settings.context_tokens,
        "answer_tokens": settings.answer_tokens,
        "strict": "1" if settings.strict else None,
    }
    return {**told, **{name: str(value) for name, value in numbers.items() if value is not None}}


def _model_name(model: str) -> str:
    """A model's name, of a folder the last part alone."""
    return Path(model).name if Path(model).is_absolute() else model


def _version() -> str:
    try:
        return version("mundap")
    except PackageNotFoundError:
        return ""
