"""The steps of an answer: each names its rule, and together they lead to the answer."""

import json
from collections.abc import Iterable
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from records import CASES, Case, write_tables
from records_schema import records_schema
from replaying import WEEKDAYS, Replay
from running import Run, RunOnTerminal

import handover_cli
from handover_cli.answers.answer import Answer, Kind
from handover_cli.answers.asking import Options, ask_text, moved
from handover_cli.answers.explaining import OF_KIND, explain
from handover_cli.answers.steps import RULES
from handover_cli.answers.steps_of_dates import OF_SHIFT
from handover_cli.answers.steps_of_verdicts import by_bounds
from handover_cli.app.session import Session
from handover_cli.dates import Bounds
from handover_cli.errors import HandoverError
from handover_cli.language.arguments import resolve_date
from handover_cli.language.manners import Manner
from handover_cli.notations.durations import parse as parse_duration
from handover_cli.rules.book import BUILT_IN
from handover_cli.rules.choices import ROLLS
from handover_cli.spans import UNITS, OwnShift
from handover_cli.unknowns.budget import OutOfSteps

TODAY = "2024-11-25"


def steps_of(answer: Answer, session: Session) -> list[dict[str, Any]]:
    """The steps, as a program reads them from JSON."""
    every = (each.record for each in explain(answer, session.table.source_of))
    return [
        {name: list(value) if isinstance(value, tuple) else value for name, value in each.items()}
        for each in every
    ]


# ------------------------------------------------------------------------ the rules of steps

