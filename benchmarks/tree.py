"""Print the tree of the source with each file's first docstring sentence, as the README shows it."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]
_ROOMS = ("ingest", "index", "assistant", "eval")
_FACES = ("cli.py", "ui.py")


def tree() -> str:
    """One line per source file: its path and what it is for."""
    paths = [path for room in _ROOMS for path in sorted((ROOT / room).rglob("*.py"), key=_place)]
    paths += [ROOT / face for face in _FACES]
    lines = []
    for path in paths:
        inside = path.relative_to(ROOT).parts
        depth, name = (
            (len(inside) - 2, f"{inside[-2]}/") if path.name == "__init__.py" else (len(inside) - 1, path.name)
        )
        lines.append(f"{'  ' * depth + name:<30} {_purpose(path)}")
    return "\n".join(lines)


def _place(path: Path) -> tuple[str, bool, str]:
    """A folder's own files before those of its folders, its __init__ first."""
    return path.parent.as_posix(), path.name != "__init__.py", path.name


def _purpose(path: Path) -> str:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(docstring.partition("\n\n")[0].split()).partition(". ")[0].rstrip(".")


if __name__ == "__main__":
    print(tree())
