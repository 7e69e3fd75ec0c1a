"""How long the chat page takes to open, beside a bare gradio page in the same run.

Both are served by processes of their own and opened by the same Chromium in turns, each time with an empty cache: from
the address to a box that can be written in. Then each is opened again with the cache that an office's browser has.

    python benchmarks/page_open.py [--library FOLDER] [--rounds 9]
"""

import argparse
import contextlib
import json
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.served import ARGUMENTS, CHROMIUM, PROJECT, mundap, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LIMIT = 2.5
# What a page still does behind once it can be written in is over by then.
REST_MS = 2000
BARE = """
import sys, gradio as gr, uvicorn
from fastapi import FastAPI
with gr.Blocks(analytics_enabled=False) as blocks:
    question = gr.Textbox(label="question")
    answer = gr.Textbox(label="answer")
    gr.Button("ask").click(lambda words: words, question, answer)
application = gr.mount_gradio_app(FastAPI(), blocks, path="/", ssr_mode=False)
uvicorn.run(application, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
"""


def main() -> None:
    arguments = read_arguments()
    if CHROMIUM is None:
        sys.exit("no chromium here (apt-get install chromium)")
    with contextlib.ExitStack() as stack:
        bare = stack.enter_context(served([sys.executable, "-c", BARE], ""))
        ours = stack.enter_context(served(mundap(arguments.library), "healthz", {"status": "ready"}))
        figures = measured(bare.address, ours.address, arguments.rounds)
    print(json.dumps(figures, indent=2))
    ratio = figures["cold"]["ratio"]
    print(f"{ratio:.2f} times a bare gradio page (at most {LIMIT})")
    sys.exit(ratio > LIMIT)


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--library", type=Path, default=PROJECT / "build" / "samples")
    parser.add_argument("--rounds", type=int, default=9)
    return parser.parse_args()


def measured(bare: str, ours: str, rounds: int) -> dict[str, dict[str, float]]:
    from playwright.sync_api import sync_playwright

    cold: dict[str, list[float]] = {bare: [], ours: []}
    warm: dict[str, list[float]] = {bare: [], ours: []}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for number in range(rounds + 1):
            # The order changes from round to round; the first warms the servers and the disk and does not count.
            for address in (bare, ours) if number % 2 else (ours, bare):
                first, again = opened_twice(browser, address)
                if number:
                    cold[address].append(first)
                    warm[address].append(again)
        browser.close()
    return {name: figures(times[bare], times[ours]) for name, times in (("cold", cold), ("warm", warm))}


def opened_twice(browser: "Browser", address: str) -> tuple[float, float]:
    context = browser.new_context(locale="ko-KR", viewport={"width": 1366, "height": 768})
    page = context.new_page()
    times = []
    for _ in range(2):
        began = time.perf_counter()
        page.goto(address, wait_until="commit")
        page.locator("textarea:visible").first.wait_for()
        times.append(time.perf_counter() - began)
        page.wait_for_timeout(REST_MS)
    context.close()
    return times[0], times[1]


def figures(bare: list[float], ours: list[float]) -> dict[str, float]:
    return {
        "bare_s": round(statistics.median(bare), 3),
        "ours_s": round(statistics.median(ours), 3),
        "ratio": round(statistics.median(one / other for one, other in zip(ours, bare, strict=True)), 3),
    }


if __name__ == "__main__":
    main()
