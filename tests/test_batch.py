"""The command `batch`: its options, and its manners in a pipe and on a terminal."""

import os
import pty
import random
import re
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from running import PATIENCE, Run, RunOnTerminal, seen, surroundings, wait_until_it_waits

from handover_cli.rows.formats import MAX_ROW
from handover_cli.spans import UNITS, Unit

HANDOVER = [sys.executable, "-m", "handover_cli"]
BATCH = f"{sys.executable} -m handover_cli batch"
ORDERS = "id,due,delivered\n1,2020-11-15,2020-11-25\n2,2020-11-20,2020-11-20\n"


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    path = tmp_path / "orders.csv"
    path.write_text(ORDERS)
    return path


def test_lines_of_stdin_are_answered(run: Run) -> None:
    assert run("batch", "--end", "handover", stdin="2020-11-15\n2021-06\n") == (
        0,
        "10\n-217..-188\n",
        "",
    )


def test_a_file_is_read_as_its_suffix_says(run: Run, orders: Path) -> None:
    result = run("batch", str(orders), "--start-column", "due", "--end-column", "delivered")
    assert result == (
        0,
        "id,due,delivered,days\n1,2020-11-15,2020-11-25,10\n2,2020-11-20,2020-11-20,0\n",
        "",
    )


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param("a.TSV", "due\n2020-11-15\n", "due\tdays\n2020-11-15\t10\n", id="tsv"),
        pytest.param("a.tab", "due\n2020-11-15\n", "due\tdays\n2020-11-15\t10\n", id="tab"),
        pytest.param("a.csv", "due\n2020-11-15\n", "due,days\n2020-11-15,10\n", id="csv"),
        pytest.param(
            "a.jsonl", '{"due":"2020-11-15"}', '{"due":"2020-11-15","days":10}', id="jsonl"
        ),
        pytest.param(
            "a.ndjson", '{"due":"2020-11-15"}', '{"due":"2020-11-15","days":10}', id="ndjson"
        ),
    ],
)
def test_suffixes_are_known(run: Run, tmp_path: Path, name: str, text: str, expected: str) -> None:
    (tmp_path / name).write_text(text)
    result = run("batch", name, "--start-column", "due", "--end", "handover", cwd=tmp_path)
    assert result == (0, expected, "")


