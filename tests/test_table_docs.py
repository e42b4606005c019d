"""What docs/table.md says of the table holds: its examples are tables, and no key is missing."""

import re
from pathlib import Path

import pytest

from handover_cli.documents.csv import COLUMNS, KEPT, SEPARATORS
from handover_cli.notations.notation import SEASON_NAMES
from handover_cli.table.loading import problems_in
from handover_cli.table.shape import BUSINESS_KEYS, KEYS, TOP_KEYS

DOCUMENT = (Path(__file__).parents[1] / "docs" / "table.md").read_text("utf-8")
TABLES = re.findall(r"^```toml\n(.*?)^```$", DOCUMENT, flags=re.MULTILINE | re.DOTALL)


def test_there_are_examples() -> None:
    assert len(TABLES) == 10


@pytest.mark.parametrize("text", TABLES)
def test_every_example_is_a_table_without_problems(text: str) -> None:
    assert problems_in([("example", text.encode())]) == []


def test_the_whole_table_has_every_key() -> None:
    whole = next(text for text in TABLES if text.startswith("title"))
    keys = {*TOP_KEYS, *BUSINESS_KEYS, *(key for section in KEYS.values() for key in section)}
    keys |= {*SEASON_NAMES[:4]}  # the others are the same for one half of the Earth
    shown = set(re.findall(r"^([a-z-]+) = ", whole, flags=re.MULTILINE))
    # An address or a file would have to be made up, and not everybody has the package of the
    # holidays.
    assert shown == keys - {"url", "holidays-file", "country", "subdivision"}


@pytest.mark.parametrize(
    "key",
    sorted(
        {
            *TOP_KEYS,
            *BUSINESS_KEYS,
            *SEASON_NAMES[:4],
            *(key for keys in KEYS.values() for key in keys),
        }
    ),
)
def test_every_key_is_in_the_list(key: str) -> None:
    rows = [line for line in DOCUMENT.splitlines() if line.startswith("| ")]
    assert any(f"`{key}`" in row for row in rows)


def test_every_column_of_a_spreadsheet_is_in_the_list() -> None:
    part = DOCUMENT.partition("## From a spreadsheet")[2]
    assert all(re.search(rf"^\| .*`{column}`", part, flags=re.MULTILINE) for column in COLUMNS)
    assert {*KEPT, *SEPARATORS} <= set(COLUMNS)
