"""What the doctor finds, over real libraries."""

import json
import os
from dataclasses import replace

import pytest
from documents import prepared
from fakes import BigramEncoder
from tiny_models import LONGEST, bert_folder, encoder_folder

from assistant.settings import Settings
from assistant.shell.doctor import examine
from assistant.talks.starting import aside, start
from assistant.talks.talks import FILE_NAME, Talks
from assistant.talks.types import ExchangeState, KeptExchange
from index.encoder import open_encoder
from index.library import Library
from index.reencoding import reencode


def test_a_library_of_another_encoder_is_named_with_the_way_out(tmp_path, korean):
    Library.open_or_create(tmp_path, korean, BigramEncoder()).close()
    (found,) = examine(Settings(tmp_path)).missing
    assert "‘bigram/1’" in found.what and "mundap reencode" in found.remedy


def test_the_users_tables_are_named_and_what_they_make_old(tmp_path, korean):
    library = Library.open_or_create(tmp_path, korean, open_encoder("built-in"))
    library.add_prepared([prepared("가.txt", ["예산"])])
    library.reanalyze()
    library.close()
    found = examine(Settings(tmp_path))
    assert found.missing == ()
    assert found.record()["names"] == found.record()["dictionary"] == {"file": None, "lines": None}
    (tmp_path / "names.tsv").write_text("기관\t가온시청\t가온시\n", encoding="utf-8")
    assert examine(Settings(tmp_path)).missing == ()
    (tmp_path / "dictionary.tsv").write_text("온마을이음터\n톺\tVV\n", encoding="utf-8")
    found = examine(Settings(tmp_path))
    assert found.record()["names"] == {"file": str(tmp_path / "names.tsv"), "lines": 1}
    assert found.record()["dictionary"] == {"file": str(tmp_path / "dictionary.tsv"), "lines": 2}
    assert found.record()["lexicon"] == {"file": None, "lines": None}
    (tmp_path / "lexicon.tsv").write_text("들살이\t야영\n", encoding="utf-8")
    (behind,) = found.missing
    assert behind.what == "문서 1개는 다른 사용자 사전이나 다른 버전의 프로그램으로 분석한 것입니다."
    assert "`mundap reanalyze`" in behind.remedy
    (tmp_path / "dictionary.tsv").write_text("온마을(이음터)\n", encoding="utf-8")
    found = examine(Settings(tmp_path))
    assert "1번째 줄" in found.missing[0].what and len(found.missing) == 1
    assert found.record()["lexicon"] == {"file": str(tmp_path / "lexicon.tsv"), "lines": 1}
    assert found.record()["library"]["analysed_otherwise"] is None


def test_a_damaged_library_is_told_and_nothing_raised(tmp_path):
    (tmp_path / "library.sqlite3").write_bytes(b"junk" * 1000)
    examination = examine(Settings(tmp_path))
    library = examination.record()["library"]
    assert isinstance(library, dict) and library["state"] == "unreadable"
    assert "손상" in examination.missing[0].what


@pytest.mark.slow
def test_an_encoder_that_is_not_here_is_told(tmp_path):
    folder = tmp_path / "모델"
    folder.mkdir()
    examination = examine(Settings(tmp_path / "없음", encoder=str(folder)))
    assert examination.record()["encoder"] == {"setting": str(folder), "ready": False, "name": None, "dimension": None}
    assert examination.missing[0].what.startswith("모델 폴더를 읽을 수 없습니다")


def test_damaged_indexes_are_seen(tmp_path, korean):
    Library.open_or_create(tmp_path, korean, BigramEncoder()).close()
    (tmp_path / "dense.faiss").write_bytes(b"junk")
    library = examine(Settings(tmp_path)).record()["library"]
    assert isinstance(library, dict)
    assert library["indexed_revision"] == {"lexical": None, "dense": None}


