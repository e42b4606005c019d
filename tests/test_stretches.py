"""Written stretches of days, and questions about several periods."""

from pathlib import Path

import pytest
from running import Run, RunOnTerminal

from handover_cli.answers.asking import ask_text
from handover_cli.calendar import day_number
from handover_cli.errors import HandoverError
from handover_cli.language.possible_days import PossibleDays
from handover_cli.language.questions import say
from handover_cli.language.reading import read
from handover_cli.language.resolving import FixedScope
from handover_cli.notations import stretches
from handover_cli.table import bundled_path, load
from handover_cli.table.loading import load_text, problems_in
from handover_cli.unknowns.budget import OutOfSteps

BUNDLED = load([bundled_path()])
NOW = FixedScope(BUNDLED, day_number(2026, 11, 23), BUNDLED.business_calendar)
OWN = FixedScope(
    load_text(
        """
        zone = "Asia/Baku"
        [events.begin]
        date = "[2020-01-01..2020-01-02]"
        [events.middle]
        date = "2020-03"
        [periods.early]
        dates = "2020-01-01/2020-01-10"
        [periods.shared]
        start = "begin"
        end = 2020-01-01
        [periods.week]
        dates = "2020-01-01/2020-01-08"
        [periods.to-middle]
        start = 2020-02-01
        end = "middle"
        [periods.from-middle]
        start = "middle+1d"
        end = 2020-05-01
        [periods.about-then]
        dates = "2020-02-20/2020-03"
        [periods.shift]
        start = 2020-06-01T22:00:00+04:00
        end = 2020-06-02T02:00:00+04:00
        [periods.next-shift]
        start = 2020-06-02T02:00:00+04:00
        end = 2020-06-02T10:00:00+04:00
        [periods.by-day]
        dates = "2020-06-03/2020-06-05"
        [periods.late]
        start = "[2020-01-01..2020-01-10]"
        end = 2020-03-01
        [periods.one-day]
        dates = "2020-01-05/2020-01-05"
        [periods.business]
        start = "begin+3b"
        end = 2020-01-20
        [periods."trade-and-industry"]
        title = "Trade and Industry"
        dates = "2021"
        [periods.season]
        title = "2019/2020"
        dates = "2019-09-01/2020-06-30"
        [periods.lease]
        start = 2030-01-01
        """
    ),
    day_number(2026, 11, 23),
    names_override=True,
)


def answer(text: str, scope: FixedScope = NOW) -> str:
    return ask_text(text, scope)[0].text


def refusal(text: str, scope: FixedScope = NOW) -> str:
    with pytest.raises(HandoverError) as caught:
        ask_text(text, scope)
    return caught.value.sentence


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        pytest.param("2020-09-27/2020-11-09", "2020-09-27", "2020-11-09", id="days"),
        pytest.param("2021-06/2021-08", "2021-06", "2021-08", id="months, each one unknown day"),
        pytest.param("2020-09~/2020-11-09?", "2020-09~", "2020-11-09?", id="qualified"),
        pytest.param("-0043/0014", "-0043", "0014", id="before the year 0"),
        pytest.param("199X/[2001,2003]", "199X", "[2001,2003]", id="a pattern and a set"),
        pytest.param("2004/..", "2004", None, id="no end"),
        pytest.param("../2004", None, "2004", id="no beginning"),
        pytest.param("2004/", "2004", "2004-01-01..", id="an unknown end"),
        pytest.param("/2004", "..2004-12-31", "2004", id="an unknown beginning"),
        pytest.param("2021-Q3", "2021-07-01", "2021-09-30", id="a quarter has exact ends"),
        pytest.param("2021-Q4", "2021-10-01", "2021-12-31", id="the last quarter"),
        pytest.param("-0043-Q1", "-0043-01-01", "-0043-03-31", id="a quarter of 44 BC"),
        pytest.param("0000-Q4", "0000-10-01", "0000-12-31", id="a quarter of the year 0"),
        pytest.param(
            "2020-11-15T09:00/2020-11-15T17:00",
            "2020-11-15T09:00:00",
            "2020-11-15T17:00:00",
            id="clock times",
        ),
        pytest.param(
            "2020-11-15T09:00[Asia/Baku]/2020-11-16",
            "2020-11-15T09:00:00+04:00[Asia/Baku]",
            "2020-11-16",
            id="a zone has a slash of its own",
        ),
    ],
)
def test_a_stretch_is_read_with_both_ends(text: str, start: str | None, end: str | None) -> None:
    found = stretches.read(text)
    assert found is not None
    assert [each and each.text for each in (found.start, found.end)] == [start, end]


