"""Every record is what its schema says, and the same in each format for machines."""

from pathlib import Path

from running import Result, Run


def test_a_field_can_be_chosen_once(run: Run) -> None:
    assert run("events", "--fields", "id,date, id") == Result(
        2, "", "Error: --fields names the field 'id' twice\n"
    )


def test_a_return_in_a_cell_of_csv_is_quoted(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "return.toml"
    table.write_text('[events.due]\ndate = 2020-02-16\nplace = "return\\ralone"\n')
    found = run("events", "-t", str(table), "-ocsv", "--fields=id,place")
    assert found == Result(0, 'id,place\ndue,"return\ralone"\n', "")
