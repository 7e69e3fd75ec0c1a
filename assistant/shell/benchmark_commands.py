"""The command of ``mundap eval`` that measures public benchmarks, with help that shows it in use."""

from collections.abc import Callable
from pathlib import Path

from assistant.shell.usage import KoreanParser, whole_number

# Adds a command under its name: what it does, examples, and what only its own help says.
AddCommand = Callable[[str, str, str, str], KoreanParser]

# What can be measured, in the order of help; ``eval.public`` knows the files.
NAMES = ("autorag", "squadkor", "welfare", "mrtydi", "statute", "korquad", "korsts", "beir")
_EXAMPLES = """  mundap eval benchmark autorag --data 자료폴더
  mundap eval benchmark squadkor --data 자료폴더 --hybrid --lexical --dense --markdown
  mundap eval benchmark beir --data BEIR폴더 --json"""
_MORE = """우리 값을 95% 구간과 함께, 같은 평가의 공개된 값과
그 출처 곁에 보여 줍니다. 자료는 내려받지 않습니다. 없으면 어디에서 받아 어디에 둘지 알려 줍니다.

  autorag    MTEB의 AutoRAGRetrieval: 금융·공공·의료·법률·상거래 PDF의 쪽 찾기
  squadkor   MTEB의 SQuADKorV1Retrieval: KorQuAD 문단 찾기
  welfare    Welfare-QA: 평소 말로 물은 복지 제도 찾기
  mrtydi     Mr. TyDi 한국어: 위키백과 문서 찾기
  statute    법원이 든 법령 조문 찾기
  korquad    KorQuAD 1.0 읽기: 내장 방식의 답을 짧은 정답과 견주기
  korsts     KorSTS: 인코더의 문장 유사도
  beir       BEIR의 꼴(corpus.jsonl, queries.jsonl, qrels/*.tsv)로 된 아무 폴더

찾는 방식(--hybrid, --lexical, --dense)은 함께 적을 수 있습니다."""
_WAYS = {
    "hybrid": "낱말과 의미로 함께 찾습니다(기본값)",
    "lexical": "낱말 순위만으로 찾습니다",
    "dense": "의미 순위만으로 찾습니다",
}


def add_benchmark(add: AddCommand) -> None:
    """Add ``eval benchmark``."""
    measured = add("benchmark", "공개된 평가 자료로 재어 공개된 값과 견줍니다", _EXAMPLES, _MORE)
    measured.add_argument("name", choices=NAMES, metavar="이름", help="평가의 이름(위의 목록)")
    measured.add_argument("--data", required=True, type=Path, metavar="폴더", help="평가 자료가 있는 폴더")
    for way, words in _WAYS.items():
        measured.add_argument(
            f"--{way}", dest="ways", action="append_const", const=way, help=f"{words}. 함께 적을 수 있습니다"
        )
    measured.add_argument(
        "--first", type=whole_number(1, 1_000_000_000), metavar="개수", help="앞의 질의 몇 개만 잽니다(시험해 볼 때)"
    )
    measured.add_argument("--out", type=Path, metavar="파일", help="질의마다의 결과를 한 줄에 하나씩 쓸 파일(JSONL)")
    measured.add_argument("--markdown", action="store_true", help="README에 옮길 표만 마크다운으로 출력합니다")
    measured.add_argument("--json", action="store_true", help="JSON 값 하나로 출력합니다")
