"""The commands of ``mundap`` and their options, with help that shows them in use. Knows nothing of what they do."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.shell.benchmark_commands import add_benchmark
from assistant.shell.scoping import SCOPE_EXAMPLES, add_scope_options
from assistant.shell.set_commands import add_check, add_draft
from assistant.shell.trial_commands import add_grid, add_robustness
from assistant.shell.usage import KoreanParser, ShowVersion, share, spoken, whole_number

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[KoreanParser]

_EXAMPLES = """처음이라면:
  mundap add 문서폴더/                          폴더의 문서를 모두 넣습니다
  mundap ask "2024년 뿌리산업 투자액은 얼마야?"      근거와 함께 답합니다
  mundap ui                                    채팅 화면을 엽니다

명령마다 자세한 도움말이 있습니다: mundap ask --help"""


def build_parser() -> KoreanParser:
    """Make the parser; it leaves the command's name in ``command`` (``eval answers`` for the inner ones)."""
    parser = KoreanParser(
        "mundap", "우리 문서에서 답을 찾아 근거와 함께 보여 줍니다. 인터넷 없이 동작합니다.", _EXAMPLES
    )
    parser.add_argument("--library", type=Path, metavar="폴더", help=_LIBRARY_HELP)
    parser.add_argument("--version", action=ShowVersion, help="버전을 보여 주고 마칩니다")
    commands = parser.add_subparsers(title="명령", metavar="명령", dest="command", required=True)
    _add_filling(commands)
    _add_looking(commands)
    _add_asking(commands)
    _add_measuring(commands)
    _add_talks(commands)
    _add_users(commands)
    _add_tending(commands)
    return parser


_MODEL_HELP = "답을 쓸 언어 모델 (기본값: 환경 변수 MUNDAP_MODEL, 없으면 내장 방식)"
_LIBRARY_HELP = "문서함 폴더 (기본값: 환경 변수 MUNDAP_LIBRARY, 없으면 ./library)"


_USERS_HELP = "사용자 파일 (기본값: 환경 변수 MUNDAP_USERS)"
_OWN_LIBRARY_HELP = "색인을 남겨 둘 문서함 폴더 (기본값: 임시 폴더에 만들었다가 지웁니다)"


def _command(
    commands: "Commands", name: str, purpose: str, examples: str, more: str = "", library: str = _LIBRARY_HELP
) -> KoreanParser:
    """Add a command; ``more`` is said in its own help alone."""
    description = f"{purpose}. {more}".strip()
    parser = commands.add_parser(name, help=purpose, description=description, epilog=f"예:\n{examples}")
    # Suppressed, so that the option before the command keeps its value where there is none behind it.
    parser.add_argument("--library", type=Path, metavar="폴더", default=argparse.SUPPRESS, help=library)
    return parser


def _json_option(parser: KoreanParser) -> None:
    parser.add_argument("--json", action="store_true", help="JSON 값 하나로 출력합니다")


def _add_filling(commands: "Commands") -> None:
    add = _command(
        commands,
        "add",
        "파일과 폴더를 읽어 문서함에 넣습니다",
        "  mundap add 2024년_계획.txt\n  mundap add 업무폴더/ --library 우리과",
        "한글·PDF·오피스·웹·글 파일과 그 묶음(.zip, .eml)을 읽고, 다시 넣으면 새 파일과 바뀐 파일만 읽습니다.",
    )
    add.add_argument(
        "--skip-same",
        action="store_true",
        help="이미 있는 문서와 같은 내용이면(예: 같은 문서의 한글 파일과 PDF) 넣지 않습니다",
    )
    add.add_argument("paths", nargs="+", type=Path, metavar="경로", help="파일이나 폴더(안의 폴더까지 읽습니다)")
    remove = _command(
        commands,
        "remove",
        "문서를 문서함에서 뺍니다",
        "  mundap remove 2023년_계획.txt",
        "원래 파일은 지우지 않습니다.",
    )
    remove.add_argument("names", nargs="+", type=spoken, metavar="이름", help="`mundap list`에 나오는 문서 이름")


def _add_looking(commands: "Commands") -> None:
    listing = _command(commands, "list", "문서함의 문서를 보여 줍니다", "  mundap list\n  mundap list --json")
    _json_option(listing)
    search = _command(
        commands,
        "search",
        "질문에 맞는 대목을 찾아 순서대로 보여 줍니다",
        '  mundap search "외국인 양성대학"\n  mundap search "규제샌드박스 승인 건수" -k 3 --json\n'
        + SCOPE_EXAMPLES.format(command="search"),
    )
    search.add_argument("query", type=spoken, metavar="찾을말", help="낱말이나 질문")
    search.add_argument(
        "-k",
        dest="top_k",
        type=whole_number(1, 1000),
        default=10,
        metavar="개수",
        help="대목의 수 (기본값: 10)",
    )
    add_scope_options(search)
    _json_option(search)
    show = _command(
        commands,
        "show",
        "문서의 글이나 그 한 부분을 보여 줍니다",
        "  mundap show 2024년_계획.txt\n  mundap show 2024년_계획.txt --start 120 --end 180",
    )
    show.add_argument("name", type=spoken, metavar="이름", help="`mundap list`에 나오는 문서 이름")
    place = whole_number(0, 1_000_000_000)
    show.add_argument("--start", type=place, metavar="자리", help="보일 부분이 시작하는 글자 자리")
    show.add_argument("--end", type=place, metavar="자리", help="보일 부분이 끝나는 글자 자리")
    _json_option(show)


