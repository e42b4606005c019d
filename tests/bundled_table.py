"""The bundled table as Python, made from `data/events.toml`.

To read TOML takes an eighth of the time of an answer about the bundled table. So the program
has the table as Python too, and uses it as long as the file is the one from which it was made.

    python tests/bundled_table.py           writes it anew
    python tests/bundled_table.py --check   only compares
"""

import pprint
import sys
from pathlib import Path
from typing import Any

from handover_cli.dates import ImpreciseDate
from handover_cli.documents import toml

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "data" / "events.toml"
MADE = ROOT / "src" / "handover_cli" / "table" / "bundled.py"
HEAD = '''"""The bundled table, made from `data/events.toml` by `tests/bundled_table.py`."""

from typing import Any

from ..dates import precise

# ruff: noqa: E501
# fmt: off
SOURCE = {source!r}
"""The file from which the content was made."""


def content() -> dict[str, Any]:
    """The sections of the table, as the reader of TOML gives them.

    >>> content()["events"]["deadline"]["date"].text
    '2020-11-15'
    """
    return {content}
'''


class _Day:
    """A day, written as the call that makes it."""

    def __init__(self, number: int | None) -> None:
        self._number = number

    def __repr__(self) -> str:
        return f"precise({self._number})"


def _written(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _written(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_written(each) for each in value]
    return _Day(value.day) if isinstance(value, ImpreciseDate) else value


def made() -> str:
    """The module as it has to be."""
    source = SOURCE.read_bytes()
    tables = _written(toml.read(SOURCE.name, source).content)
    content = pprint.pformat(tables, sort_dicts=False, width=96).replace("\n", "\n    ")
    return HEAD.format(source=source, content=content)


if __name__ == "__main__":
    if "--check" not in sys.argv:
        MADE.write_text(made(), "utf-8")
    elif MADE.read_text("utf-8") != made():
        sys.exit(f"{MADE} is not made from {SOURCE}; run python tests/bundled_table.py")
