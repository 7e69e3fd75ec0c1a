"""https: a real server with a certificate made here, and certificates that are none."""

import contextlib
import datetime
import http.client
import re
import ssl
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

import pytest

from assistant.errors import AssistantError
from assistant.serving.certificate import Certificate
from assistant.serving.users import Users
from assistant.settings import Settings
from tests.page_server import served

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

NAME, PASSWORD = "홍길동", "온빛시 예산 2025!"


def key_file(folder: Path, name: str, password: bytes | None = None) -> "EllipticCurvePrivateKey":
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    locked = serialization.BestAvailableEncryption(password) if password else serialization.NoEncryption()
    written = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, locked)
    (folder / name).write_bytes(written)
    return key


def chain_file(folder: Path, name: str, key: "EllipticCurvePrivateKey") -> None:
    """A certificate of 127.0.0.1 that vouches for itself."""
    from ipaddress import ip_address

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization

    named = x509.Name([x509.NameAttribute(x509.oid.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(named)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / name).write_bytes(certificate.public_bytes(serialization.Encoding.PEM))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    chain_file(tmp_path, "서버.crt", key_file(tmp_path, "서버.key"))
    return tmp_path


def test_a_pair_is_taken_also_from_one_file(folder: Path) -> None:
    Certificate(folder / "서버.crt", folder / "서버.key").check()
    both = folder / "둘.pem"
    both.write_bytes((folder / "서버.crt").read_bytes() + (folder / "서버.key").read_bytes())
    Certificate(both, both).check()


def test_what_can_not_be_used_is_told_before_the_server_opens(folder: Path) -> None:
    key_file(folder, "남의.key")
    key_file(folder, "잠긴.key", b"password")
    (folder / "글.txt").write_text("인증서가 아닙니다.", encoding="utf-8")
    for chain, key, problem in (
        ("없음.crt", "서버.key", "인증서 파일을 읽을 수 없습니다"),
        ("서버.crt", "없음.key", "인증서 파일을 읽을 수 없습니다"),
        ("서버.crt", "남의.key", "https 인증서를 쓸 수 없습니다"),
        ("글.txt", "서버.key", "https 인증서를 쓸 수 없습니다"),
        ("서버.crt", "잠긴.key", "비밀번호로 잠겨 있습니다"),
    ):
        with pytest.raises(AssistantError, match=problem):
            Certificate(folder / chain, folder / key).check()


def test_settings_name_both_files_or_one() -> None:
    both = {"MUNDAP_CERTIFICATE": "/c.pem", "MUNDAP_CERTIFICATE_KEY": "/k.pem"}
    assert Settings.from_environment(environment=both).serving.certificate == Certificate(
        Path("/c.pem"), Path("/k.pem")
    )
    one = Settings.from_environment(environment={"MUNDAP_CERTIFICATE": "/c.pem"})
    assert one.serving.certificate == Certificate(Path("/c.pem"), Path("/c.pem"))
    assert Settings.from_environment(environment={}).serving.certificate is None
    with pytest.raises(AssistantError, match="MUNDAP_CERTIFICATE가 없습니다"):
        Settings.from_environment(environment={"MUNDAP_CERTIFICATE_KEY": "/k.pem"})


@pytest.mark.slow
def test_a_login_over_https_leaves_a_cookie_for_https_alone(folder: Path) -> None:
    users = Users(folder / "users.tsv")
    users.add(NAME, PASSWORD)
    settings = {
        "MUNDAP_USERS": str(users.path),
        "MUNDAP_CERTIFICATE": str(folder / "서버.crt"),
        "MUNDAP_CERTIFICATE_KEY": str(folder / "서버.key"),
    }
    trusting = ssl.create_default_context(cafile=str(folder / "서버.crt"))
    with served(folder / "library", folder / "errors.txt", settings) as running:
        address = urlsplit(running.address)
        assert address.scheme == "https" and "https://127.0.0.1" in running.said
        with urllib.request.urlopen(f"{running.address}/healthz", context=trusting) as answer:
            assert answer.status == 200
        sent = urlencode({"name": NAME, "password": PASSWORD})
        headers = {"content-type": "application/x-www-form-urlencoded", "origin": running.address}
        with contextlib.closing(http.client.HTTPSConnection(address.netloc, context=trusting)) as connection:
            connection.request("POST", "/login", sent, headers)
            cookie = connection.getresponse().headers["set-cookie"]
        assert re.search(r"; HttpOnly; SameSite=Strict; Secure", cookie)
    assert "Traceback" not in (folder / "errors.txt").read_text()
