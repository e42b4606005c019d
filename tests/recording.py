"""What the program says to some thousands of commands, recorded and compared.

Rebuilding a room must not change an answer. So record first, rebuild, record, compare:

    python tests/recording.py corpus CORPUS      writes commands, one JSON object a line
    python tests/recording.py run CORPUS RECORD  runs them, writes what each says
    python tests/recording.py compare OLD NEW    shows each command that says something else

The commands are the examples of the help and the documents in every format and width, the
entries of two tables against each other, and made-up input (see `fuzz`). A corpus is made once,
so that both records answer the same commands.
"""

import base64
import difflib
import itertools
import json
import multiprocessing
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from running import run_here

from handover_cli.cli import COMMANDS

MADE_UP = 500
"""Made-up inputs of each kind."""
LARGEST = 30_000
"""Bytes of the files of an input."""

Command = dict[str, Any]
"""`arguments`, `env`, and in base64 `stdin` and `files` by name."""


def made(
    *arguments: str,
    stdin: bytes = b"",
    files: dict[str, bytes] | None = None,
    env: dict[str, str] | None = None,
) -> Command:
    """A command as a line of a corpus holds it."""
    return {
        "arguments": arguments,
        "env": env or {},
        "stdin": base64.b64encode(stdin).decode(),
        "files": {name: base64.b64encode(b).decode() for name, b in (files or {}).items()},
    }


def corpus() -> Iterator[Command]:
    """Every command, in an order that stays."""
    yield from of_the_help()
    yield from of_the_documents()
    yield from of_two_tables()
    yield from made_up()


def of_the_help() -> Iterator[Command]:
    """Each command's help, and its examples in each format and at three widths."""
    from records import TABLE
    from surface import EXAMPLES, formats, lay_out_files, with_options

    yield from (made(name, "--help") for name in COMMANDS)
    for example in EXAMPLES:
        with tempfile.TemporaryDirectory() as folder:
            lay_out_files(Path(folder), example, TABLE)
            files = {path.name: path.read_bytes() for path in Path(folder).iterdir()}
        yield made(*example.arguments, files=files)
        for form in formats(example.command):
            yield made(*with_options(example, "-o", form), files=files)
        if formats(example.command):
            shown = with_options(example, "-o", "table")
            for columns, colour in itertools.product(("20", "40", "60", "120"), ("", "1")):
                env = {"COLUMNS": columns, "FORCE_COLOR": colour}
                yield made(*shown, files=files, env=env)


def of_the_documents() -> Iterator[Command]:
    """The commands of the console blocks that need no shell."""
    from console_blocks import BLOCK, EXAMPLES, commands_of, documents

    files = {path.name: path.read_bytes() for path in EXAMPLES.iterdir()}
    for document in documents():
        for block in BLOCK.finditer(document.read_text("utf-8")):
            for line in commands_of(block["body"]):
                if re.match(r"handover [^|&;<>$`]*$", line):
                    words = shlex.split(line)[1:]
                    yield made(*words, files=files)
                    if block["terminal"]:
                        yield made(*words, "-o", "table", files=files)


def of_two_tables() -> Iterator[Command]:
    """Everything in a table by itself, and in pairs."""
    import tomllib

    from fuzz import BUNDLED
    from records import TABLE

    units = [w for u in UNITS for w in ("-u", u)]
    for text in (TABLE, BUNDLED):
        files = {"table.toml": text.encode()}
        table = tomllib.loads(text)
        days = [*table["events"], *(f"{p}.{s}" for p in table["periods"] for s in ("start", "end"))]
        own = ("-t", "table.toml", "-o")
        for form in ("json", "table"):
            for name in (*table["events"], *table["periods"], *table["questions"]):
                yield made("show", name, *own, form, files=files)
            for name in table["questions"]:
                yield made("ask", name, *own, form, files=files)
        for a, b in itertools.product([*days, "2020-06", "today", "deadline+1m"], days):
            yield made("between", a, b, *units, *own, "json", files=files)
            yield made("between", a, b, "--inclusive", "-u", "years", *own, "table", files=files)
            for relation in ("before", "after", "on", "within"):
                yield made("is", a, relation, b, *own, "value", files=files)
        for a, b in itertools.product(days, table["periods"]):
            yield made("is", a, "within", b, *own, "json", files=files)
            yield made("add", a, "1m", "-3d", "5b", *own, "json", files=files)