REACHED = [
    pytest.param("days from today to now", ["today", "count-days"], id="words"),
    pytest.param("days from deadline to war.end", ["table", "table-reckons"], id="table"),
    pytest.param("days from 6 February 2024 to 2025", ["written-date", "date"], id="written"),
    pytest.param(
        "weekday of 2 September 1666 (Julian)", ["other-calendar", "weekday"], id="julian"
    ),
    pytest.param(
        "2 business days after the first Monday of May 2027",
        ["phrase", "add-business-days"],
        id="phrase",
    ),
    pytest.param("second business day of May 2027", ["phrase", "note"], id="business-day-of"),
    pytest.param("day after the first Monday of May 2027", ["phrase", "add-days"], id="day-after"),
    pytest.param("second Friday before the deadline", ["to-weekday"], id="second-weekday"),
    pytest.param("Friday nearest to the deadline", ["to-weekday"], id="nearest-weekday"),
    pytest.param("next business day after deadline", ["add-business-days"], id="business-day"),
    pytest.param(
        "business day nearest to deadline", ["nearest-business-day"], id="nearest-business-day"
    ),
    pytest.param("1 month after 2024-01-31", ["add-months"], id="months"),
    pytest.param("14 days after 2026-06-05 by frcp", ["deadline"], id="deadline"),
    pytest.param(
        "36 hours after 2026-06-05T10:00Z by eu-1182-71", ["clock-time", "deadline"], id="hours"
    ),
    pytest.param("14 days after 2026-06-05T10:00Z by bgb", ["deadline"], id="clock-time-dropped"),
    pytest.param(
        "when is 2026-06-05T10:00Z+1d3h", ["add-date-to-clock", "add-time"], id="clock-shifts"
    ),
    pytest.param(
        "hours from 2026-06-05T10:00 to 2026-06-06",
        ["least", "elapsed-time", "divide", "greatest"],
        id="hours-to-a-day",
    ),
    pytest.param("hours from 2026-06-05 to 2026-06-06", ["multiply"], id="hours-of-days"),
    pytest.param(
        "how long from 2026-06-05T10:00Z to 2026-07-06T12:30Z", ["clock-span"], id="clock-span"
    ),
    pytest.param(
        "days from 2026-06-05T23:00Z to 2026-06-06T03:00+04:00", ["day-of-clock"], id="clock-days"
    ),
    pytest.param("days from 2026-06-05T10:00 to 2027", ["day-of-clock"], id="civil-days"),
    pytest.param("days from medal to 2025", ["open-end"], id="open"),
    pytest.param("hours from 2026-06-05T10:00 to [2026..]", ["open-end"], id="open-hours"),
    pytest.param("days from handover to deadline", ["swap", "negate"], id="swap"),
    pytest.param("days from deadline to handover inclusive", ["count-end-day"], id="inclusive"),
    pytest.param("business days from deadline to handover", ["count-business-days"], id="business"),
    pytest.param("how long was the war", ["count-months", "calendar-span"], id="calendar"),
    pytest.param("is deadline before handover", ["compare"], id="compare"),
    pytest.param("is 2021-06 within 2021-06", ["compare"], id="compare-within"),
    pytest.param("is deadline within war", ["compare"], id="compare-period"),
    pytest.param(
        "is landmine-deaths+1d after landmine-deaths", ["compare-together"], id="together"
    ),
    pytest.param("is 2026-06-05T10:00 before 2026-06-05T11:00", ["compare-clock"], id="clocks"),
    pytest.param("what time is it in Tokyo", ["fact"], id="fact"),
    pytest.param("what week was the handover", ["iso-week"], id="week"),
    pytest.param("how many ISO weeks are in 2026", ["last-week"], id="weeks"),
    pytest.param("what day of the year is the handover", ["day-of-year"], id="day-of-year"),
    pytest.param("what quarter is the handover in", ["part-of-date"], id="quarter"),
    pytest.param("is 2024 a leap year", ["leap-year"], id="leap-year"),
    pytest.param("is the handover a business day", ["business-day"], id="business-day-check"),
    pytest.param("what is 1666-09-12 in the Julian calendar", ["in-calendar"], id="in-calendar"),
    pytest.param("how many Mondays in 2026", ["count-weekdays"], id="weekdays"),
    pytest.param("weekend days in May 2026", ["count-weekdays", "add"], id="weekend-days"),
    pytest.param("leap years between 1890 and 2000", ["count-listed"], id="leap-years"),
    pytest.param("how many Fridays between deadline and medal", ["count"], id="count"),
    pytest.param("90 days in weeks", ["length", "divide", "note"], id="conversion"),
    pytest.param("5 business days in business days", ["duration"], id="duration"),
    pytest.param(
        "how many minutes between 9:30 and 17:15",
        ["since-midnight", "clock-difference", "divide"],
        id="clock-difference",
    ),
    pytest.param("3 hours after 23:30", ["since-midnight", "clock-sum"], id="clock-sum"),
    pytest.param("is 9:30 before 10:15", ["since-midnight"], id="clock-order"),
    pytest.param(
        "time difference between Baku and London on 2026-11-27",
        ["zone-offset", "clock-difference"],
        id="zones",
    ),
    pytest.param("days covered by war and extension", ["count-stretch", "add"], id="covered"),
    pytest.param("weeks war and occupation overlap", ["count-stretch", "divide"], id="overlap"),
    pytest.param("days covered by war and 2020-11~/2020-12", ["duration"], id="covered-perhaps"),
    pytest.param("which came first, deadline or handover", ["compare"], id="first"),
    pytest.param("which was longer, 2020-09/2020-11 or 2021-09/2021-11", ["choice"], id="choice"),
    pytest.param("was the war longer than 40 days", ["compare-days"], id="longer"),
    pytest.param("did war and extension overlap", ["relate"], id="relate"),
    pytest.param("is landmine-deaths past", ["verdict"], id="verdict"),
    pytest.param("what happened on 2020-11-20", ["events"], id="events"),
    pytest.param("which periods were ongoing on 2020-10-01", ["periods"], id="periods"),
    pytest.param("gaps between war and extension", ["gaps"], id="gaps"),
    pytest.param("what happened on 2020-02-03", ["events"], id="nothing"),
    pytest.param("weekday of 2021-06", ["date", "answer"], id="unknown-weekday"),
]
ELSEWHERE = {"now", "add-fraction", "no-less-than-zero", "loose-end", "occurrence"}
"""Rules that need an option, a clock or a table of their own: see below."""


@pytest.mark.parametrize(("question", "rules"), REACHED)
def test_a_question_is_explained_by_these_rules(question: str, rules: list[str]) -> None:
    session = Session((), TODAY)
    found = [step["rule"] for step in steps_of(ask_text(question, session)[0], session)]
    assert [rule for rule in rules if rule not in found] == []
    assert found[-1] == "answer"
    assert len(found) > 1


