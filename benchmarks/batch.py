"""Time `handover batch` against the tools people use for the same rows.

Whole processes, started in alternation, medians. Prints Markdown: what was compared, the
seconds, their ratio beside the limit, and the peak memory. Run it from an environment in
which handover is installed:

    python benchmarks/batch.py            # some minutes
    python benchmarks/batch.py --runs 1   # a look

Peers that are missing are named, with how to install them, and left out.
"""

import argparse
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

REFERENCE = "2020-11-25"
FORTY_YEARS = range(date(1985, 1, 1).toordinal(), date(2025, 1, 1).toordinal())
DDIFF_READS = range(date(1601, 1, 1).toordinal(), date(4096, 1, 1).toordinal())
"""The days that dateutils 0.4.10 understands."""
MILLION = 1_000_000
DAY = 86_400
MEMORY_LIMIT = 60

HANDOVER = [sys.executable, "-m", "handover_cli", "batch"]
LINES = [*HANDOVER, "--start", REFERENCE]
BOTH = ["--start-column", "start", "--end-column", "end"]

DUCKDB = """
import duckdb, sys
separator = sys.argv[1]
duckdb.sql(f'''
    copy (select *, date_diff('day', "start", "end") as days from read_csv('/dev/stdin',
        delim='{separator}', header=true, columns={{'id': 'int', 'start': 'date', 'end': 'date'}}))
    to '/dev/stdout' (header, delimiter '{separator}')
''')
"""
MILLER = '$days = (strptime($end, "%Y-%m-%d") - strptime($start, "%Y-%m-%d")) // 86400'


class Peer(NamedTuple):
    """A tool to compare with."""

    name: str
    command: list[str] | None
    """None when it isn't there."""
    version: str
    install: str


class Comparison(NamedTuple):
    """The same work done by us and by a peer."""

    what: str
    rows: str
    """The file of input."""
    ours: list[str]
    peer: Peer
    arguments: list[str]
    limit: float
    """What our time over the peer's may be at most."""


class Run(NamedTuple):
    """One process, from its start to its end."""

    seconds: float
    mebibytes: float


def peers() -> dict[str, Peer]:
    ddiff = shutil.which("dateutils.ddiff") or shutil.which("ddiff")
    miller = shutil.which("mlr")
    duckdb = (
        [sys.executable, "-c", DUCKDB] if _output(sys.executable, "-c", "import duckdb") else None
    )
    return {
        "ddiff": Peer(
            "ddiff (dateutils)",
            [ddiff] if ddiff else None,
            _output(ddiff, "--version"),
            "apt-get install dateutils",
        ),
        "miller": Peer(
            "Miller",
            [miller] if miller else None,
            _output(miller, "--version"),
            "apt-get install miller",
        ),
        "duckdb": Peer(
            "DuckDB",
            duckdb,
            _output(sys.executable, "-c", "import duckdb; print('duckdb', duckdb.__version__)"),
            "pip install duckdb",
        ),
    }


def _output(*command: str | None) -> str:
    """The first line a program prints; nothing if it fails or isn't there."""
    words = [word for word in command if word]
    if len(words) < len(command):
        return ""
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return (done.stdout or " ").splitlines()[0] if done.returncode == 0 else ""


# The rows.