@pytest.mark.parametrize(
    "text",
    [
        *("2021", "9/11", "15/11/2020", "2020/11/15", "war/peace", "2021-Q5", "2021-QX", "x021-Q1"),
        *("-043-Q1", "--0043-Q1", "2021-Q11", "\u0662021-Q1"),
    ],
)
def test_other_texts_are_no_stretches(text: str) -> None:
    assert stretches.read(text) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("2021/2020", "ends before it starts; write 2020/2021", id="backwards"),
        pytest.param("2021-02-30/2021-04", "there is no day 30", id="no such day"),
        pytest.param("/", "neither a first nor a last day", id="nothing"),
        pytest.param("../..", "neither a first nor a last day", id="open on both sides"),
        pytest.param(
            "2020-11-15T17:00Z/2020-11-15T09:00Z", "ends before it starts", id="times backwards"
        ),
        pytest.param(
            "2020-11-15T09:00/2020-11-15T17:00Z", "in a zone, the other one without", id="one zone"
        ),
    ],
)
def test_a_wrong_stretch_is_an_error(text: str, message: str) -> None:
    with pytest.raises(HandoverError) as caught:
        stretches.read(text)
    assert message in caught.value.sentence


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("days of 2024", "366", id="a year counts both ends"),
        pytest.param("days of 2024 exclusive", "365", id="unless exclusive is said"),
        pytest.param("days of 2020-09-27/2020-11-09", "44", id="an interval"),
        pytest.param("weeks of 2021-06/2021-08", "4..13", id="from a day of June to one of August"),
        pytest.param("days of 2020-11/2020-11", "1..30", id="it never ends before it starts"),
        pytest.param("days of 2021-Q3", "92", id="a quarter"),
        pytest.param("days of -0043-Q1", "90", id="a quarter of 44 BC"),
        pytest.param("is -0043-Q1 meeting -0043-Q2", "yes", id="two quarters of 44 BC"),
        pytest.param("days of 2021-W47", "7", id="a week"),
        pytest.param("is 2021-W47 overlapping 2021-11", "yes", id="a week and a month"),
        pytest.param("is 2021-W52 meeting 2022-W01", "yes", id="a week over the new year"),
        pytest.param("days of the 19th century", "36524", id="a century"),
        pytest.param("days of the 5th century BC", "36525", id="a century before Christ"),
        pytest.param("days of 199X", "3652", id="a decade"),
        pytest.param("days of 2004/..", "1..", id="no end"),
        pytest.param("how long is ../2004?", "1 day..", id="no beginning"),
        pytest.param("days of 2004/", "1..", id="an unknown end"),
        pytest.param("business days of 2004/..", "0..", id="it may be a Saturday"),
        pytest.param("hours of 2020-11-15T09:00/2020-11-16T10:00", "25", id="clock times"),
        pytest.param("when is 2020-09/2020-11", "2020-09/2020-11", id="both ends"),
        pytest.param("start of 2020-09/2020-11", "2020-09", id="its start"),
        pytest.param("is shusha within 2004/..", "yes", id="within a stretch without an end"),
        pytest.param("is shusha within 2004/", "undetermined", id="within an unknown end"),
        pytest.param("is shusha after ../2004", "yes", id="after a stretch"),
        pytest.param(
            "what happened in 2020-11-10/2020-11-15", "statement\ndeadline", id="what happened"
        ),
        pytest.param("Mondays in 2021-Q3", "13", id="Mondays"),
        pytest.param("do 2020 and 2021 meet", "yes", id="years meet"),
        pytest.param("do 2020 and 2021 overlap", "no", id="years do not overlap"),
        pytest.param("is landmine-deaths overlapping 2021-06", "yes", id="a day in a month"),
        pytest.param("was the war before the handover", "yes", id="a period before a date"),
        pytest.param("is the war equal to 2020-09-27/2020-11-09", "yes", id="equal"),
        pytest.param("is 2004 equal to 2004?", "yes", id="equal years"),
        pytest.param("is 2004 equal to the year 2005", "no", id="two years"),
        pytest.param("is the war the same period as the extension", "no", id="not the same"),
        pytest.param("weeks 2020 and the occupation overlap", "47", id="weeks, cut"),
        pytest.param("overlap of 2020 and 2021", "0", id="no overlap"),
        pytest.param("days 2020/.. and war overlap", "0..44", id="an end that does not count"),
        pytest.param("overlap of 2021-06/2021-08 and 2021-08/2021-10", "0..31", id="months"),
        pytest.param("days covered by war, extension and transfer", "61", id="covered"),
        pytest.param("days covered by the war", "44", id="by one"),
        pytest.param("coverage of 2020 by war, and transfer", "56", id="a comma and an and"),
        pytest.param("coverage of 2020/2021 by war", "0..44", id="of unknown ends"),
        pytest.param("days of 2004/.. covered by war", "44", id="of a stretch on and on"),
        pytest.param("gaps between occupation and since-handover", "", id="no gap"),
        pytest.param(
            "gaps between 2021-06/2021-08 and 2021-10/2021-12",
            "2021-08-02..2021-09-01/2021-09-30..2021-10-30",
            id="a gap between months",
        ),
        pytest.param("gaps between 1990 and 2022/..", "1991-01-01/2021-12-31..2022-12-30", id="on"),
        pytest.param("who was on 2020-10-01", "occupation\nwar", id="who"),
        pytest.param("which periods are there in 1999", "occupation", id="in a year"),
        pytest.param(
            "which periods overlap the extension",
            "occupation\ntransfer\nsince-handover",
            id="others than itself",
        ),
    ],
)
def test_questions_about_periods(question: str, expected: str) -> None:
    assert answer(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("overlap of shared and week", "1", id="narrowed by start <= end first"),
        pytest.param("overlap of to-middle and from-middle", "0", id="a shared unknown day"),
        pytest.param("does to-middle meet from-middle", "yes", id="they always meet"),
        pytest.param("does to-middle meet about-then", "no", id="they always overlap"),
        pytest.param("is about-then before from-middle", "undetermined", id="unknown days"),
        pytest.param("days covered by to-middle and from-middle", "91", id="one after the other"),
        pytest.param("gaps between to-middle and from-middle", "", id="none, whatever the day"),
        pytest.param(
            "gaps between late and one-day",
            "2020-01-06/2020-01-06..2020-01-09",
            id="an order that the first possible days do not have",
        ),
        pytest.param(
            "overlap of business and early", "5", id="business days in a shift, and another period"
        ),
        pytest.param("do shift and next-shift meet", "yes", id="at one time"),
        pytest.param("do shift and next-shift overlap", "yes", id="the moment is in both"),
        pytest.param("do shift and by-day meet", "yes", id="on two days in a row"),
        pytest.param("is shift before by-day", "yes", id="a clock time before a day"),
        pytest.param("was by-day after shift", "yes", id="a day after a clock time"),
        pytest.param("is shift within 2020-06", "yes", id="within a month"),
        pytest.param("is shift equal to next-shift", "no", id="other times"),
        pytest.param("days covered by shift and by-day", "5", id="days of a zone"),
        pytest.param("overlap of shift and next-shift", "1", id="they share a day"),
        pytest.param(
            "days covered by early, trade and industry and week", "375", id="an and in a name"
        ),
        pytest.param("days covered by lease", "0", id="it has not begun"),
    ],
)
def test_periods_with_shared_and_imprecise_ends(question: str, expected: str) -> None:
    assert answer(question, OWN) == expected


