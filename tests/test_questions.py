"""The question language: every form, what it is read as, and what is said of anything else."""

import time
from typing import Any, NoReturn

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handover_cli.answers.asking import ask, ask_text
from handover_cli.answers.details import details_of
from handover_cli.answers.records import ANSWER
from handover_cli.dates import iso
from handover_cli.errors import HandoverError, TableError
from handover_cli.language.expressions import parse, shifts_text
from handover_cli.language.forms import vocabulary
from handover_cli.language.forms.form import TODAY
from handover_cli.language.questions import (
    RELATIONS,
    Between,
    Comparison,
    DayOfWeek,
    Length,
    Offset,
    Question,
    When,
    operands,
    resolve_operands,
    say,
)
from handover_cli.language.reading import read
from handover_cli.language.resolving import FixedScope, Scope
from handover_cli.spans import UNITS, Duration
from handover_cli.table.loading import load_text
from handover_cli.table.table import Table

TABLE = load_text("""
[events.deadline]
date = 2020-11-15
title = "Original deadline for the handover"
[events.handover]
date = 2020-11-25
aliases = ["actual handover", "search and rescue", "return to base", "Plan-5d"]
[events.rescue]
date = 2020-11-26
[events.search]
date = 2020-11-24
[events.call]
date = 2020-11-20
title = "Before and after"
[events.a]
date = 2020-01-01
[events.deaths]
date = "2021-06"
[periods.war]
start = 2020-09-27
end = 2020-11-09
aliases = ["44-day war"]
[periods.wait]
start = "handover"
title = "The long last"
[questions.delay]
ask = "days between deadline and handover"
""")


class Unread(Table):
    """A table that can't be read."""

    def find(self, name: str) -> NoReturn:
        raise TableError("the table was read")


NOW = FixedScope(TABLE, today=739943)
NAMELESS = FixedScope(Unread(), NOW.today)

UNIT_WORDS = {
    "days": "days",
    "nights": "days",
    "weeks": "weeks",
    "fortnights": "fortnights",
    "months": "months",
    "quarters": "quarters",
    "years": "years",
    "decades": "decades",
    "centuries": "centuries",
    "hours": "hours",
    "minutes": "minutes",
    "seconds": "seconds",
    "business-days": "business-days",
    "workdays": "business-days",
    "calendar": "calendar",
    "iso": "iso",
}


def question_in(text: str, scope: Scope = NOW) -> Question:
    return read(text).question(scope)


def refusal(text: str, scope: Scope = NOW) -> str:
    with pytest.raises(HandoverError) as caught:
        ask_text(text, scope)
    return str(caught.value)


def shown(question: Question) -> tuple[Any, ...]:
    """A question as a tuple: its kind, the dates as they were written, and what else it says."""
    if isinstance(question, Between):
        question = question._replace(wording="between")
    values = [getattr(part, "text", part) for part in question]
    return (type(question).__name__, *(v for v in values if v not in (None, "between")))


