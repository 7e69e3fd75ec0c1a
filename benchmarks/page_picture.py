"""Make README's picture of the chat page anew: a question to the samples, its answer, and the cell it rests on.

    python benchmarks/page_picture.py [--out docs/page.png]

Needs Chromium and fonts with Hangul (Debian: chromium fonts-noto-cjk).
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.served import ARGUMENTS, CHROMIUM, PROJECT, mundap, served

QUESTION = "청년 월세 지원 예산은 2024년에 비해 2025년에 얼마나 늘었나요?"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=PROJECT / "docs" / "page.png")
    arguments = parser.parse_args()
    if CHROMIUM is None:
        sys.exit("no chromium here (apt-get install chromium fonts-noto-cjk)")
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        samples = PROJECT / "samples" / "documents"
        subprocess.run(
            [sys.executable, "-m", "cli", "add", str(samples), "--library", str(library)], cwd=PROJECT, check=True
        )
        with served(mundap(library), "healthz", {"status": "ready"}) as running:
            take(running.address, arguments.out)


def take(address: str, out: Path) -> None:
    """Ask, open the last source, and keep what is seen."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1366, "height": 768}, color_scheme="light")
        page.goto(address)
        page.locator("#header [role=status]", has_text=re.compile(r"문서 \d+건")).wait_for()
        page.locator("#question textarea").fill(QUESTION)
        page.locator("#question textarea").press("Enter")
        page.locator("#current .words a.cite").last.click()
        page.locator("#source #quote").wait_for()
        page.locator("#next .example").first.wait_for()
        page.screenshot(path=out)
        browser.close()


if __name__ == "__main__":
    main()
