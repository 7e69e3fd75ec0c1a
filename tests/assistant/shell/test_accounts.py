"""``mundap users``: real files, passwords from standard input."""

import io
import subprocess
import sys

import pytest

from assistant.serving.users import Users
from assistant.shell import accounts
from cli import main
from tests.page_server import PROJECT

PASSWORD = "온빛시 예산 2025!"


@pytest.fixture
def users(tmp_path, monkeypatch, capsys):
    """Run a command over a file of users, with a line of standard input."""

    def run(*words, line="", file=tmp_path / "users.tsv"):
        monkeypatch.setattr("sys.stdin", io.StringIO(line))
        monkeypatch.setenv("MUNDAP_USERS", str(file))
        status = main(["users", *words])
        return status, *capsys.readouterr()

    return run


def test_a_user_is_added_listed_changed_and_removed(users, tmp_path):
    file = tmp_path / "users.tsv"
    assert users("list")[0] == 1  # there is no file yet
    status, out, _ = users("add", "홍길동", line=f"{PASSWORD}\nnot read\n")
    assert (status, out) == (0, f"‘홍길동’ 사용자를 넣었습니다. 사용자 파일: {file}\n")
    assert Users(file).checked("홍길동", PASSWORD) is not None
    assert users("list")[1] == "홍길동\n"
    assert users("add", "홍길동", line="another password\n")[1] == "‘홍길동’ 사용자의 비밀번호를 바꾸었습니다.\n"
    assert Users(file).checked("홍길동", PASSWORD) is None
    assert users("remove", "홍길동")[1].startswith("‘홍길동’ 사용자를 뺐습니다.")
    assert users("list")[1] == "사용자가 없습니다. `mundap users add 이름`으로 넣으세요.\n"


def test_what_can_not_be_done_is_told(users, tmp_path, monkeypatch, capsys):
    assert users("add", "홍길동", line="짧음\n")[2].startswith("오류: 비밀번호는 8글자에서 200글자까지여야 합니다.")
    assert users("remove", "홍길동")[2].startswith("오류: ‘홍길동’ 사용자가 없습니다.")
    assert not (tmp_path / "users.tsv").exists()
    monkeypatch.delenv("MUNDAP_USERS")
    assert main(["users", "list"]) == 1
    assert "사용자 파일이 정해져 있지 않습니다." in capsys.readouterr().err


def test_a_file_that_others_may_read_is_told(users, tmp_path):
    users("add", "가", line=f"{PASSWORD}\n")
    (tmp_path / "users.tsv").chmod(0o644)
    assert "주의: 사용자 파일을 다른 계정도 읽을 수 있습니다." in users("list")[1]


def test_two_passwords_that_differ_change_nothing(users, tmp_path, monkeypatch):
    typed = iter([PASSWORD, "something else"])
    monkeypatch.setattr(accounts.getpass, "getpass", lambda prompt: next(typed))

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setenv("MUNDAP_USERS", str(tmp_path / "users.tsv"))
    assert main(["users", "add", "가"]) == 1
    assert not (tmp_path / "users.tsv").exists()


def test_neither_gradio_nor_kiwi_is_loaded(tmp_path):
    script = (
        "import sys, cli; status = cli.main(['users', 'add', '가', '--users', sys.argv[1]]);"
        "sys.exit(status or any(name in sys.modules for name in ('gradio', 'kiwipiepy', 'torch', 'fastapi')))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "users.tsv")],
        cwd=PROJECT, input=f"{PASSWORD}\n", text=True, capture_output=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, "")
