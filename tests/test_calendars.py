"""Other calendars: their days against independent reckonings, and the dates written in them."""

import json
from collections.abc import Iterator
from math import floor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import Run, RunOnTerminal

from handover_cli.answers.asking import ask_text
from handover_cli.answers.claims import check
from handover_cli.calendar import day_number
from handover_cli.calendars import CALENDARS, GREGORIAN, JULIAN, MARKS, split
from handover_cli.dates import FIRST_DAY, LAST_DAY, bounds_text
from handover_cli.errors import HandoverError
from handover_cli.language.questions import say
from handover_cli.language.reading import read
from handover_cli.language.resolving import FixedScope
from handover_cli.notations import parse
from handover_cli.notations.calendar_dates import day_in
from handover_cli.notations.notation import AmbiguousDate, GivenConventions
from handover_cli.table.loading import load_text, problems_in

JULIAN_DAY_OF_DAY_0 = 1_721_425
"""The Julian Day Number of the day before 0001-01-01, which is the day number 0."""

days = st.integers(FIRST_DAY + 400, LAST_DAY - 400)

# --- Days ---


def meeus(year: int, month: int, day: int) -> int:
    """The Julian Day Number at noon, by chapter 7 of Meeus, Astronomical Algorithms."""
    if month <= 2:
        year, month = year - 1, month + 12
    return floor(365.25 * (year + 4716)) + floor(30.6001 * (month + 1)) + day - 1524


def test_days_are_those_of_the_julian_day_number() -> None:
    numbers = range(FIRST_DAY, LAST_DAY + 1, 577)
    assert len(numbers) > 10_000
    for number in numbers:
        assert meeus(*JULIAN.year_month_day(number)) == number + JULIAN_DAY_OF_DAY_0


def test_each_month_follows_the_one_before() -> None:
    """Counting on from the last Julian day in Rome, both ways, with a leap day every four years."""
    numbers = {(1582, 10): day_number(1582, 10, 15) - 4}
    lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    for steps in (range(1582 * 12 + 9, 10_000 * 12), range(1582 * 12 + 9, -9_999 * 12, -1)):
        for months in steps:
            year, month = divmod(months, 12)
            before = divmod(months + steps.step, 12)
            shorter = year if steps.step > 0 else before[0], min(month, before[1])
            month = month if steps.step > 0 else before[1]
            length = lengths[month] + (month == 1 and shorter[0] % 4 == 0)
            this, that = (year, divmod(months, 12)[1] + 1), (before[0], before[1] + 1)
            numbers[that] = numbers[this] + steps.step * length
    assert len(numbers) > 239_000
    for (year, month), number in numbers.items():
        assert JULIAN.day_number(year, month, 1) == number


@given(days)
def test_a_day_has_one_date_in_each_calendar(number: int) -> None:
    for calendar in CALENDARS.values():
        year, month, day = calendar.year_month_day(number)
        assert calendar.day_number(year, month, day) == number
        assert 1 <= day <= calendar.month_length(year, month)
        following = calendar.year_month_day(number + 1)
        ends = {(year, month, day + 1), (year, month + 1, 1), (year + 1, 1, 1)}
        assert following in ends


CONCORDANCE = [
    # What happened, its Julian day, the Gregorian one, the day of the week that sources give.
    ("the Ides of March", "15 March 44 BC", "-0043-03-13", "Wednesday"),
    ("death of Augustus", "19 August AD 14", "0014-08-17", "Sunday"),
    ("battle of Hastings", "14 October 1066", "1066-10-20", "Saturday"),
    ("Agincourt", "25 October 1415", "1415-11-03", "Friday"),
    ("fall of Constantinople", "29 May 1453", "1453-06-07", "Tuesday"),
    ("a leap day that is only Julian", "29 February 1500", "1500-03-10", "Saturday"),
    ("the last Julian day in Rome", "4 October 1582", "1582-10-14", "Thursday"),
    ("the day that followed, had it been Julian", "5 October 1582", "1582-10-15", "Friday"),
    ("birth of Newton", "25 December 1642", "1643-01-04", "Sunday"),
    ("Great Fire of London", "2 September 1666", "1666-09-12", "Sunday"),
    ("the second such leap day", "29 February 1700", "1700-03-11", "Thursday"),
    ("the last Julian day in England", "2 September 1752", "1752-09-13", "Wednesday"),
    ("birth of Lenin", "10 April 1870", "1870-04-22", "Friday"),
    ("October Revolution", "25 October 1917", "1917-11-07", "Wednesday"),
    ("the last Julian day in Russia", "31 January 1918", "1918-02-13", "Wednesday"),
]


