"""`init`: a starter table, or one made of a spreadsheet; never over a file that is there."""

import concurrent.futures
import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from running import Result, Run, RunOnTerminal, run_process, surroundings

from handover_cli.app.files import write_new
from handover_cli.errors import HandoverError
from handover_cli.table import load
from handover_cli.table.entries import Source
from handover_cli.table.loading import load_text, problems_in

NEXT = """\
Wrote {path}. Next:
  handover events -t {path}
  handover ask delay -t {path}
  handover validate {path}
To leave out -t:
  export HANDOVER_TABLE="$PWD"/{path}
"""
SPREADSHEET = """\
Title,Date,Source
Contract signed,2025-02-14,Contract of sale
Keys due,contract-signed+3m,Contract of sale
Keys handed over,2025-05-23,
"""
MADE = """\
# Made by handover init from flat.csv.
#
# Periods, questions and what else a table can hold: handover init - shows an example.

[sources.contract-of-sale]
title = "Contract of sale"

[events.contract-signed]
title = "Contract signed"
date = 2025-02-14
source = "contract-of-sale"

[events.keys-due]
title = "Keys due"
date = "contract-signed+3m"
source = "contract-of-sale"

[events.keys-handed-over]
title = "Keys handed over"
date = 2025-05-23
"""


def test_the_starter_is_written_and_the_next_step_said(tmp_path: Path, run: Run) -> None:
    assert run("init", cwd=tmp_path) == Result(0, "", NEXT.format(path="events.toml"))
    assert [path.name for path in tmp_path.iterdir()] == ["events.toml"]
    assert problems_in([("events.toml", (tmp_path / "events.toml").read_bytes())]) == []


def test_every_next_step_works_as_it_is_printed(tmp_path: Path, run: Run) -> None:
    steps = run("init", "my table.toml", cwd=tmp_path).stderr.splitlines()
    commands = [line.strip() for line in steps if line.startswith("  ")]
    assert commands[0] == "handover events -t 'my table.toml'"
    script = "set -e\n" + "\n".join([*commands, "handover ask delay"])
    done = subprocess.run(
        ["bash", "-c", script],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=surroundings(),
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("\n9\n")


def test_the_starter_answers_what_it_promises(tmp_path: Path, run: Run) -> None:
    run("init", cwd=tmp_path)
    env = {"HANDOVER_TABLE": str(tmp_path / "events.toml")}
    assert run("ask", "delay", env=env) == Result(0, "9\n", "")
    assert run("ask", "days between the deadline and the handover of the keys", env=env) == Result(
        0, "9\n", ""
    )
    assert run("ask", "days of renovation", env=env) == Result(0, "10\n", "")
    assert run("between", "viewing", "signed", env=env) == Result(0, "14..44\n", "")
    assert run("ask", "years of living-here", env=env) == Result(0, "1\n", "")
    tagged = run("events", "--tag", "papers", "--fields", "id", "--no-header", env=env)
    assert tagged == Result(0, "signed\n", "")


def test_the_commented_parts_of_the_starter_are_right_too(run: Run) -> None:
    text = run("init", "-").stdout
    head, _, tail = text.partition("# [business-days]")
    table = load_text(head + "[business-days]" + tail.replace("\n# ", "\n"))
    weekend, days, _, country, _ = table.business
    assert (weekend, country) == (frozenset({4, 5}), "DE-BY")
    assert len(days) == 1 + 8 + 1, "a day, a range and a day of every year"


def test_a_dash_writes_to_stdout_and_says_nothing_else(tmp_path: Path, run: Run) -> None:
    run("init", cwd=tmp_path)
    assert run("init", "-", cwd=tmp_path) == Result(
        0, (tmp_path / "events.toml").read_text("utf-8"), ""
    )
    assert [path.name for path in tmp_path.iterdir()] == ["events.toml"]


def test_whatever_the_locale_a_table_is_utf_8() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "handover_cli", "init", "-"],
        capture_output=True,
        env=surroundings({"PYTHONIOENCODING": "ascii"}),
        check=False,
    )
    assert "…" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("arguments", [[], ["--from", "flat.csv"]], ids=["starter", "spreadsheet"])
def test_a_file_that_exists_is_never_overwritten(
    arguments: list[str], tmp_path: Path, run: Run
) -> None:
    (tmp_path / "flat.csv").write_text(SPREADSHEET)
    mine = tmp_path / "events.toml"
    mine.write_text("# mine\n")
    assert run("init", *arguments, cwd=tmp_path) == Result(
        2,
        "",
        "Error: 'events.toml' exists and is not overwritten; name another file, or - for stdout\n",
    )
    assert mine.read_text() == "# mine\n"


def test_a_link_to_nowhere_is_not_followed(tmp_path: Path, run: Run) -> None:
    (tmp_path / "events.toml").symlink_to(tmp_path / "elsewhere.toml")
    result = run("init", cwd=tmp_path)
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: 'events.toml' exists")
    assert not (tmp_path / "elsewhere.toml").exists()


