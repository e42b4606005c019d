"""Tables as files: what is wrong with them, all of it and once; merging; what loads fast."""

import time
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pytest

from handover_cli.calendar import day_number
from handover_cli.documents.document import Problem
from handover_cli.errors import TableError
from handover_cli.language.resolving import Ref
from handover_cli.table import load
from handover_cli.table.dating import MAX_CHAIN
from handover_cli.table.files import MAX_BYTES, MAX_ENTRIES, MAX_KEYS, read_from
from handover_cli.table.loading import load_text, problems_in
from handover_cli.table.merging import TableProblems
from handover_cli.table.table import Table

DAY = "date = 2020-01-01"
NO_ID = "an id is lower-case letters, digits and single hyphens, such as war-began"
A_DATE = 'a date such as 2020-11-15 or a text such as "2021-06" is expected'
EVENT_KEYS = (
    "title, date, rule, roll, every, until, month-end, aliases, source, note, place, tags, calendar"
)
UNITS = "days, weeks, months, years, business-days, calendar, iso, hours, minutes, seconds"
ACCEPTED = (
    "a date is YYYY-MM-DD (or another EDTF date), a name from the table,"
    " today, yesterday or tomorrow, with shifts such as +10d or -1y6m"
)


def problems(text: str | bytes) -> list[str]:
    """The problems of one file as an error lists them, without the file's name."""
    content = text if isinstance(text, bytes) else text.encode()
    found = map(str, problems_in([("t.toml", content)]))
    return [problem.removeprefix("t.toml").removeprefix(": ") for problem in found]


