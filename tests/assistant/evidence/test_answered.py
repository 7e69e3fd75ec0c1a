"""Questions that running text quotes, and the answers behind them."""

import pytest

from assistant.evidence.answered import answered


@pytest.mark.parametrize(
    ("sentence", "told", "asked"),
    [
        ("첫째, '또 받을 수 있나요?' 이에 대한 답변은 '네, 받습니다.' 입니다.", "네, 받습니다.", "또 받을 수 있나요?"),
        ("첫째, '또 받나요?'. 이에 대한 답변은 '아니요.", "아니요.", "또 받나요?"),
        ("이에 대한 답변은 '신분증을 가져가면 됩니다.'입니다.", "신분증을 가져가면 됩니다.", ""),
        ("전용 계좌는 은행에서 만듭니다.' 입니다.", "전용 계좌는 은행에서 만듭니다.", ""),
        ("'왜 늦었나요?'라는 물음에 시장은 답하지 않았다.", "'왜 늦었나요?'라는 물음에 시장은 답하지 않았다.", ""),
        ("'가온돌봄콜'은 3월부터 운영합니다.", "'가온돌봄콜'은 3월부터 운영합니다.", ""),
        ("", "", ""),
    ],
)
def test_the_answer_stands_apart_from_the_question_that_it_answers(sentence: str, told: str, asked: str) -> None:
    found = answered(sentence)
    assert (sentence[found.start : found.end], found.asked) == (told, asked)