def make(folder: Path) -> None:
    """Write all inputs. In a process of its own, whose memory is not measured."""
    chance = random.Random(1)  # noqa: S311
    days = [date.fromordinal(day).isoformat() for day in FORTY_YEARS]
    for name, count in (("100k", MILLION // 10), ("1M", MILLION), ("10M", 10 * MILLION)):
        _write(folder / name, _chosen(chance, days, count))
    for name, span in (("different", DDIFF_READS), ("all", range(1, date.max.toordinal() + 1))):
        every = list(span)
        chance.shuffle(every)
        _write(folder / name, (f"{date.fromordinal(day)}\n" for day in every))
    seconds = chance.sample(range(len(days) * DAY), MILLION)
    for name, sign, suffix in (("instants", "T", "Z"), ("civil", " ", "")):
        times = (divmod(second, DAY) for second in seconds)
        _write(folder / name, (f"{days[n]}{sign}{_clock(time)}{suffix}\n" for n, time in times))
    for name, separator in (("rows.tsv", "\t"), ("rows.csv", ",")):
        starts, ends = (_chosen(chance, days, MILLION) for _ in "se")
        rows = (
            separator.join((str(number), start.rstrip(), end))
            for number, (start, end) in enumerate(zip(starts, ends, strict=True))
        )
        _write(folder / name, (separator.join(("id", "start", "end\n")), *rows))


def _clock(second: int) -> str:
    minutes, second = divmod(second, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{second:02}"


def _chosen(chance: random.Random, days: Sequence[str], count: int) -> Iterator[str]:
    return (f"{chance.choice(days)}\n" for _ in range(count))


def _write(path: Path, lines: Iterable[str]) -> None:
    with path.open("w") as file:
        file.writelines(lines)


# Measuring.


def run(command: list[str], source: Path, target: Path) -> Run:
    """Run a command from a file to a file."""
    environment = {name: text for name, text in os.environ.items() if name not in SLOWING}
    with source.open("rb") as stdin, target.open("wb") as stdout:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=stdin, stdout=stdout, stderr=subprocess.DEVNULL, env=environment
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return Run(seconds, usage.ru_maxrss / 1024)


SLOWING = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
"""With the first, a program is compiled anew at every start unless its installer did it."""


def alternate(commands: list[list[str]], source: Path, folder: Path, runs: int) -> list[list[Run]]:
    """Run the commands in turn, so that what slows the machine slows them all.

    What they write stays in `0`, `1` and so on.
    """
    found: list[list[Run]] = [[] for _ in commands]
    for _ in range(runs):
        for number, command in enumerate(commands):
            found[number].append(run(command, source, folder / str(number)))
    return found


def median(runs: list[Run]) -> float:
    return statistics.median(one.seconds for one in runs)


def peak(*runs: list[Run]) -> float:
    return max(one.mebibytes for some in runs for one in some)


# What is compared.


def comparisons(found: dict[str, Peer]) -> list[Comparison]:
    ddiff, miller, duckdb = found["ddiff"], found["miller"], found["duckdb"]
    units = {"days": ["-f", "%d"], "calendar": ["-f", "%Yy %mm %dd"]}
    against_ddiff = [
        Comparison(f"{what}, {unit}", rows, [*LINES, "-u", unit], ddiff, [REFERENCE, *form], limit)
        for what, rows, limit in (
            ("10 million lines of forty years", "10M", 1.0),
            ("1 million lines of forty years", "1M", 1.3),
            ("911,280 lines, all different", "different", 6.0),
        )
        for unit, form in units.items()
    ]
    seconds = [
        Comparison(
            f"1 million timestamps, all different, {what}, seconds",
            rows,
            [*HANDOVER, "--start", f"{REFERENCE}T00:00:00{suffix}", "-u", "seconds"],
            ddiff,
            [f"{REFERENCE}T00:00:00", "-f", "%S"],
            2.0,
        )
        for what, rows, suffix in (("in UTC", "instants", "Z"), ("without a zone", "civil", ""))
    ]
    rows = [
        Comparison(
            f"1 million rows of {form.upper()}, days",
            f"rows.{form}",
            [*HANDOVER, "--format", form, *BOTH],
            peer,
            arguments,
            limit,
        )
        for form, separator, limit_of_duckdb in (("tsv", "\t", 2.0), ("csv", ",", 3.0))
        for peer, arguments, limit in (
            (duckdb, [separator], limit_of_duckdb),
            (miller, [f"--{form}", "put", MILLER], 0.25),
        )
    ]
    return [*against_ddiff, *seconds, *rows]


def report(folder: Path, runs: int) -> None:
    found = peers()
    _tell_machine(found)
    print("| what | handover | peer | ratio | at most | peak memory |")
    print("|---|--:|--:|--:|--:|--:|")
    for one in comparisons(found):
        if one.peer.command is None:
            continue
        theirs = [*one.peer.command, *one.arguments]
        ours, others = alternate([one.ours, theirs], folder / one.rows, folder, runs)
        if one.what.endswith(("days", "seconds")):
            assert _same(folder / "0", folder / "1"), f"{one.what}: the answers differ"
        print(
            f"| {one.what}, {one.peer.name} | {median(ours):.2f} s | {median(others):.2f} s |"
            f" {median(ours) / median(others):.2f} | {one.limit:g} | {peak(ours):.0f} MiB |"
        )
    print()
    _report_units(folder, runs)
    _report_growth(folder, runs)


def _same(ours: Path, theirs: Path) -> bool:
    with ours.open("rb") as first, theirs.open("rb") as second:
        return all(a == b for a, b in zip(first, second, strict=True))


def _tell_machine(found: dict[str, Peer]) -> None:
    print(f"{_processor()}, {os.cpu_count()} processors; Python {platform.python_version()}.")
    for peer in found.values():
        state = peer.version if peer.command else f"not found: {peer.install}"
        print(f"- {peer.name}: {state}")
    print()


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor()


def _report_units(folder: Path, runs: int) -> None:
    """What the units of the calendar cost beside days."""
    print("| rows | unit | seconds | times days | at most |")
    print("|---|---|--:|--:|--:|")
    rows: list[tuple[str, Callable[[str], list[str]]]] = [
        ("1M", lambda unit: [*LINES, "-u", unit]),
        ("different", lambda unit: [*LINES, "-u", unit]),
        ("rows.tsv", lambda unit: [*HANDOVER, "--format", "tsv", *BOTH, "-u", unit]),
    ]
    units = ["days", "months", "years", "calendar", "iso", "business-days"]
    for name, command in rows:
        times = alternate([command(unit) for unit in units], folder / name, folder, runs)
        for unit, some in zip(units, times, strict=True):
            limit = 3 if unit in ("months", "years", "calendar", "iso") else ""
            ratio = median(some) / median(times[0])
            print(f"| {name} | {unit} | {median(some):.2f} | {ratio:.2f} | {limit} |")
    print()


def _report_growth(folder: Path, runs: int) -> None:
    """That time is linear, and memory is not that of the input."""
    (folder / "none").touch()
    none = median(alternate([LINES], folder / "none", folder, runs)[0])
    print(f"Without any line: {none:.3f} s.\n")
    print("| lines | unit | seconds | microseconds a line | peak memory |")
    print("|---|---|--:|--:|--:|")
    counts = {"100k": MILLION // 10, "1M": MILLION, "10M": 10 * MILLION, "all": 3_652_059}
    for unit in ("days", "calendar"):
        for name, count in counts.items():
            (some,) = alternate([[*LINES, "-u", unit]], folder / name, folder, runs)
            each = (median(some) - none) / count * MILLION
            note = " all different" if name == "all" else ""
            print(
                f"| {count:,}{note} | {unit} | {median(some):.2f} | {each:.3f} |"
                f" {peak(some):.0f} MiB of {MEMORY_LIMIT} |"
            )


def main() -> None:
    options = argparse.ArgumentParser(description="Time handover batch against its peers.")
    options.add_argument("--runs", type=int, default=5, help="of each command (default: 5)")
    options.add_argument("--make", type=Path, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.make:
        make(given.make)
        return
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, __file__, "--make", folder], check=True)
        report(Path(folder), given.runs)


if __name__ == "__main__":
    main()
