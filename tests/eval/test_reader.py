"""Who looks at what on the page of evaluation: each page and each user its own, and only so many."""

from eval.page.reader import Readers
from eval.page.view import View


def test_a_page_finds_what_it_looked_at() -> None:
    readers = Readers()
    readers.find("김", "a").view = View(run="첫째")
    assert readers.find("김", "a").view == View(run="첫째")


def test_another_user_with_the_name_of_the_page_finds_nothing() -> None:
    readers = Readers()
    readers.find("김", "a").view = View(run="첫째")
    assert readers.find("이", "a").view == View()


def test_the_page_looked_at_longest_ago_is_forgotten() -> None:
    readers = Readers(most=2)
    for page in ("a", "b"):
        readers.find("", page).view = View(run=page)
    readers.find("", "a")
    readers.find("", "c")
    assert [readers.find("", page).view.run for page in ("c", "a")] == ["", "a"]
    assert readers.find("", "b").view == View()
