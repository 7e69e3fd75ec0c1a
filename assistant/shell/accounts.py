"""The people who may come in to the pages, from the command line: added, listed, removed. Knows nothing of the file."""

import argparse
import getpass
import sys

from assistant.errors import AssistantError
from assistant.serving.users import Users
from assistant.settings import Settings


def run(arguments: argparse.Namespace, settings: Settings) -> str:
    """Do what is asked and give the words to print.

    Raises:
        AssistantError: no users file is set, or what is asked can't be done with it.
    """
    users = _users(arguments, settings)
    if arguments.deed == "add":
        words = _added(users, arguments.name)
    elif arguments.deed == "remove":
        users.remove(arguments.name)
        words = f"‘{arguments.name}’ 사용자를 뺐습니다. 들어와 있었다면 바로 나가게 됩니다."
    else:
        names = users.names()
        words = "\n".join(names) if names else "사용자가 없습니다. `mundap users add 이름`으로 넣으세요."
    return f"{words}\n{_warning(users)}".strip()


def _users(arguments: argparse.Namespace, settings: Settings) -> Users:
    path = arguments.users or settings.serving.users
    if path is None:
        raise AssistantError(
            "사용자 파일이 정해져 있지 않습니다.",
            "환경 변수 MUNDAP_USERS에 파일을 적거나 --users 파일을 붙이세요. 예: --users 사용자.tsv",
        )
    return Users(path)


def _added(users: Users, name: str) -> str:
    password = _asked(name) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    if users.add(name, password):
        return f"‘{name}’ 사용자를 넣었습니다. 사용자 파일: {users.path}"
    return f"‘{name}’ 사용자의 비밀번호를 바꾸었습니다."


def _asked(name: str) -> str:
    password = getpass.getpass(f"‘{name}’의 비밀번호(8글자 이상, 보이지 않습니다): ")
    if getpass.getpass("한 번 더: ") != password:
        raise AssistantError("두 비밀번호가 서로 다릅니다.", "같은 명령을 다시 실행해 주세요.")
    return password


def _warning(users: Users) -> str:
    if not users.open_to_others():
        return ""
    return f"주의: 사용자 파일을 다른 계정도 읽을 수 있습니다. `chmod 600 {users.path}`로 막아 주세요."
