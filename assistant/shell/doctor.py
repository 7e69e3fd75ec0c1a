"""What is installed, what state the library is in, what is missing and how to get it.

Looks only at this machine: no server is called and no secret is shown. Packages are asked for their versions
without being imported; the library and the models are really opened.
"""

import platform
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from assistant.intake.room import ROOM_LEFT
from assistant.settings import Settings
from assistant.shell.kept_talks import talks_findings
from assistant.shell.models import Missing, encoder_findings, reranker_findings
from assistant.shell.serving import language_findings, serving_findings, watch_findings
from assistant.shell.tables import count_behind, dictionary_findings, lexicon_findings, names_findings
from index.encoder import same_encoder
from index.errors import LibraryMissing, LibraryNewer
from index.problems import mismatch
from ingest.errors import UserFacingError
from ingest.limits import MEGABYTE

# Package, and what needs it.
_PACKAGES = {
    "kiwipiepy": "문서와 질문의 형태소 분석",
    "kiwipiepy_model": "형태소 분석 모델",
    "numpy": "내장 인코더",
    "faiss-cpu": "의미 검색",
    "tantivy": "낱말 검색",
    "filelock": "문서함 쓰기",
    "rich": "진행 막대",
    "sentence-transformers": "다른 임베딩 모델",
    "openai": "언어 모델 연결",
    "gradio": "채팅 화면",
}
_STATES: dict[type[UserFacingError], str] = {LibraryMissing: "missing", LibraryNewer: "newer"}


@dataclass(frozen=True, slots=True)
class Examination:
    """The findings; ``findings`` is JSON as ``mundap doctor --json`` prints it, less ``missing``."""

    findings: Mapping[str, object]
    missing: tuple[Missing, ...]

    def record(self) -> dict[str, object]:
        """Give all of it as JSON."""
        return {**self.findings, "missing": [{"what": one.what, "remedy": one.remedy} for one in self.missing]}


def examine(settings: Settings) -> Examination:
    """Look at everything once."""
    missing: list[Missing] = []
    encoder = encoder_findings(settings, missing)
    reranker = reranker_findings(settings, missing)
    names, dictionary = names_findings(settings, missing), dictionary_findings(settings, missing)
    lexicon = lexicon_findings(settings, missing)
    library = _library(settings, missing)
    language, serving = language_findings(settings, missing), serving_findings(settings, missing)
    ready = encoder["ready"] and library["state"] == "ready"
    if ready and not same_encoder(str(encoder["name"]), str(library["encoder"])):
        told = mismatch(str(library["encoder"]), str(encoder["name"]), settings.library)
        missing.append(Missing(told.problem, told.remedy))
    findings = {
        "version": _version("mundap"),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "packages": _packages(missing),
        "kiwi_model": _version("kiwipiepy_model"),
        "encoder": encoder,
        "reranker": reranker,
        "library": library,
        "names": names,
        "dictionary": dictionary,
        "lexicon": lexicon,
        "talks": talks_findings(settings, missing),
        "language_model": language,
        "serving": serving,
        "watch": watch_findings(settings, missing),
        "reading": {"workers": settings.reading.workers, **asdict(settings.reading.limits)},
    }
    return Examination(findings, tuple(missing))


def _packages(missing: list[Missing]) -> dict[str, str | None]:
    found = {name: _version(name) for name in _PACKAGES}
    for name, purpose in _PACKAGES.items():
        if found[name] is None:
            remedy = f"`pip install {name}`로 설치하세요. 폐쇄망에서는 wheel 파일을 옮겨 설치하세요."
            missing.append(Missing(f"{name} 패키지가 없습니다({purpose}).", remedy))
    return found


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _library(settings: Settings, missing: list[Missing]) -> dict[str, object]:
    folder = settings.library
    found: dict[str, object] = {"folder": str(folder.absolute()), "state": "ready"}
    found["free_bytes"] = _free_bytes(folder, missing)
    try:
        return {**found, **_state(folder, missing), "analysed_otherwise": count_behind(settings, missing)}
    except ImportError:  # named among the packages already
        return {**found, "state": "unreadable"}
    except UserFacingError as error:
        missing.append(Missing(error.problem, error.remedy))
        return {**found, "state": _STATES.get(type(error), "unreadable")}


def _free_bytes(folder: Path, missing: list[Missing]) -> int | None:
    """How much room is left on the library's disk; None where there is no folder yet, or it can't be told."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return None
    if free < ROOM_LEFT:
        needed = f"{ROOM_LEFT // MEGABYTE}MB보다 적으면 새 문서를 받지 않고, 모자라면 대화도 저장하지 못합니다."
        remedy = f"디스크를 비우세요. {needed}"
        missing.append(Missing(f"문서함이 있는 디스크에 {free / MEGABYTE:,.1f}MB만 남았습니다.", remedy))
    return free


def _state(folder: Path, missing: list[Missing]) -> dict[str, object]:
    """Read the store's own account and what the two derived indexes say of themselves."""
    from index.dense import DenseIndex
    from index.lexical import LexicalIndex
    from index.store import Store

    store = Store.open(folder)
    try:
        with store.reading() as reader:
            state, entries, coming = reader.state(), reader.entries(), reader.coming_encoder()
            made = reader.coming_vectors()
    finally:
        store.close()
    lexical = LexicalIndex.load(folder / "lexical", state.library)
    if lexical is not None and LexicalIndex.examined(folder / "lexical", state.library) is None:
        remedy = f"‘{folder / 'lexical'}’ 폴더를 지우세요. 다음에 찾을 때 문서함에서 다시 만듭니다."
        missing.append(Missing("낱말 색인의 파일이 손상되었습니다.", remedy))
    dense = DenseIndex.load(folder / "dense.faiss", state.library, state.dimension)
    return {
        "documents": len(entries),
        "passages": state.passages,
        "revision": state.revision,
        "encoder": state.encoder,
        "dimension": state.dimension,
        "reencoding": {"encoder": coming[0], "passages": made} if coming else None,
        "indexed_revision": {
            name: index.stamp.revision if index is not None and index.stamp is not None else None
            for name, index in (("lexical", lexical), ("dense", dense))
        },
        "bytes": sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()),
    }
