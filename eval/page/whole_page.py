"""One HTML page that needs nothing beside itself.

No script and no address of anything outside; a policy in the page forbids both. The style sheets are those of the
evaluation page.
"""

import re
from importlib.resources import files

from assistant.page.prose import escape

_SHEETS = ("base.css", "parts.css", "answer.css", "evaluation.css", "report.css")
_DARK = re.compile(r"\.dark \{([^}]*)\}")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def whole_page(title: str, body: str) -> str:
    """Write a page around a body of safe HTML."""
    return (
        '<!doctype html><html lang="ko"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_styles()}</style></head>"
        f'<body class="gradio-container report"><main class="html-container" id="run">{body}</main>'
        "</body></html>\n"
    )


def _styles() -> str:
    """The sheets in their order; what the page does by a class for dark, the report does as the reader's machine is."""
    folder = files("assistant.page").joinpath("assets")
    sheets = "\n".join(folder.joinpath(name).read_text(encoding="utf-8") for name in _SHEETS)
    return _DARK.sub(r"@media (prefers-color-scheme: dark) { :root {\1} }", sheets)
