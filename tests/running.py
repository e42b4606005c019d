"""Running the program as a test needs it: in this process, as its own, or on a terminal.

In this process it takes some milliseconds, and as a process of its own a tenth of a second.
Each way has the same pinned surroundings: the day, the time zone, the locale, warnings as
errors, and no variable of the developer's own.
"""

import contextlib
import fcntl
import gc
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from io import TextIOWrapper
from pathlib import Path
from typing import IO, NamedTuple, Protocol
from unittest import mock

import pyte
import pytest

TODAY = "2026-11-23"
THRESHOLDS = gc.get_threshold()
PATIENCE = 600
"""Seconds after which a program under test is ended.

Only what waits forever takes so long. On a busy machine, all else may take minutes.
"""

STREAMS = ("stdin", "stdout", "stderr")

Environment = Mapping[str, str | None]
"""Variables on top of the pinned ones; None takes one away."""


class Result(NamedTuple):
    """All that a run of the program says."""

    exit_code: int
    stdout: str
    stderr: str


class Screen(NamedTuple):
    """What a run of the program leaves on a terminal."""

    exit_code: int
    text: str
    """The lines as seen, without the blanks at their ends."""
    sent: bytes
    """Everything that was sent to the terminal, escapes and all."""


class Run(Protocol):
    """`run("ask", "delay", stdin="…", env={…}, cwd=…)`."""

    def __call__(
        self,
        *arguments: str,
        stdin: str | bytes = "",
        env: Environment | None = None,
        cwd: Path | None = None,
    ) -> Result:
        """Run the program with these arguments to its end."""


class RunOnTerminal(Protocol):
    """`run_tty("ask", "delay", columns=60)`."""

    def __call__(
        self,
        *arguments: str,
        columns: int = 80,
        env: Environment | None = None,
        cwd: Path | None = None,
    ) -> Screen:
        """Run the program with these arguments to its end."""


def needs(*programs: str) -> None:
    """Leave a test out where it has no program to work with, except in CI, which installs all."""
    _leave_out([program for program in programs if shutil.which(program) is None], "found")


def needs_packages(*packages: str) -> None:
    """Leave a test out where a package is missing, except in CI, which installs all."""
    _leave_out([package for package in packages if find_spec(package) is None], "installed")


def _leave_out(missing: list[str], what: str) -> None:
    if missing:
        outcome = pytest.fail if os.environ.get("CI") else pytest.skip
        outcome(f"{', '.join(missing)} not {what}: see CONTRIBUTING.md")


def surroundings(env: Environment | None = None) -> dict[str, str]:
    """The environment of a run: pinned, with what the test adds to it or takes away."""
    pinned: dict[str, str | None] = {
        "HANDOVER_TODAY": TODAY,
        "HOME": tempfile.gettempdir(),
        "LC_ALL": "C.UTF-8",
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "PYTHONWARNINGS": "error",
        "TERM": "xterm-256color",
        "TZ": "UTC",
    }
    # How coverage finds its settings in a process that it did not start.
    measuring = {name: text for name, text in os.environ.items() if name.startswith("COV")}
    merged = {**pinned, **measuring, **(env or {})}
    return {name: text for name, text in merged.items() if text is not None}


def run_here(
    *arguments: str,
    stdin: str | bytes = "",
    env: Environment | None = None,
    cwd: Path | None = None,
    encoding: str = "utf-8",
) -> Result:
    """Run the program's entry point in this process, on real files for its streams.

    `encoding` is that of stdout and stderr, as PYTHONIOENCODING sets it.
    """
    new_file = tempfile.TemporaryFile
    with new_file() as given, new_file() as out, new_file() as err:
        given.write(stdin.encode() if isinstance(stdin, str) else stdin)
        given.seek(0)
        files = {"stdin": given.fileno(), "stdout": out.fileno(), "stderr": err.fileno()}
        exit_code = run_on(files, arguments, env, cwd, encoding)
        return Result(exit_code, written(out), written(err))


def run_on(
    files: Mapping[str, int],
    arguments: Sequence[str],
    env: Environment | None,
    cwd: Path | None,
    encoding: str = "utf-8",
) -> int:
    """Run the program's entry point in this process, on these files for its streams."""
    from handover_cli.__main__ import main

    with contextlib.ExitStack() as stack:
        stack.enter_context(mock.patch.dict(os.environ, surroundings(env), clear=True))
        stack.enter_context(mock.patch.object(sys, "argv", ["handover", *arguments]))
        for name, file in files.items():
            stream = stack.enter_context(_text_stream(name, file, encoding))
            for attribute in (name, f"__{name}__"):
                stack.enter_context(mock.patch.object(sys, attribute, stream))
        if cwd is not None:
            stack.enter_context(contextlib.chdir(cwd))
        try:
            return _status_of(main)
        finally:
            live_on()


