"""What the pages are served over https with: the files of a certificate, tried before the server opens."""

import ssl
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import AssistantError

_FILES = "MUNDAP_CERTIFICATE에 인증서(PEM, 중간 인증서까지), MUNDAP_CERTIFICATE_KEY에 그 개인 키를 적었는지"


@dataclass(frozen=True, slots=True)
class Certificate:
    """The chain, the server's own certificate first, and its private key; both PEM, and they may be one file."""

    chain: Path
    key: Path

    def check(self) -> None:
        """Try whether a server can use it.

        Raises:
            AssistantError: a file can't be read or is no PEM, the key is another's, or it is locked by a password.
        """
        for path in (self.chain, self.key):
            try:
                path.open("rb").close()
            except (OSError, ValueError) as error:
                raise AssistantError(
                    f"인증서 파일을 읽을 수 없습니다: {path}", f"{_FILES}, 읽을 권한이 있는지 확인하세요."
                ) from error
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(self.chain, self.key, password=_locked)
        except ssl.SSLError as error:
            problem = f"https 인증서를 쓸 수 없습니다: {self.chain}, {self.key}"
            raise AssistantError(problem, f"{_FILES}, 서로 짝이 맞는지 확인하세요.") from error


def _locked() -> str:
    raise AssistantError(
        "인증서의 개인 키가 비밀번호로 잠겨 있습니다.",
        "`openssl pkey -in 잠긴.key -out 서버.key`로 푼 키를 주인만 읽을 수 있게(chmod 600) 두고 적어 주세요.",
    )