def _add_asking(commands: "Commands") -> None:
    ask = _command(
        commands,
        "ask",
        "질문에 근거를 들어 답합니다",
        '  mundap ask "2024년 뿌리산업에 투자하는 돈은 모두 얼마야?"\n'
        '  mundap ask "그럼 2022년은?" --history 대화.json\n'
        '    대화.json: ["2023년 투자 규모는?", "3조 2,682억원입니다."]\n' + SCOPE_EXAMPLES.format(command="ask"),
    )
    ask.add_argument("question", type=spoken, metavar="질문", help="평소 말하듯이 쓴 질문")
    ask.add_argument(
        "--history", type=Path, metavar="파일", help="앞선 대화가 담긴 JSON 파일: [앞 질문, 앞 답] 또는 그 목록"
    )
    add_scope_options(ask)
    ask.add_argument("--model", metavar="이름", help=_MODEL_HELP)
    _json_option(ask)
    page = _command(
        commands,
        "ui",
        "채팅 화면을 엽니다",
        "  mundap ui\n  mundap ui --port 8000   다른 포트로 열기\n"
        "  mundap ui --host 0.0.0.0 --users 사용자.tsv   다른 컴퓨터에서도 들어오기",
        "다른 컴퓨터에서 들어오게 하려면 먼저 `mundap users add`로 사용자를 만들어야 합니다.",
    )
    page.add_argument("--host", default="127.0.0.1", metavar="주소", help="여는 주소 (기본값: 127.0.0.1, 이 컴퓨터만)")
    page.add_argument("--port", type=whole_number(0, 65535), default=7860, metavar="포트", help="포트 (기본값: 7860)")
    page.add_argument("--users", type=Path, metavar="파일", help=_USERS_HELP)


def _add_measuring(commands: "Commands") -> None:
    example = "  mundap eval answers --questions 질문.jsonl --out 답.jsonl"
    measuring = _command(commands, "eval", "질문 묶음으로 성능을 잽니다", example)
    kinds = measuring.add_subparsers(title="명령", metavar="명령", dest="measured", required=True)
    answers = _command(kinds, "answers", "질문 묶음에 모두 답하고 정답률과 근거를 잽니다", example)
    answers.add_argument("--questions", required=True, type=Path, metavar="파일", help="질문 묶음(.jsonl, .csv, .xlsx)")
    answers.add_argument("--model", metavar="이름", help=_MODEL_HELP)
    answers.add_argument(
        "--run", type=spoken, metavar="이름", help="이 이름으로 남겨 두고, 중간에 멈추면 다시 실행할 때 이어서 합니다"
    )
    answers.add_argument("--baseline", metavar="파일", help="이 답 파일이나 실행보다 우연을 넘게 나쁘면 실패합니다")
    answers.add_argument(
        "--fail-under", type=share, metavar="비율", help="정답률이 이보다 낮으면 실패합니다(0에서 1 사이)"
    )
    retrieval = _command(
        kinds,
        "retrieval",
        "말뭉치를 색인하고 질의를 모두 찾아 검색 성능을 잽니다",
        "  mundap eval retrieval --corpus 말뭉치.jsonl.xz --queries 질의.jsonl --out 결과.jsonl",
        library=_OWN_LIBRARY_HELP,
    )
    retrieval.add_argument("--corpus", required=True, type=Path, metavar="파일", help="말뭉치(JSONL, .xz도 됩니다)")
    retrieval.add_argument("--queries", required=True, type=Path, metavar="파일", help="질의(JSONL)")
    for parser in (answers, retrieval):
        parser.add_argument("--out", required=True, type=Path, metavar="파일", help="결과를 한 줄에 하나씩 쓸 파일")
        _json_option(parser)

    def add(name: str, purpose: str, examples: str, more: str) -> KoreanParser:
        return _command(kinds, name, purpose, examples, more)

    add_draft(add)
    add_check(add)
    add_benchmark(lambda name, does, examples, more: _command(kinds, name, does, examples, more, _OWN_LIBRARY_HELP))
    for parser in (answers, *_add_reviewing(kinds), add_grid(add), add_robustness(add)):
        parser.add_argument("--runs", type=Path, metavar="폴더", help="실행이 있는 폴더 (기본값: 문서함의 runs)")


