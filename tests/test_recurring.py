"""Recurrences in words, and `seq --every` and `seq --rrule`."""

from itertools import islice
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from running import Run, RunOnTerminal

from handover_cli.business_days import BusinessCalendar
from handover_cli.calendar import day_number, weekday, year_month_day
from handover_cli.dates import iso
from handover_cli.errors import HandoverError
from handover_cli.language.forms.form import Form
from handover_cli.language.forms.recurrences import FORMS
from handover_cli.language.recurrences import read_recurrence, rolled
from handover_cli.language.resolving import FixedScope
from handover_cli.recurrence.month_ends import MonthEnd
from handover_cli.recurrence.rule import Rule
from handover_cli.rules.choices import ROLLS, Roll
from handover_cli.table import bundled_path, load

SCOPE = FixedScope(load([bundled_path()]), 739943)

SATURDAY = day_number(2026, 1, 31)

RULES = [
    ("2 weeks", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA"),
    ("every two weeks", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA"),
    ("each fortnight", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA"),
    ("10d", "FREQ=DAILY;INTERVAL=10"),
    ("day", "FREQ=DAILY"),
    ("month", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"),
    ("every 3 months", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"),
    ("other month", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"),
    ("year", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"),
    ("other week", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA"),
    ("third week", "FREQ=WEEKLY;INTERVAL=3;BYDAY=SA"),
    ("weekly", "FREQ=WEEKLY;BYDAY=SA"),
    ("Every Monday", "FREQ=WEEKLY;BYDAY=MO"),
    ("mondays", "FREQ=WEEKLY;BYDAY=MO"),
    ("week on Monday", "FREQ=WEEKLY;BYDAY=MO"),
    ("thursday and monday", "FREQ=WEEKLY;BYDAY=MO,TH"),
    ("monday, wednesday and friday", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
    ("every other Tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
    ("every 3 weeks on Friday", "FREQ=WEEKLY;INTERVAL=3;BYDAY=FR"),
    ("month on the second friday", "FREQ=MONTHLY;BYDAY=2FR"),
    ("last friday", "FREQ=MONTHLY;BYDAY=-1FR"),
    ("first Friday of every month", "FREQ=MONTHLY;BYDAY=1FR"),
    ("the 2nd tuesday of the month", "FREQ=MONTHLY;BYDAY=2TU"),
    ("second to last friday of each month", "FREQ=MONTHLY;BYDAY=-2FR"),
    ("first monday of march", "FREQ=YEARLY;BYMONTH=3;BYDAY=1MO"),
    ("20th monday of the year", "FREQ=YEARLY;BYDAY=20MO"),
    ("every 15th", "FREQ=MONTHLY;BYMONTHDAY=15"),
    ("15th of each month", "FREQ=MONTHLY;BYMONTHDAY=15"),
    ("month on the 15th", "FREQ=MONTHLY;BYMONTHDAY=15"),
    ("last day of the month", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("friday the 13th", "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR"),
    ("friday the 31st", "FREQ=MONTHLY;BYMONTHDAY=31;BYDAY=FR"),  # there is only one meaning
    ("25 December", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25"),
    ("christmas", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25"),
    ("year on 4 may", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=4"),
]


@pytest.mark.parametrize(("words", "rule"), RULES)
def test_words_that_a_rule_can_say(words: str, rule: str) -> None:
    pattern = read_recurrence(words, SATURDAY, SCOPE).pattern
    assert isinstance(pattern, Rule)
    assert pattern.text == rule


FOUND = [
    ("business day", "2026-02-02 2026-02-03 2026-02-04 2026-02-05 2026-02-06 2026-02-09"),
    ("every weekday", "2026-02-02 2026-02-03"),
    ("last business day of the month", "2026-02-27 2026-03-31"),
    ("first working day of each quarter", "2026-04-01 2026-07-01"),
    ("second-last weekday of the year", "2026-12-30 2027-12-30 2028-12-28"),
    ("22nd business day of the month", "2026-03-31 2026-04-30 2026-06-30"),  # not each has one
    ("last day of the quarter", "2026-03-31 2026-06-30"),
    ("100th day of the year", "2026-04-10 2027-04-10 2028-04-09"),
    ("92nd day of the quarter", "2026-09-30 2026-12-31 2027-09-30"),
    ("easter", "2026-04-05 2027-03-28"),
    ("good friday", "2026-04-03 2027-03-26"),
    ("other tuesday", "2026-02-03 2026-02-17"),  # the first Tuesday begins
]


@pytest.mark.parametrize(("words", "days"), FOUND)
def test_the_days_of_words(words: str, days: str) -> None:
    wanted = days.split()
    found = read_recurrence(words, SATURDAY, SCOPE).occurrences()
    assert [iso(day) for day in islice(found, len(wanted))] == wanted


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.example)
def test_each_form_reads_its_example(form: Form) -> None:
    example = form.example
    if example != "biweekly":
        assert read_recurrence(f"every {example}", SATURDAY, SCOPE).next_after(SATURDAY)
        return
    with pytest.raises(HandoverError, match="every 2 weeks or twice a week"):
        read_recurrence(example, SATURDAY, SCOPE)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.example)
def test_each_form_is_in_the_docs(form: Form) -> None:
    page = Path(__file__).parents[1] / "docs" / "recurrence.md"
    assert form.example in page.read_text("utf-8")


REFUSED = [
    ("", "the words say no recurrence"),
    ("every", "the words say no recurrence"),
    ("next friday", "the words say no recurrence"),
    ("6th friday", "the 6th Friday can be that of each month"),
    ("second friday", "the 2nd Friday can be that of each month, or each 2nd Friday of all"),
    ("0th friday", "the words say no recurrence"),
    ("0th friday of the year", "the words say no recurrence"),
    ("0th day of the month", "the words say no recurrence"),
    ("0th day of the quarter", "no day from 2026-01-31 to 9999-12-31 fits"),
    ("6th friday of the month", "the words say no recurrence"),
    ("54th friday of the year", "the words say no recurrence"),
    ("32nd", "the words say no recurrence"),
    ("friday the 32nd", "the words say no recurrence"),
    ("last", "the words say no recurrence"),
    ("2 months on friday", "the words say no recurrence"),
    ("1 week and 2 days on friday", "the words say no recurrence"),
    ("first week", "the words say no recurrence"),
    ("bimonthly", "every 2 months or twice a month"),
    ("1y6m", "one number of days, weeks, months or years, not 1 year, 6 months"),
    ("5b", "not 5 business days"),
    ("6h", "not 6 hours"),
    ("0 weeks", "not 0 days"),
    ("31st", "can be skipped, or have its last day"),
    ("29 february", "can be skipped, or have its last day"),
    ("day " * 21, "the words say no recurrence"),
    ("FREQ=DAILY;INTERVAL=0", "INTERVAL takes"),
]


@pytest.mark.parametrize(("words", "problem"), REFUSED)
def test_words_that_are_refused(words: str, problem: str) -> None:
    with pytest.raises(HandoverError) as caught:
        read_recurrence(words, SATURDAY, SCOPE)
    assert problem in caught.value.message
    assert caught.value.message.startswith("in '")


MONTH_ENDS: list[tuple[str, MonthEnd, str]] = [
    ("month", "clamp", "2026-01-31 2026-02-28 2026-03-31 2026-04-30"),
    ("month", "skip", "2026-01-31 2026-03-31"),
    ("month", "sticky", "2026-01-31 2026-02-28 2026-03-31 2026-04-30"),
    ("31st", "skip", "2026-01-31 2026-03-31"),
    ("31st", "clamp", "2026-01-31 2026-02-28"),
    ("29 february", "skip", "2028-02-29 2032-02-29"),
    ("29 february", "clamp", "2026-02-28 2027-02-28 2028-02-29"),
    ("FREQ=MONTHLY", "clamp", "2026-01-31 2026-02-28"),
]


@pytest.mark.parametrize(("words", "how", "days"), MONTH_ENDS)
def test_the_end_of_a_month(words: str, how: MonthEnd, days: str) -> None:
    wanted = days.split()
    found = read_recurrence(words, SATURDAY, SCOPE, how).occurrences()
    assert [iso(day) for day in islice(found, len(wanted))] == wanted


def test_a_month_end_and_an_end_that_do_not_belong() -> None:
    with pytest.raises(HandoverError, match="month-end is for a day of each month or year"):
        read_recurrence("easter", SATURDAY, SCOPE, "clamp")
    with pytest.raises(HandoverError, match="COUNT or UNTIL ends it already"):
        read_recurrence("FREQ=DAILY;COUNT=3", SATURDAY, SCOPE, until=SATURDAY + 1)


def test_an_end_beside_the_words() -> None:
    for text in ("day", "FREQ=DAILY"):
        recurrence = read_recurrence(text, SATURDAY, SCOPE, until=SATURDAY + 1)
        assert [*recurrence.occurrences()] == [SATURDAY, SATURDAY + 1]


def test_words_as_a_rule_are_the_same_days_for_dateutil() -> None:
    for words, rule in RULES:
        recurrence = read_recurrence(words, SATURDAY, SCOPE)
        day = recurrence.start
        start = "{:04d}{:02d}{:02d}".format(*year_month_day(day))
        reference = rrulestr(f"DTSTART:{start}\nRRULE:{rule}")
        days = [iso(each) for each in islice(recurrence.occurrences(), 30)]
        assert [f"{each:%Y-%m-%d}" for each in islice(reference, 30)] == days


@given(st.integers(700_000, 760_000), st.sampled_from(ROLLS), st.integers(0, 300))
def test_rolled_days_are_the_days_rolled(start: int, roll: Roll, later: int) -> None:
    plain = read_recurrence("2d", start, SCOPE)
    moved = rolled(plain, roll, SCOPE)
    business = BusinessCalendar()

    def expected(day: int) -> int:
        if roll == "none" or business.count(day, day + 1):
            return day
        monday, friday = day + 7 - weekday(day), day + 4 - weekday(day)
        near, far = (monday, friday) if roll in ("following", "onward") else (friday, monday)
        if roll == "modified-following":
            near, far = monday, friday
        same = year_month_day(near)[1] == year_month_day(day)[1]
        return near if same or not roll.startswith("modified") else far

    every = sorted({expected(day) for day in plain.occurrences(last=start + 600)})
    low = start + later
    assert [*moved.occurrences(low, low + 60)] == [d for d in every if low <= d <= low + 60]
    assert moved.last_before(low) == max((d for d in every if d < low), default=None)


SEQ = [
    ("2026-01-01 2026-04-30 --every LAST-FRIDAY", "2026-01-30 2026-02-27 2026-03-27 2026-04-24"),
    ("2026-01-01 --rrule FREQ=MONTHLY;BYDAY=3TH;COUNT=2", "2026-01-15 2026-02-19"),
    ("2026-01-01 2026-01-20 --rrule RRULE:FREQ=MONTHLY;BYDAY=3TH;COUNT=2", "2026-01-15"),
    ("2026-01-01 --every FREQ=DAILY;UNTIL=20260102", "2026-01-01 2026-01-02"),
    ("2026-01-31 2026-03-31 --every month --roll preceding", "2026-01-30 2026-02-27 2026-03-31"),
    ("2026-01-31 2026-03-31 --rrule FREQ=MONTHLY", "2026-01-31 2026-03-31"),
    ("2026-01-31 2026-03-31 --every month --month-end skip", "2026-01-31 2026-03-31"),
    ("2026-02-28 2026-03-31 --rrule FREQ=MONTHLY --month-end sticky", "2026-02-28 2026-03-31"),
    ("2026-01-03 2026-01-05 --every day --roll following", "2026-01-05"),
    (
        "2026-01-01 2026-01-06 --every day --skip sat,sun",
        "2026-01-01 2026-01-02 2026-01-05 2026-01-06",
    ),
    ("2026-01-01 2026-01-10 --every 15th", ""),
    ("2026-01-01 2026-01-05 --every weekday --holiday 2026-01-02", "2026-01-01 2026-01-05"),
]


@pytest.mark.parametrize(("arguments", "days"), SEQ)
def test_recurring_days_of_a_sequence(arguments: str, days: str, run: Run) -> None:
    words = [each.replace("LAST-FRIDAY", "last friday") for each in arguments.split()]
    expected = "".join(f"{day}\n" for day in days.split())
    assert run("seq", *words) == (0, expected, "")


SEQ_REFUSED = [
    ("2026-01-01 --every monday", "nothing ends 'monday'; write END after START"),
    ("2026-01-01", "END is missing; write the last day after START"),
    ("2026-01-02 2026-01-01 --every monday", "END 2026-01-01 is before START 2026-01-02"),
    ("2026-01-01 2027-01-01 --rrule monday", "'monday' is no rule of RFC 5545"),
    ("2026-01-01 2027-01-01 --every day --step 1d", "--step, --every and --rrule exclude"),
    ("2026-01-01 2027-01-01 --month-end clamp", "--month-end belongs to --every and --rrule"),
    ("2026-01-01T09:00 2027-01-01 --every day", "'2026-01-01T09:00:00' has a clock time"),
    ("2026-01-01 2027-01-01T09:00 --every day", "write END without its clock time"),
    ("2026-01-01 2027-01-01 --every day --rule frcp", "--rule reckons from a duration"),
    ("2026-01 2027-01-01 --every day", "START has to be known to the day"),
    ("2026-01-01 2027-01 --every day", "END has to be known to the day"),
]


@pytest.mark.parametrize(("arguments", "problem"), SEQ_REFUSED)
def test_recurring_days_that_are_refused(arguments: str, problem: str, run: Run) -> None:
    status, out, err = run("seq", *arguments.split())
    assert (status, out) == (2, "")
    assert problem in err


def test_the_card_says_what_business_days_leave_out(run_tty: RunOnTerminal) -> None:
    _, shown, _ = run_tty(
        "seq", "2026-01-01", "2026-03-31", "--every", "last business day of the month"
    )
    assert "2026-02-27" in shown
    assert "Business days leave out Saturdays and Sundays." in shown
    _, shown, _ = run_tty("seq", "2026-01-01", "2026-03-31", "--every", "last friday")
    assert "2026-03-27" in shown
    assert "leave out" not in shown
