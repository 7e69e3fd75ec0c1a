"""The file around an HWP document: what is refused and why, distribution documents, metadata."""

import struct

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from ingest.content import Paragraph
from ingest.errors import IngestError
from ingest.formats.hwp import read
from ingest.limits import Limits
from tests.ingest.formats.hwp.compound import compound
from tests.ingest.formats.hwp.writer import DISTRIBUTION, DRM, LIMITS, PACKED, PASSWORD, header, hwp, p, packed, section

TEXT = [p(section(), "본문입니다.")]


def refusal(data: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(IngestError) as caught:
        read(data, limits)
    assert caught.value.remedy.endswith(("주세요.", "주십시오."))
    return caught.value.problem


@pytest.mark.parametrize("flags", [PACKED, 0])
def test_sections_are_read_packed_and_not(flags: int):
    assert read(hwp(TEXT, [p("둘째 구역")], flags=flags), Limits()).pieces == (
        Paragraph("본문입니다."),
        Paragraph("둘째 구역"),
    )


@pytest.mark.parametrize(
    ("flags", "problem"),
    [
        (PACKED | PASSWORD, "암호가 걸린 한글 문서입니다."),
        (PACKED | DRM, "문서 보안(DRM)이 걸린 한글 문서입니다."),
        (PACKED | 1 << 8, "문서 보안(DRM)이 걸린 한글 문서입니다."),
        (PACKED | 1 << 10, "문서 보안(DRM)이 걸린 한글 문서입니다."),
    ],
)
def test_locked_files_are_named(flags: int, problem: str):
    assert refusal(hwp(TEXT, flags=flags)) == problem


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (
            b"HWP Document File V3.00 \x1a\x01\x02\x03\x04\x05" + bytes(200),
            "아래아한글 3.x 이전 형식의 .hwp 문서입니다.",
        ),
        (b"<MARKANY_DOCUMENTSAFER>" + bytes(range(200)), "MarkAny 문서 보안(DRM)으로 암호화된 문서입니다."),
        (b"PK\x03\x04" + bytes(100), "한글 5.x 문서가 아닙니다."),
        (b"", "한글 5.x 문서가 아닙니다."),
        (compound({"FileHeader": b"something else".ljust(256)}), "한글 문서가 아닌 복합 문서입니다."),
        (
            compound({"FileHeader": header(major=6), "DocInfo": b"", "BodyText/Section0": b""}),
            "한글 6.x 형식의 문서입니다.",
        ),
        (compound({"WordDocument": b"x"}), "한글 문서가 손상되었습니다(FileHeader 부분이 없음)."),
        (compound({"FileHeader": header(0), "DocInfo": b""}), "한글 문서가 손상되었습니다(본문이 없음)."),
    ],
)
def test_other_files_are_refused_by_name(data: bytes, problem: str):
    assert refusal(data) == problem


@pytest.mark.parametrize("nodes", [[p(section())], [p(" \n ")], []])
def test_a_file_without_words_is_refused(nodes):
    assert refusal(hwp(nodes)).startswith("한글 문서에 글자가 없습니다.")


