"""The documents of an invented county, 누리군, and a library of them; every figure in them is made up."""

from pathlib import Path

from assistant.assistant import Assistant
from assistant.evidence.likeness import Likeness
from assistant.evidence.reading import Reading
from index.library import Library
from index.static import StaticEncoder
from ingest.korean import Korean
from ingest.plain import read_blocks
from ingest.types import Block, BlockKind, Document

PLAN_2024 = """2024년도 누리군 관광 진흥 시행계획

Ⅰ. 추진 개요

□ 2024년 관광 진흥에 총 120억원을 투자

 ○ 야영장을 12개소에서 15개소로 확대

Ⅱ. 재정 계획

< 2024년 사업별 투자계획(백만원, 비중%) >

사업	금액	비중	사업	금액	비중
별빛축제	1,200	10.0	바다숲길	4,800	40.0
야영장 확충	3,600	30.0	관광 안내소	2,400	20.0
"""

PLAN_2025 = """2025년도 누리군 관광 진흥 시행계획

Ⅰ. 추진 개요

□ 2025년 관광 진흥에 총 150억원을 투자

 ○ 야영장*을 15개소에서 18개소로 확대
   * 군이 직접 운영하며 텐트 다섯 동 이상을 칠 수 있는 곳

 ○ 섬마을 순환버스는 2025년 4월 7일(월)부터 하루 6회 운행

Ⅱ. 부문별 계획

1. 해양수산부 협력 사업

 ○ 갯벌 체험장 정비(3억 5천만원)
 ○ 어촌 민박 안전 점검을 상반기에 마침

2. 국토교통부 협력 사업

 ○ 해안도로 전망대 설치(8억원)

3. 환경부 협력 사업

 ○ 철새 탐조대 보수(2억원)

Ⅲ. 재정 계획

< 2025년 사업별 투자계획(백만원, 비중%) >

사업	금액	비중	사업	금액	비중
별빛축제	1,800	12.0	바다숲길	5,250	35.0
야영장 확충	4,950	33.0	관광 안내소	3,000	20.0

< 부처별 지원액(억원, 비중%) >

부처명	지원액	부처명	지원액
해양수산부	3.5 (25.93)	환경부	2.0 (14.81)
국토교통부	8.0 (59.26)	합계	13.5 (100)

Ⅳ. 성과지표

성과지표	단위	2024년 실적	2025년 목표	담당 부서
야영장 이용객	명	4,820	6,000	관광과
축제 만족도	점	81.5	85.0	문화과
안내소 가동률	%	72.0	80.0	관광과
"""

RULE = """누리군 야영장 운영 지침

제1장 총칙

제1조(목적) 이 지침은 누리군이 설치한 야영장의 운영에 필요한 사항을 정함을 목적으로 한다.

제2조(정의) ① "성수기"란 7월 1일부터 8월 31일까지의 기간을 말한다.
② "야영객"이란 야영장을 이용하는 사람을 말한다.

제3조(사용료) ① 야영장 사용료는 한 면에 하루 2만 5천원으로 한다.
② 성수기에는 사용료의 100분의 20을 더하여 받을 수 있다.

제4조(이용 제한) ① 군수는 다음 각 호의 어느 하나에 해당하는 사람의 이용을 제한할 수 있다.
1. 화약류를 지닌 사람
2. 정해진 곳 밖에서 불을 피운 사람
3. 다른 야영객의 잠을 방해한 사람
② 제한 기간은 1년을 넘을 수 없다.

제5조(담당) 야영장 운영은 관광과에서 맡는다.
"""

FAQ = """# 누리군 관광 묻고 답하기

## Q. 야영장에 반려견을 데려가도 되나요?

A. 네, 목줄을 하면 데려갈 수 있습니다. 다만, 물놀이장에는 들어갈 수 없습니다.

## Q. 예약은 어디에서 하나요?

A. 누리군 관광 누리집(camp.nuri.example)에서 예약합니다. 전화 예약은 받지 않습니다.

## Q. 예약을 취소하면 돈을 돌려받나요?

A. 이용일 사흘 전까지 취소하면 전액을 돌려드립니다.

## Q. 궁금한 것은 어디로 물어보나요?

A. 관광과 관광진흥팀(000-777-1234)으로 문의하세요.
"""

TEXTS = {
    "2024_관광_시행계획.txt": PLAN_2024,
    "2025_관광_시행계획.txt": PLAN_2025,
    "야영장_운영_지침.txt": RULE,
    "관광_묻고답하기.md": FAQ,
}


def write(folder: Path, texts: dict[str, str]) -> Path:
    """Write texts as files of one folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def open_library(folder: Path, texts: dict[str, str], korean: Korean, static: StaticEncoder) -> Library:
    """Make a library of texts."""
    library = Library.open_or_create(folder / "library", korean, static)
    report = library.add([write(folder / "documents", texts)])
    if report.failed:
        raise ValueError(report.failed)
    return library


def open_assistant(folder: Path, texts: dict[str, str], korean: Korean, static: StaticEncoder) -> Assistant:
    """Make an assistant over a library of texts."""
    return Assistant(open_library(folder, texts, korean, static), korean, Likeness(static))


def reading_of(text: str, name: str = "문서.txt", title: str = "") -> Reading:
    """Read a text that is in no library."""
    return Reading(Document(name, title or text.splitlines()[0], "txt", "", text, read_blocks(text)))


def block_of(reading: Reading, quote: str, kind: BlockKind | None = None, nth: int = 0) -> Block:
    """The block of exactly these words, without its mark."""
    found = [
        block
        for block in reading.document.blocks
        if reading.own(block) == quote and (kind is None or block.kind is kind)
    ]
    return found[nth]
