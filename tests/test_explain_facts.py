"""The steps of facts, numbers, durations, and yes and no: each is done again by other means."""

from calendar import isleap, monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_DOWN, Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from replaying import WEEKDAYS, verdict

from handover_cli.answers.asking import ask_text
from handover_cli.answers.explaining import OF_QUESTION, explain
from handover_cli.app.session import Session

Step = dict[str, Any]
DAY = timedelta(days=1)
TODAY = "2024-11-25"


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _days(step: Step) -> list[date]:
    first, last = _day(step["from"]), _day(step["to"])
    return [first + DAY * number for number in range((last - first).days + 1)]


def _iso_week(step: Step) -> str:
    year, week, _ = _day(step["day"]).isocalendar()
    assert _day(step["thursday"]).isocalendar()[:2] == (year, week)
    assert int(_day(step["thursday"]).strftime("%j")) == step["number"]
    return f"{year:04}-W{week:02}"


def _last_week(step: Step) -> int:
    return _day(step["day"]).isocalendar()[1]


def _part(step: Step) -> str:
    day = _day(step["day"])
    century = (day.year + 99) // 100
    ends = {1: "st", 2: "nd", 3: "rd"} if century not in (11, 12, 13) else {}
    return {
        "week": "{:04}-W{:02}".format(*day.isocalendar()[:2]),
        "month": day.isoformat()[:7],
        "quarter": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "year": f"{day.year:04}",
        "decade": f"{day.year // 10 * 10}s",
        "century": f"{century}{ends.get(century % 10, 'th')} century",
    }[step["part"]]


def _leap(step: Step) -> str:
    year = step["year"]
    leap = isleap(year) if step["calendar"] == "Gregorian" else year % 4 == 0
    return "yes" if leap else "no"


def _listed(step: Step) -> int:
    what = step["what"]
    if what.startswith("leap years"):
        years = range(_day(step["from"]).year, _day(step["to"]).year + 1)
        found = [f"{year:04}" for year in years if isleap(year)]
    elif what.startswith("leap days"):
        found = [str(day) for day in _days(step) if (day.month, day.day) == (2, 29)]
    else:
        name, number = what.split()[0].removesuffix("s"), int(what.split()[3])
        same = [day for day in _days(step) if WEEKDAYS[day.weekday()] == name]
        found = [str(day) for day in same if day.day == number]
    assert list(step["days"]) == found
    return len(found)


def _weekdays(step: Step) -> int:
    return sum(WEEKDAYS[day.weekday()] == step["weekday"] for day in _days(step))


def _length(step: Step) -> Any:
    units = {"y": 12, "m": 1} if step["unit"] == "months" else {"w": 604_800, "d": 86_400}
    units |= {"h": 3600, "min": 60, "s": 1} if step["unit"] == "seconds" else {}
    number = "".join(c for c in step["duration"] if c.isdigit())
    unit = step["duration"].lstrip("+-0123456789")
    if step["unit"] == "days":
        months = int(number) * {"y": 12, "m": 1}[unit]
        starts = [date(year, month, 1) for year in range(1999, 2007) for month in range(1, 13)]
        lengths = [(_later(start, months) - start).days for start in starts]
        lengths += [
            length - gap
            for start, length in zip(starts, lengths, strict=True)
            for gap in _clamped(start, months)
        ]
        return f"{min(lengths)}..{max(lengths)}"
    found = int(number) * units[unit]
    return found if isinstance(step["value"], int) else str(found)


def _later(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, 1)


def _clamped(start: date, months: int) -> list[int]:
    """By how many days the last days of a month are cut."""
    later = _later(start, months)
    cut = monthrange(start.year, start.month)[1] - monthrange(later.year, later.month)[1]
    return list(range(1, cut + 1))


def _divided(step: Step) -> Decimal:
    exact = Decimal(step["number"]) / Decimal(step["by"])
    return exact.quantize(Decimal(1), ROUND_DOWN)


def _in_calendar(step: Step) -> str:
    day = _day(step["day"]) - timedelta(days=step["days_behind"])
    return f"{day.day} {day:%B} {day.year} Julian"


