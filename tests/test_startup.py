"""What a run imports: start-up is a part of what the program does."""

import subprocess
import sys

import pytest
from running import surroundings

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
        pytest.param(("between", "deadline", "handover", "--unit", "years"), set(), id="years"),
        pytest.param(("ask", "days between deadline and handover"), set(), id="a-question"),
        pytest.param(("ask", "delay"), set(), id="a-stored-question"),
        pytest.param(("since", "handover"), set(), id="since"),
        pytest.param(("events",), set(), id="a-listing"),
        pytest.param(("events", "--output", "json"), {"json"}, id="json"),
        pytest.param(("events", "--output", "csv"), {"csv"}, id="csv"),
        pytest.param(
            ("between", "deadline", "handover", "--output", "markdown"), set(), id="records"
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
    found = imported("between", "deadline", "handover")
    assert {name for name in found if ".commands." in name} == {"handover_cli.commands.between"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("between", "deadline", "handover"),
        ("between", "15 November 2020", "2021-06"),
        ("ask", "first Monday of November 2026"),
        ("ask", "90 days in weeks"),
        ("events",),
        ("timeline",),
    ],
    ids=" ".join,
)
def test_without_clock_times_nothing_is_imported_for_them(arguments: tuple[str, ...]) -> None:
    found = imported(*arguments)
    rooms = {"zones", "moments", "clock", "clock_spans", "clock_ranges"}
    assert not found & {"zoneinfo", "tzdata"}
    assert not {name.rpartition(".")[2] for name in found if name.startswith("handover_")} & rooms


def test_an_answer_imports_nothing_for_other_kinds_of_answers() -> None:
    rooms = {
        "possible_days",
        "unknowns",
        "contradictions",
        "comparing",
        "records",
        "details",
        "entries",
        "edtf_refused",
        "explaining",
        "steps_of_dates",
        "steps_of_spans",
    }
    found = {name.rpartition(".")[2] for name in imported("between", "deadline", "handover")}
    assert not found & rooms


@pytest.mark.parametrize(
    ("date", "needed"),
    [
        pytest.param("2020-11-15", set(), id="a-day"),
        pytest.param("2020-11", set(), id="a-month"),
        pytest.param("deadline", set(), id="a-name"),
        pytest.param("deadline+10d", set(), id="a-name-with-a-shift"),
        pytest.param(
            "15 November 2020",
            {"written", "written_reading", "written_words", "written_days"},
            id="words",
        ),
        pytest.param(
            "2020/11/15",
            {"written", "written_reading", "written_words", "written_numbers"},
            id="numbers",
        ),
    ],
)
def test_written_dates_are_imported_for_written_dates_alone(date: str, needed: set[str]) -> None:
    found = {name.rpartition(".")[2] for name in imported("between", date, "2020-11-25")}
    assert {name for name in found if name.startswith("written")} == needed


def test_a_written_date_reads_no_table() -> None:
    assert "handover_cli.table.loading" not in imported("between", "15 Nov 2020", "2020-11-25")


@pytest.mark.skipif(sys.version_info < (3, 15), reason="imports can be lazy from Python 3.15 on")
@pytest.mark.parametrize(
    ("arguments", "stdout"),
    [
        pytest.param(("between", "deadline", "handover"), "10\n", id="between"),
        pytest.param(
            ("ask", "delay", "-o", "jsonl", "--fields", "value"), '{"value": 10}\n', id="ask"
        ),
        pytest.param(("is", "landmine-deaths", "within", "2021", "-o", "value"), "yes\n", id="is"),
    ],
)
def test_the_program_runs_when_all_imports_are_lazy(
    arguments: tuple[str, ...], stdout: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "handover_cli", *arguments],
        capture_output=True,
        check=False,
        env={**surroundings(), "PYTHON_LAZY_IMPORTS": "all"},
        text=True,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, stdout, "")
