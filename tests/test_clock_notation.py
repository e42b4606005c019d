"""How clock times are written: what each text is read as, what is refused, what stays a name."""

from datetime import UTC, datetime
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from zone_samples import second_of

from handover_cli.calendar import SECOND
from handover_cli.errors import HandoverError
from handover_cli.language.expressions import parse_whole, shifts_text
from handover_cli.language.resolving import FixedScope, now_point, resolve, shift
from handover_cli.moments import time_text
from handover_cli.notations import IN_QUESTIONS, match, parse
from handover_cli.notations.clock import read_time
from handover_cli.notations.notation import AmbiguousDate, GivenConventions
from handover_cli.spans import Duration
from handover_cli.table.loading import load_text
from handover_cli.zones import Zone

THEN = "2020-11-15T23:59:00"

READ: dict[str, list[tuple[str, str]]] = {
    "EDTF and RFC 3339": [
        ("2020-11-15T23:59:30", "2020-11-15T23:59:30"),
        ("2020-11-15T23:59:30Z", "2020-11-15T23:59:30Z"),
        ("2020-11-15T23:59:30-04", "2020-11-15T23:59:30-04:00"),
        ("2020-11-15T23:59:30+04:30", "2020-11-15T23:59:30+04:30"),
        ("2020-11-15 23:59:30Z", "2020-11-15T23:59:30Z"),
        ("2020-11-15T23:59", THEN),
        ("2020-11-15 23:59", THEN),
        ("2020-11-15  23:59", THEN),
        ("0001-01-01T00:00", "0001-01-01T00:00:00"),
        ("9999-12-31T23:59", "9999-12-31T23:59:00"),
    ],
    "parts of a second, with a point or a comma": [
        ("2020-11-15T23:59:30.5", "2020-11-15T23:59:30.5"),
        ("2020-11-15T23:59:30,5", "2020-11-15T23:59:30.5"),
        ("2020-11-15T23:59:30.250", "2020-11-15T23:59:30.25"),
        ("2020-11-15T23:59:30.000Z", "2020-11-15T23:59:30Z"),
        ("2020-11-15T23:59:30.123456789Z", "2020-11-15T23:59:30.123456789Z"),
    ],
    "offsets": [
        (f"{THEN}+04", f"{THEN}+04:00"),
        (f"{THEN}+0400", f"{THEN}+04:00"),
        (f"{THEN}+04:00", f"{THEN}+04:00"),
        (f"{THEN}-04:00", f"{THEN}-04:00"),
        (f"{THEN} +0400", f"{THEN}+04:00"),
        (f"{THEN} Z", f"{THEN}Z"),
        (f"{THEN}+00:00", f"{THEN}Z"),
        (f"{THEN}-00:00", f"{THEN}Z"),
        (f"{THEN}+05:41:16", f"{THEN}+05:41:16"),
        (f"{THEN} UTC", f"{THEN}Z"),
        (f"{THEN} gmt", f"{THEN}Z"),
        (f"{THEN} UTC+04:00", f"{THEN}+04:00"),
        (f"{THEN} GMT+0400", f"{THEN}+04:00"),
    ],
    "RFC 9557": [
        (f"{THEN}[Asia/Baku]", f"{THEN}+04:00[Asia/Baku]"),
        (f"{THEN}+04:00[Asia/Baku]", f"{THEN}+04:00[Asia/Baku]"),
        (f"{THEN}[asia/baku]", f"{THEN}+04:00[Asia/Baku]"),
        (f"{THEN}[!Asia/Baku]", f"{THEN}+04:00[Asia/Baku]"),
        (f"{THEN}[+04:00]", f"{THEN}+04:00"),
        (f"{THEN}[UTC]", f"{THEN}Z"),
        (f"{THEN}[EST]", f"{THEN}-05:00[EST]"),
        (f"{THEN}[Etc/GMT+5]", f"{THEN}-05:00[Etc/GMT+5]"),
        (f"{THEN}[u-ca=gregory]", THEN),
        (f"{THEN}[!u-ca=iso8601]", THEN),
        (f"{THEN}Z[x-key=value]", f"{THEN}Z"),
        (f"{THEN}[Asia/Baku][u-ca=gregory]", f"{THEN}+04:00[Asia/Baku]"),
    ],
    "Z says nothing of the clock of a zone": [
        (f"{THEN}Z[Asia/Baku]", "2020-11-16T03:59:00+04:00[Asia/Baku]"),
        (f"{THEN}-00:00[Asia/Baku]", "2020-11-16T03:59:00+04:00[Asia/Baku]"),
        (f"{THEN}Z[+04:00]", "2020-11-16T03:59:00+04:00"),
        ("2021-03-14T07:30Z[America/New_York]", "2021-03-14T03:30:00-04:00[America/New_York]"),
        ("2021-11-07T06:30Z[America/New_York]", "2021-11-07T01:30:00-05:00[America/New_York]"),
    ],
    "a time that a clock shows twice": [
        ("2021-11-07T01:30[America/New_York]", "2021-11-07T01:30:00[America/New_York]"),
        (
            "2021-11-07T01:30-04:00[America/New_York]",
            "2021-11-07T01:30:00-04:00[America/New_York]",
        ),
        (
            "2021-11-07T01:30-05:00[America/New_York]",
            "2021-11-07T01:30:00-05:00[America/New_York]",
        ),
    ],
    "the basic form of ISO 8601": [
        ("20201115T235930", "2020-11-15T23:59:30"),
        ("20201115T235930Z", "2020-11-15T23:59:30Z"),
        ("20201115T2359", THEN),
        ("20201115T2359Z", f"{THEN}Z"),
        ("20201115T235930+0400", "2020-11-15T23:59:30+04:00"),
        ("20201115T235930-04", "2020-11-15T23:59:30-04:00"),
        ("20201115T235930.25Z", "2020-11-15T23:59:30.25Z"),
        ("20201115T235930,25", "2020-11-15T23:59:30.25"),
        ("20201115T23:59", THEN),
    ],
    "weeks and days of the year": [
        ("2020-W46-7T23:59", THEN),
        ("2020-320T23:59", THEN),
        ("2020-320 11:59 pm", THEN),
    ],
    "24:00 is the next day": [
        ("2020-11-15T24:00", "2020-11-16T00:00:00"),
        ("2020-12-31T24:00:00", "2021-01-01T00:00:00"),
        ("2020-02-28T24:00Z", "2020-02-29T00:00:00Z"),
        ("2020-11-15T24:00:00.000", "2020-11-16T00:00:00"),
        ("15 November 2020 at 24:00", "2020-11-16T00:00:00"),
        ("2011-12-29T24:00Z[Pacific/Apia]", "2011-12-29T14:00:00-10:00[Pacific/Apia]"),
    ],
    "leap seconds count as the second before": [
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
        ("1972-06-30T23:59:60Z", "1972-06-30T23:59:59Z"),
        ("2017-01-01T00:59:60+01:00", "2017-01-01T00:59:59+01:00"),
        ("2016-12-31T18:59:60[America/New_York]", "2016-12-31T18:59:59-05:00[America/New_York]"),
        ("2016-12-31T23:59:60Z[Asia/Tokyo]", "2017-01-01T08:59:59+09:00[Asia/Tokyo]"),
        ("2016-12-31T23:59:60", "2016-12-31T23:59:59"),
        ("2016-12-31 11:59:60 pm", "2016-12-31T23:59:59"),
    ],
    "seconds from 1970": [
        ("@0", "1970-01-01T00:00:00Z"),
        ("@1605470400", "2020-11-15T20:00:00Z"),
        ("@1605470400.5", "2020-11-15T20:00:00.5Z"),
        ("@-1", "1969-12-31T23:59:59Z"),
        ("@-1.5", "1969-12-31T23:59:58.5Z"),
        ("@-0.5", "1969-12-31T23:59:59.5Z"),
        ("@1605470400000ms", "2020-11-15T20:00:00Z"),
        ("@1605470400250ms", "2020-11-15T20:00:00.25Z"),
        ("@1605470400000.5ms", "2020-11-15T20:00:00.0005Z"),
        ("@-62135596800", "0001-01-01T00:00:00Z"),
        ("@253402300799", "9999-12-31T23:59:59Z"),
    ],
    "a written date and a time": [
        ("15 November 2020 at 11:59 pm", THEN),
        ("15 November 2020, 11:59 pm", THEN),
        ("15 November 2020 11:59pm", THEN),
        ("15 November 2020 23:59", THEN),
        ("November 15, 2020 at 11:59 PM", THEN),
        ("Nov 15 2020 11:59 p.m.", THEN),
        ("Sunday, 15 November 2020, 23:59", THEN),
        ("15th of November 2020 at 23:59", THEN),
        ("15-Nov-2020 23:59", THEN),
        ("2020/11/15 23:59", THEN),
        ("2020.11.15 23:59", THEN),
        ("15.11.2020 23:59", THEN),
        ("15/11/2020, 23:59", THEN),
        ("15. November 2020, 23:59", THEN),
        ("15 November 2020 at 9:05", "2020-11-15T09:05:00"),
        ("15 November 2020 at 11 pm", "2020-11-15T23:00:00"),
        ("15 November 2020 11PM", "2020-11-15T23:00:00"),
        ("15 November 2020 at 11 a.m.", "2020-11-15T11:00:00"),
        ("15 November 2020 at 12 am", "2020-11-15T00:00:00"),
        ("15 November 2020 at 12:30 am", "2020-11-15T00:30:00"),
        ("15 November 2020 at 12 pm", "2020-11-15T12:00:00"),
        ("15 November 2020 at 1 pm", "2020-11-15T13:00:00"),
        ("15 November 2020 at noon", "2020-11-15T12:00:00"),
        ("15 November 2020, Noon", "2020-11-15T12:00:00"),
    ],
    "a time on a written date": [
        ("11:59 pm on 15 November 2020", THEN),
        ("23:59 on November 15, 2020", THEN),
        ("11 pm on 15 November 2020", "2020-11-15T23:00:00"),
        ("11 pm on 2020-11-15", "2020-11-15T23:00:00"),
        ("noon on 15 November 2020", "2020-11-15T12:00:00"),
        ("9:30, on 15 November 2020", "2020-11-15T09:30:00"),
        ("11:59 pm UTC on 15 November 2020", f"{THEN}Z"),
        ("11:59 pm London time on 15 November 2020", f"{THEN}+00:00[Europe/London]"),
    ],
    "zones in words": [
        (f"{THEN} London", f"{THEN}+00:00[Europe/London]"),
        ("15 November 2020 at 11:59 pm London time", f"{THEN}+00:00[Europe/London]"),
        ("15 November 2020 at 11:59 pm in New York", f"{THEN}-05:00[America/New_York]"),
        ("15 November 2020 at 11 pm New York time", "2020-11-15T23:00:00-05:00[America/New_York]"),
        ("15 November 2020 at noon Tokyo time", "2020-11-15T12:00:00+09:00[Asia/Tokyo]"),
        ("15 November 2020 at 23:59 Europe/London", f"{THEN}+00:00[Europe/London]"),
        ("15 November 2020 at 23:59 Zurich", f"{THEN}+01:00[Europe/Zurich]"),
        ("15 November 2020 at 23:59 Zagreb time", f"{THEN}+01:00[Europe/Zagreb]"),
        ("15 November 2020 at 23:59 PARIS", f"{THEN}+01:00[Europe/Paris]"),
        ("15 November 2020 at 23:59 Japan time", f"{THEN}+09:00[Japan]"),
        ("15 November 2020 at 23:59 +04:00", f"{THEN}+04:00"),
    ],
    "what programs write": [
        ("Sun Nov 15 23:59:00 2020", THEN),
        ("Sun Nov 15 23:59:00 UTC 2020", f"{THEN}Z"),
        ("Sun Nov 15 11:59:00 PM UTC 2020", f"{THEN}Z"),
        ("Sun Nov 15 23:59:00 +0400 2020", f"{THEN}+04:00"),
        ("Sun Nov 15 23:59:00 +04 2020", f"{THEN}+04:00"),
        ("Sun Nov 15 23:59:00 2020 +0400", f"{THEN}+04:00"),
        ("Thu Nov  5 23:59:00 2020", "2020-11-05T23:59:00"),
        ("15/Nov/2020:23:59:00 +0000", f"{THEN}Z"),
        ("15/Nov/2020:23:59:00", THEN),
        ("Sun, 15 Nov 2020 23:59:00 +0000", f"{THEN}Z"),
        ("Sun, 15 Nov 2020 23:59:00 GMT", f"{THEN}Z"),
        ("2020-11-15 23:59:00 +0400", f"{THEN}+04:00"),
        ("2020-11-15 23:59:00.000000+00", f"{THEN}Z"),
        ("11/15/2020 11:59:00 PM", THEN),
    ],
    "shifts after it": [
        (f"{THEN}-10d", f"{THEN}-10d"),
        (f"{THEN}+36h", f"{THEN}+36h"),
        (f"{THEN}-04h", f"{THEN}-4h"),
        (f"{THEN}Z-1y6m", f"{THEN}Z-1y6m"),
        (f"{THEN}-04:00-4h", f"{THEN}-04:00-4h"),
        (f"{THEN}+04:00+PT36H", f"{THEN}+04:00+36h"),
        (f"{THEN}[Asia/Baku]+1d-1h", f"{THEN}+04:00[Asia/Baku]+1d-1h"),
        ("@1605470400+90min", "2020-11-15T20:00:00Z+90min"),
        ("15 November 2020 at 11:59 pm+30s", f"{THEN}+30s"),
    ],
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(text, expected, id=ascii(f"{reason}: {text}"))
        for reason, cases in READ.items()
        for text, expected in cases
    ],
)
def test_what_is_read_as_a_clock_time(text: str, expected: str) -> None:
    read = parse_whole(text)
    assert read.date is not None
    assert read.date.moment is not None
    assert read.complete
    assert f"{read.date.text}{shifts_text(read.shifts)}" == expected
    assert read.date.moment.days == read.date.bounds