@pytest.mark.parametrize(
    ("text", "day", "name"), [pytest.param(*row[1:], id=row[0]) for row in CONCORDANCE]
)
def test_published_days(text: str, day: str, name: str) -> None:
    for ending in (" (Julian)", " Julian", "(julian)", " JULIAN calendar"):
        date = parse(text + ending)
        assert (date.text, date.calendar_text) == (day, f"{text} Julian")
        assert date.weekday == name
        assert parse(f"{name}, {text}{ending}") == date


def test_the_day_after_4_october_1582_is_the_15th() -> None:
    last, first = parse("4 October 1582 (Julian)").day, parse("1582-10-15").day
    assert last is not None
    assert last + 1 == first


@given(days)
def test_a_day_in_words_is_read_as_that_day(number: int) -> None:
    for calendar in CALENDARS.values():
        words = day_in(number, calendar)
        date = parse(words)
        assert date.day == number
        assert date.calendar_text == (words if calendar is JULIAN else "")


@given(
    days, st.sampled_from(["{2:02d}/{1:02d}/{0:04d}", "{0:04d}.{1}.{2}", "{0:04d}{1:02d}{2:02d}"])
)
def test_numbers_are_read_in_their_calendar(number: int, form: str) -> None:
    year, month, day = JULIAN.year_month_day(number)
    if 1 <= year <= 9999:
        text = f"{form.format(year, month, day)} (Julian)"
        assert parse(text, conventions=GivenConventions("dmy")).day == number


# --- What is read ---

