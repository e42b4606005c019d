"""Every string of the test suites of three other EDTF libraries has the days of the standard."""

import pytest
from edtf_suites import BACKWARDS, DATES, INTERVALS, LAX_TIMES, REFUSED, SEASONS, TIMES

from handover_cli.dates import ImpreciseDate, bounds_text, iso
from handover_cli.errors import HandoverError
from handover_cli.notations import parse
from handover_cli.notations.notation import GivenConventions

NORTH = {
    "spring": "03-01/05-31",
    "summer": "06-01/08-31",
    "autumn": "09-01/11-30",
    "winter": "12-01/02-29",
}
SOUTH = {"spring": "09-01/11-30"}
CONVENTIONS = GivenConventions(
    seasons=(
        *NORTH.items(),
        *((f"northern-{name}", days) for name, days in NORTH.items()),
        *((f"southern-{name}", days) for name, days in SOUTH.items()),
    )
)


def rows(table: str) -> list[tuple[str, str]]:
    """The string and the days of each row."""
    cells = [line.split() for line in table.strip().splitlines()]
    return [(text, days) for _, text, days in cells]


def read_interval(text: str) -> tuple[str, str]:
    """The first day of the start and the last day of the end of an interval.

    An end that is open or unknown stays as it is written. Each end is read as a date.
    """
    left, right = text.split("/")
    first, last = (
        None if side in ("", "..") else parse(side, conventions=CONVENTIONS)
        for side in (left, right)
    )
    low, high = first and first.earliest, last and last.latest
    if low is not None and high is not None and high < low:
        raise HandoverError("the interval runs backwards")
    return left if low is None else iso(low), right if high is None else iso(high)


@pytest.mark.parametrize(("text", "days"), rows(DATES))
def test_a_date_has_the_days_of_the_standard(text: str, days: str) -> None:
    date = parse(text)
    assert (date.text, bounds_text(date.bounds)) == (text, days)


@pytest.mark.parametrize(("text", "days"), rows(SEASONS))
def test_a_season_has_days_if_a_table_gives_them(text: str, days: str) -> None:
    with pytest.raises(HandoverError, match="is a season"):
        parse(text)
    assert bounds_text(parse(text, conventions=CONVENTIONS).bounds) == days


@pytest.mark.parametrize(("text", "days"), rows(INTERVALS))
def test_the_ends_of_an_interval_have_the_days_of_the_standard(text: str, days: str) -> None:
    assert "/".join(read_interval(text)) == days
    with pytest.raises(HandoverError):  # it is no date
        parse(text)


@pytest.mark.parametrize("text", BACKWARDS)
def test_an_interval_does_not_run_backwards(text: str) -> None:
    with pytest.raises(HandoverError):
        read_interval(text)


def shown(date: ImpreciseDate) -> str:
    """A moment: its day, and its time and zone as it is written."""
    return f"{bounds_text(date.bounds)}T{date.text.partition('T')[2]}"


@pytest.mark.parametrize(("text", "moment"), rows(TIMES) + rows(LAX_TIMES))
def test_a_date_time_is_read(text: str, moment: str) -> None:
    assert shown(parse(text)) == moment


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param(text, words, id=f"{reason}: {text!r}")
        for reason, (words, texts) in REFUSED.items()
        for text in texts
    ],
)
def test_what_is_not_read_says_why(text: str, why: str) -> None:
    with pytest.raises(HandoverError) as caught:
        parse(text)
    assert why in str(caught.value)


def test_no_string_is_there_twice() -> None:
    texts = [
        text for table in (DATES, SEASONS, INTERVALS, TIMES, LAX_TIMES) for text, _ in rows(table)
    ]
    texts += [*BACKWARDS, *(text for _, group in REFUSED.values() for text in group)]
    assert len(texts) == len(set(texts)) == 744
