"""The table that comes with the program: each of its facts once more, and what all share."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bundled_table import MADE, made

from handover_cli.table import bundled
from handover_cli.table.files import bundled_path
from handover_cli.table.loading import load

PATH = Path(__file__).parents[1] / "data" / "events.toml"
TABLE: dict[str, Any] = tomllib.loads(PATH.read_text("utf-8"))
ENTRIES = [
    pytest.param(entry, id=f"{kind}.{name}")
    for kind in ("events", "periods", "questions")
    for name, entry in TABLE[kind].items()
]


def test_the_events_and_their_dates() -> None:
    assert {name: str(event["date"]) for name, event in TABLE["events"].items()} == {
        "occupation-began": "1993-04-02",
        "war-began": "2020-09-27",
        "shusha": "2020-11-08",
        "war-ended": "2020-11-09",
        "statement": "2020-11-10",
        "deadline": "2020-11-15",
        "aghdam": "2020-11-20",
        "handover": "2020-11-25",
        "address": "2020-11-25",
        "lachin": "2020-12-01",
        "landmine-deaths": "2021-06",
        "medal": "[..2024-11-25]",
        "report": "2024-11-25",
    }


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("occupation", ("occupation-began", "handover", "years", "exclusive")),
        ("war", ("war-began", "war-ended", "days", "inclusive")),
        ("extension", ("deadline", "handover", "days", "exclusive")),
        ("transfer", ("aghdam", "lachin", "days", "exclusive")),
        ("since-handover", ("handover", "ongoing", "years", "exclusive")),
    ],
)
def test_the_periods(period: str, expected: tuple[str, ...]) -> None:
    entry = {"end": "ongoing", "counting": "exclusive", **TABLE["periods"][period]}
    assert tuple(entry[key] for key in ("start", "end", "unit", "counting")) == expected


def test_there_are_no_other_periods_and_no_rules_that_the_source_does_not_give() -> None:
    assert set(TABLE) == {"title", "description", "sources", "events", "periods", "questions"}
    assert len(TABLE["periods"]) == 5


def test_the_claims_and_what_the_source_states() -> None:
    claims = {name: (entry["ask"], entry["stated"]) for name, entry in TABLE["questions"].items()}
    assert claims == {
        "delay": ("days between the deadline and the actual handover", 10),
        "occupation-years": ("how many years of occupation", 27),
        "war-days": ("how many days of war", 44),
        "report-years": ("years between the handover and the report", 4),
    }


@pytest.mark.parametrize("entry", ENTRIES)
def test_everything_has_its_source(entry: dict[str, Any]) -> None:
    assert entry["source"] in TABLE["sources"]


def test_the_source_is_named_and_dated() -> None:
    (source,) = TABLE["sources"].values()
    assert (source["publisher"], source["date"]) == ("The Europe Today", date(2024, 11, 25))


def test_the_actual_handover_is_an_alias() -> None:
    assert "actual handover" in TABLE["events"]["handover"]["aliases"]


def test_what_is_undated_in_the_source_says_so() -> None:
    assert TABLE["events"]["medal"]["note"].startswith("Undated in the source")


def test_events_stand_in_the_order_of_their_days() -> None:
    # The medal has no first day; it stands where its last one puts it.
    days = [str(event["date"]).strip("[.]") for event in TABLE["events"].values()]
    assert days == sorted(days)


def test_the_table_says_that_it_takes_no_side() -> None:
    assert "the table takes no side of its own" in TABLE["description"]


def test_no_two_names_are_the_same() -> None:
    names = [
        " ".join(word for word in name.casefold().split() if word not in {"the", "a", "an"})
        for kind in ("events", "periods", "questions")
        for key, entry in TABLE[kind].items()
        for name in [
            key,
            *entry.get("aliases", []),
            *([entry["title"]] if "title" in entry else []),
        ]
    ]
    assert sorted(names) == sorted(set(names))


def test_the_table_in_python_is_that_of_the_file() -> None:
    assert MADE.read_text("utf-8") == made()


def test_an_edited_file_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    before = load([bundled_path()])
    monkeypatch.setattr(bundled, "SOURCE", b"")
    after = load([bundled_path()])
    assert {name: event.date for name, event in after.events.items()} == {
        name: event.date for name, event in before.events.items()
    }
