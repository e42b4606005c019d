"""Nothing that the program can do is missing from what it says of itself."""

import re
from pathlib import Path

import pytest
from records import WITHOUT_RECORDS
from running import Run

from handover_cli import __version__
from handover_cli.answers.records import RECORDS
from handover_cli.cli import COMMANDS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
CI = (ROOT / ".ci" / "run").read_text("utf-8")
OUTPUT = (ROOT / "docs" / "output.md").read_text("utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert re.search(rf"^\| `handover {command}\b", README, flags=re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_opens_with_what_it_answers_and_shows_examples(
    command: str, run: Run
) -> None:
    code, text, complaints = run(command, "--help")
    usage, answers, *rest = text.split("\n\n")
    assert (code, complaints) == (0, "")
    assert usage.startswith(f"Usage: handover {command} ")
    assert " ".join(answers.split()) == COMMANDS[command]
    assert any(re.search(rf"^  Examples:\n +handover {command}\b", part) for part in rest)


def test_the_readme_names_no_command_that_there_is_not() -> None:
    named = re.findall(r"^\| `handover (\w+)", README, flags=re.MULTILINE)
    assert set(named) == set(COMMANDS)


def test_every_record_has_its_table_of_fields() -> None:
    tables = re.findall(r"^<!-- fields of (\S+) -->$", OUTPUT, flags=re.MULTILINE)
    assert set(tables) == set(RECORDS)


def test_what_the_value_form_prints_is_said_of_every_command() -> None:
    section = OUTPUT.partition("\n### value\n")[2].partition("\n### ")[0]
    rows = re.findall(r"^\| (.*?) \|", section, flags=re.MULTILINE)
    named = {word for row in rows for word in re.findall(r"`(\w+)", row)} - {"value"}
    assert set(COMMANDS) - WITHOUT_RECORDS <= named <= set(COMMANDS)


def test_contributing_names_the_programs_that_the_tests_start() -> None:
    (programs,) = re.findall(r"^PROGRAMS=\((.*)\)$", CI, flags=re.MULTILINE)
    (packages,) = re.findall(r"^declare -A PACKAGES=\((.*)\)$", CI, flags=re.MULTILINE)
    renamed = dict(re.findall(r"\[(\w+)\]=(\w+)", packages))
    (named,) = re.findall(r"^apt install (.*)$", CONTRIBUTING, flags=re.MULTILINE)
    assert named.split() == [renamed.get(name, name) for name in programs.split()]


def test_the_changelog_has_the_day_of_this_version() -> None:
    newest, *_ = re.findall(r"^## \[(\d.*?)\] - \d{4}-\d\d-\d\d$", CHANGELOG, flags=re.MULTILINE)
    assert newest == __version__