def live_on() -> None:
    """Take back what the program did in the belief that this process ends with it."""
    gc.unfreeze()
    gc.set_threshold(*THRESHOLDS)


def _text_stream(name: str, file: int, encoding: str) -> TextIOWrapper:
    """A text stream of its own over the file, so that the program may close it.

    As the interpreter makes them: only stderr never fails to encode, and what is written to
    stderr or to a terminal leaves line by line.
    """
    binary = os.fdopen(os.dup(file), "rb" if name == "stdin" else "wb")
    if name == "stdin":
        return TextIOWrapper(binary, "utf-8")
    errors = "backslashreplace" if name == "stderr" else "strict"
    by_line = name == "stderr" or os.isatty(file)
    return TextIOWrapper(binary, encoding, errors, line_buffering=by_line)


def _status_of(main: object) -> int:
    assert callable(main)
    try:
        main()
    except SystemExit as stop:
        # As the interpreter does: no code is success, a text is a failure.
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    return 0


def written(file: IO[bytes]) -> str:
    """All that is in a file."""
    file.seek(0)
    return file.read().decode(errors="backslashreplace")  # it may be in another encoding


def run_process(
    *arguments: str,
    stdin: str | bytes = "",
    env: Environment | None = None,
    cwd: Path | None = None,
) -> Result:
    """Run the program as a process of its own, as a shell would, with pipes."""
    done = subprocess.run(
        [sys.executable, "-m", "handover_cli", *arguments],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        env=surroundings(env),
        cwd=cwd,
        timeout=PATIENCE,
        check=False,
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def wait_until_it_waits(process: subprocess.Popen[bytes]) -> None:
    """Come back once the process waits for something outside itself, or has ended."""
    looks = 0
    while looks < 10 and process.poll() is None:
        time.sleep(0.01)
        # What Linux says of the process: S is asleep. One that works, or waits for a processor
        # or a disk, is not.
        state = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[0]
        looks = looks + 1 if state == "S" else 0


def run_tty(
    *arguments: str,
    columns: int = 80,
    env: Environment | None = None,
    cwd: Path | None = None,
) -> Screen:
    """Run the program's entry point in this process, on a terminal that wide."""
    with open_terminal(columns) as (terminal, sent):
        exit_code = run_on(dict.fromkeys(STREAMS, terminal), arguments, env, cwd)
    return Screen(exit_code, seen(b"".join(sent), columns), b"".join(sent))


def run_process_tty(
    *arguments: str,
    columns: int = 80,
    env: Environment | None = None,
    cwd: Path | None = None,
) -> Screen:
    """Run the program as a process of its own, on a terminal that wide."""
    command = [sys.executable, "-m", "handover_cli", *arguments]
    exit_code, sent = on_terminal(command, columns, surroundings(env), cwd)
    return Screen(exit_code, seen(sent, columns), sent)


def on_terminal(
    command: Sequence[str], columns: int, env: Mapping[str, str], cwd: Path | None = None
) -> tuple[int, bytes]:
    """Run any command on a pseudo-terminal; its exit status and all that it sent."""
    with open_terminal(columns) as (terminal, sent):
        done = subprocess.run(
            command,
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            env=env,
            cwd=cwd,
            timeout=PATIENCE,
            check=False,
        )
    return done.returncode, b"".join(sent)


@contextlib.contextmanager
def open_terminal(columns: int) -> Iterator[tuple[int, list[bytes]]]:
    """A pseudo-terminal: the file for a program, and all that is sent to it, once it is closed."""
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    sent: list[bytes] = []

    def read() -> None:
        with contextlib.suppress(OSError):  # how Linux says that the other end is closed
            while part := os.read(ours, 65536):
                sent.append(part)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        yield theirs, sent
    finally:
        os.close(theirs)
        reader.join()
        os.close(ours)


def seen(sent: bytes, columns: int) -> str:
    """What a terminal that wide, and as high as need be, shows of it."""
    screen = pyte.Screen(columns, sent.count(b"\n") * 8 + 40)
    pyte.ByteStream(screen).feed(sent)
    shown = "\n".join(line.rstrip() for line in screen.display).rstrip("\n")
    return f"{shown}\n" if shown else ""
