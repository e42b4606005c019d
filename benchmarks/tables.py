"""What a table of 100,000 entries takes: each command as a whole process, its time and memory.

    python benchmarks/tables.py [ENTRIES]

Seconds are the processor's, which a busy machine changes less than those on the clock; the
ratio is to what cannot be done without: reading the same file with tomllib.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

ENTRIES = 100_000
HANDOVER = str(Path(sys.executable).with_name("handover"))
PARSE = "import sys, tomllib; tomllib.loads(open(sys.argv[1]).read())"
FIRST = date(1900, 1, 1)


class Cost(NamedTuple):
    seconds: float
    mebibytes: float


def day(number: int) -> date:
    return FIRST + timedelta(number * 7919 % 45_000)


def events(count: int) -> str:
    return "".join(
        f'[events.e{n}]\ntitle = "The event of number {n}"\ndate = {day(n)}\n' for n in range(count)
    )


def imprecise(count: int) -> str:
    return "".join(
        f'[events.e{n}]\ntitle = "The event {n}"\ndate = "{day(n):%Y-%m}"\n' for n in range(count)
    )


def chains(count: int) -> str:
    """Chains of a hundred dates, each relative to the one before it."""
    return "".join(
        f'[events.e{n}]\ndate = "e{n - 1}+1d"\n' if n % 100 else f"[events.e{n}]\ndate = {day(n)}\n"
        for n in range(count)
    )


def described(count: int) -> str:
    return '[sources.book]\ntitle = "A book"\n' + "".join(
        f'[events.e{n}]\ntitle = "Event {n}"\ndate = {day(n)}\naliases = ["Name {n}"]\n'
        f'tags = ["all", "t{n % 50}"]\nsource = "book"\nnote = "A note."\n'
        for n in range(count - 1)
    )


def periods(count: int) -> str:
    return "".join(
        f"[periods.p{n}]\nstart = {day(n)}\nend = {day(n) + timedelta(n % 999)}\n"
        for n in range(count)
    )


def claims(count: int) -> str:
    return "[events.a]\ndate = 2020-01-01\n[events.b]\ndate = 2021-01-01\n" + "".join(
        f'[questions.q{n}]\nask = "days between a and b"\nstated = 366\n' for n in range(count - 2)
    )


TABLES: dict[Callable[[int], str], Sequence[str]] = {
    events: (
        *("between e5 e9", "events", "events -o json", "events -o table", "timeline"),
        *("anniversaries", "validate", "export --to mermaid"),
    ),
    imprecise: ("events", "events -o table"),
    chains: ("events",),
    described: ("events", "events -o table"),
    periods: ("periods", "periods -o json", "periods -o table"),
    claims: ("check", "check -o table", "ask -o json"),
}


def cost(command: list[str]) -> Cost:
    """What a process takes until it has ended; what it says is thrown away."""
    pid = os.fork()
    if pid == 0:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.execvp(command[0], command)  # noqa: S606 - nothing in it is for a shell
    _, status, used = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{command} ended with {os.waitstatus_to_exitcode(status)}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES
    os.environ |= {"HANDOVER_TODAY": "2026-11-23", "FORCE_COLOR": "1"}
    print("| table | command | processor | to tomllib | peak memory |")
    print("|---|---|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as directory:
        for make, commands in TABLES.items():
            path = str(Path(directory) / f"{make.__name__}.toml")
            Path(path).write_text(make(count))
            for command in commands:
                least = cost([sys.executable, "-c", PARSE, path])
                if command.startswith("validate"):
                    took = cost([HANDOVER, *command.split(), path])
                else:
                    took = cost([HANDOVER, *command.split(), "-t", path])
                print(
                    f"| {make.__name__} | `{command}` | {took.seconds:.1f} s"
                    f" | {took.seconds / least.seconds:.1f} | {took.mebibytes:.0f} MiB |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
