"""What is only met when something outside is odd."""

import os
import sys
from pathlib import Path

import click
import pytest
from running import Run

from handover_cli import cli
from handover_cli.app import stdout
from handover_cli.errors import HandoverError
from handover_cli.table import bundled_path
from handover_cli.table.loading import load_text


def test_what_writes_nothing_needs_no_stdout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert cli.run(["is", "-q", "handover", "after", "deadline"]) == 0


def test_an_error_of_clicks_own_is_one_of_ours(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(_: list[str]) -> int:
        raise click.ClickException("something else")

    monkeypatch.setattr(cli, "_invoke", fails)
    assert cli.run([]) == 2
    assert capsys.readouterr().err == "Error: something else\n"


@pytest.mark.parametrize("problem", [MemoryError, SystemError])
def test_too_little_memory_is_an_error_like_others(
    problem: type[Exception], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(_: list[str]) -> int:
        raise problem

    monkeypatch.setattr(cli, "_invoke", fails)
    assert cli.run([]) == 2
    assert capsys.readouterr().err == "Error: there is too little memory\n"


def test_there_is_no_command_of_another_name() -> None:
    assert cli.cli.get_command(click.Context(cli.cli), "nope") is None


def test_a_terminal_that_does_not_tell_its_width_has_80_columns(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unknown(_: int) -> os.terminal_size:
        raise OSError

    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(os, "get_terminal_size", unknown)
    monkeypatch.setattr(sys, "stdout", sys.__stdout__)
    assert stdout.page(terminal=True).width == 80


def test_an_installed_package_brings_its_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "exists", lambda _: True)
    assert Path(bundled_path()).parts[-3:] == ("handover_cli", "data", "events.toml")


def test_a_stated_number_has_its_limits() -> None:
    with pytest.raises(HandoverError, match="a number of at most"):
        load_text(f'[questions.a]\nask = "days since 2020-01-01"\nstated = {10**25}\n')


def test_a_shift_that_is_too_long_suggests_nothing(run: Run) -> None:
    result = run("between", "deadline+99999999999D", "handover")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")
