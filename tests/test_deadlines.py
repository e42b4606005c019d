"""Deadlines in commands, questions and tables: `--rule`, `--roll`, `by bgb`, `[rules.NAME]`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import Run, RunOnTerminal

from handover_cli.answers.ranges import amounts
from handover_cli.dates import iso
from handover_cli.errors import HandoverError
from handover_cli.language.questions import say
from handover_cli.language.reading import read
from handover_cli.language.resolving import FixedScope
from handover_cli.rules.book import BUILT_IN
from handover_cli.spans import Measure, Unit
from handover_cli.table import bundled_path, load
from handover_cli.table.loading import load_text, problems_in

SCOPE = FixedScope(load([bundled_path()]), 739943)


Own = Callable[[str], str]


@pytest.fixture
def own(tmp_path: Path) -> Own:
    """Writes a table of one's own, and gives its path."""

    def write(text: str) -> str:
        path = tmp_path / "own.toml"
        path.write_text(text, "utf-8")
        return str(path)

    return write


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param("2026-01-31 1m --rule bgb", "2026-03-02", id="a rule"),
        pytest.param("2026-01-31 1m --rule BGB", "2026-03-02", id="in any case"),
        pytest.param("2026-03-31 -1m --rule bgb", "2026-02-28", id="back"),
        pytest.param(
            "2026-06-05 14d --rule bgb --holiday 2026-06-19", "2026-06-22", id="a holiday"
        ),
        pytest.param("2026-06-05 8d --rule bgb --weekend fri", "2026-06-13", id="another weekend"),
        pytest.param("2026-01-31 1m --rule bgb --roll preceding", "2026-02-27", id="both"),
        pytest.param("2026-03-31 -1m --rule bgb --roll following", "2026-03-02", id="both, back"),
        pytest.param("2026-05-30 0d --roll following", "2026-06-01", id="a roll alone"),
        pytest.param("2026-05-30 0d --roll modified-following", "2026-05-29", id="in the month"),
        pytest.param("2026-05-31 -1d --roll onward", "2026-05-29", id="on in its direction"),
        pytest.param("2026-05-30 0d --roll none", "2026-05-30", id="no roll"),
        pytest.param("2026-06-05 5b --rule bgb", "2026-06-12", id="business days"),
        pytest.param("landmine-deaths 10d --rule bgb", "2021-06-11..2021-07-12", id="a range"),
        pytest.param("medal 10d --rule bgb", "..2024-12-05", id="an open range"),
        pytest.param("2026-06-05T16:30 14d --rule bgb", "2026-06-19", id="whole days"),
        pytest.param("2026-06-05T16:30 15d --roll following", "2026-06-22T16:30:00", id="a time"),
        pytest.param("2026-06-05T16:30 24h --roll following", "2026-06-08T16:30:00", id="hours"),
        pytest.param("2026-06-05T16:30 1d12h --rule euro", "", id="an unknown rule"),
    ],
)
def test_add_by_a_rule_or_with_a_roll(arguments: str, expected: str, run: Run) -> None:
    code, answer, problem = run("add", *arguments.split())
    if expected:
        assert (code, answer, problem) == (0, f"{expected}\n", "")
    else:
        assert (code, answer) == (2, "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(
            "add deadline 1d --rule bgp", "there is no rule 'bgp'; did you mean 'bgb'?", id="slip"
        ),
        pytest.param(
            "add deadline 1d --rule zzz",
            f"there is no rule 'zzz'; rules are {', '.join(BUILT_IN)}",
            id="unknown",
        ),
        pytest.param(
            "add deadline 1d --roll back",
            "no roll 'back'; rolls are none, following, preceding, modified-following,"
            " modified-preceding, onward",
            id="roll",
        ),
        pytest.param(
            "add deadline 1m 3d --rule bgb",
            "--rule and --roll take one DURATION, not 2; write one such as 1m10d, or add them in"
            " turn",
            id="two durations",
        ),
        pytest.param(
            "add deadline 1d --rule=",
            "--rule takes the name of a rule, not an empty text",
            id="no name",
        ),
        pytest.param(
            "add deadline 36h --rule bgb", "bgb has no rule for hours; count days", id="hours"
        ),
        pytest.param(
            "add 2020-11-15T09:00 36h --rule bgb",
            "bgb has no rule for hours; count days",
            id="hours of a clock time",
        ),
        pytest.param(
            "seq 2020-11-15T09:00 2020-11-20 --roll following",
            "'2020-11-15T09:00:00' has a clock time, and --rule and --roll move days; write START"
            " without its clock time",
            id="a sequence of clock times",
        ),
    ],
)
def test_what_a_rule_can_not_do_is_an_error(arguments: str, message: str, run: Run) -> None:
    assert run(*arguments.split()) == (2, "", f"Error: {message}\n")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(
            "2026-01-31 2026-04-30 --step 1m --roll modified-following",
            "2026-01-30 2026-02-27 2026-03-31 2026-04-30",
            id="ends of months",
        ),
        pytest.param(
            "2026-06-05 2026-06-08 --roll following", "2026-06-05 2026-06-08", id="each once"
        ),
        pytest.param(
            "2026-06-08 2026-06-05 --roll preceding", "2026-06-08 2026-06-05", id="back, each once"
        ),
        pytest.param(
            "2026-01-31 2026-03-31 --step 1m --rule bgb",
            "2026-02-02 2026-03-02 2026-03-31",
            id="by a rule",
        ),
        pytest.param(
            "2026-06-05 2026-06-12 --step 1w --roll following --skip friday", "", id="skipped"
        ),
    ],
)
def test_a_sequence_is_moved_by_a_rule(arguments: str, expected: str, run: Run) -> None:
    assert run("seq", *arguments.split()) == (
        0,
        "".join(f"{day}\n" for day in expected.split()),
        "",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 month after 2026-01-31 by bgb", "2026-03-02"),
        ("1 month after 2026-01-31 under the bgb", "2026-03-02"),
        ("1 month before 2026-03-31 by BGB", "2026-02-28"),
        ("what date is 1 month after 2026-01-31 by bgb", "2026-03-02"),
        ("2026-01-31 plus 1 month by bgb rolled preceding", "2026-02-27"),
        ("2026-03-31 minus 1 month by bgb", "2026-02-28"),
        ("deadline plus 10 days rolled following", "2020-11-25"),
        ("deadline plus 6 days rolled to the next business day", "2020-11-23"),
        ("the deadline rolled to the previous business day", "2020-11-13"),
        ("30 days after deadline rolled modified following", "2020-12-15"),
        ("3 days after 1 month after 2026-01-31 by bgb", "2026-03-05"),
        ("first Friday after 1 month after 2026-01-31 by bgb", "2026-03-06"),
        ("days between 2026-01-31 and 1 month after 2026-01-31 by bgb", "30"),
        ("is 1 month after 2026-01-31 by bgb a Monday", "yes"),
        ("when is 10 days after landmine-deaths by bgb", "2021-06-11..2021-07-12"),
    ],
)
def test_questions_have_rules_and_rolls(text: str, expected: str, run: Run) -> None:
    assert run("ask", text) == (0, f"{expected}\n", "")


