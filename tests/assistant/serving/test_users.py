"""The users file: what it holds, what it takes, and that it is read again when it changes."""

import os
import threading
import time

import pytest

from assistant.serving.passwords import kept, read_kept
from assistant.serving.users import Users, UsersError

PASSWORD = "온빛시 예산 2025!"


def test_a_user_comes_in_with_their_password_alone(tmp_path):
    users = Users(tmp_path / "users.tsv")
    assert users.add("홍길동", PASSWORD)
    assert users.add("O'Neil <b>", "another one")
    assert users.names() == ("홍길동", "O'Neil <b>")
    found = users.checked("홍길동", PASSWORD)
    assert found is not None
    assert users.still("홍길동", found)
    assert users.checked("홍길동", "another one") is None
    assert users.checked("홍길순", PASSWORD) is None
    assert users.checked("홍길동", PASSWORD + " ") is None
    assert users.checked("홍길동", "") is None


def test_neither_password_nor_an_equal_hash_stands_in_the_file(tmp_path):
    users = Users(tmp_path / "users.tsv")
    users.add("가", PASSWORD)
    users.add("나", PASSWORD)
    text = (tmp_path / "users.tsv").read_text(encoding="utf-8")
    assert PASSWORD not in text
    head, first, second = text.splitlines()
    assert head.startswith("#")
    assert first.startswith("가\tscrypt$32768$8$3$")
    assert first.partition("\t")[2] != second.partition("\t")[2]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["users.tsv", "users.tsv.lock"]


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_only_the_owner_may_read_it_and_more_is_seen(tmp_path):
    users = Users(tmp_path / "users.tsv")
    users.add("가", PASSWORD)
    assert (tmp_path / "users.tsv").stat().st_mode & 0o777 == 0o600
    assert not users.open_to_others()
    (tmp_path / "users.tsv").chmod(0o644)
    assert users.open_to_others()


def test_decomposed_hangul_is_the_same_name_and_password(tmp_path):
    users = Users(tmp_path / "users.tsv")
    users.add("\u1112\u1169\u11bc", "\u1112\u1169\u11bc길동길동길동길")
    assert users.names() == ("홍",)
    assert users.checked(" 홍 ", "홍길동길동길동길") is not None
    with pytest.raises(UsersError, match="8글자에서"):
        users.add("홍", "\u1112\u1169\u11bc길동길동길")


def test_a_changed_file_counts_at_once_and_a_changed_password_ends_what_was(tmp_path):
    here, elsewhere = Users(tmp_path / "users.tsv"), Users(tmp_path / "users.tsv")
    here.add("가", PASSWORD)
    before = here.checked("가", PASSWORD)
    assert before is not None
    assert not elsewhere.add("가", "a new password")
    assert not here.still("가", before)
    assert here.checked("가", PASSWORD) is None
    assert here.checked("가", "a new password") is not None
    elsewhere.remove("가")
    assert here.names() == ()
    with pytest.raises(UsersError, match="‘가’ 사용자가 없습니다"):
        here.remove("가")


@pytest.mark.parametrize("name", ["", "  ", "가\t나", "가\n나", "가" * 41, "#가", "\u202e가", "가\x00"])
def test_a_name_that_a_line_can_not_hold_is_refused(tmp_path, name):
    with pytest.raises(UsersError, match="이 이름은 쓸 수 없습니다"):
        Users(tmp_path / "users.tsv").add(name, PASSWORD)
    assert not (tmp_path / "users.tsv").exists()


@pytest.mark.parametrize("password", ["", "일곱글자입니다"[:7], "가" * 201])
def test_a_password_is_neither_short_nor_endless(tmp_path, password):
    with pytest.raises(UsersError, match="8글자에서 200글자까지"):
        Users(tmp_path / "users.tsv").add("가", password)


@pytest.mark.parametrize(
    "line",
    [
        "가",
        "가\t",
        "가\tpassword1",
        "\tscrypt$32768$8$3$c2FsdHNhbHRzYWx0$" + "a" * 44,
        "가\tscrypt$32767$8$3$c2FsdHNhbHRzYWx0$" + "a" * 44,
        "가\tscrypt$1073741824$8$1$c2FsdHNhbHRzYWx0$" + "a" * 44,
        "가\tscrypt$0$8$1$c2FsdHNhbHRzYWx0$" + "a" * 44,
        "가\tscrypt$32768$8$3$?$" + "a" * 44,
        "가\tmd5$1$1$1$c2FsdHNhbHRzYWx0$" + "a" * 44,
    ],
)
def test_a_line_that_is_none_is_named_and_nobody_comes_in(tmp_path, line):
    users = Users(tmp_path / "users.tsv")
    users.add("나", PASSWORD)
    with (tmp_path / "users.tsv").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(UsersError, match="3번째 줄을 읽을 수 없습니다"):
        users.checked("나", PASSWORD)


def test_a_file_that_is_gone_is_told(tmp_path):
    with pytest.raises(UsersError, match="사용자 파일을 읽을 수 없습니다"):
        Users(tmp_path / "none.tsv").names()
    (tmp_path / "file").write_text("")
    with pytest.raises(UsersError, match="사용자 파일을 쓸 수 없습니다"):
        Users(tmp_path / "file" / "users.tsv").add("가", PASSWORD)


def test_an_unknown_name_takes_as_long_as_a_known_one(tmp_path):
    users = Users(tmp_path / "users.tsv")
    users.add("가", PASSWORD)

    def seconds(name):
        times = []
        for _ in range(3):
            began = time.process_time()
            users.checked(name, "not the password")
            times.append(time.process_time() - began)
        return min(times)

    known, unknown = seconds("가"), seconds("나")
    assert 0.5 < known / unknown < 2


def test_additions_at_the_same_time_lose_nobody(tmp_path):
    names = ["가", "나", "다", "라"]
    threads = [
        threading.Thread(target=lambda name=name: Users(tmp_path / "users.tsv").add(name, PASSWORD)) for name in names
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(Users(tmp_path / "users.tsv").names()) == names


def test_a_hash_is_read_back_as_it_was_written():
    made = kept(PASSWORD)
    assert read_kept(str(made)) == made
    assert made.matches(PASSWORD)
