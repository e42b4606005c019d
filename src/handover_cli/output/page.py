"""The page that text is written on, and values as plain text."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

Records = Iterable[Mapping[str, Any] | None]
"""Records to write; None for a line of input without an answer."""


class Page(NamedTuple):
    """What text is written on."""

    width: int = 80
    colour: bool = False
    unicode: bool = True
    """False: boxes and signs are ASCII."""
    escape: bool = False
    """True for a terminal: control and bidirectional characters are escaped in machine formats
    too."""
    header: bool = True
    encoding: str = "utf-8"
    """A character that it lacks is escaped."""

    def encodable(self, text: str) -> str:
        """The text with escapes for what the encoding lacks, as wide as it will come out.

        >>> Page(encoding="ascii").encodable("Kəlbəcər")
        'K\\\\u0259lb\\\\u0259c\\\\u0259r'
        """
        if text.isascii() or self.encoding == "utf-8":
            return text
        return text.encode(self.encoding, "backslashreplace").decode(self.encoding)


def plain(value: Any) -> str:
    """A field's value as text: nothing for None, lists joined by commas, numbers in full.

    >>> plain(None), plain(["a", "b"]), plain(True), plain(10)
    ('', 'a,b', 'true', '10')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list | tuple):
        return ",".join(map(plain, value))
    return format(value, "f")