READ: dict[str, list[tuple[str, str, str]]] = {
    # The text, its Gregorian days in EDTF, and what is kept of the text.
    "any way to write a day": [
        ("2 September 1666 (Julian)", "1666-09-12", "2 September 1666 Julian"),
        ("September 2nd, 1666 (JULIAN)", "1666-09-12", "2 September 1666 Julian"),
        ("1666-09-02 (Julian)", "1666-09-12", "2 September 1666 Julian"),
        ("16660902 (Julian)", "1666-09-12", "2 September 1666 Julian"),
        ("1666/09/02 Julian", "1666-09-12", "2 September 1666 Julian"),
        ("25/10/1917 O.S.", "1917-11-07", "25 October 1917 Julian"),
        ("-0043-03-15 (Julian)", "-0043-03-13", "15 March 44 BC Julian"),
        ("0000-12-31 (Julian)", "0000-12-29", "31 December 1 BC Julian"),
        ("March 15, 44 BCE (Julian)", "-0043-03-13", "15 March 44 BC Julian"),
        ("15 March 44 B.C. (Julian)", "-0043-03-13", "15 March 44 BC Julian"),
        ("1500-02-29 (Julian)", "1500-03-10", "29 February 1500 Julian"),
    ],
    "months and years": [
        ("September 1666 (Julian)", "[1666-09-11..1666-10-10]", "September 1666 Julian"),
        ("1666-09 (Julian)", "[1666-09-11..1666-10-10]", "1666-09 Julian"),
        ("1666-09-XX (Julian)", "[1666-09-11..1666-10-10]", "1666-09-XX Julian"),
        ("February 1500 (Julian)", "[1500-02-10..1500-03-10]", "February 1500 Julian"),
        ("1666 (Julian)", "[1666-01-11..1667-01-10]", "1666 Julian"),
        ("the 1660s (Julian)", "[1660-01-11..1670-01-10]", "1660s Julian"),
        ("17th century (Julian)", "[1601-01-11..1701-01-11]", "17th century Julian"),
        ("-000X (Julian)", "[-0010-12-30..-0001-12-29]", "-000X Julian"),
        ("March 44 BC (Julian)", "[-0043-02-27..-0043-03-29]", "March 44 BC Julian"),
    ],
    "qualifiers stay": [
        ("1666-09~ (Julian)", "[1666-09-11~..1666-10-10~]", "1666-09~ Julian"),
        ("1666-09-02? (Julian)", "1666-09-12?", "1666-09-02? Julian"),
        ("c. 2 September 1666 (Julian)", "1666-09-12~", "c. 2 September 1666 Julian"),
        ("c. 1666 O.S.", "[1666-01-11~..1667-04-03~]", "c. 1666 O.S."),
        ("c. 1666? (Julian)", "[1666-01-11%..1667-01-10%]", "?c. 1666 Julian"),
        ("about  June  1666  Julian", "[1666-06-11~..1666-07-10~]", "c. June 1666 Julian"),
        ("Friday, 1731-02-11~ O.S.", "1732-02-22~", "1732-02-11~ Julian"),
    ],
    "sets": [
        ("[1666-09-02,1666-09-05] (Julian)", "[1666-09-12,1666-09-15]", "[1666-09-02,1666-09-05] Julian"),
        ("[1666-09-02,1666-09-03] (Julian)", "[1666-09-12..1666-09-13]", "[1666-09-02,1666-09-03] Julian"),
        ("[1667,1660..1661-05] (Julian)", "[1660-01-11..1661-06-10,1667-01-11..1668-01-10]", "[1667,1660..1661-05] Julian"),
        ("[1666-09,1666] (Julian)", "[1666-01-11..1667-01-10]", "[1666-09,1666] Julian"),
        ("[..1666] (Julian)", "[..1667-01-10]", "[..1666] Julian"),
        ("[1650,..1666] (Julian)", "[..1667-01-10]", "[1650,..1666] Julian"),
        ("[1666..,1667] (Julian)", "[1666-01-11..]", "[1666..,1667] Julian"),
        ("before 2 September 1666 (Julian)", "[..1666-09-11]", ""),
        ("2 or 4 September 1666 (Julian)", "[1666-09-12,1666-09-14]", ""),
        ("1666 (Julian) or 1668 (Julian)", "[1666-01-11..1667-01-10,1668-01-11..1669-01-10]", ""),
    ],
    "a double year is one year": [
        ("11 February 1731/32 O.S.", "1732-02-22", "11 February 1731/32 Julian"),
        ("11 February 1731/2 OS", "1732-02-22", "11 February 1731/32 Julian"),
        ("Feb. 11, 1731/1732 (Julian)", "1732-02-22", "11 February 1731/32 Julian"),
        ("24 March 1699/1700 (O.S.)", "1700-04-04", "24 March 1699/00 Julian"),
        ("24 March 1699/00 (O.S.)", "1700-04-04", "24 March 1699/00 Julian"),
        ("February 1731/32 O.S.", "[1732-02-12..1732-03-11]", "February 1731/32 Julian"),
        ("March 1731/32 O.S.", "[1732-03-12..1732-04-04]", "March 1731/32 Julian"),
    ],
    "the year could begin on 25 March": [
        ("11 February 1731 O.S.", "[1731-02-22,1732-02-22]", "11 February 1731 O.S."),
        ("1731-02-11 (OS)", "[1731-02-22,1732-02-22]", "1731-02-11 O.S."),
        ("24 March 1731 old style", "[1731-04-04,1732-04-04]", "24 March 1731 O.S."),
        ("25 March 1731 O.S.", "1731-04-05", "25 March 1731 Julian"),
        ("29 February 1731 O.S.", "1732-03-11", "29 February 1732 Julian"),
        ("29 February 1732 O.S.", "1732-03-11", "29 February 1732 Julian"),
        ("January 1731 O.S.", "[1731-01-12..1731-02-11,1732-01-12..1732-02-11]", "January 1731 O.S."),
        ("March 1731 O.S.", "[1731-03-12..1731-04-11,1732-03-12..1732-04-04]", "March 1731 O.S."),
        ("April 1731 O.S.", "[1731-04-12..1731-05-11]", "April 1731 Julian"),
        ("1731 O.S.", "[1731-01-12..1732-04-04]", "1731 O.S."),
        ("1660s O.S.", "[1660-01-11..1670-04-03]", "1660s O.S."),
        ("Thursday, 11 February 1731 O.S.", "1731-02-22", "11 February 1731 Julian"),
        ("11 February 1731 O.S. (Friday)", "1732-02-22", "11 February 1732 Julian"),
    ],
    "the Gregorian calendar": [
        ("2 September 1666 (Gregorian)", "1666-09-02", ""),
        ("2 September 1666 N.S.", "1666-09-02", ""),
        ("Sunday, 12 September 1666 NS", "1666-09-12", ""),
        ("2 September 1666 new style", "1666-09-02", ""),
        ("15 March 44 BC (Gregorian)", "-0043-03-15", ""),
        ("1666-09~ (Gregorian)", "1666-09~", ""),
        ("1666-W10-1 (Gregorian)", "1666-03-08", ""),
        ("the 1660s (Gregorian)", "166X", ""),
        ("before 1666 (Gregorian)", "[..1665-12-31]", ""),
    ],
}  # fmt: skip
ALL_READ = [pytest.param(*row, id=f"{why}: {row[0]}") for why, rows in READ.items() for row in rows]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("before 11 Feb 1731 O.S.", "[..1732-02-21]"),
        ("by 11 Feb 1731 O.S.", "[..1732-02-22]"),
        ("after 11 Feb 1731 O.S.", "[1731-02-23..]"),
        ("after 1 March 1720 O.S.", "[1720-03-13..]"),
        ("before 1 May 1720 O.S.", "[..1720-05-11]"),
        ("before 1722 O.S.", "[..1722-04-04]"),  # a year that began on 25 March
        ("after 1722 O.S.", "[1723-01-12..]"),  # a year that ended on 31 December
        ("by 1722 O.S.", "[..1723-04-04]"),
        ("before the 1720s O.S.", "[..1720-04-04]"),
        ("before March 1722 O.S.", "[..1723-03-11]"),
        ("after January 1731 O.S.", "[1731-02-12..]"),
        ("before June 1722 O.S.", "[..1722-06-11]"),
        ("before [1666,1668] (Julian)", "[..1668-01-10]"),
        ("before [1640,1642]", "[..1641-12-31]"),
        ("after [1640,1642]", "[1641-01-01..]"),
        ("before 164X-05", "[..1649-04-30]"),
        ("after 164X-05", "[1640-06-01..]"),
    ],
)
def test_no_day_is_left_out_before_or_after_one_of_two_days(text: str, edtf: str) -> None:
    assert parse(text).text == edtf