def test_every_rule_is_reached() -> None:
    session = Session((), TODAY)
    found = ELSEWHERE.union(
        step.rule
        for case in REACHED
        for step in explain(ask_text(str(case.values[0]), session)[0], session.table.source_of)
    )
    assert found == set(RULES)


def test_every_kind_of_answer_and_of_shift_has_its_row() -> None:
    assert set(OF_KIND) == set(get_args(Kind))
    names = (each.name for each in walk_packages(handover_cli.__path__, "handover_cli."))
    modules = [import_module(name) for name in names if not name.endswith("__main__")]
    shifts = {
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and hasattr(value, "reach") and value is not OwnShift
    }
    assert shifts == set(OF_SHIFT)


# --------------------------------------------------------------- replayed, they are the answer


def replayed(answers: Iterable[Answer], session: Session) -> None:
    for answer in answers:
        Replay(steps_of(answer, session))


days = st.dates(min_value=date(1900, 1, 1), max_value=date(2090, 1, 1)).map(str)
dates = st.one_of(
    days,
    days.map(lambda day: day[:7]),
    days.map(lambda day: day[:4]),
    st.sampled_from(
        ["today", "deadline", "landmine-deaths", "war.end", "[1999-03-01..2001-05-07]"]
    ),
)
durations = st.builds(
    lambda number, unit: f"{number}{unit}", st.integers(0, 40), st.sampled_from("ymwdb")
)
shifted = st.builds(
    lambda day, sign, duration: f"{day}{sign}{duration}",
    st.one_of(days, st.sampled_from(["today", "deadline", "landmine-deaths"])),
    st.sampled_from("+-"),
    durations,
)
operands = st.one_of(dates, shifted)
sessions = st.builds(
    lambda holidays, weekend: Session((), TODAY, weekend, tuple(holidays)),
    st.lists(st.dates(min_value=date(2020, 1, 1), max_value=date(2026, 1, 1)).map(str), max_size=9),
    st.sampled_from([None, frozenset({4, 5}), frozenset({6})]),
)


@settings(max_examples=60)
@given(operands, operands, st.sampled_from(UNITS), st.booleans(), st.integers(0, 3), sessions)
def test_the_steps_of_a_span_lead_to_it(
    start: str, end: str, unit: Any, inclusive: bool, decimals: int, session: Session
) -> None:
    cut = decimals if unit in ("weeks", "months", "years", "hours") else None
    options = Options((unit,), "inclusive" if inclusive else "exclusive", cut)
    replayed(ask_text(f"how long from {start} to {end}", session, options), session)


@settings(max_examples=60)
@given(operands, st.lists(durations, min_size=1, max_size=3), st.booleans(), sessions)
def test_the_steps_of_a_sum_lead_to_its_day(
    start: str, added: list[str], back: bool, session: Session
) -> None:
    way = tuple(parse_duration(f"-{each}" if back else each) for each in added)
    replayed([moved(resolve_date(start, session), way, "", session)], session)


@settings(max_examples=60)
@given(operands, durations, st.sampled_from(ROLLS), sessions)
def test_the_steps_of_a_roll_lead_to_its_day(
    start: str, added: str, roll: Any, session: Session
) -> None:
    ruled = Manner("", roll).applied(parse_duration(added), session)
    replayed([moved(resolve_date(start, session), (ruled,), "", session)], session)


@settings(max_examples=60)
@given(
    days, st.integers(0, 40), st.sampled_from("dwm"), st.booleans(), st.sampled_from([*BUILT_IN])
)
def test_the_steps_of_a_rule_lead_to_its_day(
    start: str, number: int, unit: str, back: bool, rule: str
) -> None:
    session = Session((), TODAY, None, ("2021-01-04", "2021-01-05"))
    duration = parse_duration(f"{'-' * back}{number}{unit}")
    try:
        answer = moved(
            resolve_date(start, session), (Manner(rule).applied(duration, session),), "", session
        )
    except HandoverError:  # the holidays of so early a year are not known
        return
    replayed([answer], session)


@settings(max_examples=60)
@given(days, days, st.sampled_from(WEEKDAYS), st.sampled_from(["", " inclusive"]))
def test_the_steps_of_a_count_lead_to_it(start: str, end: str, name: str, counting: str) -> None:
    session = Session((), TODAY)
    asked = f"how many {name}s between {start} and {end}{counting}"
    replayed(ask_text(asked, session), session)


