"""Tables of one's own: names may be words of the language, and what version 1 took is still taken."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from running import Run

from handover_cli.documents.toml_text import quoted
from handover_cli.language.forms import term_forms, vocabulary

RESERVED_IN_1_0 = frozenset(
    "after ago and before between both business business-day business-days calendar counting day"
    " days did exclusive from how in inclusive is iso last long many month months number of on"
    " since the to today tomorrow until was week weekday weeks what when which within year years"
    " yesterday".split()
)
"""The words of the question language of 1.0.0, which no name could be."""
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*")
NAME = re.compile(r"[a-z](.*[a-z0-9])?")
WORDS = sorted(word for word in vocabulary() - RESERVED_IN_1_0 if NAME.fullmatch(word))
"""The words of today's language that were a name in 1.0.0."""

OF_AN_EVENT = {
    "when was {}": "2020-01-10",
    "what day was {}": "Friday",
    "days between {} and other-thing": "51",
    "days between other-thing and {}": "-51",
    "how many days from {} to other-thing": "51",
    "days since {}": "2509",
    "how many days until {}": "-2509",
    "how long ago was {}": "6 years, 10 months, 13 days",
    "is {} before other-thing": "yes",
    "is other-thing after {}": "yes",
}
OF_A_PERIOD = {
    "days of {}": "11",
    "weeks of {}": "1",
    "days of {} exclusive": "10",
    "how long was {}": "11 days",
    "how long did {} last": "11 days",
    "is other-thing after {}": "yes",
    "is 2020-01-15 within {}": "yes",
}
OTHER = "[events.other-thing]\ndate = 2020-03-01\n"


def event(name: str, where: str) -> str:
    """A table with an event of this name: as its id, its title or an alias."""
    if where == "id":
        return f"[events.{name}]\ndate = 2020-01-10\n{OTHER}"
    key = "title = " if where == "title" else "aliases = ["
    end = "" if where == "title" else "]"
    return f"[events.some-id]\n{key}{quoted(name)}{end}\ndate = 2020-01-10\n{OTHER}"


def period(name: str, where: str) -> str:
    """A table with a period of this name: as its id or its title."""
    days = 'start = 2020-01-10\nend = 2020-01-20\ncounting = "inclusive"\n'
    if where == "id":
        return f"[periods.{name}]\n{days}{OTHER}"
    return f"[periods.some-id]\ntitle = {quoted(name)}\n{days}{OTHER}"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "table.toml"


def answers(table: Path, run: Run, name: str, wanted: Mapping[str, str]) -> dict[str, str]:
    """What the program says to each question, with the name put in."""
    lines = "".join(f"{question.format(name)}\n" for question in wanted)
    result = run("ask", "-", "-t", str(table), stdin=lines)
    said = dict(zip(wanted, result.stdout.splitlines(), strict=True))
    assert result.stderr == ""
    return said


# --- Names that are words of the language ---


def cases(*places: str) -> list[object]:
    """The words with the places where each of them may stand."""
    return [
        pytest.param(word, place, id=f"{word} as {place}")
        for word in WORDS[::3]
        for place in places
        if place != "id" or ID.fullmatch(word)
    ]


@pytest.mark.sweep
@pytest.mark.parametrize(("word", "where"), cases("id", "title", "alias"))
def test_an_event_may_have_the_name_of_a_word(word: str, where: str, table: Path, run: Run) -> None:
    table.write_text(event(word, where), "utf-8")
    assert answers(table, run, word, OF_AN_EVENT) == OF_AN_EVENT
    assert run("between", word, "other-thing", "-t", str(table)).stdout == "51\n"


@pytest.mark.sweep
@pytest.mark.parametrize(("word", "where"), cases("id", "title"))
def test_a_period_may_have_the_name_of_a_word(word: str, where: str, table: Path, run: Run) -> None:
    table.write_text(period(word, where), "utf-8")
    assert answers(table, run, word, OF_A_PERIOD) == OF_A_PERIOD


@pytest.mark.sweep
@pytest.mark.parametrize("word", [word for word in WORDS[::3] if ID.fullmatch(word)])
def test_a_question_may_have_the_id_of_a_word(word: str, table: Path, run: Run) -> None:
    days = "[events.one-day]\ndate = 2020-01-01\n[events.other-day]\ndate = 2020-01-11\n"
    ask = f'[questions.{word}]\nask = "days between one-day and other-day"\n'
    table.write_text(days + ask, "utf-8")
    assert run("ask", word, "-t", str(table)) == (0, "10\n", "")


# --- Titles of several words ---

