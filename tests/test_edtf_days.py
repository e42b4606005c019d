"""The days of a set, and of a pattern whose days do not follow each other."""

import calendar
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handover_cli.dates import FIRST_DAY, LAST_DAY, Bounds, bounds_text
from handover_cli.errors import HandoverError
from handover_cli.notations import parse


def runs(text: str) -> list[str]:
    return [bounds_text(run) for run in parse(text).runs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "[1667,1668,1670..1672]",
            ["1667-01-01..1668-12-31", "1670-01-01..1672-12-31"],
            id="two years that touch are one run",
        ),
        pytest.param("[..1984,1990]", ["..1984-12-31", "1990-01-01..1990-12-31"], id="open before"),
        pytest.param("[1990,1992..]", ["1990-01-01..1990-12-31", "1992-01-01.."], id="open after"),
        pytest.param("[..1984,1990..]", ["..1984-12-31", "1990-01-01.."], id="open at both ends"),
        pytest.param(
            "[1672,1667]", ["1667-01-01..1667-12-31", "1672-01-01..1672-12-31"], id="rising"
        ),
        pytest.param(
            "[1667?,1667~,1669]",
            ["1667-01-01..1667-12-31", "1669-01-01..1669-12-31"],
            id="each day once",
        ),
        pytest.param("2021-02-X9", ["2021-02-09", "2021-02-19"], id="one month"),
        pytest.param(
            "2021-X1", ["2021-01-01..2021-01-31", "2021-11-01..2021-11-30"], id="whole months"
        ),
        pytest.param(
            "2021-1X-3X",
            ["2021-10-30..2021-10-31", "2021-11-30", "2021-12-30..2021-12-31"],
            id="ends of months",
        ),
        pytest.param(
            "[2021-02-X9,2021-02-10]", ["2021-02-09..2021-02-10", "2021-02-19"], id="both"
        ),
        pytest.param(
            "-000X-02-29", ["-0008-02-29", "-0004-02-29"], id="before the year 0, rising too"
        ),
    ],
)
def test_the_days_of_a_date_with_gaps_are_runs(text: str, expected: list[str]) -> None:
    assert runs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2021-06-15", id="a day"),
        pytest.param("199X", id="a decade"),
        pytest.param("20XX-XX", id="any month of a century"),
        pytest.param("2021-1X", id="three months that follow each other"),
        pytest.param("2021-02-2X", id="the end of a month"),
        pytest.param("2021-X3", id="there is no month 13"),
        pytest.param("[1667,1668]", id="members that touch"),
        pytest.param("[1667,1667]", id="one member twice"),
        pytest.param("[1667..1672]", id="a range"),
        pytest.param("[..1984,1985]", id="open before, and the next year"),
        pytest.param("[1990,1984..]", id="open after, with an earlier date"),
        pytest.param("[..1990,1984..]", id="any day"),
        pytest.param("[2021-02-X9,2021-02]", id="a pattern within another member"),
    ],
)
def test_a_date_without_gaps_has_no_runs(text: str) -> None:
    assert runs(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("XXXX-12-25", 10_000, id="any Christmas"),
        pytest.param("XXXX-XX-25", 120_000, id="twelve days a year"),
        pytest.param("[XXXX-XX-25,2020-06-01]", 120_001, id="one more in a set"),
        pytest.param("XXXX-XX-X1", 0, id="more than three days a month"),
        pytest.param("[XXXX-XX-X1]", 0, id="the same in a set"),
    ],
)
def test_a_date_with_too_many_runs_keeps_only_its_bounds(text: str, number: int) -> None:
    assert len(parse(text).runs) == number


# --- Brute force: the text of each day is compared with the pattern, one by one ---

SOME_YEARS = frozenset((*range(-130, 131), *range(1950, 2051)))
LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def days_of(year: int) -> list[str]:
    sign = "-" if year < 0 else ""
    return [
        f"{sign}{abs(year):04d}-{month:02d}-{day:02d}"
        for month in range(1, 13)
        for day in range(1, LENGTHS[month - 1] + (month == 2 and calendar.isleap(year)) + 1)
    ]


def numbered(years: frozenset[int]) -> dict[str, int]:
    """Each day of some years by its text, counted from -9999-01-01."""
    numbers: dict[str, int] = {}
    number = FIRST_DAY
    for year in range(-9999, max(years) + 1):
        length = 365 + calendar.isleap(year)
        if year in years:
            numbers.update(zip(days_of(year), range(number, number + length), strict=True))
        number += length
    return numbers


NUMBERS = numbered(SOME_YEARS)

DIGIT = st.sampled_from("0123456789XXXX")
PATTERNS = st.builds(
    lambda begin, digits, month, day, parts: "-".join([begin + digits, month, day][:parts]),
    st.sampled_from(["00", "-00", "-01", "19", "20"]),
    st.builds("{}{}".format, DIGIT, DIGIT),
    st.builds("{}{}".format, st.sampled_from("011XX"), DIGIT),
    st.builds("{}{}".format, st.sampled_from("0123XX"), DIGIT),
    st.integers(1, 3),
)


def fitting(pattern: str) -> set[int]:
    """The days that fit a pattern. Its first three characters name only years that are listed."""
    regex = re.compile(pattern.replace("X", "[0-9]") + ("-[0-9]{2}" * (3 - parts_of(pattern))))
    return {number for text, number in NUMBERS.items() if regex.fullmatch(text)}


def parts_of(pattern: str) -> int:
    return len(pattern.removeprefix("-").split("-"))


def days_in(text: str) -> set[int]:
    date = parse(text)
    days = [
        day
        for first, last in date.runs or (date.bounds,)
        for day in range(
            FIRST_DAY if first is None else first, (LAST_DAY if last is None else last) + 1
        )
    ]
    assert days == sorted(set(days))
    for before, after in zip(date.runs, date.runs[1:], strict=False):
        assert before.latest is not None
        assert after.earliest is not None
        assert before.latest + 1 < after.earliest
    if date.runs:
        assert date.bounds == Bounds(date.runs[0].earliest, date.runs[-1].latest)
    return set(days)


def is_listed(pattern: str) -> bool:
    """True if all years of a pattern are among those that are compared."""
    return re.match(r"00|-00|-01[0-2]|19[5-9]|20[0-4]", pattern) is not None


@given(PATTERNS.filter(is_listed))
@settings(max_examples=60, deadline=None)
def test_a_pattern_has_the_days_that_fit_it(pattern: str) -> None:
    expected = fitting(pattern)
    try:
        assert days_in(pattern) == expected
    except HandoverError:
        assert not expected


@given(st.lists(PATTERNS.filter(is_listed), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_a_set_has_the_days_of_its_members(patterns: list[str]) -> None:
    expected = [fitting(pattern) for pattern in patterns]
    text = f"[{','.join(patterns)}]"
    if all(expected):
        assert days_in(text) == set().union(*expected)
    else:
        with pytest.raises(HandoverError):
            parse(text)


def test_a_huge_set_is_read() -> None:
    patterns = ",".join(f"{number:04d}".replace("7", "X") + "-12-25" for number in range(10_000))
    assert len(parse(f"[{patterns}]").runs) == 10_000