@pytest.mark.parametrize(
    "text",
    [
        "14 days after deadline by bgb",
        "1 month before 2026-01-31 by eu-1182-71 rolled modified following",
        "deadline plus 10 days rolled following",
        "deadline minus 2 business days by euipo",
        "the deadline rolled onward",
        "14 days after first Monday of May 2027 by bgb",
    ],
)
def test_a_question_with_a_rule_is_said_as_the_same_question(text: str) -> None:
    question = read(text).question(SCOPE)
    assert read(say(question)).question(SCOPE) == question


def test_an_unknown_rule_in_a_question_is_an_error(run: Run) -> None:
    code, answer, problem = run("ask", "14 days after the deadline by bgp")
    assert (code, answer) == (2, "")
    assert "there is no rule 'bgp'; did you mean 'bgb'?" in problem


@pytest.mark.parametrize("form", ["add", "ask"])
def test_the_question_of_an_answer_by_a_rule_can_be_asked_again(form: str, run: Run) -> None:
    first = {
        "add": ("add", "landmine-deaths", "-10d", "--rule", "bgb", "--roll", "preceding"),
        "ask": ("ask", "10d before landmine-deaths by bgb rolled preceding"),
    }[form]
    record = json.loads(run(*first, "-o", "jsonl").stdout)
    again = json.loads(run("ask", record["question"], "-o", "jsonl").stdout)
    assert again == record
    assert record["rule"] == "bgb rolled preceding"
    assert record["end"] == "landmine-deaths-10d by bgb rolled preceding"


