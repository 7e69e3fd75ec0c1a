"""The words that say yes or no, in documents and in answers."""

from ingest import patterns as re

YES, NO = "네", "아니요"
WORD = r"(?:네|예|아니요|아니오|아뇨)"
# With sentences that say it: 그렇습니다.
SAID = r"(?:네|예|아니요|아니오|아뇨|그렇습니다|맞습니다)"
OPENS = re.compile(rf"{SAID}(?![가-힣])")
