"""Fixtures that every test file may use, and names for the examples in docstrings."""

import os
import signal
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from running import Run, RunOnTerminal, run_here, run_process, run_tty

from handover_cli.language.resolving import FixedScope
from handover_cli.table import bundled_path, load

# A shell that runs the tests in the background ignores interrupts, and so would all programs that
# the tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)

collect_ignore = ["tests/two_workers.py"]  # has no examples, and imports Dask

# A busy machine may take any time for an example, or to make one up. In CI the examples are
# the same in every run: a change is judged by itself and not by luck.
settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("default"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")


@pytest.fixture
def run() -> Run:
    """Run the program in this process: exit status, stdout and stderr, whole."""
    return run_here


@pytest.fixture(name="run_process")
def _run_process() -> Run:
    """Run the program as a process of its own: what pipes, encodings and signals need."""
    return run_process


@pytest.fixture(name="run_tty")
def _run_tty() -> RunOnTerminal:
    """Run the program in this process on a pseudo-terminal: exit status and what is shown."""
    return run_tty


@pytest.fixture(autouse=True, scope="session")
def _names_for_examples(doctest_namespace: dict[str, Any]) -> None:
    """`table` is the bundled table. With `scope`, it is 25 November 2024."""
    table = load([bundled_path()])
    today = date(2024, 11, 25).toordinal()
    doctest_namespace.update(table=table, scope=FixedScope(table, today, table.business_calendar))
