import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.question import is_asking_word, is_negated, ordinals_of, understand, years_of
from ingest.korean import Korean
from ingest.types import Analysis

# question, kinds, counter, years, bodies, focus (~ before words of asking), head, event
CASES = [
    ("2025년 별빛축제 예산은 얼마인가요?", "amount", "", (2025,), "", "별빛 축제 ~예산 ~얼마", "", ""),
    ("'23년 농식품부 투자계획은 얼마예요?", "amount", "", (2023,), "농림축산식품부", "투자 계획 ~얼마", "계획", ""),
    ("23년 투자액", "amount", "", (2023,), "", "투자액", "", ""),
    ("2023년도와 2024년도 비용 비교해 주세요", "amount comparison", "", (2023, 2024), "", "~비용 ~비교", "", "비교"),
    ("23년간 지은 도서관은 몇 곳인가요?", "count", "곳", (), "", "짓다 도서관", "", ""),
    ("23년 동안 몇 명이 다녀갔나요", "count", "명", (), "", "~동안 다녀가다", "", ""),
    ("2024.5.6. 열린 회의에서 정한 것은?", "", "", (2024,), "", "열리다 회의 정하다", "", ""),
    ("제3차 기본계획은 언제 확정됐나요?", "date", "", (), "", "기본 계획 확정", "계획", "확정"),
    ("제 2회 축제 날짜", "date", "", (), "", "축제 ~날짜", "", ""),
    ("야영장은 몇 개소에서 몇 개소로 늘어나나요?", "count", "개소", (), "", "야영장", "", ""),
    ("포트홀 신고가 모두 몇 건이야?", "count", "건", (), "", "포트홀 신고", "", ""),
    ("도로를 몇 km 고쳤나", "count", "km", (), "", "도로 km 고치다", "", ""),
    ("4분기 처리율은 몇 퍼센트인가요?", "percent", "", (), "", "분기 처리", "", ""),
    ("나등급은 며칠 안에 고쳐야 하나요?", "count period", "일", (), "", "등급 ~며칠 고치다", "", ""),
    ("3인 가구 기준은 얼마인가요", "amount", "", (), "", "인 가구 ~기준 ~얼마", "", ""),
    ("국토교통부랑 환경부 중에 어디가 더 많이 써?", "comparison", "", (), "국토교통부 환경부", "", "", ""),
    ("국토부 소관인가요?", "body yes_no", "", (), "국토교통부", "~소관", "", ""),
    ("국토부 소관 규칙은?", "", "", (), "국토교통부", "~소관 규칙", "", ""),
    ("뽑힌 사람은 누구인가요?", "person", "", (), "", "뽑히다 ~사람", "", ""),
    ("어느 부처에서 맡나요?", "body", "", (), "", "~부처 맡다", "", ""),
    ("담당 부서는 어디예요?", "body", "", (), "", "~담당 ~부서", "", ""),
    ("위원장이 누구예요?", "person", "", (), "", "위원장", "위원장", ""),
    ("과장 이름 좀 알려 줘", "person", "", (), "", "과장 ~이름", "과장", ""),
    ("담당자 이메일 주소 알려주세요", "email person", "", (), "", "담당자 이메일 주소", "주소", ""),
    ("관광과 전화번호는?", "phone", "", (), "", "관광 ~전화 ~번호", "", ""),
    ("어디로 문의하나요?", "phone", "", (), "", "~문의", "", "문의"),
    ("어디에서 신청하나요?", "place", "", (), "", "신청", "", "신청"),
    ("은빛청년센터 주소", "place", "", (), "", "은빛 청년 센터 ~주소", "", ""),
    ("설명회 장소", "place", "", (), "", "설명회 ~장소", "", ""),
    ("언제부터 언제까지 신청하나요?", "period", "", (), "", "신청", "", "신청"),
    ("몇 시부터 몇 시까지 하나요?", "period", "", (), "", "", "", ""),
    ("공사는 얼마나 걸리나요?", "period", "", (), "", "공사", "공사", ""),
    ("얼마나 오래 지원하나요?", "period", "", (), "", "오래 지원", "", "지원"),
    ("얼마나 늘었나요?", "comparison quantity", "", (), "", "", "", ""),
    ("월세를 얼마나 지원받나요?", "amount", "", (), "", "월세 지원", "월세", ""),
    ("얼마 동안 이용할 수 있나요?", "period", "", (), "", "~얼마 ~동안 이용", "", "이용"),
    ("마감일은?", "date", "", (), "", "마감일", "", ""),
    ("취소된 이유가 뭔가요?", "reason", "", (), "", "취소 ~이유", "", "취소"),
    ("왜 줄었나요?", "comparison reason", "", (), "", "", "", ""),
    ("배경을 설명해 주세요", "reason", "", (), "", "배경 ~설명", "", "설명"),
    ("신청 방법", "method", "", (), "", "신청 ~방법", "", ""),
    ("신청하려면 어떻게 하나요?", "method", "", (), "", "신청", "", "신청"),
    ("어떻게 달라졌나요?", "comparison", "", (), "", "", "", ""),
    ("어떻게 되나요?", "", "", (), "", "", "", ""),
    ("야영장이 뭐예요?", "definition", "", (), "", "야영장", "야영장", ""),
    ("성수기란?", "definition", "", (), "", "성수기", "", ""),
    ("무슨 뜻인가요?", "definition", "", (), "", "", "", ""),
    ("어떤 제도인가요?", "definition", "", (), "", "제도", "", ""),
    ("내야 하는 서류를 모두 알려주세요", "list papers", "", (), "", "서류", "", ""),
    ("어떤 종류가 있나요?", "list", "", (), "", "~종류", "", ""),
    ("세 가지가 뭐예요?", "definition list", "", (), "", "", "", ""),
    ("분야별로 나눠서 보여줘", "list", "", (), "", "분야", "", ""),
    ("가장 많은 곳은?", "largest", "", (), "", "", "", ""),
    ("제일 적은 부처는 어디인가요?", "body smallest", "", (), "", "~부처", "", ""),
    ("가장 돈을 많이 쓰는 사업은?", "amount largest", "", (), "", "사업", "", ""),
    ("최대 얼마까지 받나요?", "amount", "", (), "", "최대 ~얼마", "최대", ""),
    ("최대인 사업은?", "largest", "", (), "", "최 대인 사업", "", ""),
    ("작년보다 줄었나요?", "comparison yes_no", "", (), "", "~작년", "", ""),
    ("2024년에 비해 2025년은?", "comparison", "", (2024, 2025), "", "", "", ""),
    ("반려견을 데려갈 수 있나요?", "yes_no", "", (), "", "반려견 데려가다", "", ""),
    ("신청 가능한가요?", "yes_no", "", (), "", "신청 가능", "", ""),
    ("포상금을 주나요", "yes_no", "", (), "", "포상금", "", ""),
    ("비가 와도 하나?", "yes_no", "", (), "", "비", "", ""),
    ("축제 프로그램을 알려 줘", "", "", (), "", "축제 프로그램", "프로그램", ""),
    ("외국인도 되나요?", "yes_no", "", (), "", "외국인", "", ""),
    ("6,369억 중에 고용부 몫은 얼마야?", "amount", "", (), "고용노동부", "6369 ~얼마", "", ""),
    ("몇 년부터 몇 년까지예요?", "period", "", (), "", "", "", ""),
    ("몇 년도에 시작했나요?", "date", "", (), "", "~시작", "", "시작"),
    ("조례 시행일은?", "date", "", (), "", "조례 시행일", "", "시행"),
    ("공휴일은 언제예요?", "date", "", (), "", "공휴일", "공휴일", ""),
    ("인원은?", "count", "", (), "", "~인원", "", ""),
    ("경쟁률", "percent", "", (), "", "경쟁", "", ""),
    ("제5조 내용", "", "", (), "", "~내용", "", ""),
    ("", "", "", (), "", "", "", ""),
    ("?", "", "", (), "", "", "", ""),
    ("ㅋㅋㅋㅋ", "", "", (), "", "", "", ""),
    ("1234", "", "", (), "", "1234", "", ""),
    ("SELECT * FROM t", "", "", (), "", "select from t", "", ""),
]