def _related(step: Step) -> str:
    (a, b), (c, d) = ([_day(end) for end in step[side]] for side in ("first", "second"))
    holds = {
        "before": b < c,
        "after": a > d,
        "within": c <= a and b <= d,
        "overlapping": a <= d and c <= b,
        "meeting": b + DAY == c,
        "equal": (a, b) == (c, d),
    }[step["relation"]]
    return "yes" if holds else "no"


def _business(step: Step) -> str:
    day = _day(step["day"])
    off = WEEKDAYS[day.weekday()] in step["weekend"]
    return "no" if off or any(each.startswith(str(day)) for each in step["holidays"]) else "yes"


def _since_midnight(step: Step) -> str:
    hours, minutes = map(int, step["time"].split(":"))
    return str(hours * 3600 + minutes * 60)


def _clock_difference(step: Step) -> int:
    first, second = map(int, step["seconds"])
    between = timedelta(seconds=second) - timedelta(seconds=first)
    return int(between.total_seconds()) + (
        86_400 if step["value"] - 86_400 == second - first else 0
    )


def _clock_sum(step: Step) -> str:
    midnight = datetime(2000, 1, 1, tzinfo=UTC)
    seconds = sum(map(int, step["seconds"]))
    return (midnight + timedelta(seconds=seconds)).strftime("%H:%M")


def _zone_offset(step: Step) -> int:
    offset = datetime.fromisoformat(step["at"]).astimezone(ZoneInfo(step["zone"])).utcoffset()
    assert offset is not None, "it has a zone"
    return int(offset.total_seconds())


REDONE: dict[str, Callable[[Step], Any]] = {
    "iso-week": _iso_week,
    "last-week": _last_week,
    "day-of-year": lambda step: len(_days(step)),
    "part-of-date": _part,
    "leap-year": _leap,
    "count-weekdays": _weekdays,
    "count-listed": _listed,
    "add": lambda step: sum(map(int, step["numbers"])),
    "count-stretch": lambda step: len(_days(step)),
    "since-midnight": _since_midnight,
    "clock-difference": _clock_difference,
    "clock-sum": _clock_sum,
    "zone-offset": _zone_offset,
    "length": _length,
    "divide": _divided,
    "in-calendar": _in_calendar,
    "relate": _related,
    "business-day": _business,
    "weekday": lambda step: WEEKDAYS[_day(step["day"]).weekday()],
    "count-days": lambda step: (_day(step["to"]) - _day(step["from"])).days,
    "compare": verdict,
}
"""By rule, the value that its step has to have."""


def redone(question: str, session: Session | None = None) -> tuple[list[Step], Any]:
    """The steps of a question that have a rule to redo them, checked; and its answer."""
    session = session or Session((), TODAY)
    answer = ask_text(question, session)[0]
    steps = [each.record for each in explain(answer, session.table.source_of)]
    for step in steps:
        if step["rule"] in REDONE:
            assert REDONE[step["rule"]](step) == step["value"], step
    return [step for step in steps if "value" in step][:-1], answer.value


days = st.dates(min_value=date(1600, 1, 1), max_value=date(2400, 1, 1))
FACTS = {
    "what week is {}": "iso-week",
    "what day of the year is {}": "day-of-year",
    "what month is {} in": "part-of-date",
    "what quarter is {} in": "part-of-date",
    "what decade is {} in": "part-of-date",
    "what century is {} in": "part-of-date",
    "how many ISO weeks are in {0.year}": "last-week",
}


@settings(max_examples=40)
@given(st.sampled_from(sorted(FACTS)), days)
def test_the_last_step_of_a_fact_is_the_answer(question: str, day: date) -> None:
    steps, value = redone(question.format(day))
    assert steps[-1]["rule"] == FACTS[question]
    assert steps[-1]["value"] == value


COUNTS = [
    "how many {2}s between {0} and {1}",
    "how many {2}s between {0} and {1} inclusive",
    "how many weekend days between {0} and {1}",
    "how many leap days between {0} and {1}",
    "how many leap years between {0} and {1}",
    "how many Friday the 13ths between {0} and {1}",
]