STEPS = [
    pytest.param(
        "2026-06-05 14d --rule bgb --holiday 2026-06-19",
        [
            "2026-06-05, the day from which it runs, is not counted (§ 187(1)).",
            "The last day that counts is 2026-06-19 (§ 188(1), (2)).",
            (
                "2026-06-19 (a holiday), 2026-06-20 (a Saturday) and 2026-06-21 (a Sunday) are no"
                " business days: moved to 2026-06-22 (§ 193)."
            ),
        ],
        id="each day that moved it",
    ),
    pytest.param(
        "2026-01-01 3m --rule bgb-187-2",
        [
            "2026-01-01 is the first day that counts (§ 187(2)).",
            "The last day that counts is 2026-03-31 (§ 188(1), (2)).",
            "No holidays are known: only the weekend is off.",
        ],
        id="a first day that counts",
    ),
    pytest.param(
        "2026-03-31 -1m --rule bgb --holiday 2026-01-01",
        [
            "2026-03-31, the day from which it runs, is not counted (§ 187(1)).",
            "2026-02 has no day 31: its last day is taken (§ 188(3)).",
            "The last day that counts is 2026-02-28 (§ 188(1), (2)).",
            "2026-02-28 is a Saturday, and that moves nothing (§ 193).",
        ],
        id="a day off that moves nothing",
    ),
    pytest.param(
        "2026-02-28 1m --rule euipo --holiday 2026-01-01",
        [
            "2026-02-28, the day from which it runs, is not counted (Art. 56(2)).",
            "2026-02-28 ends its month, and so does the period (Art. 56(4), (5)).",
            "The last day that counts is 2026-03-31 (Art. 56(3) to (6)).",
        ],
        id="ends of months",
    ),
    pytest.param(
        "2026-06-05 2d --rule eu-1182-71 --holiday 2026-01-01",
        [
            "2026-06-05, the day from which it runs, is not counted (Art. 3(1)).",
            "The last day that counts is 2026-06-07 (Art. 3(2)).",
            "2026-06-07 (a Sunday) is no business day: moved to 2026-06-08 (Art. 3(4)).",
            "The period needs 2 business days, so it goes on to 2026-06-09 (Art. 3(5)).",
        ],
        id="business days that it needs",
    ),
]


@pytest.mark.parametrize(("arguments", "expected"), STEPS)
def test_a_record_says_how_a_deadline_was_reckoned(
    arguments: str, expected: list[str], run: Run
) -> None:
    record = json.loads(run("add", *arguments.split(), "-o", "jsonl").stdout)
    *steps, rule, advice = record["rule_steps"]
    assert steps == expected
    assert rule.startswith(f"{record['rule']}: {BUILT_IN[record['rule']].title}. https://")
    assert advice == "Arithmetic, not legal advice."


def test_a_clear_day_and_short_periods_are_said(run: Run, own: Own) -> None:
    table = "[rules.x]\nshort = 5\nend = 'clear'\n[events.hearing]\ndate = 2025-10-20\n"
    done = run("add", "hearing", "-3d", "--rule", "x", "-o", "jsonl", "-t", own(table))
    assert json.loads(done.stdout)["rule_steps"] == [
        "2025-10-20, the day from which it runs, is not counted.",
        (
            "In a period of up to 5 days only business days count: 2025-10-18 (a Saturday) and"
            " 2025-10-19 (a Sunday) are no business days."
        ),
        "The last day that counts is 2025-10-15.",
        "That day has to be clear, so it is 2025-10-14.",
        "x: a rule of the table",
        "Arithmetic, not legal advice.",
    ]
    early = run("add", "2025-10-24", "-3d", "--rule", "x", "-o", "jsonl", "-t", own(table))
    assert (
        "In a period of up to 5 days only business days count."
        in json.loads(early.stdout)["rule_steps"]
    )


def test_a_long_row_of_days_off_is_cut(run: Run) -> None:
    days_off = [f"--holiday=2026-12-{day}" for day in range(14, 32)]
    done = run("add", "2026-12-13", "1d", "--roll", "following", "-o", "jsonl", *days_off)
    steps = json.loads(done.stdout)["rule_steps"]
    assert steps[0] == "The sum is 2026-12-14."
    assert steps[1].endswith(
        "2026-12-23 (a holiday) and 8 more are no business days: moved to 2027-01-01."
    )


@pytest.mark.parametrize(
    ("hours", "sentence"),
    [
        (
            "rolled",
            (
                "Hours run at once. If they end on a day off, they end at the same time on another"
                " day."
            ),
        ),
        ("exact", "Hours run at once, and a day off moves nothing."),
        ("full", "The hour that is running is not counted, and a day off moves nothing."),
    ],
)
def test_how_hours_run_is_said(hours: str, sentence: str, run: Run, own: Own) -> None:
    table = f"rules.x.hours = '{hours}'"
    start = "2026-06-05T10:15"
    done = run("add", start, "24h", "--rule", "x", "-o", "jsonl", "-t", own(table))
    assert json.loads(done.stdout)["rule_steps"][0] == sentence


