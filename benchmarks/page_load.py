"""Ten people at the page at once, for two minutes: how soon the first words come, what fails, what stays in memory.

Each sits at a page of their own in Chromium, on this machine too, writes a question of the library's set, reads the
answer for some seconds and asks the next. Then all leave, the server rests, and a second turn shows whether memory
grows.

    python benchmarks/page_load.py [--library FOLDER] [--questions FILE] [--people 10] [--seconds 120]
"""

import argparse
import asyncio
import json
import random
import statistics
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.served import ARGUMENTS, CHROMIUM, PROJECT, Server, mundap, served

if TYPE_CHECKING:
    from playwright.async_api import Browser

LIMIT_S = 1.5
READING_S = (3.0, 8.0)
REST_S = 10.0
# Measured in the page itself: this process is busy with the other people. The time runs from the press of the button to
# the first words of the answer that can be read.
ASK = """words => new Promise((resolve, reject) => {
  const turns = document.querySelectorAll('.turn').length;
  const box = document.querySelector('#question textarea');
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(box, words);
  box.dispatchEvent(new Event('input', {bubbles: true}));
  setTimeout(() => {
    const began = performance.now();
    let first = 0;
    const end = (answer) => { watch.disconnect(); clearTimeout(late); answer(); };
    const look = () => {
      const turn = document.querySelector(`#current #turn-${turns}`);
      if (!turn) return;
      if (!first && turn.querySelector('.words')?.textContent.trim()) first = performance.now() - began;
      if (turn.querySelector('[aria-busy]')) return;
      const trouble = turn.querySelector('[role=alert]')?.textContent || '';
      end(() => resolve({first: first || performance.now() - began, whole: performance.now() - began, trouble}));
    };
    const watch = new MutationObserver(look);
    const late = setTimeout(() => end(() => reject(new Error('no answer for a minute: ' + words))), 60000);
    watch.observe(document.querySelector('#current'), {childList: true, subtree: true, characterData: true});
    document.querySelector('#send').click();
  }, 50);
})"""


@dataclass
class Seen:
    """What the people of one turn saw."""

    first_s: list[float] = field(default_factory=list)
    whole_s: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def record(self) -> dict[str, object]:
        """Give the figures."""
        return {
            "asked": len(self.first_s),
            "errors": len(self.errors),
            "first_words_p50_s": percentile(self.first_s, 50),
            "first_words_p95_s": percentile(self.first_s, 95),
            "whole_p50_s": percentile(self.whole_s, 50),
            "whole_p95_s": percentile(self.whole_s, 95),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--library", type=Path, default=PROJECT / "build" / "samples")
    parser.add_argument("--questions", type=Path, default=PROJECT / "samples" / "questions.jsonl")
    parser.add_argument("--people", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=120)
    arguments = parser.parse_args()
    if CHROMIUM is None:
        sys.exit("no chromium here (apt-get install chromium)")
    lines = arguments.questions.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines if line.strip()]
    with served(mundap(arguments.library), "healthz", {"status": "ready"}) as server:
        turns = asyncio.run(two_turns(server, questions, arguments.people, arguments.seconds))
        said = server.said()
    for number, (seen, memory) in enumerate(turns, 1):
        print(json.dumps({"turn": number, **seen.record(), **memory}, ensure_ascii=False))
        print("\n".join(seen.errors[:5]), end="\n" if seen.errors else "")
    late = any(percentile(seen.first_s, 95) > LIMIT_S for seen, _ in turns)
    failed = any(seen.errors for seen, _ in turns) or "Traceback" in said
    if failed:
        print(said[-2000:])
    sys.exit(late or failed)


async def two_turns(
    server: Server, questions: list[str], people: int, seconds: float
) -> list[tuple[Seen, dict[str, float]]]:
    from playwright.async_api import async_playwright

    turns = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for number in range(2):
            before, worked = server.resident_mb(), server.worked_s()
            seen = Seen()
            end = time.monotonic() + seconds
            draw = [random.Random(number * people + person) for person in range(people)]
            await asyncio.gather(*(one_person(browser, server, questions, end, one, seen) for one in draw))
            busy = server.resident_mb()
            await asyncio.sleep(REST_S)
            memory = {"before_mb": before, "busy_mb": busy, "after_mb": server.resident_mb()}
            figures = {name: round(value, 0) for name, value in memory.items()}
            figures["cpu_s_per_question"] = round((server.worked_s() - worked) / max(len(seen.first_s), 1), 3)
            turns.append((seen, figures))
        await browser.close()
    return turns


async def one_person(
    browser: "Browser", server: Server, questions: list[str], end: float, draw: random.Random, seen: Seen
) -> None:
    context = await browser.new_context(locale="ko-KR")
    try:
        page = await context.new_page()
        page.on("pageerror", lambda error: seen.errors.append(str(error)))
        await page.goto(server.address, timeout=60_000)
        await page.locator("#header [role=status]", has_text="건").wait_for(timeout=60_000)
        await asyncio.sleep(draw.uniform(0, READING_S[1]))
        while time.monotonic() < end:
            answer = await page.evaluate(ASK, draw.choice(questions))
            seen.first_s.append(answer["first"] / 1000)
            seen.whole_s.append(answer["whole"] / 1000)
            if answer["trouble"]:
                seen.errors.append(answer["trouble"])
            await asyncio.sleep(draw.uniform(*READING_S))
    except Exception as error:  # whatever it is, the others go on and it is told at the end
        seen.errors.append(f"{type(error).__name__}: {error}")
    finally:
        await context.close()


def percentile(values: list[float], percent: int) -> float:
    if len(values) < 2:
        return round(sum(values), 3)
    return round(statistics.quantiles(values, n=100, method="inclusive")[percent - 1], 3)


if __name__ == "__main__":
    main()
