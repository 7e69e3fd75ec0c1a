import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.keyboard import keys_of
from index.spelling import LIKELY_SLIP, LONGEST_KEYS, OTHER_SLIP, SHORTEST_KEYS, Near, SpellingIndex, slip_cost

WORDS = ["시중은행", "은행", "소비자물가지수", "정책금리", "정책", "금리", "뿌리산업", "물가"]
INDEX = SpellingIndex(WORDS)
KEYS = "qwertyuiopasdfghjklzxcvbnmQWERTOP"
SPELLED = st.text(KEYS, min_size=SHORTEST_KEYS, max_size=LONGEST_KEYS)


@st.composite
def slips(draw: st.DrawFn) -> tuple[str, str]:
    """Keys that were meant, and the same with one slip: a key wrong, left out, put in, or two in the wrong order."""
    meant = draw(SPELLED)
    at = draw(st.integers(0, len(meant) - 1))
    key = draw(st.sampled_from(KEYS))
    hit = draw(
        st.sampled_from(
            [
                meant[:at] + key + meant[at + 1 :],
                meant[:at] + meant[at + 1 :],
                meant[:at] + key + meant[at:],
                meant[:at] + meant[at : at + 2][::-1] + meant[at + 2 :],
            ]
        )
    )
    return meant, hit


@pytest.mark.parametrize(
    ("meant", "hit", "cost"),
    [
        ("금리", "금리", 0.0),
        ("은행", "은핸", LIKELY_SLIP),  # d beside s, the key under it
        ("은행", "은햊", OTHER_SLIP),
        ("은행", "은ㅐㅎㅇ", LIKELY_SLIP),  # two keys in the wrong order
        ("은행", "은해", LIKELY_SLIP),
        ("은행", "은행ㅇ", LIKELY_SLIP),
        ("은행", "은행ㅋ", OTHER_SLIP),
        ("정책", "절책", LIKELY_SLIP),
        ("정책", "접책", OTHER_SLIP),
        ("정책", "정첵", LIKELY_SLIP),
        ("정책", "정책ㅊㅊ", None),
        ("정책", "금리", None),
        ("", "", 0.0),
        ("", "ㅋ", OTHER_SLIP),
    ],
)
def test_what_a_slip_costs(meant: str, hit: str, cost: float | None) -> None:
    assert slip_cost(keys_of(meant), keys_of(hit)) == cost


@given(slips())
def test_every_slip_is_one_both_ways(pair: tuple[str, str]) -> None:
    meant, hit = pair
    there, back = slip_cost(meant, hit), slip_cost(hit, meant)
    assert there is not None and back is not None
    assert (there == 0) == (back == 0) == (meant == hit)


@given(SPELLED, st.integers(0, LONGEST_KEYS), st.sampled_from(KEYS.lower()))
def test_a_wrong_key_costs_the_same_both_ways(meant: str, at: int, key: str) -> None:
    hit = meant[: at % len(meant)] + key + meant[at % len(meant) + 1 :]
    if meant.islower():
        assert slip_cost(meant, hit) == slip_cost(hit, meant)


@given(SPELLED, st.text(KEYS, max_size=LONGEST_KEYS))
def test_one_slip_is_told_from_more(meant: str, hit: str) -> None:
    assert (slip_cost(meant, hit) is None) == (not _one_slip_apart(meant, hit))


@given(st.lists(slips(), min_size=1, max_size=8), st.text(KEYS, max_size=6), st.text(KEYS, max_size=6))
def test_every_planted_slip_is_found(pairs: list[tuple[str, str]], before: str, behind: str) -> None:
    index = SpellingIndex([meant for meant, _ in pairs])
    for meant, hit in pairs:
        found = index.inside(before + hit + behind)
        assert Near(meant, len(before), len(before) + len(hit), slip_cost(meant, hit) or 0.0) in found
        assert all(slip_cost(near.word, (before + hit + behind)[near.start : near.end]) == near.cost for near in found)


def test_words_are_found_inside_a_run_with_their_places_and_costs() -> None:
    found = INDEX.inside(keys_of("시중은핸의"))
    assert Near("시중은행", 0, len(keys_of("시중은핸")), LIKELY_SLIP) in found
    assert Near("은행", len(keys_of("시중")), len(keys_of("시중은핸")), LIKELY_SLIP) in found
    assert {near.word for near in found} == {"시중은행", "은행"}


def test_a_slip_over_the_border_of_two_syllables_is_one_slip() -> None:
    # tksdjq typed as tkdsjq: ㄴ and ㅇ change places, and with them the border
    assert INDEX.inside(keys_of("뿌리상넙")) == [Near("뿌리산업", 0, 10, LIKELY_SLIP)]


def test_words_of_too_few_or_too_many_keys_are_left_out() -> None:
    assert len(SpellingIndex(["가", "가나", "가" * 11, "가" * 10])) == 2


def test_an_empty_index_finds_nothing() -> None:
    assert SpellingIndex([]).inside(keys_of("시중은행")) == []
    assert INDEX.inside("") == []
    assert INDEX.inside("rk") == []


def _one_slip_apart(meant: str, hit: str) -> bool:
    """The same by trying every slip."""
    swapped = {meant[:at] + meant[at : at + 2][::-1] + meant[at + 2 :] for at in range(len(meant) - 1)}
    dropped = {meant[:at] + meant[at + 1 :] for at in range(len(meant))}
    added = {meant in (hit[:at] + hit[at + 1 :] for at in range(len(hit)))}
    wrong = len(meant) == len(hit) and sum(a != b for a, b in zip(meant, hit, strict=True)) <= 1
    return meant == hit or hit in swapped | dropped or True in added or wrong