def _add_reviewing(kinds: "Commands") -> tuple[KoreanParser, KoreanParser]:
    comparing = _command(
        kinds,
        "compare",
        "두 실행을 견주어 어디가 정말 다른지 알려 줍니다",
        "  mundap eval compare 앞.jsonl 나중.jsonl\n  mundap eval compare 첫실행 둘째실행 --json",
    )
    comparing.add_argument("before", type=spoken, metavar="앞", help="앞 실행의 이름이나 답 파일")
    comparing.add_argument("after", type=spoken, metavar="나중", help="나중 실행의 이름이나 답 파일")
    _json_option(comparing)
    report = _command(
        kinds,
        "report",
        "실행 하나를 보고서로 씁니다(그림이 든 HTML이나 마크다운)",
        "  mundap eval report 첫째 --out 보고서.html\n  mundap eval report 둘째 --before 첫째 --out 보고서.html",
    )
    report.add_argument("run", type=spoken, metavar="실행", help="실행의 이름이나 파일")
    report.add_argument("--before", type=spoken, metavar="실행", help="견줄 앞 실행")
    report.add_argument("--out", required=True, type=Path, metavar="파일", help="쓸 파일(.html, .md)")
    return comparing, report


def _add_talks(commands: "Commands") -> None:
    example = "  mundap talks list\n  mundap talks report 3f2a9c1d8e7b6a50 --out 근거_보고서.hwpx"
    talks = _command(commands, "talks", "저장된 대화를 보여 주고 파일로 내보냅니다", example)
    deeds = talks.add_subparsers(title="명령", metavar="명령", dest="deed", required=True)
    listing = _command(
        deeds, "list", "저장된 대화를 보여 줍니다", "  mundap talks list\n  mundap talks list --user 김주무관 --json"
    )
    _json_option(listing)
    export = _command(
        deeds,
        "export",
        "읽은 사람이 평가한 답변을 질문 묶음으로 내보냅니다",
        "  mundap talks export --out 질문.xlsx\n  mundap eval answers --questions 질문.xlsx --out 답.jsonl",
        "사용자의 이름은 넣지 않습니다.",
    )
    export.add_argument(
        "--out", required=True, type=Path, metavar="파일", help="질문 묶음을 쓸 파일(.jsonl, .csv, .xlsx)"
    )
    report = _command(
        deeds,
        "report",
        "대화 하나를 근거 보고서로 내보냅니다",
        "  mundap talks report 3f2a9c1d8e7b6a50 --out 근거_보고서.hwpx",
        "질문과 답변, 인용한 대목과 그 자리를 담습니다.",
    )
    report.add_argument("key", type=spoken, metavar="대화", help="`mundap talks list`에 나오는 대화의 번호")
    report.add_argument("--out", required=True, type=Path, metavar="파일", help="쓸 파일(.hwpx, .docx, .md)")
    for parser in (listing, export, report):
        parser.add_argument("--user", type=spoken, metavar="이름", help="이 사용자의 대화만 (기본값: 모두)")


def _add_users(commands: "Commands") -> None:
    example = "  mundap users add 홍길동 --users 사용자.tsv\n  mundap users list"
    users = _command(commands, "users", "화면에 들어올 사용자와 비밀번호를 정합니다", example)
    deeds = users.add_subparsers(title="명령", metavar="명령", dest="deed", required=True)
    listing = _command(deeds, "list", "사용자를 보여 줍니다", "  mundap users list")
    add = _command(
        deeds,
        "add",
        "사용자를 넣거나 비밀번호를 바꿉니다",
        "  mundap users add 홍길동\n  mundap users add 홍길동 < 비밀번호.txt",
        "비밀번호는 두 번 묻고, 표준 입력이 터미널이 아니면 그 첫 줄을 씁니다.",
    )
    remove = _command(deeds, "remove", "사용자를 뺍니다", "  mundap users remove 홍길동", "그 사람의 대화는 남습니다.")
    for parser in (add, remove):
        parser.add_argument("name", type=spoken, metavar="이름", help="들어올 때 쓰는 이름")
    for parser in (listing, add, remove):
        parser.add_argument("--users", type=Path, metavar="파일", help=_USERS_HELP)


def _add_tending(commands: "Commands") -> None:
    doctor = _command(
        commands,
        "doctor",
        "설치와 문서함의 상태를 살피고 빠진 것을 알려 줍니다",
        "  mundap doctor\n  mundap doctor --json",
    )
    _json_option(doctor)
    reencode = _command(
        commands,
        "reencode",
        "문서함의 벡터를 지금 설정한 인코더로 새로 만듭니다",
        "  MUNDAP_ENCODER=모델폴더 mundap reencode\n  중간에 멈추어도 다시 실행하면 이어서 만듭니다.",
    )
    reencode.add_argument("--again", action="store_true", help="같은 인코더로 만든 문서함이어도 처음부터 새로 만듭니다")
    _command(
        commands,
        "reanalyze",
        "다른 사용자 사전이나 다른 버전으로 분석한 문서를 다시 분석합니다",
        "  MUNDAP_DICTIONARY=사전.tsv mundap reanalyze\n  중간에 멈추어도 다시 실행하면 이어서 분석합니다.",
    )
