"""EDTF dates: bounds and qualifiers, what is refused and why, and where a date ends."""

import calendar
import re
import time
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from running import Run

from handover_cli.dates import FIRST_DAY, LAST_DAY, bounds_text
from handover_cli.errors import HandoverError
from handover_cli.notations import edtf
from handover_cli.notations import parse as parse_any
from handover_cli.notations.edtf import match
from handover_cli.notations.notation import Match

FORMS = (
    "write YYYY-MM-DD, YYYY-MM or YYYY, with X for an unknown digit, "
    "or one of a set such as [1667,1670..1672]"
)

parse = partial(parse_any, notations=(edtf,))
"""EDTF alone: `test_written` has what is read besides."""


def bounds(text: str) -> str:
    return bounds_text(parse(text).bounds)


def refusal(text: str) -> str:
    with pytest.raises(HandoverError) as caught:
        parse(text)
    return str(caught.value)


def refused_by_match(text: str) -> str:
    with pytest.raises(HandoverError) as caught:
        match(text)
    return str(caught.value)


# --- The examples of the specification (Library of Congress, 4 February 2019) ---

ACCEPTED = [
    # Level 0: date
    ("1985-04-12", "1985-04-12", ""),
    ("1985-04", "1985-04-01..1985-04-30", ""),
    ("1985", "1985-01-01..1985-12-31", ""),
    # Level 1: qualification of a date (complete)
    ("1984?", "1984-01-01..1984-12-31", "uncertain"),
    ("2004-06~", "2004-06-01..2004-06-30", "approximate"),
    ("2004-06-11%", "2004-06-11", "uncertain and approximate"),
    # Level 1: unspecified digits from the right
    ("201X", "2010-01-01..2019-12-31", ""),
    ("20XX", "2000-01-01..2099-12-31", ""),
    ("2004-XX", "2004-01-01..2004-12-31", ""),
    ("1985-04-XX", "1985-04-01..1985-04-30", ""),
    ("1985-XX-XX", "1985-01-01..1985-12-31", ""),
    # Level 2: one of a set
    ("[1667,1668,1670..1672]", "1667-01-01..1672-12-31", ""),
    ("[..1760-12-03]", "..1760-12-03", ""),
    ("[1760-12..]", "1760-12-01..", ""),
    ("[1760-01,1760-02,1760-12..]", "1760-01-01..", ""),
    ("[1667,1760-12]", "1667-01-01..1760-12-31", ""),
    ("[..1984]", "..1984-12-31", ""),
    # Level 2: group qualification
    ("2004-06~-11", "2004-06-11", "approximate year and month"),
    ("2004?-06-11", "2004-06-11", "uncertain year"),
    # Level 2: qualification of individual components
    ("?2004-06-~11", "2004-06-11", "uncertain year; approximate day"),
    ("2004-%06-11", "2004-06-11", "uncertain and approximate month"),
    # Level 2: unspecified digit
    ("156X-12-25", "1560-12-25..1569-12-25", ""),
    ("15XX-12-25", "1500-12-25..1599-12-25", ""),
    ("XXXX-12-XX", "0000-12-01..9999-12-31", ""),
    ("1XXX-XX", "1000-01-01..1999-12-31", ""),
    ("1XXX-12", "1000-12-01..1999-12-31", ""),
    ("1984-1X", "1984-10-01..1984-12-31", ""),
    # Level 1: negative calendar year
    ("-1985", "-1985-01-01..-1985-12-31", ""),
    # Level 2: significant digits
    ("1950S2", "1900-01-01..1999-12-31", ""),
    # Level 2: sub-year groupings
    ("2001-34", "2001-04-01..2001-06-30", ""),
]

REFUSED = [
    # Level 0: date and time
    # Level 0: time interval
    ("1964/2008", "is a period"),
    ("2004-06/2006-08", "is a period"),
    ("2004-02-01/2005-02-08", "is a period"),
    ("2004-02-01/2005-02", "is a period"),
    ("2004-02-01/2005", "is a period"),
    ("2005/2006-02", "is a period"),
    # Level 1: letter-prefixed calendar year
    ("Y170000002", "year of more than four digits"),
    ("Y-170000002", "year of more than four digits"),
    # Level 1: seasons
    ("2001-21", "is a season"),
    # Level 1: extended interval
    ("1985-04-12/..", "is a period"),
    ("1985-04/..", "is a period"),
    ("1985/..", "is a period"),
    ("../1985-04-12", "is a period"),
    ("../1985-04", "is a period"),
    ("../1985", "is a period"),
    ("1985-04-12/", "is a period"),
    ("1985-04/", "is a period"),
    ("1985/", "is a period"),
    ("/1985-04-12", "is a period"),
    ("/1985-04", "is a period"),
    ("/1985", "is a period"),
    # Level 2: exponential year, significant digits
    ("Y-17E7", "year of more than four digits"),
    ("Y171010000S3", "year of more than four digits"),
    ("Y3388E2S3", "year of more than four digits"),
    # Level 2: all members
    ("{1667,1668,1670..1672}", "means all of its dates"),
    ("{1960,1961-12}", "means all of its dates"),
    ("{..1984}", "means all of its dates"),
    # Level 2: interval
    ("2004-06-~01/2004-06-~20", "is a period"),
    ("2004-06-XX/2004-07-03", "is a period"),
]