REFUSED: dict[str, list[tuple[str, str]]] = {
    "no time of day": [
        ("2020-11-15T25:00", "'2020-11-15T25:00' is no time of day; times are 00:00 to 23:59, or"),
        ("2020-11-15T23:60", "'2020-11-15T23:60' is no time of day"),
        ("2020-11-15T23:59:61", "'2020-11-15T23:59:61' is no time of day"),
        ("2020-11-15T24:01", "'2020-11-15T24:01' is no time of day"),
        ("2020-11-15T24:00:01", "'2020-11-15T24:00:01' is no time of day"),
        ("2020-11-15T24:00:00.1", "'2020-11-15T24:00:00.1' is no time of day"),
        ("20201115T253000Z", "'20201115T253000Z' is no time of day"),
        ("Sun Nov 15 25:59:30 2020", "'Sun Nov 15 25:59:30 2020' is no time of day"),
        ("15 November 2020 at 13 pm", "with am and pm, hours are 1 to 12"),
        ("15 November 2020 at 13:30 pm", "with am and pm, hours are 1 to 12"),
        ("15 November 2020 at 0 am", "with am and pm, hours are 1 to 12"),
        ("15 November 2020 at 00:30 am", "with am and pm, hours are 1 to 12"),
        ("2020-11-15T23:59:30.1234567890", "parts of a second of more than 9 places"),
        ("2020-11-15T9:30", "'2020-11-15T9:30' is no clock time; write hours with two digits"),
        ("2020-11-15t9:30", "'2020-11-15t9:30' is no clock time; write hours with two digits"),
        ("2020-11-15t09:30", "'2020-11-15t09:30' has a small letter where EDTF has a capital one"),
        ("2020-11-15T09:30z", "write T before a clock time, and Z for UTC"),
        ("2020-11-15 09:30 z", "write T before a clock time, and Z for UTC"),
        ("2020-11-15 12:30:5", "'2020-11-15 12:30:5' is no clock time; write seconds with two"),
        ("2020-11-15 12:30.5", "'2020-11-15 12:30.5' is no clock time; write seconds with two"),
        ("2020-11-15T23", "'2020-11-15T23' is n"),
        ("2020-11-15T23Z", "'2020-11-15T23Z' is n"),
        ("2020-11-15T 23:59", "'2020-11-15T 23:59' is n"),
        ("20201115T23", "'20201115T23' is not an EDTF date"),
    ],
    "midnight has two readings": [
        ("15 November 2020 at midnight", "may begin the day or end it; write 00:00 or 24:00"),
        ("midnight on 15 November 2020", "may begin the day or end it; write 00:00 or 24:00"),
        ("2020-11-15 midnight", "may begin the day or end it; write 00:00 or 24:00"),
    ],
    "no leap second": [
        ("2020-12-31T23:59:60Z", "has a second 60, but no leap second was inserted then"),
        ("2016-12-31T12:59:60Z", "no leap second was inserted then; write 12:59:59 or the next"),
        ("2016-12-31T23:59:60+01:00", "no leap second was inserted then"),
        ("2016-06-30T23:59:60Z", "no leap second was inserted then"),
        ("2016-12-31T23:59:60[Asia/Baku]", "no leap second was inserted then"),
        ("2016-12-31T23:58:60Z", "no leap second was inserted then"),
    ],
    "no day": [
        ("2020-11 12:30", "has a clock time, but '2020-11' is no single day; write the day too"),
        ("2020 12:30", "has a clock time, but '2020' is no single day"),
        ("November 2020 at 11 pm", "has a clock time, but 'November 2020' is no single day"),
        ("11 pm on November 2020", "has a clock time, but 'November 2020' is no single day"),
        ("199X-11-15T12:00", "has a clock time, but '199X-11-15' is no single day"),
        ("2020-02-30T12:00", "there is no day 30 in '2020-02-30'"),
        ("2020-13-01T12:00", "there is no month 13"),
        ("9999-12-31T24:00", "lies outside the years -9999 to 9999"),
        ("@999999999999999", "lies outside the years -9999 to 9999"),
        ("@-999999999999", "lies outside the years -9999 to 9999"),
        ("1605470400", "is not an EDTF date"),
        ("@1605470400s", "is not an EDTF date"),
    ],
    "periods": [
        (f"{THEN}/2020-11-16T12:00", "is a period, not a date; give its start and its end"),
        (f"{THEN}Z/2020-11-16T12:00Z", "is a period, not a date"),
        (f"{THEN}Z/..", "is a period, not a date"),
        (f"{THEN}/", "is a period, not a date"),
        ("2020-11-14/2020-11-15T12:00", "is a period, not a date"),
    ],
    "zones that may be several": [
        (f"{THEN} EST", "several zones may call their time EST; write an offset such as -05:00"),
        (f"{THEN} est", "several zones may call their time est"),
        (f"{THEN} CET", "several zones may call their time CET"),
        (f"{THEN} BST", "several zones may call their time BST"),
        (f"{THEN} PT", "several zones may call their time PT"),
        ("Sun Nov 15 23:59:30 EST 2020", "several zones may call their time EST"),
        ("15 November 2020 at 11 pm IST", "several zones may call their time IST"),
        (f"{THEN} GMT+5", "'GMT+5' is no offset from UTC; offsets are written +05:00"),
        (f"{THEN} Eastern time", "'Eastern' may be Canada/Eastern or US/Eastern"),
        (f"{THEN}[Asia/Baku][Europe/London]", "names several zones; write one of them"),
        (f"{THEN} London[Asia/Baku]", "names several zones; write one of them"),
    ],
    "no zone": [
        (f"{THEN}[Mars/Base]", "there is no time zone 'Mars/Base'; zones have names such as"),
        (f"{THEN} Springfield", "there is no time zone 'Springfield'"),
        (f"{THEN}[localtime]", "there is no time zone 'localtime'"),
        (f"{THEN}+24:00", "'+24:00' is no offset from UTC"),
        (f"{THEN}+4", "'+4' is no offset from UTC; offsets are written +05:00"),
        (f"{THEN}+4:00", "'+4:00' is no offset from UTC"),
        (f"{THEN}\N{MINUS SIGN}04:00", "is no offset from UTC"),
        (f"{THEN}Z+04:00", "there is no time zone 'Z+04:00'"),
        (f"{THEN}[]", "there is no time zone '[]'"),
        (f"{THEN}[Asia/Baku", "there is no time zone '[Asia/Baku'"),
    ],
    "tags that can't be kept": [
        (f"{THEN}Z[u-ca=hebrew]", "names the calendar 'hebrew'; only gregory is read"),
        (f"{THEN}Z[!u-ca=japanese]", "names the calendar 'japanese'"),
        (f"{THEN}Z[!x-key=value]", "needs 'x-key' to be known, and it is not"),
    ],
    "an offset that the zone does not have": [
        (f"{THEN}+03:00[Asia/Baku]", "Asia/Baku is +04:00 from UTC, not +03:00; write +04:00"),
        (f"{THEN}+00:00[Asia/Baku]", "Asia/Baku is +04:00 from UTC, not +00:00"),
        (f"{THEN}+03:00[+04:00]", "+04:00 is +04:00 from UTC, not +03:00"),
        ("2021-11-07T01:30-06:00[America/New_York]", "is -04:00 or -05:00 from UTC, not -06:00"),
    ],
    "a time that the clock never shows": [
        (
            "2021-03-14T02:30[America/New_York]",
            "because the clock was put forward; the last second",
        ),
        ("2021-03-14T02:30-05:00[America/New_York]", "because the clock was put forward"),
        ("14 March 2021 at 2:30 am New York time", "there is no 2021-03-14T02:30:00 in America"),
        ("2011-12-30T12:00[Pacific/Apia]", "there is no 2011-12-30T12:00:00 in Pacific/Apia"),
    ],
    "two orders of day and month": [
        ("01/02/2003 12:30", "is 2003-02-01T12:30:00 if the day comes first, or 2003-01-02T12:30"),
        ("1.2.2003 at 11 pm", "is 2003-02-01T23:00:00 if the day comes first"),
        ("11 pm on 01/02/2003", "'11 pm on 01/02/2003' is 2003-02-01T23:00:00 if the day"),
    ],
}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(text, expected, id=ascii(f"{reason}: {text}"))
        for reason, cases in REFUSED.items()
        for text, expected in cases
    ],
)
def test_what_is_refused_and_why(text: str, message: str) -> None:
    with pytest.raises(HandoverError) as caught:
        parse(text)
    assert message in str(caught.value)
    # If it has words, it might be a name of the table. Then the error is the same.
    with pytest.raises(HandoverError) as caught:
        resolve(text, scoped(None))
    assert message in str(caught.value)


