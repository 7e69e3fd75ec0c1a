"""Commands run as a user without rights: ``python as_nobody.py`` reads a JSON list of commands on standard input.

Prints a JSON list of ``[exit status, standard output, standard error]``.
"""

import contextlib
import io
import json
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from cli import main  # noqa: E402


def run(words: list[str]) -> tuple[int, str, str]:
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
        try:
            status = main(words)
        except SystemExit as leaving:
            status = int(leaving.code or 0)
    return status, out.getvalue(), err.getvalue()


def become_nobody() -> None:
    """Give up root's rights; what is imported late is imported before, for nobody may not read this Python."""
    with tempfile.TemporaryDirectory() as folder:
        document, library = Path(folder, "연습.txt"), str(Path(folder, "library"))
        document.write_text("연습 예산은 10억 원입니다.\n", encoding="utf-8")
        run(["add", str(document), "--library", library])
        run(["ask", "연습 예산은 얼마야?", "--library", library])
        run(["talks", "list", "--library", library])
        run(["eval", "answers", "--questions", str(document), "--out", "/dev/null", "--library", library])
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)


if __name__ == "__main__":
    commands = json.load(sys.stdin)
    become_nobody()
    json.dump([run(words) for words in commands], sys.stdout, ensure_ascii=False)
