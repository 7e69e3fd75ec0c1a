"""Which rows a morpheme stands for."""

from zlib import crc32

import pytest

from index.token_rows import TokenRows

KEYS = (
    "가나/NNG",
    "다라/NNG",
    "마바사/NNG",
    "가/NNG",
    "나다라마바사/NNP",
    "아자차카타파하거/NNG",
    "너더러머버서어저처/NNG",
)
NUMBERS, WORDS, PAIRS = 50, 50, 50
END = len(KEYS) + NUMBERS + WORDS + PAIRS
TABLE = TokenRows(KEYS, NUMBERS, WORDS, END)


def pieces(*rows: int) -> tuple[int, ...]:
    return tuple(END + row for row in rows)


def buckets(*pairs: str) -> tuple[int, ...]:
    first = len(KEYS) + NUMBERS + WORDS
    return pieces(*(first + crc32(pair.encode()) % PAIRS for pair in pairs))


def test_three_known_pieces_are_better_than_two_of_which_one_is_a_syllable() -> None:
    assert TABLE["가나다라마바사/NNG"] == pieces(0, 1, 2)
    assert TABLE["가다라/NNG"] == pieces(3, 1)


def test_of_as_many_pieces_the_last_is_the_longest() -> None:
    table = TokenRows(("가나/NNG", "다라마/NNG", "가나다/NNG", "라마/NNG"), 1, 1, 9)
    assert table["가나다라마/NNG"] == (9, 10)


def test_a_piece_has_eight_syllables_at_most() -> None:
    assert TABLE["가나아자차카타파하거/NNG"] == pieces(0, 5)
    assert TABLE["가너더/NNG"] == buckets("<가", "가너", "너더", "더>")
    long = "너더러머버서어저처"
    assert TABLE[f"{long}/NNG"] == (6,)
    assert TABLE[f"가나{long}/NNG"] == buckets(*map("".join, zip(f"<가나{long}", f"가나{long}>", strict=True)))


@pytest.mark.parametrize(("token", "same"), [("AI/SL", "ai/SL"), ("R/W_SERIAL", "r/SL"), ("6,369/SN", "6369/SN")])
def test_case_and_commas_make_no_difference(token: str, same: str) -> None:
    assert TABLE[token] == TABLE[same]


def test_words_and_numbers_are_told_apart() -> None:
    of_word = len(KEYS) + NUMBERS + crc32(b"ai") % WORDS
    assert TABLE["ai/SL"] == (of_word,)
    assert TABLE["2024/SN"] == (len(KEYS) + crc32(b"2024") % NUMBERS,)
    assert TABLE["은/JX"] == TABLE["뵙/VV"] == ()