@pytest.mark.parametrize("words", ["local time", "meeting", "in", "Z within 24 hours"])
def test_words_in_small_letters_after_a_time_that_are_no_zone_are_other_words(words: str) -> None:
    day = match(f"{THEN}{words}" if words[0] == "Z" else f"{THEN} {words}")
    assert day is not None
    assert day.end == len("2020-11-15")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Meeting 12:30", id="a name and a time"),
        pytest.param("Day 1: begin", id="a colon"),
        pytest.param("Apollo 11 at noon", id="a number and a time"),
        pytest.param("9/11 8:46", id="no year"),
        pytest.param("12:30", id="a time alone"),
        pytest.param("11 pm", id="an hour alone"),
        pytest.param("noon", id="a word alone"),
        pytest.param("High Noon", id="a film"),
        pytest.param("Midnight Express", id="another"),
        pytest.param("3:10 to Yuma", id="a time first"),
        pytest.param("Room 12 11:30", id="two numbers"),
        pytest.param("Class of 2020 at noon", id="a year in a name"),
        pytest.param("Ceasefire 10.11.2020: text", id="a date in a name"),
        pytest.param("Meeting on 15 November 2020", id="a name on a date"),
        pytest.param("Vote of 15 November 2020 at 11:30 pm", id="a name of a date with a time"),
        pytest.param("Miami 2020", id="am in a name"),
        pytest.param("Mass 2020-11-15T12:30", id="a name before a time"),
        pytest.param("@handover", id="no epoch"),
        pytest.param("@", id="an at sign"),
        pytest.param("today 12:30", id="words have no times"),
        pytest.param("noon on " + "very " * 20 + "1 May 2020", id="longer than any date"),
        pytest.param("15 November 2020 at 23.59", id="a point is no colon"),
        pytest.param("15 November 2020 at 2359", id="nor is nothing"),
        pytest.param("Movember 15, 2020 at 11 pm", id="no month"),
    ],
)
def test_what_stays_a_name(text: str) -> None:
    assert parse_whole(text).name == text


