"""The console blocks of README.md and docs/*.md: run, compared and written anew.

With them the tables of fields, which come from a schema: see `field_tables`.

    python tests/console_blocks.py            writes what the commands print now
    python tests/console_blocks.py --check    says what differs and changes nothing

In a block fenced with ```console, a line that starts with `$ ` is a command, the lines
starting with `> ` right below it continue it (a loop, a here-document), and what follows
up to the next command is what it prints, stdout and stderr together, as a shell user
sees it. `$ echo $?` shows the status of the command before. With `<!-- terminal -->` on
the line above the fence the commands run on a terminal of 80 columns, otherwise in a pipe.

The blocks of one document share a directory, empty but for a copy of docs/examples, and
the variables that they export, as they would in one reader's shell. A block that only shows
(a real prompt, another machine) is fenced with ```text.

The commands of a block are run by one bash. Where they are runs of the program and nothing
else, they are run in this process: it gives the same in a tenth of the time.
"""

import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from field_tables import with_field_tables
from running import PATIENCE, on_terminal, run_here, seen, surroundings

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "docs" / "examples"
COLUMNS = 80
TERMINAL = "<!-- terminal -->"

BLOCK = re.compile(
    rf"(?P<open>^(?P<terminal>{TERMINAL}\n)?```console\n)(?P<body>.*?)(?P<close>^```$)",
    flags=re.MULTILINE | re.DOTALL,
)
MARK = "\x1e"
"""Printed between the commands of a block: no answer has a record separator in it."""
PLAIN = re.compile(r"handover [^][|&;<>()$`~*?{}#!\\\n]*")
"""A run of the program in which a shell has nothing to do but to split words."""
BETWEEN = f"{{ _status=$?; printf '{MARK}'; (exit $_status); }}"
"""Leaves `$?` as it finds it."""


def documents() -> list[Path]:
    """The files whose blocks are kept up to date."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def regenerated(text: str) -> str:
    """The document with every console block as its commands print it now, and field tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "work"
        if EXAMPLES.exists():
            shutil.copytree(EXAMPLES, folder)
        else:
            folder.mkdir()
        return BLOCK.sub(lambda block: _block_anew(block, folder), with_field_tables(text))


def _block_anew(block: re.Match[str], folder: Path) -> str:
    commands = list(commands_of(block["body"]))
    printed = run_all(commands, folder, terminal=bool(block["terminal"]))
    pairs = zip(commands, printed, strict=True)
    body = "".join(f"{_as_typed(command)}\n{output}" for command, output in pairs)
    return block["open"] + body + block["close"]


def commands_of(body: str) -> Iterator[str]:
    """The commands of a block, each with its continuation lines.

    Raises:
        ValueError: the block starts with something that is no command.

    >>> list(commands_of("$ for n in 1 2\\n> do echo $n; done\\n1\\n2\\n$ true\\n"))
    ['for n in 1 2\\ndo echo $n; done', 'true']
    """
    if not body.startswith("$ "):
        raise ValueError(f"a console block starts with a command, not {body[:40]!r}")
    for match in re.finditer(r"^\$ .*(?:\n> .*|\n>$)*", body, flags=re.MULTILINE):
        yield re.sub(r"^[$>] ?", "", match[0], flags=re.MULTILINE)


def _as_typed(command: str) -> str:
    lines = [f"> {line}".rstrip() for line in command.split("\n")]
    return "\n".join(lines).replace("> ", "$ ", 1)


def run_all(commands: Sequence[str], folder: Path, *, terminal: bool) -> list[str]:
    """What each command prints, run one after the other."""
    variables = {"COLUMNS": str(COLUMNS), "HOME": str(folder), "NO_COLOR": "1"}
    nothing_exported = not folder.with_name("exported").exists()
    if nothing_exported and not terminal and all(map(PLAIN.fullmatch, commands)):
        return [_run_alone(command, variables, folder) for command in commands]
    exported = shlex.quote(str(folder.with_name("exported")))
    body = "\n".join(f"{command}\n{BETWEEN}" for command in commands)
    script = f"[ ! -e {exported} ] || . {exported}\n{body}"
    if any("export " in command for command in commands) or not nothing_exported:
        script = f"{script}\nexport -p >{exported}"
    bash = ["bash", "--norc", "-c", script]
    env = surroundings(variables)
    if terminal:
        _, sent = on_terminal(bash, COLUMNS, env, folder)
        outputs = [seen(part, COLUMNS) for part in sent.split(MARK.encode())]
    else:
        outputs = _piped(bash, env, folder).split(MARK)
    if len(outputs) != len(commands) + 1:
        raise ValueError(f"bash did not get to the end of:\n{script}")
    if any("Traceback (most recent call last)" in output for output in outputs):
        raise ValueError(f"a traceback is nothing to show:\n{''.join(outputs)}")
    return [_whole_lines(output) for output in outputs[:-1]]


def _run_alone(command: str, variables: Mapping[str, str], folder: Path) -> str:
    """What one run of the program prints."""
    done = run_here(*shlex.split(command)[1:], env=variables, cwd=folder)
    if done.stdout and done.stderr:
        raise ValueError(f"it prints to stdout and to stderr: {command}")
    return _whole_lines(done.stdout + done.stderr)


def _whole_lines(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def _piped(bash: Sequence[str], env: dict[str, str], folder: Path) -> str:
    return subprocess.run(
        bash,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=env,
        cwd=folder,
        timeout=PATIENCE,
        check=False,
        encoding="utf-8",
    ).stdout


def difference(document: Path) -> str:
    """What has to change in the document, as a unified diff; nothing when it is right."""
    text = document.read_text("utf-8")
    name = os.path.relpath(document, ROOT)
    old, new = (part.splitlines(keepends=True) for part in (text, regenerated(text)))
    return "".join(difflib.unified_diff(old, new, name, f"{name}, run anew"))


def main(arguments: Sequence[str]) -> int:
    """Write every document anew, or with `--check` only say what differs."""
    different = False
    for document in documents():
        found = difference(document)
        different |= bool(found)
        sys.stdout.write(found)
        if found and "--check" not in arguments:
            document.write_text(regenerated(document.read_text("utf-8")), "utf-8")
    return int(different and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
