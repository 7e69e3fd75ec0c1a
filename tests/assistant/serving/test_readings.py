"""The plain routes of the pages: a document's text in parts, words found in it, and the file that it was read from."""

import contextlib
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.assistant import Assistant
from assistant.page.opening import Opening
from assistant.serving.originals import disposition
from assistant.serving.readings import routes
from assistant.settings import Settings
from index.encoder import BUILT_IN, open_encoder
from index.library import Library
from ingest.korean import Korean

NAME = "예산/2025년 살림 <b>.txt"
TEXT = "2025년 살림\n\n1. 총괄\n\n" + "\n".join(f"□ {number:04} 사업을 추진함 <i>" for number in range(900))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("readings") / "올린 것"
    (top / "예산").mkdir(parents=True)
    (top / NAME).write_text(TEXT, encoding="utf-8")
    (top / "바뀐.txt").write_text("바뀔 글", encoding="utf-8")
    (top / "지운.txt").write_text("지울 글", encoding="utf-8")
    with zipfile.ZipFile(top / "묶음.zip", "w") as archive:
        archive.writestr("안/속.txt", "묶음 속의 글")
    return top


@pytest.fixture(scope="module")
def client(folder: Path, korean: Korean) -> Iterator[TestClient]:
    library = folder.parent / "library"
    with contextlib.closing(Library.open_or_create(library, korean, open_encoder(BUILT_IN))) as opened:
        assert not opened.add([folder]).failed
    opening = Opening(lambda: Assistant.open(Settings(library)))
    application = Starlette(routes=[Route(path, answer) for path, answer in routes(opening).items()])
    with contextlib.closing(opening), TestClient(application) as client:
        yield client


@pytest.fixture(scope="module")
def stamp(client: TestClient, folder: Path) -> str:
    import hashlib

    return hashlib.sha256((folder / NAME).read_bytes()).hexdigest()


def shown(client: TestClient, stamp: str, **asked: object) -> tuple[int, list[int]]:
    answer = client.get("/reading", params={"name": NAME, "stamp": stamp, **{k: str(v) for k, v in asked.items()}})
    return answer.status_code, [int(number) for number in re.findall(r'data-unit="(\d+)"', answer.text)]


def test_a_document_is_given_step_by_step_without_gap_or_repetition(client: TestClient, stamp: str) -> None:
    status, first = shown(client, stamp, unit=100, way=1, much=0)
    assert (status, first[0]) == (200, 101)
    assert 40 < len(first) < 120
    _, second = shown(client, stamp, unit=first[-1], way=1)
    assert second[0] == first[-1] + 1
    _, before = shown(client, stamp, unit=100, way=-1)
    assert before[-1] == 99
    assert before == list(range(before[0], 100))
    _, around = shown(client, stamp, unit=300, way=0, much=1)
    assert 270 < around[0] < 300
    assert around == list(range(around[0], around[-1] + 1))
    assert len(around) > len(first) + 300 - around[0]
    assert shown(client, stamp, unit=901, way=1) == (200, [])
    assert shown(client, stamp, unit=0, way=-1) == (200, [])


def test_text_is_escaped_and_the_quote_marked(client: TestClient, stamp: str) -> None:
    at = TEXT.index("0101 사업")
    asked = {"name": NAME, "stamp": stamp, "unit": "102", "way": "1", "span": f"{at}-{at + 7}"}
    answer = client.get("/reading", params=asked)
    assert "□ <mark>0101 사업</mark>을 추진함 &lt;i&gt;" in answer.text
    assert "<i>" not in answer.text


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"unit": "902", "way": "1"},
        {"unit": "-1", "way": "1"},
        {"unit": "1", "way": "2"},
        {"unit": "²", "way": "1"},
        {"unit": "9" * 5000, "way": "1"},
        {"unit": "1", "way": "1", "span": "x-3"},
        {"unit": "1", "way": "1", "span": "3"},
    ],
)
def test_what_makes_no_sense_is_refused(client: TestClient, stamp: str, asked: dict[str, str]) -> None:
    answer = client.get("/reading", params={"name": NAME, "stamp": stamp, **asked})
    assert (answer.status_code, answer.text) == (400, "알 수 없는 요청입니다.")


