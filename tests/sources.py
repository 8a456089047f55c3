"""The project's own files, for the tests that read them."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APPS = ["prm", "accounts", "communities", "leads"]  # Each imports only those before it.


@cache
def modules():
    """The portal's Python files, without tests and migrations, by their path."""
    paths = [path for app in APPS for path in (ROOT / app).rglob("*.py")]
    return {name(p): p.read_text() for p in sorted(paths) if "migrations" not in p.parts}


@cache
def templates():
    paths = sorted((ROOT / "templates").rglob("*.html"))
    return {name(path): path.read_text() for path in paths}


def name(path):
    return str(path.relative_to(ROOT))


@cache
def tree(path):
    return ast.parse(modules()[path])


def lines_with(pattern, files):
    """Where a pattern stands: `path:line`, for the files that have it."""
    return [
        f"{path}:{number}: {line.strip()}"
        for path, text in files.items()
        for number, line in enumerate(text.splitlines(), 1)
        if re.search(pattern, line)
    ]