@pytest.mark.parametrize("text", ["before [1722..] O.S.", "after [..1722] O.S."])
def test_an_open_date_bounds_no_other(text: str) -> None:
    with pytest.raises(HandoverError, match="bounds a date by one that is open itself"):
        parse(text)


@pytest.mark.parametrize(("text", "edtf", "kept"), ALL_READ)
def test_what_a_date_of_a_calendar_is_read_as(text: str, edtf: str, kept: str) -> None:
    date = parse(text)
    assert (date.text, date.calendar_text) == (edtf, kept)
    again = parse(edtf)  # what an answer shows can be asked again
    assert (again.bounds, again.qualifiers) == (date.bounds, date.qualifiers)
    if kept:
        members = [member.strip("[]?~") for member in edtf.split(",")]
        assert [bounds_text(run) for run in date.runs] == (members if len(members) > 1 else [])


REFUSED: dict[str, list[tuple[str, str]]] = {
    "no such day": [
        ("29 February 1501 (Julian)", "in the Julian calendar the month has 28 days"),
        ("31 April 1666 O.S.", "there is no day 31 in '31 April 1666'"),
        ("0 April 1666 O.S.", "there is no day 0 in '0 April 1666'"),
        ("29 February 1733 O.S.", "there is no day 29"),  # 1733 and 1734
        ("1666-13 (Julian)", "there is no month 13"),
        ("1666-21 (Julian)", "there is no month 21"),
        ("1500-02-29 (Gregorian)", "1500-02 has 28 days"),
        ("-0000 (Julian)", "the year 0, which has no sign"),
        ("2 September 0000 (Julian)", "has the year 0"),
        ("Monday, 2 September 1666 (Julian)", "1666-09-12 is a Sunday"),
        ("Monday, 11 February 1731 O.S.", "1731-02-22 is a Thursday and 1732-02-22 is a Friday"),
    ],
    "outside the years that are counted": [
        ("1 January 10000 BC (Julian)", "outside the years -9999 to 9999"),
        ("31 December 9999 (Julian)", "outside the years -9999 to 9999"),
    ],
    "a double year": [
        ("11 April 1731/32 O.S.", "only days of the Julian calendar from 1 January to 24 March"),
        ("25 March 1731/32 O.S.", "only days of the Julian calendar from 1 January to 24 March"),
        ("April 1731/32 O.S.", "only days of the Julian calendar from 1 January to 24 March"),
        ("11 February 1731/32 N.S.", "only days of the Julian calendar"),
        ("11 February 1731/33 O.S.", "did you mean 1731/32?"),
        ("11 February 1731/30 O.S.", "did you mean 1731/32?"),
        ("11 February 1731/32", "write '11 February 1731/32 O.S.'"),
    ],
    "what has no days in another calendar": [
        ("16X5 (Julian)", "has unknown digits, which can't be converted"),
        ("1666-1X (Julian)", "write a set of days or months"),
        ("1666-XX-12 (Julian)", "has unknown digits"),
        ("?2004-06-~11 (Julian)", "known unequally"),
        ("[1666?,1667] (Julian)", "known unequally"),
        ("1666-W10 (Julian)", "is a date of ISO 8601, which is always Gregorian"),
        ("1666-320 (Julian)", "is a date of ISO 8601, which is always Gregorian"),
        ("[1667..1666] (Julian)", "runs backwards"),
        ("early 1666 (Julian)", "no first and last day"),
    ],
    "two calendars": [
        ("2 September 1666 O.S. (Julian)", "names two calendars"),
        ("1640 or 1642 (Julian)", "name the calendar after each date"),
        ("between 1640 and 1642 (Julian)", "name the calendar after each date"),
    ],
    "no calendar": [
        ("2 September 1666 (Julien)", "did you mean '(Julian)'?"),
        ("1 May 1445 (Islamic)", "after a date may stand (Julian) or (Gregorian)"),
        ("1666-09-02 (Hebrew)", "'Hebrew' in '1666-09-02 (Hebrew)' is no calendar"),
        ("05/06/1917 (Persian)", "'Persian' in '05/06/1917 (Persian)' is no calendar"),
    ],
    "no date": [
        ("Coronation 2 (Julien)", "EDTF date"),
        ("1666 (2)", "EDTF date"),
        ("1666..1667 (Julian)", "EDTF date"),
        ("[..] (Julian)", "EDTF date"),
        ("[] (Julian)", "EDTF date"),
        ("[1666,x] (Julian)", "EDTF date"),
        ("Coronation 2 Julian", "EDTF date"),
        ("1666 (Julian", "EDTF date"),
        ("1666 Martian", "EDTF date"),
        ("1666 (Old", "EDTF date"),
        ("Sunday, [1666-09-02,1666-09-05,1666-09-09] (Julian)", "EDTF date"),
        ("Sunday, [1666-09-02..1666-09-05] (Julian)", "EDTF date"),
        ("BC March 44 (Julian)", "EDTF date"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "part"),
    [pytest.param(*row, id=f"{why}: {row[0]}") for why, rows in REFUSED.items() for row in rows],
)
def test_what_is_refused_and_why(text: str, part: str) -> None:
    with pytest.raises(HandoverError) as error:
        parse(text)
    assert part in str(error.value)


def test_two_orders_are_read_in_the_calendar() -> None:
    with pytest.raises(AmbiguousDate) as error:
        parse("05/06/1917 O.S.")
    assert "is 1917-06-18 if the day comes first, or 1917-05-19 if the month" in str(error.value)
    assert (
        parse("05/06/1917 O.S.", conventions=GivenConventions("dmy")).calendar_text
        == "5 June 1917 Julian"
    )


def every_mark() -> Iterator[str]:
    for words in MARKS:
        dotted = ".".join(words.replace(" ", "")) + "."
        yield from (
            words,
            f"({words.title()})",
            words.upper(),
            f"({dotted})" if len(words) < 4 else words,
        )


@pytest.mark.parametrize("ending", sorted(set(every_mark())))
def test_the_words_that_name_a_calendar(ending: str) -> None:
    found = split(f"26 September 1666 {ending}")
    assert found is not None
    assert found[0] == "26 September 1666"
    date = parse(f"26 September 1666 {ending}")
    assert date.text == ("1666-09-26" if found[1].calendar is GREGORIAN else "1666-10-06")


def test_a_calendar_needs_a_date_before_it() -> None:
    assert split("Julian") is split("") is split("old style") is split("(Julian)x") is None


# --- Tables ---

TABLE = """\
[events.fire]
title = "Great Fire of London"
date = 1666-09-02
calendar = "julian"

[events.leap-day]
date = "29 February 1500+1d"
calendar = "julian"

[events.birth]
date = "11 February 1731 O.S."

[events.hastings]
date = "1066-10-14"

[events.revolution]
date = "25/10/1917"
calendar = "julian"

[periods.burning]
start = "2 September 1666"
end = 1666-09-06
calendar = "julian"

[periods.later]
start = "2 September 1666"
calendar = "gregorian"
"""


@pytest.fixture(name="table")
def _table(tmp_path: Path) -> str:
    path = tmp_path / "calendars.toml"
    path.write_text(TABLE, "utf-8")
    return str(path)


def test_an_entry_of_a_table_may_have_a_calendar() -> None:
    table = load_text(TABLE)
    dates = {name: event.date for name, event in table.events.items()}
    assert {name: (date.text, date.calendar_text) for name, date in dates.items()} == {
        "fire": ("1666-09-12", "2 September 1666 Julian"),
        "leap-day": ("1500-03-11", ""),  # it is reckoned from another day
        "birth": ("[1731-02-22,1732-02-22]", "11 February 1731 O.S."),
        "hastings": ("1066-10-14", ""),
        "revolution": ("1917-11-07", "25 October 1917 Julian"),
    }
    burning, later = table.periods["burning"], table.periods["later"]
    assert burning.end is not None
    assert [burning.start.date.text, burning.end.date.text] == ["1666-09-12", "1666-09-16"]
    assert later.start.date.text == "1666-09-02"


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        pytest.param(
            "date = '1666'\ncalendar = 'Martian'",
            "t.toml:3: events.a.calendar: 'Martian' is not one of julian, gregorian",
            id="no calendar",
        ),
        pytest.param(
            "date = '1666'\ncalendar = 'Julian'",
            "t.toml:3: events.a.calendar: 'Julian' is not one of julian, gregorian; did you mean"
            " 'julian'?",
            id="in capitals",
        ),
        pytest.param(
            "date = '1666'\ncalendar = 5",
            "t.toml:3: events.a.calendar: one of julian, gregorian is expected",
            id="no text",
        ),
        pytest.param(
            "date = 'b+1d'\ncalendar = 'julian'",
            "t.toml:2: events.a.date: 'b+1d' is no day, month or year that can be one of the julian"
            " calendar; leave out calendar, or write the date itself",
            id="a date relative to another",
        ),
        pytest.param(
            "date = 1666-09-02T10:00:00\ncalendar = 'julian'",
            "t.toml:2: events.a.date: '1666-09-02T10:00:00' is no day, month or year that can be one"
            " of the julian calendar; leave out calendar, or write the date itself",
            id="a clock time",
        ),
        pytest.param(
            "date = '2 May 1666 O.S.'\ncalendar = 'julian'",
            "t.toml:2: events.a.date: '2 May 1666 O.S. (julian)' names two calendars; write one of"
            " them",
            id="two calendars",
        ),
        pytest.param(
            "date = '1500-02-30'\ncalendar = 'julian'",
            "t.toml:2: events.a.date: there is no day 30 in '1500-02-30': in the Julian calendar"
            " the month has 29 days",
            id="no such day",
        ),
        pytest.param(
            "date = '05/06/1917'\ncalendar = 'julian'",
            "t.toml:2: events.a.date: '05/06/1917 (julian)' is 1917-06-18 if the day comes first, or"
            " 1917-05-19 if the month does; say which with --date-order dmy or mdy, with"
            " HANDOVER_DATE_ORDER, or with date-order in the table",
            id="two orders",
        ),
    ],
)
def test_problems_of_a_calendar_in_a_table(lines: str, problem: str) -> None:
    text = f"[events.a]\n{lines}\n[events.b]\ndate = 2020-01-01\n"
    assert list(map(str, problems_in([("t.toml", text.encode())]))) == [problem]


