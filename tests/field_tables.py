"""The tables of fields in docs/output.md, as the records are declared.

Between `<!-- fields of NAME -->` and `<!-- end of fields -->` stands a table of the fields
of the record `NAME`, and between `<!-- types -->` and `<!-- end of types -->` one of the types
with a name of their own; between `<!-- rules of steps -->` and `<!-- end of rules -->` the rules
of the steps of an answer. `tests/console_blocks.py` writes them anew.
"""

import re
from collections.abc import Iterable, Iterator
from json import dumps

from records_schema import TYPES

from handover_cli.answers.records import RECORDS
from handover_cli.answers.steps import RULES

FIELDS = re.compile(
    r"(?P<open>^<!-- fields of (?P<name>[a-z-]+) -->\n).*?(?P<close>^<!-- end of fields -->$)",
    flags=re.MULTILINE | re.DOTALL,
)
KINDS = re.compile(
    r"(?P<open>^<!-- types -->\n).*?(?P<close>^<!-- end of types -->$)",
    flags=re.MULTILINE | re.DOTALL,
)
RULES_OF_STEPS = re.compile(
    r"(?P<open>^<!-- rules of steps -->\n).*?(?P<close>^<!-- end of rules -->$)",
    flags=re.MULTILINE | re.DOTALL,
)


def with_field_tables(text: str) -> str:
    """The document with every table of fields, types and rules as they are declared now."""
    text = RULES_OF_STEPS.sub(lambda found: _between(found, rules()), text)
    text = FIELDS.sub(lambda found: _between(found, fields_of(found["name"])), text)
    return KINDS.sub(lambda found: _between(found, types()), text)


def _between(found: re.Match[str], lines: Iterable[str]) -> str:
    return "\n".join([found["open"], *lines, "", found["close"]])


def fields_of(record: str) -> Iterator[str]:
    """The lines of the table of a record's fields."""
    yield "| field | type | |"
    yield "|---|---|---|"
    for field in RECORDS[record].fields.values():
        yield _row(f"`{field.name}`", field.type, field.doc)


def rules() -> Iterator[str]:
    """The lines of the table of the rules of steps."""
    yield "| rule | |"
    yield "|---|---|"
    yield from (_row(f"`{name}`", says) for name, says in RULES.items())


def types() -> Iterator[str]:
    """The lines of the table of types that have a name of their own."""
    yield "| type | | such as |"
    yield "|---|---|---|"
    for name, described in TYPES.items():
        written = (each if isinstance(each, str) else dumps(each) for each in described["examples"])
        examples = ", ".join(f"`{example}`" for example in written)
        yield _row(name, described["description"], examples)


def _row(*cells: str) -> str:
    escaped = [cell.replace("|", "\\|") for cell in cells]
    return f"| {' | '.join(escaped)} |"