@pytest.mark.parametrize(("text", "days", "qualifiers"), ACCEPTED)
def test_the_dates_of_the_specification_have_these_bounds_and_qualifiers(
    text: str, days: str, qualifiers: str
) -> None:
    found = parse(text)
    assert (found.text, bounds(text), found.qualifiers) == (text, days, qualifiers)


@pytest.mark.parametrize(("text", "why"), REFUSED)
def test_the_other_examples_of_the_specification_are_refused_for_their_own_reason(
    text: str, why: str
) -> None:
    message = refused_by_match(text)
    assert why in message
    assert f"'{text}'" in message
    assert refusal(text) == message


# --- Bounds ---


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("-9999-01-01", "-9999-01-01", id="the first day"),
        pytest.param("9999-12-31", "9999-12-31", id="the last day"),
        pytest.param("9999", "9999-01-01..9999-12-31", id="the last year needs no next"),
        pytest.param("9999-12", "9999-12-01..9999-12-31", id="the last month needs no next"),
        pytest.param("2020-02", "2020-02-01..2020-02-29", id="leap February"),
        pytest.param("2021-02", "2021-02-01..2021-02-28", id="common February"),
        pytest.param("1900-02", "1900-02-01..1900-02-28", id="century without a leap day"),
        pytest.param("2000-02-29", "2000-02-29", id="century with a leap day"),
        pytest.param("199X", "1990-01-01..1999-12-31", id="a decade"),
        pytest.param("0XXX", "0000-01-01..0999-12-31", id="there is a year 0"),
        pytest.param("000X", "0000-01-01..0009-12-31", id="ten years from 1 BC on"),
        pytest.param("00X0", "0000-01-01..0090-12-31", id="0000 is one of them"),
        pytest.param("XXXX", "0000-01-01..9999-12-31", id="any year"),
        pytest.param("XXXX-XX-XX", "0000-01-01..9999-12-31", id="any day"),
        pytest.param("X9X9", "0909-01-01..9999-12-31", id="X between digits"),
        pytest.param("2021-1X-31", "2021-10-31..2021-12-31", id="November has no 31st"),
        pytest.param("2021-0X-31", "2021-01-31..2021-08-31", id="September has no 31st"),
        pytest.param("2021-X1", "2021-01-01..2021-11-30", id="January or November"),
        pytest.param("2021-X3", "2021-03-01..2021-03-31", id="only March"),
        pytest.param("2021-XX-31", "2021-01-31..2021-12-31", id="a 31st"),
        pytest.param("2021-XX-3X", "2021-01-30..2021-12-31", id="a 30th or 31st"),
        pytest.param("2021-02-X9", "2021-02-09..2021-02-19", id="no 29 February"),
        pytest.param("2020-02-X9", "2020-02-09..2020-02-29", id="29 February"),
        pytest.param("2021-02-2X", "2021-02-20..2021-02-28", id="days past the month's end"),
        pytest.param("2021-06-0X", "2021-06-01..2021-06-09", id="there is no day 0"),
        pytest.param("20XX-02-29", "2000-02-29..2096-02-29", id="leap years only"),
        pytest.param("19XX-02-29", "1904-02-29..1996-02-29", id="1900 was no leap year"),
        pytest.param("XXXX-02-29", "0000-02-29..9996-02-29", id="any leap day"),
        pytest.param("X0XX-02-29", "0000-02-29..9096-02-29", id="9000 is none, 9096 is"),
        pytest.param("XX00-02-29", "0000-02-29..9600-02-29", id="leap centuries"),
        pytest.param("XXX1-02-2X", "0001-02-20..9991-02-28", id="never a leap year"),
        pytest.param("-0043", "-0043-01-01..-0043-12-31", id="44 BC"),
        pytest.param("-0043-03", "-0043-03-01..-0043-03-31", id="a month before the year 0"),
        pytest.param("0000", "0000-01-01..0000-12-31", id="1 BC"),
        pytest.param("0000-02-29", "0000-02-29", id="1 BC is a leap year"),
        pytest.param("-0004-02-29", "-0004-02-29", id="5 BC is a leap year"),
        pytest.param("-004X", "-0049-01-01..-0040-12-31", id="the digits count from the year 0"),
        pytest.param("-000X", "-0009-01-01..-0001-12-31", id="there is no year -0"),
        pytest.param("-00XX-12-25", "-0099-12-25..-0001-12-25", id="a day before the year 0"),
        pytest.param("-XXXX", "-9999-01-01..-0001-12-31", id="any year before the year 0"),
        pytest.param("-XXX1-02-2X", "-9991-02-20..-0001-02-28", id="the ends have other lengths"),
        pytest.param("-XXXX-02-29", "-9996-02-29..-0004-02-29", id="any leap day before 1 BC"),
        pytest.param("202X-02-XX", "2020-02-01..2029-02-28", id="each end has its own length"),
    ],
)
def test_bounds_are_the_earliest_and_the_latest_day_that_fit(text: str, days: str) -> None:
    assert bounds(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("[1667]", "1667-01-01..1667-12-31", id="a set of one"),
        pytest.param("[2021-06-15]", "2021-06-15", id="a set of one day"),
        pytest.param("[1670,1667]", "1667-01-01..1670-12-31", id="in any order"),
        pytest.param("[1990,..1984]", None, id="open only at the very start"),
        pytest.param("[1984..,1990]", None, id="open only at the very end"),
        pytest.param("[..1984..]", None, id="not open on both sides of one date"),
        pytest.param("[..1667..1668]", None, id="no open range of two"),
        pytest.param("[1667..1668..1670]", None, id="no range of three"),
        pytest.param("[..1984,1990..]", "..", id="open at both ends"),
        pytest.param("[..1984,1990]", "..1990-12-31", id="later member than the open one"),
        pytest.param("[1990,1984..]", "1984-01-01..", id="open member earlier than the first"),
        pytest.param("[1667..1667]", "1667-01-01..1667-12-31", id="a range of one"),
        pytest.param("[199X..200X]", "1990-01-01..2009-12-31", id="a range of patterns"),
        pytest.param("[199X..1990]", "1990-01-01..1990-12-31", id="a range that may be one year"),
        pytest.param("[20XX-02-29,2021-1X]", "2000-02-29..2096-02-29", id="patterns"),
        pytest.param("[]", None, id="empty"),
        pytest.param("[..]", None, id="nothing but open"),
        pytest.param("[1667,]", None, id="comma at the end"),
        pytest.param("[,1667]", None, id="comma at the start"),
        pytest.param("[1667", None, id="not closed"),
        pytest.param("[1667}", None, id="closed by another bracket"),
        pytest.param("[1667..}", None, id="open, and closed by another bracket"),
        pytest.param("[1667...1668]", None, id="three dots"),
        pytest.param("[1667;1668]", None, id="another separator"),
        pytest.param("[1667..x]", None, id="a range to nothing"),
        pytest.param("[[1667]]", None, id="nested"),
        pytest.param("[-0044,-0042]", "-0044-01-01..-0042-12-31", id="years before the year 0"),
        pytest.param("[-0044..-0042]", "-0044-01-01..-0042-12-31", id="a range of them"),
        pytest.param("[..-0043]", "..-0043-12-31", id="open before one of them"),
        pytest.param("[-0043..]", "-0043-01-01..", id="open after one of them"),
        pytest.param("[-0001..0001]", "-0001-01-01..0001-12-31", id="through the year 0"),
        pytest.param("[--0043]", None, id="two signs"),
    ],
)
def test_a_set_spans_its_members(text: str, days: str | None) -> None:
    if days is None:
        assert match(text) is None
        assert refusal(text) == f"'{text}' is not an EDTF date; {FORMS}"
    else:
        assert bounds(text) == days