TITLES = [
    *("May", "June", "Sat", "Christmas", "Easter", "Thanksgiving", "Independence Day", "New Year"),
    *("Day", "The Day", "The second week", "Week 1", "Week 48 of 2026", "Q1", "H1", "Day 1"),
    *(
        "After",
        "Before",
        "Between",
        "Since",
        "Until",
        "First",
        "Last",
        "Next",
        "Third",
        "First Monday",
    ),
    *("Last Friday", "Next Friday", "This week", "In 90 days", "In a week", "Two weeks", "A week"),
    *("3M", "10d", "1y", "12", "24 hours of Le Mans", "10 days that shook the world", "P1D"),
    *("March on Rome", "Easter Rising", "Fall of Rome", "The Fall", "Half-time", "Halfway house"),
    *("The day after", "The day before", "The Day After Tomorrow", "Today show", "Now", "Tonight"),
    *("End of the war", "End of term", "Start of 2026", "Middle of the year", "The end", "Start"),
    *("War and peace", "Between the wars", "Before and after", "Rise and fall", "Day of the dead"),
    *("Dinner before the show", "Meeting after lunch", "Trip from Rome to Oslo", "Rome to Oslo"),
    *("Move to Berlin", "Meeting on Monday", "How old", "When", "What happened", "Everything"),
    *("Plus 3", "Minus", "Total eclipse", "Number of days", "Length of stay", "Duration", "Age"),
    *("It", "We", "I was born", "My birthday", "Yes", "No", "Please", "Thanks", "Count", "Check"),
    *(
        "Friday the 13th",
        "13th",
        "Leap year",
        "Leap day",
        "Business day",
        "Today's date",
        "Kick-off 2",
    ),
    *("A", "An", "Of", "And", "Or", "To", "Is", "Did", "Has", "Will", "In", "On", "From"),
    *("May 2021", "15 November 2020", "The 1790s", "19th century", "November 2020", "c. 1860"),
]


@pytest.mark.parametrize("title", TITLES)
def test_an_event_may_have_any_title(title: str, table: Path, run: Run) -> None:
    table.write_text(event(title, "title"), "utf-8")
    assert answers(table, run, title, OF_AN_EVENT) == OF_AN_EVENT


@pytest.mark.parametrize("title", TITLES)
def test_a_period_may_have_any_title(title: str, table: Path, run: Run) -> None:
    table.write_text(period(title, "title"), "utf-8")
    assert answers(table, run, title, OF_A_PERIOD) == OF_A_PERIOD


@pytest.mark.sweep
@pytest.mark.parametrize("kind", ["DATE", "PERIOD"])
def test_a_title_may_be_what_else_would_be_computed(kind: str, table: Path, run: Run) -> None:
    for title in dict.fromkeys(form.form.example for form in term_forms(kind)):
        table.write_text(event(title, "title"), "utf-8")
        assert answers(table, run, title, OF_AN_EVENT) == OF_AN_EVENT, title


@pytest.mark.parametrize("title", ["2020", "2020-W47", "2020-320", "20201115", "15.11.2020"])
def test_a_title_that_is_a_date_in_digits_names_its_entry_when_it_is_used(
    title: str, table: Path, run: Run
) -> None:
    table.write_text(event(title, "title"), "utf-8")
    assert run("validate", str(table), "-o", "value").exit_code == 0
    code, said, problem = run("ask", "when was", title, "-t", str(table))
    assert (code, said) == (2, "")
    assert problem == (
        f"Error: in 'when was {title}', '{title}' is a date, and also a name of some-id;"
        " write some-id, or the date in another way\n"
    )
    assert run("ask", "when was some-id", "-t", str(table)) == (0, "2020-01-10\n", "")


# --- Titles that several entries share ---

SHARED = """\
[events.first-talk]
title = "Talks"
date = 2020-01-10

[events.second-talk]
title = "The talks"
date = 2020-02-10

[periods.talks-of-may]
title = "talks"
start = 2020-05-01
end = 2020-05-03
"""


def test_entries_may_share_a_title(table: Path, run: Run) -> None:
    table.write_text(SHARED, "utf-8")
    assert run("validate", str(table), "-o", "value").exit_code == 0
    assert run("ask", "days between first-talk and second-talk", "-t", str(table)).stdout == "31\n"
    assert run("ask", "days of talks of may", "-t", str(table)).stdout == "2\n"


@pytest.mark.parametrize(
    ("arguments", "question"),
    [
        pytest.param(["ask", "days since the talks"], "in 'days since the talks', ", id="since"),
        pytest.param(["ask", "when was Talks"], "in 'when was Talks', ", id="when"),
        pytest.param(["ask", "days of talks"], "in 'days of talks', ", id="a period"),
        pytest.param(["since", "talks"], "", id="an argument"),
        pytest.param(["show", "talks"], "", id="show"),
    ],
)
def test_a_shared_title_names_the_ids_when_it_is_used(
    arguments: list[str], question: str, table: Path, run: Run
) -> None:
    table.write_text(SHARED, "utf-8")
    code, said, problem = run(*arguments, "-t", str(table))
    assert (code, said) == (2, "")
    assert problem.startswith(f"Error: {question}'")
    assert "is the name of first-talk, second-talk and talks-of-may; write the id" in problem


