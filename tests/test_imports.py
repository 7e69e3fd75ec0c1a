"""Packages import downward only, and each third-party package has one door."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
OURS = ("ingest", "index", "assistant", "eval", "cli", "ui", "benchmarks")
# What each room may import beside itself. Faces and measuring stand on top of everything.
BELOW = {
    "ingest": set(),
    "index": {"ingest"},
    "assistant": {"ingest", "index"},
    "eval": {"ingest", "index", "assistant"},
    "ui": {"ingest", "index", "assistant", "eval"},
    "cli": {"ingest", "index", "assistant", "eval", "ui"},
    "benchmarks": {"ingest", "index", "assistant", "eval", "ui", "cli"},
}
# The modules that may import a package; the training modules open sentence_transformers and torch as well.
DOORS = {
    "kiwipiepy": ("ingest/korean.py",),
    "tantivy": ("index/lexical.py",),
    "faiss": ("index/nearest.py",),
    "threadpoolctl": ("index/threads.py",),
    # Three rooms behind one door: what an encoder and a reranker share, and the two.
    "sentence_transformers": (
        "index/inference.py",
        "index/transformer.py",
        "index/cross_encoder.py",
        "index/training/",
        "benchmarks/",
    ),
    "torch": ("index/inference.py", "index/training/", "benchmarks/"),
    "transformers": ("index/inference.py", "index/training/", "benchmarks/"),
    "huggingface_hub": ("index/model_folder.py",),
    "openai": ("assistant/llm.py",),
    "gradio": ("ui.py", "assistant/page/wiring/", "eval/page/wiring"),
    "olefile": ("ingest/formats/", "benchmarks/"),
    "cryptography": ("ingest/formats/hwp/",),
    "lxml": ("ingest/formats/", "benchmarks/"),
    "pypdfium2": ("ingest/formats/pdf/", "benchmarks/"),
    "docx": ("ingest/formats/docx/", "assistant/reports/", "benchmarks/"),
    "pptx": ("ingest/formats/pptx/", "benchmarks/"),
    "openpyxl": ("benchmarks/",),  # what is shipped does without it
    "xlsxwriter": ("eval/workbook.py",),
    "python_calamine": ("ingest/formats/xlsx/", "benchmarks/"),
    "selectolax": ("ingest/formats/html/", "benchmarks/"),
    "ir_measures": ("eval/ranking.py",),
}
# Opening these costs seconds, so importing a module of ours must not do it (tantivy costs nothing to speak of, and
# the reader of a format is itself imported late); a training module is run for that alone.
HEAVY = frozenset(name for name, doors in DOORS.items() if not doors[0].startswith("ingest/formats/")) - {"tantivy"}
LATE_EXEMPT = ("index/training/", "benchmarks/")


def modules() -> list[Path]:
    found: list[Path] = []
    for name in OURS:
        if (PROJECT / f"{name}.py").is_file():
            found.append(PROJECT / f"{name}.py")
        found.extend(sorted((PROJECT / name).rglob("*.py")))
    return found


def imported(tree: ast.AST, package: str) -> Iterator[str]:
    """Absolute names of what a module imports, relative imports resolved."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield f"{package}.{node.module or ''}" if node.level else node.module or ""


def imported_when_loaded(tree: ast.Module) -> Iterator[str]:
    """Names imported while the module itself runs: not inside functions, not for type checking alone."""
    pending: list[ast.AST] = list(tree.body)
    while pending:
        node = pending.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            pending.extend(node.orelse)
            continue
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from imported(node, "")
        pending.extend(ast.iter_child_nodes(node))


def room(path: Path) -> str:
    return path.relative_to(PROJECT).parts[0].removesuffix(".py")


def place(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def top(name: str) -> str:
    return name.partition(".")[0]


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


MODULES = pytest.mark.parametrize("path", modules(), ids=place)


@MODULES
def test_imports_go_downward(path: Path):
    own = room(path)
    upward = {name for name in imported(parsed(path), own) if top(name) in OURS and top(name) not in BELOW[own] | {own}}
    assert upward == set()


@MODULES
def test_third_party_packages_have_one_door(path: Path):
    barred = {
        name
        for name in imported(parsed(path), room(path))
        if top(name) in DOORS and not place(path).startswith(DOORS[top(name)])
    }
    assert barred == set()


@MODULES
def test_heavy_packages_open_late(path: Path):
    if place(path).startswith(LATE_EXEMPT):
        pytest.skip("run for this package alone")
    assert {name for name in imported_when_loaded(parsed(path)) if top(name) in HEAVY} == set()


@MODULES
def test_only_settings_reads_the_environment(path: Path):
    if place(path) == "assistant/settings.py" or room(path) == "benchmarks":
        pytest.skip("the place for it, or a measuring script")
    read = [
        node.attr
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute)
        and node.attr in ("environ", "getenv")
        and isinstance(node.value, ast.Name)
        and node.value.id == "os"
    ]
    assert read == []


def test_every_room_has_modules():
    assert {room(path) for path in modules()} >= {"ingest", "index", "assistant"}


def test_the_walk_sees_every_kind_of_import():
    tree = ast.parse(
        "import a.b\n"
        "from c.d import e\n"
        "from . import f\n"
        "from .g import h\n"
        "if TYPE_CHECKING:\n    import late\n"
        "def opened():\n    import j\n"
        "class K:\n    import m\n"
    )
    assert set(imported(tree, "own")) == {"a.b", "c.d", "own.", "own.g", "late", "j", "m"}
    assert {name for name in imported_when_loaded(tree) if name} == {"a.b", "c.d", ".g", ".", "m"}


def test_our_names_hide_no_standard_module():
    assert set(OURS).isdisjoint(sys.stdlib_module_names)


@pytest.mark.parametrize(
    "path", [path for path in modules() if room(path) in ("ingest", "index", "assistant")], ids=place
)
def test_patterns_are_compiled_when_they_are_asked(path: Path):
    """``re`` itself is for the module that puts it off: compiling all patterns made a first question wait."""
    compiles = any(ast.unparse(node) == "re.compile" for node in ast.walk(parsed(path)))
    eager = compiles and "re" in imported(parsed(path), room(path))
    assert place(path) == "ingest/patterns.py" or not eager, "write: from ingest import patterns as re"
