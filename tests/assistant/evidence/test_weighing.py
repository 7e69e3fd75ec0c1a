from dataclasses import replace
from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from assistant.evidence.finding import EvidenceFinder, best
from assistant.evidence.likeness import Likeness
from assistant.evidence.weighing import Weighed, weigh
from assistant.understanding.question import Question, understand
from assistant.understanding.words import weigh_words
from index.lexicon import Lexicon
from index.static import StaticEncoder
from ingest.korean import Korean


@pytest.fixture(scope="module")
def finder(county: Assistant, korean: Korean, static: StaticEncoder) -> EvidenceFinder:
    return EvidenceFinder(county.library, korean, Likeness(static))


def asked(korean: Korean, text: str) -> Question:
    return understand(text, korean.analyze(text))


def first(finder: EvidenceFinder, korean: Korean, text: str) -> Weighed:
    return finder.find(asked(korean, text)).weighed[0]


def test_evidence_is_ordered_by_its_score(finder: EvidenceFinder, korean: Korean) -> None:
    found = finder.find(asked(korean, "2025년 별빛축제 금액은?"))
    scores = [one.score for one in found.weighed]
    assert scores == sorted(scores, reverse=True)
    assert found.weighed[0].missing == ()
    assert found.weighed[0].candidate.reading.document.name == "2025_관광_시행계획.txt"
    assert len(found.hits) <= 12


def test_of_two_editions_the_newer_comes_first_where_no_year_is_named(finder: EvidenceFinder, korean: Korean) -> None:
    one = first(finder, korean, "별빛축제 금액은?")
    assert one.candidate.reading.edition_year == 2025
    assert first(finder, korean, "2024년 별빛축제 금액은?").candidate.reading.edition_year == 2024


def test_what_the_evidence_lacks_is_named(finder: EvidenceFinder, korean: Korean) -> None:
    assert "우주선" in first(finder, korean, "우주선 야영장 사용료").missing


def test_a_word_of_like_meaning_covers_a_part(finder: EvidenceFinder, korean: Korean) -> None:
    same = first(finder, korean, "야영장 사용료는 얼마?")
    like = first(finder, korean, "야영장 요금은 얼마?")
    assert like.candidate.quote == same.candidate.quote == "야영장 사용료는 한 면에 하루 2만 5천원으로 한다."


def test_nothing_weighs_nothing(korean: Korean, static: StaticEncoder) -> None:
    question = asked(korean, "별빛축제")
    assert weigh(question, (), [], Likeness(static)) == []
    assert best([], 0.5) is None


def test_the_best_must_reach_the_least_score(finder: EvidenceFinder, korean: Korean) -> None:
    one = first(finder, korean, "2025년 별빛축제 금액은?")
    assert best([one], one.score) is one
    assert best([replace(one, score=0.3)], 0.5) is None


def test_a_question_is_asked_of_one_year_or_body_alone(finder: EvidenceFinder, korean: Korean) -> None:
    question = asked(korean, "2024년과 2025년 별빛축제 금액은 얼마나 늘었나요?")
    alone = finder.for_year(question, 2024)
    assert (alone.text, alone.years) == ("2024년 별빛축제 금액은 얼마나 늘었나요?", (2024,))
    assert alone.asked == question.asked
    both = asked(korean, "환경부와 국토부 지원액")
    alone = finder.for_body(both, both.bodies[1])
    assert [body.name for body in alone.bodies] == ["국토교통부"]
    assert "환경부" not in alone.text
    assert "국토부" in alone.text


def test_searching_uses_the_other_names_of_a_body_and_mended_words(finder: EvidenceFinder, korean: Korean) -> None:
    hits = finder.search(asked(korean, "국토부 전망대"))
    assert "전망대" in hits[0].passage.text
    assert "별빛축제" in finder.search(asked(korean, "별빛축재"))[0].passage.text


def test_what_stands_in_a_passage_that_fits_little_counts_less(
    finder: EvidenceFinder, korean: Korean, static: StaticEncoder
) -> None:
    question = asked(korean, "2025년 별빛축제 금액은?")
    one = first(finder, korean, question.text).candidate
    words = weigh_words(question, finder._library, Lexicon(()), korean.analyze)
    near, far = (
        weigh(question, words, [replace(one, relevance=share)], Likeness(static))[0].score for share in (1.0, 0.2)
    )
    assert far == pytest.approx(near * 0.2**0.3)


@pytest.mark.parametrize(
    ("text", "first_said"),
    [
        ("월세는 얼마까지 나와요?", "시는 월세를 월 최대 25만원까지 준다."),
        ("내용을 수정하고 싶어요", "낸 내용은 몇 번이든 고칠 수 있다."),
    ],
    ids=["end of another word", "a verb of like meaning"],
)
def test_words_are_held_as_words(
    korean: Korean, static: StaticEncoder, tmp_path: Path, text: str, first_said: str
) -> None:
    library = {
        "주거.txt": "주거 지원 안내\n\n전월세 이자를 26억원까지 준다.\n\n시는 월세를 월 최대 25만원까지 준다.\n",
        "서류.txt": "서류 안내\n\n낸 내용은 누리집에서 보인다.\n\n낸 내용은 몇 번이든 고칠 수 있다.\n",
    }
    assistant = open_assistant(tmp_path, library, korean, static)
    found = EvidenceFinder(assistant.library, korean, Likeness(static)).find(asked(korean, text))
    assert found.weighed[0].candidate.quote == first_said
