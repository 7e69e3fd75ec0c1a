"""Random documents drawn from the marks and lines of Korean office files, and a fast stand-in for Kiwi."""

import re
from collections.abc import Iterable, Iterator

from hypothesis import strategies as st

from ingest.korean import Korean
from ingest.types import Morpheme

_WORD = re.compile(r"\S+")


class BlankKorean(Korean):
    """Words between blanks as nouns, sentences ended by full stops; counts the characters it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.passes = 0
        self.characters = 0

    def morphemes(self, texts: Iterable[str]) -> Iterator[list[Morpheme]]:
        self.passes += 1
        for text in texts:
            self.characters += len(text)
            sentence = 0
            found = []
            for word in _WORD.finditer(text):
                found.append(Morpheme(word[0], "NNG", word.start(), word.end(), sentence))
                sentence += word[0].endswith((".", "다", "요"))
            yield found


MARKS = st.sampled_from(
    [
        "# ",
        "## ",
        "Ⅰ. ",
        "Ⅱ. ",
        "제2장 ",
        "1. ",
        "2. ",
        "3. ",
        "1 ",
        "2 ",
        "1.\t",
        "가. ",
        "나. ",
        "가 ",
        "1) ",
        "2) ",
        "(1) ",
        "① ",
        "② ",
        "□ ",
        "◇ ",
        "▶ ",
        "○ ",
        "ㅇ ",
        "- ",
        "  - ",
        "   - ",
        "· ",
        "* ",
        "** ",
        "※ ",
        "주1) ",
        "제1조(목적) ",
        "Q1. ",
        "A1. ",
        "【참고】 ",
        "붙임 1 ",
        "참고\t",
        "\t- ",
        "「",
        "**",
        "",
        "",
    ]
)
WORDS = st.sampled_from(
    [
        "가온시",
        "청년 월세",
        "지원한다.",
        "지원함",
        "총 915억원",
        "17.3%",
        "계획*",
        "개요",
        "추진",
        "'24년",
        "하며,",
        "제1조에 따라",
        "돌봄**",
        "누리집",
        "합니다.",
        "2. 4.(화)",
        "(단위: 원)",
        "것입니까?",
        "필요",
        "다. 또한",
    ]
)
LINES = st.builds(lambda mark, words: mark + " ".join(words), MARKS, st.lists(WORDS, min_size=0, max_size=25))
CELLS = st.sampled_from(
    [
        "구분",
        "2024년",
        "예산",
        "1,200",
        "-",
        "",
        "",
        "청년",
        "가온시 청년정책과",
        "12.5 (3.4)",
        "000-210-2431",
    ]
)
ROWS = st.builds("\t".join, st.lists(CELLS, min_size=1, max_size=6))
PIPES = st.builds(lambda cells: f"| {' | '.join(cells)} |", st.lists(CELLS, min_size=1, max_size=4))
FURNITURE = st.sampled_from(
    [
        "",
        "",
        "",
        "- 3 -",
        "3",
        "12쪽",
        "---",
        "목 차",
        "Ⅰ. 개요\t1",
        "< 투자계획(억원) >",
        "(단위: 백만원)",
        "\f",
        "|---|---|",
    ]
)
TABLES = st.builds("\n".join, st.lists(ROWS, min_size=1, max_size=12) | st.lists(PIPES, min_size=1, max_size=6))
DOCUMENTS = st.builds("\n".join, st.lists(st.one_of(LINES, LINES, LINES, FURNITURE, TABLES), min_size=1, max_size=30))
# Any text, and such as is made of the signs that the reader looks for.
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=300),
    st.text(st.sampled_from("가1.)( \t\n|-*#□○①※:<>제조참고단위목차표쪽\f\u200b\u3000"), max_size=300),
)
