"""The tables of fields in docs/output.md, as the schema of the records has them.

Between `<!-- fields of NAME -->` and `<!-- end of fields -->` stands a table of the fields
of the record `NAME` in the schema, and between `<!-- types -->` and `<!-- end of types -->`
one of the types with a name of their own. `tests/console_blocks.py` writes them anew.
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

SCHEMA = Path(__file__).parents[1] / "src" / "handover_cli" / "schemas" / "records.schema.json"

FIELDS = re.compile(
    r"(?P<open>^<!-- fields of (?P<name>[a-z-]+) -->\n).*?(?P<close>^<!-- end of fields -->$)",
    flags=re.MULTILINE | re.DOTALL,
)
TYPES = re.compile(
    r"(?P<open>^<!-- types -->\n).*?(?P<close>^<!-- end of types -->$)",
    flags=re.MULTILINE | re.DOTALL,
)


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of all records."""
    loaded: dict[str, Any] = json.loads(SCHEMA.read_text("utf-8"))
    return loaded


def with_field_tables(text: str) -> str:
    """The document with every table of fields and types as the schema has them now."""
    text = FIELDS.sub(lambda found: _between(found, fields_of(found["name"])), text)
    return TYPES.sub(lambda found: _between(found, types()), text)


def _between(found: re.Match[str], lines: Iterable[str]) -> str:
    return "\n".join([found["open"], *lines, "", found["close"]])


def fields_of(record: str) -> Iterator[str]:
    """The lines of the table of a record's fields."""
    yield "| field | type | |"
    yield "|---|---|---|"
    for field, described in schema()["$defs"][record]["properties"].items():
        yield _row(f"`{field}`", type_of(described), _description(described))


def types() -> Iterator[str]:
    """The lines of the table of types that have a name of their own."""
    yield "| type | | such as |"
    yield "|---|---|---|"
    for described in schema()["$defs"].values():
        if "title" in described:
            examples = ", ".join(f"`{example}`" for example in described["examples"])
            yield _row(described["title"], described["description"], examples)


def _row(*cells: str) -> str:
    escaped = [cell.replace("|", "\\|") for cell in cells]
    return f"| {' | '.join(escaped)} |"


def followed(described: dict[str, Any]) -> dict[str, Any]:
    """What a reference to another field stands for; anything else as it is."""
    found = described
    while "/properties/" in found.get("$ref", ""):
        found = target(found["$ref"])
    return found


def target(reference: str) -> dict[str, Any]:
    """The part of the schema that a reference such as `#/$defs/day` names."""
    found = schema()
    for name in reference.removeprefix("#/").split("/"):
        found = found[name]
    return found


def _description(described: dict[str, Any]) -> str:
    text: str = followed(described)["description"]
    return text


def type_of(described: dict[str, Any]) -> str:
    """The type of a field in words.

    >>> type_of({"type": ["integer", "null"]}), type_of({"enum": ["yes", "no", None]})
    ('integer or null', '`yes`, `no` or null')
    """
    *most, last = _alternatives(followed(described))
    return f"{', '.join(most)} or {last}" if most else last


def _alternatives(described: dict[str, Any]) -> Iterator[str]:
    if "anyOf" in described:
        for alternative in described["anyOf"]:
            yield from _alternatives(alternative)
    elif "$ref" in described:
        yield target(described["$ref"])["title"]
    elif "enum" in described:
        yield from ("null" if word is None else f"`{word}`" for word in described["enum"])
    elif described["type"] == "array":
        yield f"list of {type_of(described['items'])}s"
    else:
        kinds = described["type"]
        for kind in [kinds] if isinstance(kinds, str) else kinds:
            yield {"string": "text"}.get(kind, kind)
