"""Seasons: EDTF gives them no days, and a table may."""

from pathlib import Path

import pytest
from running import Run

from handover_cli.dates import bounds_text
from handover_cli.errors import HandoverError
from handover_cli.notations import parse
from handover_cli.notations.edtf_seasons import read_season
from handover_cli.notations.notation import SEASON_NAMES, GivenConventions, SeasonDate
from handover_cli.rows.column import measure_column
from handover_cli.table.loading import load_text, problems_in

DAYS = {
    "spring": "03-01/05-31",
    "winter": "12-01/02-29",
    "northern-summer": "06-21/09-21",
    "southern-winter": "06-01/08-31",
}
SEASONS = GivenConventions(seasons=tuple(DAYS.items()))
HINT = "say its days in a table, such as"
TABLE = """
[seasons]
spring = "03-01/05-31"
winter = "12-01/02-29"
[events.thaw]
date = "2021-21"
[events.snow]
date = "[2020-24,2021-24]"
[events.later]
date = "thaw+1y"
[questions.length]
ask = "days of 2021-21"
stated = 92
[questions.when]
ask = "when was thaw"
stated = "2021-21"
[questions.from]
ask = "when was thaw"
stated = "2021-21..2021-24"
[questions.until]
ask = "when was thaw"
stated = "..[2021-21..]"
"""


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "t.toml"
    path.write_text(TABLE, "utf-8")
    return str(path)


# --- Days ---


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("2021-21", "2021-03-01..2021-05-31", id="within a year"),
        pytest.param("2021-24", "2021-12-01..2022-02-28", id="into the next year"),
        pytest.param("2023-24", "2023-12-01..2024-02-29", id="02-29 is the end of February"),
        pytest.param("2021-26", "2021-06-21..2021-09-21", id="of the northern half"),
        pytest.param("2021-32", "2021-06-01..2021-08-31", id="of the southern half"),
        pytest.param("-0001-24", "-0001-12-01..0000-02-29", id="into the year 0"),
        pytest.param("-0043-21?", "-0043-03-01..-0043-05-31", id="before the year 0"),
        pytest.param("2020-21", "2020-03-01..2020-05-31", id="like two years, but settled"),
        pytest.param("[2021-21..2021-24]", "2021-03-01..2022-02-28", id="a range"),
        pytest.param("[..2021-21]", "..2021-05-31", id="open before"),
        pytest.param("[2021-24..]", "2021-12-01..", id="open after"),
        pytest.param("199X-24", "1990-12-01..2000-02-29", id="of any year of a decade"),
    ],
)
def test_a_season_has_the_days_of_the_table(text: str, days: str) -> None:
    assert bounds_text(parse(text, conventions=SEASONS).bounds) == days


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        pytest.param("199X-24", 10, id="ten winters"),
        pytest.param("2021-24", 0, id="one winter"),
        pytest.param("[2020-24,2021-24]", 2, id="two winters"),
        pytest.param("[2020-24,2021-21]", 0, id="seasons that touch"),
        pytest.param("[199X-24,1995]", 9, id="the year 1995 joins two winters"),
    ],
)
def test_seasons_of_several_years_have_gaps(text: str, runs: int) -> None:
    assert len(parse(text, conventions=SEASONS).runs) == runs


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("2021-21~", "approximate"),
        ("2021?-21", "uncertain year"),
        ("2021-?21", "uncertain season"),
    ],
)
def test_a_season_keeps_its_qualifiers(text: str, qualifiers: str) -> None:
    assert parse(text, conventions=SEASONS).qualifiers == qualifiers


def test_the_names_are_in_the_order_of_the_numbers() -> None:
    for number, name in enumerate(SEASON_NAMES, start=21):
        conventions = GivenConventions(seasons=((name, "01-02/01-03"),))
        date = parse(f"2021-{number}", conventions=conventions)
        assert bounds_text(date.bounds) == "2021-01-02..2021-01-03"


# --- Without days ---


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param(
            "2019-21",
            f'write months, such as [2019-03..2019-05], or {HINT} spring = "03-01/05-31"'
            " under [seasons]",
            id="the months are those of its own year",
        ),
        pytest.param("2021-24", "[2021-12..2022-02]", id="a winter ends in the next year"),
        pytest.param("2021-25", 'northern-spring = "03-01/05-31"', id="north"),
        pytest.param("2021-29", "[2021-09..2021-11]", id="the spring of the south"),
        pytest.param("2021-30", 'southern-summer = "12-01/02-29"', id="the summer of the south"),
        pytest.param("-0001-24", "[-0001-12..0000-02]", id="into the year 0"),
        pytest.param("199X-21", f"; {HINT} spring", id="no months of several years"),
        pytest.param(
            "2020-21", "write [2020..2021] for two years or months, such as", id="like two years"
        ),
        pytest.param("2020-21?", "write months, such as", id="two years have no qualifier"),
        pytest.param("[2021-21,2022]", "(in '[2021-21,2022]'); write months", id="in a set"),
    ],
)
def test_a_season_without_days_is_an_error_with_two_ways_out(text: str, hint: str) -> None:
    with pytest.raises(SeasonDate) as caught:
        parse(text)
    assert "is a season, to which the standard gives no first and last day" in str(caught.value)
    assert hint in str(caught.value)