@pytest.mark.parametrize("arguments", [(), ("-",)], ids=["none", "dash"])
def test_stdin_has_the_format_that_is_said(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(
        "batch", *arguments, "--format", "csv", "--start-column", "2", "--end-column", "3",
        stdin=ORDERS,
    )  # fmt: skip
    assert result.stdout.splitlines()[1] == "1,2020-11-15,2020-11-25,10"


@pytest.mark.parametrize(
    ("options", "answer"),
    [
        pytest.param(("-u", "weeks"), "1", id="weeks"),
        pytest.param(("-u", "weeks", "--decimals", "2"), "1.42", id="decimals"),
        pytest.param(("-u", "business-days"), "7", id="business-days"),
        pytest.param(("-u", "business-days", "--weekend", "fri,sat"), "8", id="weekend"),
        pytest.param(("-u", "business-days", "--holiday", "2020-11-16"), "6", id="holiday"),
        pytest.param(("--inclusive",), "11", id="inclusive"),
        pytest.param(("-u", "calendar"), "10 days", id="calendar"),
        pytest.param(("-u", "iso"), "P10D", id="iso"),
        pytest.param(("-u", "days", "-u", "iso"), "10\tP10D", id="two-units"),
    ],
)
def test_measuring_options_are_those_of_between(
    run: Run, options: tuple[str, ...], answer: str
) -> None:
    result = run("batch", "--start", "2020-11-15", *options, stdin="2020-11-25\n")
    assert result == (0, f"{answer}\n", "")
    between = run("between", "2020-11-15", "2020-11-25", *options)
    assert between.stdout.split("\n")[:-1] == answer.split("\t")


def test_random_rows_are_answered_as_between_answers_them(run: Run) -> None:
    chance = random.Random(4)  # noqa: S311
    cells = [
        chance.choice(["2021-06", "199X", "handover", "medal", "today-1y6m", "occupation.start"])
        if chance.random() < 0.4
        else date.fromordinal(chance.randint(1, 3_652_059)).isoformat()
        for _ in range(60)
    ]
    pairs = list(zip(cells[:30], cells[30:], strict=True))
    text = "".join(f"{start}\t{end}\n" for start, end in pairs)
    for options in (
        ["-u", "days"],
        ["-u", "calendar", "--inclusive"],
        ["-u", "business-days", "--holiday", "2020-11-16", "--weekend", "fri,sat", "--inclusive"],
        ["-u", "weeks", "-u", "years", "--decimals", "3"],
    ):
        rows = run(
            "batch", "--format", "tsv", "--no-header", "--start-column", "1", "--end-column", "2",
            *options, stdin=text,
        ).stdout  # fmt: skip
        answers = [row.split("\t")[2:] for row in rows.splitlines()]
        assert answers == [run("between", *pair, *options).stdout.splitlines() for pair in pairs]


def test_the_new_column_can_be_named(run: Run, orders: Path) -> None:
    dates = ("--start-column", "due", "--end-column", "delivered")
    result = run("batch", str(orders), *dates, "--into", "late, days")
    assert result.stdout.splitlines()[0] == 'id,due,delivered,"late, days"'
    again = run("batch", str(orders), *dates, "--into", "due")
    assert (again.exit_code, again.stdout) == (2, "")
    assert again.stderr == (
        "Error: there is a column 'due' already; name the new one with --into\n"
    )


def test_dates_in_another_format_can_be_read(run: Run) -> None:
    result = run(
        "batch", "--end", "2020-11-25", "--date-format", "%d/%m/%Y", stdin="15/11/2020\n\n"
    )
    assert result == (0, "10\n\n", "")


def test_date_formats_are_tried_in_their_order_and_then_a_date(run: Run) -> None:
    stdin = "01/02/2020\n31/02/2020 9:30\n1582934400\n2020-02-01\nhandover\n"
    formats = ("%m/%d/%Y", "%d/%m/%Y", "%d/%m/%Y %H:%M", "epoch")
    given = [word for text in formats for word in ("--date-format", text)]
    result = run("batch", "--end", "2020-11-25", *given, "--on-error", "blank", stdin=stdin)
    assert result == (
        1,
        "328\n\n270\n298\n0\n",
        "1 answer is empty because a date could not be read\n",
    )


def test_clock_times_are_answered_as_between_answers_them(run: Run) -> None:
    cells = [
        "2024-03-01T12:34:56Z",
        "2024-03-01 12:34:56.25+04:00",
        "2024-03-01T23:59[Asia/Baku]",
        "@1709296496",
        "2024-10-27T01:30[Europe/London]",
        "2024-03",
        "2024-02-29",
        "handover",
    ]
    units = ("-u", "seconds", "-u", "hours", "-u", "days", "-u", "business-days", "-u", "iso")
    start = "2024-02-29T20:00:00Z"
    for options in (units, ("-u", "minutes", "--decimals", "2"), ("-u", "days", "--inclusive")):
        result = run("batch", "--start", start, *options, stdin="\n".join(cells))
        expected = [run("between", start, cell, *options).stdout.splitlines() for cell in cells]
        assert [line.split("\t") for line in result.stdout.splitlines()] == expected


def test_a_zone_holds_for_all_rows(run: Run) -> None:
    rows = "start,end\n2024-03-01T12:00,2024-03-02T21:00Z\n2024-03-01,2024-03-02T21:00Z\n"
    columns = ("--format", "csv", "--start-column", "start", "--end-column", "end")
    options = ("-u", "hours", "-u", "days", "--zone", "Asia/Baku")
    result = run("batch", *columns, *options, stdin=rows)
    assert [line.split(",")[2:] for line in result.stdout.splitlines()[1:]] == [
        ["37", "2"],
        ["25..49", "2"],
    ]


@pytest.mark.parametrize(
    ("options", "cell", "reason"),
    [
        pytest.param(
            (),
            "2024-03-01T12:00",
            "'2024-03-01T12:00:00' has a clock time without a zone, and the other date has one;"
            " say where that clock is with --zone (such as Asia/Baku), with zone in the table, or"
            " with an offset such as +04:00",
            id="civil-and-instant",
        ),
        pytest.param(
            ("--inclusive",),
            "2024-03-01T12:00Z",
            "'2024-02-29T00:00:00Z' has a clock time, so its day can't be counted as an end day;"
            " leave out inclusive, or count days",
            id="both-end-days",
        ),
        pytest.param(
            (),
            "2024-03-31T01:30[Europe/London]",
            "there is no 2024-03-31T01:30:00 in Europe/London, because the clock was put forward;"
            " the last second before is 2024-03-31T00:59:59+00:00[Europe/London], and the first"
            " after is 2024-03-31T02:00:00+01:00[Europe/London]",
            id="gap",
        ),
    ],
)
def test_what_between_refuses_is_refused_in_a_cell(
    run: Run, options: tuple[str, ...], cell: str, reason: str
) -> None:
    start = "2024-02-29T00:00Z"
    between = run("between", start, cell, "-u", "hours", *options)
    assert between == (2, "", f"Error: {reason}\n")
    result = run("batch", "--start", start, "-u", "hours", *options, stdin=f"\n{cell}\n")
    assert result == (2, "\n", f"Error: line 2: {reason}\n")


def test_without_a_header_none_is_written(run: Run) -> None:
    result = run(
        "batch", "--format", "csv", "--no-header", "--start-column", "1", "--end", "handover",
        stdin="2020-11-15,a\n",
    )  # fmt: skip
    assert result == (0, "2020-11-15,a,10\n", "")


def test_a_bad_cell_stops_and_what_was_answered_stays(run: Run, orders: Path) -> None:
    orders.write_text(ORDERS + "3,2021-02-30,2021-03-01\n4,2020-11-15,2020-11-25\n")
    result = run("batch", str(orders), "--start-column", "due", "--end-column", "delivered")
    assert result.exit_code == 2
    assert result.stdout.splitlines()[1:] == [
        "1,2020-11-15,2020-11-25,10",
        "2,2020-11-20,2020-11-20,0",
    ]
    assert result.stderr == (
        "Error: line 4, column 'due': there is no day 30 in '2021-02-30': 2021-02 has 28 days\n"
    )


@pytest.mark.parametrize(
    ("stdin", "stdout", "stderr"),
    [
        pytest.param(
            "soon\n2020-11-15\n",
            "\n10\n",
            "1 answer is empty because a date could not be read\n",
            id="one",
        ),
        pytest.param(
            "soon\n2020-11-15\nsoon\n",
            "\n10\n\n",
            "2 answers are empty because a date could not be read\n",
            id="two",
        ),
    ],
)
def test_a_bad_cell_can_be_left_empty(run: Run, stdin: str, stdout: str, stderr: str) -> None:
    result = run("batch", "--end", "handover", "--on-error", "blank", stdin=stdin)
    assert result == (1, stdout, stderr)


def test_with_nothing_to_blank_all_is_well(run: Run) -> None:
    result = run("batch", "--end", "handover", "--on-error", "blank", stdin="2020-11-15\n")
    assert result == (0, "10\n", "")


CSV = ("--format", "csv")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(
            (), "a line is one end of a span; give the other end with --start or --end", id="no-end"
        ),
        pytest.param(
            ("--start", "2021", "--end", "2022"),
            "both ends are fixed, so no date is read from the rows",
            id="both-fixed",
        ),
        pytest.param(
            ("--start", "2021", "--start-column", "1"),
            "give --start or --start-column, not both",
            id="one-end-twice",
        ),
        pytest.param(
            ("--end-column", "due"),
            "lines have no columns for --end-column;"
            " say --format csv, tsv or jsonl if the rows have columns",
            id="columns-of-lines",
        ),
        pytest.param(
            (*CSV, "--start", "2021"),
            "the end of the spans is missing; give --end DATE or --end-column COLUMN",
            id="one-end-missing",
        ),
        pytest.param(
            ("--start", "2021", "--into", "x"),
            "--into names a new column, and these rows have no names for columns",
            id="name-for-lines",
        ),
        pytest.param(
            (*CSV, "--no-header", "--start", "2021", "--end-column", "1", "--into", "x"),
            "--into names a new column, and these rows have no names for columns",
            id="name-without-header",
        ),
        pytest.param(
            (
                *CSV,
                "--start",
                "2021",
                "--end-column",
                "due",
                "-u",
                "days",
                "-u",
                "weeks",
                "--into",
                "x",
            ),
            "there are 2 new columns, and 1 name for them",
            id="too-few-names",
        ),
        pytest.param(
            (*CSV, "--start", "2021", "--end-column", "due", "--into", "x", "--into", "y"),
            "there is 1 new column, and 2 names for it",
            id="too-many-names",
        ),
        pytest.param(
            (
                *CSV,
                "--start",
                "2021",
                "--end-column",
                "due",
                "-u",
                "days",
                "-u",
                "weeks",
                "--into",
                "x",
                "--into",
                "x",
            ),
            "there are two new columns 'x'",
            id="same-name-twice",
        ),
        pytest.param(
            (*CSV, "--start", "2021", "--no-header", "--end-column", "due"),
            "without a header, columns go by number from 1, not 'due'",
            id="name-where-only-numbers-go",
        ),
        pytest.param(
            ("--start", "dedline"),
            "no event or date 'dedline'; did you mean 'deadline'?",
            id="no-such-name",
        ),
        pytest.param(
            ("--start", "2021", "--date-format", "%d"),
            "--date-format '%d' is no full date; it takes %Y, one of %m, %b and %B, and %d,"
            " each once; or %Y and %j; or %G, %V and %u; then perhaps %H or %I and %p, %M, %S,"
            " %f, %z and %a",
            id="date-format",
        ),
        pytest.param(
            ("--start", "2021", "--decimals", "2"),
            "--decimals is for weeks, months, years and parts of a day, not days",
            id="decimals-of-days",
        ),
        pytest.param(
            ("nowhere.csv", "--start", "2021", "--end-column", "due"),
            "can't open 'nowhere.csv': No such file or directory",
            id="no-file",
        ),
        pytest.param((".", "--start", "2021"), "can't open '.': Is a directory", id="directory"),
    ],
)
def test_what_makes_no_sense_is_said(run: Run, arguments: tuple[str, ...], message: str) -> None:
    assert run("batch", *arguments) == (2, "", f"Error: {message}\n")


