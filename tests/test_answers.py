"""Answers as records: the fields of the contract, their types, and what is null when."""

import json
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from running import Run

from handover_cli.answers.answer import Answer
from handover_cli.answers.asking import ask as answers_to
from handover_cli.app.session import Session
from handover_cli.language.reading import read
from handover_cli.language.resolving import Ref, Scope, Stretch, resolve_expression
from handover_cli.spans import Amount, Measure
from handover_cli.table.table import Table

FIELDS = (
    "kind question start start_date end end_date counting unit value min max"
    " days_min days_max calendar iso weekday"
).split()
LATER_FIELDS = [
    "zone",
    "instant",
    "start_written",
    "end_written",
    "weekend",
    "holidays",
    "worked",
    "rule",
    "rule_steps",
]


def record(run: Run, *arguments: str) -> dict[str, Any]:
    result = run(*arguments, "--output", "jsonl")
    assert result.stderr == ""
    (line,) = result.stdout.splitlines()
    found: dict[str, Any] = json.loads(line, parse_float=Decimal)
    assert list(found) == [*FIELDS, *LATER_FIELDS]
    return found


def ask(run: Run, text: str, *options: str) -> dict[str, Any]:
    found = record(run, "ask", text, *options)
    assert found["question"] == text
    # Null only when the ends differ or one is open.
    assert (found["value"] is None) is (found["min"] != found["max"] or found["min"] is None)
    assert found["value"] in (None, found["min"])
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "days between deadline and handover",
            (
                "measure",
                "deadline",
                "2020-11-15",
                "handover",
                "2020-11-25",
                "exclusive",
                "days",
                10,
                10,
                10,
                10,
                10,
                "10 days",
                "P10D",
                None,
            ),
            id="days",
        ),
        pytest.param(
            "years from the beginning of the occupation to handover inclusive",
            (
                "measure",
                "occupation-began",
                "1993-04-02",
                "handover",
                "2020-11-25",
                "inclusive",
                "years",
                27,
                27,
                27,
                10100,
                10100,
                "27 years, 7 months, 24 days",
                "P27Y7M24D",
                None,
            ),
            id="years-inclusive-and-so-all-the-others",
        ),
        pytest.param(
            "how long was the war",
            (
                "measure",
                "war-began",
                "2020-09-27",
                "war-ended",
                "2020-11-09",
                "inclusive",
                "calendar",
                "1 month, 14 days",
                "1 month, 14 days",
                "1 month, 14 days",
                44,
                44,
                "1 month, 14 days",
                "P1M14D",
                None,
            ),
            id="a-period-counts-as-it-says",
        ),
        pytest.param(
            "iso of the war exclusive",
            (
                "measure",
                "war-began",
                "2020-09-27",
                "war-ended",
                "2020-11-09",
                "exclusive",
                "iso",
                "P1M13D",
                "P1M13D",
                "P1M13D",
                43,
                43,
                "1 month, 13 days",
                "P1M13D",
                None,
            ),
            id="words-win-over-the-period",
        ),
        pytest.param(
            "days since handover",
            (
                "measure",
                "handover",
                "2020-11-25",
                "today",
                "2026-11-23",
                "exclusive",
                "days",
                2189,
                2189,
                2189,
                2189,
                2189,
                "5 years, 11 months, 29 days",
                "P5Y11M29D",
                None,
            ),
            id="since",
        ),
        pytest.param(
            "days of since-handover",
            (
                "measure",
                "handover",
                "2020-11-25",
                "today",
                "2026-11-23",
                "exclusive",
                "days",
                2189,
                2189,
                2189,
                2189,
                2189,
                "5 years, 11 months, 29 days",
                "P5Y11M29D",
                None,
            ),
            id="an-ongoing-period",
        ),
        pytest.param(
            "days between handover and landmine-deaths",
            (
                "measure",
                "handover",
                "2020-11-25",
                "landmine-deaths",
                "2021-06",
                "exclusive",
                "days",
                None,
                188,
                217,
                188,
                217,
                "6 months, 7 days..7 months, 5 days",
                "P6M7D..P7M5D",
                None,
            ),
            id="a-range",
        ),
        pytest.param(
            "years between handover and landmine-deaths",
            (
                "measure",
                "handover",
                "2020-11-25",
                "landmine-deaths",
                "2021-06",
                "exclusive",
                "years",
                0,
                0,
                0,
                188,
                217,
                "6 months, 7 days..7 months, 5 days",
                "P6M7D..P7M5D",
                None,
            ),
            id="a-range-with-one-answer",
        ),
        pytest.param(
            "days between medal and handover",
            (
                "measure",
                "medal",
                "[..2024-11-25]",
                "handover",
                "2020-11-25",
                "exclusive",
                "days",
                None,
                -1461,
                None,
                -1461,
                None,
                "-4 years..",
                "-P4Y..",
                None,
            ),
            id="an-open-range",
        ),
        pytest.param(
            "days between medal and medal",
            (
                "measure",
                "medal",
                "[..2024-11-25]",
                "medal",
                "[..2024-11-25]",
                "exclusive",
                "days",
                0,
                0,
                0,
                0,
                0,
                "0 days",
                "P0D",
                None,
            ),
            id="an-event-is-no-distance-from-itself",
        ),
        pytest.param(
            "5 business days after deadline",
            (
                "date",
                "deadline",
                "2020-11-15",
                "deadline+5b",
                "2020-11-20",
                None,
                None,
                "2020-11-20",
                "2020-11-20",
                "2020-11-20",
                5,
                5,
                None,
                None,
                "Friday",
            ),
            id="a-day",
        ),
        pytest.param(
            "1 day before landmine-deaths",
            (
                "date",
                "landmine-deaths",
                "2021-06",
                "landmine-deaths-1d",
                "2021-05-31..2021-06-29",
                None,
                None,
                None,
                "2021-05-31",
                "2021-06-29",
                -1,
                -1,
                None,
                None,
                None,
            ),
            id="an-imprecise-day",
        ),
        pytest.param(
            "when was the handover",
            (
                "date",
                "handover",
                "2020-11-25",
                None,
                None,
                None,
                None,
                "2020-11-25",
                "2020-11-25",
                "2020-11-25",
                None,
                None,
                None,
                None,
                "Wednesday",
            ),
            id="when",
        ),
        pytest.param(
            "when was landmine-deaths",
            (
                "date",
                "landmine-deaths",
                "2021-06",
                None,
                None,
                None,
                None,
                None,
                "2021-06-01",
                "2021-06-30",
                None,
                None,
                None,
                None,
                None,
            ),
            id="when-imprecise",
        ),
        pytest.param(
            "when was medal",
            (
                "date",
                "medal",
                "[..2024-11-25]",
                None,
                None,
                None,
                None,
                None,
                None,
                "2024-11-25",
                None,
                None,
                None,
                None,
                None,
            ),
            id="when-open",
        ),
        pytest.param(
            "what day was handover",
            (
                "weekday",
                "handover",
                "2020-11-25",
                None,
                None,
                None,
                None,
                "Wednesday",
                "Wednesday",
                "Wednesday",
                None,
                None,
                None,
                None,
                "Wednesday",
            ),
            id="weekday",
        ),
        pytest.param(
            "what day was medal",
            (
                "weekday",
                "medal",
                "[..2024-11-25]",
                None,
                None,
                None,
                None,
                None,
                None,
                None,
                None,
                None,
                None,
                None,
                None,
            ),
            id="weekday-undetermined",
        ),
        pytest.param(
            "is handover after deadline",
            (
                "verdict",
                "handover",
                "2020-11-25",
                "deadline",
                "2020-11-15",
                None,
                None,
                "yes",
                "yes",
                "yes",
                -10,
                -10,
                None,
                None,
                None,
            ),
            id="yes",
        ),
        pytest.param(
            "is handover on deadline",
            (
                "verdict",
                "handover",
                "2020-11-25",
                "deadline",
                "2020-11-15",
                None,
                None,
                "no",
                "no",
                "no",
                -10,
                -10,
                None,
                None,
                None,
            ),
            id="no",
        ),
        pytest.param(
            "is medal after handover",
            (
                "verdict",
                "medal",
                "[..2024-11-25]",
                "handover",
                "2020-11-25",
                None,
                None,
                None,
                "no",
                "yes",
                -1461,
                None,
                None,
                None,
                None,
            ),
            id="undetermined",
        ),
        pytest.param(
            "is shusha within war",
            (
                "verdict",
                "shusha",
                "2020-11-08",
                "war",
                "2020-09-27/2020-11-09",
                None,
                None,
                "yes",
                "yes",
                "yes",
                None,
                None,
                None,
                None,
                None,
            ),
            id="within-a-period",
        ),
        pytest.param(
            "is 2021 within since-handover",
            (
                "verdict",
                "2021",
                "2021",
                "since-handover",
                "2020-11-25/2026-11-23",
                None,
                None,
                "yes",
                "yes",
                "yes",
                None,
                None,
                None,
                None,
                None,
            ),
            id="within-an-ongoing-period",
        ),
    ],
)
def test_the_record_of_an_answer(run: Run, text: str, expected: tuple[Any, ...]) -> None:
    found = ask(run, text)
    kind, *rest = expected
    assert [found[field] for field in FIELDS if field != "question"] == [kind, *rest]