@settings(max_examples=60)
@given(
    st.sampled_from(COUNTS),
    st.dates(min_value=date(1890, 1, 1), max_value=date(1910, 1, 1)),
    st.integers(-4000, 4000),
    st.sampled_from(WEEKDAYS),
)
def test_the_last_step_of_a_count_is_the_answer(
    question: str, day: date, length: int, name: str
) -> None:
    steps, value = redone(question.format(day, day + DAY * length, name))
    assert steps[-1]["value"] == value


@settings(max_examples=40)
@given(
    st.integers(1, 9999),
    st.sampled_from(
        [
            ("days", "weeks"),
            ("hours", "days"),
            ("minutes", "hours"),
            ("weeks", "days"),
            ("years", "months"),
            ("months", "years"),
            ("years", "decades"),
        ]
    ),
)
def test_the_last_step_of_a_conversion_is_the_answer(number: int, units: tuple[str, str]) -> None:
    steps, value = redone(f"{number} {units[0]} in {units[1]}")
    assert [step["rule"] for step in steps] == ["length", "divide"]
    assert steps[-1]["value"] == value


@settings(max_examples=40)
@given(days, st.integers(0, 5000))
def test_a_span_in_weeks_and_days_is_divided(day: date, length: int) -> None:
    steps, value = redone(f"how many weeks and days between {day} and {day + DAY * length}")
    weeks, rest = divmod(length, 7)
    assert [step["value"] for step in steps] == [length, weeks]
    assert value == f"{weeks} week{'s' * (weeks != 1)}, {rest} day{'s' * (rest != 1)}"


@settings(max_examples=40)
@given(days, st.sampled_from(WEEKDAYS))
def test_a_day_of_the_week_is_that_of_its_step(day: date, name: str) -> None:
    steps, value = redone(f"is {day} a {name}")
    assert value == ("yes" if steps[0]["value"] == name else "no")


QUESTIONS = (
    ("days covered by war and extension", [44, 11, 55], 55),
    ("days covered by war and occupation", [10100], 10100),
    ("coverage of 2020-10 by war", [31], 31),
    ("days war and extension overlap", [0], 0),
    ("weeks war and occupation overlap", [44, 6], 6),
    ("gaps between war and extension", [5, "2020-11-10/2020-11-14"], None),
    ("how long between 22:00 and 6:30", ["79200", "23400", 30600], None),
    ("how many minutes between 9:30 and 17:15", ["34200", "62100", 27900, 465], 465),
    ("3 hours after 23:30", ["84600", "02:30"], "02:30"),
    ("is 9:30 before 10:15", ["34200", "36900"], "yes"),
    ("time difference between Baku and London on 2026-11-27", [14400, 0, 14400], None),
    ("how many hours is London behind Baku on 2026-11-27", [0, 14400, -14400, 4], 4),
    ("is 1900 a leap year", ["no"], "no"),
    ("is 2024 a leap year", ["yes"], "yes"),
    ("is 2000 a leap year", ["yes"], "yes"),
    ("next leap year after 1898", ["no"] * 5 + ["yes"], "1904"),
    ("is 2026-07-04 a business day", ["no"], "no"),
    ("is 2026-07-04 on a weekend", ["Saturday"], "yes"),
    ("were deadline and handover in the same month", ["2020-11", "2020-11"], "yes"),
    ("were deadline and handover in the same week", ["2020-W46", "2020-W48"], "no"),
    ("were deadline and handover on the same day", ["no"], "no"),
    ("is handover between deadline and lachin", ["yes", "yes"], "yes"),
    ("is lachin between deadline and handover", ["yes", "no"], "no"),
    ("which came first, deadline or handover", ["yes"], "deadline"),
    ("which came last, deadline or handover", ["no"], "handover"),
    ("was the war longer than the extension", [44, 10], "yes"),
    ("which was shorter, war or extension", [44, 10], "extension"),
    ("did the war and the extension overlap", ["no"], "no"),
    ("is 2020-10 within war", ["yes"], "yes"),
    ("is 2020 equal to 2020", ["yes"], "yes"),
    ("what is 1666-09-12 in the Julian calendar", ["2 September 1666 Julian"], None),
    ("is 90 days longer than 3 months", ["7776000", "89..92"], None),
    ("is 90 minutes longer than 1 hour", ["5400", "3600"], "yes"),
    ("is 2 years longer than 700 days", ["730..731", "60480000"], "yes"),
    ("3 months in days", [3], None),
    ("how many Mondays between 2026-11-27 and 2026-11-28", [0], 0),
    ("how many weekends in November 2025", [5], 5),
    ("how many Friday the 13ths between 2026-01-01 and 2026-12-31", [3], 3),
    ("how many years and months between 2020-01-01 and 2026-03-04", [74], None),
)
OTHERS = (
    "is deadline before handover",
    "what quarter is 2020-11-25 in",
    "what happened on 2020-11-15",
    "which periods were going on on 2020-10-01",
    "was the war longer than 40 days",
)