def test_a_file_that_changed_without_its_time_is_found(tmp_path, korean):
    library = Library.open_or_create(tmp_path, korean, BigramEncoder())
    library.add_prepared([replace(prepared("가.txt", ["청년 월세 지원"]), analysis=korean.identity)])
    library.search("월세")
    library.close()
    largest = max((tmp_path / "lexical").glob("*.store"), key=lambda path: path.stat().st_size)
    before = largest.stat()
    content = bytearray(largest.read_bytes())
    content[0] ^= 1
    # The list is written after its files; a second earlier than it, as if the index had rested since.
    past = before.st_mtime_ns - 10**9
    largest.write_bytes(content)
    os.utime(largest, ns=(past, past))
    stamp = next((tmp_path / "lexical").glob("*stamp*"))
    record = json.loads(stamp.read_bytes())
    record["files"][largest.name][1] = past
    stamp.write_text(json.dumps(record), encoding="ascii")
    wrong = [found for found in examine(Settings(tmp_path, encoder="built-in")).missing if "낱말 색인" in found.what]
    assert [found.what for found in wrong] == ["낱말 색인의 파일이 손상되었습니다."]
    assert str(tmp_path / "lexical") in wrong[0].remedy


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_how_models_run_is_told(tmp_path, korean):
    folder = encoder_folder(tmp_path / "encoder", {"query": "query: ", "passage": "passage: "})
    reranker = bert_folder(tmp_path / "reranker", labels=1)
    library = Library.open_or_create(tmp_path / "library", korean, open_encoder(str(folder)))
    known = replace(prepared("가.txt", ["예산", "예산 " * 300, "청년"]), analysis=korean.identity)
    library.add_prepared([known])
    library.close()
    settings = Settings.from_environment(
        tmp_path / "library",
        environment={
            "MUNDAP_ENCODER": str(folder),
            "MUNDAP_ENCODER_BATCH": "4",
            "MUNDAP_RERANKER": str(reranker),
            "MUNDAP_RERANKER_TOP": "12",
        },
    )
    examination = examine(settings)
    assert examination.missing == ()
    record = examination.record()
    encoder = record["encoder"]
    assert isinstance(encoder, dict)
    assert encoder.pop("name").startswith("model@")
    running = {"device": "cpu", "precision": "32-bit", "max_length": LONGEST}
    assert encoder == running | {
        "setting": str(folder),
        "ready": True,
        "dimension": 48,
        "batch": 4,
        "query_prompt": "query: ",
        "passage_prompt": "passage: ",
        "prompts_from": "from the model",
        "length_check": {"measured": 3, "cut": 1},
    }
    assert record["reranker"] == running | {
        "setting": str(reranker), "ready": True, "name": "reranker", "batch": 32, "top": 12
    }  # fmt: skip


@pytest.mark.slow
def test_a_reranker_that_is_not_here_is_told(tmp_path):
    examination = examine(Settings(tmp_path, reranker="mundap-test/none"))
    assert examination.record()["reranker"] == {"setting": "mundap-test/none", "ready": False, "name": None}
    assert any("MUNDAP_RERANKER" in one.remedy for one in examination.missing)


class Stopped(BigramEncoder):
    def encode_passages(self, passages):
        raise KeyboardInterrupt


def test_a_reencoding_that_was_stopped_is_told(tmp_path, korean):
    Library.open_or_create(tmp_path, korean, BigramEncoder()).close()
    library = examine(Settings(tmp_path)).record()["library"]
    assert isinstance(library, dict) and library["reencoding"] is None
    again = Library.open(tmp_path, korean, BigramEncoder())
    again.add_prepared([prepared("가.txt", ["예산"])])
    again.close()
    with pytest.raises(KeyboardInterrupt):
        reencode(tmp_path, korean, Stopped("bigram/2"))
    library = examine(Settings(tmp_path)).record()["library"]
    assert isinstance(library, dict)
    assert library["reencoding"] == {"encoder": "bigram/2", "passages": 0}


def test_kept_conversations_are_counted_and_damage_is_named(tmp_path, korean):
    Library.open_or_create(tmp_path, korean, open_encoder("built-in")).close()
    assert examine(Settings(tmp_path)).record()["talks"] == {"file": None, "state": "none", "talks": 0}
    assert not (tmp_path / FILE_NAME).exists()
    talks = Talks(tmp_path / FILE_NAME)
    key = talks.begin("김주무관")
    talks.begin("")
    talks.put("김주무관", key, 0, KeptExchange("질문", "답", None, ExchangeState.STOPPED, "2026-11-21T10:00:00+00:00"))
    talks.close()
    found = examine(Settings(tmp_path))
    assert found.missing == ()
    assert found.record()["talks"] == {"file": str(tmp_path / FILE_NAME), "state": "ready", "talks": 1}
    (tmp_path / FILE_NAME).write_bytes(b"no database at all" * 1000)
    found = examine(Settings(tmp_path))
    assert found.record()["talks"] == {"file": str(tmp_path / FILE_NAME), "state": "unreadable", "talks": None}
    assert "손상되어" in found.missing[0].what and len(found.missing) == 1
    start(tmp_path / FILE_NAME).close()
    (damaged,) = aside(tmp_path / FILE_NAME)
    found = examine(Settings(tmp_path))
    assert [one.what for one in found.missing] == [f"전에 나눈 대화의 파일이 손상되어 ‘{damaged}’으로 옮겨 두었습니다."]
    assert found.record()["talks"] == {"file": str(tmp_path / FILE_NAME), "state": "ready", "talks": 0}