def test_the_order_of_the_table_holds_for_dates_of_a_calendar() -> None:
    table = load_text(
        "date-order = 'dmy'\n[events.a]\ndate = '05/06/1917+1d'\ncalendar = 'julian'\n"
    )
    assert table.events["a"].date.text == "1917-06-19"


# --- What is shown ---


def test_a_card_shows_both_calendars(table: str, run: Run) -> None:
    shown = run("ask", "days between hastings and fire", "-t", table, "-o", "table").stdout
    assert "  1066-10-14 is a Gregorian day, 8 October 1066 Julian." in shown
    assert "  2 September 1666 Julian = 1666-09-12." in shown
    shown = run("ask", "when was burning", "-t", table, "-o", "table").stdout
    assert shown.count("Julian = ") == 2
    shown = run("ask", "10 days after hastings", "-t", table, "-o", "table").stdout
    assert "  1066-10-24 is a Gregorian day, 18 October 1066 Julian." in shown
    shown = run("ask", "is 1582-10-15 after 1582-10-14", "-o", "table").stdout
    assert shown.count("is a Gregorian day") == 1


def test_a_period_that_was_compared_has_both_calendars(table: str, run: Run) -> None:
    shown = run("ask", "did burning overlap later", "-t", table, "-o", "table").stdout
    assert "  2 September 1666 Julian = 1666-09-12." in shown


