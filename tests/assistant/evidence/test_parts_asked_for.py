"""Which part of a sentence a question about a body means."""

from pathlib import Path

import pytest
from nuri import open_library

from assistant.evidence.finding import EvidenceFinder
from assistant.evidence.likeness import Likeness
from assistant.understanding.question import understand
from index.static import StaticEncoder
from ingest.korean import Korean

PLAN = """2022년 산업융합 투자 실적

- **부처별** 산업부가 16,151억원(비중 46.7%), 국토부 5,411억원(15.7%), 중기부 4,466억원(12.9%) 順
"""


TRADES = """2022년 업종별 저탄소 기술개발

- 업종별 탄소배출 저감 기술개발 추진
  * (철강) 8개 과제, 103억원 (석유화학) 5개 과제, 88.9억원 (시멘트) 8개 과제, 73.8억원
"""


@pytest.fixture(scope="module")
def finder(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> EvidenceFinder:
    library = open_library(
        Path(tmp_path_factory.mktemp("plan")), {"2022_투자.txt": PLAN, "저탄소.txt": TRADES}, korean, static
    )
    return EvidenceFinder(library, korean, Likeness(static))


def test_a_part_that_names_another_body_is_not_meant(finder: EvidenceFinder, korean: Korean) -> None:
    text = "22년 중소벤처기업부 산업융합 투자액, 비중은 됐고 금액만 알려줘"
    weighed = finder.find(understand(text, korean.analyze(text), finder.names)).weighed
    assert weighed[0].candidate.quote.startswith("**부처별**")
    assert [one.candidate.quote for one in weighed if one.candidate.is_part] == []


def test_a_part_may_be_meant_by_the_everyday_word_for_what_it_names(finder: EvidenceFinder, korean: Korean) -> None:
    text = "쇠 만드는 업종에는 탄소 저감에 얼마를 쓰나요?"
    first = finder.find(understand(text, korean.analyze(text), finder.names)).weighed[0].candidate
    assert first.is_part
    assert first.quote == "(철강) 8개 과제, 103억원"
