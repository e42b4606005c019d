"""What a run imports: start-up is a part of what the program does."""

import subprocess
import sys

import pytest
from running import surroundings

MONTHS = {"dateutil", "locale"}
"""What counting months takes: `relativedelta` imports `calendar`, which imports `locale`."""
REPORT = """
import atexit, sys
def report():
    sys.stderr.write("\\n".join(sorted(sys.modules)))
atexit.register(report)
from handover_cli.__main__ import main
main()
"""
SLOW = {"rich", "json", "csv", "decimal", "dateutil", "difflib", "locale", "pathlib", "dataclasses"}
"""Modules that most answers do without. (Click imports difflib and locale for a short option,
which it first takes for a mistyped long one; so the runs below use long ones.)"""


def imported(*arguments: str) -> set[str]:
    """The modules that a run in a pipe has imported when it ends."""
    done = subprocess.run(
        [sys.executable, "-S", "-c", REPORT.replace("import atexit, sys", PATHS), *arguments],
        capture_output=True,
        check=False,
        env={**surroundings(), "COVERAGE_PROCESS_START": ""},
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split("\n"))


# Without `site`, so that only what the program imports is seen: `site` runs the .pth files of
# whatever else is installed.
PATHS = f"import atexit, sys; sys.path[:] = {sys.path!r}"


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [
        pytest.param(("between", "deadline", "handover"), set(), id="a-piped-answer"),
        pytest.param(("between", "deadline", "handover", "--unit", "years"), MONTHS, id="years"),
        pytest.param(("ask", "days between deadline and handover"), set(), id="a-question"),
        pytest.param(("ask", "delay"), set(), id="a-stored-question"),
        pytest.param(("since", "handover"), set(), id="since"),
        pytest.param(("events",), set(), id="a-listing"),
        pytest.param(("events", "--output", "json"), {"json"}, id="json"),
        pytest.param(("events", "--output", "csv"), {"csv"}, id="csv"),
        pytest.param(
            ("between", "deadline", "handover", "--output", "markdown"), MONTHS, id="records"
        ),
        pytest.param(("batch", "--end", "2020-11-25", "/dev/null"), set(), id="rows"),
        pytest.param(("--version",), set(), id="version"),
    ],
)
def test_only_what_an_answer_needs_is_imported(
    arguments: tuple[str, ...], needed: set[str]
) -> None:
    assert imported(*arguments) & SLOW == needed


@pytest.mark.parametrize("arguments", [(), ("--help",), ("between", "--help")], ids=" ".join)
def test_help_imports_neither_rich_nor_a_table(arguments: tuple[str, ...]) -> None:
    assert not imported(*arguments) & {"rich", "json", "csv", "dateutil"}


def test_a_command_is_imported_only_when_it_runs() -> None:
    commands = {
        name for name in imported("between", "deadline", "handover") if ".commands." in name
    }
    assert commands == {
        f"handover_cli.commands.{name}"
        for name in ("answering", "between", "completing", "options", "session", "writing")
    }
