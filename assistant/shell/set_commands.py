"""The commands of ``mundap eval`` that check and make question sets, with help that shows them in use."""

from collections.abc import Callable
from pathlib import Path

from assistant.shell.scoping import add_scope_options
from assistant.shell.usage import KoreanParser, spoken, whole_number

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


_DRAFT_EXAMPLES = """  mundap eval draft --out 질문.xlsx
  mundap eval draft --out 질문.xlsx --count 80 --kinds 수치 날짜 "답이 없는 질문" --seed 7
  mundap eval draft --out 질문.csv --in 2025년_공고.txt 업무폴더/
  고친 뒤: mundap eval check 질문.xlsx
           mundap eval answers --questions 질문.xlsx --out 답.jsonl"""
_DRAFT_MORE = """표의 칸, 이름표가 붙은 줄, 담당과 예산, 용어의 뜻, 목록, 두 해의 차이, 그리고
문서로는 답할 수 없는 것(없는 해, 없는 기관, 없는 항목)을 정답, 들어갈 말, 원문 그대로의 근거와 함께 제안합니다.

- 어디까지나 제안입니다. ‘검토’의 ‘제안’을 ‘채택’이나 ‘버림’으로 바꾸고 말을 고쳐 쓰세요. 어떻게 만들었는지는
  ‘만든 방법’에 적혀 있습니다.
- 문서의 말을 거의 그대로 쓰므로, 사람이 자기 말로 적은 질문보다 쉽고 덜 잽니다.
  이것만으로 성능을 말하지 마세요.
- 프로그램에 물어보지 않고 문서만 보고 만듭니다. 잘 답하는 것만 골라 묻는 일이 없습니다.
- 같은 문서함과 같은 --seed이면 같은 질문이 나옵니다. 만들 수 있는 것이 모자라면 있는 만큼만 씁니다."""


def add_draft(add: AddCommand) -> None:
    """Add ``eval draft``."""
    draft = add("draft", "문서에서 질문과 정답을 뽑아 질문 묶음으로 제안합니다", _DRAFT_EXAMPLES, _DRAFT_MORE)
    draft.add_argument("--out", required=True, type=Path, metavar="파일", help="쓸 파일(.xlsx, .csv, .jsonl)")
    draft.add_argument(
        "--count", type=whole_number(1, 10_000), default=50, metavar="개수", help="제안할 질문 수 (기본값: 50)"
    )
    draft.add_argument(
        "--kinds", nargs="+", action="extend", default=[], type=spoken, metavar="종류",
        help="이 종류만: 표, 수치, 날짜, 담당, 방법, 사실, 뜻, 나열, 비교, 답이 없는 질문 (기본값: 모두)",
    )  # fmt: skip
    draft.add_argument(
        "--seed", type=whole_number(0, 2**31), default=0, metavar="수", help="다른 수를 적으면 다른 질문을 고릅니다"
    )
    add_scope_options(draft)
    draft.add_argument("--json", action="store_true", help="JSON 값 하나로 출력합니다")


def add_check(add: AddCommand) -> None:
    """Add ``eval check``."""
    check = add("check", "질문 묶음에서 고칠 곳을 알려 주고 다른 형식으로 바꿉니다", _CHECK_EXAMPLES, _CHECK_MORE)
    check.add_argument("questions", type=Path, metavar="파일", help="질문 묶음(.jsonl, .csv, .xlsx)")
    check.add_argument("--out", type=Path, metavar="파일", help="같은 질문을 쓸 파일(.jsonl, .csv, .xlsx)")
    check.add_argument("--json", action="store_true", help="JSON 값 하나로 출력합니다")
