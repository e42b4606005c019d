"""Writing a file that an option names: whole or not at all, and over nothing of another kind."""

import os
import stat
import sys
from contextlib import suppress
from typing import NamedTuple

from ..errors import HandoverError, quote, visible
from .writing import put


class Kind(NamedTuple):
    """A kind of file, and how one begins."""

    name: str
    beginnings: tuple[bytes, ...]


def write_file(path: str, text: str, kind: Kind) -> None:
    """Write a text to a file, or to stdout for `-`.

    A file of the same kind is replaced, as a picture that is made anew should be; any
    other that is there already is left as it is. The new file appears whole: it is
    written beside the old one and then takes its place.

    Raises:
        HandoverError: there is another kind of file, or it can't be written.
    """
    if path == "-":
        _write_stdout(text)
        return
    try:
        _write(path, text.encode(), kind)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = error.strerror if isinstance(error, OSError) else None
        raise HandoverError(f"can't write {quote(path)}: {reason or error}") from error


def _write_stdout(text: str) -> None:
    if sys.stdout.isatty():
        text = "".join(f"{visible(line)}\n" for line in text.splitlines())
    put((text,), "jsonl")  # as exact as records


def _write(path: str, content: bytes, kind: Kind) -> None:
    mode = _mode_of(path, kind)
    if mode is not None and not stat.S_ISREG(mode):  # a pipe or a device takes what it is given
        with open(path, "wb") as file:
            file.write(content)
        return
    import tempfile

    target = os.path.realpath(path)  # a link stays a link
    handle, beside = tempfile.mkstemp(prefix=".handover-", dir=os.path.dirname(target))
    try:
        with open(handle, "wb") as file:
            file.write(content)
        os.chmod(beside, stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())
        os.replace(beside, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise


def _mode_of(path: str, kind: Kind) -> int | None:
    """The mode of the file that is there; None when there is none."""
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISREG(mode):
        with open(path, "rb") as file:
            begins = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
        if begins and not begins.startswith(kind.beginnings):
            raise HandoverError(
                f"{quote(path)} is there already and is no {kind.name}: left as it is"
            )
    return mode


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
