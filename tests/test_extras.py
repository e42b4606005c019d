"""The command that installs an extra, for each way in which the program can be installed."""

import importlib.metadata
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from handover_cli.app import extras
from handover_cli.errors import ExtraMissing, HandoverError

CHECKOUT = {"dir_info": {"editable": True}, "url": "file:///home/me/handover"}


@pytest.fixture
def prefix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment with a pip of its own, in which icalendar is installed and holidays is not."""
    programs = tmp_path / "bin"
    programs.mkdir()
    pip = programs / "pip"
    pip.touch(0o755)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(programs / "python"))
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setitem(sys.modules, "holidays", None)
    return tmp_path


def installed(monkeypatch: pytest.MonkeyPatch, **files: str) -> None:
    """Let the distribution of the program have these files."""

    def distribution(_name: str) -> SimpleNamespace:
        return SimpleNamespace(read_text=lambda name: files.get(name.partition(".")[0]))

    monkeypatch.setattr(importlib.metadata, "distribution", distribution)


@pytest.mark.parametrize(
    ("marker", "command"),
    [
        pytest.param("uv-receipt.toml", "uv tool install", id="uv"),
        pytest.param("pipx_metadata.json", "pipx install --force", id="pipx"),
    ],
)
@pytest.mark.parametrize(
    ("source", "what"),
    [
        pytest.param({}, "'handover-cli[holidays,ics]'", id="index"),
        pytest.param(CHECKOUT, "--editable '/home/me/handover[holidays,ics]'", id="checkout"),
        pytest.param(
            {"url": "file:///home/me/handover", "dir_info": {}},
            "'handover-cli[holidays,ics] @ file:///home/me/handover'",
            id="folder",
        ),
        pytest.param(
            {"url": "https://a.example/h.git", "vcs_info": {"vcs": "git", "commit_id": "1f"}},
            "'handover-cli[holidays,ics] @ git+https://a.example/h.git@1f'",
            id="repository",
        ),
    ],
)
def test_an_installer_of_programs_is_told_all_extras(
    marker: str,
    command: str,
    source: dict[str, Any],
    what: str,
    prefix: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (prefix / marker).touch()
    installed(monkeypatch, direct_url=json.dumps(source))
    assert extras.install_command("holidays") == f"{command} {what}"


@pytest.mark.parametrize(
    ("files", "command"),
    [
        pytest.param({"INSTALLER": "pip\n"}, "pip install 'handover-cli[holidays]'", id="pip"),
        pytest.param({}, "pip install 'handover-cli[holidays]'", id="unknown"),
        pytest.param({"INSTALLER": "uv"}, "uv pip install 'handover-cli[holidays]'", id="uv-pip"),
        pytest.param(
            {"INSTALLER": "pip", "direct_url": json.dumps(CHECKOUT)},
            "pip install -e '/home/me/handover[holidays]'",
            id="a checkout",
        ),
        pytest.param(
            {"INSTALLER": "pip", "direct_url": json.dumps({"url": "file:///tmp/a.whl"})},
            "pip install 'handover-cli[holidays]'",
            id="a wheel",
        ),
    ],
)
def test_the_command_is_that_of_the_installer(
    files: dict[str, str], command: str, prefix: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(monkeypatch, **files)
    assert not any(prefix.glob("*.toml"))
    assert extras.install_command("holidays") == command


def test_in_the_checkout_itself_its_folder_is_a_dot(
    prefix: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(prefix)
    here = {"dir_info": {"editable": True}, "url": f"file://{prefix}"}
    installed(monkeypatch, INSTALLER="pip", direct_url=json.dumps(here))
    assert extras.install_command("ics") == "pip install -e '.[ics]'"


def test_another_pip_on_the_path_is_not_the_one(
    prefix: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(monkeypatch)
    python = prefix / "my python"
    monkeypatch.setattr(sys, "executable", str(python))
    command = f"'{python}' -m pip install 'handover-cli[holidays]'"
    assert extras.install_command("holidays") == command
    monkeypatch.setenv("PATH", "")
    assert extras.install_command("holidays") == command


def test_a_program_that_is_not_installed_is_installed_by_pip(
    prefix: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "distribution", missing)
    assert prefix.is_dir()
    assert extras.install_command("holidays") == "pip install 'handover-cli[holidays]'"


def test_only_the_error_of_a_missing_extra_gets_a_command(
    prefix: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(monkeypatch)
    (prefix / "uv-receipt.toml").touch()
    error = extras.with_command(ExtraMissing("it needs a package", "holidays"))
    assert str(error) == (
        "it needs a package; install it with uv tool install 'handover-cli[holidays,ics]'"
    )
    other = HandoverError("it is wrong", "mend it")
    assert extras.with_command(other) is other
    assert other.hint == "mend it"
