"""Columns in DataFrames and on a cluster, and the page that shows them."""

import csv
import doctest
import json
import random
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from running import PATIENCE, TODAY, needs_packages, surroundings

from handover_cli.rows.column import measure_column
from handover_cli.spans import Unit
from handover_cli.table import bundled_path, load

PAGE = Path(__file__).parents[1] / "docs" / "scale.md"
CLUSTER = Path(__file__).with_name("two_workers.py")
UNITS: list[Unit] = ["days", "calendar", "business-days"]


def random_cells(count: int) -> list[str]:
    chance = random.Random(8)  # noqa: S311
    hard = ["handover", "2021-06", "medal", "today", "199X", "occupation.start", ""]
    return [
        chance.choice(hard)
        if chance.random() < 0.3
        else date.fromordinal(chance.randint(1, 3_652_059)).isoformat()
        for _ in range(count)
    ]


@pytest.mark.scale
def test_two_workers_answer_as_one_process_does(tmp_path: Path) -> None:
    needs_packages("dask", "distributed", "pandas")
    starts, ends = random_cells(6000)[:3000], random_cells(6000)[3000:]
    path = tmp_path / "rows.csv"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([("start", "end"), *zip(starts, ends, strict=True)])
    done = subprocess.run(
        [sys.executable, CLUSTER, path, TODAY, *UNITS],
        capture_output=True,
        text=True,
        check=False,
        env=surroundings(),
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr
    workers, answers = json.loads(done.stdout)
    assert workers == 2
    table, today = load([bundled_path()]), date.fromisoformat(TODAY)
    for unit in UNITS:
        alone = measure_column(starts, ends, unit, table=table, today=today)
        assert answers[unit] == alone


@pytest.mark.scale
def test_the_pages_examples_run() -> None:
    needs_packages("pandas")
    found = doctest.testfile(str(PAGE), module_relative=False)
    assert found.attempted > 5
    assert found.failed == 0


@pytest.mark.scale
def test_the_pages_script_prints_what_the_page_shows(tmp_path: Path) -> None:
    needs_packages("dask", "distributed", "pandas")
    blocks = r"```python\n(import dask.*?)```\n\n```text\n(.*?)```"
    found = re.search(blocks, PAGE.read_text("utf-8"), re.DOTALL)
    assert found is not None
    script, shown = found.groups()
    (tmp_path / "late.py").write_text(script)
    done = subprocess.run(
        [sys.executable, "late.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert (done.returncode, done.stdout) == (0, shown)


def test_lines_can_be_cut_into_files_that_are_answered_at_once(tmp_path: Path) -> None:
    """The shell line of the page."""
    command = re.search(r"```sh\n(split.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert command is not None
    lines = [f"{date.fromordinal(day)}\n" for day in range(737_000, 737_100)]
    (tmp_path / "dates.txt").write_text("".join(lines))
    subprocess.run(["bash", "-c", command[1]], cwd=tmp_path, check=True, env=surroundings())
    parts = sorted(tmp_path.glob("x*.days"))
    answers = "".join(path.read_text() for path in parts).split()
    assert len(parts) == 4
    days = measure_column([line.rstrip() for line in lines], "2020-11-25")
    assert answers == list(map(str, days))