@pytest.mark.parametrize(
    ("question", "message"),
    [
        pytest.param("days of 2021/2020", "ends before it starts", id="backwards"),
        pytest.param("days since 2020/2021", "is a period, not a date", id="no date"),
        pytest.param("days of [1640..1660]", "write 1640/1660 for a period", id="a set is one day"),
        pytest.param("days of [2021-11-22..2021-11-27]", "is one of several days", id="six days"),
        pytest.param("days of [2021-11-23..2021-11-29]", "is one of several days", id="no week"),
        pytest.param("days of [1800..1899]", "is one of several days", id="no century"),
        pytest.param("days of [1801..1899]", "is one of several days", id="99 years"),
        pytest.param("days of 1950S2", "write 1900-01-01/1999-12-31", id="an estimate"),
        pytest.param("is -1950S3 overlapping 1901", "is one of several days", id="estimates"),
        pytest.param("days of [1640..]", "write 1640-01-01/..", id="an open set"),
        pytest.param("days of [..1640]", "has no first or no last day", id="an open beginning"),
        pytest.param("overlap of 2004/.. and 2005/..", "the days have no end", id="endless"),
        pytest.param("days covered by 2004/.. and war", "the days have no end", id="endless too"),
        pytest.param("months war and transfer overlap", "", id="no unit of days"),
        pytest.param("weeks covered by war", "", id="covered in weeks"),
        pytest.param("gaps between war", "", id="one has no gaps"),
        pytest.param(
            "gaps between 2020/2020 and 2020-03/2020-11",
            "2020/2020 and 2020-03/2020-11 may follow each other in either order",
            id="no order",
        ),
        pytest.param(
            f"days covered by {' and '.join(['war'] * 9)}", "part the periods by commas", id="ands"
        ),
        pytest.param("days of 2020/2021 foo", "no period '2020/2021 foo'", id="more words"),
    ],
)
def test_what_can_not_be_answered_is_said(question: str, message: str) -> None:
    assert message in refusal(question)


@pytest.mark.parametrize(
    "form",
    [
        pytest.param("{end} of {stretch}", id="the day"),
        pytest.param("when did {stretch} {end}", id="in a sentence"),
        pytest.param("days between {end} of {stretch} and 2010", id="a distance"),
        pytest.param("how long ago did {stretch} {end}", id="to today"),
        pytest.param("is {end} of {stretch} before 2010", id="a comparison"),
        pytest.param("halfway through {stretch}", id="both ends at once"),
        pytest.param("was {stretch} longer than 500 years", id="a limit for its length"),
        pytest.param("was {stretch} longer than war", id="a length against another one"),
        pytest.param("how many mondays in {stretch}", id="a count"),
        pytest.param("first monday of {stretch}", id="a day counted from an end"),
    ],
)
@pytest.mark.parametrize(
    ("stretch", "end"), [("2004/..", "end"), ("9999/..", "end"), ("../2004", "start")]
)
def test_an_end_that_is_missing_is_no_answer(form: str, stretch: str, end: str) -> None:
    message = refusal(form.format(stretch=stretch, end=end))
    assert f"'{stretch}' has no {end}; write a date instead of '..'" in message


