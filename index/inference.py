"""How models of others are run with torch: on which device, with which numbers, how many texts at once, how quietly.

Shared by the encoder and the reranker. torch loads with the first model, never with this module.
"""

import contextlib
import gc
import math
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.encoder import ModelOptions
from index.errors import ModelUnavailable
from index.model_folder import ModelFolder
from ingest.particles import quoted

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder, SentenceTransformer

# Texts at once where nothing is set. A processor gains nothing beyond this, a GPU does.
_BATCH, _BATCH_CUDA = 32, 128
# How PyTorch, and oneDNN below it, say on a processor or on MPS that memory has run out; on CUDA it has an error of its
# own.
_NO_MEMORY = (
    "out of memory",
    "not enough memory",
    "can't allocate memory",
    "DefaultCPUAllocator",
    "could not create a primitive",
    "could not create a memory object",
)


def device_for(setting: str | None) -> str:
    """Name the device as set, or the best one of this machine: CUDA, then MPS, then the processor.

    Raises:
        ModelUnavailable: there is no such device here.
    """
    import torch

    if setting is None:
        if torch.cuda.is_available():
            return "cuda"
        return "mps" if torch.backends.mps.is_available() else "cpu"
    try:
        torch.zeros(1, device=setting)
    except (RuntimeError, AssertionError, ImportError, NotImplementedError) as cause:
        raise ModelUnavailable(
            f"MUNDAP_DEVICE에 설정한 장치 {quoted(setting, '을/를')} 이 컴퓨터에서 쓸 수 없습니다.",
            "cpu, cuda, cuda:1, mps처럼 있는 장치를 적거나, 지워서 알아서 고르게 하세요.",
        ) from cause
    return setting


def wants_half(options: ModelOptions, device: str) -> bool:
    """Whether to compute with 16-bit numbers: on CUDA twice as fast and half the memory, elsewhere only slower."""
    return device.startswith("cuda") if options.half is None else options.half


def settle(model: "SentenceTransformer | CrossEncoder", half: bool, max_length: int | None) -> None:
    """Bring a model's numbers to 16 bits (bfloat16 stays what it is) or to 32, and shorten what it reads if told."""
    import torch

    if not half:
        model.float()
    elif all(parameter.dtype != torch.bfloat16 for parameter in model.parameters()):
        model.half()
    own = length_limit(model)
    if max_length is not None and own is not None:
        model.max_seq_length = min(max_length, own)


def length_limit(model: "SentenceTransformer | CrossEncoder") -> int | None:
    """After how many tokens a model cuts a text off; ``None`` where it doesn't."""
    length = model.max_seq_length
    return int(length) if length is not None and math.isfinite(length) else None


class Batches:
    """How many texts are computed at once: as set, and halved for good whenever memory runs out."""

    def __init__(self, options: ModelOptions, device: str) -> None:
        self.size = options.batch or (_BATCH_CUDA if device.startswith("cuda") else _BATCH)

    def compute(self, run: Callable[[int], NDArray[np.float32]]) -> NDArray[np.float32]:
        """Run with a batch size that fits.

        Raises:
            ModelUnavailable: not even one text fits into memory.
        """
        while True:
            try:
                return run(self.size)
            except (RuntimeError, MemoryError) as error:
                if not _is_lack_of_memory(error):
                    raise
                if self.size == 1:
                    raise ModelUnavailable(
                        "모델을 계산할 메모리가 모자랍니다(한 번에 글 하나도 들어가지 않습니다).",
                        "MUNDAP_ENCODER_MAX_LENGTH(리랭커는 MUNDAP_RERANKER_MAX_LENGTH)로 길이를 줄이거나, "
                        "MUNDAP_DEVICE=cpu로 바꾸거나, 더 작은 모델을 쓰세요.",
                    ) from error
            self.size //= 2
            _free_memory()


@contextlib.contextmanager
def opening(model: ModelFolder) -> Iterator[None]:
    """Load without bars, warnings and questions, and say in Korean what goes wrong.

    Raises:
        ModelUnavailable: the files can't be read, or want to run code of their own.
    """
    try:
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        logging.set_verbosity_error()  # type: ignore[no-untyped-call]
        yield
    except ImportError as cause:
        raise ModelUnavailable(
            f"모델을 여는 데 필요한 패키지가 없습니다({cause.name or cause}).",
            "'pip install sentence-transformers'로 설치하세요(폐쇄망에서는 wheel 파일을 옮겨 설치하세요). "
            "모델 설정을 지우면 이 패키지 없이 동작합니다.",
        ) from cause
    except ModelUnavailable:
        raise
    # What a broken or foreign file raises depends on the file: OSError, KeyError, RuntimeError, safetensors' own, …
    except Exception as cause:
        if "trust_remote_code" in str(cause):
            raise ModelUnavailable(
                f"이 모델은 폴더에 든 파이썬 코드를 실행해야 열립니다: {model.path}. "
                "문답은 안전을 위해 그런 코드를 실행하지 않습니다.",
                "코드가 필요 없는 모델을 고르세요. 권하는 모델은 docs/models.md에 있습니다.",
            ) from cause
        raise ModelUnavailable(
            f"모델 폴더를 읽을 수 없습니다: {model.path} ({_first_line(cause)}).",
            "sentence-transformers 형식의 모델 폴더인지, 빠지거나 덜 옮겨진 파일이 없는지 확인하세요.",
        ) from cause


def _first_line(error: Exception) -> str:
    text = str(error).strip().partition("\n")[0]
    return f"{type(error).__name__}: {text[:160]}" if text else type(error).__name__


def _is_lack_of_memory(error: Exception) -> bool:
    import torch

    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    return any(words in str(error) for words in _NO_MEMORY)


def _free_memory() -> None:
    import torch

    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
