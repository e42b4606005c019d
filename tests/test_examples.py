"""The examples of the help are typed into a shell, as they stand, and each of them answers."""

import inspect
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import click
import pytest
from running import PATIENCE, Result, run_here, surroundings
from surface import command

from handover_cli.cli import COMMANDS, cli

pytestmark = pytest.mark.sweep

EXAMPLE_FILES = Path(__file__).parents[1] / "docs" / "examples"

STARTER = "mine.toml"
"""The name that help gives to a user's own table; `init` writes it here."""

FILES = {
    "addition.toml": '[events.first-guest]\ndate = "moved-in+2w"\n',
    "more.toml": '[events.first-party]\ndate = "moved-in+1m"\n',
    "history.csv": "date,title\n1969-07-20,Moon landing\n1957-10,Sputnik\n",
    "dates.txt": "2020-11-15\n2021-06\n",
    "log.tsv": "17\t2020-11-15\n18\t2020-11-20\n",
    "log": "2020-11-15 started\n2020-11-16 stopped\n",
}
"""Files that examples read, beside those of docs/examples."""

SHELL = frozenset("|&;<>()$`~*?[]{}#!\\\n")
"""Characters that have a meaning to a shell, but for quotes and blanks."""

NO = 1
STATUSES = {'handover is "actual handover" within "44-day war"': NO}
"""The examples whose answer is no. All others end with 0."""
SILENT = {
    'eval "$(handover completion bash)"',
    "handover validate mine.toml more.toml -o jsonl",
}
"""The examples that print nothing and write no file: all is well."""


def typed(text: str) -> list[str]:
    """The lines of help that run the program."""
    return re.findall(r"^ {2,}(.*\bhandover .*)$", text, flags=re.MULTILINE)


def as_it_is(text: str) -> str:
    """The paragraphs of help that Click leaves as they are, where the examples stand."""
    return "\n".join(re.findall(r"^\x08\n((?:.+\n?)+)", text, flags=re.MULTILINE))


def helps() -> list[str]:
    """The help of the program and of each command."""
    loaded: list[click.Command] = [cli, *map(command, COMMANDS)]
    return [inspect.cleandoc(each.help or "") for each in loaded]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A directory to type in, which is also the user's own."""
    home = tmp_path / "home"
    shutil.copytree(EXAMPLE_FILES, home)
    for name, text in FILES.items():
        (home / name).write_text(text, "utf-8")
    for folder in (
        ".local/share/bash-completion/completions",
        ".zfunc",
        ".config/fish/completions",
    ):
        (home / folder).mkdir(parents=True)
    run_here("init", STARTER, cwd=home)
    return home


def entered(line: str, home: Path) -> Result:
    """What the line does. A line of nothing but words needs no shell."""
    env = {"HOME": str(home)}
    if not set(line) & SHELL:
        program, *arguments = shlex.split(line)
        assert program == "handover"
        return run_here(*arguments, env=env, cwd=home)
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        cwd=home,
        env=surroundings(env),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)


def contents(home: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}


def test_every_help_has_examples() -> None:
    assert all(typed(as_it_is(text)) for text in helps())


@pytest.mark.parametrize(
    "line", dict.fromkeys(line for text in helps() for line in typed(as_it_is(text)))
)
def test_an_example_answers_as_it_stands(line: str, home: Path) -> None:
    before = contents(home)
    done = entered(line, home)
    assert done.exit_code == STATUSES.get(line, 0), done.stderr
    assert "Error" not in done.stderr
    did_something = bool(done.stdout) or contents(home) != before
    assert did_something == (line not in SILENT)