def test_today_is_what_the_tests_say() -> None:
    assert iso(NOW.today) == "2026-11-23"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Between two dates.
        pytest.param(
            "days between deadline and handover",
            ("Between", "days", "deadline", "handover"),
            id="plain",
        ),
        pytest.param(
            "how many days between deadline and handover",
            ("Between", "days", "deadline", "handover"),
            id="how-many",
        ),
        pytest.param(
            "number of days between deadline and handover",
            ("Between", "days", "deadline", "handover"),
            id="number-of",
        ),
        pytest.param(
            "the number of the days between the deadline and a handover",
            ("Between", "days", "deadline", "handover"),
            id="articles-anywhere",
        ),
        pytest.param(
            "HOW Many Days BETWEEN Deadline AND The HANDOVER?",
            ("Between", "days", "Deadline", "HANDOVER"),
            id="any-case",
        ),
        pytest.param(
            "days between deadline and handover ?",
            ("Between", "days", "deadline", "handover"),
            id="a-question-mark-apart",
        ),
        pytest.param(
            "  days\tbetween  deadline and\nhandover  ",
            ("Between", "days", "deadline", "handover"),
            id="any-blanks",
        ),
        pytest.param(
            "days from deadline to handover",
            ("Between", "days", "deadline", "handover"),
            id="from-to",
        ),
        pytest.param(
            "days from deadline until handover",
            ("Between", "days", "deadline", "handover"),
            id="from-until",
        ),
        pytest.param(
            "how long from deadline to handover",
            ("Between", "deadline", "handover"),
            id="how-long-from",
        ),
        pytest.param(
            "how long between deadline and handover",
            ("Between", "deadline", "handover"),
            id="how-long-between",
        ),
        pytest.param(
            "days between deadline, and handover",
            ("Between", "days", "deadline", "handover"),
            id="a-comma-before-and",
        ),
        pytest.param(
            "days between deadline+5d and handover-1y6m",
            ("Between", "days", "deadline+5d", "handover-1y6m"),
            id="shifts",
        ),
        pytest.param(
            "days between 2020-11 and [..2021]",
            ("Between", "days", "2020-11", "[..2021]"),
            id="edtf",
        ),
        pytest.param(
            "days between war.start and wait.end",
            ("Between", "days", "war.start", "wait.end"),
            id="ends-of-periods",
        ),
        pytest.param(
            "days between a and the a",
            ("Between", "days", "a", "a"),
            id="an-event-with-the-name-of-an-article",
        ),
        pytest.param(
            "days between yesterday and tomorrow",
            ("Between", "days", "yesterday", "tomorrow"),
            id="words-that-are-dates",
        ),
        pytest.param(
            "days from today to tomorrow",
            ("Between", "days", "today", "tomorrow"),
            id="today-to-tomorrow",
        ),
        # Titles that hold words of the language.
        pytest.param(
            "days between search and rescue and call",
            ("Between", "days", "search and rescue", "call"),
            id="a-name-with-and-first",
        ),
        pytest.param(
            "days between call and search and rescue",
            ("Between", "days", "call", "search and rescue"),
            id="a-name-with-and-last",
        ),
        pytest.param(
            "days from return to base to call",
            ("Between", "days", "return to base", "call"),
            id="a-name-with-to",
        ),
        pytest.param(
            "days from call until return to base",
            ("Between", "days", "call", "return to base"),
            id="a-name-with-to-after-until",
        ),
        pytest.param(
            "days between Before and after and call",
            ("Between", "days", "Before and after", "call"),
            id="a-name-of-words-of-the-language",
        ),
        pytest.param(
            "is before and after after deadline",
            ("Comparison", "before and after", "after", "deadline"),
            id="a-name-with-after-compared",
        ),
        pytest.param(
            "days between original deadline for the handover and handover",
            ("Between", "days", "original deadline for the handover", "handover"),
            id="a-title-with-an-article",
        ),
        # Since and until.
        pytest.param("days since handover", ("Between", "days", "handover", "today"), id="since"),
        pytest.param(
            "how many years since the handover?",
            ("Between", "years", "handover", "today"),
            id="years-since",
        ),
        pytest.param("days until handover", ("Between", "days", "today", "handover"), id="until"),
        pytest.param("days to handover", ("Between", "days", "today", "handover"), id="to"),
        pytest.param(
            "how long since handover", ("Between", "handover", "today"), id="how-long-since"
        ),
        pytest.param(
            "how long until handover", ("Between", "today", "handover"), id="how-long-until"
        ),
        pytest.param(
            "how long ago was the handover", ("Between", "handover", "today"), id="how-long-ago"
        ),
        pytest.param(
            "how many days ago was the handover",
            ("Between", "days", "handover", "today"),
            id="how-many-days-ago",
        ),
        # Periods.
        pytest.param("days of war", ("Length", "days", "war"), id="of"),
        pytest.param(
            "weeks in the 44-day war",
            ("Length", "weeks", "44-day war"),
            id="in-an-alias-with-digits",
        ),
        pytest.param("how many months of the war", ("Length", "months", "war"), id="how-many-of"),
        pytest.param("how long was the war", ("Length", "war"), id="how-long-was"),
        pytest.param("how long is the wait", ("Length", "wait"), id="how-long-is"),
        pytest.param("how long did the war last?", ("Length", "war"), id="how-long-did-last"),
        pytest.param("how long was the war last", ("Length", "war"), id="how-long-was-last"),
        pytest.param(
            "how many days did the war last", ("Length", "days", "war"), id="how-many-days-did-last"
        ),
        pytest.param(
            "how long was the long last", ("Length", "long last"), id="a-period-that-ends-in-last"
        ),
        # Units.
        *(
            pytest.param(
                f"{word} since handover", ("Between", unit, "handover", "today"), id=f"unit-{word}"
            )
            for word, unit in UNIT_WORDS.items()
        ),
        pytest.param(
            "how many business days since handover",
            ("Between", "business-days", "handover", "today"),
            id="business-days",
        ),
        # Counting.
        *(
            pytest.param(
                f"{form} {words}", (*expected, counting), id=f"{words}-{number}".replace(" ", "-")
            )
            for number, (form, expected) in enumerate(
                [
                    (
                        "days between deadline and handover",
                        ("Between", "days", "deadline", "handover"),
                    ),
                    ("days from deadline to handover", ("Between", "days", "deadline", "handover")),
                    ("days since handover", ("Between", "days", "handover", "today")),
                    ("days until handover,", ("Between", "days", "today", "handover")),
                    ("days of the war", ("Length", "days", "war")),
                    ("how long was the war", ("Length", "war")),
                    ("how long did the war last", ("Length", "war")),
                    ("how long ago was handover,", ("Between", "handover", "today")),
                ]
            )
            for words, counting in [
                ("inclusive", "inclusive"),
                ("Exclusive?", "exclusive"),
                ("counting both days", "inclusive"),
            ]
        ),
        # Some time after.
        pytest.param(
            "10 days after deadline", ("Offset", "deadline", Duration(days=10)), id="after"
        ),
        pytest.param(
            "2 weeks before the handover", ("Offset", "handover", Duration(weeks=-2)), id="before"
        ),
        pytest.param(
            "5 business days after deadline",
            ("Offset", "deadline", Duration(business_days=5)),
            id="business-days-after",
        ),
        pytest.param(
            "5 business-days before deadline",
            ("Offset", "deadline", Duration(business_days=-5)),
            id="business-days-before",
        ),
        pytest.param(
            "1 year, 6 months and 3 days after deadline",
            ("Offset", "deadline", Duration(1, 6, 0, 3)),
            id="several-units",
        ),
        pytest.param(
            "3 days and 1 year after deadline",
            ("Offset", "deadline", Duration(1, 0, 0, 3)),
            id="units-in-any-order",
        ),
        pytest.param("10d after deadline", ("Offset", "deadline", Duration(days=10)), id="short"),
        pytest.param(
            "1y6m before deadline",
            ("Offset", "deadline", Duration(-1, -6)),
            id="short-with-two-units",
        ),
        pytest.param(
            "P1M10D after deadline", ("Offset", "deadline", Duration(0, 1, 0, 10)), id="iso"
        ),
        pytest.param("a day after deadline", ("Offset", "deadline", Duration(days=1)), id="a-day"),
        pytest.param(
            "the day after deadline", ("Offset", "deadline", Duration(days=1)), id="the-day"
        ),
        pytest.param(
            "week before the deadline", ("Offset", "deadline", Duration(weeks=-1)), id="week"
        ),
        pytest.param(
            "one business day after deadline",
            ("Offset", "deadline", Duration(business_days=1)),
            id="one-business-day",
        ),
        pytest.param(
            "a year and a day after deadline",
            ("Offset", "deadline", Duration(years=1, days=1)),
            id="a-year-and-a-day",
        ),
        pytest.param(
            "Two Weeks after deadline",
            ("Offset", "deadline", Duration(weeks=2)),
            id="numbers-in-words",
        ),
        pytest.param("0 days after deadline", ("Offset", "deadline", Duration()), id="none"),
        pytest.param(
            "10 days after deadline+1d",
            ("Offset", "deadline+1d", Duration(days=10)),
            id="after-a-shift",
        ),
        # Dates and weekdays.
        pytest.param("when was the handover?", ("When", "handover"), id="when-was"),
        pytest.param("when is 2021-06", ("When", "2021-06"), id="when-is-a-date"),
        pytest.param("what day was handover", ("DayOfWeek", "handover"), id="what-day"),
        pytest.param(
            "which weekday is the deadline?", ("DayOfWeek", "deadline"), id="which-weekday"
        ),
        pytest.param("which day is today", ("DayOfWeek", "today"), id="which-day-is-today"),
        # Comparisons.
        *(
            pytest.param(
                f"{verb} handover {relation} the deadline",
                ("Comparison", "handover", relation, "deadline"),
                id=f"{verb}-{relation}",
            )
            for verb in ("is", "was")
            for relation in ("before", "after", "on", "within")
        ),
        pytest.param(
            "was the handover within the war?",
            ("Comparison", "handover", "within", "war"),
            id="within-a-period",
        ),
        pytest.param(
            "is 2021-06 on 2021", ("Comparison", "2021-06", "on", "2021"), id="two-plain-dates"
        ),
    ],
)
def test_what_a_question_is_read_as(text: str, expected: tuple[Any, ...]) -> None:
    assert shown(question_in(text)) == expected