def test_decimals_are_numbers_with_their_places(run: Run) -> None:
    arguments = ("--unit", "years", "--decimals", "6", "--output", "jsonl", "--fields", "value,min")
    assert run("between", "handover", "report", *arguments).stdout == (
        '{"value": 4.000000, "min": 4.000000}\n'
    )


def test_each_unit_is_an_answer_of_its_own(run: Run) -> None:
    units = ("days", "weeks", "months", "years", "business-days", "calendar", "iso")
    options = [word for unit in units for word in ("--unit", unit)]
    result = run("between", "occupation-began", "handover", *options, "-o", "jsonl")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(found["unit"], found["value"]) for found in records] == [
        ("days", 10099),
        ("weeks", 1442),
        ("months", 331),
        ("years", 27),
        ("business-days", 7213),
        ("calendar", "27 years, 7 months, 23 days"),
        ("iso", "P27Y7M23D"),
    ]


def test_every_question_can_be_asked_again(run: Run) -> None:
    for unit in ("days", "years", "business-days", "calendar", "iso"):
        for options in ((), ("--inclusive",)):
            first = record(run, "between", "deadline", "landmine-deaths", "-u", unit, *options)
            assert ask(run, first["question"]) == first
    for command in ("since", "until"):
        first = record(run, command, "handover")
        assert ask(run, first["question"]) == first