def test_the_other_end_of_an_endless_stretch_is_known() -> None:
    assert answer("days from start of 2004-01-01/.. to 2004-01-11") == "10"
    assert answer("end of ../2004-01-01") == "2004-01-01"


def test_a_text_that_is_a_stretch_and_a_name_is_an_error() -> None:
    assert "also a name of season; write season" in refusal("days of 2019/2020", OWN)


@pytest.mark.parametrize(
    "text",
    [
        "days war and transfer overlap",
        "weeks 2020 and the occupation overlap",
        "days covered by war, extension and 2020-09/2020-11",
        "days covered by 2004/",
        "coverage of 2020/2021 by war and 2021-Q3",
        "gaps between war, extension and 2021/..",
        "which periods were going on on 2020-11-20",
        "which periods were going on during 2020-09/..",
        "does war overlap 2020",
        "does 2020 meet 2021",
        "is war equal to 2020-09~/2020-11-09?",
        "is war before handover",
    ],
)
def test_a_question_that_is_said_is_read_as_the_same(text: str) -> None:
    question = read(text).question(NOW)
    said = say(question)
    assert read(said).question(NOW) == question
    assert say(read(said).question(NOW)) == said


def test_what_may_belong_to_the_answer_is_a_note(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "table.toml"
    table.write_text(
        '[periods.a]\ndates = "2020-01/2020-03"\n[periods.b]\ndates = "2020-03/2020-05"\n'
        "[periods.c]\nstart = 2019-01-01\n[periods.d]\ndates = '2020-07'\n"
    )
    found = run("ask", "-t", str(table), "which periods were on 2020-03-15")
    assert found.stdout == "c\n"
    assert found.stderr == (
        "Note: a may be one too: it lasted from 2020-01 to 2020-03.\n"
        "Note: b may be one too: it lasted from 2020-03 to 2020-05.\n"
    )
    found = run("ask", "-t", str(table), "gaps between a, 2020-04/2020-06 and d", "-o", "csv")
    assert found.stdout.splitlines() == [
        "start_date,end_date,days",
        "2020-03-02..2020-04-01,2020-03-31..2020-04-29,0..59",
        "2020-06-02..2020-06-30,2020-06-30,0..29",
    ]
    assert found.stderr.splitlines()[1:] == [
        "Note: 2020-06-02..2020-06-30/2020-06-30 may be no gap."
    ]
    shown = run("ask", "-t", str(table), "gaps between a and d", "-o", "table").stdout
    assert "91 to 121 days" in shown


def test_periods_and_gaps_are_drawn(run: Run) -> None:
    assert "No gap." in run("ask", "gaps between war and occupation", "-o", "table").stdout
    assert "No period." in run("ask", "which periods were on 1900-01-01", "-o", "table").stdout
    shown = run("ask", "which periods were going on on 2021-01-01", "-o", "table").stdout
    assert "2020-11-25/today" in shown
    records = run("ask", "which periods were on 2020-10-01", "-o", "csv", "--no-header").stdout
    assert [line.split(",")[0] for line in records.splitlines()] == ["occupation", "war"]
    refused = run("ask", "-", stdin="what was going on in 2020\n")
    assert "several periods are the answer" in refused.stderr


def test_the_answer_says_how_days_were_counted(run: Run) -> None:
    shown = run("ask", "coverage of 2020 by war", "-o", "table").stdout
    assert "That is 12.0 % of 366 days." in shown
    shown = run("ask", "coverage of 2020 by 2020-06/2020-07", "-o", "table").stdout
    assert "That is 0.5 to 16.6 % of 366 days." in shown
    assert "which one is not known" in run("ask", "days of 2020/..", "-o", "table").stdout
    shown = run("is", "war", "overlapping", "2020", "-o", "table").stdout
    assert "2020-01-01/2020-12-31" in shown
    assert "not known" not in shown
    shown = run("is", "landmine-deaths", "overlapping", "2021", "-o", "table").stdout
    assert "landmine-deaths is one day from 2021-06-01 up to 2021-06-30" in shown
    ends = run("ask", "is shusha within ../2021", "-o", "table").stdout
    assert ".start" not in ends


# --- In tables, and selected ---


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        pytest.param('"2020-09-27/2020-11-09"', "2020-09-27,2020-11-09,44,inclusive", id="days"),
        pytest.param('"2021"', "2021-01-01,2021-12-31,365,inclusive", id="a year"),
        pytest.param('"2021-Q3"', "2021-07-01,2021-09-30,92,inclusive", id="a quarter"),
        pytest.param('"June 2021"', "2021-06-01,2021-06-30,30,inclusive", id="a month in words"),
        pytest.param('"2020~/2021-02-01"', "2020~,2021-02-01,33..398,inclusive", id="about"),
        pytest.param('"1598/"', "1598,1598-01-01..,1..,inclusive", id="an unknown end"),
        pytest.param('"/1598"', "..1598-12-31,1598,1..,inclusive", id="an unknown start"),
        pytest.param('"../1598"', "..1598-12-31,1598,1..,inclusive", id="an open start"),
        pytest.param(
            '"-0043-03-15~/.."', "-0043-03-15~,2026-11-23,755941,inclusive", id="going on"
        ),
        pytest.param(
            '"2026-11-22T12:00/.."',
            "2026-11-22T12:00:00,2026-11-23,1,exclusive",
            id="since a clock time",
        ),
        pytest.param(
            '"2020-24/.."\n[seasons]\nwinter = "12-01/02-28"',
            "2020-24,2026-11-23,2095..2184,inclusive",
            id="since a day of a season",
        ),
        pytest.param(
            '"2020-24"\n[seasons]\nwinter = "12-01/02-28"',
            "2020-12-01,2021-02-28,90,inclusive",
            id="a season",
        ),
        pytest.param(
            '"1700-02-29/1701-01-01"\ncalendar = "julian"',
            "1700-03-11,1701-01-12,308,inclusive",
            id="a leap day of a calendar",
        ),
        pytest.param(
            '"1700-02"\ncalendar = "julian"',
            "1700-02-11,1700-03-11,29,inclusive",
            id="a month of a calendar",
        ),
        pytest.param(
            '"1700-02-28/"\ncalendar = "julian"',
            "1700-03-10,1700-03-10..,1..,inclusive",
            id="an unknown end in a calendar",
        ),
        pytest.param(
            '"../1700-02-29"\ncalendar = "julian"',
            "..1700-03-11,1700-03-11,1..,inclusive",
            id="an unknown start in a calendar",
        ),
        pytest.param(
            '"1700-02-28/.."\ncalendar = "gregorian"',
            "1700-02-28,2026-11-23,119338,inclusive",
            id="since a Gregorian day",
        ),
        pytest.param(
            '"1700"\ncalendar = "gregorian"',
            "1700-01-01,1700-12-31,365,inclusive",
            id="a Gregorian year",
        ),
        pytest.param(
            '"2021"\ncounting = "exclusive"',
            "2021-01-01,2021-12-31,364,exclusive",
            id="the difference",
        ),
        pytest.param(
            '"2021-06-01T09:00/2021-06-02T10:00"\nunit = "hours"',
            "2021-06-01T09:00:00,2021-06-02T10:00:00,25,exclusive",
            id="clock times",
        ),
    ],
)
def test_a_period_of_a_table_has_both_ends_in_one_text(
    dates: str, expected: str, run: Run, tmp_path: Path
) -> None:
    table = tmp_path / "table.toml"
    table.write_text(f"[periods.p]\ndates = {dates}\n")
    fields = "start_date,end_date,min,max,counting"
    found = run("periods", "-t", str(table), "--fields", fields, "-o", "csv", "--no-header")
    start, end, low, high, counting = found.stdout.rstrip("\n").split(",")
    days = low if low == high else f"{low}..{high}"
    assert f"{start},{end},{days},{counting}" == expected


