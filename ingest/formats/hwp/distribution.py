"""Distribution (배포용) documents: their sections are scrambled with a key that lies in the same stream.

By design such files open without a password and only bar editing and copying in the editor. The stream begins with
a record of 256 bytes: a seed and, from the fifth byte on, bytes mixed with a row of pseudo-random numbers; 16 of
them are the AES-128-ECB key of what follows.
"""

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from ingest.formats.hwp.records import Tag, u32
from ingest.formats.hwp.refusals import damaged

_HEADER = 4
_BLOCK = 256


def unscramble(stream: bytes) -> bytes:
    """Give a section's stream as it is in an ordinary document, up to 15 bytes of padding at its end.

    Raises:
        IngestError: the stream doesn't begin with the key's record.
    """
    if u32(stream, 0) & 0x3FF != Tag.DISTRIBUTION or len(stream) < _HEADER + _BLOCK:
        raise damaged("배포용 문서의 열쇠가 없음")
    block = stream[_HEADER : _HEADER + _BLOCK]
    seed = u32(block, 0)
    mixed = bytes(one ^ other for one, other in zip(block, _noise(seed), strict=True))
    start = 4 + (seed & 0xF)
    whole = (len(stream) - _HEADER - _BLOCK) // 16 * 16
    decryptor = Cipher(algorithms.AES(mixed[start : start + 16]), modes.ECB()).decryptor()
    return decryptor.update(stream[_HEADER + _BLOCK : _HEADER + _BLOCK + whole]) + decryptor.finalize()


def _noise(seed: int) -> bytes:
    """Bytes in runs: each pair of numbers of the C library's ``rand`` gives a byte and how often it stands."""
    noise = bytearray()
    while len(noise) < _BLOCK:
        seed, value = _rand(seed)
        seed, run = _rand(seed)
        noise += bytes([value & 0xFF]) * ((run & 0xF) + 1)
    return bytes(noise[:_BLOCK])


def _rand(seed: int) -> tuple[int, int]:
    seed = (seed * 214013 + 2531011) & 0xFFFFFFFF
    return seed, seed >> 16 & 0x7FFF
