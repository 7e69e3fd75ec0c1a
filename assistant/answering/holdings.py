"""What documents there are, for whoever greets, asks what can be asked, or which documents there are.

A newcomer asks so first. Every document is named by its title, and the title is cited where the document has it.
"""

from collections.abc import Mapping

from assistant.answering.draft import Draft
from assistant.answering.wording import readable
from assistant.evidence.finding import EvidenceFinder
from assistant.evidence.reading import Reading, squeezed
from assistant.understanding.small_talk import SmallTalk, small_talk
from ingest.types import Block

# All of a small library; of a large one those that were added last.
_MOST = 12
_FRONT = 12  # blocks in which a document names itself
_SAYS: Mapping[SmallTalk, str] = {
    SmallTalk.GREETING: "안녕하세요. 궁금한 것을 문장으로 물어보시면 문서에서 답을 찾아 근거와 함께 보여 드립니다.",
    SmallTalk.ABILITY: (
        "문서에 있는 내용을 찾아 답해 드립니다. 궁금한 것을 문장으로 물어보시면 답과 그 근거가 된 대목을 함께 보여 "
        "드리고, 문서에 없으면 없다고 말씀드립니다."
    ),
}
_WELCOME = "도움이 되었다니 다행입니다. 더 궁금한 것이 있으면 물어보세요."


def to_the_program(text: str, finder: EvidenceFinder) -> tuple[Draft, bool] | None:
    """Answer what is said to the program itself, and say whether documents had no part in it; None for a question."""
    kind = small_talk(text)
    if kind is None:
        return None
    draft = Draft()
    if kind is SmallTalk.THANKS:
        draft.say(_WELCOME)
        return draft, True
    if kind in _SAYS:
        draft.say(_SAYS[kind])
    _list_documents(draft, finder)
    return draft, False


def _list_documents(draft: Draft, finder: EvidenceFinder) -> None:
    count, newest = finder.newest(_MOST)
    counted = f"{count:,}건"
    draft.computed.add(counted)
    of_many = " 가장 나중에 넣은 문서는 다음과 같습니다." if count > _MOST else ""
    draft.say(f"지금 문서 {counted}이 있습니다.{of_many}")
    draft.lines.append("\n".join(_named(draft, reading) for reading in newest))


def _named(draft: Draft, reading: Reading) -> str:
    """A document's title with its mark; its file's name where the text doesn't hold the title."""
    title = squeezed(reading.document.title)
    for block in reading.document.blocks[:_FRONT]:
        own = squeezed(reading.own(block))
        if own and (own == title or (len(own) > 1 and own in title) or title in own):
            return f"- {readable(reading.document.title)} {draft.cite(reading, block, _span(block))}"
    return f"- {reading.document.title or reading.document.name}"


def _span(block: Block) -> tuple[int, int]:
    return block.content_start, block.end