UNITS = ("days", "weeks", "months", "years", "business-days", "calendar", "iso")


def made_up() -> Iterator[Command]:
    """Made-up inputs of each kind, the same each time; the huge ones are left out."""
    from fuzz import KINDS

    for kind in KINDS.values():
        for line, stdin, files in collected(kind):
            if sum(len(content) for _, content in files) < LARGEST:
                arguments = [a.encode("utf-8", "surrogateescape").decode("latin-1") for a in line]
                yield made(*arguments, stdin=stdin, files=dict(files), env={"LATIN": "1"})


def collected(kind: Any) -> list[Any]:
    """What Hypothesis makes up for one kind of input."""
    from hypothesis import HealthCheck, Phase, given, settings

    found: list[Any] = []

    @settings(
        max_examples=MADE_UP,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(kind)
    def collect(each: Any) -> None:
        found.append(each)

    collect()
    return found


def answered(line: str) -> str:
    """What the program says to a command, as a line of a record."""
    given: Command = json.loads(line)
    arguments = given["arguments"]
    if given["env"].pop("LATIN", ""):  # JSON can't hold bytes that are no UTF-8
        arguments = [a.encode("latin-1").decode("utf-8", "surrogateescape") for a in arguments]
    with tempfile.TemporaryDirectory() as name:
        for file, content in given["files"].items():
            (Path(name) / file).write_bytes(base64.b64decode(content))
        try:
            done: Any = run_here(
                *arguments,
                stdin=base64.b64decode(given["stdin"]),
                env=given["env"],
                cwd=Path(name),
            )
        except BaseException as problem:  # noqa: BLE001 - a crash is recorded too
            done = ("crash", "", repr(problem))
        left = {p.name: p.read_text("utf-8", "replace") for p in Path(name).iterdir()}
    shown = " ".join(f"{k}={v}" for k, v in given["env"].items())
    return json.dumps(
        {
            "command": f"{shown} handover {shlex.join(given['arguments'])}".strip(),
            "said": [*done],
            "files": {n: t for n, t in left.items() if n not in given["files"]},
        }
    )


def run(commands: Sequence[str]) -> Iterator[str]:
    """The answers to all commands, worked out on all processors."""
    anew = multiprocessing.get_context("spawn")
    with anew.Pool(maxtasksperchild=1000) as pool:
        yield from pool.imap(answered, commands, chunksize=50)


def differences(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """What each command said before and says now, where that is not the same."""
    for before, after in zip(map(json.loads, old), map(json.loads, new), strict=True):
        if before != after:
            found = difflib.unified_diff(_lines(before), _lines(after), n=0, lineterm="")
            yield "\n".join([f"$ {before['command']}", *[*found][2:], ""])


def _lines(record: dict[str, Any]) -> list[str]:
    status, stdout, stderr = record["said"]
    files = map(str, record["files"].items())
    return [f"status {status}", *stdout.splitlines(), "stderr:", *stderr.splitlines(), *files]


def main(task: str, *paths: str) -> int:
    """Do one of the three tasks; `compare` ends with 1 where something differs."""
    if task == "corpus":
        Path(paths[0]).write_text("".join(f"{json.dumps(c)}\n" for c in corpus()), "utf-8")
        return 0
    read = [Path(path).read_text("utf-8").splitlines() for path in paths[: 1 + (task == "compare")]]
    if task == "run":
        Path(paths[1]).write_text("".join(f"{line}\n" for line in run(read[0])), "utf-8")
        return 0
    found = list(differences(*read))
    sys.stdout.writelines(f"{each}\n" for each in found)
    sys.stdout.write(f"{len(found)} of {len(read[0])} commands say something else\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
