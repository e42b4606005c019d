"""DATEs: what is read as one, what it stands for, and what is said of everything else."""

import time
from datetime import date
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover_cli.dates import FIRST_DAY, LAST_DAY, iso
from handover_cli.errors import HandoverError, TableError
from handover_cli.language.expressions import (
    ACCEPTED,
    MAX_SHIFTS,
    Expression,
    key,
    named,
    parse,
    shifts_text,
)
from handover_cli.language.resolving import (
    FixedScope,
    NoToday,
    Ref,
    Scope,
    resolve,
    resolve_expression,
    shift,
)
from handover_cli.notations.durations import match
from handover_cli.spans import Duration, move
from handover_cli.table.loading import load_text
from handover_cli.table.table import Table
from handover_cli.text import acts

FORMS = (
    "write YYYY-MM-DD, YYYY-MM or YYYY, with X for an unknown digit, "
    "or one of a set such as [1667,1670..1672]"
)

TABLE = """
[events.deadline]
title = "Original deadline"
date = 2020-11-15
aliases = ["the first deadline", "9/11", "Plan-5d", "2020 season", "Dr. No.start"]
[events.handover]
title = "The Return of a Region"
date = "deadline+10d"
[events.june]
date = "2021-06~"
[events.early]
date = "[..1984]"
[events.later]
date = "june+10d"
[periods.war]
title = "War of 2020"
aliases = ["44-day war"]
start = "2020-09-27"
end = "2020-11-09"
[periods.still]
start = "handover"
[questions.delay]
ask = "days between deadline and handover"
"""


NAMES = load_text(TABLE)
SCOPE = FixedScope(NAMES, today=date(2026, 11, 23).toordinal())


class Unread(Table):
    """A table that can't be read."""

    def find(self, name: str) -> NoReturn:
        raise TableError("the table was read")

    def business_calendar(self, *_: object, **__: object) -> NoReturn:
        raise TableError("the table was read")


UNREAD = Unread()
NO_TABLE = FixedScope(UNREAD, SCOPE.today, UNREAD.business_calendar)


def refusal(text: str, scope: Scope = SCOPE) -> str:
    with pytest.raises(HandoverError) as caught:
        resolve(text, scope)
    return str(caught.value)


# --- What stands for a day ---