@pytest.mark.parametrize(
    ("event", "line"),
    [
        ("fire", "  calendar     2 September 1666 Julian = 1666-09-12\n"),
        ("birth", "  calendar     11 February 1731 O.S. = [1731-02-22,1732-02-22]\n"),
        ("hastings", "  calendar     1066-10-14 is a Gregorian day, 8 October 1066 Julian\n"),
    ],
)
def test_show_says_what_was_written(event: str, line: str, table: str, run: Run) -> None:
    assert line in run("show", event, "-t", table, "-o", "table").stdout


def test_events_show_what_was_written(table: str, run: Run, run_tty: RunOnTerminal) -> None:
    screen = run_tty("events", "-t", table, columns=100).text
    assert "2 September 1666 Julian" in screen
    shown = run("events", "fire", "hastings", "-t", table, "--fields", "id,written").stdout
    assert shown == "id\twritten\nhastings\t\nfire\t2 September 1666 Julian\n"
    assert "written" not in run_tty("events", columns=100).text


# --- Questions ---

SCOPE = FixedScope(load_text(TABLE), day_number(2026, 11, 23))

ASKED = [
    ("days between 2 September 1666 (Julian) and 1666-09-12", "0"),
    ("weekday of 25 October 1415 (Julian)", "Friday"),
    ("weekday of 25 October 1917 O.S.", "Wednesday"),
    ("what day was 14 October 1066 Julian?", "Saturday"),
    ("when was 11 February 1731/32 O.S.", "1732-02-22"),
    ("10 days after 2 September 1666 (Julian)", "1666-09-22"),
    ("is 1666-09-12 on 2 September 1666 (Julian)", "yes"),
    ("days since 11 February 1731 O.S.", "107656..108021"),
    ("days in February 1500 (Julian)", "29"),
    ("days in 1666 (Julian)", "365"),
    ("days in April 1731 O.S.", "30"),
    ("first Sunday of September 1666 (Julian)", "1666-09-12"),
    ("what is 2 September 1666 (Julian) in the Gregorian calendar", "1666-09-12"),
    ("what is 1666-09-12 in the Julian calendar", "2 September 1666 Julian"),
    ("what was fire in the Gregorian calendar", "1666-09-12"),
    ("what was fire in Old Style", "2 September 1666 Julian"),
    ("what day was hastings by the Julian calendar", "8 October 1066 Julian"),
    ("convert 25 October 1917 Julian to Gregorian", "1917-11-07"),
    ("what is 15 March 44 BC (Julian)", "-0043-03-13"),
    ("what is 2 September 1666 (Julian)", "1666-09-12"),
    ("what is the Julian date of fire", "2 September 1666 Julian"),
    ("is 1700 (Julian) a leap year", "yes"),
    ("is 1700 (Gregorian) a leap year", "no"),
    ("is 1701 O.S. a leap year", "no"),
    # The year that began on 25 March 1700 has no 29 February.
    ("is 1700 O.S. a leap year", "undetermined"),
    ("is [..1700] (Julian) a leap year", "undetermined"),
    ("does 1700 (Julian) have a leap day", "yes"),
    ("days in 1700 (Julian)", "366"),
    ("leap days in 1700 (Julian)", "1"),
    ("leap years between 1690 (Julian) and 1710 (Julian)", "5"),
    ("leap days between 28 February 1700 (Julian) and 1 March 1700 (Julian)", "1"),
    ("next leap year after 1699 (Julian)", "1700"),
    ("last leap year before 1701 (Julian)", "1700"),
    ("convert 1917-11-07 to the Julian calendar", "25 October 1917 Julian"),
    ("express 25 October 1917 O.S. in the Gregorian calendar", "1917-11-07"),
    ("on what date of the Julian calendar was 1917-11-07", "25 October 1917 Julian"),
    ("-0043-03-13 to Julian", "15 March 44 BC Julian"),
    ("what is 1917-11 in the Julian calendar", "19 October 1917 Julian..17 November 1917 Julian"),
    ("what is [..1917-11-07] in the Julian calendar", "..25 October 1917 Julian"),
    ("what is [1917-11-07..] in the Julian calendar", "25 October 1917 Julian.."),
    ("what is September 1666 (Julian) in the Gregorian calendar", "[1666-09-11..1666-10-10]"),
]


