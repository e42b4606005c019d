"""Reading what a command is given: a file, or - for stdin."""

import sys

from ..errors import TableError
from ..table import read, read_from


def read_input(path: str, what: str) -> bytes:
    """The bytes of a file, or of stdin for `-`. `what` names its kind in errors.

    Raises:
        TableError: they can't be read, or are too many.
    """
    if path != "-":
        return read(path, what)
    if sys.stdin is None:
        raise TableError("can't read stdin: it is closed")
    return read_from(sys.stdin.buffer, "stdin")
