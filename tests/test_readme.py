import re
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

from benchmarks.tree import tree

ROOT = Path(__file__).parents[1]


def test_the_readme_shows_every_source_file_with_what_it_is_for():
    assert tree() in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_opens_with_what_it_is_the_two_commands_and_a_picture():
    first = (ROOT / "README.md").read_text(encoding="utf-8").split("\n## ")[0]
    assert first.startswith("# 문답 (mundap)\n")
    assert "make demo" in first and "make test" in first and "(docs/page.png)" in first
    assert (ROOT / "docs" / "page.png").is_file()


def test_the_pinned_torch_is_one_version_whose_small_build_for_the_cpu_fits_as_well():
    pins = [
        re.findall(r"torch==\S+", (ROOT / name).read_text(encoding="utf-8")) for name in ("Makefile", "constraints.txt")
    ]
    assert pins[0] == pins[1] and len(pins[0]) == 1
    pin = Requirement(pins[0][0]).specifier
    (version,) = (Version(one.version) for one in pin)
    small = Version(f"{version}+cpu")
    # Of builds that fit, pip takes the highest: the small one, wherever the index that README names is given.
    assert small in pin and small > version
