"""What has come of an answer is kept now and then, and what is over once."""

from assistant.page.conversation import Exchange
from assistant.page.underway import Work
from assistant.talks.types import ExchangeState


def test_what_has_come_is_kept_every_few_seconds() -> None:
    now = [0.0]
    kept: list[str] = []

    def keep(exchange: Exchange) -> Exchange:
        kept.append(f"{exchange.kept().state}: {exchange.text}")
        return exchange

    work = Work(0, Exchange("축제는?", "2026-11-21T10:00:00+00:00"), keep, lambda: now[0])
    for seconds, text in [(1.0, "축"), (2.0, "축제"), (2.1, "축제는"), (3.9, "축제는 시"), (4.0, "축제는 시월")]:
        now[0] = seconds
        assert work.advance(Exchange("축제는?", "2026-11-21T10:00:00+00:00", text=text))
    assert kept == ["broken: 축제", "broken: 축제는 시월"]
    work.stop()
    assert kept[2:] == ["stopped: 축제는 시월"]
    assert not work.advance(Exchange("축제는?", "2026-11-21T10:00:00+00:00", state=ExchangeState.ANSWERED))
    assert len(kept) == 3