# --- Qualifiers ---


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        pytest.param("2021", "", id="none"),
        pytest.param("?2021", "uncertain", id="left of the only part is all of it"),
        pytest.param("~2021-~06", "approximate", id="each part alone is all of it"),
        pytest.param("2021-~06", "approximate month", id="left: this part alone"),
        pytest.param("2021~-06", "approximate year", id="right: this and all to its left"),
        pytest.param("~2021-06-~15", "approximate year and day", id="parts that are not adjacent"),
        pytest.param("2021-?06-?15", "uncertain month and day", id="left, twice"),
        pytest.param(
            "2021~-06?", "uncertain and approximate year; uncertain month", id="right, twice"
        ),
        pytest.param(
            "2021-~06?",
            "uncertain year; uncertain and approximate month",
            id="both sides of one part add up",
        ),
        pytest.param("?2021~", "uncertain and approximate", id="both sides of the only part"),
        pytest.param(
            "?2021-~06-%15",
            "uncertain year; approximate month; uncertain and approximate day",
            id="three kinds",
        ),
        pytest.param("199X~", "approximate", id="with a pattern"),
        pytest.param("[1667?,1668?]", "uncertain", id="all members of a set"),
        pytest.param("[1667?..1668?]", "uncertain", id="both ends of a range"),
        pytest.param("[1667?,1668]", "in some members: uncertain", id="some members"),
        pytest.param(
            "[1667,1668~,1669?,1670~]",
            "in some members: approximate; uncertain",
            id="each thing once, as they come",
        ),
        pytest.param("-0043~", "approximate", id="before the year 0"),
        pytest.param("?-0043-~03", "uncertain year; approximate month", id="left of a sign"),
        pytest.param("[-0044?,-0042?]", "uncertain", id="all years before the year 0"),
        pytest.param("2021-33%", "uncertain and approximate", id="a quarter"),
        pytest.param("2021?-38", "uncertain year", id="the year of a third"),
        pytest.param("2021~-?40", "approximate year; uncertain half", id="a half and its year"),
        pytest.param("[..2004-06~-11]", "approximate year and month", id="part of an open member"),
    ],
)
def test_qualifiers_are_told_in_words(text: str, qualifiers: str) -> None:
    assert parse(text).qualifiers == qualifiers


