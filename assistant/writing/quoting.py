"""Text of documents and people as a language model is shown it: the same words, but nothing that acts.

Documents may hold what looks like a frame of ours, a citation mark, or a sign that some model's template reads as the
end of its user's words. Such signs are shown in brackets that mean nothing to anyone; invisible characters, which can
carry orders that no person sees, go. What is quoted to the reader comes from the document itself, not from here.
"""

from ingest import patterns as re

# But 5 < 7, 8 > 3 compares figures.
_TAG = re.compile(r"(<+)(?!\s*[0-9])([^<>\n]{1,80})(>+)")
_OPEN_TAG = re.compile(r"<(?=[/|｜!?A-Za-z가-힣])")
# Signs of chat templates in square brackets: Mistral and Llama 2, EXAONE.
_BRACKETED = re.compile(r"\[(/?(?:INST|SYS|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_[A-Z]+)|\|[^\[\]\n]{1,40}\|)\]")
_MARK = re.compile(r"[\[［【]((?:자료|출처|근거)?[\s0-9,，、]{1,60})[\]］】]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef]"
)


def harmless(text: str) -> str:
    """Write a text so that it is words to whoever reads it, frames and templates included."""
    plain = _INVISIBLE.sub("", text)
    plain = _OPEN_TAG.sub("〈", _TAG.sub(_angled, plain))
    return _MARK.sub(r"〔\1〕", _BRACKETED.sub(r"〔\1〕", plain))


def _angled(tag: re.Match[str]) -> str:
    return "〈" * len(tag[1]) + tag[2] + "〉" * len(tag[3])
