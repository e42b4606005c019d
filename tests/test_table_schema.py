"""The JSON Schema of a table and the validator say the same of a table's shape."""

import functools
import json
import re
import tomllib
from copy import deepcopy
from datetime import date, datetime, time
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from running import Run

from handover_cli.documents.toml import read
from handover_cli.documents.toml_text import quoted
from handover_cli.spans import UNITS
from handover_cli.table.shape import (
    BUSINESS_KEYS,
    KEYS,
    REQUIRED,
    SEASON_KEYS,
    TOP_KEYS,
    UNNAMED,
    Shape,
)

pytestmark = pytest.mark.sweep

SCHEMA = json.loads(
    files("handover_cli").joinpath("schemas", "table.schema.json").read_text("utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA)

Document = dict[str, Any]

GOOD: Document = {
    "title": "Handover",
    "description": "Facts.",
    "date-order": "dmy",
    "zone": "Asia/Baku",
    "sources": {
        "paper": {"title": "P", "publisher": "Q", "date": date(2024, 11, 25), "url": "https://x"}
    },
    "business-days": {
        "weekend": ["friday", "Sat"],
        "holidays": [date(2020, 11, 9), {"date": "XXXX-12-24", "name": "Christmas Eve"}],
        "holidays-file": ["days.csv"],
        "worked": [date(2020, 11, 14)],
        "country": "US",
        "subdivision": "CA",
    },
    "seasons": {"spring": "03-01/05-31", "southern-winter": "06-01/08-31"},
    "events": {
        "deadline": {
            "title": "Deadline",
            "date": date(2020, 11, 15),
            "rule": "court",
            "roll": "preceding",
            "every": "month",
            "until": date(2021, 12, 31),
            "month-end": "sticky",
            "aliases": ["due day"],
            "source": "paper",
            "note": "N",
            "place": "Kalbajar",
            "tags": ["a", "b"],
            "calendar": "julian",
        },
        "deaths": {"date": "2021-06"},
    },
    "periods": {
        "occupation": {
            "title": "Occupation",
            "start": "deadline",
            "end": date(2020, 11, 25),
            "unit": "years",
            "counting": "exclusive",
            "aliases": ["rule"],
            "source": "paper",
            "note": "N",
            "calendar": "gregorian",
            "tags": ["a", "b"],
        },
        "war": {"dates": "2020-09-27/2020-11-09", "counting": "inclusive"},
    },
    "questions": {
        "delay": {"ask": "days of occupation", "stated": 10, "source": "paper", "note": "N"}
    },
    "rules": {
        "court": {
            "title": "Court",
            "based-on": "bgb",
            "first-day": "counted",
            "end": "clear",
            "end-before": "counted",
            "short": 5,
            "least-business-days": 2,
            "month-end": "sticky",
            "roll": "following",
            "roll-before": "none",
            "hours": "exact",
            "country": "US",
            "parts-before": "not-counted",
            "source": "paper",
        }
    },
}

VALUES = {
    "number": 5,
    "zero": 0,
    "negative": -1,
    "decimal": Decimal("27.5"),
    "true": True,
    "false": False,
    "empty": "",
    "blank": " \t\n",
    "no-break-space": "\u00a0",
    "text": "text",
    "date-as-text": "2020-11-15",
    "month-as-text": "2021-06",
    "date-order": "mdy",
    "season": "03-20/06-20",
    "season-of-a-leap-year": "12-01/02-29",
    "season-of-30-february": "12-01/02-30",
    "season-of-31-april": "04-31/05-31",
    "season-of-month-13": "12-01/13-01",
    "season-of-day-0": "03-00/05-31",
    "season-of-one-day": "03-20",
    "season-of-three-days": "03-20/06-20/09-20",
    "season-of-one-digit": "3-20/6-20",
    "season-with-years": "2021-03-20/2021-06-20",
    "season-with-other-digits": "\u0660\u0663-20/06-20",
    "season-and-newline": "03-20/06-20\n",
    "season-with-months": "03/05",
    "calendar": "julian",
    "unit": "days",
    "unit-in-the-singular": "day",
    "counting": "inclusive",
    "counting-in-capitals": "Inclusive",
    "no-list": [],
    "list-of-texts": ["a", "b"],
    "list-of-blanks": ["a", " "],
    "list-of-numbers": [1],
    "list-in-list": [["a"]],
    "weekdays": ["Sunday", "mon"],
    "weekday-cut-short": ["mond"],
    "weekday-and-newline": ["sunday\n"],
    "every-weekday": ["mon", "tue", "wed", "thu", "FRI", "saturday", "Sunday"],
    "every-weekday-but-one": ["mon", "tue", "wed", "thu", "fri", "saturday", "sat"],
    "no-table": {},
    "table": {"a": "b"},
    "table-of-tables": {"a": {"b": "c"}},
    "list-of-tables": [{"title": "a"}],
    "time-of-day": time(7, 32),
    "date-with-time": datetime(2020, 11, 15, 7, 32),  # noqa: DTZ001 - TOML has local ones
    "list-of-times": [datetime(2020, 11, 15, 7, 32)],  # noqa: DTZ001
    "date": date(2020, 11, 15),
    "list-of-dates": [date(2020, 11, 9), date(2021, 1, 20)],
    "dates-as-texts": ["2020-11-09"],
    "named-date": [{"date": date(2020, 11, 9), "name": "Victory Day"}],
    "named-text": [{"date": "2024-12-24/2025-01-01", "name": "Christmas"}],
    "named-number": [{"date": 5}],
    "date-with-a-blank-name": [{"date": date(2020, 11, 9), "name": " "}],
    "named-date-with-another-key": [{"date": date(2020, 11, 9), "note": "a"}],
    "name-alone": [{"name": "Victory Day"}],
    "named-table": [{"date": {"date": date(2020, 11, 9)}}],
}
"""Something of every kind that TOML has. Infinity and NaN are left out: JSON has neither."""

IDS = {
    "plain": "war",
    "parts": "war-began",
    "digits": "war2-b4",
    "capital": "War",
    "part-that-begins-with-a-digit": "war-2",
    "digit-first": "44-day",
    "two-hyphens": "war--began",
    "hyphen-first": "-war",
    "hyphen-last": "war-",
    "empty": "",
    "space": "the war",
    "underscore": "war_began",
    "letter-beyond-ascii": "größe",
    "digit-beyond-ascii": "war٢",
    "newline": "war\n",
    "dot": "war.began",
}

PATHS: list[tuple[str, ...]] = [
    *((key,) for key in [*TOP_KEYS, *UNNAMED, *KEYS]),
    *(("business-days", key) for key in BUSINESS_KEYS),
    *(("seasons", key) for key in ("spring", "southern-winter")),
    *(
        (section, identifier, *rest)
        for section, identifier in [
            ("sources", "paper"),
            ("events", "deadline"),
            ("periods", "occupation"),
            ("questions", "delay"),
            ("rules", "court"),
        ]
        # `dates` stands in the place of two other keys, and the schema takes any text for it.
        for rest in [(), *((key,) for key in KEYS[section] if key != "dates")]
    ),
]
UNKNOWN: list[tuple[str, ...]] = [
    ("event",),
    ("Title",),
    ("business-days", "holiday"),
    ("seasons", "fall"),
    ("seasons", "western-spring"),
    ("seasons", "spring\n"),
    ("sources", "paper", "author"),
    ("events", "deadline", "day"),
    ("events", "deadline", "Date"),
    ("periods", "occupation", "date"),
    ("questions", "delay", "answer"),
]


def changed(path: tuple[str, ...], value: Any) -> Document:
    """The good table with one value in another's place."""
    document = deepcopy(GOOD)
    _put(document, path, value)
    return document


def _put(document: Document, path: tuple[str, ...], value: Any) -> None:
    for key in path[:-1]:
        document = document[key]
    document[path[-1]] = value


def without(path: tuple[str, ...]) -> Document:
    document = deepcopy(GOOD)
    at = document
    for key in path[:-1]:
        at = at[key]
    del at[path[-1]]
    return document


def toml(value: Any) -> str:
    """A value as TOML, tables within the line."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return quoted(value)
        case list():
            return f"[{', '.join(map(toml, value))}]"
        case dict():
            return "{" + ", ".join(f"{quoted(k)} = {toml(v)}" for k, v in value.items()) + "}"
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)


def as_toml(document: Document) -> str:
    return "".join(f"{quoted(key)} = {toml(value)}\n" for key, value in document.items())


def as_json(document: Document) -> Any:
    """What a converter makes of it: dates and times are texts."""

    def plain(value: Any) -> Any:
        return float(value) if isinstance(value, Decimal) else value.isoformat()

    return json.loads(json.dumps(document, default=plain))


def verdicts(document: Document) -> tuple[bool, bool]:
    """Whether the validator, and whether the schema, finds the shape right."""
    shape = Shape(read("t.toml", as_toml(document).encode()))
    return not shape.problems, VALIDATOR.is_valid(as_json(document))


TEXT_KEYS = {"description", "publisher", "url", "country", "note", "place", "ask"}
TEXT_KEYS |= {
    "title",
    "source",
    "zone",
    "subdivision",
    "holidays-file",
    "rule",
    "based-on",
    "every",
}
TEXT_LISTS = {"aliases", "tags", "holidays-file"}


def only_toml_can_tell(path: tuple[str, ...], name: str) -> bool:
    """Whether this is wrong only because of quotes, which JSON does not have.

    A date or time where a text is expected is a text in JSON.
    """
    key = path[-1]
    if name in ("date", "date-with-time", "time-of-day"):
        return key in TEXT_KEYS
    return name in ("list-of-dates", "list-of-times") and key in TEXT_LISTS


@functools.cache
def verdicts_on(path: tuple[str, ...]) -> dict[str, tuple[bool, bool]]:
    """The verdicts on each kind of value in a place."""
    return {name: verdicts(changed(path, value)) for name, value in VALUES.items()}


def test_there_are_several_hundred_cases_of_both_kinds() -> None:
    found = [ours for path in PATHS for ours, _ in verdicts_on(path).values()]
    assert found.count(True) > 150
    assert found.count(False) > 600


@pytest.mark.parametrize("path", PATHS, ids=".".join)
def test_they_agree_on_every_kind_of_value(path: tuple[str, ...]) -> None:
    found = verdicts_on(path)
    assert found == {
        name: (False, True) if only_toml_can_tell(path, name) else (ours, ours)
        for name, (ours, _) in found.items()
    }


@pytest.mark.parametrize("path", UNKNOWN, ids=".".join)
def test_they_agree_that_a_key_is_unknown(path: tuple[str, ...]) -> None:
    assert verdicts(changed(path, "text")) == (False, False)


@pytest.mark.parametrize("section", KEYS)
@pytest.mark.parametrize("identifier", [pytest.param(i, id=name) for name, i in IDS.items()])
def test_they_agree_on_what_an_id_is(section: str, identifier: str) -> None:
    entry = next(iter(GOOD[section].values()))
    ours, theirs = verdicts(changed((section, identifier), entry))
    assert ours == theirs == (identifier in ("war", "war-began", "war2-b4"))


@pytest.mark.parametrize("path", PATHS, ids=".".join)
def test_they_agree_on_what_is_required(path: tuple[str, ...]) -> None:
    required = len(path) == 3 and REQUIRED.get(path[0]) == path[2]
    assert verdicts(without(path)) == (not required, not required)


@given(st.lists(st.tuples(st.sampled_from(PATHS), st.sampled_from(sorted(VALUES))), max_size=4))
def test_they_agree_on_tables_with_several_changes(
    changes: list[tuple[tuple[str, ...], str]],
) -> None:
    document = deepcopy(GOOD)
    told: set[tuple[str, ...]] = set()
    for path, name in sorted(changes, key=lambda change: -len(change[0])):
        # The longest first: a shorter one takes the place of all below it.
        _put(document, path, deepcopy(VALUES[name]))
        told = {known for known in told if known[: len(path)] != path}
        if only_toml_can_tell(path, name):
            told.add(path)
    ours, theirs = verdicts(document)
    if told:
        assert not ours
    else:
        assert ours == theirs


def test_an_empty_table_and_the_good_one_are_right() -> None:
    assert verdicts({}) == (True, True)
    assert verdicts(GOOD) == (True, True)


def test_the_bundled_table_and_the_starter_follow_the_schema(run: Run) -> None:
    starter = run("init", "-").stdout
    bundled = run("validate", "-o", "table").stdout.split("'")[1]
    for text in (starter, Path(bundled).read_text("utf-8")):
        assert list(VALIDATOR.iter_errors(as_json(tomllib.loads(text)))) == []


def test_the_schema_is_one_and_has_the_same_keys_as_the_validator() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    entries = {section: section.removesuffix("s") for section in KEYS}
    definitions = SCHEMA["$defs"]
    for section, name in entries.items():
        assert list(definitions[name]["properties"]) == list(KEYS[section])
        required = [REQUIRED[section]] if section in REQUIRED else None
        if section == "periods":  # or both ends in one text
            assert definitions[name]["oneOf"][0] == {"required": required}
        else:
            assert definitions[name].get("required") == required
    assert set(SCHEMA["properties"]) == {*TOP_KEYS, *UNNAMED, *KEYS}
    [season_keys] = SCHEMA["properties"]["seasons"]["patternProperties"]
    assert all(re.search(season_keys, key) for key in SEASON_KEYS)
    assert list(SCHEMA["properties"]["business-days"]["properties"]) == list(BUSINESS_KEYS)
    assert definitions["period"]["properties"]["unit"]["enum"] == list(UNITS)


def test_the_schema_is_printed_as_it_ships(run: Run) -> None:
    result = run("validate", "--schema")
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout) == SCHEMA
