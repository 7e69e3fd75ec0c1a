"""Everyday questions over a rule with articles, paragraphs and lists of cases."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from assistant.evidence.candidates import candidates
from assistant.evidence.reading import Reading
from index.static import StaticEncoder
from index.types import Hit
from ingest.korean import Korean

ARCHIVE = """별빛시 기록관 운영 조례

제1조(목적) 이 조례는 별빛시 기록관의 운영에 필요한 사항을 정한다.

제7조(열람증의 재발급) ① 열람증을 발급받은 사람은 다음 각 호의 어느 하나에 해당하면 시장에게 재발급을 신청할 수 있다.

  1. 열람증의 기재 사항이 바뀐 경우
  2. 발급받은 열람증을 분실한 경우

② 시장은 다음 각 호의 어느 하나에 해당하면 재발급 전에 열람증을 분실하게 된 경위를 확인할 수 있다.

  1. 5년 이내에 두 번 이상 열람증을 분실하였다고 신고한 사람이 신청한 경우
  2. 경위를 의심할 만한 상당한 이유가 있는 경우

제8조(비공개 기록) ① 기록관의 기록은 공개한다. 다만, 다음 각 호의 어느 하나에 해당하는 기록은 공개하지 아니할 수 있다.

  1. 다른 조례에서 비밀로 정한 기록
  2. 공개하면 개인의 사생활을 해칠 우려가 있는 기록

② 기록관장은 제1항 각 호의 범위에서 비공개 대상 기록에 관한 세부 기준을 정하고 누리집에 공개하여야 한다.

제10조(직원의 휴가) ① 80퍼센트 이상 출근한 직원에게 15일의 휴가를 준다.

제11조(전시 계약의 보호) 기록관은 다음 각 호의 어느 하나에 해당하는 행위를 하여 전시 계약을 방해하여서는 아니 된다.

  1. 대관료를 지급하지 못하게 하는 행위
  2. 전시 계약의 체결을 이유 없이 거절하는 행위

제12조(부정청탁의 금지) 누구든지 직접 또는 다른 사람을 통하여 직원에게 부정청탁을 해서는 아니 된다.

제13조(부정청탁의 신고 및 처리) ① 직원은 부정청탁을 받았을 때에는 거절하는 뜻을 밝히고 기록관장에게 신고하여야 한다.
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("archive")
    return open_assistant(folder, {"기록관조례.txt": ARCHIVE}, korean, static)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # A case alone says nothing; the list of cases is told with the line above it.
        (
            "열람증을 분실하면 어떻게 해야 하나요?",
            "열람증을 발급받은 사람은 다음 각 호의 어느 하나에 해당하면 시장에게 재발급을 신청할 수 있습니다. [1]\n\n"
            "- 열람증의 기재 사항이 바뀐 경우 [1]\n- 발급받은 열람증을 분실한 경우 [2]",
        ),
        (
            "공개하지 않을 수 있는 기록은 뭐예요?",
            "기록관의 기록은 공개합니다. 다만, 다음 각 호의 어느 하나에 해당하는 기록은 공개하지 아니할 수 있습니다. "
            "[1]\n\n- 다른 조례에서 비밀로 정한 기록 [1]\n- 공개하면 개인의 사생활을 해칠 우려가 있는 기록 [2]",
        ),
        (
            "부정청탁을 받으면 어떻게 해야 해요?",
            "직원은 부정청탁을 받았을 때에는 거절하는 뜻을 밝히고 기록관장에게 신고하여야 합니다. [1]",
        ),
    ],
)
def test_what_is_told(archive: Assistant, question: str, told: str) -> None:
    assert archive.ask(question).text == told


def test_a_case_of_a_rule_denies_nothing(archive: Assistant) -> None:
    assert archive.ask("대관료 지급은 보호되나요?").text == (
        "기록관은 다음 각 호의 어느 하나에 해당하는 행위를 하여 전시 계약을 방해하여서는 아니 됩니다. [1]\n\n"
        "- 대관료를 지급하지 못하게 하는 행위 [2]"
    )


def test_what_somebody_does_in_a_case_is_not_the_matter(archive: Assistant) -> None:
    assert archive.ask("입사한 지 얼마 안 됐는데 휴가 있나요?").text.startswith("80퍼센트 이상 출근한 직원")
    assert archive.ask("비트코인 휴가 있나요?").refused


def test_the_name_of_an_article_is_no_evidence(archive: Assistant) -> None:
    library = archive.library
    hits = [Hit(passage, rank, 1.0, ()) for rank, passage in enumerate(library.passages("기록관조례.txt"), 1)]
    found = candidates(hits, {"기록관조례.txt": Reading(library.document("기록관조례.txt"))}, library)
    quotes = [one.quote for one in found]
    assert "이 조례는 별빛시 기록관의 운영에 필요한 사항을 정한다." in quotes
    assert not [quote for quote in quotes if quote.startswith("제")]


def test_an_article_whose_title_says_what_is_asked_for_is_read_though_others_are_found_first(
    tmp_path: Path, korean: Korean, static: StaticEncoder
) -> None:
    """Every article names the allowance, and most say more of it than the one that tells how much it is."""
    others = (
        "신청",
        "결정",
        "정지",
        "환수",
        "정보",
        "조사",
        "통지",
        "기록",
        "위임",
        "협력",
        "홍보",
        "교육",
        "점검",
        "평가",
    )
    articles = [
        f"제{number}조(돌봄수당의 {other}) 시장은 돌봄수당의 {other}에 관한 돌봄수당 업무를 돌봄수당 담당자에게 맡긴다."
        for number, other in enumerate(others, 2)
    ]
    told = "제30조(돌봄수당의 지급 대상 및 지급액) 돌봄수당은 여덟 살 미만인 아이를 기르는 집에 매월 7만원을 준다."
    text = "\n\n".join(["별빛시 돌봄수당 조례", *articles, told])
    assistant = open_assistant(tmp_path, {"수당.txt": text}, korean, static)
    assert (
        assistant.ask("돌봄수당은 얼마예요?").text
        == "돌봄수당은 여덟 살 미만인 아이를 기르는 집에 매월 7만원을 줍니다. [1]"
    )
