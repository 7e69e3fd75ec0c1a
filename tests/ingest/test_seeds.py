"""The two seed documents, read as their printed pages stand."""

from pathlib import Path

import pytest

from ingest.decode import decode_text
from ingest.files import read_document
from ingest.korean import Korean
from ingest.passages import SplitConfig
from ingest.plain import read_blocks
from ingest.prepare import prepare
from ingest.types import Block, BlockKind, Document
from tests.ingest.test_prepare import check_blocks, check_cells, check_passages, check_sentences

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "documents"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not there")


@pytest.fixture(scope="module")
def release() -> Document:
    path = SEEDS / "001_63c22c7a49825fa1.txt"
    return read_document(path, path.name)


@pytest.fixture(scope="module")
def plan() -> Document:
    path = SEEDS / "004_69b5d0863f4d8d05.txt"
    return read_document(path, path.name)


def words(document: Document, block: Block) -> str:
    return document.text[block.content_start : block.end]


def holding(document: Document, part: str, kind: BlockKind) -> Block:
    (found,) = (block for block in document.blocks if block.kind is kind and part in words(document, block))
    return found


def above(document: Document, block: Block) -> list[str]:
    path = []
    while block.parent is not None:
        block = document.blocks[block.parent]
        path.append(words(document, block))
    return path


def named_by(document: Document, cell: Block) -> list[str]:
    return [words(document, document.blocks[header]) for header in cell.headers]


def test_titles(release: Document, plan: Document):
    assert release.title == "제조업의 근간, 뿌리산업의 지속가능한 성장 생태계 조성 지원"
    assert plan.title == "2023년 산업융합발전 실행계획 요약본"


def test_columns_side_by_side(plan: Document):
    assert named_by(plan, holding(plan, "274.60", BlockKind.CELL)) == ["투자계획", "농림축산식품부"]
    assert named_by(plan, holding(plan, "5,411.81", BlockKind.CELL)) == ["투자실적", "국토교통부"]
    assert named_by(plan, holding(plan, "20,592.46", BlockKind.CELL)) == ["산업의 융합 경쟁력 강화"]


def test_captions(plan: Document):
    captions = [words(plan, block) for block in plan.blocks if block.kind is BlockKind.CAPTION]
    assert captions == [
        "< '23년 실행계획 추진 방향 >",
        "< 분야별 재정 투자실적(억원, 비중%) >",
        "< 부처별 재정 투자실적(억원, 비중%) >",
        "< 분야별 재정투자 계획(억원, 비중%) >",
        "< 부처별 재정투자 계획(억원, 비중%) >",
    ]


def test_the_total_stands_under_its_chapter(plan: Document):
    assert above(plan, holding(plan, "총 3조 2,682억원", BlockKind.BULLET)) == ["'23년도 재정투자계획"]
    assert above(plan, holding(plan, "총 3조 4,561억원", BlockKind.BULLET)) == [
        "'22년도 재정투자 실적",
        "'22년도 추진성과",
    ]


def test_ministries_are_siblings(plan: Document):
    chapter = holding(plan, "부처별 추진계획", BlockKind.HEADING)
    assert [words(plan, block) for block in plan.blocks if block.parent == chapter.id] == [
        "산업통상자원부",
        "과학기술정보통신부",
        "중소벤처기업부",
        "고용노동부",
        "문화체육관광부",
        "농림축산식품부",
        "해양수산부",
        "환경부",
        "보건복지부",
        "국토교통부",
        "행정안전부",
    ]


def test_chapters(plan: Document):
    chapters = [words(plan, block) for block in plan.blocks if block.kind is BlockKind.HEADING and block.level == 1]
    assert chapters == [
        "융합을 통한 산업경쟁력 제고",
        "그린(GX)·디지털(DX) 전환 촉진",
        "산업융합 생태계 조성",
        "추진배경 및 경과",
        "'22년도 추진성과",
        "'23년도 중점 추진계획",
        "'23년도 재정투자계획",
        "부처별 추진계획",
    ]


def test_lost_circles_are_found(plan: Document):
    summary = [block for block in plan.blocks if block.kind is BlockKind.HEADING and block.level == 2][:7]
    assert [words(plan, block) for block in summary] == [
        "산업융합을 통한 주력산업 경쟁력 제고",
        "제조서비스 등 융합신산업 촉진",
        "기술융합을 통한 탄소중립(Net-zero) 실현",
        "산업 전반에 걸친 디지털 전환(DX) 가속화",
        "소산업으로의 융합 확산",
        "국민 일상체감형 융합서비스 확대",
        "규제개선을 통한 융합제품·서비스 시장 창출",
    ]


def test_footnotes_stand_under_their_bullets(plan: Document):
    for note, bullet in [
        ("산업융합 129건", "'22년 총 228건*의 규제샌드박스 승인"),
        ("극한소재 One-Stop 실증기반 구축('23-'28", "100대 난제 미래소재 기술개발"),
        ("GNI 대비 수출입 비율", "우리산업은 중국과의 기술격차 감소*"),
        ("노면블록형 태양광발전", "융합신제품 적합성 인증제도* 운영"),
        ("연구에 관심이 있는 전공의", "(전공의 연구지원사업)"),
    ]:
        assert bullet in above(plan, holding(plan, note, BlockKind.FOOTNOTE))[0]


def test_contents_and_page_furniture_are_left_out(plan: Document):
    kept = {words(plan, block) for block in plan.blocks if block.kind is not BlockKind.TABLE}
    assert "목 차" not in kept
    assert not any("추진배경 및 경과\t1" in part for part in kept)


def test_contacts(release: Document):
    assert named_by(release, holding(release, "044-203-4906", BlockKind.CELL)) == [
        "담당자",
        "산업공급망정책관 뿌리산업팀",
    ]


def test_counted_bullets(release: Document):
    note = holding(release, "지능형 뿌리공정 시스템 구축(47억원)", BlockKind.FOOTNOTE)
    assert above(release, note)[1] == "② (혁신역량 제고) 뿌리산업 특화 R&D, DX 기반구축 사업 확대"


@pytest.mark.parametrize("folder", [SEEDS, SAMPLES], ids=["seeds", "samples"])
def test_real_documents_keep_to_the_rules(folder: Path, korean: Korean):
    for path in sorted(folder.glob("*")):
        text = decode_text(path.read_bytes())
        one = prepare(Document(path.name, "제목", "txt", "0" * 64, text, read_blocks(text)), korean)
        check_blocks(text, one.document.blocks)
        check_cells(one.document.blocks)
        check_sentences(one)
        check_passages(one, SplitConfig())
