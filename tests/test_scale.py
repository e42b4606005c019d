"""Columns in DataFrames and on a cluster, and the page that shows them."""

import doctest
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import dask.dataframe
import pandas as pd
import pytest
from distributed import Client, LocalCluster
from running import surroundings

from handover_cli.rows.column import measure_column
from handover_cli.spans import Unit
from handover_cli.table import bundled_path, load

PAGE = Path(__file__).parent.parent / "docs" / "scale.md"
TABLE = load([bundled_path()])
TODAY = date(2026, 11, 23)

pytestmark = pytest.mark.xdist_group("cluster")


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        yield client


def random_rows(count: int) -> pd.DataFrame:
    chance = random.Random(8)  # noqa: S311
    hard = ["handover", "2021-06", "medal", "today", "199X", "occupation.start", "", None]
    cells = [
        chance.choice(hard)
        if chance.random() < 0.3
        else date.fromordinal(chance.randint(1, 3_652_059)).isoformat()
        for _ in range(2 * count)
    ]
    return pd.DataFrame({"start": cells[:count], "end": cells[count:]})


@pytest.mark.parametrize("unit", ["days", "calendar", "business-days"])
def test_two_workers_answer_as_one_process_does(client: Client, unit: Unit) -> None:
    def add_answers(part: pd.DataFrame) -> pd.DataFrame:
        answers = measure_column(part["start"], part["end"], unit, table=TABLE, today=TODAY)
        return part.assign(answer=pd.Series(answers, index=part.index, dtype=object))

    rows = random_rows(3000)
    alone = add_answers(rows)
    spread = dask.dataframe.from_pandas(rows, npartitions=7)
    together = spread.map_partitions(add_answers, meta=add_answers(rows.head(0))).compute()
    assert len(client.scheduler_info()["workers"]) == 2
    assert list(together["answer"]) == list(alone["answer"])
    assert list(together.index) == list(rows.index)


def test_the_pages_examples_run() -> None:
    found = doctest.testfile(str(PAGE), module_relative=False)
    assert found.attempted > 5
    assert found.failed == 0


def test_the_pages_script_prints_what_the_page_shows(tmp_path: Path) -> None:
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
        timeout=120,
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
