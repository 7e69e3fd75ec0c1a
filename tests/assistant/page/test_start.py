"""What stands around the turns: harmless, and it leads on."""

from assistant.page.frame import NO_DOCUMENTS
from assistant.page.start import editing_line, follow_ups, start, talk_bar

HOSTILE = '"><img src=x onerror=1>'


def test_a_library_without_documents_leads_to_where_they_are_added() -> None:
    shown = start((), NO_DOCUMENTS)
    assert f'<p>{NO_DOCUMENTS}</p><p><a href="/documents">문서 화면으로 가기</a></p>' in shown
    assert "notice" not in start(("축제는 언제인가요?",))


def test_a_library_that_cannot_be_opened_leads_to_what_is_to_be_mended() -> None:
    shown = start((), "벡터가 다릅니다. `mundap reencode`로 새로 만드세요.")
    assert "<code>mundap reencode</code>로" in shown and '<a href="/status">설정·상태 화면으로 가기</a>' in shown


def test_questions_are_buttons_that_ask_themselves() -> None:
    button = '<button type="button" class="example" data-act="ask" data-words="언제?">언제?</button>'
    assert button in start(("언제?",))
    assert button in follow_ups(("언제?",))
    assert follow_ups(()) == ""


def test_only_a_talk_that_began_is_taken_along() -> None:
    assert "/export" not in talk_bar("", "새 대화")
    shown = talk_bar("a1b2", "축제")
    assert [f"/export?talk=a1b2&amp;form={form}" in shown for form in ("hwpx", "docx", "md")] == [True] * 3


def test_nothing_hostile_comes_alive() -> None:
    for shown in (start((HOSTILE,), HOSTILE), follow_ups((HOSTILE,)), talk_bar(HOSTILE, HOSTILE), editing_line(True)):
        assert "<img" not in shown