def test_another_edition_and_an_unknown_document_are_told(client: TestClient, stamp: str) -> None:
    answer = client.get("/reading", params={"name": NAME, "stamp": "0" * 64, "unit": "1", "way": "1"})
    assert (answer.status_code, answer.text) == (409, "그 사이에 문서가 바뀌었습니다. 다시 열어 주세요.")
    for path in ("/reading", "/finding"):
        answer = client.get(path, params={"name": "../../etc/passwd", "stamp": stamp, "unit": "1", "way": "1"})
        assert answer.status_code == 404
        assert "<" not in answer.text


def test_words_are_found_in_the_whole_document(client: TestClient, stamp: str) -> None:
    answer = client.get("/finding", params={"name": NAME, "stamp": stamp, "words": "0101사업"})
    assert answer.json() == {"units": [103], "all": True}
    assert client.get("/finding", params={"name": NAME, "stamp": stamp}).json() == {"units": [], "all": True}


def test_the_original_comes_as_a_download_under_its_own_name(client: TestClient, folder: Path) -> None:
    answer = client.get("/original", params={"name": NAME})
    assert answer.content == (folder / NAME).read_bytes()
    assert answer.headers["content-type"] == "application/octet-stream"
    said = answer.headers["content-disposition"]
    assert said == disposition("2025년 살림 <b>.txt")
    assert said.startswith("attachment; filename=\"2025_ __ _b_.txt\"; filename*=UTF-8''2025%EB%85%84")
    assert unquote(said.partition("''")[2]) == "2025년 살림 <b>.txt"


def test_a_document_in_an_archive_gives_the_archive_while_it_is_the_same(client: TestClient, folder: Path) -> None:
    path = folder / "묶음.zip"
    answer = client.get("/original", params={"name": "묶음.zip/안/속.txt"})
    assert answer.content == path.read_bytes()
    assert "filename*=UTF-8''%EB%AC%B6%EC%9D%8C.zip" in answer.headers["content-disposition"]
    before = path.stat()
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    answer = client.get("/original", params={"name": "묶음.zip/안/속.txt"})
    assert answer.status_code == 404
    assert "‘묶음.zip’ 파일이 읽은 뒤에 바뀌었습니다." in answer.text


def test_a_file_that_is_gone_or_changed_is_told_on_a_page(client: TestClient, folder: Path) -> None:
    before = (folder / "바뀐.txt").stat()
    (folder / "바뀐.txt").write_text("바뀐 글", encoding="utf-8")
    os.utime(folder / "바뀐.txt", ns=(before.st_atime_ns, before.st_mtime_ns))
    (folder / "지운.txt").unlink()
    for name, words in [
        ("바뀐.txt", "‘바뀐.txt’ 파일이 읽은 뒤에 바뀌었습니다."),
        ("지운.txt", "‘지운.txt’ 파일을 읽을 수 없습니다."),
        ("없는 문서", "이 문서는 문서함에 없습니다."),
        ("<script>alert(1)</script>", "이 문서는 문서함에 없습니다."),
        ("../library/library.sqlite3", "이 문서는 문서함에 없습니다."),
        (str(folder / NAME), "이 문서는 문서함에 없습니다."),
        ("", "이 문서는 문서함에 없습니다."),
    ]:
        answer = client.get("/original", params={"name": name})
        assert answer.status_code == 404
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert '<html lang="ko">' in answer.text
        assert words in answer.text
        assert "content-disposition" not in answer.headers
        assert "<script" not in answer.text


def test_a_name_can_not_break_out_of_its_header() -> None:
    said = disposition('가"\r\nSet-Cookie: x=1; filename=y.exe')
    assert '"' not in said.partition('filename="')[2].partition('"; ')[0]
    assert "\r" not in said
    assert "\n" not in said
    said.encode("latin-1")