@pytest.mark.parametrize(
    ("text", "dmy", "mdy"),
    [
        pytest.param("01/02/2003 12:30", "2003-02-01T12:30:00", "2003-01-02T12:30:00", id="civil"),
        pytest.param(
            "01/02/2003 12:30Z", "2003-02-01T12:30:00Z", "2003-01-02T12:30:00Z", id="an instant"
        ),
        pytest.param(
            "noon on 1.2.2003", "2003-02-01T12:00:00", "2003-01-02T12:00:00", id="time first"
        ),
    ],
)
def test_an_order_settles_a_date_with_a_time(text: str, dmy: str, mdy: str) -> None:
    assert parse(text, conventions=GivenConventions("dmy")).text == dmy
    assert parse(text, conventions=GivenConventions("mdy")).text == mdy
    with pytest.raises(AmbiguousDate) as caught:
        parse(text)
    assert {reading.end for reading in caught.value.readings.values()} == {len(text)}


def test_a_date_keeps_its_qualifiers_beside_the_time() -> None:
    assert parse("about 15 November 2020 at 12:30").qualifiers == "approximate"
    assert parse("2020-11-?15 12:30").qualifiers == parse("2020-11-?15").qualifiers != ""


def test_a_time_in_words_is_words_like_its_date() -> None:
    """So a name of the table wins over it."""
    assert parse_whole("15 November 2020 at 11 pm").in_words
    assert parse_whole("Sun Nov 15 23:59:30 2020").in_words
    assert not parse_whole("2020-11-15T23:00").in_words
    scope = FixedScope(
        load_text('[events.end]\ntitle = "15 November 2020 at 11 pm"\ndate = "2020-11-16"'),
        names_override=True,
    )
    assert resolve("15 November 2020 at 11 pm", scope).date.text == "2020-11-16"


