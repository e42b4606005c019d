"""Docstrings of public functions: errors, and examples. Pytest runs the examples."""

import ast
from collections.abc import Iterator
from pathlib import Path

import handover_cli

PACKAGE = Path(handover_cli.__file__).parent
CORE = [
    *("text", "calendar", "dates", "business_days", "spans"),
    *("notations", "language", "documents", "table", "answers"),
]
"""The layers whose functions have no terminal and no stream as input, so that examples run."""


def public_functions(path: Path) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield f"{path.relative_to(PACKAGE)}: {node.name}", node


def files_of(layer: str) -> list[Path]:
    return sorted([*PACKAGE.glob(f"{layer}.py"), *PACKAGE.glob(f"{layer}/*.py")])


def test_every_public_function_of_the_core_has_an_example() -> None:
    """But for those that give nothing, or an error: tests of the program pin what they say."""
    without = [
        name
        for layer in CORE
        for path in files_of(layer)
        for name, function in public_functions(path)
        if ast.unparse(function.returns or ast.Constant(None)) not in ("None", "HandoverError")
        and ">>>" not in (ast.get_docstring(function) or "")
    ]
    assert without == []


def test_every_public_function_that_raises_says_so() -> None:
    silent = [
        name
        for path in sorted(PACKAGE.rglob("*.py"))
        for name, function in public_functions(path)
        # A command's docstring is its help.
        if path.parent.name != "commands"
        and any(isinstance(node, ast.Raise) for node in ast.walk(function))
        and "Raises:" not in (ast.get_docstring(function) or "")
    ]
    assert silent == []
