"""Encoders of others, on real transformers made here: prompts, lengths, numbers, memory, and what can't be used."""

import json
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tiny_models import LONGEST, bert_folder, encoder_folder, give_prompts

from index.encoder import ModelOptions, open_encoder
from index.errors import ModelUnavailable
from index.inference import Batches
from index.prompts import PromptSource
from index.transformer import TransformerEncoder
from ingest.types import Analysis, Passage, PreparedPassage

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning")]

ROOT = Path(__file__).resolve().parents[2]
E5 = {"query": "query: ", "passage": "passage: "}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return encoder_folder(tmp_path_factory.mktemp("encoder"), E5)


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder, tmp_path / "copy"))


def query(text: str) -> Analysis:
    return Analysis(text, (), ())


def passage(text: str, context: str = "") -> PreparedPassage:
    return PreparedPassage(Passage("가.txt", 0, len(text), text, (), context), query(text), query(context))


def by_the_library(folder: Path, *texts: str) -> np.ndarray:
    """What sentence-transformers itself makes of the very texts."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    return model.encode(list(texts), prompt="", normalize_embeddings=True, show_progress_bar=False)


def test_queries_and_passages_get_the_models_own_prompts(folder):
    encoder = TransformerEncoder(str(folder))
    expected = by_the_library(folder, "query: 예산은", "passage: 제목\n청년 월세", "passage: 예산")
    queries = encoder.encode_queries([query("예산은")])
    passages = encoder.encode_passages([passage("청년 월세", "제목"), passage("예산")])
    np.testing.assert_allclose(np.concatenate([queries, passages]), expected, atol=1e-5)
    assert (queries.dtype, queries.shape, encoder.dimension) == (np.float32, (1, 48), 48)
    assert encoder.prompts.source is PromptSource.MODEL


def test_a_known_model_gets_its_prompts_and_settings_go_first(copy):
    give_prompts(copy, {})
    renamed = copy.rename(copy.parent / "multilingual-e5-small")
    expected = by_the_library(renamed, "query: 예산", "passage: 예산", "질문: 예산")
    known = TransformerEncoder(str(renamed))
    np.testing.assert_allclose(known.encode_queries([query("예산")])[0], expected[0], atol=1e-5)
    np.testing.assert_allclose(known.encode_passages([passage("예산")])[0], expected[1], atol=1e-5)
    told = TransformerEncoder(str(renamed), ModelOptions(query_prompt="질문: "))
    np.testing.assert_allclose(told.encode_queries([query("예산")])[0], expected[2], atol=1e-5)
    assert told.name == known.name  # the passages' vectors stay what they are
    assert TransformerEncoder(str(renamed), ModelOptions(passage_prompt="")).name != known.name


def test_a_default_prompt_does_not_come_in_where_there_is_none(copy):
    path = copy / "config_sentence_transformers.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**config, "default_prompt_name": "query"}), encoding="utf-8")
    encoder = TransformerEncoder(str(copy), ModelOptions(passage_prompt=""))
    expected = by_the_library(copy, "예산")
    np.testing.assert_allclose(encoder.encode_passages([passage("예산")]), expected, atol=1e-5)


def test_the_same_files_are_the_same_encoder_and_other_weights_another(folder, copy, tmp_path):
    encoder = TransformerEncoder(str(folder))
    assert encoder.name.startswith("model@")
    assert TransformerEncoder(str(copy)).name.partition("@")[2] == encoder.name.partition("@")[2]
    other = encoder_folder(tmp_path / "other", E5, seed=1)
    assert TransformerEncoder(str(other)).name.startswith("model@")
    assert TransformerEncoder(str(other)).name != encoder.name


def test_a_relative_folder_and_a_bare_transformer_open(folder, tmp_path, monkeypatch):
    monkeypatch.chdir(folder.parent)
    assert open_encoder(folder.name).name == TransformerEncoder(str(folder)).name
    bare = bert_folder(tmp_path / "bare", width=20)
    assert TransformerEncoder(str(bare)).dimension == 20


def test_nothing_to_encode_gives_no_rows(folder):
    encoder = TransformerEncoder(str(folder))
    assert encoder.encode_queries([]).shape == (0, 48)
    assert encoder.encode_passages([]).shape == (0, 48)


def test_what_is_longer_than_the_model_reads_is_cut_and_counted(folder):
    long, same_start = "예산 " * 200, "예산 " * 300
    encoder = TransformerEncoder(str(folder))
    assert encoder.max_length == LONGEST
    rows = encoder.encode_passages([passage(long), passage(same_start)])
    np.testing.assert_allclose(rows[0], rows[1], atol=1e-6)
    # "passage:" and "예산" are one token or more each; the prompt counts.
    tokens = encoder._model.tokenizer
    fits = next(n for n in range(LONGEST, 0, -1) if len(tokens("passage: " + "예산 " * n)["input_ids"]) <= LONGEST)
    texts = [Passage("가", 0, 1, "예산 " * n) for n in (1, fits, fits + 1, 200)]
    assert encoder.count_cut(texts) == 2
    shorter = TransformerEncoder(str(folder), ModelOptions(max_length=4))
    assert (shorter.max_length, shorter.count_cut(texts), shorter.name) == (4, 3, encoder.name)
    assert TransformerEncoder(str(folder), ModelOptions(max_length=10_000)).max_length == LONGEST


def test_sixteen_bits_make_nearly_the_same_vectors(folder):
    full, half = TransformerEncoder(str(folder)), TransformerEncoder(str(folder), ModelOptions(half=True))
    assert (full.half, half.half, half.name) == (False, True, full.name)
    texts = [passage("청년 월세 지원"), passage("출장비는 여비 규정에 따라", "제목")]
    np.testing.assert_allclose(half.encode_passages(texts), full.encode_passages(texts), atol=5e-3)
    assert half.encode_passages(texts).dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(half.encode_passages(texts), axis=1), 1, atol=1e-6)


def scaled(folder: Path, factor: float) -> None:
    """Multiply the scale of the last normalisation, which leaves the directions of vectors as they are."""
    from safetensors.numpy import load_file, save_file

    weights = load_file(folder / "model.safetensors")
    for name, weight in weights.items():
        if name.startswith("encoder.layer.1.output.LayerNorm."):
            weights[name] = weight * np.float32(factor)
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})


def test_numbers_too_large_for_sixteen_bits_are_computed_in_thirty_two(folder, copy):
    scaled(copy, 1e5)
    encoder = TransformerEncoder(str(copy), ModelOptions(half=True))
    assert not encoder.half
    expected = TransformerEncoder(str(folder)).encode_passages([passage("예산")])
    np.testing.assert_allclose(encoder.encode_passages([passage("예산")]), expected, atol=1e-5)


@pytest.mark.parametrize(("factor", "fault"), [(np.nan, "숫자가 아닌 값"), (0.0, "0뿐인 벡터")])
def test_a_model_without_usable_vectors_is_refused(copy, factor, fault):
    scaled(copy, factor)
    with pytest.raises(ModelUnavailable, match=fault):
        TransformerEncoder(str(copy))


def test_a_batch_that_is_too_large_for_memory_is_halved(folder):
    """In a process of its own, whose memory ends above what the model and small batches take."""
    code = f"""
