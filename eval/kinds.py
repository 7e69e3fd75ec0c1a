"""The kinds of questions that sets name, in words for the reader; a kind that isn't here is shown as written."""

UNANSWERABLE = "unanswerable"
KINDS = {
    "number": "수치", "fact": "사실", "table": "표", "date": "날짜", "list": "나열", "who": "담당",
    "definition": "뜻", "reason": "이유", "howto": "방법", "yesno": "예·아니요", "compare": "비교",
    "footnote": "각주", "conflict": "어긋난 문서", "multi": "여러 물음", "followup": "이어 묻기",
    "paraphrase": "바꿔 묻기", "typo": "오타", "noisy": "군말", "trap": "함정",
    "good": "좋다고 한 답", "bad": "고쳐 달라고 한 답", UNANSWERABLE: "답이 없는 질문",
}  # fmt: skip


def kind_name(kind: str) -> str:
    """What a kind is called on the page and in the report."""
    return KINDS.get(kind, kind or "종류 없음")
