"""Bytes become text by their content alone, and what is no text is refused with the way out."""

import unicodedata
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.decode import canonical, decode_text
from ingest.errors import IngestError
from tests.examples import examples

SENTENCE = "가온시는 2025년에 총 915억원(17.3% 증가)을 투자하고, ‘가온돌봄콜’을 24시간 운영합니다.\n"
BINARY = "글 파일이 아니라 이진 파일입니다."
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
ZIP = b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xdf\xa4\xd2lZ\x01\x00\x00 \x05\x00\x00\x13\x00\x08\x02[Con"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + bytes.fromhex("3e000300feff0900")
ELF = b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00>\x00\x01\x00\x00\x00"


def refused(data: bytes) -> IngestError:
    with pytest.raises(IngestError) as caught:
        decode_text(data)
    assert caught.value.remedy.endswith("주세요.")
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "euc-kr", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_gives_the_same_text(encoding: str):
    assert decode_text(SENTENCE.encode(encoding)) == SENTENCE


def test_big_endian_mark_is_dropped():
    assert decode_text(b"\xfe\xff" + SENTENCE.encode("utf-16-be")) == SENTENCE


def test_syllables_beyond_euc_kr_are_read():
    text = "똠방각하는 펲시콜라를 뷁하고 마셨다. 햏햏한 하루였다."
    assert b"\x8c\x63" in text.encode("cp949")  # 똠 stands outside the 2,350 syllables of EUC-KR
    assert decode_text(text.encode("cp949")) == text


@pytest.mark.parametrize(
    "text",
    ["대한민국", "가나다라마바사아", "가온시청년정책과", "서울\r\n부산\r\n대구\r\n", "홍길동,김철수", "예산", "한글"],
)
def test_short_cp949_is_not_taken_for_utf16(text: str):
    """Without blanks, CP949 read as big-endian UTF-16 is all Hangul."""
    assert decode_text(text.encode("cp949")) == canonical(text)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", ["대한민국", "plain ASCII only", "□ 추진배경\n ○ 「계획」 수립 · 시행\n", "Ⅰ. 개요 ※ 주"]
)
def test_short_utf16_without_mark(text: str, encoding: str):
    assert decode_text(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("가\r\n나\r\n", "가\n나\n"),
        ("가\r나\r", "가\n나\n"),
        ("가\n나", "가\n나"),
        ("가\r\n나\r다\n라", "가\n나\n다\n라"),
        ("가\n\f나\n", "가\n\f나\n"),
        ("가\t나\v다", "가\t나\v다"),
    ],
)
def test_line_ends(written: str, read: str):
    assert decode_text(written.encode()) == read
    assert decode_text(b"\xff\xfe" + written.encode("utf-16-le")) == read


def test_decomposed_text_is_composed():
    decomposed = unicodedata.normalize("NFD", SENTENCE)
    assert decomposed != SENTENCE
    assert decode_text(decomposed.encode()) == SENTENCE


def test_compatibility_forms_stay():
    """NFKC would turn ①, Ⅳ, ㎞ and full-width signs into others, and quotes would no longer be the source's words."""
    assert decode_text("① Ⅳ ㎞ ㈜ （가） ㉠".encode()) == "① Ⅳ ㎞ ㈜ （가） ㉠"


def test_only_the_leading_mark_is_dropped():
    assert decode_text("\ufeff가\ufeff나".encode()) == "가\ufeff나"


def test_empty_and_blank_files_say_so():
    assert refused(b"").problem == "빈 파일입니다."
    for blank in (b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", "\u3000\n\u00a0".encode(), "\u200b\n".encode()):
        assert refused(blank).problem == "글자가 없는 파일입니다."


@pytest.mark.parametrize("data", [PNG, ZIP, OLE, ELF, bytes(40), b"\x01\x02\x03\x04" * 8], ids=range(6))
def test_binary_files_are_refused(data: bytes):
    assert refused(data).problem == BINARY


def test_random_bytes_are_refused():
    random = Random(2024)
    for size in (64, 257, 1024, 4096):
        assert refused(random.randbytes(size)).problem == BINARY


def test_a_stray_nul_is_named_and_not_called_binary():
    error = refused(SENTENCE.replace("가온시는", "가온시는\x00", 1).encode())
    assert error.problem == "글 속에 읽을 수 없는 글자(NUL)가 1개 있습니다."


def test_a_stray_control_character_does_no_harm():
    assert decode_text(f"\x02{SENTENCE}".encode()) == f"\x02{SENTENCE}"


def test_escape_codes_and_form_feeds_are_text():
    text = "\x1b[1m가온시\x1b[0m\n\f다음 쪽\n"
    assert decode_text(text.encode()) == text


@pytest.mark.parametrize("cut", [1, 2])
def test_utf8_cut_in_a_syllable_is_not_read_as_hanja(cut: int):
    data = ("가온시 청년 월세 지원사업 " * 4 + "끝").encode()[:-cut]
    error = refused(data)
    assert error.problem.startswith("글자 인코딩을 알 수 없습니다(약 ")


def test_mixed_encodings_are_refused_with_the_place():
    data = SENTENCE.encode() + SENTENCE.encode("cp949")
    assert refused(data).problem == (
        f"글자 인코딩을 알 수 없습니다(약 {len(SENTENCE.encode()) + 1:,}번째 바이트에서 읽지 못했습니다)."
    )
    refused(SENTENCE.encode("cp949") + SENTENCE.encode())


def test_other_encodings_are_refused():
    refused("これは日本語の文章です。".encode("shift_jis") + b"\x81")
    refused("caf\xe9".encode("latin-1"))
    refused(b"\xff\xfe" + SENTENCE.encode("utf-16-le")[:-1])
    refused(b"\xff\xfe" + "가".encode("utf-16-le") + b"\x00\xd8" + "나".encode("utf-16-le"))


def test_surrogates_cannot_occur():
    refused(b"\xed\xa0\x80" + SENTENCE.encode())


def test_decoding_twice_changes_nothing():
    once = decode_text(SENTENCE.encode("cp949"))
    assert decode_text(once.encode()) == once
    assert canonical(once) == once


# The 2,350 syllables of KS X 1001, which texts use.
SYLLABLES = st.sampled_from(
    bytes(byte for row in range(0xB0, 0xC9) for column in range(0xA1, 0xFF) for byte in (row, column)).decode("euc_kr")
)
WORDS = st.text(SYLLABLES, min_size=2, max_size=8)
SIGNS = st.sampled_from(" .,%()0123456789abcXYZ·「」’“”○□①※△\n")


@st.composite
def korean_texts(draw: st.DrawFn) -> str:
    """Texts of which at least half is Hangul, as office files are."""
    parts = [draw(WORDS)]
    for word in draw(st.lists(WORDS, min_size=1, max_size=12)):
        parts.append(draw(SIGNS) + word)
    return "".join(parts)


@settings(max_examples=examples(200), deadline=None)
@given(korean_texts(), st.sampled_from(["utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le", "utf-16-be"]))
def test_what_is_encoded_is_read_back(text: str, encoding: str):
    assert decode_text(text.encode(encoding)) == canonical(text)


@settings(max_examples=examples(200), deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_a_reason(data: bytes):
    try:
        text = decode_text(data)
    except IngestError as error:
        assert error.problem.endswith(".")
        assert error.remedy.endswith("주세요.")
    else:
        text.encode()
        assert text == canonical(text)