def test_an_imprecise_day_has_sentences_for_its_first_and_last_day(run: Run) -> None:
    record = json.loads(run("add", "2021-06", "2w", "--rule", "bgb", "-o", "jsonl").stdout)
    first, last, *_ = record["rule_steps"]
    assert first.startswith("From 2021-06-01, the first possible day: 2021-06-01, the day")
    assert last.startswith("From 2021-06-30, the last possible day: 2021-06-30, the day")
    open_ended = json.loads(run("add", "medal", "2w", "--rule", "bgb", "-o", "jsonl").stdout)
    assert "the first possible day" not in " ".join(open_ended["rule_steps"])


def test_a_day_on_the_way_may_lie_outside_the_calendar(run: Run) -> None:
    done = run("add", "9999-12-31", "2d", "--roll", "preceding", "-o", "jsonl")
    record = json.loads(done.stdout)
    assert record["value"] == "9999-12-31"
    assert record["rule_steps"][0] == "The sum is a day outside the years -9999 to 9999."


def test_a_card_says_how_a_deadline_was_reckoned(run_tty: RunOnTerminal) -> None:
    shown = run_tty("add", "2026-06-05", "2w", "--rule", "bgb", columns=100).text
    assert "2026-06-05, the day from which it runs, is not counted (§ 187(1))." in shown
    assert "Arithmetic, not legal advice." in shown


def test_an_answer_without_a_rule_has_none(run: Run) -> None:
    record = json.loads(run("add", "2026-06-05", "2b", "-o", "jsonl").stdout)
    assert (record["rule"], record["rule_steps"]) == (None, [])


# --- Tables ---

TABLE = """
[sources.court]
title = "Practice note"
url = "https://example.org/note"
[business-days]
holidays = [2026-06-19]
[events.service]
date = 2026-06-05
[events.reply]
date = "service+14d"
rule = "court"
[events.payment]
date = "reply+5d"
roll = "modified-following"
[events.unsure]
date = "2026-06"
[events.answer]
date = "unsure+14d"
rule = "plain"
[events.words]
date = "14 days after service"
rule = "court"
[events.by-words]
date = "14 days after service by court"
[events.day]
date = "2026-06-05+14d"
rule = "bgb"
[events."plan-b"]
title = "Plan+1d"
date = 2026-06-05
[events.titled]
date = "Plan+1d+14d"
rule = "bgb"
[events.rolled]
date = 2026-06-20
roll = "preceding"
[events.first]
date = "first Friday after reply"
[events.within]
date = "last business day of war"
[events.month]
date = "last business day of November 2026"
[periods.war]
start = "service"
end = "reply"
[periods.trial]
start = "first Monday of 2026-11"
end = "last Friday of 2026-11"
[rules.court]
title = "Court of a town"
based-on = "bgb"
roll = "modified-following"
source = "court"
[rules.plain]
"""


def test_events_are_dated_by_rules_and_in_words() -> None:
    table = load_text(TABLE)
    assert {name: event.date.text for name, event in table.events.items()} == {
        "service": "2026-06-05",
        "reply": "2026-06-22",
        "payment": "2026-06-29",
        "unsure": "2026-06",
        "answer": "2026-06-15..2026-07-14",
        "words": "2026-06-22",
        "by-words": "2026-06-22",
        "day": "2026-06-22",
        "plan-b": "2026-06-05",
        "titled": "2026-06-22",
        "rolled": "2026-06-18",
        "first": "2026-06-26",
        "within": "2026-06-22",
        "month": "2026-11-30",
    }
    trial = table.periods["trial"]
    assert trial.end is not None
    assert (trial.start.date.text, trial.end.date.text) == ("2026-11-02", "2026-11-27")
    assert table.events["reply"].relative == "service+14d by court"
    assert table.rules["court"].source == "https://example.org/note"
    assert table.rules["court"].roll_before is None


