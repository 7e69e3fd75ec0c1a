"""What every page is made with: gradio itself, opened late and silenced, HTML parts, and the styles and scripts."""

from collections.abc import Callable, Iterator
from importlib.resources import files
from os import environ
from typing import Any

from assistant.page.frame import HEAD_SCRIPT, HEAD_SCRIPTS, HEAD_STYLES, STYLES
from assistant.serving.users import user_of

# Gradio's border is untyped: an update is a dict from components to values.
Updates = dict[Any, Any]
# No bar over a part that changes, no name for the outside, and eight at once.
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "concurrency_limit": 8}
# What is pressed or typed while the one before it is on its way counts, too. Of gradio's other ways "once", the usual
# one, drops it, and "always_last" sends the first again in its place.
EACH: dict[str, Any] = {**QUIET, "trigger_mode": "multiple"}
# Every page waits for the library when it is loaded, and every question for its turn: no number of them may keep
# others out.
UNLIMITED: dict[str, Any] = {**QUIET, "concurrency_limit": None}


# Nothing is told to anybody outside. Of its events gradio would keep thousands and, after each one, count them all anew
# with pandas: a fifth of the server's work under load, for a page of statistics that stays shut here.
_SILENT = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_ANALYTICS_MAX_EVENTS": "10",
    "GRADIO_ANALYTICS_CACHE_FREQUENCY": "1000000000",
}


def gradio() -> Any:  # noqa: ANN401 - the untyped module
    """Import gradio with its reporting to the outside switched off."""
    environ.update(_SILENT)  # set, never read: gradio reads it
    import gradio as opened

    return opened


def html(value: str, name: str, *scripts: str) -> Any:  # noqa: ANN401 - a component of the untyped module
    """Make a part of HTML that the program wrote, with scripts of the assets that run once."""
    on_load = "\n".join(asset(script) for script in scripts) or None
    return gradio().HTML(value, elem_id=name, js_on_load=on_load, apply_default_css=False)


def frame(value: str) -> Any:  # noqa: ANN401 - a component of the untyped module
    """Make a page's head; base.css hides gradio's own way to the pages."""
    return html(value, "header")


def told_who(ready: Callable[[str], Iterator[Updates]]) -> Any:  # noqa: ANN401 - gradio's own kind of function
    """Make what a page does when it is loaded; it is given the name of the user who loads it."""
    gr: Any = gradio()

    def loaded(request: gr.Request) -> Iterator[Updates]:
        yield from ready(user_of(request.headers))

    return loaded


def fields(event: Any) -> dict[str, object]:  # noqa: ANN401 - an event of the untyped module
    """What a script sent with an event; nothing where gradio's own parts began it."""
    sent = getattr(event, "_data", None)
    return sent if isinstance(sent, dict) else {}


def word(sent: dict[str, object], name: str, longest: int = 64) -> str:
    """One field that a script sent as text; empty for anything else, cut where it is longer than the page sends."""
    said = sent.get(name)
    return said[:longest] if isinstance(said, str) else ""


def number_in(held: str) -> int | None:
    """The number that a hidden box of the page holds; None for anything else."""
    return int(held) if held.isascii() and held.isdecimal() and len(held) < 9 else None


def count(sent: dict[str, object], name: str) -> int:
    """One field that a script sent as a number from 0; -1 for anything else."""
    said = sent.get(name)
    return said if isinstance(said, int) and not isinstance(said, bool) and said >= 0 else -1


def asset(name: str) -> str:
    """Read a style sheet or a script."""
    return files("assistant.page").joinpath("assets", name).read_text(encoding="utf-8")


def styles() -> str:
    """All style sheets, in the order of the cascade."""
    return "\n".join(asset(name) for name in STYLES)


def head() -> str:
    """What stands in every page's head."""
    scripts = "\n".join(asset(name) for name in HEAD_SCRIPTS)
    return f"<style>{asset(HEAD_STYLES)}</style><script>{HEAD_SCRIPT};\n{scripts}</script>"
