"""Writing a table as TOML."""

from collections.abc import Iterator
from typing import Any

from ..notations.edtf_pattern import plain_day
from ..text import acts

_SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def table_text(sections: dict[str, dict[str, dict[str, Any]]]) -> str:
    """The text of a table. Values are texts and lists of texts; a full date has no quotes.

    >>> print(table_text({"events": {"a": {"date": "2020-11-15", "tags": ["x"]}}}), end="")
    [events.a]
    date = 2020-11-15
    tags = ["x"]
    """
    return "\n".join(
        "".join(f"{line}\n" for line in _entry(section, identifier, entry))
        for section, entries in sections.items()
        for identifier, entry in entries.items()
    )


def _entry(section: str, identifier: str, entry: dict[str, Any]) -> Iterator[str]:
    yield f"[{section}.{identifier}]"
    for key, value in entry.items():
        if isinstance(value, list):
            yield f"{key} = [{', '.join(map(quoted, value))}]"
        elif key == "date" and len(value) == 10 and plain_day(value) is not None:
            yield f"{key} = {value}"
        else:
            yield f"{key} = {quoted(value)}"


def quoted(text: str) -> str:
    """The text as a TOML string, in which nothing acts on whoever reads the file.

    >>> print(quoted('a "b"\\n\\x1b'))
    "a \\"b\\"\\n\\u001b"
    """
    return '"' + "".join(_SHORT.get(c) or _escape(c) for c in text) + '"'


def _escape(character: str) -> str:
    return f"\\u{ord(character):04x}" if acts(character) else character