@pytest.mark.parametrize(
    ("text", "kinds", "counter", "years", "bodies", "focus", "head", "event"), CASES, ids=[case[0] for case in CASES]
)
def test_what_a_question_asks_for(
    korean: Korean, text: str, kinds: str, counter: str, years: tuple[int, ...], bodies: str, focus: str,
    head: str, event: str,
) -> None:  # fmt: skip
    question = understand(text, korean.analyze(text))
    assert " ".join(sorted(kind.value for kind in question.asked)) == kinds
    assert (question.counter, question.years) == (counter, years)
    assert " ".join(body.name for body in question.bodies) == bodies
    assert " ".join(f"{'~' if word.light else ''}{word.term}" for word in question.focus) == focus
    assert (question.head, question.event) == (head, event)


def test_what_a_question_states_before_it_asks_counts_less(korean: Korean) -> None:
    text = "일반은 숲길에 들어가는데, 배포용 숲은 어디에 들어가나요?"
    shares = {word.form: word.share for word in understand(text, korean.analyze(text)).focus}
    assert shares == {"일반": 0.5, "숲길": 0.5, "배포": 1.0, "숲": 1.0}


@pytest.mark.parametrize(
    ("text", "ordinals"),
    [
        ("제3차 기본계획과 제4차 계획", (("차", 3), ("차", 4))),
        ("제 2회 축제", (("회", 2),)),
        ("2차: 6월 8일부터", (("차", 2),)),
        ("제5조에 따라", (("조", 5),)),
        ("3조 2,682억원", ()),
        ("3차례", ()),
        ("120호", (("호", 120),)),
        ("부령|제411호|규칙", (("호", 411),)),
        ("1234차", ()),
    ],
)
def test_ordinals(text: str, ordinals: tuple[tuple[str, int], ...]) -> None:
    assert ordinals_of(text) == ordinals


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("새 방식은 무엇과 비슷한가요?", ""),
        ("등대는 누구의 도움으로 지었나요?", ""),
        ("위원장은 누구인가요?", "위원장"),
        ("위원장이 무엇인가요?", "위원장"),
    ],
)
def test_the_noun_asked_about_is_what_the_asking_word_is_said_of(korean: Korean, text: str, head: str) -> None:
    assert understand(text, korean.analyze(text)).head == head