@pytest.mark.parametrize(
    ("text", "label"),
    [
        pytest.param("days of war", "war", id="by its id"),
        pytest.param("weeks in the 44-day war", "war", id="by an alias with digits"),
        pytest.param("how long was the long last", "wait", id="by a title that ends in last"),
    ],
)
def test_a_period_is_known_by_any_of_its_names(text: str, label: str) -> None:
    (period,) = resolve_operands(question_in(text), NOW)
    assert period.label == label


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("days between x and y", [("x", "y")], id="one reading"),
        pytest.param(
            "days between x and y and z", [("x", "y and z"), ("x and y", "z")], id="two readings"
        ),
        pytest.param(
            "is x before after after y",
            [("x", "after after y"), ("x before", "after y"), ("x before after", "y")],
            id="a reading for each relation",
        ),
        pytest.param(
            "how long did x last", [("x last",), ("x",)], id="a name that may end in last"
        ),
        pytest.param(
            "days since today inclusive",
            [("today", "today"), ("today inclusive", "today")],
            id="a name that may end in inclusive",
        ),
        pytest.param("days between x", [], id="no reading"),
        pytest.param("days between x and 2021-02-30", [], id="no such day"),
    ],
)
def test_reading_needs_no_names(text: str, expected: list[tuple[str, ...]]) -> None:
    found = [
        tuple(each.text for each in operands(reading.value)) for reading in read(text).readings
    ]
    assert sorted(set(found)) == sorted(expected)


