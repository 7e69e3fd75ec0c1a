"""What titles of articles name, and whose sentences they put first."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from assistant.evidence.candidates import candidates
from assistant.evidence.reading import Reading
from assistant.evidence.titles import Titled, said_by_asking, share_asked, share_named, title_of
from assistant.understanding.question import understand
from assistant.understanding.words import Word, weigh_words
from index.lexicon import built_in_lexicon
from index.static import StaticEncoder
from index.types import Hit
from ingest.korean import Korean

LEAVE = """별빛시 직원 휴가 규정
[시행 2025. 3. 1.] [별빛시 규정]

제5조(육아휴직의 신청) ① 직원은 육아휴직을 시작하려는 날의 30일 전까지 신청하여야 한다.

② 제1항에도 불구하고 제6조제3항에 따른 육아휴직은 시작하려는 날의 7일 전까지 신청할 수 있다.

제6조(육아휴직) ① 시장은 여덟 살이 되지 않은 아이를 기르는 직원이 신청하면 이를 허락하여야 한다.

② 휴직은 1년 동안 쓸 수 있다.

제7조(육아휴직 급여) ① 시장은 제6조제1항에 따라 육아휴직을 30일 동안 쓴 직원에게 급여를 준다.

제9조(유출 신고) ① 직원은 서류가 유출된 것을 안 때부터 72시간 이내에 시장에게 신고하여야 한다.

② 제1항의 신고를 받은 시장은 신고를 받은 날부터 5일 이내에 알려야 한다.

제10조(봉급 지급) 봉급은 매월 1회 이상 정한 날에 지급하여야 한다.

제12조(허가 신청) ① 연못을 빌리려는 사람은 시장에게 허가를 신청한다.

② 시장은 연못을 빌려주지 못하는 때에는 허가를 거부할 수 있다.

제13조(이의신청) ① 허가에 관한 결정에 불복하는 사람은 30일 이내에 이의를 신청할 수 있다.

② 시장은 이의신청을 받은 날부터 10일 이내에 결정한다.

제14조(견책) 다음 각 호의 어느 하나에 해당하는 직원은 견책한다.

  1. 병가를 5일 이상 몰래 쓴 사람

제15조(병가) ① 직원은 병가를 쓸 수 있고 60일을 넘을 수 없다.

② 이 경우 병가는 7일 이상이면 진단서를 낸다.

제17조(포상) ① 시장은 해마다 애쓴 직원에게 포상을 한다.

② 시장은 포상을 받을 직원을 위원회의 심의로 정한다.

제18조(병가 거짓 신청의 죄) 병가를 거짓으로 신청한 직원은 벌금 5만원에 처한다.

제16조(근무시간) 열여덟 살이 되지 않은 직원의 근무시간은 1주에 25시간을 넘지 못한다.

