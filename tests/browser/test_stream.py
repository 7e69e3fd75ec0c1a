"""The page's stream of messages goes on where the server closes it while an event is on its way.

The server here is written by hand in the page: only so can its closing and an event be made to cross.
"""

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import NEEDS_CHROMIUM
from tests.page_server import Served

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]
SCRIPT = files("assistant.page").joinpath("assets", "stream.js").read_text(encoding="utf-8")
# Two events join; the stream of the first is closed by the server before it knows of the second, which is answered only
# when that stream was read to its end, as where a browser has no further connection.
CROSSED = """async (crossing) => {
  const line = (told) => new TextEncoder().encode(`data: ${JSON.stringify(told)}\\n\\n`);
  const asked = [];
  let streams = 0, answerSecond;
  window.fetch = (address) => {
    asked.push(address);
    if (address.includes('queue/join')) {
      const joined = (id) => new Response(JSON.stringify({event_id: id}));
      if (address.endsWith('first')) return Promise.resolve(joined('1'));
      return new Promise((answer) => { answerSecond = () => answer(joined('2')); });
    }
    streams += 1;
    const over = {msg: 'process_completed', event_id: String(streams)};
    const told = streams === 1 ? [{msg: 'process_generating', event_id: '1'}, over] : [over];
    return Promise.resolve(new Response(new ReadableStream({
      start(out) {
        told.forEach((one) => out.enqueue(line(one)));
        out.enqueue(line({msg: 'close_stream'}));
      },
      pull(out) {
        out.close();
        if (streams === 1 && crossing) setTimeout(() => answerSecond(), 50);
      },
    }, {highWaterMark: 0})));
  };
  SCRIPT
  await (await fetch('/gradio_api/queue/join?first')).json();
  const second = crossing ? fetch('/gradio_api/queue/join?second') : null;
  const stuck = new Promise((over) => setTimeout(() => over('data: {"msg": "stuck"}'), 20000));
  const text = await Promise.race([(await fetch('/gradio_api/queue/data?session_hash=x')).text(), stuck]);
  await second;
  const messages = text.split('\\n\\n').filter(Boolean).map((one) => JSON.parse(one.slice(6)));
  return [messages.map((one) => one.msg + (one.event_id ?? '')), asked.length];
}""".replace("SCRIPT", SCRIPT)


# One event that is over before it is read that it has joined; its stream breaks off, or is closed and must not be asked
# for again.
EARLY = """async (breaking) => {
  const line = (told) => new TextEncoder().encode(`data: ${JSON.stringify(told)}\\n\\n`);
  const asked = [];
  let joined;
  window.fetch = (address) => {
    asked.push(address);
    if (address.includes('queue/join')) return new Promise((answer) => {
      joined = () => answer(new Response(JSON.stringify({event_id: '1'})));
    });
    if (asked.length > 2) return new Promise(() => {});
    return Promise.resolve(new Response(new ReadableStream({
      start(out) {
        out.enqueue(line({msg: 'process_completed', event_id: '1'}));
        if (!breaking) out.enqueue(line({msg: 'close_stream'}));
      },
      pull(out) {
        out.close();
        setTimeout(() => joined(), 50);
      },
    }, {highWaterMark: 0})));
  };
  SCRIPT
  const event = fetch('/gradio_api/queue/join?first');
  const stuck = new Promise((over) => setTimeout(() => over('data: {"msg": "stuck"}'), 20000));
  const text = await Promise.race([(await fetch('/gradio_api/queue/data?session_hash=x')).text(), stuck]);
  await event;
  const messages = text.split('\\n\\n').filter(Boolean).map((one) => JSON.parse(one.slice(6)));
  return [messages.map((one) => one.msg + (one.event_id ?? '')), asked.length];
}""".replace("SCRIPT", SCRIPT)
# Two events are on their way; one is stopped, which says nothing of the other, and one that has not joined yet.
STOPPED = """async () => {
  const line = (told) => new TextEncoder().encode(`data: ${JSON.stringify(told)}\\n\\n`);
  let streams = 0, events = 0, stops = 0;
  window.fetch = (address) => {
    if (/(cancel|reset)$/.test(address)) return Promise.resolve(new Response(`${(stops += 1)}`));
    if (address.endsWith('/join')) return Promise.resolve(new Response(JSON.stringify({event_id: `${(events += 1)}`})));
    streams += 1;
    const told = streams === 1 ? [] : [{msg: 'process_completed', event_id: '2'}];
    return Promise.resolve(new Response(new ReadableStream({
      start(out) {
        [...told, {msg: 'close_stream'}].forEach((one) => out.enqueue(line(one)));
        out.close();
      },
    })));
  };
  SCRIPT
  for (const _ of ['1', '2']) await (await fetch('/gradio_api/queue/join')).json();
  for (const event_id of [null, '1']) for (const way of ['cancel', 'reset']) {
    await fetch(`/gradio_api/${way}`, {method: 'POST', body: JSON.stringify({event_id})});
  }
  const text = await (await fetch('/gradio_api/queue/data?session_hash=x')).text();
  const messages = text.split('\\n\\n').filter(Boolean).map((one) => JSON.parse(one.slice(6)));
  return [messages.map((one) => one.msg + (one.event_id ?? '')), streams, stops];
}""".replace("SCRIPT", SCRIPT)


def told(context: "BrowserContext", server: Served, script: str, given: bool | None = None) -> list[object]:
    page = context.new_page()
    page.goto(f"{server.address}/healthz")
    found = page.evaluate(script, given)
    page.close()
    return list(found)


def test_an_event_that_joins_while_the_stream_closes_is_heard_of(
    context: "BrowserContext", page_server: Served
) -> None:
    messages = ["process_generating1", "process_completed1", "process_completed2", "close_stream"]
    assert told(context, page_server, CROSSED, True) == [messages, 4]


def test_a_stream_with_nothing_left_is_closed(context: "BrowserContext", page_server: Served) -> None:
    messages = ["process_generating1", "process_completed1", "close_stream"]
    assert told(context, page_server, CROSSED, False) == [messages, 2]


def test_an_event_that_was_over_before_its_joining_was_read_holds_no_stream_open(
    context: "BrowserContext", page_server: Served
) -> None:
    assert told(context, page_server, EARLY, False) == [["process_completed1", "close_stream"], 2]


def test_a_stream_that_breaks_off_is_closed_so_that_the_next_event_opens_one(
    context: "BrowserContext", page_server: Served
) -> None:
    assert told(context, page_server, EARLY, True) == [["process_completed1", "close_stream"], 2]


def test_stopping_one_event_leaves_the_other_heard_of(context: "BrowserContext", page_server: Served) -> None:
    assert told(context, page_server, STOPPED) == [["process_completed2", "close_stream"], 2, 2]
