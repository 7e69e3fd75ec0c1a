"""What can be taken away from the page of evaluation: a run as it is kept, and its figures for spreadsheets."""

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from eval.errors import EvaluationError
from eval.figures import figures_of
from eval.page.run_view import FIGURES_FILE, RUN_FILE
from eval.runs import FOLDER, read_run, run_path
from eval.spreadsheet import figures_csv

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute


def run_files(library: Path) -> "list[BaseRoute]":
    """The addresses that give a run's files; who may ask is decided before them."""
    from starlette.responses import PlainTextResponse, Response
    from starlette.routing import Route

    folder = library / FOLDER

    def given(request: "Request") -> "Response":
        name = request.query_params.get("name", "")
        try:
            path = run_path(folder, name)
            if request.url.path == RUN_FILE:
                return Response(path.read_bytes(), headers=_named(f"{name}.jsonl", "application/x-ndjson"))
            figures = figures_of([kept.grade for kept in read_run(path).answers])
            return Response(figures_csv(figures), headers=_named(f"{name}.csv", "text/csv; charset=utf-8"))
        except (EvaluationError, OSError):
            return PlainTextResponse("이 실행을 찾을 수 없습니다.", status_code=404)

    return [Route(path, given, methods=["GET"]) for path in (RUN_FILE, FIGURES_FILE)]


def _named(name: str, kind: str) -> dict[str, str]:
    """Headers that keep a browser from showing the file in place of saving it."""
    return {
        "content-type": kind,
        "content-disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
        "x-content-type-options": "nosniff",
        "cache-control": "no-store",
    }
