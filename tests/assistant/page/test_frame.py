"""The head of every page."""

from assistant.page.frame import PageName, header, library_state


def test_the_head_names_the_pages_and_which_one_this_is() -> None:
    shown = header(PageName.DOCUMENTS, library_state(1234))
    assert '<a href="/">묻고 답하기</a><a href="/documents" aria-current="page">문서</a>' in shown
    assert '<p class="state" role="status">문서 1,234건</p>' in shown
    assert "나가기" not in shown


def test_trouble_and_a_hostile_user_stay_words() -> None:
    shown = header(PageName.ASKING, "<b>`mundap add`</b>", trouble=True, user='<img src="x">')
    assert '<p class="state trouble" role="status">&lt;b&gt;<code>mundap add</code>&lt;/b&gt;</p>' in shown
    assert '<span class="user">&lt;img src=&quot;x&quot;&gt;</span>' in shown
    assert "<img" not in shown


def test_an_empty_library_is_told_where_to_begin() -> None:
    assert library_state(0) == "문서 0건"