@pytest.mark.parametrize("marked", ["~2021-1X-31", "2021?-1X-31", "2021-%1X~-31", "2021-1X-31%"])
def test_qualifiers_never_widen_the_bounds(marked: str) -> None:
    assert bounds(marked) == bounds("2021-1X-31")


@pytest.mark.parametrize("text", ["2004?~", "2004-06?~-11", "2004-?~06", "??2004", "2004-06-11%%"])
def test_a_part_takes_one_qualifier_on_each_side(text: str) -> None:
    refusal(text)


# --- Refusals, whole ---


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "2021-02-29",
            "there is no day 29 in '2021-02-29': 2021-02 has 28 days",
            id="no leap year",
        ),
        pytest.param(
            "2021-06-31?",
            "there is no day 31 in '2021-06-31?': 2021-06 has 30 days",
            id="a day too many, qualified",
        ),
        pytest.param(
            "2021-06-00", "there is no day 00 in '2021-06-00': 2021-06 has 30 days", id="day 0"
        ),
        pytest.param(
            "2021-13-01",
            "there is no month 13 in '2021-13-01': months go from 01 to 12",
            id="month 13",
        ),
        pytest.param(
            "2021-00", "there is no month 00 in '2021-00': months go from 01 to 12", id="month 0"
        ),
        pytest.param(
            "2021-42",
            "there is no month 42 in '2021-42': months go from 01 to 12",
            id="past the last part of a year",
        ),
        pytest.param(
            "2021-21-05",
            "there is no month 21 in '2021-21-05': months go from 01 to 12",
            id="no days in a season",
        ),
        pytest.param(
            "199X-13",
            "there is no month 13 in '199X-13': months go from 01 to 12",
            id="X elsewhere",
        ),
        pytest.param("2021-02-3X", "no day fits the pattern '2021-02-3X'", id="30 February"),
        pytest.param("2021-2X", "no day fits the pattern '2021-2X'", id="months 20 to 29"),
        pytest.param("2021-06-4X", "no day fits the pattern '2021-06-4X'", id="days 40 to 49"),
        pytest.param("XXX1-02-29", "no day fits the pattern 'XXX1-02-29'", id="odd leap years"),
        pytest.param("XXXX-X4-31", "no day fits the pattern 'XXXX-X4-31'", id="31 April"),
        pytest.param(
            "2021/2022",
            "'2021/2022' is a period, not a date; give its start and its end as two dates",
            id="period",
        ),
        pytest.param(
            "2021-02-30/..",
            "'2021-02-30/..' is a period, not a date; give its start and its end as two dates",
            id="period, before its days are looked at",
        ),
        pytest.param(
            "-0100/Y12345",
            "'-0100/Y12345' is a period, not a date; give its start and its end as two dates",
            id="period of years out of reach",
        ),
        pytest.param(
            "{1667,1668}",
            "'{1667,1668}' means all of its dates, but a date here is one day; "
            "'[1667,1668]' would be one of them",
            id="all of a set",
        ),
        pytest.param(
            "Y12345",
            "'Y12345' has a year of more than four digits, outside the years -9999 to 9999",
            id="long year",
        ),
        pytest.param(
            "-0000", "'-0000' is the year 0, which has no sign; write 0000", id="year 0 with a sign"
        ),
        pytest.param(
            "[-0000..]",
            "'-0000' is the year 0, which has no sign (in '[-0000..]'); write 0000",
            id="year 0 with a sign in a set",
        ),
        pytest.param(
            "1950S0",
            "'1950S0' must have from 1 to 4 significant digits; "
            "write 1950S2 for a year of 19XX, or 1950",
            id="no significant digit",
        ),
        pytest.param(
            "-1950S5",
            "'-1950S5' must have from 1 to 4 significant digits; "
            "write -1950S2 for a year of -19XX, or -1950",
            id="more significant digits than there are",
        ),
        pytest.param(
            "19XXS2",
            "'19XXS2' has unknown digits and counts significant digits; write 19XX",
            id="two ways to say what is not known",
        ),
        pytest.param(
            "0050S1",
            "'0050S1' may count the zeros at its beginning, or may not; write 0XXX or 005X",
            id="significant zeros",
        ),
        pytest.param(
            "1933-34",
            "'1933-34' can be a quarter of the year or two years; "
            "write [1933-34] for the quarter, or [1933..1934] for the years",
            id="a quarter that looks like two years",
        ),
        pytest.param(
            "2040-41",
            "'2040-41' can be a half of the year or two years; "
            "write [2040-41] for the half, or [2040..2041] for the years",
            id="a half that looks like two years",
        ),
        pytest.param(
            "2021-33-05",
            "there is no month 33 in '2021-33-05': months go from 01 to 12",
            id="no days in a quarter",
        ),
        pytest.param(
            "[1672..1670]",
            "the range '1672..1670' runs backwards (in '[1672..1670]'); "
            "write the earlier date first",
            id="reversed range",
        ),
        pytest.param(
            "[1990..198X]",
            "the range '1990..198X' runs backwards (in '[1990..198X]'); "
            "write the earlier date first",
            id="reversed range of patterns",
        ),
        pytest.param(
            "[1667..1668-12]",
            "the ends of the range '1667..1668-12' must both be years, both months or both days "
            "(in '[1667..1668-12]')",
            id="range of two precisions",
        ),
        pytest.param(
            "[2021-03..2021-34]",
            "the ends of the range '2021-03..2021-34' must both be years, both months or both days "
            "(in '[2021-03..2021-34]')",
            id="range from a month to a quarter",
        ),
        pytest.param(
            "[1667,2021-02-29,1672..1670]",
            "there is no day 29 in '2021-02-29': 2021-02 has 28 days "
            "(in '[1667,2021-02-29,1672..1670]')",
            id="the first of a set's problems",
        ),
    ],
)
def test_what_is_well_formed_but_refused_says_why(text: str, message: str) -> None:
    assert refusal(text) == message
    assert refused_by_match(text) == message
    assert refused_by_match(f"{text}+10d") == message.replace(
        f"'{text}' has a time", f"'{text}+10d' has a time"
    )


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("2021-6-1", "2021-06-01", id="one digit"),
        pytest.param("2021-6", "2021-06", id="one digit of a month"),
        pytest.param("2021/06/15", "2021-06-15", id="slashes"),
        pytest.param("2021.6.15", "2021-06-15", id="dots"),
        pytest.param("20210615", "2021-06-15", id="basic format"),
        pytest.param(" 2021-06-15", "2021-06-15", id="space before"),
        pytest.param("2021-06-15 ", "2021-06-15", id="space after"),
        pytest.param("\uff12\uff10\uff12\uff11-06-15", "2021-06-15", id="full-width digits"),
        pytest.param("2021\u201306\u201315", "2021-06-15", id="en dashes"),
        pytest.param("\u0662\u0660\u0662\u0661", "2021", id="Arabic digits"),
        pytest.param("[1667, 1668]", "[1667,1668]", id="space in a set"),
        pytest.param("..1984", "[..1984]", id="an open side without brackets"),
        pytest.param("2021-06-01..2021-06-30", "[2021-06-01..2021-06-30]", id="a bare range"),
        pytest.param("199x", "199X", id="lower case"),
        pytest.param("1984~?", "1984%", id="qualifiers of the draft of 2012"),
    ],
)
def test_a_near_miss_is_refused_and_the_right_form_suggested(text: str, meant: str) -> None:
    assert refusal(text) == f"'{text}' is not a date as EDTF writes it; did you mean '{meant}'?"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("Y2021", "2021", id="Y before four digits"),
        pytest.param("Y-0043", "-0043", id="Y before a sign"),
        pytest.param("\u22120043", "-0043", id="a minus of another script"),
        pytest.param("199u", "199X", id="the draft of 2012"),
    ],
)
def test_a_near_miss_that_could_be_a_name_is_suggested_too(run: Run, text: str, meant: str) -> None:
    stderr = run("between", text, "2021").stderr
    assert stderr == f"Error: '{text}' is not a date as EDTF writes it; did you mean '{meant}'?\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("2021-06-15\n", r"2021-06-15\n", id="newline"),
        pytest.param("2021-06-15\r", r"2021-06-15\r", id="return"),
        pytest.param("\t2021", r"\t2021", id="tab"),
    ],
)
def test_white_space_is_refused_and_shown(text: str, shown: str) -> None:
    meant = text.strip()
    assert refusal(text) == f"'{shown}' is not a date as EDTF writes it; did you mean '{meant}'?"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", f"'' is not an EDTF date; {FORMS}", id="empty"),
        pytest.param(" ", f"' ' is not an EDTF date; {FORMS}", id="blank"),
        pytest.param("soon", f"'soon' is not an EDTF date; {FORMS}", id="a word"),
        pytest.param("15.6.2021", f"'15.6.2021' is not an EDTF date; {FORMS}", id="day first"),
        pytest.param(
            "2021-2-30",
            "'2021-2-30' is not one EDTF date: '-2-30' follows '2021'",
            id="no such day",
        ),
        pytest.param(
            "2021-06-15d",
            "'2021-06-15d' is not one EDTF date: 'd' follows '2021-06-15'",
            id="a rest",
        ),
        pytest.param(
            "2021-06+10d",
            "'2021-06+10d' is not one EDTF date: '+10d' follows '2021-06'",
            id="a shift",
        ),
        pytest.param(
            "2021-W05-1",
            "'2021-W05-1' is not one EDTF date: '-W05-1' follows '2021'",
            id="ISO week",
        ),
        pytest.param(
            "\u00b2021", f"'\u00b2021' is not an EDTF date; {FORMS}", id="superscript digit"
        ),
        pytest.param(
            "1" * 1000, f"'{'1' * 80}...' is not an EDTF date; {FORMS}", id="cut when long"
        ),
    ],
)
def test_other_text_is_refused_with_what_is_accepted(text: str, message: str) -> None:
    assert refusal(text) == message