def test_an_event_and_its_deadline_vary_together(run: Run, own: Own) -> None:
    """By a rule without a roll, a deadline is exactly 14 days after an unknown day."""
    assert run("between", "unsure", "answer", "-t", own(TABLE)).stdout == "14\n"
    done = run("ask", "when was answer", "-o", "jsonl", "-t", own(TABLE))
    assert json.loads(done.stdout)["rule"] == "plain"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "[rules.frcp]",
            ":1: rules.frcp: 'frcp' is a built-in rule; choose another name, and write"
            ' based-on = "frcp"',
            id="a built-in name",
        ),
        pytest.param(
            "rules.x.based-on = 'bgp'",
            ":1: rules.x.based-on: there is no rule 'bgp'; did you mean 'bgb'?",
            id="no such base",
        ),
        pytest.param(
            "rules.x.short = true",
            ":1: rules.x.short: a number of days from 0 to 100 is expected",
            id="no number",
        ),
        pytest.param(
            "rules.x.roll = 'next'",
            ":1: rules.x.roll: 'next' is not one of none, following, preceding,"
            " modified-following, modified-preceding, onward",
            id="no roll",
        ),
        pytest.param(
            "rules.x.source = 'y'",
            ":1: rules.x.source: there is no source 'y'; add [sources.y]",
            id="no source",
        ),
        pytest.param(
            "[events.a]\ndate = 2026-06-05\nrule = 'bgp'",
            ":3: events.a.rule: there is no rule 'bgp'; did you mean 'bgb'?",
            id="no such rule",
        ),
        pytest.param(
            "[events.a]\ndate = 2026-06-05\nrule = 'bgb'",
            ":2: events.a.date: a rule needs a date with one shift, not '2026-06-05'; write a date"
            " such as service+14d",
            id="no shift",
        ),
        pytest.param(
            "[events.a]\ndate = '2026-06-05+1d+1m'\nrule = 'bgb'",
            ":2: events.a.date: a rule needs a date with one shift, not '2026-06-05+1d+1m'; write a"
            " date such as service+14d",
            id="two shifts",
        ),
        pytest.param(
            "[events.a]\ndate = 'last Friday of 2026-11'\nrule = 'bgb'",
            ":2: events.a.date: a rule needs a date with one shift, not 'last Friday of 2026-11';"
            " write a date such as service+14d",
            id="words without a shift",
        ),
        pytest.param(
            "events.a.date = 'next Friday'",
            ":1: events.a.date: 'next Friday' depends on the day it is read; write the day itself",
            id="words that depend on today",
        ),
        pytest.param(
            "events.a.date = 'first Friday after b'\nevents.b.date = 'a+1d'",
            ":1: events.a.date: the date is relative to itself: a -> b -> a",
            id="a circle by words",
        ),
        pytest.param(
            "events.a.date = 'first Friday of Nowhere'",
            ":1: events.a.date: no event or date 'first Friday of Nowhere'; a date is YYYY-MM-DD"
            " (or another EDTF date), a name from the table, today, yesterday or tomorrow, with"
            " shifts such as +10d or -1y6m",
            id="words with an unknown name",
        ),
    ],
)
def test_the_problems_of_rules(text: str, expected: str) -> None:
    assert [str(problem) for problem in problems_in([("", text.encode())])] == [expected]


def test_words_have_the_date_order_of_their_file() -> None:
    text = "events.a.date = 'first Friday after 01/02/2026'"
    assert load_text(f"date-order = 'dmy'\n{text}").events["a"].date.text == "2026-02-06"
    (problem,) = problems_in([("", text.encode())])
    assert "2026-02-01 if the day comes first" in str(problem)


def test_words_that_are_read_in_two_ways_are_a_problem() -> None:
    text = "".join(
        f"[events.{name}]\ntitle = '{title}'\ndate = 2026-01-0{day}\n"
        for day, (name, title) in enumerate(
            (("a", "X"), ("b", "X and Y"), ("c", "Z"), ("d", "Y and Z")), start=1
        )
    )
    text += "[events.e]\ndate = 'halfway between X and Y and Z'\n"
    (problem,) = map(str, problems_in([("", text.encode())]))
    assert "can be read in two ways, with 'X' and 'Y and Z' or with 'X and Y' and 'Z'" in problem


def test_a_rule_of_the_table_has_its_sources_title_without_an_address() -> None:
    table = load_text("sources.s.title = 'Note'\nrules.x.source = 's'\nrules.y.end = 'clear'")
    assert [rule.source for rule in table.rules.values()] == ["Note", ""]


def test_an_own_choice_has_no_article_of_the_base() -> None:
    table = load_text("[rules.x]\nbased-on = 'bgb'\nroll = 'onward'")
    assert table.rules["x"].article("roll-before", "roll") == ""
    assert table.rules["x"].article("first-day") == "§ 187(1)"