@settings(max_examples=60)
@given(operands, st.sampled_from(["before", "after", "on", "within"]), operands, sessions)
def test_the_steps_of_a_comparison_lead_to_its_verdict(
    subject: str, relation: str, target: str, session: Session
) -> None:
    replayed(ask_text(f"is {subject} {relation} {target}", session), session)


moments = st.builds(
    lambda day, hour, minute, zone: f"{day}T{hour:02}:{minute:02}{zone}",
    days,
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(["Z", "+04:00", "-05:00"]),
)


@settings(max_examples=60)
@given(
    moments,
    st.one_of(moments, days),
    st.sampled_from(["hours", "minutes", "seconds", "days", "weeks", "calendar", "iso"]),
    st.integers(0, 3),
)
def test_the_steps_of_elapsed_time_lead_to_it(
    start: str, end: str, unit: Any, decimals: int
) -> None:
    session = Session((), TODAY)
    cut = decimals if unit in ("hours", "minutes", "seconds", "weeks") else None
    replayed(
        ask_text(f"how long from {start} to {end}", session, Options((unit,), None, cut)), session
    )


@settings(max_examples=60)
@given(days, st.integers(0, 23), moments, st.sampled_from(["hours", "minutes", "seconds"]))
def test_the_steps_of_time_over_clock_changes_lead_to_it(
    day: str, hour: int, end: str, unit: Any
) -> None:
    session = Session((), TODAY)
    try:
        answers = ask_text(
            f"how long from {day}T{hour:02}:30[Europe/London] to {end}", session, Options((unit,))
        )
    except HandoverError:  # the clock was put forward over that time
        return
    replayed(answers, session)


@settings(max_examples=60)
@given(moments, st.integers(0, 60), st.integers(0, 99), st.booleans())
def test_the_steps_of_a_sum_lead_to_its_clock_time(
    start: str, days_added: int, hours: int, back: bool
) -> None:
    session = Session((), TODAY)
    way = (parse_duration(f"{'-' * back}{days_added}d{hours}h"),)
    replayed([moved(resolve_date(start, session), way, "", session)], session)


def in_order(ends: tuple[int | None, int | None]) -> bool:
    low, high = ends
    return low is None or high is None or low <= high


ends = st.tuples(st.none() | st.integers(0, 6), st.none() | st.integers(0, 6)).filter(in_order)


@settings(max_examples=60)
@given(ends, ends, st.sampled_from(["before", "after", "on"]))
def test_bounds_settle_a_comparison_only_if_all_days_agree(
    subject: Any, target: Any, relation: str
) -> None:
    far = 9
    first, second = (
        range(-far if low is None else low, (far if high is None else high) + 1)
        for low, high in (subject, target)
    )
    holds = {
        {"before": one < other, "after": one > other, "on": one == other}[relation]
        for one in first
        for other in second
    }
    expected = "undetermined" if len(holds) > 1 else "yes" if True in holds else "no"
    bounds = Bounds(*target)
    assert by_bounds(relation, Bounds(*subject), bounds, bounds) == expected


# ------------------------------------------------------------------------------ where they go

