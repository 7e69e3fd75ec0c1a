import re
from dataclasses import replace

from assistant.intake.types import FileState, IntakeFile, IntakeState, Origin
from assistant.page.intake_view import intake_view, size_words, stage_words, summary

HOSTILE = '<img src=x onerror="window.broken=1">${window.broken=1}.hwp'
FILE = IntakeFile(7, "계획.hwp", Origin.UPLOAD, 1_234_567)


def shown(*files: IntakeFile) -> str:
    return intake_view(IntakeState("1", files))


def words(written: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", written).split())


def test_nothing_on_its_way_shows_nothing():
    assert words(shown()) == ""


def test_each_stage_is_said_in_words_and_as_a_bar():
    for state, told, filled in (
        (replace(FILE, state=FileState.READING), "읽는 중", 8),
        (replace(FILE, state=FileState.ANALYZING, pages=1200), "분석 중 1,200쪽", 30),
        (replace(FILE, state=FileState.ENCODING, encoded=20, passages=80), "인코딩 20/80", 57),
        (replace(FILE, state=FileState.STORING), "저장 중", 95),
    ):
        assert stage_words(state) == told
        written = shown(state)
        assert f'<p class="stage soft">{told}</p>' in written
        assert (
            '<div class="meter" role="progressbar" aria-label="계획.hwp" aria-valuemin="0" aria-valuemax="100"'
            f' aria-valuenow="{filled}" aria-valuetext="{told}">' in written
        )
        assert 'data-act="cancel" data-key="7" aria-label="계획.hwp 취소"' in written
    assert 'role="progressbar"' not in shown(FILE)
    assert 'role="progressbar"' not in shown(replace(FILE, state=FileState.CANCELLING))
    assert "취소하는 중" in shown(replace(FILE, state=FileState.CANCELLING))
    assert "차례를 기다리는 중" in shown(FILE)


def test_what_became_of_a_file_is_said():
    for state, told in (
        (replace(FILE, state=FileState.ADDED, documents=("계획.hwp",)), "넣었습니다."),
        (replace(FILE, state=FileState.ADDED, documents=("가", "나", "다")), "문서 3건을 넣었습니다."),
        (replace(FILE, state=FileState.REPLACED), "새 내용으로 바꾸었습니다."),
        (replace(FILE, state=FileState.REPLACED, origin=Origin.AGAIN), "다시 읽었습니다."),
        (replace(FILE, state=FileState.KNOWN), "이미 있는 문서입니다. 다시 넣지 않았습니다."),
        (replace(FILE, state=FileState.CANCELLED), "취소했습니다."),
        (replace(FILE, state=FileState.DECLINED), "넣지 않았습니다."),
        (
            replace(FILE, state=FileState.FAILED, problem="빈 파일입니다.", remedy="확인해 주세요."),
            "빈 파일입니다. 확인해 주세요.",
        ),
        (
            replace(FILE, state=FileState.ADDED, related=("사본.pdf", "나.pdf")),
            "‘사본.pdf’ 외 1건과 같은 내용입니다. 그래도 넣었습니다.",
        ),
        (
            replace(FILE, state=FileState.ADDED, documents=("가",), editions=("2023년.hwp",)),
            "‘2023년.hwp’의 다른 판입니다. 나란히 두었습니다.",
        ),
        (replace(FILE, state=FileState.ADDED, remarks=("2쪽을 읽지 못했습니다.",)), "2쪽을 읽지 못했습니다."),
    ):
        assert told in words(shown(state))


def test_a_question_comes_with_its_answers_and_before_the_rest():
    asked = replace(FILE, key=9, state=FileState.NAMESAKE)
    over = [replace(FILE, key=key, state=FileState.ADDED) for key in (1, 2)]
    read = replace(FILE, key=10, state=FileState.STORING)
    written = shown(*over, FILE, replace(FILE, key=8, state=FileState.FAILED), asked, read)
    assert re.findall(r'<li class="file \w+" data-key="(\d+)"', written) == ["9", "10", "8", "7", "2", "1"]
    assert re.findall(r'data-key="9" data-choice="(\w+)"', written) == ["replace", "beside", "drop"]
    assert re.findall(r'<li class="file (\w+)"', written) == [
        "asked", "busy", "failed", "waiting", "added", "added",
    ]  # fmt: skip
    assert "choose-all" not in written
    both = shown(asked, replace(asked, key=10))
    assert re.findall(r'data-act="choose-all" data-key="namesake" data-choice="(\w+)"', both) == [
        "replace",
        "beside",
        "drop",
    ]


def test_only_some_of_many_are_shown_and_the_others_counted():
    over = [replace(FILE, key=key, state=FileState.ADDED) for key in range(40)]
    waiting = [replace(FILE, key=key) for key in range(100, 150)]
    written = shown(*over, *waiting)
    assert written.count("<li class") == 6 + 8
    assert "그 밖에 앞서 끝난 파일 34개, 차례를 기다리는 파일 42개" in written
    assert 'aria-valuetext="90개 중 40개"' in written
    assert words(written).startswith("넣는 중 넣음 40 · 남음 50 모두 취소 끝난 것 지우기")


def test_the_end_is_said_aloud_and_why_nothing_goes_on_is_shown():
    done = IntakeState("1", (replace(FILE, state=FileState.ADDED), replace(FILE, key=8, state=FileState.FAILED)))
    assert "파일을 다 읽었습니다. 넣음 1 · 못 넣음 1." in intake_view(done)
    busy = IntakeState(
        "1", (FILE,), ("다른 프로그램이 쓰고 있습니다.", "기다려 주세요."), (("폴더가 없습니다.", "연결하세요."),)
    )
    assert "다른 프로그램이 쓰고 있습니다. 기다려 주세요." in words(intake_view(busy))
    assert "폴더가 없습니다. 연결하세요." in words(intake_view(busy))
    assert "파일을 다 읽었습니다" not in intake_view(busy)


def test_names_stay_words():
    for state in FileState:
        written = shown(
            replace(
                FILE,
                name=HOSTILE,
                user=HOSTILE,
                state=state,
                problem=HOSTILE,
                remedy=HOSTILE,
                remarks=(HOSTILE,),
                related=(HOSTILE,),
                editions=(HOSTILE,),
                documents=(HOSTILE,),
            )
        )
        assert "<img" not in written
        assert 'onerror="' not in written


def test_figures():
    assert [size_words(size) for size in (1, 999, 12_345, 1_250_000)] == ["1KB", "1KB", "12KB", "1.2MB"]
    assert summary([replace(FILE, state=FileState.KNOWN), FILE]) == "이미 있음 1 · 남음 1"