@pytest.mark.parametrize(
    ("period", "problem"),
    [
        pytest.param('dates = "../.."', "neither a first nor a last day", id="open"),
        pytest.param('dates = "2020-21/.."', "2020-21", id="a season without days"),
        pytest.param('dates = "1700-02-29/"', "there is no day 29", id="no such day"),
        pytest.param(
            'calendar = "julian"\ndates = "1701-02-29/"', "there is no day 29", id="nor Julian"
        ),
        pytest.param(
            'calendar = "julian"\ndates = "1700-Q1"',
            "'1700-Q1' is no day, month or year that can be one of the julian calendar",
            id="a Gregorian quarter",
        ),
        pytest.param(
            'calendar = "julian"\ndates = "1700-01-01T10:00/.."',
            "'1700-01-01T10:00/..' is no day, month or year",
            id="a clock time in a calendar",
        ),
        pytest.param("dates = 2020-01-01", 'a text such as "1993-04-02/2020-11-25"', id="a day"),
        pytest.param('dates = "2020-01-01"', "is no stretch of days", id="one day"),
        pytest.param('dates = " "', "this text is empty", id="nothing written"),
        pytest.param('dates = "war"', "'war' is no stretch of days", id="a name"),
        pytest.param('dates = "2021/2020"', "ends before it starts", id="backwards"),
        pytest.param('dates = "[2020,2022]"', "is one of several days", id="a set"),
        pytest.param('start = 2020-01-01\ndates = "2020"', "leave out dates", id="both"),
        pytest.param(
            'dates = "2019"\n[periods."a.b"]\ndates = "2020"', "is no id", id="an end in an id"
        ),
        pytest.param('unit = "days"', "the key start is missing", id="neither"),
    ],
)
def test_wrong_dates_of_a_period_are_one_problem(period: str, problem: str) -> None:
    found = problems_in([("my.toml", f"[periods.p]\n{period}\n".encode())])
    assert len(found) == 1
    assert problem in str(found[0])


