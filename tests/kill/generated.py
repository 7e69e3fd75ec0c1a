"""A hundred Korean documents with an outline, tables and footnotes, the same for the same seed."""

import random
from pathlib import Path

COUNT = 100
# So many have an earlier edition that an earlier add has put into the library.
EARLIER = 20

_OFFICES = ["온빛시", "가람도", "새솔군", "한결구", "문화정책과", "복지지원과", "교통행정과", "산업진흥과"]
_SUBJECTS = ["청년 월세 지원", "도서관 운영", "공영 주차장 확충", "중소기업 기술 개발", "어르신 돌봄", "하천 정비"]
_DEEDS = ["추진한다", "확대한다", "새로 시작한다", "내년까지 마친다", "점검한 뒤 고친다", "시범으로 운영한다"]


def write_documents(folder: Path, seed: int = 2026) -> None:
    """Write the present editions."""
    for number in range(COUNT):
        _write(folder, number, random.Random(seed * 1000 + number))


def write_earlier(folder: Path, seed: int = 2025) -> None:
    """Write the earlier editions of the first documents, under the same names."""
    for number in range(EARLIER):
        _write(folder, number, random.Random(seed * 1000 + number))


def _write(folder: Path, number: int, draw: random.Random) -> None:
    path = folder / f"{number % 7}부서" / f"계획 {number:03}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{draw.choice(_OFFICES)} {draw.choice(_SUBJECTS)} 실행계획 제{number}호", ""]
    for chapter in range(draw.randint(2, 4)):
        lines += [f"{chapter + 1}. {draw.choice(_SUBJECTS)}", ""]
        for _ in range(draw.randint(2, 5)):
            lines.append(f"□ {_sentence(draw)}")
            lines.append(f" ○ {_sentence(draw)} {_sentence(draw)}")
            lines.append(f"  * {draw.choice(_OFFICES)} 자료 기준")
        lines += ["", "(단위: 억원)", "구분\t'24년\t'25년"]
        lines += [f"{office}\t{draw.randint(10, 900)}\t{draw.randint(10, 900)}" for office in _OFFICES[:3]]
        lines.append("")
    path.write_text("\n".join(lines), encoding="utf-8")


def _sentence(draw: random.Random) -> str:
    office, subject, deed = draw.choice(_OFFICES), draw.choice(_SUBJECTS), draw.choice(_DEEDS)
    return f"{office}는 {draw.randint(2, 11)}월부터 {draw.randint(5, 900)}억원을 들여 {subject} 사업을 {deed}."
