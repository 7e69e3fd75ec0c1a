"""The commands of ``mundap eval`` that hold several measurements beside each other, with help that shows their use."""

from pathlib import Path

from assistant.shell.set_commands import AddCommand
from assistant.shell.usage import KoreanParser, spoken, whole_number

WAYS = ("no-spaces", "typos", "keyboard", "keywords", "polite", "spoken")
_ROBUSTNESS_EXAMPLES = """  mundap eval robustness --questions 질문.jsonl
  mundap eval robustness --questions 질문.jsonl --way typos --way spoken --report 보고서.html
  mundap eval robustness --questions 질문.jsonl --out 다르게/   묻는 글을 질문 묶음으로도 남기기"""
_ROBUSTNESS_MORE = """답과 근거는 그대로 두고 묻는 글만 바꾸어, 그대로 물었을 때와 문항마다 견줍니다.

  no-spaces   띄어쓰기를 모두 없앱니다
  typos       글자 100개에 8개꼴로 옆 글쇠를 치거나, 빠뜨리거나, 두 번 치거나, 순서를 바꿉니다
  keyboard    한/영을 바꾸지 않고 친 글(gksrnr)
  keywords    조사와 서술어를 뺀 낱말만
  polite      기관에 보내는 글처럼(안녕하세요. … 얼마입니까? 답변 부탁드립니다.)
  spoken      말하듯이(근데 … 얼마야?)

무엇을 어떻게 바꾸는지는 --seed와 문항의 번호로 정해져 다시 해도 같습니다. 중간에 멈추어도 이어서 합니다."""


def add_robustness(add: AddCommand) -> KoreanParser:
    """Add ``eval robustness``."""
    command = add("robustness", "같은 질문을 다르게 물어도 맞히는지 잽니다", _ROBUSTNESS_EXAMPLES, _ROBUSTNESS_MORE)
    command.add_argument("--questions", required=True, type=Path, metavar="파일", help="질문 묶음(.jsonl, .csv, .xlsx)")
    command.add_argument(
        "--way", action="append", choices=WAYS, metavar="방식", help="이 방식만(여러 번 쓸 수 있습니다. 기본값: 모두)"
    )
    command.add_argument(
        "--seed", type=whole_number(0, 2**31 - 1), default=2026, metavar="수", help="씨앗 (기본값: 2026)"
    )
    command.add_argument("--out", type=Path, metavar="폴더", help="바꾼 질문을 방식마다 한 파일로 쓸 폴더")
    _add_shared(command)
    return command


def _add_shared(command: KoreanParser) -> None:
    command.add_argument(
        "--model", type=spoken, metavar="이름", help="답을 쓸 언어 모델 (기본값: MUNDAP_MODEL, 없으면 내장 방식)"
    )
    command.add_argument("--report", type=Path, metavar="파일", help="표와 그림을 쓸 파일(.html, .md)")
    command.add_argument("--json", action="store_true", help="JSON 값 하나로 출력합니다")