CLAIMS = """
[periods.a]
dates = "2020-01-01/2020-01-31"
[periods.b]
dates = "2020-01-20/2020-02"
[questions.shared]
ask = "days a and b overlap"
stated = 12
[questions.weeks]
ask = "weeks a and b overlap"
stated = "1 week"
[questions.covered]
ask = "days covered by a and b"
stated = "32..60"
[questions.wrong]
ask = "coverage of a by b"
stated = 13
[questions.relation]
ask = "do a and b overlap"
stated = "yes"
"""


def test_what_periods_share_and_cover_can_be_claimed(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "table.toml"
    table.write_text(CLAIMS)
    found = run("check", "-t", str(table), "--fields", "id,verdict", "--no-header")
    assert found.stdout.split() == [
        *("shared", "true", "weeks", "true", "covered", "true", "wrong", "false"),
        *("relation", "true"),
    ]


@pytest.mark.parametrize(
    ("ask", "stated"),
    [
        pytest.param("weeks a and b overlap", "1.5", id="part of a week"),
        pytest.param("does a meet b", "3", id="a number for yes or no"),
        pytest.param("gaps between a and b", "3", id="gaps are no number"),
    ],
)
def test_a_claim_that_answers_something_else_is_a_problem(ask: str, stated: str) -> None:
    periods = CLAIMS.partition("[questions")[0]
    text = f'{periods}[questions.q]\nask = "{ask}"\nstated = {stated}\n'
    (problem,) = problems_in([("my.toml", text.encode())])
    assert "does not answer the question" in str(problem)


TAGGED = """
[events.a]
date = 2020-01-10
[events.b]
date = "2020-03"
[periods.p]
dates = "2020-01-05/2020-02-10"
tags = ["war", "first"]
[periods.q]
dates = "2020-02-05/2020-03"
tags = ["war"]
[periods.r]
start = "2020-04-01"
"""


@pytest.mark.parametrize(
    ("command", "options", "expected"),
    [
        pytest.param("events", "--on 2020-01-10", "a", id="events on a day"),
        pytest.param("events", "--on 2020-03-10", "b", id="events that may be on a day"),
        pytest.param("events", "--from 2020-01-10", "a b", id="from includes the day"),
        pytest.param("events", "--to 2020-01-10", "a", id="to includes the day"),
        pytest.param("events", "--from 2020-01-11 --to 2020-03-01", "b", id="from and to"),
        pytest.param("periods", "--tag war", "p q", id="a tag"),
        pytest.param("periods", "--tag war --tag first", "p", id="two tags"),
        pytest.param("periods", "--on 2020-02-07", "p q", id="periods on a day"),
        pytest.param("periods", "--on 2020-03-15", "q", id="periods that may be on a day"),
        pytest.param("periods", "--on 2020", "p q r", id="on some day of a year"),
        pytest.param("periods", "--from 2020-02-11", "q r", id="with a day from then on"),
        pytest.param("periods", "--to 2020-02-04", "p", id="with a day until then"),
        pytest.param("periods", "--after 2020-02-04", "q r", id="that start after"),
        pytest.param("periods", "--before 2020-03-05", "p q", id="that may end before"),
        pytest.param("periods", "p r --from 2020-03-01", "r", id="names and dates"),
        pytest.param("periods", "--on 1999", "", id="none"),
    ],
)
def test_what_is_selected(
    command: str, options: str, expected: str, run: Run, tmp_path: Path
) -> None:
    table = tmp_path / "table.toml"
    table.write_text(TAGGED)
    arguments = [*options.split(), "-t", str(table), "--fields", "id", "--no-header"]
    assert run(command, *arguments) == (0, "".join(f"{each}\n" for each in expected.split()), "")


SETS = """
[events.pair]
date = "[2019,2021]"
[events.two-days]
date = "[2020-01-01,2020-12-31]"
[events.leap-day]
date = "20X0-02-29"
[events.noon]
date = 2050-01-01T12:00:00
[periods.from-pair]
start = "[2019,2021]"
end = "[2019-02,2021-12]"
"""


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        pytest.param("--from 2020-02-01 --to 2020-11-01", "leap-day", id="between the members"),
        pytest.param("--after 2020-02-01 --before 2020-11-01", "leap-day", id="the same, strictly"),
        pytest.param("--after 2020-02-01 --to 2020-11-01", "leap-day", id="one of each"),
        pytest.param("--from 2020-03-01 --to 2021", "pair two-days", id="one member"),
        pytest.param("--from 2021-12-31 --to 2021-12-31", "pair", id="its last day"),
        pytest.param("--after 2021-12-31 --before 2040-02-29", "", id="between two members"),
        pytest.param("--on 2020 --from 2020-01-02", "leap-day two-days", id="one day meets both"),
        pytest.param("--on 2019 --from 2020", "", id="no day meets both"),
        pytest.param("--after 2049", "leap-day noon", id="an event at a clock time"),
        pytest.param(
            "--after 2020-02-01T10:00 --before 2020-11-01T10:00", "leap-day", id="clock times"
        ),
    ],
)
def test_a_set_is_selected_by_its_members(
    options: str, expected: str, run: Run, tmp_path: Path
) -> None:
    table = tmp_path / "table.toml"
    table.write_text(SETS)
    arguments = [*options.split(), "-t", str(table), "--fields", "id", "--no-header"]
    assert sorted(run("events", *arguments).stdout.split()) == expected.split()


