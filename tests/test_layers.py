"""The arrows between the modules, drawn from what they import."""

import ast
import functools
from collections.abc import Iterator
from graphlib import TopologicalSorter
from importlib import import_module
from inspect import ismodule
from pathlib import Path

import pytest

import handover_cli
from handover_cli.cli import COMMANDS

PACKAGE = Path(handover_cli.__file__).parent
ORDER = [
    "errors",
    "text",
    "calendar",
    "calendars",
    "zones",
    "moments",
    "dates",
    "numbered_days",
    "business_days",
    "public_holidays",
    "distances",
    "spans",
    "rules",
    "recurrence",
    "clock_spans",
    "unknowns",
    "notations",
    "language",
    "documents",
    "table",
    "answers",
    "rows",
    "output",
    "app",
    "commands",
    "cli",
]
"""From left to right: each layer may use those to its left. A layer is a module or a package."""

OUTSIDE = {"__init__", "__main__"}
"""The package's own two files: the version, and the way in by `python -m`."""

CLICK = {"app", "commands", "cli"}
RICH = {"output"}
DATETIME = {"zones", "moments", "output", "app"}
"""Below `output` a day is a number: a format has dates of its own, and the clock gives one.
`zoneinfo` knows only them."""
SURROUNDINGS = {"app", "cli"}
"""The layers that may know of the clock, the environment and the terminal."""


def files_of(layer: str) -> list[Path]:
    module, package = PACKAGE / f"{layer}.py", PACKAGE / layer
    return [module] if module.exists() else sorted(package.rglob("*.py"))


FILES = [(layer, path) for layer in ORDER for path in files_of(layer)]
each_file = pytest.mark.parametrize(
    ("layer", "path"),
    [pytest.param(layer, path, id=path.relative_to(PACKAGE).as_posix()) for layer, path in FILES],
)


def imports(tree: ast.AST, path: Path) -> Iterator[str]:
    """Every module that the file imports, in full: `handover_cli.output`, `os.environ`.

    Of `from a import b` both `a` and `a.b`, since `b` may be a module.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            home = [PACKAGE.name, *path.relative_to(PACKAGE).parent.parts]
            base = home[: len(home) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def layers_used(tree: ast.AST, path: Path) -> set[str]:
    """The layers of this package that the file imports from."""
    names = {name.split(".")[1] for name in imports(tree, path) if _is_ours(name)}
    return names & set(ORDER)


def _is_ours(name: str) -> bool:
    return name.startswith(f"{PACKAGE.name}.")


def libraries_used(tree: ast.AST, path: Path) -> set[str]:
    return {name.split(".")[0] for name in imports(tree, path)}


# Written `module.name`, whether reached by attribute or imported by name.
LOOKS_AROUND = {
    "os.environ",
    "os.environb",
    "os.get_terminal_size",
    "os.getcwd",
    "os.getenv",
    "os.isatty",
    "shutil.get_terminal_size",
    "sys.argv",
    "sys.stderr",
    "sys.stdin",
    "sys.stdout",
    "sys.__stderr__",
    "sys.__stdin__",
    "sys.__stdout__",
}
LOOKS_AROUND_AS_METHOD = {"isatty", "now", "today", "utcnow"}
LOOKS_AROUND_AS_FUNCTION = {"breakpoint", "input", "print"}
LOOKS_AROUND_AS_MODULE = {"getpass", "locale", "time", "tty"}


def looks_around(tree: ast.AST, path: Path) -> set[str]:
    """Everything in the file that reads the clock, the environment or the terminal."""
    named = set(imports(tree, path))
    found = (named & LOOKS_AROUND) | (
        {name.split(".")[0] for name in named} & LOOKS_AROUND_AS_MODULE
    )
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            found |= {ast.unparse(node)} & LOOKS_AROUND
        elif isinstance(node, ast.Call):
            match node.func:
                case ast.Attribute(attr=name) if name in LOOKS_AROUND_AS_METHOD:
                    found.add(ast.unparse(node.func))
                case ast.Name(id=name) if name in LOOKS_AROUND_AS_FUNCTION:
                    found.add(name)
    return found


@functools.cache
def parsed(path: Path) -> ast.AST:
    return ast.parse(path.read_text("utf-8"))


def test_every_module_has_its_place_in_the_order() -> None:
    found = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py"}
    found |= {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert found - OUTSIDE == set(ORDER)


@each_file
def test_arrows_go_one_way(layer: str, path: Path) -> None:
    allowed = set(ORDER[: ORDER.index(layer)])
    if path.parent != PACKAGE:  # a package is made of modules that know each other
        allowed.add(layer)
    assert layers_used(parsed(path), path) <= allowed


@each_file
def test_a_library_is_known_only_where_it_belongs(layer: str, path: Path) -> None:
    libraries = libraries_used(parsed(path), path)
    assert "click" not in libraries or layer in CLICK
    assert "rich" not in libraries or layer in RICH
    assert "datetime" not in libraries or layer in DATETIME


def modules_used(tree: ast.AST, path: Path) -> set[str]:
    """The modules of this package that the file imports, late and for types too.

    Of a package, its `__init__` counts only where a name is taken from it.
    """
    names = {name for name in imports(tree, path) if _is_ours(name) and _file_of(name)}
    taken = {name for name in imports(tree, path) if _is_ours(name) and not _file_of(name)}
    homes = {name.rpartition(".")[0] for name in taken}
    packages = {name for name in names if _file_of(name).name == "__init__.py"}  # type: ignore[union-attr]
    return (names - packages) | (packages & homes)


def _file_of(name: str) -> Path | None:
    """The file of a module; None for a name that is no module."""
    path = PACKAGE.joinpath(*name.split(".")[1:])
    found = (path.with_suffix(".py"), path / "__init__.py")
    return next((file for file in found if file.exists()), None)


def _module_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join((PACKAGE.name, *(part for part in parts if part != "__init__")))


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph = {_module_of(path): modules_used(parsed(path), path) for _, path in FILES}
    assert list(TopologicalSorter(graph).static_order())  # a circle is a CycleError that shows it
    assert sum(map(len, graph.values())) > len(FILES)


def test_a_circle_inside_a_package_is_seen() -> None:
    one = modules_used(ast.parse("from .json import x"), PACKAGE / "output/page.py")
    late = "def f():\n from . import page"
    two = modules_used(ast.parse(late), PACKAGE / "output/json.py")
    assert (one, two) == ({"handover_cli.output.json"}, {"handover_cli.output.page"})


def test_no_command_imports_another() -> None:
    commands = [path for layer, path in FILES if layer == "commands"]
    assert len(commands) == len(COMMANDS) + 1
    for path in commands:
        used = modules_used(parsed(path), path)
        assert not [name for name in used if name.startswith(f"{PACKAGE.name}.commands")]


@pytest.mark.parametrize("package", sorted({path.parent for _, path in FILES}), ids=str)
def test_nothing_hides_a_module_of_its_own_name(package: Path) -> None:
    """`import handover_cli.answers.answer` gives a module, whatever was imported before."""
    tree = parsed(package / "__init__.py")
    taken = {name.rpartition(".")[2] for name in imports(tree, package / "__init__.py")}
    defined = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    modules = {path.stem for path in package.iterdir()}
    names = {name for name in taken | defined if name in modules}
    assert not [name for name in names if not ismodule(_attribute(package, name))]


def _attribute(package: Path, name: str) -> object:
    module = import_module(_module_of(package / "__init__.py"))
    import_module(f"{module.__name__}.{name}")
    return getattr(module, name)


TEXT_METHODS = {name for name in dir(str) if not name.startswith("_")} - {"join", "format"}
ERROR_TEXTS = ("str(error)", "error.message", "error.sentence", "error.hint", "error.detail")


def texts_taken_apart(tree: ast.AST) -> list[str]:
    """Where the text of an error is cut, matched or searched."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in TEXT_METHODS:
            found += [ast.unparse(node)] * (ast.unparse(node.value) in ERROR_TEXTS)
        elif isinstance(node, ast.Compare) and any(isinstance(op, ast.In) for op in node.ops):
            looked_in = {ast.unparse(side) for side in node.comparators}
            found += [ast.unparse(node)] * bool(looked_in & set(ERROR_TEXTS))
    return found


