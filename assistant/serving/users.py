"""The people who may come in: a file of names and password hashes, read again when it changes."""

import contextlib
import os
import threading
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from assistant.errors import AssistantError
from assistant.serving.identity import user_of
from assistant.serving.passwords import LEAST_LETTERS, MOST_LETTERS, Kept, kept, nobodys, read_kept

__all__ = ["Users", "UsersError", "normal_name", "user_of"]

_NAME_LETTERS = 40
_HEAD = "# 문답 사용자: 이름<탭>비밀번호 해시. `mundap users`로 고칩니다.\n"


class UsersError(AssistantError):
    """The users file can't be used as it is, or a name or a password can't be taken."""


class Users:
    """One users file; safe to ask from many threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._seen: tuple[int, ...] = ()
        self._kept: Mapping[str, Kept] = {}
        self._nobody = nobodys()

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self._path

    def names(self) -> tuple[str, ...]:
        """Give the users in the order of the file.

        Raises:
            UsersError: the file can't be read, or a line of it is wrong.
        """
        return tuple(self._current())

    def checked(self, name: str, password: str) -> str | None:
        """Give the password's hash if it is this user's; None takes as long, whether or not there is the user."""
        name = normal_name(name)
        found = self._current().get(name)
        matches = (found or self._nobody).matches(password)
        return str(found) if found and matches else None

    def still(self, name: str, written: str) -> bool:
        """Whether a user is still there with the password that they came in with."""
        found = self._current().get(name)
        return found is not None and str(found) == written

    def add(self, name: str, password: str) -> bool:
        """Take a user in or change their password; whether they are new.

        Raises:
            UsersError: the name or the password can't be taken, or the file can't be written.
        """
        name = _taken_name(name)
        _check_password(password)
        with self._writing() as users:
            new = name not in users
            users[name] = kept(password)
        return new

    def remove(self, name: str) -> None:
        """Let a user in no more.

        Raises:
            UsersError: there is no such user, or the file can't be written.
        """
        name = normal_name(name)
        with self._writing() as users:
            if users.pop(name, None) is None:
                raise UsersError(f"‘{name}’ 사용자가 없습니다.", "`mundap users list`로 이름을 확인하세요.")

    def open_to_others(self) -> bool:
        """Whether other accounts of this machine may read the hashes; Windows keeps its own rules."""
        with contextlib.suppress(OSError):
            return os.name != "nt" and bool(self._path.stat().st_mode & 0o077)
        return False

    def _current(self) -> Mapping[str, Kept]:
        with self._lock:
            try:
                state = self._path.stat()
                seen = (state.st_mtime_ns, state.st_size, state.st_ino)
                if seen != self._seen:
                    self._kept, self._seen = _read(self._path), seen
            except (OSError, ValueError) as error:
                raise UsersError(
                    f"사용자 파일을 읽을 수 없습니다: {self._path}",
                    "MUNDAP_USERS가 가리키는 파일이 있는지, 읽을 권한이 있는지 확인하세요.",
                ) from error
            return self._kept

    @contextlib.contextmanager
    def _writing(self) -> Iterator[dict[str, Kept]]:
        """Read the file, let it be changed and put the new one in its place; one process at a time."""
        from filelock import FileLock

        try:
            with FileLock(f"{self._path}.lock"):
                users = dict(_read(self._path)) if self._path.exists() else {}
                yield users
                _write(self._path, users)
        except (OSError, ValueError) as error:
            raise UsersError(
                f"사용자 파일을 쓸 수 없습니다: {self._path}", "폴더가 있는지, 쓸 권한이 있는지 확인하세요."
            ) from error


def _read(path: Path) -> dict[str, Kept]:
    users: dict[str, Kept] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, _, written = line.partition("\t")
        found = read_kept(written.strip())
        if not found or not name.strip():
            raise UsersError(
                f"사용자 파일의 {number}번째 줄을 읽을 수 없습니다: {path}",
                "그 줄을 지우고 `mundap users add 이름`으로 다시 넣으세요.",
            )
        users[normal_name(name)] = found
    return users


def _write(path: Path, users: Mapping[str, Kept]) -> None:
    lines = "".join(f"{name}\t{found}\n" for name, found in users.items())
    unfinished = path.with_name(f"{path.name}.new")
    unfinished.unlink(missing_ok=True)
    # Made so that nobody else can read it, not even for the moment until its rights are set.
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(_HEAD + lines)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def normal_name(name: str) -> str:
    """Write a name as it is kept: one keyboard sends 가 as one sign and another as two."""
    return unicodedata.normalize("NFC", name).strip()


def _taken_name(name: str) -> str:
    name = normal_name(name)
    if not name or len(name) > _NAME_LETTERS or not name.isprintable() or name.startswith("#"):
        raise UsersError(
            "이 이름은 쓸 수 없습니다.", f"한 글자에서 {_NAME_LETTERS}글자까지, 보이는 글자로 적어 주세요."
        )
    return name


def _check_password(password: str) -> None:
    if not LEAST_LETTERS <= len(unicodedata.normalize("NFC", password)) <= MOST_LETTERS:
        raise UsersError(
            f"비밀번호는 {LEAST_LETTERS}글자에서 {MOST_LETTERS}글자까지여야 합니다.", "길이를 맞추어 다시 정해 주세요."
        )
