"""What readers do in their conversations: ask, follow, stop, ask anew, judge. The store of talks is the truth.

Any number of windows may show one talk: each act reads it afresh. Knows no gradio; gives what the page is to show.
"""

import logging
import threading
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.page.conversation import Exchange, answered, begun, history
from assistant.page.frame import LOADING
from assistant.page.in_turn import in_turn
from assistant.page.opening import Opening
from assistant.page.scoping import read_scope, scope_text
from assistant.page.strictness import Strictness
from assistant.page.talk_list import talk_list
from assistant.page.talk_view import DRAWN, View, view_of
from assistant.page.turns import current_turn, held_back
from assistant.page.underway import Underway, Work
from assistant.scope import EVERYWHERE, Scope
from assistant.serving.turnstile import Turnstile
from assistant.talks.errors import TalkChanged
from assistant.talks.talks import Talks
from assistant.talks.types import Judgement, KeptExchange
from assistant.types import Answer
from ingest.errors import UserFacingError

if TYPE_CHECKING:
    from assistant.assistant import Assistant

# Turns that a question is completed and answered from; what lies further back is not spoken of any more.
_LEANT_ON = 30
SEARCHING = "찾는 중…"
# Follow-ups that come later than this find the reader gone on.
_SPARE_S = 6.0

_log = logging.getLogger("mundap.desk")


class StillAnswering(AssistantError):
    """The talk's last question is still being answered."""

    def __init__(self) -> None:
        super().__init__("아직 앞 질문에 답하는 중입니다.", "답이 끝나거나 멈춘 뒤에 보내 주세요.")