@each_file
def test_no_text_of_an_error_is_taken_apart(layer: str, path: Path) -> None:
    assert texts_taken_apart(parsed(path)) == [], layer


@pytest.mark.parametrize(
    "code",
    [
        "str(error).partition(';')",
        "error.sentence.removesuffix(':')",
        "'did you mean' in str(error)",
    ],
)
def test_taking_an_error_apart_is_seen(code: str) -> None:
    assert texts_taken_apart(ast.parse(code))


@each_file
def test_only_the_app_looks_at_clock_environment_and_terminal(layer: str, path: Path) -> None:
    if layer not in SURROUNDINGS:
        assert looks_around(parsed(path), path) == set()


@pytest.mark.parametrize(
    ("code", "found"),
    [
        pytest.param("from datetime import date\ndate.today()", {"date.today"}, id="clock"),
        pytest.param("import datetime as d\nd.datetime.now()", {"d.datetime.now"}, id="clock-time"),
        pytest.param("import time", {"time"}, id="clock-module"),
        pytest.param("import os\nos.environ.get('X')", {"os.environ"}, id="environment"),
        pytest.param("from os import getenv", {"os.getenv"}, id="environment-by-name"),
        pytest.param("import sys\nsys.stdout.write('')", {"sys.stdout"}, id="stdout"),
        pytest.param("from sys import stdin", {"sys.stdin"}, id="stdin-by-name"),
        pytest.param("def f(s):\n return s.isatty()", {"s.isatty"}, id="terminal"),
        pytest.param(
            "from shutil import get_terminal_size", {"shutil.get_terminal_size"}, id="size"
        ),
        pytest.param("print(1)", {"print"}, id="print"),
        pytest.param("def f(today):\n return today + 1", set(), id="today-is-an-argument"),
        pytest.param("from datetime import date\ndate(1, 1, 1)", set(), id="a-date-is-no-clock"),
    ],
)
def test_looking_around_is_seen(code: str, found: set[str]) -> None:
    assert looks_around(ast.parse(code), PACKAGE / "dates.py") == found


@pytest.mark.parametrize(
    ("code", "file", "found"),
    [
        pytest.param("from .spans import x", "cli.py", {"spans"}, id="from-module"),
        pytest.param("from . import spans", "cli.py", {"spans"}, id="from-package"),
        pytest.param("from ..spans import x", "output/json.py", {"spans"}, id="from-subpackage"),
        pytest.param("from . import json", "output/delimited.py", {"output"}, id="own-package"),
        pytest.param("from .json import x", "output/delimited.py", {"output"}, id="own-module"),
        pytest.param("import handover_cli.spans", "cli.py", {"spans"}, id="absolute"),
        pytest.param("from handover_cli import spans", "cli.py", {"spans"}, id="absolute-from"),
        pytest.param("def f():\n from .spans import x", "cli.py", {"spans"}, id="late"),
        pytest.param("import json, rich.table", "cli.py", set(), id="others"),
    ],
)
def test_an_arrow_is_seen(code: str, file: str, found: set[str]) -> None:
    assert layers_used(ast.parse(code), PACKAGE / file) == found
