"""Where a model's files are on this machine, whether they are whole, and a fingerprint that tells two models apart.

Nothing is ever downloaded. Knows nothing of torch: a model is looked at here before it is loaded.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.errors import ModelUnavailable
from ingest import patterns as re
from ingest.particles import with_particle

# A short name without an owner is one of these, as sentence-transformers itself has it.
_OWNER = "sentence-transformers"
_CONFIGS = ("modules.json", "config.json")
_VOCABULARIES = ("tokenizer.json", "vocab.txt", "vocab.json", "*.model")
# Of a file larger than this so many evenly spaced blocks are read: training changes every layer, so it shows in them,
# and a model of some gigabytes is known in milliseconds.
_WHOLE = 1 << 20
_BLOCK, _BLOCKS = 4096, 64
_GIT_LFS = b"version https://git-lfs"
_SNAPSHOT = re.compile(r"models--(?P<owner>[^/\\]+?)--(?P<model>[^/\\]+)[/\\]snapshots[/\\]")


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A model's folder and the name by which people know it."""

    path: Path
    label: str

    @property
    def names(self) -> tuple[str, ...]:
        """The names that the model may go by, the surest first."""
        origin = str(self.config().get("_name_or_path") or "")
        return (self.label, self.path.name, *([origin] if origin else []))

    @property
    def architectures(self) -> tuple[str, ...]:
        """Names of the classes that the model was saved from; none where it is no transformer."""
        named = self.config().get("architectures")
        return tuple(str(each) for each in named) if isinstance(named, list) else ()

    @property
    def kind(self) -> str:
        """What sentence-transformers saved it as, such as ``CrossEncoder``; empty where older or other programs did."""
        return str(self.config("config_sentence_transformers.json").get("model_type") or "")

    def config(self, file: str = "config.json") -> dict[str, object]:
        """Read one of the model's configurations; empty where there is none."""
        try:
            found = json.loads((self.path / file).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def fingerprint(self, *more: str) -> str:
        """Twelve hexadecimal digits over what makes the model's vectors: layers, weights, vocabulary, and ``more``.

        Copies of a model have the same, wherever they are and whatever lies beside them.
        """
        digest = hashlib.sha256()
        for path in self._decisive():
            digest.update(f"{path.relative_to(self.path).as_posix()}\0{path.stat().st_size}\0".encode())
            digest.update(_sampled(path))
        for text in more:
            digest.update(b"\0" + text.encode())
        return digest.hexdigest()[:12]

    def _decisive(self) -> Iterator[Path]:
        for folder in (self.path, *self._modules()):
            yield from (folder / name for name in _CONFIGS if (folder / name).is_file())
            yield from weights_in(folder)
            for pattern in _VOCABULARIES:  # the first kind that is there is the one that is read
                if vocabulary := sorted(folder.glob(pattern)):
                    yield from vocabulary
                    break

    def _modules(self) -> list[Path]:
        """Folders of the modules after the first, such as pooling."""
        try:
            listed = json.loads((self.path / "modules.json").read_text(encoding="utf-8"))
            return [self.path / module["path"] for module in listed if module["path"]]
        except (OSError, ValueError, TypeError, KeyError):
            return []


def find_model(name: str, setting: str, cache: Path | None = None) -> ModelFolder:
    """Find the folder of a model by name or path; ``setting`` is the variable that named it.

    Raises:
        ModelUnavailable: it isn't here or isn't whole; the message says which folder to copy where.
    """
    folder = _expanded(name)
    if folder.is_dir():
        found = ModelFolder(folder.resolve(), _label(folder.resolve()))
    elif name.startswith(("/", ".", "~", "\\")) or folder.is_absolute() or name.count("/") > 1:
        raise ModelUnavailable(
            f"모델 폴더가 없습니다: {name}.",
            f"{setting}의 경로를 확인하세요. 설정을 지우면 이 모델 없이 동작합니다. "
            "모델을 옮기는 방법은 docs/models.md에 있습니다.",
        )
    else:
        found = ModelFolder(_cached(name, setting, cache), name)
    _check_whole(found)
    return found


def weights_in(folder: Path) -> list[Path]:
    """List the files of weights that are read from a folder: safetensors, or else PyTorch's own."""
    return sorted(folder.glob("*.safetensors")) or sorted(folder.glob("pytorch_model*.bin"))


def _cached(name: str, setting: str, cache: Path | None) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    for candidate in (name, *([f"{_OWNER}/{name}"] if "/" not in name else [])):
        try:
            return Path(snapshot_download(candidate, cache_dir=cache, local_files_only=True))
        except (LocalEntryNotFoundError, HFValidationError, OSError):
            continue
    last = name.rpartition("/")[2]
    raise ModelUnavailable(
        f"설정한 모델이 이 컴퓨터에 없습니다: {name}.",
        f"인터넷이 되는 컴퓨터에서 'hf download {name} --local-dir {last} --exclude \"onnx/*\"'로 받은 {last} 폴더를 "
        f"통째로 이 컴퓨터에 옮기고(예: /srv/models/{last}), {setting}에 그 폴더의 경로를 넣으세요. "
        "설정을 지우면 이 모델 없이 동작합니다. 자세한 순서는 docs/models.md에 있습니다.",
    )


def _check_whole(model: ModelFolder) -> None:
    """Say what a folder lacks before a library says it in English and at length."""
    if not any((model.path / name).is_file() for name in _CONFIGS):
        raise ModelUnavailable(
            f"모델 폴더를 읽을 수 없습니다: {model.path}. config.json도 modules.json도 없습니다.",
            "sentence-transformers 형식의 모델 폴더인지, 빠진 파일이 없는지 확인하세요.",
        )
    lacking = [folder for folder in model._modules() if not folder.is_dir()]
    # The model itself may stand in a module's folder; there must be weights somewhere.
    weights = [path for folder in (model.path, *model._modules()) for path in weights_in(folder)]
    if lacking or not weights:
        named = ", ".join(folder.name for folder in lacking) or "model.safetensors"
        raise ModelUnavailable(
            f"모델 폴더에 빠진 것이 있습니다: {model.path}에 {with_particle(named, '이/가')} 없습니다.",
            "받은 모델 폴더를 하위 폴더까지 통째로 다시 옮기세요.",
        )
    for path in weights:
        with path.open("rb") as file:
            if file.read(len(_GIT_LFS)) == _GIT_LFS:
                raise ModelUnavailable(
                    f"모델의 가중치가 아직 받아지지 않았습니다: {path}는 Git LFS가 남긴 자리표입니다.",
                    "'git lfs pull'이나 'hf download'로 실제 파일을 받은 뒤 폴더를 다시 옮기세요.",
                )


def _sampled(path: Path) -> bytes:
    size = path.stat().st_size
    with path.open("rb") as file:
        if size <= _WHOLE:
            return file.read()
        parts = []
        for block in range(_BLOCKS):
            file.seek(block * (size - _BLOCK) // (_BLOCKS - 1))
            parts.append(file.read(_BLOCK))
        return b"".join(parts)


def _label(folder: Path) -> str:
    """The hub's name for a folder of its cache, else the folder's own."""
    found = _SNAPSHOT.search(f"{folder.as_posix()}/")
    return f"{found['owner']}/{found['model']}" if found else folder.name


def _expanded(name: str) -> Path:
    try:
        return Path(name).expanduser()
    except RuntimeError:  # no such user's home
        return Path(name)