def test_a_title_with_an_article_at_its_end_is_not_the_id_without_it(table: Path, run: Run) -> None:
    plans = (
        '[events.plan]\ndate = 2020-01-01\n[events.other]\ntitle = "Plan A"\ndate = 2020-02-01\n'
    )
    table.write_text(plans, "utf-8")
    assert run("ask", "when was plan a", "-t", str(table)).stdout != "2020-01-01\n"


# --- A table of version 1 ---

VERSION_1 = """\
title = "Words of the language as names"
description = "A table of version 1 in which nearly every name is a word of the question language."

[sources.diary]
title = "A diary"
publisher = "Nobody"
date = 2021-01-01
url = "https://example.org/diary"

[business-days]
weekend = ["friday", "saturday"]
holidays = [2020-01-15]

[events.first]
title = "The first Monday of May"
date = 2020-01-06
aliases = ["Kick-off", "a day like no other"]
tags = ["start"]
source = "diary"

[events.second]
title = "In the middle of the week"
date = "first+10d"
place = "Here"

[events.third]
title = "The end of May 2020"
date = "2020-06"
note = "Known to the month."

[events.end]
title = "The last day of term"
date = "[..2021-07-31]"

[events.now]
title = "Halfway between here and there"
date = "2020-12~"

[events.take]
title = "Christmas party"
date = 2020-12-18
aliases = ["Easter egg", "Thanksgiving dinner"]

[events.a]
title = "Minus ten"
date = 2020-02-29

[events.may]
title = "March on Rome"
date = 1922-10-28

[periods.start]
title = "Between the holidays"
start = "first"
end = "take"
counting = "inclusive"

[periods.left]
title = "Since then"
start = 2020-12-18

[periods.more]
title = "Years of plenty"
start = "2019"
end = 2020-06-30

[questions.add]
ask = "days between first and second"
stated = 10
source = "diary"

[questions.twice]
ask = "how many business days from the kick-off to the Christmas party"

[questions.halfway]
ask = "how many weeks since a day like no other"

[questions.next]
ask = "how long was between the holidays"
stated = "11 months, 13 days"

[questions.week-end]
ask = "days of start exclusive"
stated = 347

[questions.until-then]
ask = "how long until take"

[questions.ago-from-now]
ask = "how long ago was the last day of term"

[questions.date]
ask = "10 days after the end of may 2020"

[questions.times]
ask = "2 months before take"

[questions.what-day]
ask = "what day was in the middle of the week"

[questions.happened]
ask = "is march on rome before a"

[questions.fall]
ask = "was third within more"

[questions.old]
ask = "when was easter egg"

[questions.age]
ask = "number of months between may and minus ten"

[questions.early]
ask = "iso between a and christmas party counting both days"

[questions.late]
ask = "how many days of more"

[questions.plus]
ask = "years of left"

[questions.of-it]
ask = "how long did more last"

[questions.dash]
ask = "days since halfway between here and there"
"""
"""Valid in 1.0.0. Nearly every name is a word of today's language."""

ANSWERS_OF_1_0 = {
    "add": "10",
    "twice": "248",
    "halfway": "359",
    "next": "11 months, 13 days",
    "week-end": "347",
    "until-then": "-5 years, 11 months, 5 days",
    "ago-from-now": "5 years, 3 months, 23 days..",
    "date": "2020-06-11..2020-07-10",
    "times": "2020-10-18",
    "what-day": "Thursday",
    "happened": "yes",
    "fall": "yes",
    "old": "2020-12-18",
    "age": "1168",
    "early": "P9M20D",
    "late": "182..546",
    "plus": "5",
    "of-it": "6 months..1 year, 5 months, 29 days",
    "dash": "2153..2183",
}
"""What 1.0.0 answered on 23 November 2026."""


def test_a_table_of_version_1_is_valid(table: Path, run: Run) -> None:
    table.write_text(VERSION_1, "utf-8")
    assert run("validate", str(table), "-o", "value").exit_code == 0


def test_a_table_of_version_1_gives_the_same_answers(table: Path, run: Run) -> None:
    table.write_text(VERSION_1, "utf-8")
    fields = "id,value,min,max"
    listed = run("ask", "-t", str(table), "--fields", fields, "--no-header").stdout.splitlines()
    rows = [line.split("\t") for line in listed]
    assert {name: value or f"{low}..{high}" for name, value, low, high in rows} == ANSWERS_OF_1_0
    assert run("check", "-t", str(table), "-o", "value").exit_code == 0


def test_a_table_may_have_events_of_all_words(table: Path, run: Run) -> None:
    ids = [word for word in WORDS if ID.fullmatch(word)]
    table.write_text("".join(f"[events.{word}]\ndate = 2020-01-10\n" for word in ids), "utf-8")
    assert run("validate", str(table), "-o", "value") == (0, "", "")