LISTED_DAYS = (
    'a list of days such as [2020-11-09, {date = "XXXX-12-24", name = "Christmas Eve"}] is expected'
)
CASES = [
    # The file as a whole.
    pytest.param("", [], id="an-empty-table-is-one"),
    pytest.param(b"\xef\xbb\xbf[events.a]\n" + DAY.encode(), [], id="with-a-bom"),
    pytest.param(f"[events.a]\r\n{DAY}\r\n", [], id="line-ends-of-windows"),
    pytest.param(
        "[events.a]".encode("utf-16"),
        ["this is UTF-16, as some editors save it; save the file as UTF-8"],
        id="utf-16-with-its-mark",
    ),
    pytest.param(
        "[events.a]".encode("utf-16-be"),
        ["this is UTF-16, as some editors save it; save the file as UTF-8"],
        id="utf-16-without-its-mark",
    ),
    pytest.param(
        b'\xef\xbb\xbftitle = "x"\n[events.\xff]',
        [":2:9: this is not UTF-8; save the file as UTF-8"],
        id="latin-1-told-with-its-place",
    ),
    pytest.param(
        'title = "x"\n[events.a\n',
        [":2:10: this is no TOML: expected ']' at the end of a table declaration"],
        id="syntax",
    ),
    pytest.param(
        'title = "x',
        [":1:11: this is no TOML: unterminated string"],
        id="syntax-at-the-end",
    ),
    pytest.param(
        'title = "x\ny"',
        [":1:11: this is no TOML: illegal character '\\n'; a text ends on the line it begins on"],
        id="a-text-over-two-lines",
    ),
    pytest.param(
        'title = "\x1b[31m"',
        [":1:10: this is no TOML: illegal character '\\x1b'"],
        id="a-terminal-escape-in-the-file-is-shown",
    ),
    pytest.param(
        "[events.a]\ndate = 2021-06",
        [
            (
                ":2:12: this is no TOML: expected newline or end of document after a statement;"
                ' only a full date goes without quotes: write "2021-06"'
            )
        ],
        id="a-month-without-quotes",
    ),
    pytest.param(
        "[events.a]\ndate = 199X # nineties",
        [
            (
                ":2:11: this is no TOML: expected newline or end of document after a statement;"
                ' only a full date goes without quotes: write "199X"'
            )
        ],
        id="a-pattern-without-quotes",
    ),
    pytest.param(
        "[events.a]\ndate = 2021-06-30\ndate = 2021-06-30",
        [":3:18: this is no TOML: cannot overwrite a value"],
        id="a-full-date-twice-needs-no-quotes",
    ),
    pytest.param(
        "[events.a]\ndate = 2021-06-31",
        [
            (
                ":2:8: this is no TOML: invalid date or datetime;"
                " there is no day 31 in '2021-06-31': 2021-06 has 30 days"
            )
        ],
        id="a-day-that-does-not-exist",
    ),
    pytest.param(
        "a = 1\nb = " + "9" * 5000, [":2:5: a number is too large"], id="a-number-of-5000-digits"
    ),
    pytest.param(
        "a = 1\nb = 1e99999999999999999999",
        [":2:5: a number is too large"],
        id="an-exponent-of-20-digits",
    ),
    pytest.param(
        "# b = 1e99999999999999999999\na = '1e99999999999999999999'\nb = [1, -1e99999999999999999999]",
        [":3:10: a number is too large"],
        id="a-large-number-after-others-in-a-comment-and-a-text",
    ),
    pytest.param(
        "a = " + "[" * 50_000,
        ["lists or tables are nested too deeply"],
        id="50000-lists-in-each-other",
    ),
    pytest.param(
        "[periods.p]\nstart = 2020-01-01\nunit." + "a." * 3000 + "a = 1",
        ["lists or tables are nested too deeply"],
        id="3000-tables-in-each-other",
    ),
    pytest.param(
        "[periods.p]\nstart = 2020-01-01\nunit." + "a." * 25 + "a = 1",
        [f":3: periods.p.unit: one of {UNITS} is expected"],
        id="25-tables-in-each-other-are-not-shown",
    ),
    # Keys.
    pytest.param(
        "titel = 'x'", [":1: titel: unknown key; did you mean 'title'?"], id="unknown-key"
    ),
    pytest.param(
        "zzz = 1",
        [
            (
                ":1: zzz: unknown key; known keys: title, description, date-order, zone, business-days, seasons,"
                " sources, events, periods, questions, rules"
            )
        ],
        id="unknown-key-like-none",
    ),
    pytest.param(
        '"a b\\u001b" = 1',
        [
            (
                ':1: "a b\\x1b": unknown key; known keys: title, description, date-order, zone,'
                " business-days, seasons, sources, events, periods, questions, rules"
            )
        ],
        id="a-key-is-quoted-and-shown",
    ),
    pytest.param(
        f"[event.a]\n{DAY}\n[questions.q]\nask = 'days since a'",
        [":1: event: unknown key; did you mean 'events'?"],
        id="names-in-a-mistyped-section-are-not-missed",
    ),
    pytest.param(
        f"[[events]]\n{DAY}\n[questions.q]\nask = 'days since a'",
        [":1: events: a table of named entries is expected; write [events.NAME]"],
        id="a-list-of-events",
    ),
    pytest.param(
        "[events]\na = 2020-01-01",
        [f":2: events.a: a table of keys is expected; known keys: {EVENT_KEYS}"],
        id="a-day-in-place-of-an-entry",
    ),
    pytest.param(
        f"[events.a]\n{DAY}\ntilte = 'x'",
        [":3: events.a.tilte: unknown key; did you mean 'title'?"],
        id="unknown-key-of-an-event",
    ),
    pytest.param("[events.a]", [":1: events.a: the key date is missing"], id="event-without-date"),
    pytest.param(
        "[periods.a]", [":1: periods.a: the key start is missing"], id="period-without-start"
    ),
    pytest.param(
        "[questions.a]", [":1: questions.a: the key ask is missing"], id="question-without-ask"
    ),
    pytest.param("title = 5", [":1: title: a text is expected"], id="title-is-a-number"),
    pytest.param("title = ' '", [":1: title: this text is empty"], id="title-is-empty"),
    pytest.param(
        f"[events.a]\n{DAY}\ntags = 'x'",
        [':3: events.a.tags: a list of texts such as ["one", "two"] is expected'],
        id="tags-are-a-text",
    ),
    pytest.param(
        f"[events.a]\n{DAY}\naliases = ['x', 5]",
        [':3: events.a.aliases: a list of texts such as ["one", "two"] is expected'],
        id="an-alias-is-a-number",
    ),
    # Ids and names.
    *(
        pytest.param(
            f"[events.'{name}']\n{DAY}\n[events.z]\ndate = '{name}'",
            [f":1: events.{key}: '{name}' is no id; {NO_ID}"],
            id=f"id-{reason}",
        )
        for name, key, reason in [
            ("War", "War", "with-a-capital"),
            ("war-2", "war-2", "with-a-part-that-begins-with-a-digit"),
            ("war--two", "war--two", "with-two-hyphens"),
            ("a b", '"a b"', "with-a-blank"),
            ("a.b", '"a.b"', "with-a-dot"),
            ("a_b", "a_b", "with-an-underscore"),
            ("é", '"é"', "with-an-accent"),
        ]
    ),
    pytest.param(
        "[events.A]\ndate = '2020-13'\n[periods.P]\nstart = 'b'\nend = '2020-13-01'\n"
        "[questions.Q]\nask = 'how'\n[sources.S]\ndate = '2020-13'",
        [
            f":1: events.A: 'A' is no id; {NO_ID}",
            f":3: periods.P: 'P' is no id; {NO_ID}",
            f":6: questions.Q: 'Q' is no id; {NO_ID}",
            f":8: sources.S: 'S' is no id; {NO_ID}",
            ":9: sources.S.date: there is no month 13 in '2020-13': months go from 01 to 12",
            ":2: events.A.date: there is no month 13 in '2020-13': months go from 01 to 12",
            ":5: periods.P.end: there is no month 13 in '2020-13-01': months go from 01 to 12",
            f":4: periods.P.start: no event or date 'b'; {ACCEPTED}",
            (":7: questions.Q.ask: in 'how', something is missing"),
        ],
        id="what-else-is-wrong-under-a-wrong-id",
    ),
    pytest.param(
        f"[events.'']\n{DAY}", [f":1: events.\"\": '' is no id; {NO_ID}"], id="id-is-empty"
    ),
    pytest.param(
        f"[sources.S]\n[events.a]\n{DAY}\nsource = 'S'",
        [f":1: sources.S: 'S' is no id; {NO_ID}"],
        id="a-source-with-a-wrong-id-is-no-missing-one",
    ),
    pytest.param(
        f"[events.today]\n{DAY}",
        [":1: events.today: 'today' is a word of the question language; choose another"],
        id="a-word-that-is-a-date",
    ),
    pytest.param(
        f"[events.the]\n{DAY}",
        [":1: events.the: 'the' is a word of the question language; choose another"],
        id="a-word-that-means-nothing",
    ),
    *(
        pytest.param(
            f"[events.a]\n{DAY}\ntitle = '{name}'", [], id=f"title-{name}".replace(" ", "-")
        )
        for name in (
            "Days",
            "between",
            "the",
            "The Last",
            "AND",
            "Business",
            "Today",
            "next Friday",
        )
    ),
    pytest.param(f"[events.between]\n{DAY}\n[events.days]\n{DAY}", [], id="ids-of-the-language"),
    pytest.param(f"[events.a]\n{DAY}\n[events.an]\n{DAY}", [], id="articles-may-be-ids"),
    pytest.param(f"[events.a]\n{DAY}\ntitle = 'The  A'\naliases = ['A?']", [], id="own-id-again"),
    pytest.param(
        f"[events.a]\n{DAY}\n[periods.a]\nstart = 'a'",
        [
            (
                ":3: periods.a: the id 'a' is already that of events.a in 't.toml';"
                " ids are shared by all entries"
            )
        ],
        id="one-id-for-an-event-and-a-period",
    ),
    pytest.param(
        f"[events.a]\n{DAY}\ntitle = 'The War'\n[events.b]\n{DAY}\naliases = ['a  war']",
        [],
        id="a-title-may-be-shared",
    ),
    *(
        pytest.param(
            f"[events.a]\n{DAY}\ntitle = '{name}'",
            [],
            id=f"title-is-a-date-{number}",
        )
        for number, name in enumerate(
            ("2021-06", "2021", "19XX", "[..1984]", "2021-06-15+10d", "XXXX", "May 2021", "1800s")
        )
    ),
    pytest.param(f"[events.a]\n{DAY}\ntitle = '44-day war'", [], id="a-title-begins-with-digits"),
    pytest.param(
        f"[events.a]\n{DAY}\n[events.b]\n{DAY}\ntitle = 'A+5d'",
        [":5: events.b.title: 'A+5d' could also be read as 'A' plus 5 days; choose another name"],
        id="a-title-is-another-name-shifted",
    ),
    pytest.param(
        f"[events.a]\n{DAY}\n[events.a-p5d]\n{DAY}",
        [":3: events.a-p5d: 'a-p5d' could also be read as 'a' minus 5 days; choose another name"],
        id="an-id-is-another-in-some-case-shifted",
    ),
    pytest.param(
        f"[events.a]\n{DAY}\n[events.b]\n{DAY}\ntitle = 'A+2Y'",
        [":5: events.b.title: 'A+2Y' could also be read as 'A' plus 2 years; choose another name"],
        id="a-title-is-another-name-in-some-case-shifted",
    ),
    pytest.param(
        f"[events.b]\n{DAY}\naliases = ['today-1y']",
        [
            (
                ":3: events.b.aliases: 'today-1y' could also be read as 'today' minus 1 year;"
                " choose another name"
            )
        ],
        id="an-alias-is-a-word-shifted",
    ),
    pytest.param(
        f"[periods.p]\nstart = 2020-01-01\n[events.b]\n{DAY}\ntitle = 'P.Start'",
        [
            ":5: events.b.title: 'P.Start' could also be read as the start of 'P'; choose another name"
        ],
        id="a-title-is-the-start-of-a-period",
    ),
    pytest.param(
        f"[events.b]\n{DAY}\ntitle = 'x+5d'\naliases=['2021-02-30+5d']", [], id="shifts-of-nothing"
    ),
    # Dates.
    pytest.param(
        "[events.a]\ndate = 2021",
        [':2: events.a.date: a date is expected, not a number; write "2021" in quotes'],
        id="a-year-without-quotes",
    ),
    pytest.param(
        "[events.a]\ndate = 20210615", [f":2: events.a.date: {A_DATE}"], id="a-large-number"
    ),
    pytest.param("[events.a]\ndate = true", [f":2: events.a.date: {A_DATE}"], id="a-truth-value"),
    pytest.param("[events.a]\ndate = 1.5", [f":2: events.a.date: {A_DATE}"], id="a-decimal"),
    pytest.param(
        "[events.a]\ndate = 10:00:00",
        [":2: events.a.date: 10:00:00 is a time of day without a day; write both"],
        id="a-time",
    ),
    pytest.param(
        "[events.a]\ndate = 2020-11-15T10:00:00.1234567Z",
        [":2:27: a clock time has more than six places of a second; write it in quotes"],
        id="a-time-that-the-parser-would-cut",
    ),
    pytest.param(
        "[events.a]\ndate = 2020-11-15T10:00Z",
        [
            (
                ":2:18: this is no TOML: expected newline or end of document after a statement; "
                'write "2020-11-15T10:00Z" in quotes: without them seconds are needed, unless TOML 1.1'
                " is read, as Python does from 3.15 on"
            )
        ],
        id="a-time-without-seconds",
    ),
    pytest.param(
        "zone = 'Asia/Bku'",
        [":1: zone: there is no time zone 'Asia/Bku'; did you mean 'Asia/Baku'?"],
        id="a-zone-that-is-none",
    ),
    pytest.param(
        "zone = 'America/New_York'\n[events.a]\ndate = 2021-03-14T02:30:00",
        [
            (
                ":3: events.a.date: there is no 2021-03-14T02:30:00 in America/New_York, because the"
                " clock was put forward; the last second before is"
                " 2021-03-14T01:59:59-05:00[America/New_York], and the first after is"
                " 2021-03-14T03:00:00-04:00[America/New_York]"
            )
        ],
        id="a-time-that-the-clock-leaves-out",
    ),
    pytest.param(
        "[business-days]\nholidays = [2020-11-15T10:00:00]",
        [f":2: business-days.holidays: {LISTED_DAYS}"],
        id="a-holiday-with-a-time",
    ),
    pytest.param(
        "[events.a]\ndate = ''", [":2: events.a.date: this text is empty"], id="an-empty-date"
    ),
    pytest.param(
        "[events.a]\ndate = '2021-02-29'",
        [":2: events.a.date: there is no day 29 in '2021-02-29': 2021-02 has 28 days"],
        id="no-such-day",
    ),
    pytest.param(
        "[events.a]\ndate = '2020/2021'",
        [
            (
                ":2: events.a.date: '2020/2021' is a period, not a date;"
                " give its start and its end as two dates"
            )
        ],
        id="a-period",
    ),
    *(
        pytest.param(
            f"[events.a]\ndate = '{text}'",
            [f":2: events.a.date: '{text}' depends on the day it is read; write the day itself"],
            id=f"depends-on-today-{number}",
        )
        for number, text in enumerate(("today", "Tomorrow", "yesterday+5d", "the today"))
    ),
    pytest.param(
        "[periods.p]\nstart = 2020-01-01\n[events.a]\ndate = 'p.end'",
        [":4: events.a.date: 'p.end' depends on the day it is read; write the day itself"],
        id="depends-on-an-ongoing-period",
    ),
    pytest.param(
        "[periods.p]\nstart = 2020-01-01\nend = 'today'",
        [":3: periods.p.end: 'today' depends on the day it is read; write the day itself"],
        id="a-period-that-ends-today-says-so-by-having-no-end",
    ),
    pytest.param(
        "[events.a]\ndate = 'nowhere+5d'",
        [f":2: events.a.date: no event or date 'nowhere'; {ACCEPTED}"],
        id="a-reference-to-nothing",
    ),
    pytest.param(
        f"[events.deadline]\n{DAY}\n[events.a]\ndate = 'deadlin+5d'",
        [":4: events.a.date: no event or date 'deadlin'; did you mean 'deadline'?"],
        id="a-mistyped-reference",
    ),
    pytest.param(
        "[periods.p]\nstart = 2020-01-01\n[events.a]\ndate = 'p'",
        [":4: events.a.date: 'p' is a period, not a date; write p.start or p.end"],
        id="a-reference-to-a-period",
    ),
    pytest.param(
        "[questions.q]\nask = '1 day after 2020-01-01'\n[events.a]\ndate = 'q'",
        [":4: events.a.date: 'q' is a stored question, not a date"],
        id="a-reference-to-a-question",
    ),
    pytest.param(
        "[events.a]\ndate = '9999-12-31'\n[events.b]\ndate = 'a+1d'",
        [":4: events.b.date: 'a+1d' lies outside the years -9999 to 9999"],
        id="a-date-outside-the-calendar",
    ),
    pytest.param(
        "[events.a]\ndate = 'a'",
        [":2: events.a.date: the date is relative to itself: a -> a"],
        id="a-circle-of-one",
    ),
    pytest.param(
        "[events.a]\ndate = 'c+1d'\n[events.b]\ndate = 'The A'\n[events.c]\ndate = 'b'"
        "\n[events.d]\ndate = 'a'\n[events.e]\ndate = 'd-1y'\n[questions.q]\nask = 'days since e'",
        [":2: events.a.date: the date is relative to itself: a -> c -> b -> a"],
        id="a-circle-is-told-once-and-its-dependents-not-at-all",
    ),
    pytest.param(
        "[events.a]\ndate = 'p.end'\n[periods.p]\nstart = 2020-01-01\nend = 'a+1d'",
        [":2: events.a.date: the date is relative to itself: a -> p.end -> a"],
        id="a-circle-through-a-period",
    ),
    pytest.param(
        "".join(f"[events.e{n}]\ndate = 'e{(n + 1) % 50}'\n" for n in range(50)),
        [
            (
                ":2: events.e0.date: the date is relative to itself:"
                " e0 -> e1 -> e2 -> e3 -> e4 -> e5 -> e6 -> e7 -> ... -> e49 -> e0"
            )
        ],
        id="a-long-circle-is-cut",
    ),
    pytest.param(
        "[events.a]\ndate = 'x'\n[events.b]\ndate = 'a'\n[periods.p]\nstart = 'b'\n"
        "[questions.q]\nask = 'days of p'\n[questions.r]\nask = 'when was p.start'",
        [f":2: events.a.date: no event or date 'x'; {ACCEPTED}"],
        id="what-rests-on-a-broken-date-is-not-told-again",
    ),
    pytest.param(
        "[periods.p]\nstart = 2020-01-01\nend = 5\n"
        "[events.a]\ndate = 'p.end'\n[events.b]\ndate = 'a'",
        [':3: periods.p.end: a date is expected, not a number; write "0005" in quotes'],
        id="what-rests-on-a-broken-end-is-not-told-again",
    ),
    pytest.param(
        "[business-days]\nholidays = [2020-01-02]\n[events.a]\ndate = '2020-01-01+1b'\n"
        "[questions.q]\nask = '1 business day after 2020-01-01+1b'\nstated = 2020-01-06",
        [],
        id="business-days-by-the-table",
    ),
    pytest.param(
        "[periods.p]\nstart = 2020-01-01\nend = 2020-01-05\n[events.a]\ndate = 'P.End+1d'\n"
        "[events.b]\ndate = 'q.end'",
        [":7: events.b.date: no event or date 'q.end'; did you mean 'p.end'?"],
        id="ends-of-periods",
    ),
    pytest.param(
        "[events.a]\ndate = 2020-01-01\n[periods.p]\nstart = 'a'\nend = 'nosuch'\n"
        "[questions.q]\nask = 'days of p'\nstated = '1 month'",
        [
            f":5: periods.p.end: no event or date 'nosuch'; {ACCEPTED}",
            (
                ":8: questions.q.stated: '1 month' does not answer the question, which asks for a"
                " whole number of days"
            ),
        ],
        id="a-wrong-answer-about-a-broken-period",
    ),
    # Periods and business days.
    pytest.param(
        "[periods.p]\nstart = 2020-01-02\nend = 2020-01-01",
        [":3: periods.p.end: it ends (2020-01-01) before it starts (2020-01-02)"],
        id="a-period-ends-before-it-starts",
    ),
    pytest.param(
        "[periods.p]\nstart = '2020-02'\nend = '2020-01'",
        [":3: periods.p.end: it ends (2020-01) before it starts (2020-02)"],
        id="months-in-the-wrong-order",
    ),
    pytest.param(
        "[periods.p]\nstart = '2020-01'\nend = '2020-01'", [], id="one-month-may-hold-both"
    ),
    pytest.param(
        "[events.a]\ndate = '2020-01'\n[periods.p]\nstart = 'a'\nend = 'a-1d'",
        [
            ":5: periods.p.end: it ends (2019-12-31..2020-01-30) before it starts (2020-01), whatever day a is"
        ],
        id="an-end-before-the-same-unknown-day",
    ),
    pytest.param(
        "[events.a]\ndate = '[..2020]'\n[periods.p]\nstart = 'a'\nend = 'a+1d'",
        [],
        id="an-end-after-the-same-unbounded-day",
    ),
    pytest.param(
        "[events.a]\ndate = '[..2020]'\n[periods.p]\nstart = 'a+2d'\nend = 'a+1d'",
        [
            (
                ":5: periods.p.end: it ends (..2021-01-01) before it starts (..2021-01-02)"
                ", whatever day a is"
            )
        ],
        id="an-end-before-the-same-unbounded-day",
    ),
    pytest.param(
        "[events.a]\ndate = '2021-06'\n[periods.p]\nstart = 'a+1m1d'\nend = 'a+1m'",
        [
            (
                ":5: periods.p.end: it ends (2021-07-01..2021-07-30) before it starts"
                " (2021-07-02..2021-07-31), whatever day a is"
            )
        ],
        id="a-month-is-less-than-a-month-and-a-day",
    ),
    pytest.param(
        "[events.a]\ndate = '[2021-02-01..2022-02-28]'\n[periods.p]\nstart = 'a+29d'\nend = 'a+1m'",
        [],
        id="a-month-is-29-days-or-more-from-march-on",
    ),
    pytest.param(
        "[events.a]\ndate = '[..2020]'\n[periods.p]\nstart = 'a+2m'\nend = 'a+1m'",
        [
            (
                ":5: periods.p.end: it ends (..2021-01-31) before it starts (..2021-02-28)"
                ", whatever day a is"
            )
        ],
        id="two-months-are-more-than-one",
    ),
    pytest.param(
        "[business-days]\ncountry = 'AZ'\n[events.a]\ndate = '[..1984,1990..]'\n"
        "[periods.p]\nstart = 'a+1b'\nend = 'a+2b'",
        [],
        id="holidays-known-for-neither-bound",
    ),
    pytest.param(
        "[periods.p]\nstart = 2020-01-01\nunit = 'day'\ncounting = 'incl'",
        [
            f":3: periods.p.unit: 'day' is not one of {UNITS}; did you mean 'days'?",
            (
                ":4: periods.p.counting: 'incl' is not one of exclusive, inclusive;"
                " did you mean 'inclusive'?"
            ),
        ],
        id="unit-and-counting",
    ),
    pytest.param(
        "[business-days]\nweekend = ['satuday']\nholidays = [5]\ncountry = 5\ndays = 1",
        [
            ":2: business-days.weekend: 'satuday' is no day of the week; did you mean 'saturday'?",
            f":3: business-days.holidays: {LISTED_DAYS}",
            ":4: business-days.country: a text is expected",
            ":5: business-days.days: unknown key; did you mean 'holidays'?",
        ],
        id="business-days",
    ),
    pytest.param(
        "[business-days]\nweekend = ['satuday', 'fri', '6']",
        [
            (
                ":2: business-days.weekend: 'satuday', '6' are no days of the week;"
                " write days such as saturday, sun"
            )
        ],
        id="a-weekend-of-two-wrong-days",
    ),
    pytest.param(
        "[business-days]\nweekend = ['mon','tue','wed','thu','fri','sat','sun']",
        [":2: business-days.weekend: a weekend of all seven days leaves no business day"],
        id="a-weekend-of-seven-days",
    ),
    pytest.param(
        "[business-days]\nweekend = 5",
        [':2: business-days.weekend: a list of texts such as ["one", "two"] is expected'],
        id="a-weekend-is-a-number",
    ),
    # Sources.
    pytest.param(
        f"[sources.paper]\n[events.a]\n{DAY}\nsource = 'papr'",
        [":4: events.a.source: there is no source 'papr'; did you mean 'paper'?"],
        id="a-mistyped-source",
    ),
    pytest.param(
        f"[events.a]\n{DAY}\nsource = 'x'",
        [":3: events.a.source: there is no source 'x'; add [sources.x]"],
        id="a-source-that-is-not-there",
    ),
    pytest.param(
        f"[events.a]\n{DAY}\nsource = 'X\x80'",
        [
            (
                ":3: events.a.source: there is no source 'X\\x80'; an id is lower-case letters, digits and"
                " single hyphens, such as war-began"
            )
        ],
        id="a-source-that-cannot-be-there",
    ),
    pytest.param(
        "[sources.s]\ndate = 'some day'\nurl = 5",
        [
            ":3: sources.s.url: a text is expected",
            (
                ":2: sources.s.date: 'some day' is not an EDTF date; write YYYY-MM-DD, YYYY-MM or YYYY,"
                " with X for an unknown digit, or one of a set such as [1667,1670..1672]"
            ),
        ],
        id="a-source-with-a-date-that-is-none",
    ),
    pytest.param(
        "[sources.s]\ndate = '2021-06'\n[sources.t]\ndate = 2021-06-01", [], id="dates-of-sources"
    ),
    pytest.param(
        f"[events.a]\ndate = 'b+10D'\n[events.b]\n{DAY}\n[events.c]\ndate = 'd+10x'\n"
        "[events.d]\ndate = '2020-13'",
        [
            ":8: events.d.date: there is no month 13 in '2020-13': months go from 01 to 12",
            ":2: events.a.date: no event or date 'b+10D'; did you mean 'b+10d'?",
            f":6: events.c.date: no event or date 'd+10x'; {ACCEPTED}",
        ],
        id="a-mistyped-shift-of-an-event-further-down",
    ),
    # Questions and what is stated.
    pytest.param(
        f"[events.a]\n{DAY}\n[questions.q]\nask = 'days betwen a and a'",
        [
            (
                ":4: questions.q.ask: in 'days betwen a and a', 'betwen' can't be read;"
                " did you mean 'between'?"
            )
        ],
        id="a-question-that-is-none",
    ),
    pytest.param(
        f"[events.a]\n{DAY}\n[questions.q]\nask = 'days of a'",
        [":4: questions.q.ask: in 'days of a', 'a' is a date, not a period"],
        id="a-question-that-wants-a-period",
    ),
    pytest.param(
        "[questions.q]\nask = 'days since 2020-01-01'\nstated = true",
        [
            ':3: questions.q.stated: a number, a text or a date ("yes" or "no" in quotes) is expected'
        ],
        id="stated-is-a-truth-value",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_problems_of_a_table(text: str | bytes, expected: list[str]) -> None:
    assert problems(text) == expected


PERIOD = "[periods.p]\nstart = 2020-01-01\nend = '2020-06'\n"


@pytest.mark.parametrize(
    ("ask", "stated", "expected"),
    [
        pytest.param("days of p", "152", None, id="whole-number"),
        pytest.param("days of p", "'152'", None, id="number-in-quotes"),
        pytest.param("days of p", "'152..181'", None, id="range"),
        pytest.param("days of p", "'152..'", None, id="open-range"),
        pytest.param("days of p", "'..'", "a whole number of days", id="open-both-ways"),
        pytest.param("days of p", "1.5", "a whole number of days", id="decimal-of-days"),
        pytest.param("years of p", "1.50", None, id="decimal-of-years"),
        pytest.param("years of p", "'1.5..2.25'", None, id="range-of-decimals"),
        pytest.param("years of p", "1e999999999", "a number of years", id="too-large-a-decimal"),
        pytest.param("years of p", f"1.{'1' * 101}", "a number of years", id="too-many-places"),
        pytest.param("years of p", "'nan'", "a number of years", id="not-a-number"),
        pytest.param("years of p", "2020-01-01", "a number of years", id="day-for-a-number"),
        pytest.param("days of p", "'many'", "a whole number of days", id="word-for-a-number"),
        pytest.param("how long was p", "'5 months, 2 days'", None, id="calendar-in-words"),
        pytest.param("how long was p", "'1 year and 2 weeks'", None, id="weeks-in-words"),
        pytest.param("how long was p", "'five months'", None, id="number-words"),
        pytest.param("how long was p", "'P5M2D'", None, id="calendar-as-iso"),
        pytest.param("how long was p", "'5m..6m'", None, id="calendar-range"),
        pytest.param("how long was p", "'..6m'", None, id="calendar-open-range"),
        pytest.param(
            "how long was p",
            "5",
            'a calendar span, such as "27 years, 7 months, 23 days"',
            id="number-for-a-calendar-span",
        ),
        *(
            pytest.param(
                "how long was p",
                f"'{text}'",
                'a calendar span, such as "27 years, 7 months, 23 days"',
                id=reason,
            )
            for text, reason in [
                ("5b", "business-days-are-no-calendar-span"),
                ("5 days 3 days", "a-unit-twice"),
                ("5 days 3", "a-number-without-unit"),
                ("5 elephants", "no-unit"),
                ("", "nothing"),
            ]
            if text
        ),
        pytest.param("when was p.start", "2020-01-01", None, id="day"),
        pytest.param("when was p.start", "'2020-01'", None, id="edtf-date"),
        pytest.param("when was p.start", "'2020-01-01..2020-02'", None, id="range-of-dates"),
        pytest.param("when was p.start", "'..2020-02'", None, id="open-range-of-dates"),
        pytest.param("when was p.start", "'[..2020]'", None, id="one-of-a-set"),
        pytest.param(
            "when was p.start",
            "5",
            'a date, such as "2020-11-25" or "2021-06-01..2021-06-30"',
            id="number-for-a-date",
        ),
        pytest.param(
            "when was p.start",
            "'x..y'",
            'a date, such as "2020-11-25" or "2021-06-01..2021-06-30"',
            id="words-for-dates",
        ),
        pytest.param(
            "when was p.start",
            "'soon'",
            'a date, such as "2020-11-25" or "2021-06-01..2021-06-30"',
            id="word-for-a-date",
        ),
        pytest.param("2 days after p.start", "2020-01-03", None, id="day-moved"),
        pytest.param("what day was p.start", "'wednesday'", None, id="weekday"),
        pytest.param("what day was p.start", "'wed'", "a day of the week", id="no-weekday"),
        pytest.param("is p.start before p.end", "'Yes'", None, id="verdict"),
        pytest.param("is p.start before p.end", "'maybe'", '"yes" or "no"', id="no-verdict"),
        pytest.param("is p.start before p.end", "1", '"yes" or "no"', id="number-for-a-verdict"),
    ],
)
def test_what_may_be_stated(ask: str, stated: str, expected: str | None) -> None:
    found = problems(f"{PERIOD}[questions.q]\nask = '{ask}'\nstated = {stated}")
    if expected is None:
        assert found == []
    else:
        (problem,) = found
        assert problem.startswith(":6: questions.q.stated: ")
        assert problem.endswith(f" does not answer the question, which asks for {expected}")


@pytest.mark.parametrize(
    ("ask", "stated"),
    [
        pytest.param("days of p", "181..152", id="numbers"),
        pytest.param("years of p", "0.5..0.45", id="decimals"),
        pytest.param("when is p.end", "2020-06..2020-05", id="dates"),
        pytest.param("how long was p", "6 months..5 months", id="months"),
        pytest.param("how long was p", "1 month..27 days", id="a-month-and-fewer-days"),
        pytest.param("how long was p", "-1 month..-2 months", id="negative"),
    ],
)
def test_a_stated_range_that_runs_backwards(ask: str, stated: str) -> None:
    found = problems(f"{PERIOD}[questions.q]\nask = '{ask}'\nstated = '{stated}'")
    what = f"the range '{stated}' runs backwards; write its lesser end first"
    assert found == [f":6: questions.q.stated: {what}"]


@pytest.mark.parametrize("stated", ["1 month..28 days", "2 months..1 month, 30 days", "5m..5m"])
def test_a_stated_range_that_may_run_forwards(stated: str) -> None:
    text = f"{PERIOD}[questions.q]\nask = 'how long was p'\nstated = '{stated}'"
    assert problems(text) == []


def test_all_problems_are_told_in_one_error() -> None:
    with pytest.raises(TableProblems) as caught:
        load_text("titel = 'x'\n[events.a]\ndate = 'y'\n[events.b]\n", "my.toml")
    assert str(caught.value) == (
        "the table can't be used, 3 problems:\n"
        "  my.toml:1: titel: unknown key; did you mean 'title'?\n"
        "  my.toml:4: events.b: the key date is missing\n"
        f"  my.toml:3: events.a.date: no event or date 'y'; {ACCEPTED}"
    )


def test_one_problem_is_told_in_one_sentence() -> None:
    with pytest.raises(TableProblems) as caught:
        load_text("[events.b]\n", "my.toml")
    assert (
        str(caught.value) == "the table can't be used: my.toml:1: events.b: the key date is missing"
    )


def found_in(**texts: str) -> list[Problem]:
    """The problems of several files, each named as its argument."""
    return problems_in([(name, text.encode()) for name, text in texts.items()])


def test_files_make_one_table(tmp_path: Path) -> None:
    texts = {
        "a": f"title = 'One'\ndescription = 'First.'\n[events.a]\n{DAY}\ntitle = 'The A'",
        "b": "title = 'Two'\ndescription = 'Second.'\n[events.b]\ndate = 'the a+1d'",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    files = [str(tmp_path / name) for name in texts]
    table = load(files)
    assert table.title == "One · Two"
    assert table.point(table.entry("B", "event")).date.text == "2020-01-02"


def test_one_name_in_two_files_names_both() -> None:
    a = f"[events.a]\n{DAY}\n[business-days]\n[sources.s]"
    b = f"[events.a]\n{DAY}\n[business-days]\n[sources.s]\n[periods.a]\nstart = 'a'"
    assert [str(problem) for problem in found_in(a=a, b=b)] == [
        "b:1: events.a: this is already in 'a'; keep one of them",
        "b:3: business-days: this is already in 'a'; keep one of them",
        "b:4: sources.s: this is already in 'a'; keep one of them",
        (
            "b:5: periods.a: the id 'a' is already that of events.a in 'a';"
            " ids are shared by all entries"
        ),
    ]


def test_problems_stand_in_the_order_of_the_files() -> None:
    found = found_in(a="[events.a]\ndate = 'x'", b="titel = ''")
    assert [problem.file for problem in found] == ["a", "b"]


def test_a_file_given_twice_is_one_file() -> None:
    file = ("a", f"[events.a]\n{DAY}".encode())
    assert problems_in([file, file]) == []


def test_what_an_unreadable_file_may_name_is_not_missed() -> None:
    text = "[events.b]\ndate = 'a'\nsource = 's'\n[questions.q]\nask = 'days of p'\n"
    text += "[questions.r]\nask = 'days since a'\n[events.handover]\ndate = 2020-01-01"
    (problem,) = found_in(a="[events.a]\ndate = 2021-06", b=text)
    assert problem.key == ""


def test_what_else_is_wrong_beside_an_unreadable_file_is_told() -> None:
    text = "[sources.paper]\n[events.handover]\ndate = 2020-01-01\nsource = 'papers'\n"
    text += "[events.b]\ndate = 'handovr'\n[events.c]\ndate = '2021-13'\n"
    text += "[questions.q]\nask = 'days betwen x and y'\n[questions.r]\nask = 'days since handovr'"
    found = found_in(a="[events.a]\ndate = 2021-06", b=text)
    assert [(problem.key, problem.line) for problem in found] == [
        ("", 2),
        ("events.handover.source", 4),
        ("events.c.date", 8),
        ("events.b.date", 6),
        ("questions.q.ask", 10),
        ("questions.r.ask", 12),
    ]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        pytest.param("", "No such file or directory", id="no-name"),
        pytest.param("no-such.toml", "No such file or directory", id="not-there"),
        pytest.param("/", "Is a directory", id="directory"),
        pytest.param("a\0b", "embedded null byte", id="a-nul-in-the-name"),
    ],
)
def test_a_file_that_cannot_be_read(path: str, reason: str) -> None:
    with pytest.raises(TableError) as caught:
        load([path])
    shown = path.replace("\0", "\\x00")
    assert str(caught.value) == f"can't read the table '{shown}': {reason}"


# What is too much.


def test_an_endless_file_is_too_large() -> None:
    with pytest.raises(
        TableError, match="can't read the table '/dev/zero': it is larger than 16 MiB"
    ):
        load(["/dev/zero"])


@pytest.mark.parametrize(
    ("most", "what"),
    [
        pytest.param(b"#" * MAX_BYTES, "is larger than 16 MiB", id="bytes"),
        pytest.param(b"\n[" * MAX_ENTRIES, "has more than 100,000 entries", id="entries"),
        pytest.param(b"=" * MAX_KEYS, "has more than 1,000,000 keys", id="keys"),
    ],
)
def test_a_file_has_limits(most: bytes, what: str) -> None:
    assert read_from(BytesIO(most), "it") == most
    with pytest.raises(TableError) as caught:
        read_from(BytesIO(most + most[-2:]), "the file")
    assert str(caught.value) == f"can't read the file: it {what}"


@pytest.mark.parametrize(
    "files",
    [
        pytest.param([f"[events.a]\n{DAY}\n[events.b]\n{DAY}\n[sources.s]"], id="one-file"),
        pytest.param([f"[events.a]\n{DAY}\n[events.b]\n{DAY}", "[sources.s]"], id="two-files"),
        pytest.param(["[events]\na.date = '2020'\nb.date = '2020'\nc.date = '2020'"], id="dotted"),
    ],
)
def test_a_table_has_a_limit_too(files: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever its files look like, and however many they are."""
    contents = [(f"{number}.toml", text.encode()) for number, text in enumerate(files)]
    monkeypatch.setattr("handover_cli.table.merging.MAX_ENTRIES", 3)
    assert problems_in(contents) == []
    monkeypatch.setattr("handover_cli.table.merging.MAX_ENTRIES", 2)
    assert [str(problem) for problem in problems_in(contents)] == [
        "0.toml: the table has 3 entries, and at most 2 are read"
    ]


def chain(length: int, first: str = "2020-06") -> list[str]:
    """An event with a date, and as many after it, each relative to the one before."""
    links = (f"[events.e{n}]\ndate = 'e{n - 1}+1d'\n" for n in range(1, length + 1))
    return [f"[events.e0]\ndate = '{first}'\n", *links]


def reigns(length: int) -> list[str]:
    """Periods whose dates are such a chain: each begins when the one before ends."""
    links = (
        f"[periods.r{n}]\nstart = 'r{n - 1}.end'\nend = 'r{n}.start+1m'\n"
        for n in range(1, length // 2 + 1)
    )
    return ["[periods.r0]\nstart = 1700-01-01\nend = 1701-01-01\n", *links]


ORDERS = [
    pytest.param(slice(None), id="each-after-what-it-rests-on"),
    pytest.param(slice(None, None, -1), id="each-before-it"),
]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("first", ["2020-01-01", "2020-01", "[..2020]"])
def test_a_chain_may_have_100_relative_dates(first: str, order: slice) -> None:
    table = load_text("".join(chain(MAX_CHAIN, first)[order]))
    begin, end = table.events["e0"].date.latest, table.events["e100"].date.latest
    assert begin is not None
    assert end == begin + 100


@pytest.mark.parametrize("order", ORDERS)
def test_so_may_one_through_the_ends_of_periods(order: slice) -> None:
    last = load_text("".join(reigns(MAX_CHAIN)[order])).periods["r50"].end
    assert last is not None
    assert last.date.text == "1705-03-01"


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(chain(MAX_CHAIN + 1), id="one-more"),
        pytest.param(chain(2000), id="many-more"),
        pytest.param(reigns(2000), id="ends-of-periods"),
    ],
)
def test_a_longer_chain_is_refused_once(parts: list[str], order: slice) -> None:
    with pytest.raises(TableProblems) as caught:
        load_text("".join(parts[order]))
    (problem,) = caught.value.problems
    assert problem.problem == "this date ends a chain of more than 100 relative dates"
    assert problem.hint == "write one date of the chain as a day"


@pytest.mark.parametrize("order", ORDERS)
def test_a_longer_circle_is_told_as_one(order: slice) -> None:
    with pytest.raises(TableProblems) as caught:
        load_text("".join(chain(2000, "e2000")[order]))
    (problem,) = caught.value.problems
    assert problem.problem.startswith("the date is relative to itself: e")


def test_any_number_of_dates_may_rest_on_one_unknown_day() -> None:
    periods = "".join(f'[periods.p{n}]\nstart = "x"\nend = "x+{n}m"\n' for n in range(5000))
    table = load_text('[events.x]\ndate = "1990"\n' + periods)
    last = table.periods["p4999"].end
    assert last is not None
    assert last.date.text == "2406-08-01..2407-07-31"


@pytest.mark.sweep
def test_many_broken_references_end_quickly() -> None:
    links = "".join(f"[events.kalbajar{n}]\ndate = 'kelbadjar{n}'\n" for n in range(3_000))
    began = time.process_time()
    with pytest.raises(TableProblems) as caught:
        load_text(links)
    assert time.process_time() - began < 20
    assert len(caught.value.problems) == 3_000


@pytest.mark.sweep
def test_30000_events_load_within_seconds() -> None:
    text = "".join(
        f"[events.e{n}]\ntitle = 'Event number {n}'\ndate = 2020-01-01\n" for n in range(30_000)
    )
    began = time.process_time()
    assert len(load_text(text).events) == 30_000
    assert time.process_time() - began < 20  # 1.5 on the machine it was written on


# What a loaded table knows.


@pytest.mark.parametrize("name", ["actual handover", "The Actual  HANDOVER", "handover", "Return"])
def test_names_are_compared_without_case_articles_and_blanks(name: str) -> None:
    table = load_text(
        f"[events.handover]\n{DAY}\ntitle = 'A Return'\naliases = ['the actual handover']"
    )
    assert table.find(name) == Ref("event", "handover")


def noted(table: Table) -> dict[str, list[str]]:
    """The periods that are noted on the unknown day of each event."""
    return {
        name: [order.period for order in event.point.root.orders]
        for name, event in table.events.items()
    }


def test_only_unknown_days_know_their_periods() -> None:
    table = load_text(
        "[events.a]\ndate = 2021-06-15\n[events.b]\ndate = '2021-06'\n"
        "[periods.p]\nstart = 'a'\nend = 'b'\n[periods.q]\nstart = 'a'\nend = 2021-07-01\n"
    )
    assert noted(table) == {"a": [], "b": ["p"]}


def ways(table: Table) -> dict[str, list[str]]:
    """The shifts from the unknown day of each event to its own."""
    return {name: list(map(str, event.point.way)) for name, event in table.events.items()}


def test_the_way_from_the_start_of_a_period_is_kept_where_the_day_is_known() -> None:
    table = load_text(
        '[events.a]\ndate = 2020-01-31\n[events.b]\ndate = "a+1m"\n[events.c]\ndate = "b+1m"\n'
        '[periods.p]\nstart = "a"\nend = "2021"\n'
    )
    point = table.events["c"].point
    assert point.day == day_number(2020, 3, 29)
    assert ways(table) == {"a": [], "b": ["1m"], "c": ["1m", "1m"]}
    assert table.periods["p"].start.way == ()


def test_the_way_from_an_unknown_day_is_kept() -> None:
    table = load_text(
        '[events.a]\ndate = "2020-06"\n[events.b]\ndate = "a+1w"\n[events.c]\ndate = "b+3d"\n'
        '[events.d]\ndate = "c+1m"\n[events.e]\ndate = "d+1d"\n'
    )
    assert ways(table) == {
        "a": [],
        "b": ["1w"],
        "c": ["1w", "3d"],
        "d": ["1w", "3d", "1m"],
        "e": ["1w", "3d", "1m", "1d"],
    }


def test_a_period_is_noted_where_it_starts_on_the_way_from_an_unknown_day() -> None:
    table = load_text(
        '[events.a]\ndate = "2020-06"\n[events.b]\ndate = "a+2d"\n[events.c]\ndate = "b+3d"\n'
        '[periods.p]\nstart = "b"\nend = "2020"\n'
    )
    (order,) = table.events["a"].point.root.orders
    assert (order.period, order.before.way) == ("p", table.events["b"].point.way)


def count_looks(monkeypatch: pytest.MonkeyPatch, module: str) -> list[int]:
    """How many names are looked at, each time that a near one is looked for in that module."""
    looked_at = []

    def none_is_near(_: str, known: Iterable[str]) -> str:
        looked_at.append(len(list(known)))
        return ""

    monkeypatch.setattr(f"{module}.did_you_mean", none_is_near)
    return looked_at


def test_near_names_are_looked_for_among_a_bounded_number(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = count_looks(monkeypatch, "handover_cli.language.resolving")
    names = "".join(f'[events.e{n}]\ndate = "nope{n}"\n' for n in range(5000))
    with pytest.raises(TableProblems) as caught:
        load_text(names)
    assert len(caught.value.problems) == 5000
    assert sum(looked_at) < 100_000 + 5000 + 5000 * 3


def test_near_sources_are_looked_for_among_a_bounded_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at = count_looks(monkeypatch, "handover_cli.table.loading")
    sources = "".join(f'[sources.s{n}]\ntitle = "S"\n' for n in range(2000))
    events = "".join(f'[events.e{n}]\ndate = 2020-01-01\nsource = "x{n}"\n' for n in range(2000))
    with pytest.raises(TableProblems) as caught:
        load_text(sources + events)
    assert len(caught.value.problems) == 2000
    assert sum(looked_at) <= 100_000 + 2000