@pytest.mark.parametrize(("question", "answer"), ASKED)
def test_questions_with_calendars(question: str, answer: str) -> None:
    assert ask_text(question, SCOPE)[0].text == answer


@pytest.mark.parametrize("question", [question for question, _ in ASKED])
def test_a_question_that_is_said_is_the_same_question(question: str) -> None:
    meant = read(question).question(SCOPE)
    assert read(say(meant)).question(SCOPE) == meant


@pytest.mark.parametrize("text", [row[0] for rows in READ.values() for row in rows])
def test_the_question_of_a_record_has_the_same_record(text: str, run: Run) -> None:
    record = run("between", "-u", "days", "-o", "json", "--", text, "2000-01-01").stdout
    (found,) = json.loads(record)
    assert run("ask", found["question"], "-o", "json").stdout == record


@pytest.mark.parametrize(
    ("question", "problem"),
    [
        ("what is burning in the Julian calendar", "'burning' is a period, not a date"),
        ("what day was 14 October 1066", "write '14 October 1066 (Julian)', which is 1066-10-20"),
        ("when was Christmas 1066", "'25 December 1066' is a day before the Gregorian calendar"),
        ("when was 29 February 1500", "write '29 February 1500 (Julian)', which is 1500-03-10"),
        ("when was Christmas 1666 (Julian)", "is a day of a year of another calendar"),
        ("when was Christmas 1700 O.S.", "is a day of a year of another calendar"),
        ("when was 5 Jan 1701/1702", "write '5 Jan 1701/1702 O.S.'"),
        ("when was 5 Jan 1701/2", "write '5 Jan 1701/2 O.S.'"),
        ("when was 29 February 1501 (Julian)", "29 February 1501 (Julian)"),
        ("days in 1731 O.S.", "is one of several days, not all of them"),
        ("days in January 1731 O.S.", "is one of several days, not all of them"),
        (
            "leap years between 1690 (Julian) and 1710",
            "'1690 Julian' is of the Julian calendar, and '1710' of the Gregorian one",
        ),
        ("days in [1666,1668] (Julian)", "is one of several days, not all of them"),
    ],
)
def test_what_a_question_can_not_mean(question: str, problem: str) -> None:
    with pytest.raises(HandoverError) as error:
        ask_text(question, SCOPE)
    assert problem in str(error.value)