def test_the_words_of_the_language_are_those_of_its_patterns() -> None:
    words = vocabulary()
    assert {"the", "today", "days", "inclusive", "monday", "january"} <= words
    assert {"between", "since", "until", "how", "many", "leap", "halfway"} <= words
    assert not {"deadline", "handover", "DATE", ""} & words


@pytest.mark.parametrize(
    "text",
    [
        "days between 2020-11-15 and 2020-11-25",
        "how long since 2020-11",
        "10 days after 2020-11-15",
        "is 2020-11-15 before 2020-11-25",
        "what day is today",
        "when is tomorrow+1w?",
        "is 2020 within today",
    ],
)
def test_a_question_without_names_reads_no_table(text: str) -> None:
    ask(question_in(text, NAMELESS), text, NAMELESS)


def test_a_broken_table_is_told_whatever_else_is_wrong() -> None:
    with pytest.raises(TableError, match="the table was read"):
        question_in("days between nowhere and x and y", NAMELESS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "days between",
            "something is missing: a date, a day of a month or a clock time such as 9:30",
            id="between",
        ),
        pytest.param(
            "days since", "something is missing: a date or a clock time such as 9:30", id="since"
        ),
        pytest.param("days of", "something is missing: a period or 'overlap'", id="of"),
        pytest.param(
            "when was",
            "something is missing: a date, a period or a duration such as 2 weeks",
            id="when-was",
        ),
        pytest.param("nonsense", "no question begins with 'nonsense'", id="nonsense"),
    ],
)
def test_what_is_missing_is_told(text: str, expected: str) -> None:
    assert refusal(text) == f"in '{text}', {expected}"


