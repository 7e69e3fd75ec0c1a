import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.hanja import is_hanja, readings

# Every place where the count of one reading ends and another begins would show in the words behind it.
WORDS = {
    "新産業": "신산업", "韓國": "한국", "美": "미", "中小企業": "중소기업", "脫炭素": "탈탄소", "前": "전", "對": "대",
    "無償": "무상", "憲法": "헌법", "豫算": "예산", "法律": "법률", "經濟": "경제", "市場": "시장", "假": "가",
    "詰": "힐", "希望": "희망", "環境": "환경", "福祉": "복지", "支援": "지원", "敎育": "교육", "農村": "농촌",
    "特別": "특별", "平均": "평균", "品質": "품질", "必要": "필요", "親環境": "친환경", "總額": "총액", "反": "반",
    "黨": "당", "大統領": "대통령", "李": "리", "高": "고", "超": "초", "銀行": "은행", "日": "일", "英": "영",
    "獨": "독", "佛": "불", "北": "배", "亞": "아", "與野": "여야", "檢察": "검찰", "軍": "군", "株": "주", "比": "비",
    "至": "지",
}  # fmt: skip


@pytest.mark.parametrize(("hanja", "hangul"), WORDS.items())
def test_how_words_are_read(hanja: str, hangul: str) -> None:
    assert hangul in readings(hanja)


@pytest.mark.parametrize(
    ("hanja", "known"),
    [
        ("不", ["부", "불"]),
        ("金", ["금", "김"]),
        ("女", ["녀", "여"]),
        ("理", ["리", "이"]),
        ("率", ["률", "솔", "율"]),
        ("樂", ["낙", "락", "악", "요"]),
        ("北", ["배", "북"]),
        ("車", ["거", "차"]),
    ],
)
def test_hanja_of_several_readings(hanja: str, known: list[str]) -> None:
    assert readings(hanja) == known


def test_other_characters_stay() -> None:
    assert readings("脫탄소 2050") == ["탈탄소 2050"]
    assert readings("") == [""]
    assert readings("𠀀々あ") == ["𠀀々あ"]
    assert not any(map(is_hanja, "가a1あ々𠀀 "))


def test_long_runs_are_read_in_few_ways() -> None:
    assert len(readings("樂" * 40)) == 16


def test_as_many_hanja_as_the_standard_has() -> None:
    # 268 stand twice or more; in Unicode two of these are Hanja of their own, 郎 beside 郞 and 隷 beside 隸
    assert sum(map(is_hanja, map(chr, range(0x4E00, 0xA000)))) == 4888 - 268 + 2


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0xFAFF), max_size=6))
def test_readings_have_a_syllable_for_each_hanja(text: str) -> None:
    plain = unicodedata.normalize("NFC", text)
    assert all(len(read) == len(plain) for read in readings(plain))
