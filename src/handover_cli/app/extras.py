"""How to install an extra of this program, in the way in which the program was installed."""

import os
import shlex
import shutil
import sys
from collections.abc import Callable

from ..errors import ExtraMissing, HandoverError

NAME = "handover-cli"
PACKAGES = {"holidays": "holidays", "ics": "icalendar"}
"""The extras, each with the module that it brings."""


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
    if os.path.exists(os.path.join(sys.prefix, "uv-receipt.toml")):
        return f"uv tool install '{NAME}[{extras}]'"
    if os.path.exists(os.path.join(sys.prefix, "pipx_metadata.json")):
        return f"pipx install --force '{NAME}[{extras}]'"
    installer, checkout = _installed()
    what = f"-e '{checkout}[{extra}]'" if checkout else f"'{NAME}[{extra}]'"
    if installer == "uv":
        return f"uv pip install {what}"
    return f"{_pip()} install {what}"


def _installed() -> tuple[str, str]:
    """What installed the program, and the folder of an editable checkout; else empty texts."""
    import json
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        read: Callable[[str], str | None] = distribution(NAME).read_text
    except PackageNotFoundError:  # it runs from a folder
        return "", ""
    origin = json.loads(read("direct_url.json") or "{}")
    is_editable = origin.get("dir_info", {}).get("editable")
    folder = origin["url"].removeprefix("file://") if is_editable else ""
    if folder == os.getcwd():
        folder = "."
    return (read("INSTALLER") or "").strip(), folder


def _pip() -> str:
    """The pip of the Python that runs."""
    found = shutil.which("pip")
    here = os.path.dirname(sys.executable)
    is_own = found is not None and os.path.dirname(found) == here
    return "pip" if is_own else f"{shlex.quote(sys.executable)} -m pip"