def test_rules_are_completed(run: Run, own: Own) -> None:
    env = {"_HANDOVER_COMPLETE": "zsh", "HANDOVER_TABLE": own("[rules.barn]\ntitle = 'A barn'")}
    done = run("add", "deadline", "1d", "--rule", "b", env=env)
    lines = [line.split("\t")[1:] for line in done.stdout.splitlines()]
    assert [word for word, _ in lines] == ["bgb", "bgb-187-2", "barn"]
    assert lines[2][1] == "A barn"


def test_the_public_holidays_of_the_rule_count_without_a_country(run: Run) -> None:
    assert run("add", "2026-06-05", "14d", "--rule", "frcp").stdout == "2026-06-22\n"
    assert run("add", "2026-06-29", "-10d", "--rule", "frcp").stdout == "2026-06-18\n"
    text = "[rules.x]\ncountry = 'XX'\nroll = 'following'\n"
    with pytest.raises(HandoverError, match="no public holidays are known for the country 'XX'"):
        load_text(f"{text}[events.a]\ndate = '2026-06-05+1d'\nrule = 'x'")


@given(
    st.sampled_from(("bgb", "bgb-187-2", "eu-1182-71", "euipo", "onward")),
    st.sampled_from(("+14d", "-3d", "+1m", "-2m", "+5b", "+1w", "+1y")),
    st.integers(0, 9000),
    st.integers(0, 4000),
    st.sets(st.integers(0, 9000), max_size=5),
    st.sampled_from(("days", "months", "calendar")),
)
def test_a_span_to_a_deadline_is_exact_over_all_days(
    rule: str, shift: str, begin: int, length: int, holidays: set[int], unit: Unit
) -> None:
    first = SCOPE.today - begin
    days_off = [SCOPE.today - day for day in holidays]
    table = load_text(
        f"[business-days]\nholidays = [{', '.join(map(iso, days_off))}]\n"
        "[rules.onward]\nroll = 'onward'\nend-before = 'clear'\nshort = 3\n"
        f"[events.a]\ndate = '[{iso(first)}..{iso(first + length)}]'\n"
        f"[events.b]\ndate = 'a{shift}'\nrule = '{rule}'\n"
    )
    start, end = (table.events[name].point for name in "ab")
    (way,) = end.way
    measure = Measure(unit)
    each = [measure.between(day, way.reach(day)) for day in range(first, first + length + 1)]
    assert amounts(start, end, measure) == (min(each), max(each))


def test_a_period_may_end_with_a_deadline(run: Run, own: Own) -> None:
    path = own(f"{TABLE}\n[periods.wait]\nstart = 'unsure'\nend = 'answer'")
    assert run("ask", "how long was wait", "-t", path).stdout == "14 days\n"
    assert run("ask", "is answer before unsure", "-t", path).stdout == "no\n"


def test_a_claim_may_state_a_deadline(run: Run, own: Own) -> None:
    path = own(f"{TABLE}\n[questions.q]\nask = '14 days after service by bgb'\nstated = 2026-06-22")
    assert run("check", "-o", "value", "-t", path) == (0, "true\n", "")


def test_the_card_of_an_event_says_how_it_is_reckoned(run: Run, own: Own) -> None:
    table = "[business-days]\nholidays = ['2026-06-05']\n[events.base]\ndate = 2026-06-04\n"
    table += "[events.b]\ndate = 'base+1b'\n[events.c]\ndate = 'base+1d'\nroll = 'following'\n"
    table += "[events.d]\ndate = 'first business day after base'\n"
    path = own(table)

    def card(name: str) -> str:
        shown = run("show", name, "-o", "table", "--today", "2026-06-10", "-t", path).stdout
        return " ".join(shown.split())

    left_out = "Business days leave out Saturdays and Sundays. 1 holiday: 2026-06-05."
    assert f"reckoned from base+1b {left_out} today" in card("b")
    assert f"reckoned from first business day after base {left_out} today" in card("d")
    moved = "The sum is 2026-06-05. 2026-06-05 (a holiday), 2026-06-06 (a Saturday) and 2026-06-07"
    assert f"reckoned from base+1d rolled following {moved}" in card("c")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(("2026-09-21", "21d"), "2026-10-13", id="forward"),
        pytest.param(("2026-10-20", "-8d"), "2026-10-09", id="back"),
    ],
)
def test_a_part_adds_to_the_holidays_of_its_country(
    arguments: tuple[str, str], expected: str, run: Run
) -> None:
    """Columbus Day, 12 October, is a holiday of the country, and none of California."""
    done = run("add", *arguments, "--rule", "frcp", "--country", "US-CA", "-o", "jsonl")
    record = json.loads(done.stdout)
    assert record["value"] == expected
    who = "US and US-CA" if arguments[1] == "21d" else "US"
    assert f"The days off are those of {who}." in record["rule_steps"]


