from pathlib import Path

from benchmarks.tree import tree

ROOT = Path(__file__).parents[1]


def test_the_readme_shows_every_source_file_with_what_it_is_for():
    assert tree() in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_opens_with_what_it_is_the_two_commands_and_a_picture():
    first = (ROOT / "README.md").read_text(encoding="utf-8").split("\n## ")[0]
    assert first.startswith("# 문답 (mundap)\n")
    assert "make demo" in first and "make test" in first and "(docs/page.png)" in first
    assert (ROOT / "docs" / "page.png").is_file()
