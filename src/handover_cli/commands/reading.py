"""Reading what a command is given: a file, or - for stdin."""

import sys

from ..errors import TableError
from ..table import MAX_BYTES, read


def read_input(path: str, what: str) -> bytes:
    """The bytes of a file, or of stdin for `-`. `what` names its kind in errors.

    Raises:
        TableError: they can't be read, or are more than 64 MiB.
    """
    if path != "-":
        return read(path, what)
    if sys.stdin is None:
        raise TableError("can't read stdin: it is closed")
    content = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise TableError("can't read stdin: it is larger than 64 MiB")
    return content
