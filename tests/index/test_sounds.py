import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sounds import phones, skeleton, skeletons, strangeness

# Loan words as they are usually written, and what it costs to read them so.
SPELT = """
플랫폼 platform 0, 스마트 smart 0, 팩토리 factory 0, 테크 tech 0, 브릿지 bridge 0, 브리지 bridge 0, 메인 main 0
넷 net 0, 비즈 biz 0, 마스 maas 0, 시스템 system 0, 서비스 service 1, 데이터 data 0, 센터 center 0, 센터 centre 0
프로젝트 project 0, 컨설팅 consulting 0, 마케팅 marketing 0, 브랜드 brand 0, 디자인 design 1, 소프트웨어 software 0
네트워크 network 0, 클라우드 cloud 0, 로봇 robot 0, 드론 drone 0, 블록체인 blockchain 0, 메타버스 metaverse 0
스타트업 startup 0, 벤처 venture 0, 펀드 fund 0, 바우처 voucher 0, 컨소시엄 consortium 0, 포럼 forum 0
세미나 seminar 0, 워크숍 workshop 0, 콘퍼런스 conference 0, 아카데미 academy 0, 캠퍼스 campus 0, 멘토링 mentoring 0
매니저 manager 1, 리더십 leadership 0, 솔루션 solution 0, 애플리케이션 application 0, 홈페이지 homepage 0
이메일 email 1, 배터리 battery 1, 하이브리드 hybrid 1, 에너지 energy 1, 디지털 digital 1, 챗봇 chatbot 0
매뉴얼 manual 0, 테스트베드 testbed 0, 이노베이션 innovation 0, 클러스터 cluster 0, 페스티벌 festival 0
콘서트 concert 1, 콘텐츠 contents 0, 스포츠 sports 0, 헬스케어 healthcare 0, 모빌리티 mobility 0
큐레이션 curation 0, 오버헤드 overhead 0, 유튜브 youtube 1, 블루투스 bluetooth 0, 스토리지 storage 0, 액세스 access 0
"""


def test_loan_words_are_spelt_by_rule() -> None:
    for line in SPELT.replace("\n", ",").split(","):
        if line.strip():
            hangul, latin, cost = line.split()
            assert skeleton(phones(hangul)) in skeletons(latin), line
            assert strangeness(latin, phones(hangul), 3) == int(cost), line


@pytest.mark.parametrize(
    ("hangul", "sounds"),
    [
        ("테크", "tekx"),
        ("넷", "neT"),
        ("브릿지", "bxliji"),
        ("플러스", "pxLAsx"),
        ("와이파이", "waipai"),
        ("써비스", "sAbisx"),
    ],
)
def test_hangul_as_phones(hangul: str, sounds: str) -> None:
    assert phones(hangul) == sounds


@pytest.mark.parametrize("word", ["값", "땅", "닭장", "빵", "", "tech", "테크1", "ㅋㅋ"])
def test_what_no_loan_word_holds_has_no_phones(word: str) -> None:
    assert phones(word) == ""


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("널리", "nuri"),
        ("보겔", "vocal"),
        ("비슷", "best"),
        ("카바이드", "covid"),
        ("메이커", "make"),
        ("게이트", "get"),
        ("정부", "jumbo"),
    ],
)
def test_words_that_only_look_alike_cost_more_than_they_may(hangul: str, latin: str) -> None:
    sounds = phones(hangul)
    assert (
        skeleton(sounds) not in skeletons(latin)
        or strangeness(latin, sounds, len(sounds.replace("x", "")) // 5) is None
    )


@given(
    st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=12),
    st.text("abcdefghijklmnopqrstuvwxyz", max_size=14),
)
def test_any_two_words_are_compared(hangul: str, latin: str) -> None:
    sounds = phones(hangul)
    assert 1 <= len(skeletons(latin)) <= 16
    assert sounds.isascii()
    strict, loose = strangeness(latin, sounds, 1), strangeness(latin, sounds, 4)
    assert loose is None or 0 <= loose <= 4
    assert strict is None or strict == loose
