"""Conventions that a reader could break without noticing."""

import ast
import re

import pytest
from django.core.management import call_command
from django.db.models import QuerySet

from prm.permissions import RuledQuerySet

from .sources import APPS, ROOT, lines_with, modules, templates, tree

GENERAL = [name for name in vars(QuerySet) if not name.startswith("_")] + ["unscoped"]

SAYS = re.compile(r"(?s)\{#[^\n]*Expects[^\n]*#\}|\{% comment %\}.*?Expects")
METHODS = re.compile(r"require_\w+|for_administrators")


def views():
    return {path: text for path, text in modules().items() if re.search(r"/(\w+_)?views\b", path)}


def test_views_reach_rows_only_through_what_the_user_may_see():
    asked = rf"\.objects\.({'|'.join(GENERAL)})\("

    assert lines_with(asked, views()) == []


def test_the_search_for_rows_would_find_one():
    view = {"a view": "rows = Lead.objects.filter(pk=1)", "b view": "Lead.objects.visible_to(u)"}

    assert len(lines_with(rf"\.objects\.({'|'.join(GENERAL)})\(", view)) == 1
    assert "visible_to" not in GENERAL
    assert hasattr(RuledQuerySet, "visible_to")


def test_every_fragment_says_what_it_expects():
    fragments = [path for path in templates() if re.search(r"/_[^/]+$", path)]
    silent = [path for path in fragments if not SAYS.match(templates()[path])]

    assert fragments
    assert silent == []


@pytest.mark.parametrize("app", APPS)
def test_imports_point_one_way(app):
    above = set(APPS[APPS.index(app) + 1 :])
    wrong = [
        f"{path} imports {name}"
        for path in modules()
        if path.startswith(f"{app}/")
        for name in imported(path)
        if name.split(".")[0] in above
    ]

    assert wrong == []


def imported(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("word", ["core", "common", "utils", "helpers", "services", "managers"])
def test_no_module_is_a_drawer_for_everything(word):
    assert [path for path in modules() if f"/{word}.py" in path or f"/{word}/" in path] == []


def test_files_stay_short():
    files = modules() | {
        str(path.relative_to(ROOT)): path.read_text() for path in ROOT.glob("tests/**/*.py")
    }
    long = {path: text.count("\n") for path, text in files.items() if text.count("\n") > 250}

    assert long == {}


def test_functions_stay_short():
    long = [
        f"{path}:{node.lineno} {node.name}"
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= 40
    ]

    assert long == []


def test_every_view_names_its_methods():
    """The others are answered 405 then, before the view does anything."""
    silent = [
        f"{path}:{node.lineno} {node.name}"
        for path in views()
        for node in tree(path).body
        if is_view(node) and not METHODS.search("".join(map(ast.unparse, node.decorator_list)))
    ]

    assert silent == []


def is_view(node):
    """A decorated function of a request."""
    if not isinstance(node, ast.FunctionDef) or not node.decorator_list:
        return False
    return [argument.arg for argument in node.args.args[:1]] == ["request"]
