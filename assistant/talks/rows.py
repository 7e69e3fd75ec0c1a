"""How exchanges stand in the tables: the statements, and the JSON of a row to and from values."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from assistant.records import answer_record, read_answer
from assistant.talks.types import ExchangeState, JudgedExchange, Judgement, KeptExchange
from assistant.types import Answer, Turn

BEGIN = """INSERT INTO talks (key, user, title, folded, renamed, began_at, changed_at)
    VALUES (?, ?, ?, '', 0, ?, ?)"""
REMOVE_EMPTY = """DELETE FROM talks WHERE user = ? AND changed_at < ?
    AND NOT EXISTS (SELECT 1 FROM exchanges WHERE talk = talks.id)"""
NAME = "UPDATE talks SET title = ?, folded = ? WHERE id = ? AND NOT renamed"
RENAME = "UPDATE talks SET title = ?, folded = ?, renamed = ? WHERE id = ?"
EXCHANGES = "SELECT asked_at, state, judgement, record FROM exchanges WHERE talk = ? AND number >= ? ORDER BY number"
JUDGE = "UPDATE exchanges SET judgement = ? WHERE talk = ? AND number = ?"
KEEP_STRICT = """INSERT INTO readers (user, strict) VALUES (?, ?)
    ON CONFLICT (user) DO UPDATE SET strict = excluded.strict"""
JUDGED_TALKS = """SELECT id, key FROM talks WHERE (? IS NULL OR user = ?)
    AND EXISTS (SELECT 1 FROM exchanges WHERE talk = talks.id AND judgement IS NOT NULL) ORDER BY began_at, id"""
USERS = """SELECT DISTINCT user FROM talks
    WHERE EXISTS (SELECT 1 FROM exchanges WHERE talk = talks.id) ORDER BY user"""
COUNT = "SELECT COUNT(DISTINCT talk) FROM exchanges"
_WHOLE = "key, user, title, folded, renamed, began_at, changed_at, scope"
_HOLDS = """AND (instr(folded, ?) OR EXISTS
    (SELECT 1 FROM exchanges WHERE talk = talks.id AND instr(exchanges.folded, ?)))"""


def listing(words: int) -> str:
    """Write the statement that lists a user's talks which hold so many words, each given twice.

    The order is that in which exchanges were kept, not that of the clock: two may fall into one thousandth of a second,
    and a clock is set back now and then.
    """
    return f"""SELECT key, title, began_at, changed_at,
        (SELECT COUNT(*) FROM exchanges WHERE talk = talks.id) AS held
        FROM talks WHERE user = ? AND held > 0 {_HOLDS * words}
        ORDER BY (SELECT MAX(rowid) FROM exchanges WHERE talk = talks.id) DESC"""


def copy(source: sqlite3.Connection, target: sqlite3.Connection, user: str, key: str) -> None:
    """Copy a talk with its exchanges, in place of what the target has of it; nothing where the source has none."""
    found = source.execute(f"SELECT id, {_WHOLE} FROM talks WHERE user = ? AND key = ?", (user, key)).fetchone()
    if found is None:
        return
    talk, *fields = found
    target.execute("DELETE FROM talks WHERE user = ? AND key = ?", (user, key))
    copied = target.execute(f"INSERT INTO talks ({_WHOLE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", fields).lastrowid
    exchanges = source.execute("SELECT * FROM exchanges WHERE talk = ? ORDER BY number", (talk,))
    target.executemany("INSERT INTO exchanges VALUES (?, ?, ?, ?, ?, ?, ?)", ((copied, *row[1:]) for row in exchanges))


def record(exchange: KeptExchange) -> str:
    """Write as JSON what is read back of an exchange and not searched."""
    answer = exchange.answer and answer_record(exchange.answer)
    written = {"question": exchange.question, "text": exchange.text, "answer": answer}
    plain = json.dumps(written, ensure_ascii=False)
    # A surrogate without its other half can't be written as UTF-8, but in ASCII's escapes.
    return plain if _is_writable(plain) else json.dumps(written)


def exchange(asked_at: str, state: str, judgement: str | None, record: str) -> KeptExchange:
    """Read an exchange back; an answer that can't be read leaves its text."""
    written = json.loads(record)
    return KeptExchange(
        question=written["question"],
        text=written["text"],
        answer=_answer(written["answer"]),
        state=ExchangeState(state),
        asked_at=asked_at,
        judgement=_judgement(json.loads(judgement)) if judgement else None,
    )


def judged(key: str, exchanges: Sequence[KeptExchange]) -> Iterator[JudgedExchange]:
    """Pick the judged exchanges of one talk, each with the answered turns before it."""
    before: tuple[Turn, ...] = ()
    for number, one in enumerate(exchanges):
        if one.judgement is not None:
            yield JudgedExchange(key, number, before, one)
        if one.answer is not None:
            before = (*before, Turn(one.question, one.answer.text))


def _answer(written: Mapping[str, object] | None) -> Answer | None:
    if written is None:
        return None
    try:
        return read_answer(written)
    except ValueError:  # a later version's kind of answer
        return None


def _judgement(written: Mapping[str, object]) -> Judgement:
    return Judgement(bool(written["good"]), str(written["reason"]), str(written["wanted"]))


def _is_writable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