def test_a_time_is_read_in_the_middle_of_a_text() -> None:
    text = "since 2020-11-15T23:59"
    read = match(text, 6, IN_QUESTIONS)
    assert read is not None
    assert (read.date.text, read.end) == (THEN, len(text))
    assert match(text + "+10d", 6, IN_QUESTIONS, len(text)) == read


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("9:45", "09:45:00", id="hours and minutes"),
        pytest.param("9:45 am", "09:45:00", id="in the morning"),
        pytest.param("11 p.m.", "23:00:00", id="an hour in the evening"),
        pytest.param("Noon", "12:00:00", id="noon"),
        pytest.param("midnight", "00:00:00", id="the midnight that begins a day"),
        pytest.param("25:00", None, id="no hour"),
        pytest.param("13 pm", None, id="no hour of an afternoon"),
        pytest.param("9", None, id="a number"),
        pytest.param("9:45 today", None, id="more than a time"),
    ],
)
def test_a_time_of_day_without_a_day(text: str, shown: str | None) -> None:
    ticks = read_time(text)
    assert (None if ticks is None else time_text(ticks)) == shown


# --- The zone of a scope ---


def scoped(zone: Zone | None, table: str = "") -> FixedScope:
    return FixedScope(load_text(table), 737_744, zone=zone)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(THEN, f"{THEN}+04:00[Asia/Baku]", id="civil: its clock is there"),
        pytest.param(f"{THEN}Z", "2020-11-16T03:59:00+04:00[Asia/Baku]", id="an instant is shown"),
        pytest.param(f"{THEN}+1d", "2020-11-16T23:59:00+04:00[Asia/Baku]", id="and its days count"),
        pytest.param("2020-11-15", "2020-11-15", id="a day has no zone"),
        pytest.param("then", f"{THEN}+04:00[Asia/Baku]", id="of a table"),
        pytest.param("now", "2020-11-15", id="now, if only the day is given"),
        pytest.param("now+1d", "2020-11-16", id="and after it"),
    ],
)
def test_the_zone_of_a_scope(text: str, expected: str) -> None:
    scope = scoped(Zone("Asia/Baku"), f'[events.then]\ndate = "{THEN}"')
    assert resolve(text, scope).date.text == expected


