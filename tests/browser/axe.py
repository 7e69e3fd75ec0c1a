"""axe-core over a page, as axe-playwright-python carries it: its script is run in the page, nothing is fetched."""

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

# WCAG 2.0 to 2.2, levels A and AA: what KWCAG 2.2 asks for and more.
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_GRAVE = ("serious", "critical")


def violations(page: "Page") -> list[str]:
    """Run every rule and give the serious and critical violations, each with its first places."""
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", _TAGS)
    assert found["passes"], "axe looked at nothing"
    return [
        f"{one['id']} ({one['impact']}): {one['help']}: "
        + " | ".join(f"{node['html'][:160]} {node['failureSummary'][:200]}" for node in one["nodes"][:4])
        for one in found["violations"]
        if one["impact"] in _GRAVE
    ]
