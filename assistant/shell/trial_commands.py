"""The commands of ``mundap eval`` that hold several measurements beside each other, with help that shows their use."""

from pathlib import Path

from assistant.shell.set_commands import AddCommand
from assistant.shell.usage import KoreanParser, spoken, whole_number

_GRID_EXAMPLES = """  mundap eval grid 견주기.toml --questions 질문.jsonl
  mundap eval grid 견주기.toml --questions 질문.jsonl --report 보고서.html

  견주기.toml:
    vary = "one"                       # 한 번에 하나씩("all"이면 모든 짝, 기본값)
    [grid]                             # 저마다 첫 값이 기준입니다
    passage = [300, 200, 500]          # 대목의 길이
    search = ["both", "words"]         # 뜻으로는 찾지 않으면
    reranker = ["built-in", "none"]    # 다시 줄 세우기를 끄면"""
_GRID_MORE = """설정을 바꾸면 정말 나아지는지, 같은 질문 묶음으로 재어 기준과 문항마다 견줍니다.

  encoder        built-in, sentence-transformers 모델의 이름이나 폴더
  passage        대목의 길이(글자 수 50~2000, 지금 300)
  search         both(지금), words, meaning. 하나로만 찾으면 다시 줄 세우지 않습니다
  lexical_depth  낱말로 찾는 후보의 수(1~1000, 지금 100)
  dense_depth    뜻으로 찾는 후보의 수(1~1000, 지금 100)
  dense_share    후보를 고를 때 뜻의 몫(0~1, 지금 0.5)
  context_boost  제목과 표 머리에 있는 낱말의 무게(0~10, 지금 0.2)
  reranker       built-in, none, CrossEncoder의 이름이나 폴더
  rerank_depth   다시 줄 세우는 대목의 수(1~1000, 지금 50)
  reranker_top   CrossEncoder가 읽는 대목의 수(1~1000, 지금 30)
  answerer       built-in, 언어 모델의 이름(서버는 OPENAI_BASE_URL)

적지 않은 설정은 지금 쓰는 그대로입니다. 대목의 길이나 인코더가 다른 문서함은 실행 폴더의 libraries에 따로 만들어
두었다가 다시 씁니다. 모두를 위해 문서를 한 번만 분석하고, 중간에 멈추어도 이어서 합니다."""
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


def add_grid(add: AddCommand) -> KoreanParser:
    """Add ``eval grid``."""
    command = add("grid", "여러 설정을 같은 질문으로 견줍니다", _GRID_EXAMPLES, _GRID_MORE)
    command.add_argument("grid", type=Path, metavar="파일", help="견줄 설정을 적은 TOML 파일")
    command.add_argument("--questions", required=True, type=Path, metavar="파일", help="질문 묶음(.jsonl, .csv, .xlsx)")
    _add_shared(command)
    return command


def _add_shared(command: KoreanParser) -> None:
    command.add_argument(
        "--model", type=spoken, metavar="이름", help="답을 쓸 언어 모델 (기본값: MUNDAP_MODEL, 없으면 내장 방식)"
    )
    command.add_argument("--report", type=Path, metavar="파일", help="표와 그림을 쓸 파일(.html, .md)")
    command.add_argument("--json", action="store_true", help="JSON 값 하나로 출력합니다")
