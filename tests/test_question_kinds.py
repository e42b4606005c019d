"""Questions of all kinds against a small table and the bundled one, and what is refused."""

import pytest
from running import Run

from handover_cli.answers.asked import Asked
from handover_cli.answers.asking import ask_text
from handover_cli.calendar import day_number
from handover_cli.errors import HandoverError
from handover_cli.language.expressions import parse as parse_term
from handover_cli.language.forms import SLOTS, terms_for, unclear
from handover_cli.language.grammar import Matcher, elements_of
from handover_cli.language.phrases import stretch_of
from handover_cli.language.questions import say
from handover_cli.language.reading import read
from handover_cli.language.resolving import FixedScope, is_day
from handover_cli.language.yearly import FIXED, MOVING, UNCLEAR, Yearly
from handover_cli.notations.durations import number_at, parse
from handover_cli.notations.written_words import MONTHS
from handover_cli.table import bundled_path, load
from handover_cli.table.loading import load_text

BUNDLED = load([bundled_path()])
NOW = FixedScope(BUNDLED, day_number(2026, 11, 23), BUNDLED.business_calendar)
HAZY = FixedScope(
    load_text(
        "[events.first]\ndate = '2020-01'\ntitle = 'Begin'\naliases = ['begin']\n"
        "[events.then]\ndate = '2020-03'\ntitle = 'Begin'\naliases = ['begin']\n[events.last]\ndate = '2020-05'\n"
    ),
    day_number(2021, 1, 1),
)


def answer(text: str, scope: FixedScope = NOW) -> str:
    return ask_text(text, scope)[0].text


def refusal(text: str, scope: FixedScope = NOW) -> str:
    with pytest.raises(HandoverError) as caught:
        ask_text(text, scope)
    return caught.value.sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("when was the medal established", "[..2024-11-25]", id="verb-in-the-title"),
        pytest.param("how many years ago was the article published", "1", id="verb-near-the-title"),
        pytest.param("what century is the year 1900", "19th century", id="the-year"),
        pytest.param("was deadline between 2020-09-27 and 2021", "yes", id="before-a-year"),
        pytest.param("2 weeks of time in days", "14", id="of-time"),
        pytest.param("3 days plus 2 days plus 1 day", "6 days", id="three-durations"),
        pytest.param("Mondays between medal and handover", "-208..", id="open"),
        pytest.param("next Friday the 31st", "2027-12-31", id="months-without-a-31st"),
        pytest.param(
            "halfway between 2021-06 and 2021-09-01", "2021-07-17..2021-07-31", id="hazy-middle"
        ),
    ],
)
def test_questions_are_answered(text: str, expected: str) -> None:
    assert answer(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("when was the deadline signed", "no event or date", id="verb-of-another"),
        pytest.param("days in [..1984]", "has no first or no last day", id="open-length"),
        pytest.param("was the war longer than [..1984]", "no first or no last", id="open-period"),
        pytest.param("days between 31 and 25 November 2020", "there is no day 31", id="shared"),
        pytest.param("when is Christmas", "add the year", id="yearly"),
        pytest.param("foo 2021-02-30", "there is no day 30", id="wrong-day"),
        pytest.param("half a month after 2021-01-01", "no whole number", id="half-a-month"),
        pytest.param("half a business day after 2021-01-01", "business days", id="half-a-day"),
        pytest.param("1.2345678901 hours in minutes", "too long", id="many-decimals"),
        pytest.param("business handover until", "something is missing", id="half-a-unit"),
        pytest.param("days until summer", "1 June", id="season"),
        pytest.param("how many hours and years since handover", "combined", id="two-units"),
        pytest.param("how many weeks and days since medal", "to the day", id="two-units-hazy"),
        pytest.param(
            "Mondays between medal and medal+1w", "days that are not known", id="one-root"
        ),
        pytest.param("how many weeks in February", "'February'", id="february"),
        pytest.param("days from 10 to 20, 2025", "'10", id="no-month"),
        pytest.param("how many days are left in January", "has no year", id="another-month"),
        pytest.param("days of 2021-02-30", "there is no day 30", id="period-that-is-none"),
    ],
)
def test_questions_are_refused(text: str, expected: str) -> None:
    assert expected in refusal(text)


def test_the_nearest_event_may_be_known_to_the_month_alone() -> None:
    assert answer("what was the last event before 2020-12-01", HAZY) == "last"
    assert answer("what was the first event after 2019-12-01", HAZY) == "first"


def test_a_title_that_is_shared_names_none() -> None:
    assert "is the name of first and then" in refusal("when was begin", HAZY)


def test_a_question_within_a_duration_is_said() -> None:
    text = "is handover within 30d of statement"
    assert say(read(text).question(NOW)) == text


def test_a_wrong_date_is_no_day() -> None:
    assert not is_day("2021-02-30", NOW)


def test_an_article_ends_a_number() -> None:
    assert number_at("two a days".split(), 0) == (2, 1, 1)
    assert number_at("a hundred a day".split(), 0) == (100, 1, 2)
    with pytest.raises(HandoverError, match="no duration"):
        parse("two a days")


def test_a_pattern_that_can_be_split_in_too_many_ways_is_given_up() -> None:
    words = ["x"] * 60
    matcher = Matcher(words, words, SLOTS, names_are_words=True)
    with pytest.raises(HandoverError, match="too many ways"):
        list(matcher.match(elements_of("DATE1 x DATE2 x DATE3 x DATE4")))


def test_a_stretch_of_a_date_is_a_day_in_it_and_a_named_period_is_none() -> None:
    month = stretch_of(parse_term("2024-02"), NOW)
    (day,) = Asked(None, (month,), "x", NOW).points()
    assert day.date.text == "2024-02-01..2024-02-29"
    war = stretch_of(parse_term("war"), NOW)
    with pytest.raises(HandoverError, match="is a period, not a date"):
        Asked(None, (war,), "x", NOW).points()


def test_several_events_are_no_answer_to_a_line(run: Run) -> None:
    lines = "what happened on 2020-11-20\nwhat happened during the war\n"
    result = run("ask", "-", "-o", "jsonl", stdin=lines)
    assert result.exit_code == 2
    assert '"value": "aghdam"' in result.stdout
    assert "line 2: several events are the answer" in result.stderr


def test_events_are_listed_in_every_form(run: Run) -> None:
    assert run("ask", "what happened on 2020-11-25").stdout == "handover\naddress\n"
    assert run("ask", "what happened yesterday").stdout == ""
    assert "No event." in run("ask", "what happened yesterday", "-o", "table").stdout


def test_a_slip_with_a_broken_table_is_the_error_of_the_table(run: Run) -> None:
    result = run("ask", "-t", "missing.toml", "days betwen x and y")
    assert result.exit_code == 2


@pytest.mark.parametrize("name", [*FIXED, *MOVING, *(f"4 {month}" for month in MONTHS)])
def test_each_day_of_every_year_is_read_in_a_question(name: str) -> None:
    words = name.split()
    read = SLOTS["YEARLY"].read
    assert read is not None
    assert (Yearly(name.casefold()), len(words)) in read(words, 0)


@pytest.mark.parametrize("name", UNCLEAR)
def test_each_word_for_several_days_is_refused_in_a_question(name: str) -> None:
    assert unclear(name) is not None


@pytest.mark.parametrize("words", [["quarter", "weekend"], ["weekend", "quarter"]])
def test_forms_come_in_the_order_of_the_words_that_they_need(words: list[str]) -> None:
    examples = [form.form.example for form in terms_for("PERIOD", words)]
    assert [example for example in examples if example.startswith("this")] == [
        f"this {word}" for word in words
    ]