class Desk:
    """The conversations of all readers over one library."""

    def __init__(self, opening: Opening, talks: Talks, turnstile: Turnstile, strictness: Strictness) -> None:
        self._opening = opening
        self._turnstile = turnstile
        self._talks = talks
        self._strictness = strictness
        self._underway = Underway()
        self._asking = threading.Lock()

    @property
    def kept(self) -> bool:
        """Whether talks outlive the server."""
        return self._talks.kept

    def view(self, user: str, key: str, first: int | None = None) -> View:
        """Give a talk as it stands, its turns from the one of that number, or the newest of them.

        Raises:
            TalkMissing: the reader has no talk of that key.
        """
        return view_of(self._talks, self._underway, user, key, first)

    def earlier(self, user: str, key: str, first: int) -> View:
        """Give a talk with more of its turns, from some before the one that was drawn first.

        Raises:
            TalkMissing: the reader has no talk of that key.
        """
        return self.view(user, key, first - DRAWN)

    def exchanges(self, user: str, key: str) -> tuple[KeptExchange, ...]:
        """Give what has been asked and answered in a talk.

        Raises:
            TalkMissing: the reader has no talk of that key.
        """
        return self._talks.exchanges(user, key) if key else ()

    def answers(self, user: str, key: str) -> tuple[Answer | None, ...]:
        """Give the answers of a talk, each at its turn.

        Raises:
            TalkMissing: the reader has no talk of that key.
        """
        return tuple(kept.answer for kept in self.exchanges(user, key))

    def ask(
        self,
        user: str,
        key: str,
        question: str,
        replaced: int | None = None,
        scope: Scope = EVERYWHERE,
        first: int | None = None,
    ) -> View:
        """Begin to answer a question, in the place of the last one if its number is given, and show that it began.

        ``first`` is where the turns are drawn from, as in ``view``.

        Raises:
            StillAnswering: another answer of the talk is under way; TalkMissing, TalkChanged: another window changed
                or removed the talk; AssistantError: the question is far too long.
        """
        _check(question)
        with self._asking:
            if self._underway.at((user, key)):
                raise StillAnswering
            length = self._talks.length(user, key) if key else 0
            number = length if replaced is None else replaced
            if replaced is not None and replaced != length - 1:
                raise TalkChanged
            before = (
                self._talks.exchanges(user, key, max(number - _LEANT_ON, 0))[: min(number, _LEANT_ON)] if key else ()
            )
            if not key:
                key = self._talks.begin(user)
                self.keep_scope(user, key, scope)
            exchange = begun(question, SEARCHING if self._opening.ready else LOADING)
            self._talks.put(user, key, number, exchange.kept())
            work = Work(number, exchange, lambda over: self._kept(user, key, number, over))
            strict = self._strictness.of(user)
            assistant = partial(_strictly, self._opening, strict)
            answering = partial(answered, assistant, exchange, history(before), scope)
            self._underway.begin((user, key), work, in_turn(self._turnstile, exchange, answering))
        return self.view(user, key, first)

    def ask_again(self, user: str, key: str, number: int, scope: Scope = EVERYWHERE, first: int | None = None) -> View:
        """Answer a talk's last question anew, in its place; see ``ask``.

        Raises:
            TalkMissing, TalkChanged: another window changed or removed the talk; StillAnswering.
        """
        last, question = self._last(user, key)
        if number != last:
            raise TalkChanged
        return self.ask(user, key, question, number, scope, first)

    async def follow(self, user: str, key: str) -> AsyncIterator[str]:
        """Give the talk's last turn as it grows, until it is over."""
        work = self._underway.at((user, key))
        if work is None:
            yield self.view(user, key).current
            return
        async for exchange in work.watched():
            yield current_turn(work.number, exchange)

    def stop(self, user: str, key: str) -> None:
        """End the answer under way in a talk, if there is one, with what has come."""
        work = self._underway.at((user, key))
        if work:
            work.stop()

    def last_question(self, user: str, key: str) -> tuple[int, str]:
        """Give the number and the words of a talk's last question, to word it anew.

        Raises:
            StillAnswering: it is still being answered; TalkMissing, TalkChanged: there is none any more.
        """
        if self._underway.at((user, key)):
            raise StillAnswering
        return self._last(user, key)

    def follow_ups(self, user: str, key: str, scope: Scope) -> tuple[str, ...]:
        """Give questions that go on from a talk's last answer; none where another question has come meanwhile.

        They are tried out when no question waits for it: that is twice the work of the answer itself.

        Raises:
            TalkMissing: the reader has no talk of that key.
        """
        from assistant.suggesting import suggestions  # late: it opens the engines

        length = self._talks.length(user, key) if key else 0
        exchanges = self._talks.exchanges(user, key, max(length - _LEANT_ON, 0)) if key else ()
        answer = exchanges[-1].answer if exchanges else None
        if answer is None or not self._opening.ready:
            return ()
        asked = [kept.question for kept in exchanges]
        with self._turnstile.spare(_SPARE_S) as free:
            found = suggestions(self._opening.get(), answer, scope, asked=asked) if free else ()
        is_last = not self._underway.at((user, key)) and self._talks.length(user, key) == length
        return found if is_last else ()

    def scope(self, user: str, key: str) -> Scope:
        """Give where a talk is searched.

        Raises:
            TalkMissing: the reader has no talk of that key.
        """
        return read_scope(self._talks.scope(user, key))

    def keep_scope(self, user: str, key: str, scope: Scope) -> None:
        """Keep where a talk is searched; of one that is not yet begun it is kept once a question begins it.

        Raises:
            TalkMissing: the reader has no talk of that key.
        """
        if key:
            self._talks.keep_scope(user, key, scope_text(scope))

    def judge(self, user: str, key: str, number: int, judgement: Judgement | None, first: int | None = None) -> View:
        """Keep what a reader thinks of an answer, or take it back, and show it.

        Raises:
            TalkMissing, TalkChanged: the talk or the exchange is gone; TalkTooLong: too many words.
        """
        self._talks.judge(user, key, number, judgement)
        return self.view(user, key, first)

    def rename(self, user: str, key: str, title: str) -> None:
        """Give a talk a title; a blank one brings back that of the first question.

        Raises:
            TalkMissing: the reader has no talk of that key.
        """
        self._talks.rename(user, key, title)

    def remove(self, user: str, key: str) -> None:
        """Remove a talk for good, and stop the answer that is under way in it.

        Raises:
            TalkMissing: the reader has no talk of that key.
        """
        self.stop(user, key)
        self._talks.remove(user, key)

    def listed(self, user: str, here: str, words: str = "") -> str:
        """Write the list of a reader's talks, or of those in which all words stand."""
        return talk_list(self._talks.listed(user, words), here, words.strip(), datetime.now(UTC))

    def _last(self, user: str, key: str) -> tuple[int, str]:
        """The number and the words of a talk's last question."""
        last = (self._talks.length(user, key) if key else 0) - 1
        exchanges = self._talks.exchanges(user, key, last) if last >= 0 else ()
        if not exchanges:
            raise TalkChanged
        return last, exchanges[0].question

    def _kept(self, user: str, key: str, number: int, exchange: Exchange) -> Exchange:
        try:
            why = self._talks.put(user, key, number, exchange.kept())
        except UserFacingError as error:
            return replace(exchange, unkept=f"{error.problem} {error.remedy}")
        except Exception:
            _log.exception("an exchange could not be kept")
            return replace(exchange, unkept="이 질문과 답을 저장하지 못했습니다. 관리자에게 알려 주세요.")
        return replace(exchange, unkept=held_back(why))


def _strictly(opening: Opening, strict: bool) -> "Assistant":
    return opening.get().strictly(strict)


def _check(question: str) -> None:
    from assistant.assistant import LONGEST_QUESTION  # late: it opens the engines

    length = len(question.strip())
    if not length:
        raise AssistantError("질문이 비어 있습니다.", "알고 싶은 내용을 적어 주세요.")
    if length > LONGEST_QUESTION:
        raise AssistantError(f"질문이 너무 깁니다({length:,}자).", f"{LONGEST_QUESTION:,}자 이내로 줄여서 물어보세요.")
