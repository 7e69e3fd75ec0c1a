"""Files are found by name and read once; whatever can't be read says why and what to do."""

import multiprocessing
import os
import unicodedata
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ingest.errors import IngestError
from ingest.files import FoundFile, read_document, walk

WORDS = "2025년 가온시 시행계획\n\n- 총 915억원을 투자한다.\n"
UNPRIVILEGED = 65534
# From Python 3.12 on, forking beside Kiwi's threads warns; the children here run Python alone.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")


def written(path: Path, text: str = WORDS) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def names(*paths: Path) -> list[str]:
    return [found.name for found in walk(paths)]


def problem(path: Path, name: str | None = None) -> str:
    with pytest.raises(IngestError) as caught:
        read_document(path, name or path.name)
    assert caught.value.remedy.endswith("주세요.")
    return caught.value.problem


def in_time(work: Callable[[], str]) -> str:
    """What ``work`` returns in a process of its own, which is ended when it hangs."""
    return as_user(os.geteuid(), work)


def as_user(user: int, work: Callable[[], str]) -> str:
    """What ``work`` returns in a process of another user: root itself may read everything."""
    ours, theirs = multiprocessing.Pipe(duplex=False)

    def child() -> None:
        if os.geteuid() == 0 and user:
            os.setgroups([])
            os.setgid(user)
            os.setuid(user)
        theirs.send(work())

    process = multiprocessing.get_context("fork").Process(target=child)
    process.start()
    try:
        assert ours.poll(10), "the reader hangs"
        return ours.recv()
    finally:
        process.kill()
        process.join()


def test_a_document_knows_its_file(tmp_path: Path):
    path = written(tmp_path / "계획.txt")
    document = read_document(path, "2025/계획.txt")
    assert (document.name, document.title, document.format) == ("2025/계획.txt", "2025년 가온시 시행계획", "txt")
    assert document.sha256 == sha256(path.read_bytes()).hexdigest()
    assert document.text == WORDS


def test_formats_go_by_the_ending_in_any_case(tmp_path: Path):
    for name, kind in [("a.TXT", "txt"), ("b.text", "txt"), ("c.MD", "md"), ("d.markdown", "md")]:
        assert read_document(written(tmp_path / name), name).format == kind


def test_walking_sorts_and_names_below_the_folder(tmp_path: Path):
    for name in ("나/둘.txt", "나/가/셋.md", "가.txt", "b.txt"):
        written(tmp_path / name)
    assert names(tmp_path) == ["b.txt", "가.txt", "나/가/셋.md", "나/둘.txt"]
    assert names(tmp_path / "나" / "둘.txt", tmp_path / "가.txt") == ["둘.txt", "가.txt"]


def test_walking_nothing_and_an_empty_folder(tmp_path: Path):
    assert names() == []
    assert names(tmp_path) == []


def test_hidden_files_and_office_locks_stay_out(tmp_path: Path):
    for name in (".git/config.txt", ".숨김.txt", "~$계획.txt", "보임.txt", "안/.DS_Store"):
        written(tmp_path / name)
    assert names(tmp_path) == ["보임.txt"]
    assert names(tmp_path / ".숨김.txt") == [".숨김.txt"]  # asked for by name


def test_decomposed_names_are_composed(tmp_path: Path):
    name = "가온시/시행계획.txt"
    written(tmp_path / unicodedata.normalize("NFD", name))
    (found,) = walk([tmp_path])
    assert found.name == name
    assert found.path.name != "시행계획.txt"
    assert read_document(found.path, found.name).name == name
    assert read_document(found.path, unicodedata.normalize("NFD", name)).name == name


@pytest.mark.parametrize(
    ("raw", "shown"), [("계획.txt".encode("cp949"), "계획.txt"), (b"\xff\xfe.txt", "��.txt")], ids=["cp949", "unknown"]
)
def test_names_in_other_encodings_can_be_stored(tmp_path: Path, raw: bytes, shown: str):
    """Archives made on Windows unpack to CP949 names, which Python gives as lone surrogates."""
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + raw)).write_text(WORDS, encoding="utf-8")
    (found,) = walk([tmp_path])
    assert found.name == shown
    assert read_document(found.path, found.name).text == WORDS


def test_a_name_with_a_line_break(tmp_path: Path):
    path = written(tmp_path / "첫째\n둘째.txt")
    assert list(walk([tmp_path])) == [FoundFile(path, "첫째\n둘째.txt")]
    assert read_document(path, "첫째\n둘째.txt").text == WORDS


def test_the_longest_name_and_one_too_long(tmp_path: Path):
    longest = written(tmp_path / ("가" * 83 + ".txt"))  # 253 bytes of 255
    assert names(tmp_path) == [longest.name]
    too_long = tmp_path / ("가" * 300 + ".txt")
    assert names(too_long) == [too_long.name]
    assert problem(too_long) == "파일이나 폴더의 이름이 너무 깁니다."


def test_a_folder_named_like_a_file(tmp_path: Path):
    written(tmp_path / "이름.txt" / "안.txt")
    assert names(tmp_path) == ["이름.txt/안.txt"]
    assert names(tmp_path / "이름.txt") == ["안.txt"]
    assert problem(tmp_path / "이름.txt") == "파일이 아니라 폴더입니다."