def test_a_timeline_and_a_search_without_an_end_select_by_the_same_rule(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def give_up(*_: object) -> bool:
        raise OutOfSteps

    table = tmp_path / "table.toml"
    table.write_text(SETS)
    ends = "--after", "2020-03", "--before", "2020-11-01", "-t", str(table), "--fields", "id"
    assert "pair" not in run("timeline", *ends).stdout
    monkeypatch.setattr(PossibleDays, "allow", give_up)
    assert "pair" in run("timeline", *ends).stdout, "it is not known to lie outside"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        pytest.param("--after 2020 --before 2020-12-31", "", id="no start after the year"),
        pytest.param("--after 2019-12-31 --before 2021-12-01", "", id="it ends in 2021-12"),
        pytest.param("--after 2019-12-31 --before 2022", "from-pair", id="one pair of ends"),
        pytest.param("--from 2020 --to 2020", "from-pair", id="it may go on in 2020"),
    ],
)
def test_both_ends_of_a_period_meet_the_limits_together(
    options: str, expected: str, run: Run, tmp_path: Path
) -> None:
    table = tmp_path / "table.toml"
    table.write_text(SETS)
    arguments = [*options.split(), "-t", str(table), "--fields", "id", "--no-header"]
    assert run("periods", *arguments).stdout.split() == expected.split()


def test_the_days_to_today(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "table.toml"
    table.write_text(TAGGED)
    common = "-t", str(table), "--fields", "id,days_to_today,tags", "--no-header"
    today = "--today", "2020-03-10"
    assert run("events", *common, *today).stdout == "a\t60\t\nb\t-21..9\t\n"
    assert run("periods", *common, *today).stdout == (
        "p\t29\twar,first\nq\t-21..9\twar\nr\t-22\t\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(("periods", "--tag", "wra"), "no period has the tag 'wra'", id="no such tag"),
        pytest.param(
            ("events", "--from", "2021", "--to", "2020"),
            "--from '2021' is after --to '2020'",
            id="backwards",
        ),
        pytest.param(("periods", "--on", "war"), "'war' is a period, not a date", id="a period"),
        pytest.param(("events", "--on", "2020/2021"), "is a period, not a date", id="a stretch"),
        pytest.param(("events", "--on", ""), "an empty text is no date", id="nothing"),
    ],
)
def test_a_wrong_selection_is_an_error(arguments: tuple[str, ...], message: str, run: Run) -> None:
    found = run(*arguments)
    assert found.exit_code == 2
    assert message in found.stderr


NOT_KNOWN = "which one is not known"


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        pytest.param("what happened in 2020", "", id="in a year"),
        pytest.param("what happened on 2020-11", "", id="on a month"),
        pytest.param("is the deadline within 2020", "", id="within a year"),
        pytest.param("is landmine-deaths within 2021", "landmine-deaths", id="an event within"),
        pytest.param("which periods include 2020", "", id="periods"),
        pytest.param("what quarter is 2020-11", "", id="a fact"),
        pytest.param("day of year of 2020-11", "", id="a fact in numbers"),
        pytest.param("is 2024 a leap year", "", id="a leap year"),
        pytest.param("what happened after 2020", "2020", id="after an unknown day"),
        pytest.param("what happened in [2019,2021]", "[2019,2021]", id="one of two years"),
        pytest.param("what happened in landmine-deaths", "landmine-deaths", id="an event"),
    ],
)
def test_a_whole_year_is_no_unknown_day(
    question: str, unknown: str, run_tty: RunOnTerminal
) -> None:
    shown = " ".join(run_tty("ask", question, columns=200).text.split())
    assert (NOT_KNOWN in shown) == bool(unknown)
    assert not unknown or f"{unknown} is one day " in shown


def test_lists_of_answers_name_the_era_of_periods_and_gaps(
    tmp_path: Path, run_tty: RunOnTerminal
) -> None:
    path = tmp_path / "t.toml"
    text = '[periods.rep]\nstart = "-0508"\nend = "-0026"\n'
    path.write_text(f'{text}[periods.emp]\nstart = "-0020"\nend = "0476"\n', encoding="utf-8")

    def shown(question: str) -> str:
        return run_tty("ask", question, "-t", str(path), columns=120).text

    assert "-0508/-0026 (509 to 27 BC)" in shown("which periods were going on in 216 BC")
    assert "-0021-12-31..-0020-12-30 (27 to 21 BC)" in shown("gaps between rep and emp")


