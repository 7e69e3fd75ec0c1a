"""Questions for yes or no are told by evidence of the deed asked about, not by what shares its matter alone."""

from dataclasses import replace
from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.answering.deciding import decisive, of_counter
from assistant.assistant import Assistant
from assistant.evidence.finding import EvidenceFinder
from assistant.evidence.likeness import Likeness
from assistant.understanding.question import understand
from index.static import StaticEncoder
from ingest.korean import Korean

GUIDE = """누리군 가로등 고장 처리 지침

제4조(처리 기한) ① 고장 등급별 처리 기한은 다음 표와 같다.

등급\t현장 확인\t임시 수리\t교체
1등급 고장\t3시간 이내\t20시간 이내\t10일 이내
2등급 고장\t8시간 이내\t40시간 이내\t25일 이내

② 군수는 눈이 쌓인 날에는 임시 수리 기한을 두 차례만 연장할 수 있다.
③ 제1항에도 불구하고 1등급의 확인 기한은 미룰 수 없다.
"""
NOTICE = """2025년 누리군 귀농 공고

6. 농부 텃밭 지원을 받은 사람의 의무

 ○ 거짓으로 지원을 받은 사람은 지원금 전액을 돌려주어야 하며, 2년간 신청할 수 없음

7. 그 밖의 사항

 ○ 다른 시·군으로 전출하면 지원을 중단
"""
PROPOSAL = """물빛공사 제안 안내

1. 정성 평가 제안서

 ○ 물빛공사 정성 평가 제안서와 발표 자료는 1개의 압축 파일로 제출
 ○ 정성 제안서 기준 쪽수: 80쪽 이내
"""
TOLD = [
    (
        "가로등 2등급 고장 임시 수리 연장도 되나요?",
        "군수는 눈이 쌓인 날에는 임시 수리 기한을 두 차례만 연장할 수 있습니다.",
    ),
    (
        "가로등 1등급 고장 현장 확인은 비 오면 늦출 수 있어?",
        "아니요, 제1항에도 불구하고 1등급의 확인 기한은 미룰 수 없습니다.",
    ),
    ("농부 텃밭 지원은 이사 가면 끊기나요?", "다른 시·군으로 전출하면 지원을 중단합니다."),
]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    texts = {"지침.txt": GUIDE, "공고.txt": NOTICE, "제안.txt": PROPOSAL}
    return open_assistant(Path(tmp_path_factory.mktemp("deciding")), texts, korean, static)


@pytest.mark.parametrize(("question", "said"), TOLD)
def test_the_deed_asked_about_is_told_of(office: Assistant, question: str, said: str) -> None:
    answer = office.ask(question)
    assert answer.text == f"{said} [1]"
    assert len(answer.citations) == 1


def test_a_figure_of_the_question_is_held_against_the_table(office: Assistant) -> None:
    answer = office.ask("가로등 2등급 고장 임시 수리에 30시간 걸려도 되나요?")
    assert answer.text.split("\n\n") == [
        "네, 30시간은 “40시간 이내”에 듭니다. [1]",
        "2등급 고장의 임시 수리는 40시간 이내입니다. [1]",
    ]


def test_what_counts_by_the_counter_asked_for_goes_before_more_words(
    office: Assistant, korean: Korean, static: StaticEncoder
) -> None:
    text = "물빛공사 정성 평가 제안서는 몇 쪽까지 써도 돼요?"
    found = EvidenceFinder(office.library, korean, Likeness(static)).find(understand(text, korean.analyze(text)))
    files = next(one for one in found.weighed if "압축 파일" in one.candidate.quote)
    pages = next(one for one in found.weighed if "80쪽" in one.candidate.quote)
    near, far = (
        replace(found, weighed=(replace(files, score=0.65), replace(pages, score=score))) for score in (0.6, 0.4)
    )
    assert of_counter(near).weighed[0].candidate is pages.candidate
    assert of_counter(far) is far


_PRESS = """누리군 소식

첫째, 청년이 머물도록 주거와 일자리를 함께 지원한다. 아울러 청년 창업 공간 지원, 청년 이사 지원을 추진한다.

둘째, 길을 고친다.
"""
_RULE = """누리군 길 지침

제6조(등급) 다음 각 호와 같이 판정한다.
 1. 가등급: 깊이가 5센티미터 이상인 포트홀
 2. 나등급: 그 밖의 포트홀 이하의 파손

제10조(배상) ① 포트홀 등 길의 파손으로 손해를 입으면 배상을 신청한다.
"""


@pytest.mark.parametrize(
    ("question", "like", "told"),
    [
        ("청년 창업 지원도 있나요", "주거와 일자리", "청년 창업 공간"),
        ("포트홀 때문에 차 망가졌는데 보상돼요", "5센티미터", "배상을 신청"),
    ],
)
def test_all_that_is_asked_about_goes_before_what_is_like_it(
    tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder, question: str, like: str, told: str
) -> None:
    texts = {"소식.txt": _PRESS, "길_지침.txt": _RULE}
    town = open_assistant(Path(tmp_path_factory.mktemp("all")), texts, korean, static)
    found = EvidenceFinder(town.library, korean, Likeness(static)).find(understand(question, korean.analyze(question)))
    first, second = (next(one for one in found.weighed if words in one.candidate.quote) for words in (like, told))
    near, far = (
        replace(found, weighed=(replace(first, score=0.9), replace(second, score=score))) for score in (0.8, 0.3)
    )
    assert decisive(near).weighed[0].candidate is second.candidate
    assert decisive(far) is far