제11조(밀린 봉급의 이자) 시장은 봉급을 정한 날까지 지급하지 아니한 때에는 그다음 날부터 지급하는 날까지 이자를 준다.
"""


@pytest.fixture(scope="module")
def leave(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("leave")
    return open_assistant(folder, {"휴가규정.txt": LEAVE}, korean, static)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("제18조의2(배우자 출산휴가)", "배우자출산휴가"),
        ("제19조(육아휴직의 신청 등)", "육아휴직신청"),
        ("제4조(연장ㆍ야간 및 휴일 근로)", "연장야간휴일근로"),
        ("제4조에 따른 (배우자) 휴가", ""),
        ("제4조", ""),
        ("육아휴직(2025년)", ""),
    ],
)
def test_title_of_an_article(line: str, title: str) -> None:
    assert title_of(line) == title


def test_the_share_of_a_title_that_is_named_in_any_words() -> None:
    leave, pay = Word("휴직", ("휴직",), 1.0, True), Word("월급", ("월급",), 1.0, True, alike=("급여",))
    assert share_named("육아휴직급여", [leave]) == 2 / 6
    assert share_named("육아휴직급여", [leave, pay]) == 4 / 6
    assert share_named("", [leave]) == 0.0


def test_verbs_and_words_of_asking_name_no_title() -> None:
    words = [Word("쓰다", ("쓰",), 1.0, True, verb=True), Word("기간", ("기간",), 0.1, True, light=True)]
    assert share_named("휴직기간", words) == 0.0


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("육아휴직은 얼마 동안 쓸 수 있나요?", "휴직은 1년 동안 쓸 수 있습니다. [1]"),
        (
            "서류 유출은 언제까지 신고해야 하나요?",
            "직원은 서류가 유출된 것을 안 때부터 72시간 이내에 시장에게 신고하여야 합니다. [1]",
        ),
        (
            "허가가 거부되면 어떻게 하나요?",
            "허가에 관한 결정에 불복하는 사람은 30일 이내에 이의를 신청할 수 있습니다. [1]",
        ),
        ("병가는 최대 며칠까지 쓸 수 있나요?", "직원은 병가를 쓸 수 있고 60일을 넘을 수 없습니다. [1]"),
        ("봉급은 언제 지급하나요?", "봉급은 매월 1회 이상 정한 날에 지급하여야 합니다. [1]"),
    ],
)
def test_the_rule_whose_title_names_what_is_asked_for(leave: Assistant, question: str, told: str) -> None:
    assert leave.ask(question).text == told


def _fit(leave: Assistant, korean: Korean, asked: str, quote: str) -> float:
    """How well the title above a sentence fits a question."""
    library = leave.library
    question = understand(asked, korean.analyze(asked), korean.names)
    words = weigh_words(question, library, built_in_lexicon(), korean.analyze)
    hits = [Hit(passage, rank, 1.0, ()) for rank, passage in enumerate(library.passages("휴가규정.txt"), 1)]
    found = candidates(hits, {"휴가규정.txt": Reading(library.document("휴가규정.txt"))}, library)
    return Titled(question, words).fit(next(one for one in found if one.quote.startswith(quote)))


def test_what_a_question_and_a_rule_say_the_same_of(leave: Assistant, korean: Korean) -> None:
    own, other = (_fit(leave, korean, f"{topic} 언제 지급하나요?", "봉급은 매월") for topic in ("봉급은", "밀린 봉급"))
    assert own == pytest.approx(1.05 * other)


def test_a_verb_that_everything_is_done_with_tells_titles_apart(leave: Assistant, korean: Korean) -> None:
    """봉급 지급 is half named by 봉급, and whole by who must give it."""
    when, whether = "봉급은 언제까지 줘야 하나요?", "봉급은 매월 줘야 하나요?"
    assert _fit(leave, korean, when, "봉급은 매월") > 1.25 > _fit(leave, korean, whether, "봉급은 매월")


def test_the_counter_of_a_question_names_no_title(leave: Assistant, korean: Korean) -> None:
    asked, quote = "야간 근무는 몇 {}까지 되나요?", "열여덟 살이"
    assert _fit(leave, korean, asked.format("시간"), quote) == _fit(leave, korean, asked.format("명"), quote)


@pytest.mark.parametrize(
    ("asked", "title", "share"),
    [
        ("병가는 며칠 동안 쓸 수 있나요?", "병가일수", 2 / 4),  # 쓰다 is the matter, told below 사용
        ("병가는 며칠이에요?", "병가일수", 1.0),
        ("병가는 며칠이에요?", "휴직일수", 0.0),
        ("병가는 누가 되나요?", "병가대상자격", 2 / 6),
        ("병가 대상은?", "병가범위", 1.0),
        ("병가는 얼마예요?", "병가산정", 1.0),
        ("병가는 되나요?", "병가기간", 2 / 4),
    ],
)
def test_what_titles_call_that_which_is_only_asked_for(korean: Korean, asked: str, title: str, share: float) -> None:
    words = [Word("병가", ("병가",), 1.0, True)]
    question = understand(asked, korean.analyze(asked), korean.names)
    assert share_asked(title, words, said_by_asking(question)) == share


def test_the_rule_that_opens_an_article_stands_before_what_follows_from_it(leave: Assistant, korean: Korean) -> None:
    first, second = (_fit(leave, korean, "포상 알려 줘", quote) for quote in ("시장은 해마다", "시장은 포상을"))
    assert first == pytest.approx(1.05 * second)


def test_the_line_below_the_name_of_a_law_is_of_no_matter(leave: Assistant, korean: Korean) -> None:
    assert _fit(leave, korean, "휴가 규정은 몇 년까지 하나요?", "별빛시 직원 휴가 규정") == 0.5


def test_what_an_offence_is_punished_by_tells_nothing_else_of_its_matter(leave: Assistant, korean: Korean) -> None:
    quote = "병가를 거짓으로"
    assert _fit(leave, korean, "병가 신청은 누가 하나요?", quote) == 0.85
    assert _fit(leave, korean, "병가를 거짓으로 신청하면 벌금이 얼마인가요?", quote) > 0.9