WHOLE = [
    ("18th century", "1701-01-01", "1800-12-31"),
    ("the eighteenth century", "1701-01-01", "1800-12-31"),
    ("19th-20th century", "1801-01-01", "2000-12-31"),
    ("3rd century BC", "-0299-01-01", "-0200-12-31"),
    ("490s BC", "-0498-01-01", "-0489-12-31"),
    ("1790s", "1790-01-01", "1799-12-31"),
    ("17th century (Julian)", "1601-01-11", "1701-01-11"),
]
"""Centuries and decades, whose days are all meant where a stretch stands."""


@pytest.mark.parametrize(("text", "first", "last"), WHOLE)
def test_a_century_is_a_stretch_where_one_may_stand(text: str, first: str, last: str) -> None:
    days = f"{first}/{last}"
    assert answer(f"days in {text}", NOW) == answer(f"days in {days}", NOW)
    assert answer(f"coverage of {text} by the war", NOW) == answer(
        f"coverage of {days} by the war", NOW
    )
    assert answer(f"is the war within {text}", NOW) == answer(f"is the war within {days}", NOW)
    period = load_text(f'[periods.a]\ndates = "{text}"').periods["a"]
    ends = [end.date.text for end in (period.start, period.end) if end is not None]
    assert ends == [first, last]


def test_a_century_that_is_approximate_has_ends_that_are() -> None:
    period = load_text('[periods.a]\ndates = "c. 18th century"').periods["a"]
    qualifiers = {end.date.qualifiers for end in (period.start, period.end) if end is not None}
    assert qualifiers == {"approximate"}


@pytest.mark.parametrize(
    "text", ["[1701..1800]", "1640 or 1642", "some day in the 18th century", "before 1700"]
)
def test_a_set_is_no_stretch(text: str) -> None:
    table = f"[periods.a]\ndates = '{text}'"
    (problem,) = problems_in([("my.toml", table.encode())])
    assert "one of several days" in str(problem) or "no first" in str(problem)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("1843\u20134", "1843", "1844"),
        ("1843-44", "1843", "1844"),
        ("1830\u20131860", "1830", "1860"),
        ("500-450 BC", "-0499", "-0449"),
        ("c. 1780 to c. 1810", "1780~", "1810~"),
        ("c. 1801\u201310", "1801~", "1810~"),
        ("circa 1640 to 1642", "1640~", "1642~"),
        ("from c. 1640 to 1642", "1640~", "1642"),
        ("June to August 1860", "1860-06", "1860-08"),
        ("3 May 1860 to 5 June 1861", "1860-05-03", "1861-06-05"),
        ("FROM 1701 TO 1710", "1701", "1710"),
    ],
)
def test_a_range_in_words_is_a_period_of_a_table(text: str, start: str, end: str) -> None:
    period = load_text(f'[periods.a]\ndates = "{text}"').periods["a"]
    assert [each.date.text for each in (period.start, period.end) if each] == [start, end]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("between 1701 and 1710", "write 1701/1710 for a period"),
        ("BET 1701 AND 1710", "write 1701/1710 for a period"),
        ("some day in 1843\u201344", "write 1843/1844 for a period"),
        ("c. 1640/50", "write [1640~..1650~] for a day within them, or 1640~/1650~ for a period"),
        ("c. 1801-10", "write 1801-10~ for the part, or [1801~..1810~] for the years"),
    ],
)
def test_what_a_range_can_not_be(text: str, problem: str) -> None:
    (found,) = problems_in([("my.toml", f"[periods.a]\ndates = '{text}'".encode())])
    assert problem in str(found)


@pytest.mark.parametrize(
    "question",
    ["which period was middle in", "in which period was middle", "which periods include middle"],
)
def test_the_periods_of_an_event(question: str) -> None:
    assert answer(question, OWN) == answer("which periods were going on on middle", OWN)


def test_the_periods_that_ran_in_a_year() -> None:
    asked = "which periods ran in 2020"
    assert answer(asked) == answer("which periods were going on during 2020")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("when was BEF 1722", "[..1721-12-31]"),
        ("when was AFT JUN 1921", "[1921-07-01..]"),
        ("days between BET 1735 AND 1740 and 1750-01-01", "3288..5479"),
        ("is the handover after bef 1722", "yes"),
        ("when was CAL 1701", "1701~"),
    ],
)
def test_the_words_of_gedcom_are_no_words_of_a_question(question: str, expected: str) -> None:
    assert answer(question) == expected


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("1850s-1860s", "write [185X..186X] for a day within these years"),
        ("1850s-1840s", "write a full date"),
        ("1850s-10d", "write a full date"),
    ],
)
def test_decades_with_a_hyphen_are_no_difference(text: str, hint: str) -> None:
    assert hint in refusal(f"when was {text}")
