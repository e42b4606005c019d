"""Business days by the options, the table and a country's public holidays, on every command."""

import subprocess
import sys
import time
import warnings
from datetime import date
from pathlib import Path

import pytest
from running import Result, Run, surroundings

from handover_cli.business_days import BusinessCalendar
from handover_cli.errors import HandoverError
from handover_cli.public_holidays import public_holidays

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


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("AZ", id="moved days and the Saturdays worked instead"),
        pytest.param("CN", id="Sundays worked too"),
        pytest.param("HU", id="moved for decades"),
        pytest.param("AE", id="another weekend before 2022"),
        pytest.param("SA", id="another weekend until the middle of 2013"),
        pytest.param("TW", id="two Saturdays a month off, 1998 to 2000"),
        pytest.param("NP", id="Saturday alone is the weekend"),
        pytest.param("DE-BY", id="a part of a country"),
        pytest.param("GB-ENG", id="a part with three letters"),
        pytest.param("DE-Bayern", id="a part by its name"),
        pytest.param("MY-01", id="a part with a weekend of its own"),
    ],
)
def test_the_business_days_of_a_country_are_the_working_days_of_the_package(code: str) -> None:
    import holidays

    country, _, part = code.partition("-")
    days_off = holidays.country_holidays(country, subdiv=part or None)
    known = public_holidays(code)
    calendar = BusinessCalendar(public=known)
    for year in {known.first_year, 1999, 2013, *range(2019, 2027), known.last_year}:
        if not known.first_year <= year <= known.last_year:
            continue
        first = date(year, 1, 1).toordinal()
        for day in range(first, date(year, 12, 31).toordinal() + 1):
            is_working = days_off.is_working_day(date.fromordinal(day))
            assert (calendar.count(day, day + 1) == 1) == is_working, date.fromordinal(day)


def test_centuries_of_public_holidays_are_counted_at_once() -> None:
    public_holidays.cache_clear()
    began = time.process_time()
    first, last = date(1800, 1, 1).toordinal(), date(2100, 1, 1).toordinal()
    known = BusinessCalendar(public=public_holidays("US")).count(first, last)
    assert 1500 < BusinessCalendar().count(first, last) - known < 4000
    assert time.process_time() - began < 1.5


def moved(code: str, year: int) -> set[str]:
    """The weekend days of a year that are worked, as month and day."""
    days = (date.fromordinal(each.day) for each in public_holidays(code).days if each.is_worked)
    return {f"{day:%m-%d}" for day in days if day.year == year}


# Notices of the State Council on the holidays of each year; orders of the Cabinet of Ministers.
@pytest.mark.parametrize(
    ("code", "year", "days"),
    [
        ("CN", 2020, "01-19 04-26 05-09 06-28 09-27 10-10"),
        ("CN", 2021, "02-07 02-20 04-25 05-08 09-18 09-26 10-09"),
        ("CN", 2022, "01-29 01-30 04-02 04-24 05-07 10-08 10-09"),
        ("CN", 2023, "01-28 01-29 04-23 05-06 06-25 10-07 10-08"),
        ("CN", 2024, "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12"),
        ("CN", 2025, "01-26 02-08 04-27 09-28 10-11"),
        ("AZ", 2020, "03-29 05-31"),
        ("AZ", 2021, "05-08 05-16 07-17"),
        ("AZ", 2022, "03-05 11-05"),
        ("AZ", 2023, "06-24 06-25 11-04 12-30"),
        ("AZ", 2024, "01-07 04-06 11-16 11-23 12-28 12-29"),
        ("AZ", 2025, "06-21"),
    ],
)
def test_weekend_days_that_were_worked(code: str, year: int, days: str) -> None:
    assert moved(code, year) == set(days.split())


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        pytest.param(
            ("between", "2024-11-11", "2024-11-25", "-u", "business-days", "--country", "AZ"),
            "9",
            id="two days off moved, and two Saturdays worked",
        ),
        pytest.param(
            ("between", "2024-09-28", "2024-10-13", "-u", "business-days", "--country", "CN"),
            "7",
            id="a Sunday and a Saturday worked",
        ),
        pytest.param(
            ("add", "2024-09-28", "1b", "--country", "CN"), "2024-09-29", id="a worked Sunday"
        ),
        pytest.param(
            ("between", "2026-11-23", "2026-11-24", "-u", "business-days", "--country", "IN"),
            "1",
            id="no warning of the package",
        ),
        pytest.param(
            ("between", "2026-06-04", "2026-06-05", "-u", "business-days", "--country", "DE-BY"),
            "0",
            id="Corpus Christi in Bavaria",
        ),
        pytest.param(
            ("between", "2026-06-04", "2026-06-05", "-u", "business-days", "--country", "DE"),
            "1",
            id="and not in all of Germany",
        ),
        pytest.param(
            ("between", "2026-04-06", "2026-04-07", "-u", "business-days", "--country", "GB-ENG"),
            "0",
            id="Easter Monday in England",
        ),
        pytest.param(
            ("between", "2021-12-30", "2022-01-04", "-u", "business-days", "--country", "AE"),
            "2",
            id="the weekend moved: Thursday the 30th and Monday the 3rd",
        ),
        pytest.param(
            ("ask", "is 2021-12-31 a weekend", "--country", "AE"), "yes", id="a Friday of before"
        ),
    ],
)
def test_days_of_countries(arguments: tuple[str, ...], answer: str, run: Run) -> None:
    assert run(*arguments) == Result(0, f"{answer}\n", "")