EXPLAINED = [case for case in CASES if case.command in "ask between since until add is".split()]
EXPLAINED = [case for case in EXPLAINED if not (case.output or case.record)]
each_case = pytest.mark.parametrize(
    "case", [pytest.param(each, id=str(each)) for each in EXPLAINED]
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(tmp_path_factory.mktemp("tables"))


@each_case
def test_they_change_nothing_on_stdout(case: Case, run: Run, folder: Path) -> None:
    for form in ("value", "tsv"):
        line = [*case.line(folder), "-o", form]
        plain, explained = run(*line), run(*line, "--explain")
        assert explained.stdout == plain.stdout
        assert explained.exit_code == plain.exit_code
        steps = explained.stderr.removeprefix(plain.stderr).splitlines()
        assert [step.partition(". ")[0] for step in steps] == [
            str(number) for number in range(1, len(steps) + 1)
        ]
        assert len(steps) > 1


@each_case
def test_json_has_them_beside_the_answer(case: Case, run: Run, folder: Path) -> None:
    line = [*case.line(folder), "-o", "json"]
    plain, explained = (json.loads(run(*line, *more).stdout) for more in ((), ("--explain",)))
    schema = records_schema()
    part = {"$defs": schema["$defs"], "$ref": "#/$defs/explained"}
    assert list(Draft202012Validator(part).iter_errors(explained)) == []
    for record in explained:
        assert {step["rule"] for step in record.pop("steps")} <= set(RULES)
    assert explained == plain


def test_a_clock_time_that_counts_as_now_is_a_step(run: Run) -> None:
    result = run(
        "since", "2020-11-15T10:00Z", "--today", "2020-11-16T10:00Z", "-u", "hours", "--explain"
    )
    assert "2. now is 2020-11-16T10:00:00Z.\n" in result.stderr


CLAMPED = "the month has no day 31, so its last day is taken."
NO_LIST = "--explain is for questions that are asked, not for the list of stored ones"


def test_a_clock_time_has_its_time_in_utc(run: Run) -> None:
    where = ("add", "2020-10-25T01:30[Europe/London]", "0d", "--explain")
    assert ", in UTC 2020-10-25T00:30:00Z or 2020-10-25T01:30:00Z.\n" in run(*where).stderr
    civil = run("add", "2020-10-25T01:30", "1h", "--explain").stderr
    assert civil.startswith(
        "1. 2020-10-25T01:30 is 2020-10-25T01:30:00, in a zone that is not known.\n"
    )


def test_business_days_from_a_clock_time_say_what_they_leave_out(run: Run) -> None:
    steps = run("add", "2020-01-01T10:00", "3b2h", "--explain").stderr.splitlines()
    assert steps[1] == (
        "2. 2020-01-01T10:00:00 plus 3 business days is 2020-01-06T10:00:00. Left out: Saturdays and"
        " Sundays. No holidays are known."
    )


def test_a_day_on_the_way_may_lie_beyond_the_last_year(run: Run) -> None:
    line = ("between", "9999-12-31", "9999-12-31", "--inclusive", "--explain")
    assert "measure to 10000-01-01," in run(*line).stderr


def test_a_period_has_its_start_before_its_end(run: Run) -> None:
    steps = run("is", "deadline", "within", "war", "--explain").stderr.splitlines()
    assert [step.split()[4] for step in steps[:3]] == ["deadline", "war-began", "war-ended"]


def test_a_source_is_named(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "own.toml"
    table.write_text(
        '[sources.archive]\nurl = "https://example.org"\n'
        '[events.signed]\ndate = 2020-01-31\nsource = "archive"\n'
        '[events.opened]\ndate = "2020-01-31T10:00Z"\nsource = "archive"\n'
        '[events.closed]\ndate = "opened+1d"\n'
        '[events.due]\ndate = "signed+1m"\n'
    )
    result = run("between", "signed", "due", "-t", str(table), "--explain")
    assert result.stderr.splitlines()[:4] == [
        "1. The table says: signed is 2020-01-31, a Friday (https://example.org).",
        "2. due is reckoned from signed.",
        f"3. 2020-01-31 plus 1 month is 2020-02-29: {CLAMPED}",
        "4. 2020-01-31 is day 737455 and 2020-02-29 is day 737484: the difference is 29.",
    ]
    result = run("add", "opened", "1h", "-t", str(table), "--explain")
    assert result.stderr.splitlines()[0] == (
        "1. opened is 2020-01-31T10:00:00Z (https://example.org)."
    )
    result = run("between", "opened", "closed", "-t", str(table), "--explain", "-u", "hours")
    assert "closed is 2020-02-01T10:00:00Z." in result.stderr


def test_a_period_that_can_t_end_before_it_starts_takes_no_time(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "own.toml"
    table.write_text('[periods.shift]\nstart = "2020-01-31T10:00Z"\nend = 2020-01-31\n')
    result = run("ask", "hours of shift", "-t", str(table), "--explain")
    assert "A period never ends before it starts: 0 hours." in result.stderr


def test_an_event_that_comes_again_is_on_one_of_its_days(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "own.toml"
    table.write_text('[events.standup]\ndate = 2026-01-05\nevery = "monday"\n')
    result = run("until", "standup", "-t", str(table), "--today", "2026-11-27", "--explain")
    assert result.stderr.splitlines()[1] == (
        "2. Of the days on which standup comes again it is 2026-11-30, a Monday."
    )


def test_a_terminal_shows_them_below_the_answer(run_tty: RunOnTerminal) -> None:
    shown = run_tty("between", "deadline", "handover", "--explain", columns=50).text
    assert shown.endswith(
        "  1. The table says: deadline is 2020-11-15, a\n"
        "     Sunday (europe-today).\n"
        "  2. The table says: handover is 2020-11-25, a\n"
        "     Wednesday (europe-today).\n"
        "  3. 2020-11-15 is day 737744 and 2020-11-25 is\n"
        "     day 737754: the difference is 10.\n"
        "  4. So the answer is 10 days.\n"
    )


def test_a_card_says_a_note_once(run: Run) -> None:
    card = run("ask", "90 days in weeks", "--explain", "-o", "table")
    assert card.stdout.count("Whole units") == 1
    assert card.stderr == ""


def test_a_card_says_once_how_a_deadline_was_reckoned(run: Run) -> None:
    shown = run("add", "2026-06-05", "14d", "--rule", "bgb", "--explain", "-o", "table").stdout
    card = " ".join(shown.split())
    assert card.count("the day from which it runs") == 1
    assert card.count("Arithmetic, not legal advice.") == 1


def test_a_table_of_fields_has_no_room_for_them(run: Run) -> None:
    result = run("between", "deadline", "handover", "--explain", "-o", "table", "--fields", "value")
    assert "difference" not in result.stdout
    assert result.stderr.startswith("1. The table says: deadline is")


def test_a_wrong_field_goes_before_the_steps(run: Run) -> None:
    result = run("between", "deadline", "handover", "--explain", "-o", "tsv", "--fields", "steps")
    assert result.stderr.startswith("Error: no field 'steps'")


def test_each_line_of_questions_has_its_steps(run: Run) -> None:
    lines = "is deadline before handover\n\nnothing at all\n"
    result = run("ask", "-", "--explain", stdin=lines)
    assert result.stdout == "yes\n\n\n"
    assert result.stderr.splitlines()[3].startswith("line 1: 4. So the answer is yes.")
    assert result.stderr.splitlines()[4].startswith("Error: line 3: ")
    result = run("ask", "-", "--explain", "-o", "jsonl", stdin=lines)
    assert json.loads(result.stdout.splitlines()[0])["steps"][-1]["value"] == "yes"
    assert "line 1" not in result.stderr


def test_the_list_of_stored_questions_has_none(run: Run) -> None:
    result = run("ask", "--explain")
    assert (result.exit_code, result.stdout, result.stderr) == (
        2,
        "",
        f"Error: {NO_LIST}; write handover ask ID --explain\n",
    )


def test_what_a_table_says_does_not_act_on_a_terminal(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "own.toml"
    table.write_text(
        '[sources.a]\nurl = "\\u001b[31mred"\n[events.e]\ndate = 2020-01-31\nsource = "a"\n'
    )
    assert "\x1b" not in run("between", "e", "today", "-t", str(table), "--explain").stderr


def test_of_many_days_off_ten_are_named(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "own.toml"
    table.write_text(
        '[business-days]\nholidays = ["2020-01-01/2020-01-31"]\nworked = ["2020-02-01"]\n'
        "[events.e]\ndate = 2020-01-01\n"
    )
    line = ("between", "e", "2020-02-10", "-u", "business-days", "-t", str(table), "--explain")
    steps = run(*line).stderr.splitlines()
    assert "2020-01-14 and 13 more holidays. Worked: 1 weekend day, such as 2020-02-01." in steps[2]
    (step,) = (
        step
        for step in json.loads(run(*line, "-o", "json").stdout)[0]["steps"]
        if step["rule"] == "count-business-days"
    )
    assert len(step["holidays"]) == 23
    assert step["worked"] == ["2020-02-01"]


def test_a_range_that_takes_too_long_has_no_days(monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session((), TODAY)
    (answer,) = ask_text("days from landmine-deaths to 2022", session)
    monkeypatch.setattr("handover_cli.unknowns.pairs.extreme_pairs", _out_of_steps)
    found = [step["rule"] for step in steps_of(answer, session)]
    assert found.count("loose-end") == 2


def _out_of_steps(*_: object) -> None:
    raise OutOfSteps
