"""Passwords as they are kept: salted scrypt hashes with their parameters beside them. Knows no names and no files."""

import base64
import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass

# 32 MB and about a fifth of a second on an office machine: nothing for one login, much for a million guesses.
_COST, _BLOCK, _PARALLEL = 2**15, 8, 3
_SALT_BYTES, _HASH_BYTES = 16, 32
# A line that asks for more is no line of ours; it would only take the machine's memory.
_MOST_MEMORY = 256 * 1024 * 1024
LEAST_LETTERS, MOST_LETTERS = 8, 200


@dataclass(frozen=True, slots=True)
class Kept:
    """One password's hash with what it was made with."""

    cost: int
    block: int
    parallel: int
    salt: bytes
    hash: bytes

    def __str__(self) -> str:
        """Write it as a users file holds it."""
        return f"scrypt${self.cost}${self.block}${self.parallel}${_written(self.salt)}${_written(self.hash)}"

    def matches(self, password: str) -> bool:
        """Whether this is the password; takes as long for a wrong one."""
        made = _hashed(password, self.salt, (self.cost, self.block, self.parallel), len(self.hash))
        return hmac.compare_digest(made, self.hash)


def kept(password: str) -> Kept:
    """Hash a password with a salt of its own."""
    salt = secrets.token_bytes(_SALT_BYTES)
    return Kept(_COST, _BLOCK, _PARALLEL, salt, _hashed(password, salt, (_COST, _BLOCK, _PARALLEL), _HASH_BYTES))


def nobodys() -> Kept:
    """A hash that no password has, to check where there is no such user: it takes as long."""
    return Kept(_COST, _BLOCK, _PARALLEL, secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_HASH_BYTES))


def read_kept(written: str) -> Kept | None:
    """Read a hash of a users file; None for what none of ours is."""
    scheme, *parts = written.split("$")
    if scheme != "scrypt" or len(parts) != 5 or not all(part.isascii() and part.isdigit() for part in parts[:3]):
        return None
    cost, block, parallel = (int(part[:9]) for part in parts[:3])
    try:
        salt, made = (base64.b64decode(part, validate=True) for part in parts[3:])
    except ValueError:
        return None
    sound = cost > 1 and cost & (cost - 1) == 0 and block and parallel and len(salt) >= 8 and len(made) >= 16
    if not sound or 128 * block * (cost + parallel) > _MOST_MEMORY:
        return None
    return Kept(cost, block, parallel, salt, made)


def _hashed(password: str, salt: bytes, parameters: tuple[int, int, int], length: int) -> bytes:
    cost, block, parallel = parameters
    # One keyboard sends 가 as one sign and another as two: they are one password. Half of a pair can't be encoded.
    letters = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    return hashlib.scrypt(letters, salt=salt, n=cost, r=block, p=parallel, maxmem=_MOST_MEMORY + 2**20, dklen=length)


def _written(octets: bytes) -> str:
    return base64.b64encode(octets).decode("ascii")
