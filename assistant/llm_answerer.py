"""The answerer that lets a language model write: passages in, checked answer with exact citations out.

What the model writes is never believed: its marks become exact quotations, unknown ones go, a sentence without a mark
gets the passage that carries it or a mark that none does, and every figure is checked. Knows nothing of servers or of
searching.
"""

import secrets
import time
from collections.abc import Generator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Protocol

from assistant.checks import check_answer
from assistant.citations import MarkReader
from assistant.errors import ChatTooLong, ChatUnsupported
from assistant.grounding import Grounding, Source
from assistant.llm import ChatModel
from assistant.prompt import messages, refuses, room_for_passages
from assistant.stages import Pieces, Stage, StageKind
from assistant.thoughts import after_thoughts, without_thoughts
from assistant.types import Answer, AnswererKind, Tokens, Turn
from assistant.writing import faults
from assistant.writing.chat import ChatConfig, Finish
from assistant.writing.claims import says_absence
from assistant.writing.loops import Loops
from assistant.writing.settling import settled
from assistant.writing.sources import Shelf, sources_of
from assistant.writing.standing import Standing
from assistant.writing.tokens import tokens_of
from index.types import Hit

if TYPE_CHECKING:
    from assistant.settings import Settings

LENGTH_NOTE = "\n\n(답변이 정해진 길이를 넘어 여기서 멈췄습니다. 질문을 나누어 물어보세요.)"
LOOP_NOTE = "\n\n(언어 모델이 같은 말을 되풀이하여 여기서 멈췄습니다.)"


class Chat(Protocol):
    """What writes: ``ChatModel``, or a script in tests."""

    def stream(self, messages: Sequence[dict[str, str]]) -> Generator[str | Finish, None, None]:
        """Yield the pieces of an answer, empty ones while nothing comes, and, last, how it ended."""
        ...


class LlmAnswerer:
    """Writes answers with a language model from the passages that were found."""

    def __init__(self, chat: Chat, config: ChatConfig, shelf: Shelf | None = None, *, strict: bool = False) -> None:
        self._chat = chat
        self._config = config
        self._shelf = shelf
        self._strict = strict

    @classmethod
    def open(cls, settings: "Settings", shelf: Shelf | None = None) -> "LlmAnswerer":
        """Reach the language model that the settings name; its client loads behind, the first answer connects.

        Raises:
            AssistantError: the settings don't fit each other.
        """
        config = settings.chat()
        if config is None:
            raise ValueError("no language model is set")
        chat = ChatModel(config)
        chat.prepare()
        return cls(chat, config, shelf, strict=settings.strict)

    def strictly(self, strict: bool) -> "LlmAnswerer":
        """Give one that leaves unproven sentences out of its answers, or only marks them, over the same model."""
        return LlmAnswerer(self._chat, self._config, self._shelf, strict=strict)

    def stream(self, question: str, history: Sequence[Turn], hits: Sequence[Hit], understood: str = "") -> Pieces:
        """Yield the answer's pieces with their final marks, then the checked answer, which replaces them.

        ``understood`` is the question completed from the conversation; the model is asked that one. Pieces are empty
        while nothing comes.

        Raises:
            ChatFailed: the model gave no answer, or none that the passages carry; pieces may have come before.
        """
        writing = _Writing(understood or question)
        room = room_for_passages(writing.asked, history, self._config.context_tokens, self._config.answer_tokens)
        sources = sources_of(hits, room, self._shelf)
        try:
            yield from self._pieces(writing, history, sources)
        except ChatTooLong:
            if writing.shown.strip() or len(sources) < 2:
                raise
            yield from self._pieces(writing, history, sources[: (len(sources) + 1) // 2])
        yield Stage(StageKind.CHECKING)
        yield self._answer(question, writing)

    def _pieces(
        self, writing: "_Writing", history: Sequence[Turn], sources: Sequence[Source]
    ) -> Generator[str, None, None]:
        """Yield the model's words with exact citation numbers, up to where it ends or begins to repeat itself."""
        writing.grounding = Grounding(sources, Standing(self._shelf).above) if self._shelf else Grounding(sources)
        reader, loops = MarkReader(writing.grounding.resolve), Loops()
        sent = messages(writing.asked, sources, history, secrets.token_hex(4))
        writing.sent += sum(tokens_of(message["content"]) for message in sent)
        with closing(without_thoughts(self._chat.stream(sent))) as pieces:
            for piece in pieces:
                if isinstance(piece, Finish):
                    writing.note = LENGTH_NOTE if piece is Finish.LENGTH else ""
                    break
                writing.spoke = writing.spoke or bool(piece.strip())
                yield writing.show(reader.feed(piece))
                if (end := loops.feed(writing.new)) is not None:
                    writing.shown = writing.shown[:end]
                    writing.note = LOOP_NOTE
                    return
        yield writing.show(reader.finish())

    def _answer(self, question: str, writing: "_Writing") -> Answer:
        asked = f"{question}\n{writing.asked}"
        if not writing.spoke:
            raise faults.only_thoughts(self._config.model)
        written = after_thoughts(writing.shown)
        told = settled(written, writing.grounding, asked, strict=self._strict)
        # In our words, or in its own.
        refused = refuses(told.text) or (not told.citations and says_absence(written))
        if not told.tenable and not refused:
            raise ChatUnsupported(
                f"언어 모델({self._config.model})이 쓴 답을 문서에서 확인할 수 없었습니다.",
                "질문을 더 자세히 적거나 더 큰 모델을 연결해 보세요.",
            )
        return Answer(
            question=question,
            understood=writing.asked,
            text=told.text + _left_out(told.left_out) + writing.note,
            refused=refused,
            answerer=AnswererKind.LLM,
            model=self._config.model,
            citations=told.citations,
            checks=check_answer(told.text, told.citations, asked, told.contexts),
            timings_ms=writing.timings(),
            tokens=Tokens(writing.sent, tokens_of(writing.shown)),
        )


class _Writing:
    """An answer while it is written."""

    def __init__(self, asked: str) -> None:
        self.asked = asked
        self.grounding = Grounding(())
        self.shown = self.new = self.note = ""
        self.spoke = False
        self.sent = 0  # tokens, of every request
        self._began = time.perf_counter()
        self._first: float | None = None

    def show(self, words: str) -> str:
        """Take down what is shown."""
        if self._first is None and words.strip():
            self._first = time.perf_counter()
        self.new = words
        self.shown += words
        return words

    def timings(self) -> dict[str, float]:
        """Milliseconds to the first words and to the last."""
        now = time.perf_counter()
        first = now if self._first is None else self._first
        return {
            "first_words": (first - self._began) * 1000,
            "write": (now - self._began) * 1000,
            "total": (now - self._began) * 1000,
        }


def _left_out(count: int) -> str:
    return f"\n\n(문서에서 근거를 확인하지 못한 문장 {count}개를 뺐습니다.)" if count else ""