def test_a_vanished_file(tmp_path: Path):
    path = written(tmp_path / "곧사라짐.txt")
    (found,) = walk([tmp_path])
    path.unlink()
    assert problem(found.path) == "파일이 없습니다."
    assert names(tmp_path / "처음부터없음.txt") == ["처음부터없음.txt"]


def test_links_that_turn_in_circles(tmp_path: Path):
    written(tmp_path / "안" / "글.txt")
    (tmp_path / "안" / "위로").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "자신.txt").symlink_to("자신.txt")
    (tmp_path / "끊김.txt").symlink_to("없음.txt")
    (tmp_path / "이어짐.txt").symlink_to(Path("안") / "글.txt")
    assert names(tmp_path) == ["끊김.txt", "안/글.txt", "이어짐.txt", "자신.txt"]
    assert problem(tmp_path / "자신.txt") == "자기 자신을 가리키는 링크라서 열 수 없습니다."
    assert problem(tmp_path / "끊김.txt") == "가리키는 파일이 없는 링크입니다."
    assert read_document(tmp_path / "이어짐.txt", "이어짐.txt").text == WORDS


def test_a_pipe_is_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "통로.txt")
    assert names(tmp_path) == ["통로.txt"]
    assert in_time(lambda: problem(tmp_path / "통로.txt")) == "파일이 아니라 장치나 통로입니다."


def test_a_device_is_not_read(tmp_path: Path):
    (tmp_path / "끝없음.txt").symlink_to("/dev/zero")
    assert in_time(lambda: problem(tmp_path / "끝없음.txt")) == "파일이 아니라 장치나 통로입니다."


def test_what_is_text_is_read_whatever_it_is_called(tmp_path: Path):
    for name in ("계획.hwp", "README", "계획.v2"):
        document = read_document(written(tmp_path / name), name)
        assert (document.format, document.text) == ("txt", WORDS)


def test_other_formats_are_named(tmp_path: Path):
    (tmp_path / "그림.hwp").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert problem(tmp_path / "그림.hwp").startswith("그림 파일입니다(PNG).")
    (tmp_path / "모름").write_bytes(bytes(range(256)))
    assert problem(tmp_path / "모름") == "알 수 없는 형식의 이진 파일입니다(확장자 없음)."


def test_large_files_are_refused_unread(tmp_path: Path):
    for name, size, said in [
        ("로그.txt", 20_000_001, "글 파일이 너무 큽니다(20MB)."),
        ("로그2.txt", 52_428_800, "글 파일이 너무 큽니다(52MB)."),
        ("영화.mp4", 10**12, "알 수 없는 형식의 이진 파일입니다(.mp4)."),
        ("자료.pdf", 300_000_001, "파일이 너무 큽니다(300MB)."),
    ]:
        path = tmp_path / name
        path.write_bytes(b"%PDF-1.7\n" if name.endswith(".pdf") else b"")
        os.truncate(path, size)  # sparse: takes no room
        assert problem(path) == said


def test_the_largest_file_is_read_as_far_as_its_bytes(tmp_path: Path):
    path = tmp_path / "꼭.txt"
    path.touch()
    os.truncate(path, 20_000_000)
    assert problem(path) == "글 파일이 아니라 이진 파일입니다."


@pytest.fixture
def shelf() -> Iterator[Path]:
    """A folder that every user may enter, as pytest's own is not."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_a_barred_file_and_folder(shelf: Path):
    written(shelf / "공개.txt")
    barred = written(shelf / "비공개.txt")
    locked = shelf / "잠김"
    inside = written(locked / "안.txt")
    barred.chmod(0)
    locked.chmod(0)
    try:
        assert as_user(UNPRIVILEGED, lambda: "|".join(names(shelf))) == "공개.txt|비공개.txt|잠김"
        assert as_user(UNPRIVILEGED, lambda: "|".join(names(inside, locked))) == "안.txt|잠김"
        assert as_user(UNPRIVILEGED, lambda: problem(barred)) == "읽을 권한이 없습니다."
        assert as_user(UNPRIVILEGED, lambda: problem(locked)) == "읽을 권한이 없습니다."
        assert as_user(UNPRIVILEGED, lambda: problem(inside)) == "읽을 권한이 없습니다."
    finally:
        locked.chmod(0o755)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("보도자료\n\n가온시, 915억원 투자\n", "가온시, 915억원 투자"),
        ("공 고\n\n2025년 참여자 모집 공고\n", "2025년 참여자 모집 공고"),
        ("2025. 2.\n\n가온시 시행계획\n", "가온시 시행계획"),
        ("# **가온시** 자주 묻는 질문\n", "가온시 자주 묻는 질문"),
        ("<가온시 생활 조례>\n", "가온시 생활 조례"),
        ("가\n\n나\n", "이름"),
        ("---\n", "이름"),
        ("구분\t값\n인구\t3\n", "이름"),
    ],
)
def test_titles(tmp_path: Path, text: str, title: str):
    assert read_document(written(tmp_path / "이름.txt", text), "이름.txt").title == title
