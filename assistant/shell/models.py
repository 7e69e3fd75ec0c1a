"""What the doctor finds of the models: whether the encoder and the reranker open, and how they run."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assistant.settings import Settings
from index.errors import SearchIndexError
from index.store import Store
from ingest.errors import UserFacingError

if TYPE_CHECKING:
    from index.encoder import Encoder
    from index.transformer import TransformerEncoder

# Passages measured against the length that a model reads, spread evenly over the library: some seconds of tokenizing.
_MEASURED = 2000


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that isn't there or doesn't work, and how to mend it."""

    what: str
    remedy: str


def encoder_findings(settings: Settings, missing: list[Missing]) -> dict[str, object]:
    """Open the encoder that is set; a transformer takes some seconds."""
    found: dict[str, object] = {"setting": settings.encoder, "ready": False, "name": None, "dimension": None}
    try:
        from index.encoder import open_encoder

        encoder = open_encoder(settings.encoder, settings.encoder_options)
    except UserFacingError as error:
        missing.append(Missing(error.problem, error.remedy))
    except FileNotFoundError as error:
        remedy = "문답을 다시 설치하거나, 소스 폴더에서 `git checkout index/static.npz`로 되돌리세요."
        missing.append(Missing(f"내장 인코더의 파일이 없습니다({error.filename}).", remedy))
    except ImportError as error:
        missing.append(
            Missing(f"인코더를 여는 데 필요한 패키지가 없습니다({error.name}).", "위의 패키지를 설치하세요.")
        )
    else:
        found |= {"ready": True, "name": encoder.name, "dimension": encoder.dimension}
        found |= _running(encoder, settings)
    return found


def reranker_findings(settings: Settings, missing: list[Missing]) -> dict[str, object] | None:
    """Open the reranker that is set; None where none is."""
    if settings.reranker is None:
        return None
    found: dict[str, object] = {"setting": settings.reranker, "ready": False, "name": None}
    try:
        from index.cross_encoder import CrossEncoder

        model = CrossEncoder(settings.reranker, settings.reranker_options, settings.reranker_top)
    except UserFacingError as error:
        missing.append(Missing(error.problem, error.remedy))
        return found
    return found | {
        "ready": True,
        "name": model.name,
        "top": model.top,
        "device": model.device,
        "precision": _precision(model.half),
        "batch": model.batch,
        "max_length": model.max_length,
    }


def _running(encoder: "Encoder", settings: Settings) -> dict[str, object]:
    from index.transformer import TransformerEncoder

    if not isinstance(encoder, TransformerEncoder):
        return {}
    return {
        "device": encoder.device,
        "precision": _precision(encoder.half),
        "batch": encoder.batch,
        "max_length": encoder.max_length,
        "query_prompt": encoder.prompts.query or None,
        "passage_prompt": encoder.prompts.passage or None,
        "prompts_from": encoder.prompts.source.value,
        "length_check": _measured(encoder, settings),
    }


def _measured(encoder: "TransformerEncoder", settings: Settings) -> dict[str, int] | None:
    """Count the passages whose ends the model doesn't read; None without a library."""
    try:
        store = Store.open(settings.library)
    except SearchIndexError:  # the library's own findings say what is wrong
        return None
    try:
        with store.reading() as reader:
            keys = reader.keys()
            spread = np.linspace(0, len(keys) - 1, min(_MEASURED, len(keys))).astype(int)
            passages = [*reader.passages(keys[spread].tolist()).values()]
    finally:
        store.close()
    return {"measured": len(passages), "cut": encoder.count_cut(passages)}


def _precision(half: bool) -> str:
    return "16-bit" if half else "32-bit"