import resource
from pathlib import Path
import torch
torch.set_num_threads(1)
from index.encoder import ModelOptions
from index.transformer import TransformerEncoder
from ingest.types import Analysis, Passage, PreparedPassage
encoder = TransformerEncoder({str(folder)!r}, ModelOptions(batch=4096))
passages = [PreparedPassage(Passage("가", 0, 1, "예산 " * 60), Analysis("", (), ()), Analysis("", (), ()))] * 4096
encoder.encode_passages(passages[:64])
used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + (96 << 20), resource.RLIM_INFINITY))
rows = encoder.encode_passages(passages)
print(rows.shape[0], encoder.batch, bool((abs(rows - rows[0]) < 1e-5).all()))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    count, batch, alike = done.stdout.split()
    assert (count, alike) == ("4096", "True")
    assert 1 <= int(batch) < 4096 and 4096 % int(batch) == 0


@pytest.mark.parametrize(
    "told",
    ["could not create a primitive", "[enforce fail at alloc_cpu.cpp] DefaultCPUAllocator: can't allocate memory"],
)
def test_whatever_says_that_memory_has_run_out_halves_the_batch(told):
    def run(size: int) -> NDArray[np.float32]:
        if size > 8:
            raise RuntimeError(told)
        return np.full((1, 1), size, np.float32)

    batches = Batches(ModelOptions(batch=64), "cpu")
    assert batches.compute(run).item() == 8
    assert batches.size == 8


