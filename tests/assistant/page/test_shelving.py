"""What the page's script says is checked: it may come from anybody."""

from pathlib import Path

import pytest
from fakes import BigramEncoder

from assistant.catalogue import Catalogue, Order, Wanted
from assistant.intake.intake import Intake
from assistant.intake.limits import UploadLimits
from assistant.page.shelving import Said, Shelving, names_of, wanted_of
from index.library import Library
from ingest.korean import Korean
from ingest.reading.config import ReadingConfig


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (Said(), Wanted()),
        (Said(words="예산", order="pages:0", page=3), Wanted("예산", Order.PAGES, False, 3)),
        (Said(words=["예산"], order="nothing:1", page="3"), Wanted()),
        (Said(words="가" * 300, order=7, page=True), Wanted("가" * 200)),
        (Said(page=-5), Wanted()),
        (Said(page=10**30, order="added:1"), Wanted(page=10**9)),
        (Said(order="__class__:1"), Wanted()),
    ],
)
def test_what_is_wanted_of_the_list(said: Said, wanted: Wanted):
    assert wanted_of(said) == wanted


@pytest.mark.parametrize(
    ("names", "read"),
    [
        (["가.hwp", "나.hwp"], ("가.hwp", "나.hwp")),
        ("가.hwp", ()),
        (None, ()),
        ([7, None, "", "가" * 1001, {"name": "가"}, "나"], ("나",)),
    ],
)
def test_names_of_documents(names: object, read: tuple[str, ...]):
    assert names_of(names) == read


def test_what_fits_nothing_is_left_undone(tmp_path: Path, korean: Korean):
    library = Library.open_or_create(tmp_path / "library", korean, BigramEncoder())
    intake = Intake(tmp_path / "library", lambda: library, ReadingConfig(workers=1), UploadLimits())
    intake.start()
    shelving = Shelving(intake, Catalogue(lambda: library, intake.originals.folder))
    version = intake.state().version
    for said in (
        Said(),
        Said(act="__init__"),
        Said(act=["remove"]),
        Said(act="remove", names="계획.hwp"),
        Said(act="choose", key=True, choice="keep"),
        Said(act="choose", key="7", choice="keep"),
        Said(act="choose", key=7, choice={"keep": 1}),
        Said(act="choose-all", key=["copy"], choice="drop"),
        Said(act="cancel", key=-1),
        Said(act="cancel", key=10**30),
    ):
        assert shelving.act(said, "") == ""
    assert shelving.act(Said(act="remove", names=["없는 문서.hwp"]), "") == ""
    assert "아직 문서가 없습니다." in shelving.show(Said())
    assert intake.state().version != version  # a removal, if only of nothing, was made
    intake.close()
    library.close()