# --- Where a date ends ---


@pytest.mark.parametrize(
    ("text", "date_text", "complete"),
    [
        pytest.param("2021-06-15d", "2021-06-15", True, id="a rest that means nothing"),
        pytest.param("2021-06-10d", "2021-06-10", True, id="never a year-month and a shift"),
        pytest.param("2021-06-123d", "2021-06-12", True, id="longest, though a shift would fit"),
        pytest.param("2021-06+10d", "2021-06", False, id="plus a shift"),
        pytest.param("2021-06-15-10d", "2021-06-15", True, id="minus a shift"),
        pytest.param("2021-06-15+P1M", "2021-06-15", True, id="plus an ISO shift"),
        pytest.param("2021-06-1d", "2021-06", False, id="a shift that the caller refuses"),
        pytest.param("2021-6-1", "2021", False, id="one digit"),
        pytest.param("2021-06-15~-10d", "2021-06-15~", True, id="qualified, then a shift"),
        pytest.param("2021-06-~10d", "2021-06-~10", True, id="a qualified day"),
        pytest.param("2021-06-~1d", "2021-06", False, id="no qualified day"),
        pytest.param("2021-06-15??", "2021-06-15?", True, id="one qualifier"),
        pytest.param("XXXX-12-XX+1d", "XXXX-12-XX", True, id="a pattern"),
        pytest.param("[1984..]+1d", "[1984..]", False, id="a set"),
        pytest.param("[2021-06-15]?", "[2021-06-15]", False, id="a set takes no qualifier"),
        pytest.param("2021 elections", "2021", False, id="a title that begins with a year"),
        pytest.param("2021-06-15 attack", "2021-06-15", True, id="one that begins with a day"),
        pytest.param("2021\u201322 season", "2021", False, id="one with a dash"),
        pytest.param("2021/2022 season", "2021", False, id="one that begins with a period"),
        pytest.param("2021/06/15", "2021", False, id="slashes that make no period"),
        pytest.param("1990s boom", "1990", False, id="one that begins with a decade"),
        pytest.param("1950S2 engine", "1950S2", False, id="one like significant digits"),
        pytest.param("1950S25 engine", "1950S2", False, id="a number of one digit"),
        pytest.param("1950S5 engine", "1950", False, id="more digits than a year has"),
        pytest.param("1950S2?", "1950S2", False, id="significant digits take no qualifier"),
        pytest.param("1950~S2", "1950~", False, id="nor does their year"),
        pytest.param("0000 hours", "0000", False, id="a title that begins with the year 0"),
        pytest.param("-1985 degrees", "-1985", False, id="one with a year before the year 0"),
        pytest.param("-1985d", "-1985", False, id="a duration, which is read before dates"),
        pytest.param("1950S", "1950", False, id="no number of significant digits"),
        pytest.param("1950-06S2", "1950-06", False, id="only years have significant digits"),
        pytest.param("2021-06-15T10:00 raid", "2021-06-15", True, id="one like a time"),
        pytest.param("2021-06-15Torun", "2021-06-15", True, id="T and no time"),
        pytest.param("2021-06T10:00", "2021-06", False, id="no times without a day"),
        pytest.param("2021..2022", "2021", False, id="a range needs brackets"),
    ],
)
def test_match_takes_the_longest_date_and_leaves_the_rest(
    text: str, date_text: str, complete: bool
) -> None:
    expected = Match(parse(date_text), len(date_text), complete)
    assert match(text) == expected
    assert match(f"on {text}", 3) == expected._replace(end=len(date_text) + 3)


