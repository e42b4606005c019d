"""Measure a CSV's columns on a local cluster of two workers; print the answers as JSON.

A program of its own, because the workers import it, and what a cluster leaves unclosed
when it ends is no warning about the tests.
"""

import json
import sys
from datetime import date
from pathlib import Path

import dask.dataframe
import pandas as pd
from distributed import Client, LocalCluster

from handover_cli.rows.column import measure_column
from handover_cli.spans import Unit
from handover_cli.table import bundled_path, load
from handover_cli.table.table import Table


def add_answers(part: pd.DataFrame, unit: Unit, table: Table, today: date) -> pd.DataFrame:
    answers = measure_column(part["start"], part["end"], unit, table=table, today=today)
    return part.assign(answer=pd.Series(answers, index=part.index, dtype=object))


def main(path: Path, today: date, units: list[Unit]) -> None:
    """Print for each unit the answers, and how many workers there were."""
    rows = pd.read_csv(path, dtype=str)
    spread = dask.dataframe.from_pandas(rows, npartitions=7)
    table = load([bundled_path()])
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0") as cluster,
        Client(cluster) as client,
    ):
        client.wait_for_workers(2)
        found = {}
        for unit in units:
            meta = add_answers(rows.head(0), unit, table, today)
            answered = spread.map_partitions(add_answers, unit, table, today, meta=meta)
            found[unit] = answered["answer"].compute().tolist()
        workers = len(client.scheduler_info()["workers"])
    sys.stdout.write(json.dumps([workers, found]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]), sys.argv[3:])  # type: ignore[arg-type]