def test_years_that_the_package_does_not_know_are_not_taken_for_free_of_holidays(
    by_country: str, run: Run
) -> None:
    outcome = run("between", "1985-01-01", "finish", "-u", "business-days", "-t", by_country)
    message = "the public holidays of 'AZ' are known from 1990 to 2100, not for 1985"
    assert outcome == Result(2, "", f"Error: {message}\n")
    # Other units don't depend on it.
    assert run("between", "1985-01-01", "finish", "-t", by_country) == Result(0, "13156\n", "")


def holidays_of(code: str, year: int) -> str:
    """The names of the holidays of a year, by the package, which warns for some years."""
    import holidays

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return " ".join(holidays.country_holidays(code, years=year, language="en_US").values())


@pytest.mark.parametrize(
    ("code", "name", "sides"),
    [
        pytest.param("IN", "Diwali", (-1, 1), id="it warns before and after"),
        pytest.param("MU", "Ugadi", (-1, 1), id="it leaves out Hindu holidays without a word"),
        pytest.param("FJ", "Diwali", (1,), id="the same after a time"),
        pytest.param("ID", "Day of Silence", (1,), id="its Balinese calendar ends"),
        pytest.param("SA", "Eid al-Fitr", (-1,), id="its Islamic calendar begins in 1924"),
    ],
)
def test_years_without_the_holidays_that_move_are_not_known(
    code: str, name: str, sides: tuple[int, ...], run: Run
) -> None:
    known = public_holidays(code)
    for side in sides:
        year = known.first_year if side < 0 else known.last_year
        assert name in holidays_of(code, year)
        assert name not in holidays_of(code, year + side)
        question = (
            "between",
            f"{year + side}-03-01",
            f"{year + side}-03-02",
            "-u",
            "business-days",
        )
        assert run(*question, "--country", code) == Result(
            2,
            "",
            f"Error: the public holidays of '{code}' are known from {known.first_year} to"
            f" {known.last_year}, not for {year + side}\n",
        )


TWO_LETTERS = "write a two-letter code such as AZ, or DE-BY for a part of a country"


@pytest.mark.parametrize(
    ("country", "hint"),
    [
        pytest.param("az", "did you mean 'AZ'?", id="lower case"),
        pytest.param("us-ca", "did you mean 'US-CA'?", id="a part in lower case"),
        pytest.param("Germany", "did you mean 'DE', Germany?", id="a name"),
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


@pytest.mark.parametrize(
    ("code", "message"),
    [
        pytest.param(
            "GB-XX",
            "'GB' has no part 'XX' with public holidays of its own; its parts are ENG, NIR, SCT,"
            " WLS",
            id="the parts are listed",
        ),
        pytest.param(
            "GB-eng",
            "'GB' has no part 'eng' with public holidays of its own; did you mean 'GB-ENG'?",
            id="lower case",
        ),
        pytest.param(
            "AZ-BA",
            "'AZ' has no part 'BA' with public holidays of its own; write AZ alone",
            id="no parts",
        ),
        pytest.param("DE-", "'DE-' is no code of a country; did you mean 'DE'?", id="cut short"),
    ],
)
def test_an_unknown_part_of_a_country_is_named(code: str, message: str, run: Run) -> None:
    result = run("add", "2026-01-01", "1b", "--country", code)
    assert result == Result(2, "", f"Error: {message}\n")


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
    failed = run_without_the_package(*measure, "-u", "business-days")
    assert (failed.exit_code, failed.stdout) == (2, "")
    message = "Error: the public holidays of 'AZ' need the holidays package; install it with "
    assert failed.stderr.startswith(message)
    assert failed.stderr.endswith("[holidays]'\n")
    # What needs no holidays needs no package, and shows the other units beside it.
    assert run_without_the_package(*measure) == Result(0, "11\n", "")
    card = run_without_the_package(*measure, "-o", "table")
    assert (card.exit_code, card.stderr) == (0, "")
    assert "11 days" in card.stdout
    assert "business days" not in card.stdout


def test_without_the_package_a_table_without_country_counts_business_days(plain: str) -> None:
    measure = ["between", "deadline", "handover", "-u", "business-days", "-t", plain]
    assert run_without_the_package(*measure) == Result(0, "7\n", "")