@pytest.mark.parametrize(
    ("text", "picks"),
    [
        ("2024년 4분기 처리율", ("4분기",)),
        ("나등급은 며칠 안에", ("나등급",)),
        ("3인 가구와 4인가구", ("3인", "4인")),
        ("A형과 2호선", ("A형", "2호선")),
        ("하나등급", ()),
        ("13인승", ()),
    ],
)
def test_picks(korean: Korean, text: str, picks: tuple[str, ...]) -> None:
    assert understand(text, korean.analyze(text)).picks == picks


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2023년 계획과 '24년 계획", (2023, 2024)),
        ("23년도", (2023,)),
        ("2023~2027", (2023, 2027)),
        ("23년간, 23년 동안, 23년차, 23년생, 10년 이상, 10년마다", ()),
        ("1,2023.5", ()),
        ("70년대 '99년", ()),
        ("60년대", ()),
        ("’25.3월", (2025,)),
        ("2023년과 '23년", (2023,)),
        ("2023-2024, '24-2025", (2023, 2024, 2025)),
        ("전화 1577-1923, 000-330-1934", ()),
        ("2024. 5. 6. 제정", ()),
        ("", ()),
    ],
)
def test_years(text: str, years: tuple[int, ...]) -> None:
    assert years_of(text) == years


def test_a_spelled_unit_behind_a_number_is_no_word(korean: Korean) -> None:
    text = "도시숲 1.3헥타르는 왜 못 했나요?"
    assert [word.form for word in understand(text, korean.analyze(text)).focus] == ["도시숲", "1.3"]


def test_what_only_counts_is_no_word(korean: Korean) -> None:
    def focus(text: str) -> list[str]:
        return [word.form for word in understand(text, korean.analyze(text)).focus if not word.light]

    assert focus("착공한 곳은 몇 개소인가요?") == ["착공"]
    assert focus("인증은 얼마 안에 내주나요?") == ["인증"]
    assert focus("응답은 몇 초 안에 나와요?") == ["응답"]
    assert focus("요약은 몇 글자까지 되나요?") == ["요약"]
    assert "글자" in focus("글자 크기는 얼마인가요?")
    assert "안" in focus("24시간 안에 처리한 신고는 몇 건인가요?")


def test_compounds_are_made_of_focus_words(korean: Korean) -> None:
    text = "2023년 산업융합발전 실행계획은 얼마?"
    assert understand(text, korean.analyze(text)).compounds == ("산업융합발전", "실행계획")


def test_words_of_denial_and_of_asking() -> None:
    assert is_negated("적용하지 않는 도로")
    assert is_negated("신청할 수 없음")
    assert not is_negated("적용하는 도로")
    assert is_asking_word("금액")
    assert is_asking_word("걸리다")
    assert not is_asking_word("축제")


@given(st.text())
def test_years_of_any_text_lie_in_two_centuries(text: str) -> None:
    assert all(1900 <= year < 2100 for year in years_of(text))


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_any_text_is_understood(text: str) -> None:
    tokens = tuple(f"{word}/NNG" for word in text.split())
    question = understand(text, Analysis(text, tuple(text.split()), tokens))
    assert question.text == text
    assert {word.form for word in question.focus} <= {word.replace(",", "") for word in text.split()}


@given(text=st.text(max_size=60))
def test_any_text_is_understood_with_its_morphemes(korean: Korean, text: str) -> None:
    assert understand(text, korean.analyze(text)).text == text


def test_a_piece_of_a_word_of_asking_asks_only_in_that_word(korean: Korean) -> None:
    pavement, release = "보도 정비 사업", "보도자료 배포일"
    paved = {word.form: word.light for word in understand(pavement, korean.analyze(pavement)).focus}
    told = {word.form: word.light for word in understand(release, korean.analyze(release)).focus}
    assert paved["보도"] is False
    assert told["보도"] is True


@pytest.mark.parametrize(
    ("text", "ordinals"),
    [
        ("두 번째 접수는 언제예요?", (("차", 2),)),
        ("첫 번째 설명회는 어디서 해요?", (("차", 1),)),
        ("두 번째로 큰 사업은?", ()),
        ("두 번째 문단을 알려 주세요", ()),
    ],
)
def test_rounds_are_counted_in_words(korean: Korean, text: str, ordinals: tuple[tuple[str, int], ...]) -> None:
    assert understand(text, korean.analyze(text)).ordinals == ordinals