def test_a_scope_without_a_zone_leaves_times_alone() -> None:
    assert resolve(THEN, scoped(None)).date.text == THEN
    assert resolve(f"{THEN}Z", scoped(None)).date.text == f"{THEN}Z"


def test_a_civil_time_that_the_zone_of_a_scope_never_shows() -> None:
    with pytest.raises(HandoverError, match="there is no 2021-03-14T02:30:00 in America/New_York"):
        resolve("2021-03-14T02:30", scoped(Zone("America/New_York")))


def test_a_moment_moved_out_of_the_calendar() -> None:
    with pytest.raises(HandoverError, match="'9999-12-31T23:59:00\\+1h' lies outside the years"):
        resolve("9999-12-31T23:59+1h", scoped(None))


def test_now_is_a_point_that_varies_with_itself() -> None:
    now = now_point(scoped(None))
    assert now.varies_with(shift(now, (Duration(days=1),)))


# --- What any program writes is read, and no text is too much ---

FORMATS = (
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M:%S",
    "%Y%m%dT%H%M%S",
    "%G-W%V-%uT%H:%M:%S",
    "%Y-%jT%H:%M:%S",
    "%Y/%m/%d %H:%M:%S",
    "%d %B %Y at %I:%M:%S %p",
    "%B %d, %Y, %I:%M:%S%p",
    "%A, %d %b %Y %H:%M:%S",
    "%I:%M:%S %p on %d %B %Y",
    "%a %b %d %H:%M:%S %Y",
    "%d/%b/%Y:%H:%M:%S",
)
since_1583 = st.datetimes(datetime(1583, 1, 1), datetime(9999, 12, 30))  # noqa: DTZ001


