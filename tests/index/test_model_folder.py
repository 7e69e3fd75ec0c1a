"""Finding a model's folder, seeing that it is whole, and telling models apart. Nothing here loads one."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from index.errors import ModelUnavailable
from index.model_folder import ModelFolder, find_model

SETTING = "MUNDAP_ENCODER"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files of a model as published: some megabytes of weights, a pooling module, and things that don't matter."""
    place = tmp_path / "bge-mini"
    (place / "1_Pooling").mkdir(parents=True)
    modules = [{"idx": 0, "path": "", "type": "Transformer"}, {"idx": 1, "path": "1_Pooling", "type": "Pooling"}]
    (place / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    (place / "config.json").write_text('{"architectures": ["BertModel"], "hidden_size": 8}', encoding="utf-8")
    (place / "1_Pooling" / "config.json").write_text('{"pooling_mode": "mean"}', encoding="utf-8")
    (place / "tokenizer.json").write_text('{"version": "1.0"}', encoding="utf-8")
    weights = np.random.default_rng(5).standard_normal(750_000).astype(np.float32)
    (place / "model.safetensors").write_bytes(weights.tobytes())
    return place


def fingerprint(folder: Path, *more: str) -> str:
    return find_model(str(folder), SETTING).fingerprint(*more)


def test_a_copy_elsewhere_is_the_same_model(folder, tmp_path):
    copy = tmp_path / "다른 곳" / "model-v1"
    shutil.copytree(folder, copy)
    (copy / "README.md").write_text("설명", encoding="utf-8")
    (copy / "config_sentence_transformers.json").write_text("{}", encoding="utf-8")
    (copy / "onnx").mkdir()
    (copy / "onnx" / "model.onnx").write_bytes(b"x")
    (copy / "pytorch_model.bin").write_bytes(b"not read where safetensors are")
    (copy / "sentencepiece.bpe.model").write_bytes(b"not read where tokenizer.json is")
    assert fingerprint(copy) == fingerprint(folder)
    assert len(fingerprint(folder)) == 12
    assert (find_model(str(folder), SETTING).label, find_model(str(copy), SETTING).label) == ("bge-mini", "model-v1")


@pytest.mark.parametrize("file", ["modules.json", "config.json", "1_Pooling/config.json", "tokenizer.json"])
def test_another_configuration_or_vocabulary_is_another_model(folder, file):
    before = fingerprint(folder)
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert fingerprint(folder) != before


@pytest.mark.parametrize("place", [0.0, 0.31, 0.999])
def test_a_trained_layer_anywhere_is_another_model(folder, place):
    before = fingerprint(folder)
    path = folder / "model.safetensors"
    weights = np.frombuffer(path.read_bytes(), np.float32).copy()
    start = int(place * len(weights))
    weights[start : start + len(weights) // 24] *= 1.001  # one layer of 24
    path.write_bytes(weights.tobytes())
    assert fingerprint(folder) != before


def test_what_else_decides_is_part_of_it(folder):
    assert fingerprint(folder, "passage: ") != fingerprint(folder, "") != fingerprint(folder)
    assert fingerprint(folder, "passage: ") == fingerprint(folder, "passage: ")


def test_the_names_of_a_model_are_label_folder_and_origin(folder):
    config = {"_name_or_path": "intfloat/multilingual-e5-small"}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    found = find_model(str(folder), SETTING)
    assert found.names == ("bge-mini", "bge-mini", "intfloat/multilingual-e5-small")
    assert ModelFolder(folder, "x/y").names[0] == "x/y"


def test_a_model_by_name_comes_from_the_hubs_cache(folder, tmp_path):
    snapshot = tmp_path / "hub" / "models--some--bge-mini" / "snapshots" / "0a1b"
    shutil.copytree(folder, snapshot)
    refs = snapshot.parents[1] / "refs"
    refs.mkdir()
    (refs / "main").write_text("0a1b", encoding="utf-8")
    by_name = find_model("some/bge-mini", SETTING, tmp_path / "hub")
    assert (by_name.path, by_name.label) == (snapshot, "some/bge-mini")
    by_folder = find_model(str(snapshot), SETTING)
    assert by_folder.label == "some/bge-mini"
    assert by_name.fingerprint() == by_folder.fingerprint() == fingerprint(folder)


@pytest.mark.parametrize("name", ["없는/폴더/모델", "/nowhere/model", "./model", "~nobody-of-this-name/model"])
def test_a_folder_that_is_not_there_is_said(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelUnavailable) as caught:
        find_model(name, SETTING)
    assert caught.value.problem == f"모델 폴더가 없습니다: {name}."
    assert caught.value.remedy.startswith("MUNDAP_ENCODER의 경로를 확인하세요.")


def test_a_model_that_is_not_here_is_said_with_what_to_copy_where(tmp_path):
    with pytest.raises(ModelUnavailable) as caught:
        find_model("BAAI/bge-m3", SETTING, tmp_path)
    assert caught.value.problem == "설정한 모델이 이 컴퓨터에 없습니다: BAAI/bge-m3."
    assert "hf download BAAI/bge-m3 --local-dir bge-m3" in caught.value.remedy
    assert "/srv/models/bge-m3" in caught.value.remedy and "MUNDAP_ENCODER" in caught.value.remedy


def lacking(folder: Path) -> str:
    with pytest.raises(ModelUnavailable) as caught:
        find_model(str(folder), SETTING)
    return caught.value.problem


def test_a_folder_that_is_not_whole_is_said(folder, tmp_path):
    assert "config.json도 modules.json도 없습니다" in lacking(tmp_path)
    shutil.rmtree(folder / "1_Pooling")
    assert "1_Pooling이 없습니다" in lacking(folder)


def test_a_folder_without_weights_is_said(folder):
    (folder / "model.safetensors").unlink()
    assert "model.safetensors가 없습니다" in lacking(folder)
    (folder / "pytorch_model.bin").write_bytes(b"older models have this instead")
    find_model(str(folder), SETTING)


def test_a_place_holder_of_git_lfs_is_no_model(folder):
    (folder / "model.safetensors").write_bytes(b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n")
    assert "Git LFS" in lacking(folder)
