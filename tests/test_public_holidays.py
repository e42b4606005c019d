"""Business days by the options, the table and a country's public holidays, on every command."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from running import Result, Run, surroundings

from handover_cli.business_days import public_holidays
from handover_cli.errors import HandoverError

PLAIN = """\
[business-days]
weekend = ["friday", "saturday"]
holidays = [2020-11-17]

[events.deadline]
title = "Deadline"
date = 2020-11-15

[events.handover]
title = "Handover"
date = 2020-11-25

[periods.extension]
title = "Extension"
start = "deadline"
end = "handover"
"""
BY_COUNTRY = """\
[business-days]
country = "AZ"

[events.begin]
title = "Begin"
date = 2020-12-28

[events.finish]
title = "Finish"
date = 2021-01-08
"""


@pytest.fixture
def plain(tmp_path: Path) -> str:
    path = tmp_path / "plain.toml"
    path.write_text(PLAIN, "utf-8")
    return str(path)


@pytest.fixture
def by_country(tmp_path: Path) -> str:
    path = tmp_path / "country.toml"
    path.write_text(BY_COUNTRY, "utf-8")
    return str(path)


# From Sunday 2020-11-15 up to, not including, Wednesday 2020-11-25.
OPTIONS = [
    pytest.param([], "7", id="the table's weekend and holiday: Fri, Sat, and Tuesday the 17th"),
    pytest.param(["--weekend", "saturday,sunday"], "6", id="a weekend replaces the table's"),
    pytest.param(["--weekend", "SAT,sun"], "6", id="short names, any case"),
    pytest.param(["--weekend", "none"], "9", id="no weekend; the table's holiday stays"),
    pytest.param(["--holiday", "2020-11-18"], "6", id="a holiday comes beside the table's"),
    pytest.param(
        ["--holiday", "2020-11-18", "--holiday", "2020-11-19"], "5", id="holidays are repeatable"
    ),
    pytest.param(["--holiday", "2020-11-17"], "7", id="the same holiday twice is one"),
    pytest.param(["--holiday", "2020-11-20"], "7", id="a holiday on a weekend changes nothing"),
    pytest.param(["--weekend", "none", "--holiday", "2020-11-20"], "8", id="both options together"),
]


@pytest.mark.parametrize(("options", "days"), OPTIONS)
@pytest.mark.parametrize(
    ("question", "today", "sign"),
    [
        pytest.param(["between", "deadline", "handover"], None, "", id="between"),
        pytest.param(["between", "handover", "deadline"], None, "-", id="between, backwards"),
        pytest.param(["since", "deadline"], "2020-11-25", "", id="since"),
        pytest.param(["until", "handover"], "2020-11-15", "", id="until"),
        pytest.param(["ask", "business days of extension"], None, "", id="ask"),
    ],
)
def test_options_and_table_say_what_a_business_day_is(
    question: list[str],
    today: str | None,
    sign: str,
    options: list[str],
    days: str,
    plain: str,
    run: Run,
) -> None:
    unit = [] if question[0] == "ask" else ["-u", "business-days"]
    pinned = [] if today is None else ["--today", today]
    result = run(*question, *unit, *options, *pinned, "-t", plain)
    assert result == Result(0, f"{sign}{days}\n", "")


def test_a_shift_in_business_days_follows_the_options_too(plain: str, run: Run) -> None:
    ask = ["ask", "5 business days after deadline", "-t", plain]
    assert run(*ask).stdout == "2020-11-23\n"
    assert run(*ask, "--weekend", "none").stdout == "2020-11-21\n"
    assert run(*ask, "--weekend", "none", "--holiday", "2020-11-16").stdout == "2020-11-22\n"
    assert run("between", "deadline", "deadline+5b", "-t", plain).stdout == "8\n"


def test_without_a_table_of_its_own_the_weekend_is_saturday_and_sunday(run: Run) -> None:
    days = run("between", "2020-11-13", "2020-11-17", "-u", "business-days")
    assert days == Result(0, "2\n", "")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param(
            ["--weekend", "caturday"],
            "'caturday' is no day of the week; did you mean 'saturday'?",
            id="no weekday",
        ),
        pytest.param(
            ["--weekend", ""],
            "'' is no day of the week; write a day such as saturday or sat",
            id="empty",
        ),
        pytest.param(
            ["--weekend", "mon,tue,wed,thu,fri,sat,sun"],
            "a weekend of all seven days leaves no business day",
            id="every day",
        ),
        pytest.param(
            ["--holiday", "2020-11"],
            "--holiday takes a day (YYYY-MM-DD), not '2020-11'",
            id="a month is no holiday",
        ),
        pytest.param(
            ["--holiday", "deadline"],
            "--holiday takes a day (YYYY-MM-DD), not 'deadline'",
            id="a name is no holiday",
        ),
    ],
)
def test_what_is_no_weekend_or_holiday_is_refused(
    options: list[str], message: str, plain: str, run: Run
) -> None:
    result = run("between", "deadline", "handover", "-u", "business-days", *options, "-t", plain)
    assert result == Result(2, "", f"Error: {message}\n")


# Of the nine weekdays from Monday 2020-12-28 up to Friday 2021-01-08 three are holidays:
# Thursday the 31st, Friday the 1st, and Monday the 4th, for Saturday the 2nd.
def test_a_country_has_its_public_holidays(by_country: str, run: Run) -> None:
    measure = ["between", "begin", "finish", "-u", "business-days", "-t", by_country]
    assert run(*measure) == Result(0, "6\n", "")
    assert run(*measure, "--holiday", "2021-01-06") == Result(0, "5\n", "")
    assert run(*measure, "--weekend", "none") == Result(0, "7\n", "")


def test_the_holidays_of_a_country_are_those_of_the_package() -> None:
    import holidays

    known = public_holidays("AZ")
    assert (known.first_year, known.last_year) == (1990, 2100)
    for year in (1990, 2020, 2021, 2100):
        expected = {day.toordinal() for day in holidays.country_holidays("AZ", years=year)}
        assert {day for day in known.days if date.fromordinal(day).year == year} == expected
    assert date(2020, 11, 9).toordinal() in known.days


def test_years_that_the_package_does_not_know_are_not_taken_for_free_of_holidays(
    by_country: str, run: Run
) -> None:
    outcome = run("between", "1985-01-01", "finish", "-u", "business-days", "-t", by_country)
    message = "the public holidays of 'AZ' are known from 1990 to 2100, not for 1985"
    assert outcome == Result(2, "", f"Error: {message}\n")
    # Other units don't depend on it.
    assert run("between", "1985-01-01", "finish", "-t", by_country) == Result(0, "13156\n", "")


TWO_LETTERS = "write a two-letter code such as AZ"


@pytest.mark.parametrize(
    ("country", "hint"),
    [
        pytest.param("az", "did you mean 'AZ'?", id="lower case"),
        pytest.param("Atlantis", TWO_LETTERS, id="no code"),
        pytest.param("HolidayBase", TWO_LETTERS, id="a name of the package's own"),
        pytest.param("", TWO_LETTERS, id="empty"),
    ],
)
def test_an_unknown_country_is_named(country: str, hint: str) -> None:
    with pytest.raises(HandoverError) as raised:
        public_holidays(country)
    message = f"no public holidays are known for the country '{country}'; {hint}"
    assert str(raised.value) == message


WITHOUT_THE_PACKAGE = """\
import sys
sys.modules["holidays"] = None
from handover_cli.__main__ import main
main(sys.argv[1:])
"""


def run_without_the_package(*arguments: str) -> Result:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_THE_PACKAGE, *arguments],
        capture_output=True,
        env=surroundings(),
        text=True,
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)


def test_without_the_package_a_country_says_how_to_install_it(by_country: str) -> None:
    measure = ["between", "begin", "finish", "-t", by_country]
    assert run_without_the_package(*measure, "-u", "business-days") == Result(
        2,
        "",
        "Error: the public holidays of 'AZ' need the holidays package;"
        " install it with pip install 'handover-cli[holidays]'\n",
    )
    # What needs no holidays needs no package, and shows the other units beside it.
    assert run_without_the_package(*measure) == Result(0, "11\n", "")
    card = run_without_the_package(*measure, "-o", "table")
    assert (card.exit_code, card.stderr) == (0, "")
    assert "11 days" in card.stdout
    assert "business days" not in card.stdout


def test_without_the_package_a_table_without_country_counts_business_days(plain: str) -> None:
    measure = ["between", "deadline", "handover", "-u", "business-days", "-t", plain]
    assert run_without_the_package(*measure) == Result(0, "7\n", "")