DATES = [
    pytest.param("2021-06-15", "2021-06-15", id="a day"),
    pytest.param("2021-06", "2021-06", id="a month"),
    pytest.param("2021", "2021", id="a year"),
    pytest.param("1984?", "1984?", id="uncertain"),
    pytest.param("[..1984]", "[..1984]", id="a set"),
    pytest.param("today", "2026-11-23", id="today"),
    pytest.param("YESTERDAY", "2026-11-22", id="a word in any case"),
    pytest.param("the Tomorrow", "2026-11-24", id="a word with an article"),
    pytest.param("deadline", "2020-11-15", id="an id"),
    pytest.param("DeadLine", "2020-11-15", id="a name in any case"),
    pytest.param("the original  deadline", "2020-11-15", id="a title with an article and spaces"),
    pytest.param("first deadline", "2020-11-15", id="an alias without its article"),
    pytest.param("return of region", "2020-11-25", id="a title without its articles"),
    pytest.param("9/11", "2020-11-15", id="a name of digits"),
    pytest.param("2020 season", "2020-11-15", id="a name that begins like a year"),
    pytest.param("war.start", "2020-09-27", id="the start of a period"),
    pytest.param("War.END", "2020-11-09", id="the end of a period, in any case"),
    pytest.param("the 44-day war.end", "2020-11-09", id="of a period by its alias"),
    pytest.param("still.end", "2026-11-23", id="an ongoing period ends today"),
    pytest.param("Dr. No.start", "2020-11-15", id="an event whose name ends like a period's start"),
    # Shifts
    pytest.param("2021-06-15+10d", "2021-06-25", id="plus days"),
    pytest.param("2021-06-15-10d", "2021-06-05", id="minus days"),
    pytest.param("deadline-1y6m", "2019-05-15", id="one sign for the group"),
    pytest.param("deadline+P1M10D", "2020-12-25", id="ISO"),
    pytest.param("deadline-P1Y", "2019-11-15", id="ISO taken away"),
    pytest.param("deadline+5b", "2020-11-20", id="business days"),
    pytest.param("today+2w", "2026-12-07", id="a word and weeks"),
    pytest.param("tomorrow-1d", "2026-11-23", id="tomorrow less a day"),
    pytest.param("2021-01-30+1m+1d", "2021-03-01", id="shifts apply from the left"),
    pytest.param("2021-01-30+1d+1m", "2021-02-28", id="and their order matters"),
    pytest.param("2021-01-30+1m1d", "2021-03-01", id="in a group months go first"),
    pytest.param("2021-01-31+1m-1m", "2021-01-28", id="there and back is not where it began"),
    pytest.param("2021-06-15-0d", "2021-06-15", id="nothing taken away"),
    pytest.param("2020-11-14+0b", "2020-11-14", id="no business days"),
    pytest.param("2021-06-15~-10d", "2021-06-05", id="from an approximate day"),
    pytest.param("2021-06+1m", "2021-07-01..2021-07-30", id="a month later, both bounds clamped"),
    pytest.param("2021-01+1m", "2021-02-01..2021-02-28", id="clamped to February"),
    pytest.param("2021+1d", "2021-01-02..2022-01-01", id="a year shifted is its bounds"),
    pytest.param("[..1984]+1y", "..1985-12-31", id="an open end stays open"),
    pytest.param("[1984..]+1d", "1984-01-02..", id="also above"),
    pytest.param("early-1y", "..1983-12-31", id="taken from a name that is imprecise"),
    pytest.param("june-1m", "2021-05-01..2021-05-30", id="also from a month by name"),
    pytest.param("war.end-1d", "2020-11-08", id="from the end of a period"),
    pytest.param("Plan-5d", "2020-11-15", id="a name that ends in what looks like a shift"),
    pytest.param("Plan-5d+1d", "2020-11-16", id="and that name shifted"),
    pytest.param("9999-12-31+1d-1d", "9999-12-31", id="the way may pass the last day"),
    pytest.param("0001-01-01-9000y+9000y", "0001-01-01", id="and the first"),
    pytest.param("2021-06-15+999999999y-999999999y", "2021-06-15", id="by far"),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_what_a_date_stands_for(text: str, expected: str) -> None:
    assert resolve(text, SCOPE).date.text == expected


@pytest.mark.parametrize(
    ("text", "label", "title"),
    [
        ("2021-06~", "2021-06~", ""),
        ("TODAY", "today", ""),
        ("tomorrow+1w", "tomorrow+1w", ""),
        ("the original deadline", "deadline", "Original deadline"),
        ("deadline+P1M10D-1d", "deadline+1m10d-1d", "Original deadline"),
        ("44-day war.END", "war.end", ""),
        ("still.start", "still.start", "The Return of a Region"),
        ("still.end", "still.end", ""),
        ("2021-06-15+0d", "2021-06-15+0d", ""),
    ],
)
def test_how_a_date_is_named_in_an_answer(text: str, label: str, title: str) -> None:
    found = resolve(text, SCOPE)
    assert (found.label, found.title) == (label, title)


def test_qualifiers_stay_with_a_shifted_date() -> None:
    assert resolve("june+1d", SCOPE).date.qualifiers == "approximate"
    assert resolve("2021-06-15?+1d", SCOPE).date.qualifiers == "uncertain"


def test_days_reckoned_from_one_event_vary_together_and_days_written_out_do_not() -> None:
    june, later, written = (resolve(text, SCOPE) for text in ("june+1d", "later", "2021-06"))
    assert june.root == later.root
    assert june.root.ref == Ref("event", "june")
    assert june.varies_with(later)
    assert written.root.ref is None
    assert not written.varies_with(resolve("2021-06", SCOPE))
    assert not written.varies_with(june)


def test_a_written_day_varies_with_what_is_reckoned_from_it() -> None:
    written = resolve("2021-06", SCOPE).as_one_day()
    assert written.varies_with(shift(written, (Duration(days=10),)))
    june = resolve("june", SCOPE)
    assert june.as_one_day() == june


def test_no_shifts_change_nothing() -> None:
    found = resolve("deadline", SCOPE)
    assert shift(found, ()) == found


def test_an_expression_is_read_without_a_table() -> None:
    found = parse("the 44-day war.start-1y6m+2b")
    assert (found.name, found.date) == ("the 44-day war.start", None)
    assert found.shifts == (Duration(-1, -6), Duration(business_days=2))
    assert shifts_text(found.shifts) == "-1y6m+2b"


def test_a_name_is_a_name_whatever_it_looks_like() -> None:
    assert named("2021-06+1d") == Expression("2021-06+1d", None, "2021-06+1d")


def test_a_date_that_depends_on_today_needs_one() -> None:
    timeless = FixedScope(NAMES)
    assert resolve("deadline+10d", timeless).date.text == "2020-11-25"
    for text in ("today", "tomorrow-1d", "still.end"):
        with pytest.raises(NoToday):
            resolve_expression(parse(text), timeless)


# --- What is no date ---


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", f"an empty text is no date; {ACCEPTED}", id="empty"),
        pytest.param("  ", f"no event or date '  '; {ACCEPTED}", id="blank"),
        pytest.param("x", f"no event or date 'x'; {ACCEPTED}", id="nothing near"),
        pytest.param("+10d", f"no event or date '+10d'; {ACCEPTED}", id="a shift alone"),
        pytest.param("war.middle", f"no event or date 'war.middle'; {ACCEPTED}", id="no end"),
        pytest.param(
            "war",
            "'war' is a period, not a date; write war.start (2020-09-27) or war.end (2020-11-09)",
            id="a period",
        ),
        pytest.param(
            "the 44-day war+1d",
            "'the 44-day war' is a period, not a date; write war.start (2020-09-27) or war.end (2020-11-09)",
            id="a period shifted",
        ),
        pytest.param("delay", "'delay' is a stored question, not a date", id="a question"),
        pytest.param(
            "2021-02-29",
            "there is no day 29 in '2021-02-29': 2021-02 has 28 days",
            id="no such day",
        ),
        pytest.param(
            "2021-13-01+1d",
            "there is no month 13 in '2021-13-01': months go from 01 to 12",
            id="no such month",
        ),
        pytest.param(
            "2020-01-01/2021-01-01",
            "'2020-01-01/2021-01-01' is a period, not a date;"
            " give its start and its end as two dates",
            id="an interval",
        ),
        pytest.param(
            "deadline+1234567890d",
            "'deadline+1234567890d' is too long a duration;"
            " write 1y 6m 2w 10d 5b 36h 90min 30s in this order (10d, 1y6m; b is business days),"
            ' ISO 8601 (P1Y6M10D) or words in quotes ("2 weeks and 3 days")',
            id="too many digits",
        ),
    ],
)
def test_what_is_said_of_what_is_no_date(text: str, message: str) -> None:
    assert refusal(text) == message


