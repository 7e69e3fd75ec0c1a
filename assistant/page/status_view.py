"""How the server stands, for people: what is ready, what is missing and how to mend it, what is set, where files lie.

Pure: values in, safe HTML out. What it is given holds no key and no password.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, cast

from assistant.page.prose import escape, inline
from assistant.sizes import size

if TYPE_CHECKING:
    from assistant.page.examining import Examined

Row = tuple[str, str]
EXAMINING = (
    '<div class="status"><div class="bar spread"><h2 class="title">상태</h2></div>'
    '<p class="soft" role="status" aria-busy="true">'
    "점검하고 있습니다. 모델과 색인을 열어 보느라 몇 초 걸릴 수 있습니다.</p></div>"
)
UNEXAMINED = (
    '<div class="status"><div class="notice" role="alert"><p>상태를 점검하다가 예상하지 못한 문제가 생겼습니다.</p>'
    "<p>서버의 기록을 확인하거나 <code>mundap doctor</code>를 실행해 보세요.</p></div></div>"
)
_STATES = {
    "ready": "쓸 수 있음", "missing": "아직 없음", "newer": "더 새로운 버전이 만들어 열 수 없음",
    "unreadable": "읽을 수 없음", "unwritable": "저장할 수 없음",
}  # fmt: skip
_NONE = "없음"


def status_page(examined: "Examined", logged_in: int, *, busy: bool = False) -> str:
    """Write the page; ``busy`` while it is examined again, ``logged_in`` is how many people are in now."""
    found = examined.examination.findings
    panels = (
        _panel("문서함", _library(found)),
        _panel("답변", _answering(found)),
        _panel("찾기", _searching(found)),
        _panel("접속", _entering(found, logged_in)),
        _panel("파일 올리기와 읽기의 한도", _limits(found)),
        _panel("지켜보는 폴더", _watching(found)),
        _panel("파일이 놓인 곳", _places(found)),
        _panel("버전", _versions(found)),
    )
    above = _head(examined, busy) + _missing(examined)
    return f'<div class="status">{above}<div class="panels">{"".join(panels)}</div></div>'


def _head(examined: "Examined", busy: bool) -> str:
    state = "다시 점검하는 중…" if busy else f"{examined.at}에 점검했습니다"
    off = ' aria-disabled="true"' if busy else ""
    return (
        '<div class="bar spread"><h2 class="title">상태</h2>'
        f'<span class="soft end" role="status">{escape(state)}</span>'
        f'<button class="button small" data-act="again"{off}>다시 점검</button></div>'
    )


def _missing(examined: "Examined") -> str:
    missing = examined.examination.missing
    if not missing:
        built_in = _part(examined.examination.findings, "language_model")["model"] is None
        rest = "" if built_in else " 언어 모델 서버가 켜져 있는지는 점검하지 않았습니다."
        return f'<p class="all-well"><span class="good">✓ 빠진 것이 없습니다.</span>{rest}</p>'
    told = "".join(f"<li><p>{inline(one.what, {})}</p><p>{inline(one.remedy, {})}</p></li>" for one in missing)
    return f'<div class="notice" role="alert"><p>손볼 것이 {len(missing)}가지 있습니다.</p><ul>{told}</ul></div>'


def _library(found: Mapping[str, object]) -> Iterable[Row]:
    library = _part(found, "library")
    state = str(library["state"])
    yield "상태", _STATES.get(state, state)
    talks = _part(found, "talks")
    kept = talks["talks"] is not None
    yield "저장된 대화", f"{talks['talks']:,}개" if kept else _STATES.get(str(talks["state"]), "")
    if state != "ready":
        return
    yield "문서", f"{library['documents']:,}건"
    yield "대목", f"{library['passages']:,}개"
    yield "크기", size(cast(int, library["bytes"]))
    yield "디스크에 남은 공간", size(cast(int, library["free_bytes"]))
    behind = library["analysed_otherwise"]
    if behind:
        yield "다시 분석할 문서", f"{behind:,}건"
    coming = library["reencoding"]
    if isinstance(coming, dict):
        yield "만들다 만 벡터", f"{coming['passages']:,}개 ({coming['encoder']})"
    revisions = cast("dict[str, int | None]", library["indexed_revision"])
    fresh = all(revision == library["revision"] for revision in revisions.values())
    yield "색인", "최신" if fresh else "다음에 찾을 때 새로 만듦"


def _answering(found: Mapping[str, object]) -> Iterable[Row]:
    model = _part(found, "language_model")
    if model["model"] is None:
        yield "답을 쓰는 방식", "내장 방식 (언어 모델 없음)"
    else:
        yield "언어 모델", str(model["model"])
        yield "서버 주소", str(model["base_url"] or "정하지 않음")
        yield "API 키", "설정됨 (보이지 않음)" if model["api_key"] else _NONE
        if model["context_tokens"]:
            yield "읽고 쓰는 길이", f"{model['context_tokens']:,}토큰 (그중 답변 {model['answer_tokens']:,}토큰)"
            yield "첫 글자를 기다리는 시간", f"{model['first_seconds']:,}초"
        yield "엄격 모드의 기본값", _strict(bool(model["strict"]))
    serving = _part(found, "serving")
    yield "한꺼번에 답하는 질문", f"{serving['answering']:,}개 (그다음 {serving['waiting']:,}개까지 기다림)"


def _strict(strict: bool) -> str:
    if strict:
        return "켜짐. 근거를 확인하지 못한 문장을 답에서 뺍니다. 각자 위에서 바꿀 수 있습니다."
    return "꺼짐. 근거를 확인하지 못한 문장을 표시만 합니다. 각자 위에서 바꿀 수 있습니다."


def _searching(found: Mapping[str, object]) -> Iterable[Row]:
    encoder = _part(found, "encoder")
    built_in = encoder["setting"] == "built-in"
    yield "인코더", "내장 인코더" if built_in else str(encoder["name"] or encoder["setting"])
    yield "인코더 상태", "쓸 수 있음" if encoder["ready"] else "열 수 없음"
    if "device" in encoder:
        yield "계산", f"{encoder['device']}, {encoder['precision']}".replace("-bit", "비트")
    reranker = found["reranker"]
    if isinstance(reranker, dict):
        yield (
            "리랭커",
            f"{reranker['name'] or reranker['setting']} ({'쓸 수 있음' if reranker['ready'] else '열 수 없음'})",
        )
    else:
        yield "리랭커", "쓰지 않음"
    for title, part in (("이름 표", "names"), ("사용자 사전", "dictionary"), ("쉬운 말", "lexicon")):
        lines = _part(found, part)["lines"]
        yield title, f"{lines:,}줄" if lines is not None else "기본으로 든 것만"


def _entering(found: Mapping[str, object], logged_in: int) -> Iterable[Row]:
    serving = _part(found, "serving")
    if serving["users_file"] is None:
        yield "로그인", "필요 없음 (이 컴퓨터에서만 들어옵니다)"
    else:
        yield "로그인", "필요함"
        yield "사용자", f"{serving['users']:,}명" if serving["users"] is not None else "읽을 수 없음"
        yield "지금 들어온 사람", f"{logged_in:,}명"
    yield "암호화", "https" if serving["certificate"] else "하지 않음 (http)"
    yield "접속할 때 쓰는 이름", str(serving["hosts"] or "이 컴퓨터의 이름과 주소")


def _limits(found: Mapping[str, object]) -> Iterable[Row]:
    reading, serving = _part(found, "reading"), _part(found, "serving")
    yield "읽기를 기다리는 파일 모두", size(cast(int, serving["upload_bytes"]))
    yield "파일 하나", size(cast(int, reading["file_bytes"]))
    yield "쪽", f"{reading['pages']:,}쪽"
    yield "압축 파일", f"풀어서 {size(cast(int, reading['unpacked_bytes']))}, 안에 든 파일 {reading['members']:,}개"
    yield "파일 하나를 읽는 시간", f"{float(cast(float, reading['seconds'])):,.0f}초"
    yield "읽는 데 쓰는 메모리", size(cast(int, reading["memory_bytes"]))


def _places(found: Mapping[str, object]) -> Iterable[Row]:
    yield "문서함", str(_part(found, "library")["folder"])
    talks = _part(found, "talks")["file"]
    if talks:
        yield "대화", str(talks)
    users = _part(found, "serving")["users_file"]
    if users:
        yield "사용자 파일", str(users)
    for title, part in (("이름 표", "names"), ("사용자 사전", "dictionary"), ("쉬운 말", "lexicon")):
        file = _part(found, part)["file"]
        if file:
            yield title, str(file)


def _watching(found: Mapping[str, object]) -> Iterable[Row]:
    watch = _part(found, "watch")
    yield "폴더", str(watch["folders"] or "지켜보는 폴더가 없습니다")
    if watch["folders"]:
        yield "살펴보는 간격", f"{watch['every_seconds']:,}초"


def _versions(found: Mapping[str, object]) -> Iterable[Row]:
    yield "문답", str(found["version"] or "설치하지 않고 실행")
    yield "Python", str(found["python"])
    yield "운영 체제", str(found["platform"])
    for name, version in cast("dict[str, str | None]", found["packages"]).items():
        yield name, version or _NONE


def _panel(title: str, rows: Iterable[Row]) -> str:
    listed = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in rows)
    return f'<section class="panel"><h3>{escape(title)}</h3><dl>{listed}</dl></section>'


def _part(found: Mapping[str, object], name: str) -> Mapping[str, object]:
    return cast("Mapping[str, object]", found[name])