@pytest.mark.parametrize("text", ["2021-22", "[2021-21,2021-22]", "2021-29"])
def test_other_seasons_than_the_one_that_is_meant_are_not_used(text: str) -> None:
    with pytest.raises(SeasonDate):
        parse(text, conventions=SEASONS)


def test_a_season_that_ends_after_the_last_year_is_an_error() -> None:
    with pytest.raises(HandoverError, match="'9999-24' ends after 9999-12-31"):
        parse("9999-24", conventions=SEASONS)


@pytest.mark.parametrize("text", ["spring", "2021-03-01/2021-05-31", "03-01/06-31", "02-30/03-01"])
def test_what_is_no_season_in_a_table_says_what_to_write(text: str) -> None:
    with pytest.raises(HandoverError) as caught:
        read_season(text)
    assert str(caught.value) == (
        f"'{text}' is no season; write its first and its last day, such as \"03-01/05-31\""
    )


# --- In a table ---


def test_the_dates_of_a_table_take_its_seasons() -> None:
    table = load_text(TABLE)
    dates = {name: bounds_text(event.date.bounds) for name, event in table.events.items()}
    assert dates == {
        "thaw": "2021-03-01..2021-05-31",
        "snow": "2020-12-01..2022-02-28",
        "later": "2022-03-01..2022-05-31",
    }


def test_claims_may_state_seasons(run: Run, table: str) -> None:
    result = run("check", "-t", table, "--fields", "id,verdict", "--no-header")
    assert (result.exit_code, result.stdout) == (
        0,
        "length\ttrue\nwhen\ttrue\nfrom\ttrue\nuntil\ttrue\n",
    )


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (("between", "2021-21", "2022-01-01"), "215..306"),
        (("between", "thaw", "2021-21"), "-91..91"),
        (("between", "2021-21+10d", "2022-01-01"), "205..296"),
        (("ask", "days between 2021-21 and 2022-01-01"), "215..306"),
        (("ask", "days of 2021-21"), "92"),
        (("ask", "is 2021-21 after 2020-24"), "yes"),
        (("ask", "is thaw within 2021-21"), "yes"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_a_date_that_is_asked_about_takes_the_seasons_of_the_table(
    run: Run, table: str, arguments: tuple[str, ...], answer: str
) -> None:
    assert run(*arguments, "-t", table).stdout == f"{answer}\n"
    assert run(*arguments).exit_code == 2


def test_rows_take_them_too(run: Run, table: str) -> None:
    result = run("batch", "--end", "2022-01-01", "-t", table, stdin="2021-21\n")
    assert result.stdout == "215..306\n"
    assert measure_column("2021-21", ["2022-01-01"], table=load_text(TABLE)) == ["215..306"]


def test_tables_that_differ_in_their_seasons_settle_none(
    run: Run, table: str, tmp_path: Path
) -> None:
    other = tmp_path / "other.toml"
    other.write_text('[seasons]\nspring = "03-20/06-20"\n[events.b]\ndate = "2021-21"', "utf-8")
    both = ("-t", table, "-t", str(other))
    assert run("between", "thaw", "b", *both).stdout == "-72..111\n"
    assert "is a season" in run("between", "thaw", "2021-21", *both).stderr


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('spring = "soon"', ":2: seasons.spring: 'soon' is no season; write its first"),
        ("spring = 3", ":2: seasons.spring: a text is expected"),
        ('fall = "09-01/11-30"', ":2: seasons.fall: unknown key; known keys: spring, summer,"),
        ('sprin = "03-01/05-31"', ":2: seasons.sprin: unknown key; did you mean 'spring'?"),
    ],
)
def test_the_problems_of_seasons(text: str, problem: str) -> None:
    [found] = problems_in([("", f"[seasons]\n{text}".encode())])
    assert str(found).startswith(problem)


def test_seasons_are_not_what_counts_as_today(run: Run, table: str) -> None:
    result = run("since", "thaw", "--today", "2021-21", "-t", table)
    assert result.stderr.startswith("Error: --today takes a day (YYYY-MM-DD) or a clock time")


# --- In a stretch ---


def test_a_season_in_a_stretch_has_the_days_of_the_table(table: str, run: Run) -> None:
    assert run("ask", "days of 2021-21/2021-24", "-t", table).stdout == "185..365\n"
    alone = run("ask", "days of 2021-21/2021-24")
    assert alone.exit_code == 2
    assert (
        "'2021-21' is a season, to which the standard gives no first and last day" in alone.stderr
    )


def test_a_period_of_a_table_may_have_a_season_at_an_end() -> None:
    period = load_text(TABLE + "[periods.cold]\ndates = '2020-24/2021-21'").periods["cold"]
    assert period.start.date.text == "2020-24"
    assert period.end is not None
    assert bounds_text(period.end.date.bounds) == "2021-03-01..2021-05-31"
    assert period.counting == "inclusive"