def test_the_table_is_not_read_without_need(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("[")
    options = ("-t", str(broken), "batch", "--end", "2020-11-25")
    result = run("batch", *options[:2], *options[3:], stdin="2020-11-15\n2021-06\n")
    assert result == (0, "10\n-217..-188\n", "")
    named = run("batch", *options[:2], *options[3:], stdin="2020-11-15\nhandover\n")
    assert named.exit_code == 2
    assert named.stdout == "10\n"
    assert named.stderr.startswith(f"Error: the table can't be used: {broken}:1:2: ")


def test_a_broken_table_that_comes_through_a_pipe_is_read_once() -> None:
    """Read again, the pipe would be empty, and so would the table."""
    ours, theirs = os.pipe()
    os.write(theirs, b"[")
    os.close(theirs)
    table = f"/dev/fd/{ours}"
    arguments = ("--end", "2020-11-25", "-t", table, "--on-error", "blank")
    with subprocess.Popen(
        [*HANDOVER, "batch", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        pass_fds=[ours],
        env=surroundings(),
    ) as process:
        stdout, stderr = process.communicate(b"2020-11-15\nhandover\n", timeout=PATIENCE)
    os.close(ours)
    assert (process.returncode, stdout) == (2, b"10\n")
    assert stderr.startswith(f"Error: the table can't be used: {table}:1:2: ".encode())


def test_utf_16_gets_its_own_message(run: Run) -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        stdin = "\ufeff2020-11-15\n".encode(encoding)
        assert run("batch", "--end", "2020-11-25", stdin=stdin) == (
            2,
            "",
            "Error: the rows are UTF-16; save them as UTF-8\n",
        )


# In a pipe.


@contextmanager
def running(
    *arguments: str, stdout: int | None = subprocess.PIPE
) -> Iterator[subprocess.Popen[bytes]]:
    command = [*HANDOVER, "batch", *arguments]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=stdout, stderr=subprocess.PIPE, env=surroundings()
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def say(process: subprocess.Popen[bytes], text: bytes) -> None:
    assert process.stdin is not None
    process.stdin.write(text)
    process.stdin.flush()


def heard(process: subprocess.Popen[bytes], count: int) -> bytes:
    """So many bytes of the answers, which have to come."""
    assert process.stdout is not None
    text = b""
    while len(text) < count:
        ready, _, _ = select.select([process.stdout], [], [], PATIENCE)
        piece = os.read(process.stdout.fileno(), count - len(text)) if ready else b""
        assert piece, f"after {text!r} came nothing"
        text += piece
    return text


@pytest.mark.parametrize(
    ("options", "said", "answers"),
    [
        pytest.param(
            ("--end", "2020-11-25"),
            [b"2020-11-15\n", b"2020-11-20\n2020-11-", b"21\n"],
            [b"10\n", b"5\n", b"4\n"],
            id="lines",
        ),
        pytest.param(
            ("--end", "2020-11-25", "--start-column", "due", "--format", "csv"),
            [b"due,n\n", b'2020-11-15,"\n', b'"\n', b"2020-11-20,\n"],
            [b"due,n,days\n", b"", b'2020-11-15,"\n",10\n', b"2020-11-20,,5\n"],
            id="csv",
        ),
        pytest.param(
            ("--end", "2020-11-25", "--start-column", "due", "--format", "jsonl"),
            [b'{"due":"2020-11-15"}\n', b'{"due":"2020-11-20"}\n'],
            [b'{"due":"2020-11-15","days":10}\n', b'{"due":"2020-11-20","days":5}\n'],
            id="jsonl",
        ),
    ],
)
def test_an_answer_leaves_when_its_line_arrives(
    options: tuple[str, ...], said: list[bytes], answers: list[bytes]
) -> None:
    with running(*options) as process:
        for line, answer in zip(said, answers, strict=True):
            say(process, line)
            assert heard(process, len(answer)) == answer
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(PATIENCE) == 0


def test_a_reader_that_goes_away_ends_it_quietly(tmp_path: Path) -> None:
    path = tmp_path / "long"
    path.write_text("2020-11-15\n" * 500_000)
    head = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {BATCH} --end handover long | head -n 1"],
        cwd=tmp_path,
        capture_output=True,
        env=surroundings(),
        check=False,
        timeout=PATIENCE,
    )
    assert (head.returncode, head.stdout, head.stderr) == (0, b"10\n", b"")


def test_an_interrupt_ends_it_with_130() -> None:
    with running("--end", "2020-11-25") as process:
        say(process, b"2020-11-15\n")
        heard(process, 3)
        wait_until_it_waits(process)  # an interrupt just before it reads would wait for a line
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 130
        assert process.stderr is not None
        assert process.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_an_error() -> None:
    with (
        Path("/dev/full").open("wb") as full,
        running("--end", "2021", stdout=full.fileno()) as process,
    ):
        stderr = process.communicate(b"2020-11-15\n", timeout=PATIENCE)[1]
        assert process.returncode == 2
        assert stderr == b"Error: can't write the answer: No space left on device\n"


@pytest.mark.parametrize(
    ("redirection", "message"),
    [
        pytest.param("<&-", "there is nothing to read: stdin is closed", id="stdin"),
        pytest.param("0>unread", "can't read the rows: Bad file descriptor", id="not-for-reading"),
        pytest.param(">&-", "can't write the answer: Bad file descriptor", id="stdout"),
    ],
)
def test_a_stream_that_is_closed_or_unreadable_is_an_error(
    redirection: str, message: str, tmp_path: Path
) -> None:
    done = subprocess.run(
        ["bash", "-c", f"echo 2020-11-15 | {BATCH} --end 2021 {redirection}"],
        cwd=tmp_path,
        capture_output=True,
        env=surroundings(),
        check=False,
        timeout=PATIENCE,
    )
    assert (done.returncode, done.stderr.decode()) == (2, f"Error: {message}\n")


# On a terminal.


def on_one_stream(
    *arguments: str, stdout: int | None = None, stderr: int | None = None
) -> tuple[int, bytes]:
    """Run `batch` with a terminal for the stream not given: exit status and what was sent there."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*HANDOVER, "batch", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=theirs if stdout is None else stdout,
        stderr=theirs if stderr is None else stderr,
        env=surroundings(),
    ) as process:
        os.close(theirs)
        sent = b""
        try:
            while piece := os.read(ours, 4096):
                sent += piece
        except OSError:  # the other end is closed
            pass
        process.wait(PATIENCE)
    os.close(ours)
    return process.returncode, sent


def test_a_bar_shows_the_progress_of_a_file_and_is_gone_when_done(tmp_path: Path) -> None:
    path = tmp_path / "dates"
    path.write_text("2020-11-15\n" * 20_000)
    with (tmp_path / "out").open("wb") as out:
        status, sent = on_one_stream("--end", "handover", str(path), stdout=out.fileno())
    assert status == 0
    assert b"100%" in sent
    assert seen(sent, 80).strip() == ""
    assert (tmp_path / "out").read_bytes() == b"10\n" * 20_000


def test_an_error_is_not_hidden_by_the_bar(tmp_path: Path) -> None:
    path = tmp_path / "dates"
    path.write_text("2020-11-15\nsoon\n")
    status, sent = on_one_stream("--end", "handover", str(path), stdout=subprocess.DEVNULL)
    assert status == 2
    assert seen(sent, 80).startswith("Error: line 2: no event or date 'soon'")


def test_on_one_terminal_bar_and_answers_keep_apart(run_tty: RunOnTerminal, tmp_path: Path) -> None:
    path = tmp_path / "dates"
    path.write_text("2020-11-15\n2020-11-20\n")
    screen = run_tty("batch", "--end", "handover", str(path))
    assert (screen.exit_code, screen.text) == (0, "10\n5\n")


@pytest.mark.parametrize("rest", ["", "\n"])
def test_the_last_row_stays_where_the_bar_was(
    rest: str, run_tty: RunOnTerminal, tmp_path: Path
) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("a,b\n2020-11-15,1\n2020-11-20,2" + rest)
    screen = run_tty("batch", "--end", "handover", "--start-column", "a", str(path))
    assert screen.text == "a,b,days\n2020-11-15,1,10\n2020-11-20,2,5\n"
    assert screen.sent.rfind(b"\x1b[?25h") > screen.sent.rfind(b"\x1b[?25l")  # the cursor is back


@pytest.mark.parametrize(("columns", "barred"), [(80, True), (40, True), (31, True), (30, False)])
def test_a_bar_leaves_room_on_its_line(
    columns: int, barred: bool, run_tty: RunOnTerminal, tmp_path: Path
) -> None:
    path = tmp_path / "dates"
    path.write_text("2020-11-15\n" * 5)
    screen = run_tty("batch", "--end", "handover", str(path), columns=columns)
    bar = re.search(rb"\[[# -]+\]", screen.sent)
    assert bool(bar) == barred
    assert bar is None or len(bar[0]) + len("    100%  99d 00:00:00") < columns


def test_without_a_bar_nothing_is_cleared(tmp_path: Path) -> None:
    path = tmp_path / "dates"
    path.write_text("2020-11-15\n")
    status, sent = on_one_stream("--end", "handover", str(path), stderr=subprocess.DEVNULL)
    assert (status, sent) == (0, b"10\r\n")


def test_nothing_in_a_row_acts_on_a_terminal(run_tty: RunOnTerminal, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(b"due,n\r\n2020-11-15,\x1b[31mred\x9b\xff\r\n")
    screen = run_tty("batch", "--end", "handover", "--start-column", "due", str(path))
    assert screen.text == "due,n,days\n2020-11-15,\\x1b[31mred\\udc9b\\udcff,10\n"


def test_json_on_a_terminal_is_the_same_json_with_escapes_that_do_not_act(
    run_tty: RunOnTerminal, tmp_path: Path
) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"due": "2020-11-15", "n": "\u202e"}\n')
    screen = run_tty("batch", "--end", "handover", "--start-column", "due", str(path))
    assert rb'{"due": "2020-11-15", "n": "\u202e", "days": 10}' in screen.sent


def peak_memory(*args: str) -> int:
    """The most that `batch` holds while it answers, in KiB."""
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    environment = {
        name: text for name, text in surroundings().items() if not name.startswith("COV")
    }
    done = subprocess.run(
        [sys.executable, "-c", code, *HANDOVER, "batch", *args],
        capture_output=True,
        check=True,
        env=environment,
        timeout=PATIENCE,
    )
    return int(done.stdout)


MEMORY = 60 * 1024
"""What is promised, in KiB."""
ALL_UNITS = [word for unit in UNITS for word in ("-u", unit)]


@pytest.fixture(scope="module")
def million_days(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A file of a million lines, each of which is another day, in no order."""
    path = tmp_path_factory.mktemp("million") / "dates"
    # The step and the number of days have no common divisor, so no day comes twice.
    days = [date.fromordinal(n * 1_000_003 % 3_652_059 + 1) for n in range(1_000_000)]
    path.write_text("\n".join(map(date.isoformat, days)))
    return str(path)


@pytest.mark.sweep
@pytest.mark.parametrize("unit", ["days", "calendar"])
def test_memory_does_not_grow_with_the_input(million_days: str, unit: Unit) -> None:
    assert peak_memory("--end", "2020-11-25", "-u", unit, million_days) < MEMORY


@pytest.mark.sweep
def test_imprecise_dates_in_all_units_take_no_more_memory(tmp_path: Path) -> None:
    """Each is kept once, and not once for each unit."""
    path = tmp_path / "rows.csv"
    vague = (f"{year:04}-{month:02}" for year in range(1000, 2000) for month in range(1, 13))
    path.write_text("a,b\n" + "".join(f"{month}+1d,{month}~\n" for month in vague))
    columns = ["--start-column", "a", "--end-column", "b"]
    assert peak_memory(*columns, *ALL_UNITS, str(path)) < MEMORY


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("name", "head", "cell", "tail"),
    [
        pytest.param("rows.csv", "2020-11-15", ",ab", ",\U0001f600\n", id="cells"),
        pytest.param("rows.csv", "2020-11-15", ',"b"', ",\U0001f600\n", id="quoted-cells"),
        pytest.param("rows.tsv", "2020-11-15", "\tab", "\t\U0001f600\n", id="cells-of-tsv"),
        pytest.param(
            "rows.jsonl", '{"1":"2020-11-15","":[0', ",[]", '],"\U0001f600":0}\n', id="json"
        ),
    ],
)
def test_the_longest_rows_take_no_more_memory(
    name: str, head: str, cell: str, tail: str, tmp_path: Path
) -> None:
    """With one character that makes the others take four bytes each."""
    path = tmp_path / name
    row = head + cell * ((MAX_ROW - len(head + tail) - 3) // len(cell)) + tail
    path.write_text(row * 4)
    header = [] if name.endswith("jsonl") else ["--no-header"]
    assert peak_memory("--start-column", "1", "--end", "handover", *header, str(path)) < MEMORY
