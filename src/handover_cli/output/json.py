"""JSON: one array, or one object a line. Numbers keep every digit they have."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..text import acts
from .page import Page, Records


def to_json(records: Records, fields: tuple[str, ...], _: Page) -> Iterator[str]:
    """One array with an object a line, so that it can be read by eye and by `head`."""
    before = "[\n  "
    names = _names(fields)
    for record in records:
        yield before + _object(record, names)
        before = ",\n  "
    yield "[]\n" if before.startswith("[") else "\n]\n"


def to_jsonl(records: Records, fields: tuple[str, ...], _: Page) -> Iterator[str]:
    """One object a line."""
    names = _names(fields)
    for record in records:
        yield "\n" if record is None else _object(record, names) + "\n"


def _names(fields: Iterable[str]) -> dict[str, str]:
    return {field: f"{_text(field)}: " for field in fields}


def _object(record: Mapping[str, Any] | None, names: Mapping[str, str]) -> str:
    if record is None:
        return "null"
    members = [name + _encoded(record[field]) for field, name in names.items()]
    return "{" + ", ".join(members) + "}"


def _encoded(value: Any) -> str:
    if isinstance(value, str):
        return _text(value)
    if value is None:
        return "null"
    if isinstance(value, bool | int):
        return json.dumps(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_encoded, value)) + "]"
    if isinstance(value, Mapping):
        return _object(value, _names(value))
    return format(value, "f")


_ENCODER = json.JSONEncoder(ensure_ascii=False)


def _text(text: str) -> str:
    encoded = _ENCODER.encode(text)
    if encoded.isprintable():
        return encoded
    # Exact, and nothing in it acts on a terminal: JSON has an escape for every character.
    return "".join(f"\\u{ord(c):04x}" if acts(c) else c for c in encoded)