@pytest.mark.parametrize(
    "text",
    [
        "", "deadline", "year of war", "today", "X", "XXX", "XXII Olympics", "X-ray project",
        "44-day war", "2nd contract", "10000 refugees", "199", "20210615", "1990X", "12-11-10",
        "[draft] plan", "[1667 edition]", "[1667, 1668]", "[", "{", "{x}", "{1667",
        "{1667,1668} list", "[1672..1670] riots",
        "2020-21 season", "1933-34 season", "2021-13 model", "2021-02-30 thing", "2021-02-29d", "2020-21-season",
        "-0000 hours", "-1y6m", "-44", "- 1985", "--1985",
        "Y", "Y2K", "Y2038", "Y-500", "Y2038S2", "Y17E", "Y17E7 rock", "Y12345 road", "YE7",
        "/", "//", "../..", "../events.toml", "..", "../", "/..", "/etc/hosts", "...",
        "?", "~", "%", "~100 people", "?2", "\u0662\u0660\u0662\u0661",
        "\uff12\uff10\uff12\uff11-06-15", "\n2021", " 2021",
    ],
)  # fmt: skip
def test_text_that_only_looks_like_a_date_is_left_to_names(text: str) -> None:
    assert match(text) is None


def test_nothing_begins_past_the_end() -> None:
    assert match("2021", 4) is None
    assert match("2021", 99) is None


# --- Properties ---

ALPHABET = "0123456789X-?~%[]{},./TZYESPd+: \n\u2013\uff11\u0661\x00\ud800"
SHAPES = st.from_regex(
    r"\A[?~%]?-?[0-9X]{4}[?~%]?(-[?~%]?[0-3X][0-9X][?~%]?(-[?~%]?[0-3X][0-9X][?~%]?)?)?\Z",
    alphabet=st.characters(codec="ascii"),
)
SETS = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["[", "[..", "{"]),
    st.lists(SHAPES, min_size=1, max_size=4).map(",".join),
    st.sampled_from(["", "..", "..2100", ",1984.."]),
    st.sampled_from(["]", "}"]),
)
NEARLY = st.builds(
    "{}{}{}".format,
    SHAPES | SETS,
    st.sampled_from(["", "/", "T10:00", "S2", "+", "-", "..", ","]),
    st.text(ALPHABET, max_size=12) | SHAPES,
)
ANYTHING = st.text() | st.text(ALPHABET, max_size=40) | SHAPES | SETS | NEARLY


