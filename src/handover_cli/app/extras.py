"""How to install an extra of this program, in the way in which the program was installed."""

import os
import shlex
import shutil
import sys
from collections.abc import Callable
from typing import Any

from ..errors import ExtraMissing, HandoverError

NAME = "handover-cli"
PACKAGES = {"holidays": "holidays", "ics": "icalendar"}
"""The extras, each with the module that it brings."""
PROGRAM_INSTALLERS = {
    "uv-receipt.toml": "uv tool install",
    "pipx_metadata.json": "pipx install --force",
}
"""Installers that give each program an environment, by the file that they leave there."""


def with_command(error: HandoverError) -> HandoverError:
    """The error; that of a missing extra with the command that installs it here.

    >>> with_command(HandoverError("no command 'ad'", "did you mean 'add'?")).hint
    "did you mean 'add'?"
    """
    if isinstance(error, ExtraMissing):
        error.hint = f"install it with {install_command(error.extra)}"
    return error


def install_command(extra: str) -> str:
    """The command that installs an extra beside those that are there.

    An installer of programs makes their environments anew, so its command names all extras.
    """
    from importlib.util import find_spec

    there = {name for name, module in PACKAGES.items() if find_spec(module) is not None}
    extras = ",".join(sorted({extra} | there))
    installer, source = _installed()
    for marker, program in PROGRAM_INSTALLERS.items():
        if os.path.exists(os.path.join(sys.prefix, marker)):
            return f"{program} {_with_extras(source, extras)}"
    folder = source.get("dir_info", {}).get("editable") and source["url"].removeprefix("file://")
    if folder:
        what = f"-e '{'.' if folder == os.getcwd() else folder}[{extra}]'"
    else:
        what = f"'{NAME}[{extra}]'"
    return f"{'uv pip' if installer == 'uv' else _pip()} install {what}"


def _with_extras(source: dict[str, Any], extras: str) -> str:
    """The program with extras, from where it came."""
    url = source.get("url")
    if url is None:
        return f"'{NAME}[{extras}]'"
    if source.get("dir_info", {}).get("editable"):
        return f"--editable '{url.removeprefix('file://')}[{extras}]'"
    if "vcs_info" in source:
        version = source["vcs_info"]
        url = f"{version['vcs']}+{url}@{version['commit_id']}"
    return f"'{NAME}[{extras}] @ {url}'"


def _installed() -> tuple[str, dict[str, Any]]:
    """What installed the program, and where it came from: see PEP 610; empty for an index."""
    import json
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        read: Callable[[str], str | None] = distribution(NAME).read_text
    except PackageNotFoundError:  # it runs from a folder
        return "", {}
    return (read("INSTALLER") or "").strip(), json.loads(read("direct_url.json") or "{}")


def _pip() -> str:
    """The pip of the Python that runs."""
    found = shutil.which("pip")
    here = os.path.dirname(sys.executable)
    is_own = found is not None and os.path.dirname(found) == here
    return "pip" if is_own else f"{shlex.quote(sys.executable)} -m pip"
