"""How long the program takes to start, as a ratio to what it cannot do without.

Whole processes, in alternation so that whatever else the machine does falls on both,
medians:

    python benchmarks/startup.py [ROUNDS]

The first pairs are a piped answer and questions against importing Click; the last one is a
table on a terminal against importing Click, tomllib, relativedelta and the parts of Rich that
draw it.
"""

import os
import pty
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

ROUNDS = 100
HANDOVER = [str(Path(sys.executable).with_name("handover")), "between", "deadline", "handover"]
QUESTIONS = (
    "how many days between deadline and handover",
    "what day of the week was 20 July 1969",
    "first Monday of November 2026",
    "90 days in weeks",
    "how many days from 15 November 2020 to 25 November 2020",
)
CLICK = "import click"
TABLE = (
    "import click, tomllib, dateutil.relativedelta, rich.console, rich.table;"
    "from dateutil.relativedelta import relativedelta"
)


class Pair(NamedTuple):
    name: str
    program: Callable[[], float]
    imports: Callable[[], float]
    limit: float


def environment() -> dict[str, str]:
    """The caller's, but with compiled bytecode kept, as installed programs have it."""
    left_out = {"PYTHONDONTWRITEBYTECODE", "PYTHONSTARTUP", "HANDOVER_TABLE", "HANDOVER_TODAY"}
    return {name: value for name, value in os.environ.items() if name not in left_out}


def piped(command: Sequence[str]) -> float:
    """Seconds until a process whose output is a pipe has ended."""
    began = time.perf_counter()
    subprocess.run(command, env=environment(), stdout=subprocess.PIPE, check=True)
    return time.perf_counter() - began


def on_terminal(command: Sequence[str]) -> float:
    """Seconds until a process whose output is a terminal has ended."""
    ours, theirs = pty.openpty()
    began = time.perf_counter()
    subprocess.run(command, env=environment(), stdout=theirs, check=True)
    taken = time.perf_counter() - began
    os.close(theirs)
    os.close(ours)
    return taken


def importing(code: str, run: Callable[[Sequence[str]], float]) -> Callable[[], float]:
    return lambda: run([sys.executable, "-c", code])


PAIRS = [
    Pair("piped answer / import click", lambda: piped(HANDOVER), importing(CLICK, piped), 1.25),
    *(
        Pair(
            f"ask {question}",
            lambda question=question: piped([HANDOVER[0], "ask", question]),  # type: ignore[misc]
            importing(CLICK, piped),
            1.25,
        )
        for question in QUESTIONS
    ),
    Pair(
        "table on a terminal / its imports",
        lambda: on_terminal(HANDOVER),
        importing(TABLE, on_terminal),
        1.15,
    ),
]


def medians(pair: Pair, rounds: int) -> tuple[float, float]:
    """Median seconds of the program and of the imports, measured in turn."""
    for _ in range(3):  # bytecode is written and files are in the cache
        pair.program()
        pair.imports()
    program, imports = [], []
    for _ in range(rounds):
        program.append(pair.program())
        imports.append(pair.imports())
    return statistics.median(program), statistics.median(imports)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    for pair in PAIRS:
        program, imports = medians(pair, rounds)
        ratio = program / imports
        print(
            f"{pair.name}: {program * 1000:.1f} ms / {imports * 1000:.1f} ms"
            f" = {ratio:.3f} (limit {pair.limit})"
        )


if __name__ == "__main__":
    main()