@pytest.mark.parametrize(("question", "values", "answer"), QUESTIONS)
def test_the_steps_of_a_question_are_these(question: str, values: list[Any], answer: Any) -> None:
    steps, value = redone(question)
    assert [step["value"] for step in steps if step["rule"] != "count-end-day"] == values
    assert answer is None or str(value) == str(answer)


@pytest.mark.parametrize(
    ("question", "limit", "answer"),
    [
        ("was the war longer than 40 days", ("2020-11-10", "2020-11-06"), "yes"),
        ("is handover more than 2 weeks after deadline", ("2020-11-25", "2020-11-29"), "no"),
        ("is handover at least 10 days after deadline", ("2020-11-25", "2020-11-25"), "yes"),
        ("was 2020-01 longer than 1 month", ("2020-02-01", "2020-02-01"), "no"),
    ],
)
def test_a_span_is_compared_with_a_duration(
    question: str, limit: tuple[str, str], answer: str
) -> None:
    session = Session((), TODAY)
    found = ask_text(question, session)[0]
    steps = [each.record for each in explain(found, session.table.source_of)]
    [compared] = [step for step in steps if step["rule"] == "compare-days"]
    assert ((compared["first"], compared["second"]), found.value) == (limit, answer)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("what happened on 2020-11-15", ["deadline"]),
        (
            "which periods were going on on 2020-10-01",
            ["occupation.start", "occupation.end", "war.start", "war.end"],
        ),
    ],
)
def test_what_was_found_is_dated(question: str, names: list[str]) -> None:
    session = Session((), TODAY)
    answer = ask_text(question, session)[0]
    steps = [each.record for each in explain(answer, session.table.source_of)]
    assert [step["name"] for step in steps if step["rule"] == "table"] == names


@pytest.mark.parametrize(
    "question",
    [
        "how many Fridays between deadline and landmine-deaths",
        "is landmine-deaths past",
        "leap days between 1890 and 2000",
        "days covered by war and 2020-11~/2020-12",
        "5 business days in business days",
        "which anniversary of the handover is next",
        "was 2020-11-15T10:00/2020-11-15T15:00 longer than 3 hours",
    ],
)
def test_what_is_not_counted_between_two_days_is_said_in_words(question: str) -> None:
    session = Session((), TODAY)
    steps = explain(ask_text(question, session)[0], session.table.source_of)
    assert [each.rule for each in steps if each.rule in ("count", "verdict", "duration", "fact")]


def test_a_period_that_is_going_on_has_a_start_alone(tmp_path: Path) -> None:
    table = tmp_path / "own.toml"
    table.write_text("[periods.lease]\nstart = 2020-01-31\n")
    session = Session((str(table),), TODAY)
    found = ask_text("which periods were going on on 2021-01-01", session)[0]
    steps = [each.record for each in explain(found, session.table.source_of)]
    assert [step["name"] for step in steps if step["rule"] == "table"] == ["lease.start"]


def test_every_kind_of_question_with_steps_of_its_own_is_asked_here() -> None:
    asked = {
        type(ask_text(question, Session((), TODAY))[0].asked)
        for question in [*(case[0] for case in QUESTIONS), *OTHERS]
    }
    assert asked - {type(None)} == set(OF_QUESTION)
