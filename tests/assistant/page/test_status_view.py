"""What people read of how the server stands, over real examinations and hostile values."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from assistant.intake.config import WatchConfig
from assistant.page.examining import Examined, Examining
from assistant.page.status_view import status_page
from assistant.serving.config import ServingConfig
from assistant.serving.users import Users
from assistant.settings import Settings
from assistant.shell.doctor import Examination, examine
from assistant.shell.models import Missing
from assistant.sizes import size
from index.encoder import BUILT_IN, open_encoder
from index.library import Library

KEY = "sk-열쇠0123456789"
HOSTILE = '<img src=x onerror="alert(1)">${alert(1)}'


@pytest.fixture(scope="module")
def library(tmp_path_factory, korean) -> Path:
    folder = tmp_path_factory.mktemp("library")
    Library.open_or_create(folder, korean, open_encoder(BUILT_IN)).close()
    return folder


def shown(settings: Settings, logged_in: int = 0) -> str:
    return status_page(Examined(examine(settings), "14:05"), logged_in)


def rows(page: str) -> dict[str, str]:
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page)
    return {unescape(name): unescape(value) for name, value in found}


def test_an_office_without_a_model_reads_what_it_has(library):
    page = shown(Settings(library))
    assert "✓ 빠진 것이 없습니다." in page
    assert "14:05에 점검했습니다" in page
    told = rows(page)
    assert told["상태"] == "쓸 수 있음"
    assert told["저장된 대화"] == "0개"
    assert told["답을 쓰는 방식"] == "내장 방식 (언어 모델 없음)"
    assert told["로그인"] == "필요 없음 (이 컴퓨터에서만 들어옵니다)"
    assert told["문서함"] == str(library)
    assert told["파일 하나"] == "300MB"
    assert told["폴더"] == "지켜보는 폴더가 없습니다"
    assert told["gradio"].startswith("6.")
    assert "API 키" not in told


def test_a_model_is_told_without_its_key_or_the_passwords_of_its_address(library):
    settings = Settings(
        library, model="local", base_url="http://user:word@127.0.0.1:8000/v1?token=abc", api_key=KEY, strict=True
    )
    page = shown(settings)
    told = rows(page)
    assert told["언어 모델"] == "local"
    assert told["서버 주소"] == "http://127.0.0.1:8000/v1"
    assert told["API 키"] == "설정됨 (보이지 않음)"
    assert told["읽고 쓰는 길이"] == "8,192토큰 (그중 답변 1,024토큰)"
    assert told["엄격 모드의 기본값"].startswith("켜짐. 근거를 확인하지 못한 문장을 답에서 뺍니다.")
    assert not any(secret in page for secret in (KEY, "word", "abc"))


def test_what_is_missing_is_told_with_the_way_to_mend_it(tmp_path):
    users = tmp_path / "users.tsv"
    Users(users).add("가", "a long password")
    users.chmod(0o644)
    settings = Settings(tmp_path / "none", model="local", context_tokens=100, serving=ServingConfig(users=users))
    page = shown(settings, logged_in=3)
    told = rows(page)
    assert told["상태"] == "아직 없음"
    assert (told["로그인"], told["사용자"], told["지금 들어온 사람"]) == ("필요함", "1명", "3명")
    assert re.search(r"손볼 것이 \d가지 있습니다\.", page)
    assert "MUNDAP_CONTEXT_TOKENS(100)가 너무 작아" in page
    assert "<code>mundap add" in page
    assert "이 컴퓨터의 다른 계정도 사용자 파일을 읽을 수 있습니다." in page
    assert "scrypt" not in page


def test_a_watched_folder_that_is_gone_is_told(library, tmp_path):
    page = shown(Settings(library, watch=WatchConfig((tmp_path, tmp_path / "gone"), 10)))
    told = rows(page)
    assert (told["폴더"], told["살펴보는 간격"]) == (f"{tmp_path}, {tmp_path / 'gone'}", "10초")
    assert f"지켜볼 폴더를 찾을 수 없습니다: {tmp_path / 'gone'}" in page
    assert "손볼 것이 1가지 있습니다." in page


def test_hostile_settings_are_only_words(library):
    settings = Settings(library, model=HOSTILE, base_url=f"http://x/{HOSTILE}", serving=ServingConfig(hosts=(HOSTILE,)))
    examined = Examined(examine(settings), HOSTILE)
    examined = replace(
        examined, examination=Examination(examined.examination.findings, (Missing(HOSTILE, f"`{HOSTILE}`"),))
    )
    page = status_page(examined, 0)
    assert "<img" not in page
    assert page.count("&lt;img") >= 5


@pytest.mark.parametrize(
    ("octets", "words"),
    [(0, "0KB"), (999_999, "1,000KB"), (1_000_000, "1MB"), (1_000_000_000, "1GB"), (2_500_000_000, "2.5GB")],
)
def test_a_size_is_said_as_people_do(octets, words):
    assert size(octets) == words


def test_what_was_found_is_kept_for_a_while_and_found_again_when_asked(tmp_path):
    class Clock:
        now = 0.0

        def __call__(self):
            return self.now

    clock = Clock()
    examining = Examining(Settings(tmp_path / "none"), clock)
    assert examining.kept is None
    first = examining.found()
    assert examining.found() is first
    clock.now = 601
    assert examining.kept is None
    second = examining.found()
    assert second is not first
    assert examining.again() is not second