def test_the_record_of_a_date_in_another_calendar(run: Run) -> None:
    fields = ("-o", "jsonl", "--fields", "value,min,max,weekday")
    found = run("ask", "what is 1917-11-07 in the Julian calendar", *fields).stdout
    day = '"25 October 1917 Julian"'
    assert found == f'{{"value": {day}, "min": {day}, "max": {day}, "weekday": "Wednesday"}}\n'
    found = run("ask", "what is [1917-11-07..] in the Julian calendar", *fields).stdout
    assert found == f'{{"value": null, "min": {day}, "max": null, "weekday": null}}\n'
    found = run("ask", "what is [..1917-11-07] in the Julian calendar", *fields).stdout
    assert found == f'{{"value": null, "min": null, "max": {day}, "weekday": null}}\n'


@pytest.mark.parametrize(
    ("stated", "verdict"),
    [
        ("2 September 1666 Julian", "true"),
        ("1666-09-12", "true"),
        ("2 September 1666", "false"),
        ("September 1666 (Julian)", "true"),
    ],
)
def test_a_claim_may_state_a_date_of_another_calendar(stated: str, verdict: str) -> None:
    asked = f'[questions.a]\nask = "what was fire in the Julian calendar"\nstated = "{stated}"\n'
    table = load_text(TABLE + asked)
    checked = check(table.questions["a"], FixedScope(table, 0))
    assert checked.verdict == verdict


def test_cells_are_read_as_arguments_are(run: Run) -> None:
    cells = ["2 September 1666 (Julian)", "1666-09-02 O.S.", "11 February 1731/32 O.S.", "1666 OS"]
    answers = run("batch", "--end", "2000-01-01", stdin="\n".join(cells)).stdout.splitlines()
    assert answers == [run("between", cell, "2000-01-01").stdout.strip() for cell in cells]
    assert answers[0] == "121736"


RUSSIA = """\
[events.decree]
title = "The decree"
date = 1917-10-26
calendar = "julian"
[events.treaty]
title = "The treaty of Brest-Litovsk, which ended the war in the east"
date = 1918-03-03
[periods.between]
start = "decree"
end = "treaty"
"""
DECREE = "26 October 1917 Julian"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        pytest.param("timeline -o table", f"The decree {DECREE} begins:", id="timeline"),
        pytest.param("timeline --svg -", f"1917-11-08, Thursday, {DECREE}: The decree", id="svg"),
        pytest.param("export --to mermaid", f"1917-11-08, {DECREE} : The decree", id="mermaid"),
        pytest.param("export --to ics", f"Date: {DECREE} = 1917-11-08", id="an event in ICS"),
        pytest.param("export --to ics", f"From {DECREE} = 1917-11-08 to 1918-03-03", id="ICS"),
    ],
)
def test_views_show_what_was_written(line: str, shown: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "t.toml"
    path.write_text(RUSSIA, encoding="utf-8")
    text = run(*line.split(), "-t", str(path)).stdout.replace("\r\n ", "").replace("\n ", " ")
    assert shown in " ".join(text.replace("│", " ").split())


@pytest.mark.parametrize(
    ("columns", "heads"),
    [
        pytest.param(60, "date weekday id title", id="a narrow page"),
        pytest.param(120, "date weekday id title written", id="a wide page"),
    ],
)
def test_events_are_one_line_each_and_show_the_calendar_where_there_is_room(
    columns: int, heads: str, tmp_path: Path, run_tty: RunOnTerminal
) -> None:
    path = tmp_path / "t.toml"
    path.write_text(RUSSIA.replace(", which ended the war in the east", ""), encoding="utf-8")
    head, _, decree, treaty = run_tty("events", "-t", str(path), columns=columns).text.splitlines()
    assert (head.split(), DECREE in decree) == (heads.split(), "written" in heads)
    assert "Julian" not in treaty