@pytest.mark.parametrize(("rule", "country"), [("frcp", "CA"), ("cpr", "GB-SCT"), ("cpr", "US")])
def test_a_rule_has_the_holidays_of_no_other_country(rule: str, country: str, run: Run) -> None:
    own_country = {"frcp": "US", "cpr": "GB-ENG"}[rule]
    result = run("add", "2026-06-12", "21d", "--rule", rule, "--country", country)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"Error: the rule has the holidays of {own_country}, not of '{country}';"
        f" leave out --country, or name a part of {own_country}\n"
    )


def test_an_office_of_ones_own_moves_no_deadline_of_a_court(run: Run, own: Own) -> None:
    path = own(
        "[business-days]\nholidays = [2026-07-06]\nweekend = ['friday', 'saturday']\n"
        "[events.service]\ndate = 2026-06-15\n"
    )
    court = run("add", "service", "21d", "--rule", "frcp", "-t", path)
    assert court.stdout == "2026-07-06\n"
    closed = run("add", "service", "21d", "--rule", "frcp", "--holiday", "2026-07-06", "-t", path)
    assert closed.stdout == "2026-07-07\n"
    yours = run("add", "service", "21d", "--rule", "bgb", "-t", path)
    assert yours.stdout == "2026-07-07\n"


def test_the_part_of_a_country_that_a_table_names_stands_for_a_rule_of_the_country(
    run: Run, own: Own
) -> None:
    """31 March, Cesar Chavez Day, is a holiday of California alone."""
    for settings, options, expected in (
        ('country = "US-CA"', (), "2026-04-01"),
        ('country = "US"\nsubdivision = "CA"', (), "2026-04-01"),
        ('country = "DE"', (), "2026-03-31"),
        ('country = "US-CA"', ("--country", "US"), "2026-03-31"),
    ):
        path = own(f"[business-days]\n{settings}\n[events.a]\ndate = 2026-03-30\n")
        done = run("add", "a", "1d", "--rule", "frcp", "-t", path, *options)
        assert done.stdout == f"{expected}\n"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(("--rule", "frcp"), "2026-03-31", id="state holidays count forward only"),
        pytest.param(("--roll", "onward"), "2026-03-30", id="without the rule they count"),
        pytest.param(("--rule", "x"), "2026-03-30", id="another rule"),
    ],
)
def test_holidays_of_a_state_count_only_forward(
    arguments: tuple[str, ...], expected: str, run: Run, own: Own
) -> None:
    path = own(
        "[events.hearing]\ndate = 2026-04-10\n"
        "[rules.x]\nbased-on = 'frcp'\nparts-before = 'counted'\n"
    )
    shared = ("add", "hearing", "-10d", *arguments, "--country", "US-CA", "-t", path)
    done = run(*shared, "-o", "jsonl")
    record = json.loads(done.stdout)
    assert record["value"] == expected
    said = "the holidays of a part of the country do not count (Rule 6(a)(6)(C))."
    assert any(said in step for step in record["rule_steps"]) == ("frcp" in arguments)


# --- Hours, business days, rolls in other directions ---


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("2026-06-18T15:00", "24h"), "2026-06-22T15:00:00"),
        (("2026-06-17", "48h"), "2026-06-22"),
        (("2026-06-17T15:00+1d", "24h"), "2026-06-22T15:00:00"),
    ],
)
def test_each_day_off_that_moves_the_end_of_hours_is_named(
    arguments: tuple[str, ...], expected: str, run: Run
) -> None:
    record = json.loads(run("add", *arguments, "--rule", "frcp", "-o", "jsonl").stdout)
    assert record["value"] == expected
    assert (
        "2026-06-19 (Juneteenth National Independence Day), 2026-06-20 (a Saturday) and"
        " 2026-06-21 (a Sunday) are no business days: moved to 2026-06-22 (Rule 6(a)(1)(C))."
    ) in record["rule_steps"]


def test_hours_that_end_on_a_business_day_are_not_moved(run: Run) -> None:
    done = run("add", "2026-06-15T15:00", "24h", "--rule", "frcp", "-o", "jsonl")
    assert not any("moved to" in step for step in json.loads(done.stdout)["rule_steps"])


