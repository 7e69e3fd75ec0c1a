"""Several questions in one: what is cut, what is not, and that no word is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.splitting import of_two, split
from ingest.korean import Korean

SPLIT = [
    ("예산은 얼마고 담당 부서는 어디인가요?", ("예산은 얼마인가요?", "담당 부서는 어디인가요?")),
    ("뿌리산업 예산은 얼만데 몇 개 기업이 받아?", ("뿌리산업 예산은 얼마인가요?", "몇 개 기업이 받아?")),
    (
        "위원회는 언제 생겼고 위원은 몇 명이며 위원장은 누구야?",
        ("위원회는 언제 생겼나요?", "위원은 몇 명인가요?", "위원장은 누구야?"),
    ),
    ("2022년에 몇 건이고 그중 실증특례는 몇 건이었어요?", ("2022년에 몇 건인가요?", "그중 실증특례는 몇 건이었어요?")),
    ("누가 만들고 언제 열리나요?", ("누가 만드나요?", "언제 열리나요?")),
    ("어디가 제일 크고 언제 지었어?", ("어디가 제일 큰가요?", "언제 지었어?")),
    ("몇 명이 많고 왜 그런가요?", ("몇 명이 많은가요?", "왜 그런가요?")),
    ("국비는 얼마, 시비는 얼마인가요?", ("국비는 얼마?", "시비는 얼마인가요?")),
    ("게임 인력은 몇 개, 콘텐츠 인력은 몇 개인가요?", ("게임 인력은 몇 개?", "콘텐츠 인력은 몇 개인가요?")),
    ("이름이 뭐고 어느 팀 소속이에요?", ("이름이 뭔가요?", "어느 팀 소속이에요?")),
    ("신청은 어디서 하고 서류는 뭐가 필요해?", ("신청은 어디서 하나요?", "서류는 뭐가 필요해?")),
    ("예산은 얼마이며, 언제까지 쓰나요", ("예산은 얼마인가요?", "언제까지 쓰나요")),
    ("누가 담당하고요 전화번호는 뭐예요?", ("누가 담당하나요?", "전화번호는 뭐예요?")),
    ("산업융합이란 무엇이고 어떤 효과가 있나요?", ("산업융합이란 무엇인가요?", "어떤 효과가 있나요?")),
    ("예산이 얼마야? 그리고 담당 부서는?", ("예산이 얼마야?", "담당 부서는?")),
    ("예산 알려줘. 담당 부서는?", ("예산 알려줘.", "담당 부서는?")),
    ("담당 부서 알려주고 신청 방법도 알려줘", ("담당 부서 알려주세요.", "신청 방법도 알려줘")),
    ("데이터 안심구역이 뭔가요, 어디에 있어요?", ("데이터 안심구역이 뭔가요?", "어디에 있어요?")),
]
WHOLE = [
    "A와 B 중 어느 쪽이 더 큰가",
    "A와 B의 차이는 무엇인가요?",
    "얼마를 지원하고 있나요",
    "어떤 시설을 짓고 싶어 하나요?",
    "사업기간이랑 금액좀요",
    "공포 시기, 시행 시기",
    "설명회는 언제 어디서 하나요?",
    "어디가 더 크고 그 차이는 얼마인가요?",
    "투자액이 제일 적은 부처는 어디고 그 금액은 얼마인가요?",
    "이사하면 며칠 안에 신고해야 하나요? 월세 지원받는 중입니다",
    "얼마가 들어갔나요? 비중도 같이요.",
    "어느 해가 더 컸나요? 금액도 알려 주세요.",
    "‘영업일’은 어떤 날을 빼고 셉니까?",
    "맞벌이라 퇴근이 늦는데 아이를 몇 시까지 봐 주나요?",
    "일반문서는 A에 들어가는데, 배포용은 어디인가요?",
    "야영장을 쓸 수 없는 사람은 누구인가요? 모두 알려 주세요.",
    "지원 절차가 어떻게 되나요? 좀 자세히 설명해 주세요",
    "얼마였는데요?",
    "왜?",
    "",
    "?",
]


@pytest.mark.parametrize(("text", "parts"), SPLIT, ids=[text for text, _ in SPLIT])
def test_questions_joined_in_one_text_are_taken_apart(korean: Korean, text: str, parts: tuple[str, ...]) -> None:
    assert split(text, korean) == parts


@pytest.mark.parametrize("text", WHOLE)
def test_what_asks_one_thing_stays_whole(korean: Korean, text: str) -> None:
    assert split(text, korean) == (text,)


CLAUSES = st.sampled_from(
    [
        ("예산은 얼마", "이"), ("담당 부서는 어디", "이"), ("위원은 몇 명", "이"), ("언제 생겼", ""), ("누가 만들", ""),
        ("어떤 서류를 내", ""), ("몇 곳이 받", ""), ("왜 필요하", ""), ("어디가 제일 크", ""), ("얼마를 지원했", ""),
        ("무엇을 심의하", ""),
    ]
)  # fmt: skip
CONTENT = ("NNG", "NNP", "NNB", "NP", "NR", "MM", "MAG", "VV", "VA", "XR", "SN")


@given(st.lists(CLAUSES, min_size=2, max_size=4), st.sampled_from(["고", "며"]))
def test_splitting_loses_no_word(korean: Korean, clauses: list[tuple[str, str]], ending: str) -> None:
    """Every clause becomes a part, and every noun, verb and asking word of the text stands in its part."""
    last = clauses[-1][0] + ("인가요?" if clauses[-1][1] else "나요?")
    joined = [
        f"{clause}{copula}{'으' if ending == '며' and clause[-1] in '받겼했' else ''}{ending}"
        for clause, copula in clauses[:-1]
    ]
    parts = split(" ".join([*joined, last]), korean)
    assert len(parts) == len(clauses)
    for (clause, _), part in zip(clauses, parts, strict=True):
        spoken, kept = (next(korean.morphemes([text])) for text in (clause + "고", part))
        words = [one.form for one in spoken if one.tag.partition("-")[0] in CONTENT]
        assert [word for word in words if word not in [one.form for one in kept]] == []


@given(st.text(max_size=80))
def test_any_text_is_split_into_words_of_its_own(korean: Korean, text: str) -> None:
    parts = split(text, korean)
    assert parts
    assert len(parts) > 1 or parts == (text,)


def test_blanks_before_a_single_question_are_kept(korean: Korean) -> None:
    assert split(" 몇", korean) == (" 몇",)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("돌봄교실 예산과 인턴 예산", ("돌봄교실 예산", "인턴 예산")),
        ("월세 지원 예산이랑 도시숲 예산은 얼마야?", ("월세 지원 예산은 얼마야?", "도시숲 예산은 얼마야?")),
        ("청년 예산과 돌봄 예산의 차이", ()),
        ("청년 예산과 돌봄 인원", ()),
        ("청년 예산은 얼마야?", ()),
    ],
)
def test_one_measure_of_two_things_is_two_questions(text: str, parts: tuple[str, ...]) -> None:
    assert of_two(text) == parts