@pytest.mark.parametrize(
    ("text", "near", "meant"),
    [
        pytest.param(
            "dayz between deadline and handover",
            "days",
            "days between deadline and handover",
            id="unit",
        ),
        pytest.param(
            "days betwen deadline and handover",
            "between",
            "days between deadline and handover",
            id="between",
        ),
        pytest.param("how manny days of war", "many", "how many days of war", id="many"),
        pytest.param("10 days aftr handover", "after", "10 days after handover", id="after"),
        pytest.param(
            "is handover beforee deadline", "before", "is handover before deadline", id="before"
        ),
    ],
)
def test_a_mistyped_word_is_named_and_the_question_repaired(
    text: str, near: str, meant: str
) -> None:
    wrong = next(word for word in text.split() if word not in meant.split())
    assert refusal(text) == (
        f"in '{text}', '{wrong}' can't be read; did you mean '{near}'?"
        f"\nDid you mean:\n  handover ask {meant}"
    )


def test_an_escape_in_a_question_is_shown() -> None:
    assert refusal("\x1b[31m since handover").startswith(
        "in '\\x1b[31m since handover', no question begins with '\\x1b[31m'"
    )


UNKNOWN = (
    "; a date is YYYY-MM-DD (or another EDTF date), a name from the table,"
    " today, yesterday or tomorrow, with shifts such as +10d or -1y6m"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "days between deadlin and handover",
            "no event or date 'deadlin'; did you mean 'deadline'?",
            id="first-date",
        ),
        pytest.param(
            "days between deadline and handovr",
            "no event or date 'handovr'; did you mean 'handover'?",
            id="second-date",
        ),
        pytest.param(
            "days between xyz and deadline", f"no event or date 'xyz'{UNKNOWN}", id="like-nothing"
        ),
        pytest.param(
            "days between deadline and 2021-02-30",
            "there is no day 30 in '2021-02-30': 2021-02 has 28 days",
            id="no-such-day",
        ),
        pytest.param(
            "days between war and handover",
            "'war' is a period, not a date; write war.start (2020-09-27) or war.end (2020-11-09)",
            id="period-for-a-date",
        ),
        pytest.param(
            "when was delay", "'delay' is a stored question, not a date", id="question-for-a-date"
        ),
        pytest.param(
            "days of the waar", "there is no period 'waar'; did you mean 'war'?", id="period"
        ),
        pytest.param(
            "how long was handover", "'handover' is a date, not a period", id="date-for-a-period"
        ),
        pytest.param(
            "how long was delay",
            "'delay' is a stored question, not a period",
            id="question-for-a-period",
        ),
        # A right word at the end is not to blame for a name before it.
        pytest.param(
            "days between dedline and handover inclusive",
            "no event or date 'dedline'; did you mean 'deadline'?",
            id="a-slip-before-a-counting",
        ),
        pytest.param(
            "how long did wat last inclusive",
            "there is no period 'wat'; did you mean 'wait'?",
            id="a-slip-before-last-and-a-counting",
        ),
        pytest.param(
            "is handover within waar",
            "no event or date 'waar'; did you mean 'war'?",
            id="target",
        ),
        pytest.param(
            "10 days after handover+99999y",
            "'handover+99999y' lies outside the years -9999 to 9999",
            id="outside",
        ),
    ],
)
def test_words_that_name_nothing_are_told(text: str, expected: str) -> None:
    sentence, _, meant = refusal(text).partition("\nDid you mean:\n  handover ask ")
    assert sentence == f"in '{text}', {expected}"
    assert bool(meant) == ("did you mean" in expected)
    for each in meant.split("\n  handover ask ") if meant else ():
        assert question_in(each)


@pytest.mark.parametrize("text", ["", " ", "?", " ? ", "\n"])
def test_an_empty_text_is_no_question(text: str) -> None:
    assert refusal(text) == "an empty text is no question; ask for help with --help"


def test_two_readings_are_both_shown() -> None:
    text = "days between search and rescue and rescue"
    table = load_text(
        "[events.search]\ndate = 2020-01-01\n[events.rescue]\ndate = 2020-01-02\n"
        "[events.x]\ndate = 2020-01-03\naliases = ['search and rescue', 'rescue and rescue']"
    )

    assert refusal(text, FixedScope(table)) == (
        f"'{text}' can be read in two ways: days between 'search' and 'rescue and rescue',"
        " or days between 'search and rescue' and 'rescue'; use ids instead of titles"
    )