def attempt(text: str, start: int = 0) -> Match | str | None:
    """What `match` gives, or what it says when it refuses."""
    try:
        return match(text, start)
    except HandoverError as error:
        return str(error)


def complaint(text: str) -> str:
    """What `parse` says when it refuses; nothing when it does not."""
    try:
        parse(text)
    except HandoverError as error:
        return str(error)
    return ""


@given(st.dates())
def test_every_day_reads_back(day: date) -> None:
    found = parse(day.isoformat())
    assert found.is_precise
    assert found.earliest == day.toordinal()
    assert found.text == day.isoformat()
    month = parse(day.isoformat()[:7])
    year = parse(day.isoformat()[:4])
    last = calendar.monthrange(day.year, day.month)[1]
    assert month.earliest == day.replace(day=1).toordinal()
    assert month.latest == day.replace(day=last).toordinal()
    assert year.earliest == date(day.year, 1, 1).toordinal()
    assert year.latest == date(day.year, 12, 31).toordinal()


@pytest.mark.sweep
@given(ANYTHING)
@settings(max_examples=1000)
def test_any_text_gives_the_longest_date_or_one_sentence(text: str) -> None:
    found = attempt(text)
    sentence = complaint(text)
    if isinstance(found, str):
        assert sentence == found
    whole = isinstance(found, Match) and found.end == len(text)
    assert whole == (not sentence)
    assert "\n" not in sentence
    assert_longest(text, found)


def assert_longest(text: str, found: Match | str | None) -> None:
    """No part that is longer than the match is a date; without a match, no part is one."""
    if isinstance(found, Match):
        assert parse(text[: found.end]) == found.date
        begin = found.end + 1
    elif found is None and not re.match(r"[?~%]?-?[0-9X]{5}|.*[0-9X]{4}.*[-+ ]", text, re.DOTALL):
        begin = 0
    else:
        return
    for end in range(begin, len(text) + 1):
        with pytest.raises(HandoverError):
            parse(text[:end])


@given(SHAPES | SETS)
def test_the_earliest_day_is_never_after_the_latest(text: str) -> None:
    if not complaint(text):
        found = parse(text)
        first = FIRST_DAY if found.earliest is None else found.earliest
        last = LAST_DAY if found.latest is None else found.latest
        assert found.text == text
        assert FIRST_DAY <= first <= last <= LAST_DAY


@given(SHAPES | SETS, st.sampled_from(["", "+1d", "-P1M", " x"]), st.text(max_size=5))
def test_where_a_date_begins_makes_no_difference(text: str, rest: str, before: str) -> None:
    at_start = attempt(text + rest)
    later = attempt(before + text + rest, len(before))
    if isinstance(later, Match):
        later = later._replace(end=later.end - len(before))
    assert later == at_start


# --- Brute force ---
#
# Every day whose ISO text fits the pattern, character by character. The days of a year
# are one of two lists, so for random patterns the texts are compared year by year.

YEARS = [f"-{year:04d}" for year in range(9999, 0, -1)] + [f"{year:04d}" for year in range(10_000)]
LEAP_YEARS = frozenset(text for text in YEARS if calendar.isleap(int(text)))
COMMON_DAYS = [(date(2021, 1, 1) + timedelta(days)).isoformat()[5:] for days in range(365)]
LEAP_DAYS = [(date(2020, 1, 1) + timedelta(days)).isoformat()[5:] for days in range(366)]


def expression(pattern: str) -> str:
    return pattern.replace("X", "[0-9]")


MONTHS_OF_PARTS = {
    "33": "0[123]", "34": "0[456]", "35": "0[789]", "36": "1[012]",
    "37": "0[1234]", "38": "0[5678]", "39": "09|1[012]",
    "40": "0[123456]", "41": "0[789]|1[012]",
}  # fmt: skip


def looks_like_two_years(year: str, part: str) -> bool:
    """True for the half of 2040 that may be 2040 to 2041; quarters and thirds alike."""
    return part in MONTHS_OF_PARTS and year.isdigit() and int(year) % 100 + 1 == int(part)


def brute_force(pattern: str) -> str | None:
    """The first and the last day that the pattern allows, by trying them."""
    year, month, day = [*re.findall(r"^-?[0-9X]+|[0-9X]+", pattern), "XX", "XX"][:3]
    fits_year = re.compile(expression(year)).fullmatch
    if "X" not in month and len(pattern.removeprefix("-")) == 7:
        month = MONTHS_OF_PARTS.get(month, month)
        if looks_like_two_years(year, pattern[-2:]):
            return None
    fits_day = re.compile(expression(f"(?:{month})-{day}")).fullmatch
    common = [text for text in COMMON_DAYS if fits_day(text)]
    leap = [text for text in LEAP_DAYS if fits_day(text)]
    fitting = [
        (f"{text}-{rest[0]}", f"{text}-{rest[-1]}")
        for text in filter(fits_year, YEARS)
        if (rest := leap if text in LEAP_YEARS else common)
    ]
    return bounds_of(fitting[0][0], fitting[-1][1]) if fitting else None