@given(since_1583, st.sampled_from(FORMATS))
def test_every_form_is_read_as_the_same_time(when: datetime, form: str) -> None:
    when = when.replace(microsecond=0)
    assert parse(when.strftime(form)).text == when.isoformat()


@given(since_1583)
def test_instants_are_read_as_the_same_time(when: datetime) -> None:
    aware = when.replace(tzinfo=UTC, microsecond=when.microsecond // 1000 * 1000)
    ticks = second_of(aware) * SECOND + aware.microsecond * 1000
    thousandths = (ticks - second_of(datetime(1970, 1, 1, tzinfo=UTC)) * SECOND) // 10**6
    for text in (aware.isoformat(), f"@{thousandths}ms"):
        read = parse(text).moment
        assert read is not None
        assert read.ticks == (ticks,)
    whole = aware.replace(microsecond=0)
    assert parse(format_datetime(whole)) == parse(format_datetime(whole, usegmt=True))
    assert parse(format_datetime(whole)) == parse(whole.isoformat())


PIECES = (
    "2020-11-15 20201115 15 November 2020 Sun , on at in T t : . + - / 12:30 23:59:60 24:00 11 pm"
    " a.m. noon midnight Z +04:00 -00:00 [Asia/Baku] [!u-ca=gregory] [ ] = ! London EST GMT time"
    " @ @1605470400 ms 2021-03-14T02:30 America/New_York 01/02/2003 9999-12-31 0001-01-01 +36h -10d"
).split() + [" ", "\n", "\N{ARABIC-INDIC DIGIT TWO}", "\N{FULLWIDTH COLON}", "\0", "\N{MINUS SIGN}"]
pieces = st.lists(st.sampled_from([*PIECES, " ", " "]), max_size=12).map("".join)


@given(st.one_of(pieces, pieces.map(lambda text: f"2020-11-15 {text}"), st.text(max_size=30)))
def test_no_text_is_anything_but_a_date_a_name_or_an_error(text: str) -> None:
    try:
        resolve(text, scoped(Zone("America/New_York")))
    except HandoverError as error:
        assert error.message


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("12:30" + " " * 50_000, id="blanks after a time"),
        pytest.param("12:30 " + "on " * 50_000, id="a word again and again"),
        pytest.param("2020-11-15 12:30 " + "x" * 50_000, id="a long zone"),
        pytest.param("1" * 50_000 + ":", id="digits"),
    ],
)
def test_a_long_text_takes_no_time(text: str) -> None:
    started = datetime.now(UTC)
    with pytest.raises(HandoverError):
        parse(text)
    assert (datetime.now(UTC) - started).total_seconds() < 2