@pytest.mark.parametrize(
    "text",
    [
        "days between " + "a and " * 240 + "nowhere",
        "days between " + "and " * 450,
        "is " + "before " * 400 + "x",
        "days from " + "x to until " * 150 + "y",
        "days since " + "[1984," * 1400,
        "10 days after " + "x+1d" * 2000,
        "how long was " + "war last " * 240,
        "1 day and " * 160 + "after handover",
        "the " * 499 + "days",
    ],
    ids=lambda text: text[:30],
)
def test_a_hostile_question_ends_quickly(text: str) -> None:
    began = time.process_time()
    with pytest.raises(HandoverError):
        question_in(text)
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x " * 501, "a question has at most 500 words, not 501"),
        ("x" * 10_001, "a question has at most 10000 characters, not 10001"),
    ],
    ids=["words", "characters"],
)
def test_a_question_has_an_end(text: str, expected: str) -> None:
    with pytest.raises(HandoverError, match=f"^{expected}$"):
        read(text)


SHIFTS = st.lists(
    st.builds(
        lambda parts, sign: Duration(*parts).times(sign),
        st.tuples(*[st.sampled_from([0, 1, 10])] * 5),
        st.sampled_from([1, -1]),
    ),
    max_size=2,
).map(lambda steps: shifts_text(tuple(steps)))
NAMES = (
    "deadline handover rescue search a war.start wait.end today yesterday 2020-11-15 2021-06-15~ 2020-11-15?"
).split() + [
    "actual handover",
    "search and rescue",
    "return to base",
    "Before and after",
    "Original deadline for the handover",
    "44-day war.END",
    "Plan-5d",
]
NOT_DAYS = ["2021", "2021-06", "199X", "[..1984]", "[1667,1670..1672]", "1984%", "1984?"]
DATES = st.one_of(
    st.builds("{}{}".format, st.sampled_from(NAMES), SHIFTS),
    st.builds("{}{}".format, st.sampled_from(NOT_DAYS), st.sampled_from(["", "+1m", "+1y10d+5b"])),
).map(parse)
PERIODS = st.sampled_from(["war", "44-day war", "wait", "long last"]).map(parse)
MEASURED = st.sampled_from([None, *UNITS])
COUNTED = st.sampled_from([None, "inclusive", "exclusive"])
NUMBERS = st.tuples(*[st.integers(0, 12) | st.integers(0, 999_999_999)] * 5)
QUESTIONS: st.SearchStrategy[Question] = st.one_of(
    st.builds(Between, MEASURED, DATES, DATES, COUNTED, st.just("between")),
    st.builds(Between, MEASURED, DATES, st.just(TODAY), COUNTED, st.just("since")),
    st.builds(Between, MEASURED, st.just(TODAY), DATES, COUNTED, st.just("until")),
    st.builds(Length, MEASURED, PERIODS, COUNTED),
    st.builds(
        lambda date, parts, sign: Offset(date, Duration(*parts).times(sign)),
        DATES,
        NUMBERS,
        st.sampled_from([1, -1]),
    ),
    st.builds(When, DATES),
    st.builds(DayOfWeek, DATES),
    st.builds(Comparison, DATES, st.sampled_from(RELATIONS), DATES | PERIODS),
)


@given(QUESTIONS)
def test_a_question_that_is_said_is_read_as_the_same_question(question: Question) -> None:
    words = say(question)
    assert question_in(words) == question
    assert question_in(f"{words.removesuffix('?')}?") == question


WORDS = sorted(vocabulary()) + [
    "deadline",
    "handover",
    "war",
    "delay",
    "a",
    "the",
    "today",
    "2020-11-15",
    "2021-06",
    "10",
    "+5d",
    "1y6m",
    "deaths",
    "[..2020]",
    "search",
    "rescue",
    "?",
    ",",
    "\x00",
    "é",
]


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=12).map(" ".join))
@example("days between search and rescue and search and rescue")
def test_any_words_give_an_answer_or_an_error(text: str) -> None:
    try:
        found = ask(question_in(text), text, NOW)
    except HandoverError as error:
        assert str(error)
    else:
        for one in found:
            assert isinstance(one.text, str)
            record = ANSWER.of(details_of(one, NOW))
            assert record is not None
            assert record["question"] == text
