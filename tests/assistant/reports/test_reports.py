from pathlib import PureWindowsPath

import pytest

from assistant.reports.reports import ReportKind, report, report_name
from tests.assistant.reports.words import MADE_AT


@pytest.mark.parametrize(("kind", "begins"), [*zip(ReportKind, ("# 근거 보고서".encode(), b"PK", b"PK"), strict=True)])
def test_each_form_has_its_content(kind, begins, exchanges):
    assert report(kind, "도로", exchanges, "가온시", MADE_AT).startswith(begins)
    assert report(kind, "도로", ()).startswith(begins)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("도로 예산은?", "근거_보고서_도로_예산은.hwpx"),
        ("../../etc/passwd", "근거_보고서_etc_passwd.hwpx"),
        ('a<b>:"|?*\\c\n\x00', "근거_보고서_a_b_c.hwpx"),
        ("...", "근거_보고서_대화.hwpx"),
        ("가" * 200, f"근거_보고서_{'가' * 60}.hwpx"),
    ],
)
def test_a_file_name_suits_any_system(title, name):
    assert report_name(ReportKind.HWPX, title) == name
    assert not PureWindowsPath(name).is_reserved()
