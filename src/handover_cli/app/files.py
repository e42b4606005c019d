"""Reading the file that a command is given, and writing the file that an option names.

A file is written whole or not at all, and over nothing of another kind.
"""

import os
import stat
import sys
from contextlib import suppress
from typing import NamedTuple

from ..errors import HandoverError, TableError
from ..table.files import read_file, read_from
from ..text import quote, visible
from .stdout import put_exactly


def read_input(path: str, what: str) -> bytes:
    """The bytes of a file, or of stdin for `-`. `what` is its kind, for errors.

    Raises:
        TableError: they can't be read, or are too many.
    """
    if path != "-":
        return read_file(path, what)
    if sys.stdin is None:
        raise TableError("can't read stdin: it is closed")
    return read_from(sys.stdin.buffer, "stdin")


def packaged(path: str) -> str:
    """The text of a file that comes with the program."""
    from importlib.resources import files

    return files("handover_cli").joinpath(path).read_text("utf-8")


class FileKind(NamedTuple):
    """A kind of file that is written."""

    name: str
    beginnings: tuple[bytes, ...]
    """How such a file begins."""


def write_file(path: str, text: str, kind: FileKind) -> None:
    """Write a text to a file, or to stdout for `-`.

    A file of the same kind is replaced; any other file that is there already is left as it is.
    The new file appears whole: it is written beside the old one and then takes its place.

    Raises:
        HandoverError: there is another kind of file, or it can't be written.
    """
    if path == "-":
        if sys.stdout.isatty():
            text = "".join(f"{visible(line)}\n" for line in text.splitlines())
        put_exactly(text)
        return
    try:
        _write(path, text.encode(), kind)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise _cannot_write(path, error) from error


def write_new(path: str, text: str) -> None:
    """Write a file that does not exist yet: all of it or, on any failure, none.

    Raises:
        HandoverError: it exists, or can't be written.
    """
    try:
        file = open(path, "xb")  # noqa: SIM115 - a failure here leaves no file to remove
    except FileExistsError:
        raise HandoverError(
            f"{quote(path)} exists and is not overwritten", "name another file, or - for stdout"
        ) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise _cannot_write(path, error) from error
    try:
        with file:
            file.write(text.encode())
    except BaseException as error:
        with suppress(OSError):
            os.unlink(path)
        if isinstance(error, OSError):
            raise _cannot_write(path, error) from error
        raise


def _cannot_write(path: str, error: Exception) -> HandoverError:
    reason = error.strerror if isinstance(error, OSError) else None
    return HandoverError(f"can't write {quote(path)}: {reason or error}")


def _write(path: str, content: bytes, kind: FileKind) -> None:
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


def _mode_of(path: str, kind: FileKind) -> int | None:
    """The mode of the file that is there; None if there is none."""
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISREG(mode):
        with open(path, "rb") as file:
            begins = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
        if begins and not begins.startswith(kind.beginnings):
            raise HandoverError(
                f"{quote(path)} exists and is no {kind.name}, so it is not replaced"
            )
    return mode


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