def bounds_of(first: str, last: str) -> str:
    return first if first == last else f"{first}..{last}"


DIGIT = st.sampled_from("0123456789XXXX")
PATTERNS = st.builds(
    lambda sign, year, rest, parts: sign + "-".join([year, *rest][:parts]),
    st.sampled_from(["", "-"]),
    st.lists(DIGIT, min_size=4, max_size=4).map("".join),
    st.tuples(
        st.builds("{}{}".format, st.sampled_from("0011XX23"), DIGIT),
        st.builds("{}{}".format, st.sampled_from("0123XX4"), DIGIT) | st.just("29"),
    ),
    st.integers(1, 3),
)


@given(
    PATTERNS
    | st.builds(
        "{}-02-{}".format,
        PATTERNS.map(lambda text: text[: 5 if text[0] == "-" else 4]),
        st.just("29"),
    )
)
@settings(max_examples=400, deadline=None)
def test_patterns_have_the_bounds_that_brute_force_finds(pattern: str) -> None:
    expected = brute_force(pattern)
    if expected is None:
        refusal(pattern)
    else:
        assert bounds(pattern) == expected


@given(st.dates(), st.integers(0, 255))
@settings(deadline=None)
def test_a_day_lies_within_the_bounds_of_any_pattern_made_of_it(day: date, hidden: int) -> None:
    digits = iter(range(8))
    pattern = "".join(
        c if c == "-" or not hidden >> next(digits) & 1 else "X" for c in day.isoformat()
    )
    found = parse(pattern)
    assert bounds(pattern) == brute_force(pattern)
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest <= day.toordinal() <= found.latest


@pytest.fixture(scope="module")
def every_day() -> str:
    """Every day that there is, a line each."""
    days = {365: COMMON_DAYS, 366: LEAP_DAYS}
    lengths = [365 + calendar.isleap(year) for year in range(-9999, 10_000)]
    assert sum(lengths) == LAST_DAY - FIRST_DAY + 1
    years = zip(YEARS, lengths, strict=True)
    return "\n".join(f"{year}-" + f"\n{year}-".join(days[length]) for year, length in years)


@pytest.mark.sweep
@pytest.mark.parametrize(
    "pattern",
    [
        "XXXX-02-29",
        "X1XX-X1-3X",
        "20XX-02-29",
        "0XXX-XX-XX",
        "XXX1-02-29",
        "19X9-0X-30",
        "-X1XX-0X-3X",
    ],
)
def test_patterns_have_the_bounds_found_among_all_days(pattern: str, every_day: str) -> None:
    days = re.findall(f"^{expression(pattern)}$", every_day, re.MULTILINE)
    if days:
        assert bounds(pattern) == bounds_of(days[0], days[-1])
    else:
        refusal(pattern)


# --- Cost ---

MIB = 1 << 20


@pytest.mark.sweep
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1" * MIB, id="digits"),
        pytest.param("X" * MIB, id="pattern"),
        pytest.param("[" * MIB, id="brackets"),
        pytest.param("{" * MIB, id="braces"),
        pytest.param("." * MIB, id="dots"),
        pytest.param("-" * MIB, id="hyphens"),
        pytest.param("2021/" * (MIB // 5), id="periods"),
        pytest.param("Y" + "1" * MIB, id="long year"),
        pytest.param("1950S" + "1" * MIB, id="significant digits"),
        pytest.param("2021-06-15T" + "1" * MIB, id="time"),
        pytest.param("[" + "1667," * (MIB // 20) + "1667]", id="set"),
        pytest.param("[" + "199X-33,20XX-02-29," * (MIB // 80) + "1667]", id="set with gaps"),
        pytest.param("[" + "1667?-%XX-X9?," * (MIB // 56), id="set that never ends"),
        pytest.param("[" + "XXX0-02-29," * (MIB // 44) + "XXX1-02-29]", id="set of patterns"),
        pytest.param("[" + "2021-02-29," * (MIB // 11) + "2021]", id="set of problems"),
    ],
)
def test_huge_text_takes_time_in_proportion(text: str) -> None:
    begin = time.process_time()
    attempt(text)
    assert len(complaint(text)) < 400
    assert time.process_time() - begin < 5


def test_the_qualifiers_of_a_huge_set_stay_short() -> None:
    found = parse("[" + "1667?,1668~," * 10_000 + "1984..]")
    assert found.qualifiers == "in some members: uncertain; approximate"


@pytest.mark.parametrize("pattern", ["XXXX-XX-XX", "XXXX-02-29", "XXX1-02-29", "XXXX-04-31"])
def test_a_pattern_does_not_try_every_day(pattern: str) -> None:
    begin = time.process_time()
    for _ in range(20):
        attempt(pattern)
    assert time.process_time() - begin < 1