def test_listed_questions_are_records_with_their_ids(run: Run) -> None:
    result = run("ask", "-o", "json")
    records = json.loads(result.stdout)
    assert [list(found) for found in records] == [["id", *FIELDS, *LATER_FIELDS]] * 4
    assert [(found["id"], found["value"]) for found in records] == [
        ("delay", 10),
        ("occupation-years", 27),
        ("war-days", 44),
        ("report-years", 4),
    ]


def test_listed_events(run: Run) -> None:
    result = run("events", "handover", "landmine-deaths", "medal", "-o", "json")
    found = {event["id"]: event for event in json.loads(result.stdout)}
    assert list(found) == ["handover", "landmine-deaths", "medal"]  # known to be no later
    fields = "date earliest latest qualifiers weekday week place tags source".split()
    assert [found["handover"][field] for field in fields] == [
        "2020-11-25", "2020-11-25", "2020-11-25", None, "Wednesday", "2020-W48", "Kalbajar",
        ["handover"], "europe-today",
    ]  # fmt: skip
    assert [found["medal"][field] for field in fields] == [
        "[..2024-11-25]", None, "2024-11-25", None, None, None, None, ["reaction"], "europe-today",
    ]  # fmt: skip
    assert [found["landmine-deaths"][field] for field in fields[:6]] == [
        "2021-06", "2021-06-01", "2021-06-30", None, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param("--after deadline --before address", "aghdam medal", id="between-two-dates"),
        pytest.param("--after 2021-06-15", "medal landmine-deaths report", id="may-lie-after"),
        pytest.param("--before 2020-09-27", "medal occupation-began", id="not-the-day-itself"),
        pytest.param("--tag war --after war-began", "shusha war-ended", id="tag-and-date"),
        pytest.param("--tag agreement --tag handover", "deadline", id="all-of-several-tags"),
        pytest.param("report shusha report", "shusha report", id="each-once-and-by-date"),
        pytest.param("The-Handover Article", "", id="unknown"),
    ],
)
def test_events_that_may_qualify(run: Run, arguments: str, expected: str) -> None:
    result = run("events", *arguments.split(), "-o", "value")
    if not expected:
        assert (result.exit_code, result.stdout) == (2, "")
        return
    assert sorted(result.stdout.split()) == sorted(expected.split())


# --- Answers as values ---

