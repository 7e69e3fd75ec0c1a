import pytest

from assistant.understanding.readings import with_known_words
from index.lexicon import Entry, Lexicon
from index.query_repair import Reading
from ingest.korean import Korean

LEXICON = Lexicon([Entry("로켓", ("발사체",)), Entry("에이아이", ("인공지능", "AI")), Entry("알앤디", ("연구개발",))])


class Held:
    """A library that holds some words."""

    passage_count = 9

    def __init__(self, *held: str) -> None:
        self._held = dict.fromkeys(held, 1)

    def vocabulary(self) -> dict[str, int]:
        return self._held

    def document_frequency(self, term: str) -> int:
        return self._held.get(term, 0)


def reading(korean: Korean, written: str, read: str) -> Reading:
    analysis = korean.analyze(f"{read} 이름")
    return Reading(analysis, ((written, read),))


def test_a_word_of_the_lexicon_is_taken_back_where_its_other_word_is_held(korean: Korean) -> None:
    given = reading(korean, "로켓", "Rocket")
    kept = with_known_words(given, LEXICON, Held("발사체", "rocket"), korean)
    assert (kept.analysis.text, kept.corrections) == ("로켓 이름", ())
    assert kept.analysis.terms == ("rocket", "이름", "로켓")
    assert kept.analysis.tokens == korean.analyze("로켓 이름").tokens


@pytest.mark.parametrize(
    ("written", "read", "held"),
    [
        ("로켓", "Rocket", ("rocket",)),  # nothing else is held
        ("에이아이", "AI", ("인공지능", "ai")),  # the lexicon says the same
        ("알앤디", "R&D", ("연구개발", "r", "d")),  # spelt out, it is nothing else
        ("테크", "Tech", ("tech",)),
    ],
)
def test_other_readings_stay(korean: Korean, written: str, read: str, held: tuple[str, ...]) -> None:
    given = reading(korean, written, read)
    assert with_known_words(given, LEXICON, Held(*held), korean) is given


def test_a_word_with_its_particle_is_taken_back_too(korean: Korean) -> None:
    lexicon = Lexicon([Entry("지름", ("직경",))])
    given = Reading(korean.analyze("관의 지금은 얼마"), (("지름은", "지금은"),))
    kept = with_known_words(given, lexicon, Held("직경", "지금"), korean)
    assert (kept.analysis.text, kept.corrections) == ("관의 지름은 얼마", ())
    assert with_known_words(given, lexicon, Held("지금"), korean) is given