@pytest.mark.parametrize(
    ("text", "name", "near"),
    [
        pytest.param("deadlin", "deadlin", "deadline", id="an id"),
        pytest.param("deadlin+10d", "deadlin", "deadline", id="an id with a shift"),
        pytest.param("tommorow", "tommorow", "tomorrow", id="a word"),
        pytest.param("44-day wr", "44-day wr", "44-day war", id="a period that begins with digits"),
        pytest.param("war.strat", "war.strat", "war.start", id="a period's start"),
        pytest.param("deadline +10d", "deadline +10d", "deadline+10d", id="space before a shift"),
        pytest.param("deadline.start", "deadline.start", "deadline", id="an event has no start"),
        pytest.param("deadline+10x", "deadline+10x", "deadline", id="a unit there is not"),
        pytest.param("deadline+10D", "deadline+10D", "deadline+10d", id="a shift in upper case"),
        pytest.param("today-p1M", "today-p1M", "today-P1M", id="ISO in lower case"),
    ],
)
def test_the_nearest_name_is_suggested(text: str, name: str, near: str) -> None:
    assert refusal(text) == f"no event or date '{name}'; did you mean '{near}'?"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("2021/6", "2021-06", id="a slash"),
        pytest.param("2021.06+1m", "2021-06+1m", id="a full stop, shifted"),
        pytest.param("2021\u201306\u201315", "2021-06-15", id="dashes"),
        pytest.param(" 2021-06-15", "2021-06-15", id="space before"),
        pytest.param("1984..", "[1984..]", id="open without brackets"),
    ],
)
def test_a_date_written_otherwise_is_told_how_edtf_writes_it(text: str, meant: str) -> None:
    assert refusal(text) == f"'{text}' is not a date as EDTF writes it; did you mean '{meant}'?"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("10d", id="a duration"),
        pytest.param("15.11.2020.3", id="four parts"),
        pytest.param("15:11:2020", id="colons"),
    ],
)
def test_what_could_mean_several_things_is_told_what_is_accepted(text: str) -> None:
    assert refusal(text) == f"'{text}' is not an EDTF date; {FORMS}"