TABLE = """
[business-days]
weekend = ["friday", "saturday"]
holidays = [2020-11-17]
[events.deadline]
date = 2020-11-15
[events.handover]
title = "The handover"
date = 2020-11-25
[events.june]
date = "2021-06~"
[periods.war]
start = 2020-09-27
end = 2020-11-09
counting = "inclusive"
[periods.overlap]
start = "june"
end = "2021"
[periods.wait]
start = "handover"
"""
QUESTIONS = [
    "days between deadline and handover",
    "business days from deadline to june+5b",
    "how long since the handover",
    "months of overlap",
    "days of war",
    "how long was wait",
    "5 business days after june",
    "when is deadline-1m",
    "what day was june",
    "is june before june+1m",
    "is 2021-06 within overlap",
    "is today within wait",
]


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "table.toml"
    path.write_text(TABLE, "utf-8")
    return str(path)


def all_answers(table: str) -> list[Answer]:
    session = Session((table,), today="2026-11-23")
    return [
        answer
        for text in QUESTIONS
        for answer in answers_to(read(text).question(session), text, session)
    ]


def test_answers_by_equal_tables_are_equal(table: str, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(TABLE, "utf-8")
    found = all_answers(table)
    assert found == all_answers(str(other))
    assert len(set(found) | set(all_answers(str(other)))) == len(QUESTIONS)
    other.write_text(TABLE.replace("2020-11-15", "2020-11-14"), "utf-8")
    for text, one, another in zip(QUESTIONS, found, all_answers(str(other)), strict=True):
        assert (one == another) is ("deadline" not in text)


# --- What an answer costs ---


class Calls:
    """What each call of some functions was about."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.operands: list[str] = []
        self.units: list[str] = []
        self._monkeypatch = monkeypatch
        self._count(resolve_expression)
        between, stretch = Measure.between, Table.stretch

        def counted_stretch(table: Table, ref: Ref, scope: Scope) -> Stretch:
            self.operands.append(ref.id)
            return stretch(table, ref, scope)

        def counted(measure: Measure, start: int, end: int) -> Amount:
            self.units.append(measure.unit)
            return between(measure, start, end)

        monkeypatch.setattr(Measure, "between", counted)
        monkeypatch.setattr(Table, "stretch", counted_stretch)

    def _count(self, function: Callable[..., Any]) -> None:
        """Count a function wherever it was imported, but for the loading of tables."""

        def counted(expression: Any, *rest: Any) -> Any:
            self.operands.append(expression.text)
            return function(expression, *rest)

        for name, module in list(sys.modules.items()):
            if name.startswith("handover_cli.") and not name.startswith("handover_cli.table"):
                for attribute, value in list(vars(module).items()):
                    if value is function:
                        self._monkeypatch.setattr(module, attribute, counted)


@pytest.mark.parametrize(
    ("arguments", "operands", "units"),
    [
        pytest.param("between deadline handover", "deadline handover", "days", id="between"),
        pytest.param(
            "between deadline handover -u days -u weeks -u iso",
            "deadline handover",
            "days weeks iso",
            id="between in several units",
        ),
        pytest.param("between june handover", "june handover", "days days", id="the two ends"),
        pytest.param("since handover", "handover today", "days", id="since"),
        pytest.param(
            "ask days between the deadline and the handover",
            "deadline handover",
            "days",
            id="a question",
        ),
        pytest.param("ask days of war", "war", "days", id="a question about a period"),
        pytest.param("ask 10 days after deadline", "deadline", "", id="a question for a day"),
        pytest.param("is handover after deadline", "handover deadline", "", id="a comparison"),
        pytest.param("is the handover after the deadline", "handover deadline", "", id="in words"),
        pytest.param("is handover within war", "handover war", "", id="compared with a period"),
        pytest.param("add deadline 10d", "deadline", "", id="a sum"),
        pytest.param("add deadline 1m -3d 5b", "deadline", "", id="a sum of several durations"),
        pytest.param(
            "between deadline handover -o json", "deadline handover", "days calendar", id="records"
        ),
    ],
)
def test_each_date_is_resolved_once_and_each_span_measured_once(
    arguments: str,
    operands: str,
    units: str,
    table: str,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected = run(*arguments.split(), "-t", table)  # and what it needs is imported
    calls = Calls(monkeypatch)
    assert run(*arguments.split(), "-t", table) == expected
    assert expected.stderr == ""
    assert calls.operands == operands.split()
    assert calls.units == units.split()