def scrambled(stream: bytes, seed: int) -> bytes:
    """A section as the editor writes it for distribution, with a key of our own."""
    block, state, run, byte = bytearray(256), seed, 0, 0
    key = bytes(range(1, 17))
    block[4 + (seed & 15) : 20 + (seed & 15)] = key
    for at in range(256):
        if run == 0:
            draws = []
            for _ in range(2):
                state = (state * 214013 + 2531011) & 0xFFFFFFFF
                draws.append(state >> 16 & 0x7FFF)
            byte, run = draws[0] & 0xFF, (draws[1] & 15) + 1
        block[at] ^= byte
        run -= 1
    block[:4] = struct.pack("<I", seed)
    encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
    padded = stream.ljust(-(-len(stream) // 16) * 16, b"\0")
    return struct.pack("<I", 28 | 256 << 20) + bytes(block) + encryptor.update(padded) + encryptor.finalize()


@pytest.mark.parametrize("seed", [1, 0x2F, 0xDEADBEEF])
@pytest.mark.parametrize("flags", [PACKED, 0])
def test_distribution_documents_are_read_from_their_own_streams(seed: int, flags: int):
    stream = b"".join(node.written() for node in TEXT)
    hidden = scrambled(packed(stream) if flags else stream, seed)
    decoy = [p("배포용 문서입니다. 최신 버전에서 여십시오.")]
    file = hwp(decoy, flags=flags | DISTRIBUTION, ViewText__Section0=hidden)
    assert read(file, Limits()).pieces == (Paragraph("본문입니다."),)


def test_a_distribution_document_without_its_key_is_damaged():
    broken = hwp(TEXT, flags=PACKED | DISTRIBUTION, ViewText__Section0=packed(b"x" * 400))
    assert refusal(broken) == "한글 문서가 손상되었습니다(배포용 문서의 열쇠가 없음)."


def summary(properties: dict[int, bytes]) -> bytes:
    at, table, values = 8 + 8 * len(properties), b"", b""
    for name, value in properties.items():
        table += struct.pack("<II", name, at + len(values))
        values += value
    return bytes(44) + struct.pack("<III", 48, at + len(values), len(properties)) + table + values


def words(text: str) -> bytes:
    return struct.pack("<II", 31, len(text) + 1) + (text + "\0").encode("utf-16-le")


def moment(ticks: int) -> bytes:
    return struct.pack("<IQ", 64, ticks)


EVENING = 133_500_420_000_000_000  # 2024-01-17 16:20 UTC


@pytest.mark.parametrize(
    ("properties", "told"),
    [
        (
            {2: words("2024년  예산\n개요"), 4: words("기획과"), 12: moment(0), 13: moment(EVENING)},
            ("2024년 예산 개요", "기획과", "2024-01-18"),
        ),
        ({12: moment(EVENING), 20: words("2018년 11월 8일")}, ("", "", "2018-11-08")),
        ({12: moment(EVENING), 20: words("2018년 13월 8일")}, ("", "", "2024-01-18")),
        ({20: words("2018년 11월 8일 목요일 오후 3:26:12"), 13: moment(2**64 - 1)}, ("", "", "")),
        ({4: struct.pack("<II", 30, 7) + "기획과".encode("cp949") + b"\0", 2: words("")}, ("", "기획과", "")),
        ({}, ("", "", "")),
    ],
)
def test_metadata_is_the_files_own(properties: dict[int, bytes], told: tuple[str, str, str]):
    found = read(hwp(TEXT, **{"\x05HwpSummaryInformation": summary(properties)}), Limits())
    assert (found.title, found.author, found.date) == told


def test_broken_metadata_is_none():
    broken = summary({2: words("제목")})[:60] + b"\xff" * 8
    assert read(hwp(TEXT, **{"\x05HwpSummaryInformation": broken}), Limits()).title == ""


def test_a_stream_that_unpacks_too_far_is_refused():
    bomb = hwp(TEXT, BodyText__Section1=packed(bytes(40_000_000)))
    assert refusal(bomb) == "한글 문서가 읽을 수 있는 한도를 넘습니다(압축 비율)."
    assert "(풀어 낸 크기)" in refusal(hwp(TEXT, [p("가" * 9000)], flags=0), Limits(unpacked_bytes=9000))
    assert "(풀어 낸 크기)" in refusal(bomb, Limits(ratio=10**6, unpacked_bytes=10_000_000))


def test_tracked_changes_are_remarked_on():
    assert read(hwp(TEXT, flags=PACKED | 1 << 14), LIMITS).remarks == (
        "변경 내용 추적을 쓴 문서입니다. 지운 것으로 표시된 글도 함께 읽었을 수 있습니다.",
    )
    assert read(hwp(TEXT), LIMITS).remarks == ()