def test_opening_and_encoding_try_no_connection_and_say_nothing(folder, monkeypatch, capfd):
    def refuse(*_: object) -> None:
        raise AssertionError("no connection may be tried")

    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    TransformerEncoder(str(folder)).encode_passages([passage("예산")])
    with pytest.raises(ModelUnavailable):
        TransformerEncoder("mundap-test/no-such-model")
    assert capfd.readouterr() == ("", "")


def test_code_in_a_models_folder_is_not_run(copy, tmp_path):
    seen = tmp_path / "ran"
    (copy / "own_module.py").write_text(f"open({str(seen)!r}, 'w')\nclass Own: pass\n", encoding="utf-8")
    modules = json.loads((copy / "modules.json").read_text(encoding="utf-8"))
    modules[0]["type"] = "own_module.Own"
    (copy / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    with pytest.raises(ModelUnavailable) as caught:
        TransformerEncoder(str(copy))
    assert "파이썬 코드를 실행해야 열립니다" in caught.value.problem
    assert not seen.exists()


def test_a_configuration_with_code_of_its_own_is_refused_without_asking(copy):
    config = json.loads((copy / "config.json").read_text(encoding="utf-8"))
    own = {"model_type": "ownmodel", "auto_map": {"AutoConfig": "own.OwnConfig", "AutoModel": "own.OwnModel"}}
    (copy / "config.json").write_text(json.dumps({**config, **own}), encoding="utf-8")
    (copy / "own.py").write_text("raise SystemExit('ran')\n", encoding="utf-8")
    with pytest.raises(ModelUnavailable, match="파이썬 코드를 실행해야"):
        TransformerEncoder(str(copy))


@pytest.mark.parametrize("file", ["model.safetensors", "config.json", "tokenizer.json"])
def test_damaged_files_are_said(copy, file):
    path = copy / file
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(ModelUnavailable, match="모델 폴더를 읽을 수 없습니다"):
        TransformerEncoder(str(copy))


def test_models_of_another_kind_are_refused(copy, tmp_path):
    with pytest.raises(ModelUnavailable, match="MUNDAP_RERANKER에 넣고"):
        TransformerEncoder(str(bert_folder(tmp_path / "scoring", labels=1)))
    path = copy / "config_sentence_transformers.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**config, "model_type": "MultiVectorEncoder"}), encoding="utf-8")
    with pytest.raises(ModelUnavailable, match="MultiVectorEncoder 모델이어서"):
        TransformerEncoder(str(copy))


def test_a_device_that_is_not_here_is_said(folder):
    with pytest.raises(ModelUnavailable, match="‘nonsense’"):
        TransformerEncoder(str(folder), ModelOptions(device="nonsense"))


def test_without_the_package_the_way_to_it_is_said(folder):
    code = (
        "import sys\n"
        "class Absent:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] in ('sentence_transformers', 'transformers', 'torch'):\n"
        "            raise ModuleNotFoundError(f'No module named {name!r}', name=name)\n"
        "sys.meta_path.insert(0, Absent())\n"
        "from index.errors import ModelUnavailable\n"
        "from index.transformer import TransformerEncoder\n"
        f"try:\n    TransformerEncoder({str(folder)!r})\nexcept ModelUnavailable as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "pip install sentence-transformers" in done.stdout
