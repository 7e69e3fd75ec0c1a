"""The commands of ``mundap eval`` that check and make question sets, with help that shows them in use."""

from collections.abc import Callable
from pathlib import Path

from assistant.shell.usage import KoreanParser

# Adds a command under its name: what it does, examples, and what only its own help says.
AddCommand = Callable[[str, str, str, str], KoreanParser]

_CHECK_EXAMPLES = """  mundap eval check 질문.xlsx
  mundap eval check 질문.jsonl --out 질문.xlsx   엑셀로 바꾸기(.csv, .jsonl도 됩니다)"""
_CHECK_MORE = """읽을 수 없는 줄과, 읽을 수는 있지만 문서함과 맞지 않는
줄(없는 문서, 원문과 다른 근거 글, 들어갈 말이 빠진 정답)을 줄 번호, 질문의 번호, 고치는 법과 함께 모두 알려 줍니다.

질문 묶음은 한 줄에 질문 하나인 JSONL이거나, 첫 줄에 열 이름을 적은 CSV·엑셀(.xlsx)입니다. 질문만 꼭 있어야 합니다.
  번호, 질문, 종류, 정답(없으면 비우고, 문서가 답하지 않으면 ‘(문서에 없음)’)
  들어갈 말          915억|91,500백만; 17.3% (|는 같은 것의 다른 꼴, ;은 모두 있어야 할 것)
  들어가면 안 되는 말   905억; 780억
  근거 문서, 근거 글    더 있으면 근거 문서 2, 근거 글 2
  앞 질문, 앞 답       이어 묻는 질문일 때
  검토              제안, 채택, 버림(버림은 묻지 않습니다)"""


def add_check(add: AddCommand) -> None:
    """Add ``eval check``."""
    check = add("check", "질문 묶음에서 고칠 곳을 알려 주고 다른 형식으로 바꿉니다", _CHECK_EXAMPLES, _CHECK_MORE)
    check.add_argument("questions", type=Path, metavar="파일", help="질문 묶음(.jsonl, .csv, .xlsx)")
    check.add_argument("--out", type=Path, metavar="파일", help="같은 질문을 쓸 파일(.jsonl, .csv, .xlsx)")
    check.add_argument("--json", action="store_true", help="JSON 값 하나로 출력합니다")
