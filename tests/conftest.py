"""Fixtures that every test file may use."""

import os

import pytest
from hypothesis import HealthCheck, settings
from running import Run, RunOnTerminal, run_here, run_process, run_tty

collect_ignore = ["two_workers.py"]  # has no examples, and imports Dask

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