@pytest.mark.parametrize(
    ("found", "rest"),
    [
        pytest.param("2021-06-15", "d", id="no way back to the month"),
        pytest.param("2021-06-10", "d", id="not ten days before June"),
        pytest.param("2021-06-15", "+10D", id="upper case"),
        pytest.param("2021-06-15", "+p1m", id="ISO in lower case"),
        pytest.param("2021-06-15", "+1d1y", id="out of order"),
        pytest.param("2021-06-15", "+1m1mo", id="months twice"),
        pytest.param("2021-06-15", " +10d", id="space"),
        pytest.param("2021-06-15", "++1d", id="two signs"),
        pytest.param("2021-06-15", "+", id="a sign alone"),
        pytest.param("2021-06", "-", id="a sign after a month"),
        pytest.param("2021", "-W2", id="a week of one digit"),
    ],
)
def test_after_a_date_come_shifts_and_nothing_else(found: str, rest: str) -> None:
    assert refusal(found + rest) == (
        f"'{found}{rest}' is no date: after '{found}' comes '{rest}',"
        " which is no shift such as +10d or -1y6m"
    )


@pytest.mark.parametrize(
    ("text", "base"),
    [
        pytest.param("2021-06-1d", "2021-06", id="a day short of a digit"),
        pytest.param("2021-1d", "2021", id="from a year"),
        pytest.param("2021-06-0d", "2021-06", id="even nothing"),
        pytest.param("2021-06+1m-1d", "2021-06", id="after something was added"),
        pytest.param("[2021-06-15]-1d", "[2021-06-15]", id="from a set, though of one day"),
        pytest.param("2021~-1d", "2021~", id="from an approximate year"),
    ],
)
def test_taking_away_needs_a_complete_day_or_a_name(text: str, base: str) -> None:
    assert refusal(text) == (
        f"can't subtract from '{base}'; write a full date (YYYY-MM-DD) or a name"
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("9999-12-31+1d", id="after the last day"),
        pytest.param("-9999-01-01-1d", id="before the first day"),
        pytest.param("deadline+9000y", id="from a name"),
        pytest.param("9999+1d", id="one of the bounds"),
        pytest.param("early-12000y", id="the one bound there is"),
        pytest.param("today+999999999y", id="by far"),
    ],
)
def test_where_shifts_lead_has_to_exist(text: str) -> None:
    assert refusal(text) == f"'{text}' lies outside the years -9999 to 9999"


def test_tomorrow_is_an_error_only_where_it_does_not_exist() -> None:
    at_the_end = FixedScope(NAMES, LAST_DAY)
    assert refusal("tomorrow", at_the_end) == "'tomorrow' lies outside the years -9999 to 9999"
    assert resolve("tomorrow-1d", at_the_end).date.text == "9999-12-31"
    at_the_beginning = FixedScope(NAMES, FIRST_DAY)
    assert (
        refusal("yesterday", at_the_beginning) == "'yesterday' lies outside the years -9999 to 9999"
    )
    assert resolve("yesterday+1d", at_the_beginning).date.text == "-9999-01-01"


# --- A table is read only for what can be a name ---


