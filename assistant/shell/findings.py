"""What the doctor found, in words: for a terminal, and part by part for a page."""

from typing import TYPE_CHECKING, cast

from assistant.shell.terminal import padded
from assistant.sizes import size

if TYPE_CHECKING:
    from assistant.shell.doctor import Examination

_NAMES = {
    "folder": "폴더", "state": "상태", "documents": "문서", "passages": "대목", "revision": "문서함의 판",
    "encoder": "인코더", "dimension": "차원", "indexed_revision": "색인이 따르는 판",
    "lexical": "낱말", "dense": "의미", "bytes": "크기", "free_bytes": "남은 공간",
    "setting": "설정", "ready": "쓸 수 있음", "name": "이름", "model": "모델",
    "base_url": "서버 주소", "api_key": "API 키", "device": "장치", "precision": "정밀도", "batch": "한 번에 계산",
    "max_length": "읽는 길이(토큰)", "query_prompt": "질문 앞에 붙는 말", "passage_prompt": "글 앞에 붙는 말",
    "prompts_from": "붙는 말의 출처", "length_check": "길이 검사", "measured": "재 본 대목", "cut": "뒤가 잘린 대목",
    "top": "다시 읽는 대목", "reencoding": "만들다 만 벡터", "file": "파일", "lines": "줄",
    "analysed_otherwise": "다시 분석할 문서", "workers": "함께 읽는 파일", "file_bytes": "파일 하나",
    "text_bytes": "글 하나", "unpacked_bytes": "풀어서", "ratio": "압축 비율",
    "members": "묶음 안의 파일", "pages": "쪽", "cells": "표의 칸", "columns": "표의 열", "depth": "겹친 깊이",
    "seconds": "파일 하나에(초)", "memory_bytes": "메모리",
    "context_tokens": "읽는 길이(토큰)", "answer_tokens": "쓰는 길이(토큰)", "first_seconds": "첫 글자를 기다림(초)",
    "strict": "엄격 모드", "users_file": "사용자 파일", "users": "사용자", "hosts": "서버의 이름",
    "certificate": "https 인증서", "talks": "저장된 대화",
    "answering": "한꺼번에 답하는 질문", "waiting": "기다리는 질문", "upload_bytes": "올린 파일 모두",
    "folders": "폴더", "every_seconds": "살펴보는 간격(초)",
}  # fmt: skip
_PARTS = (
    ("문서함", "library"), ("대화", "talks"),
    ("이름 표", "names"), ("사용자 사전", "dictionary"), ("쉬운 말", "lexicon"),
    ("인코더", "encoder"), ("리랭커", "reranker"), ("언어 모델", "language_model"),
    ("접속", "serving"), ("지켜보는 폴더", "watch"), ("파일 읽기의 한도", "reading"),
)  # fmt: skip
_STATES = {
    "ready": "쓸 수 있음", "missing": "없음", "newer": "더 새로운 버전이 만듦", "unreadable": "읽을 수 없음",
    "none": "아직 없음", "unwritable": "저장할 수 없음",
    "from settings": "설정", "from the model": "모델 폴더", "known by name": "알려진 모델의 목록", "no prompts": "없음",
    "16-bit": "16비트", "32-bit": "32비트",
}  # fmt: skip


def findings_text(examination: "Examination") -> str:
    """What ``mundap doctor`` found, and last what is missing and how to get it."""
    found = examination.findings
    lines = [
        f"문답 {found['version'] or '(설치되지 않음)'} · Python {found['python']} · {found['platform']}",
        "",
        "패키지",
    ]
    packages = cast("dict[str, str | None]", found["packages"])
    lines += [f"  {padded(name, 24)}{installed or '없음'}" for name, installed in packages.items()]
    for title, part in _PARTS:
        values = cast("dict[str, object]", found[part] or {"setting": None})
        lines += [
            "",
            title,
            *(f"  {padded(_NAMES.get(name, name), 24)}{_shown(name, value)}" for name, value in values.items()),
        ]
    lines += ["", "빠진 것" if examination.missing else "빠진 것이 없습니다."]
    lines += [f"- {one.what} {one.remedy}" for one in examination.missing]
    return "\n".join(lines)


def _shown(name: str, value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{_NAMES.get(name, name)} {_shown(name, part)}" for name, part in value.items())
    if isinstance(value, bool):  # before int, which it is too
        return "예" if value else "아니요"
    if isinstance(value, int):
        return size(value) if name.endswith("bytes") else f"{value:,}"
    if isinstance(value, float):
        return f"{value:g}"
    return "없음" if value is None else _STATES.get(str(value), str(value))