def test_hours_from_a_clock_time_that_comes_twice_give_a_range_in_order(run: Run) -> None:
    done = run("add", "2026-11-01T01:30[America/New_York]", "23h", "--rule", "frcp")
    first, last = done.stdout.split("..")
    assert first.startswith("2026-11-02T00:30:00")
    assert last.startswith("2026-11-02T23:30:00")


@pytest.mark.parametrize("options", [(), ("--roll", "following"), ("--rule", "cpr")])
def test_a_step_in_business_days_gives_the_same_days_with_a_roll(
    options: tuple[str, ...], run: Run
) -> None:
    shared = ("seq", "2026-01-01", "2026-01-16", "--step", "5b", "--country", "GB-ENG")
    assert run(*shared, *options).stdout == "2026-01-02\n2026-01-09\n2026-01-16\n"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("when is back", "2026-06-26"),
        ("ev-1d rolled onward", "2026-06-26"),
        ("ev+6d rolled onward", "2026-07-06"),
        ("ev minus 1 day rolled onward", "2026-06-26"),
        ("ev rolled onward", "2026-06-29"),
        ("ev-1d rolled following", "2026-06-29"),
    ],
)
def test_onward_goes_in_the_direction_of_counting(
    question: str, expected: str, run: Run, own: Own
) -> None:
    path = own("[events.ev]\ndate = 2026-06-28\n[events.back]\ndate = 'ev-1d'\nroll = 'onward'\n")
    assert run("ask", question, "-t", path).stdout == f"{expected}\n"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("2026-06-05", "5b", "--rule", "cpr-clear"), "2026-06-15"),
        (("2026-06-05", "5d", "--rule", "cpr-clear"), "2026-06-15"),
        (("2026-06-15", "-5b", "--rule", "cpr"), "2026-06-05"),
        (("2026-06-15", "-5d", "--rule", "cpr"), "2026-06-05"),
    ],
)
def test_the_clear_day_of_business_days_is_one_too(
    arguments: tuple[str, ...], expected: str, run: Run
) -> None:
    assert run("add", *arguments).stdout == f"{expected}\n"


def test_a_roll_of_ones_own_is_no_articles(run: Run) -> None:
    arguments = ("2026-06-05", "14d", "--rule", "frcp", "--roll", "preceding", "-o", "jsonl")
    record = json.loads(run("add", *arguments).stdout)
    moved = "2026-06-19 (Juneteenth National Independence Day) is no business day: moved to"
    assert f"{moved} 2026-06-18." in record["rule_steps"]


def test_a_comparison_with_business_days_says_what_it_left_out(run: Run) -> None:
    question = "was 2026-12-01 more than 3 business days after 2026-11-25"
    record = json.loads(run("ask", question, "--country", "US", "-o", "jsonl").stdout)
    assert (record["value"], record["holidays"]) == ("no", ["2026-11-26 Thanksgiving Day"])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("service+14d by bgb", "2026-06-22"),
        ("when is service+14d under bgb rolled none", "2026-06-19"),
        ("days from service to service+14d by bgb", "17"),
    ],
)
def test_a_deadline_can_be_asked_for_as_records_have_it(
    question: str, expected: str, run: Run, own: Own
) -> None:
    path = own("[events.service]\ndate = 2026-06-05\n[business-days]\nholidays = [2026-06-19]\n")
    assert run("ask", question, "-t", path).stdout == f"{expected}\n"


def test_a_rule_without_a_shift_is_no_date(run: Run) -> None:
    result = run("ask", "deadline by bgb")
    assert (result.exit_code, result.stdout) == (2, "")


def test_the_days_off_of_a_rule_are_found_once(run: Run, own: Own) -> None:
    path = own(
        "[events.service]\ndate = 2026-06-05\n"
        "[events.one]\ndate = 'service+14d'\nrule = 'frcp'\n"
        "[events.two]\ndate = 'service+21d'\nrule = 'frcp'\n"
    )
    assert run("ask", "days from one to two", "-t", path).stdout == "4\n"
    question = "days from 14 days after service by frcp to 21 days after service by frcp"
    assert run("ask", question, "-t", path).stdout == "4\n"


def test_hours_from_one_of_several_days_name_no_day(run: Run) -> None:
    done = run("add", "2026-06", "48h", "--rule", "frcp", "-o", "jsonl")
    record = json.loads(done.stdout)
    assert (record["min"], record["max"]) == ("2026-06-03", "2026-07-02")
    assert not any("moved to" in step for step in record["rule_steps"])