@pytest.mark.parametrize(
    "text",
    [
        "2021-06-15",
        "2021",
        "[..1984]",
        "today",
        "the Tomorrow",
        "yesterday+1m",
        "2021-06-15-1y+2w",
        "2021-6-1",
        "2021-6-1+10d",
        "15.11.2020",
        "11/15/2020",
        "20210615",
        "2021/06/15",
        "2021-W23",
        "15 June 2021",
        "before 1800",
    ],
)
def test_a_date_reads_no_table(text: str) -> None:
    assert resolve(text, NO_TABLE).date


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2021-2-30",
        "2021-2-30+10d",
        "15.13.2020",
        "01/02/2003",
        "20210631",
        "2021/06/31",
        "2021-02-29",
        "2021-06-15d",
        "2021-06-15+10D",
        "2021-06-15 +10d",
        " 2021-06-15",
        "2021-06-",
        "2021-06-0d",
        "9999-12-31+1d",
        "2021-06-15T25:00",
        "2021/2022",
        "2021-21",
        "2021-W53",
        "1984..",
    ],
)
def test_what_can_only_be_a_date_reads_no_table_either(text: str) -> None:
    assert refusal(text, NO_TABLE) != "the table was read"


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "9/11",
        "2020 season",
        "2020\u5e74\u5c55",
        "44-day war",
        "deadline+1d",
        "war.start",
        "  ",
    ],
)
def test_what_can_be_a_name_reads_the_table(text: str) -> None:
    assert refusal(text, NO_TABLE) == "the table was read"


def test_business_days_read_the_table_for_what_they_are() -> None:
    assert refusal("today+1b", NO_TABLE) == "the table was read"


# --- Names ---


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The  Actual Handover", "actual handover"),
        ("the handover of a region", "handover of region"),
        ("HANDOVER?", "handover"),
        ("a", "a"),
        ("the the", "the"),
        ("Stra\u00dfe", "strasse"),
        ("", ""),
    ],
)
def test_names_are_compared_without_case_articles_and_spaces(name: str, expected: str) -> None:
    assert key(name) == expected


# --- For any text ---

days = st.integers(FIRST_DAY, LAST_DAY)
steps = st.lists(
    st.tuples(
        st.sampled_from("+-"), st.integers(0, 3), st.sampled_from(["y", "m", "mo", "w", "d", "b"])
    ),
    max_size=5,
)


@given(days, steps)
def test_shifts_apply_from_the_left(start: int, shifts: list[tuple[str, int, str]]) -> None:
    text = iso(start) + "".join(f"{sign}{number}{unit}" for sign, number, unit in shifts)
    reached = start
    for sign, number, unit in shifts:
        found = match(f"{number}{unit}")
        assert found is not None
        reached = move(reached, (found[0].times(-1 if sign == "-" else 1),))
    if FIRST_DAY <= reached <= LAST_DAY:
        assert resolve(text, SCOPE).date.earliest == reached
    else:
        assert "lies outside the years -9999 to 9999" in refusal(text)


@given(
    st.text(alphabet="0123456789-+ymwdbPYMWDXx?~[].,/T :ae\u00e9", max_size=14)
    | st.text(max_size=9)
)
def test_any_text_is_a_date_or_an_error_of_one_line(text: str) -> None:
    try:
        resolve(text, SCOPE)
    except HandoverError as error:
        assert str(error)
        assert not any(map(acts, str(error)))


LONG = 2**20


BEGINNINGS = ["", "2021-06-15", "2021", "deadline", "[1984,"]
PIECES = [
    "+1d",
    "-1d",
    "+1m",
    "1",
    "-",
    "+",
    "2021-",
    "x",
    " ",
    "x ",
    "[",
    "1,",
    "+1b",
    "P",
    "\u00e9",
    "?",
    ".",
]


@pytest.mark.sweep
@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_a_megabyte_of_anything_ends_quickly_and_in_one_line(beginning: str, piece: str) -> None:
    text = beginning + piece * (LONG // len(piece))
    began = time.process_time()
    try:
        message = resolve(text, SCOPE).label
    except HandoverError as error:
        message = str(error)
    assert time.process_time() - began < 2
    assert len(message) < 600


def test_as_many_shifts_as_any_date_needs() -> None:
    assert resolve("2021-06-15" + "+1d" * MAX_SHIFTS, SCOPE).date.text == "2021-09-23"
    too_many = "2021-06-15" + "+1d" * (MAX_SHIFTS + 1)
    assert refusal(too_many) == f"'{too_many[:80]}...' has more than {MAX_SHIFTS} shifts"