def test_of_many_at_once_exactly_one_writes(tmp_path: Path) -> None:
    with concurrent.futures.ThreadPoolExecutor(6) as pool:
        runs = [pool.submit(run_process, "init", cwd=tmp_path) for _ in range(6)]
        statuses = sorted(each.result().exit_code for each in runs)
    assert statuses == [0, 2, 2, 2, 2, 2]
    assert problems_in([("events.toml", (tmp_path / "events.toml").read_bytes())]) == []


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        pytest.param("nowhere/events.toml", "No such file or directory", id="no such folder"),
        pytest.param("nul\0.toml", "embedded null byte", id="a name that cannot be"),
        pytest.param("x" * 300, "File name too long", id="a name too long"),
    ],
)
def test_where_nothing_can_be_written_the_reason_is_told(
    path: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(HandoverError, match=rf"^can't write '.*': {reason}$"):
        write_new(path, "text")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.sweep  # measuring coverage writes files too
def test_a_full_disk_leaves_no_part_of_a_file(tmp_path: Path) -> None:
    # A limit on the size of files fails in the middle of writing, as a full disk does.
    done = subprocess.run(
        [sys.executable, "-m", "handover_cli", "init"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=surroundings() | {"PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "Error: can't write 'events.toml': File too large\n"
    assert list(tmp_path.iterdir()) == []


class Interrupting:
    """A text that is interrupted while it is written."""

    def encode(self) -> bytes:
        raise KeyboardInterrupt


class Failing:
    """A text of which the disk has no room for the rest."""

    def encode(self) -> bytes:
        raise OSError(28, "No space left on device")


def test_a_failure_leaves_no_part_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(HandoverError, match="No space left on device"):
        write_new(str(tmp_path / "events.toml"), Failing())  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_leaves_no_part_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        write_new(str(tmp_path / "events.toml"), Interrupting())  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


# ------------------------------------------------------------------ --from


def test_a_spreadsheet_becomes_a_table(tmp_path: Path, run: Run) -> None:
    (tmp_path / "flat.csv").write_text(SPREADSHEET)
    said = NEXT.format(path="flat.toml").replace("  handover ask delay -t flat.toml\n", "")
    assert run("init", "flat.toml", "--from", "flat.csv", cwd=tmp_path) == Result(0, "", said)
    assert (tmp_path / "flat.toml").read_text("utf-8") == MADE
    answer = run(
        "ask", "days between keys due and keys handed over", "-t", "flat.toml", cwd=tmp_path
    )
    assert answer == Result(0, "9\n", "")


def test_a_spreadsheet_may_come_from_stdin_and_go_to_stdout(run: Run) -> None:
    assert run("init", "-", "--from", "-", stdin=SPREADSHEET) == Result(
        0, MADE.replace("flat.csv", "stdin"), ""
    )


def test_the_events_of_a_table_go_out_and_come_back(tmp_path: Path, run: Run) -> None:
    fields = "id,title,date,source,note,place,tags"
    spreadsheet = run("events", "-o", "csv", "--fields", fields).stdout
    (tmp_path / "all.csv").write_text(spreadsheet, "utf-8")
    assert run("init", "--from", "all.csv", cwd=tmp_path).exit_code == 0
    again = run("events", "-o", "csv", "--fields", fields, "-t", "events.toml", cwd=tmp_path)
    assert again == Result(0, spreadsheet, "")
    sources = load([str(tmp_path / "events.toml")]).sources
    assert sources == {"europe-today": Source("europe-today", "europe-today")}


def test_rows_that_cannot_be_read_are_all_named_and_nothing_is_written(
    tmp_path: Path, run: Run
) -> None:
    (tmp_path / "bad.csv").write_text(
        "id,title,date\nWar,The war,2020-09-27\nb,B,27/09/20\nc,C,2020-02-30\nd,D,2020-01-01\n"
    )
    assert run("init", "--from", "bad.csv", cwd=tmp_path) == Result(
        2,
        "",
        """\
Error: can't make a table of 'bad.csv', 3 problems:
  bad.csv:2: id: 'War' is no id; did you mean 'war'?
  bad.csv:3: date: '27/09/20' has no year of four digits; write all digits of the year
  bad.csv:4: date: there is no day 30 in '2020-02-30': 2020-02 has 29 days
""",
    )
    assert [path.name for path in tmp_path.iterdir()] == ["bad.csv"]


def test_a_spreadsheet_that_is_not_there_is_an_error(tmp_path: Path, run: Run) -> None:
    assert run("init", "--from", "no.csv", cwd=tmp_path) == Result(
        2, "", "Error: can't read the spreadsheet 'no.csv': No such file or directory\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_on_a_terminal_a_hostile_name_is_only_shown(tmp_path: Path, run_tty: RunOnTerminal) -> None:
    screen = run_tty("init", "a\x1b[31m b.toml", cwd=tmp_path)
    assert screen.exit_code == 0
    assert b"\x1b" not in screen.sent
    assert screen.text.startswith("Wrote a\\x1b[31m b.toml. Next:\n")


def test_a_path_from_the_root_is_exported_as_it_is(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "events.toml"
    said = run("init", str(path)).stderr
    assert said.endswith(f"\n  export HANDOVER_TABLE={path}\n")


def test_the_starter_follows_what_a_record_of_it_says(tmp_path: Path, run: Run) -> None:
    run("init", cwd=tmp_path)
    records = json.loads(run("events", "-o", "json", "-t", "events.toml", cwd=tmp_path).stdout)
    assert [(r["id"], r["date"]) for r in records] == [
        ("viewing", "2025-01"),
        ("signed", "2025-02-14"),
        ("keys-due", "2025-05-14"),
        ("keys", "2025-05-23"),
        ("moved-in", "2025-06-01"),
    ]
