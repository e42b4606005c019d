"""The files of a table: where the bundled one is, and reading bytes within limits."""

import os
from typing import BinaryIO

from ..errors import TableError
from ..text import quote

MAX_BYTES = 16 * 2**20
"""Bytes of a file. An endless file ends in an error."""
MAX_ENTRIES = 100_000
"""Events, periods, questions and sources of a table. Each takes two kilobytes."""
MAX_KEYS = 1_000_000
"""Keys of a file. Each takes half a kilobyte."""


def bundled_path() -> str:
    """Where the bundled table is: in the installed package, else at the root of the repository.

    A wheel carries it inside the package. An editable install does not, and reads the
    repository's file, so that an edit shows at once.

    >>> bundled_path().endswith("events.toml")
    True
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    installed = os.path.join(package, "data", "events.toml")
    if os.path.exists(installed):
        return installed
    root = os.path.dirname(os.path.dirname(package))
    return os.path.join(root, "data", "events.toml")


def read_file(path: str, what: str = "table") -> bytes:
    """The bytes of a file. `what` is its kind, for errors.

    Raises:
        TableError: it can't be read, or there is too much in it.

    >>> read_file(bundled_path()).startswith(b"#")
    True
    """
    try:
        with open(path, "rb") as file:
            return read_from(file, f"the {what} {quote(path)}")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = error.strerror if isinstance(error, OSError) else None
        raise TableError(f"can't read the {what} {quote(path)}: {reason or error}") from error


def read_from(file: BinaryIO, name: str) -> bytes:
    """The bytes of an open file. `name` is what an error calls it.

    Raises:
        TableError: there is too much in it.

    >>> from io import BytesIO
    >>> read_from(BytesIO(b"[events]"), "stdin")
    b'[events]'
    """
    content = file.read(MAX_BYTES + 1)
    for amount, limit, what in (
        (len(content), MAX_BYTES, "is larger than 16 MiB"),
        (content.count(b"\n["), MAX_ENTRIES, f"has more than {MAX_ENTRIES:,} entries"),
        (content.count(b"="), MAX_KEYS, f"has more than {MAX_KEYS:,} keys"),
    ):
        if amount > limit:
            raise TableError(f"can't read {name}: it {what}")
    return content
