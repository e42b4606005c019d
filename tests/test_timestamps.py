"""Columns of timestamps: that those read in one go get the answers of `between`."""

import re
from collections.abc import Sequence
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover_cli.answers.asking import check_inclusive, measure_between
from handover_cli.calendar import is_leap
from handover_cli.dates import LAST_DAY, iso
from handover_cli.errors import HandoverError
from handover_cli.language.resolving import FixedScope, Scope, resolve
from handover_cli.notations import parse
from handover_cli.rows.batch import Batch, RowsInput
from handover_cli.rows.cells import LineCells, UnreadableCell, first_of
from handover_cli.rows.formats import Columns
from handover_cli.rows.measuring import Ends
from handover_cli.rows.timestamps import numbers, read, shape_of
from handover_cli.spans import DECIMAL_UNITS, UNITS, Measure, Unit
from handover_cli.table.table import Table
from handover_cli.zones import UTC, Zone

WORLD = FixedScope(Table())
SUFFIXES = ["", "Z", "+04:00", "-03:30"]
TIMES = [
    f"{sign}%H:%M:%S{part}" for sign in "T " for part in ("", ".5", ".250", ".000001", ".123456789")
]
OTHERS = [
    "",
    "2024-03-01",
    "2024-03",
    "2024-03-01T12:34",
    "2024-03-01T24:00:00Z",
    "2016-12-31T23:59:60Z",
    "2021-02-29T00:00:00Z",
    "2024-03-01T12:60:00Z",
    "2024-03-01T12:34:56+24:00",
    "2024-03-01T12:34:56[Asia/Baku]",
    "0000-01-01T00:00:00Z",
    "@1709296496",
    "２024-03-01T12:34:56Z",
]

FIXED = [
    "2024-03-01",
    "2024-03",
    "2024-03-01T12:34:56",
    "2024-03-01T12:34:56Z",
    "2024-03-01T12:34:56.5+04:00",
    "2024-03-01T12:34:56.123456789Z",
    "2024-03-01T12:34:56[Asia/Baku]",
    "2024-10-27T01:30[Europe/London]",
]
ZONES = [UTC, Zone("", 4 * 3600), Zone("Europe/London")]

moments = st.datetimes() | st.datetimes(datetime(2024, 2, 27), datetime(2024, 3, 2))  # noqa: DTZ001


@st.composite
def columns(draw: st.DrawFn, suffix: str) -> list[str]:
    """A column of timestamps that are written alike, with some other cells."""
    form = draw(st.sampled_from(TIMES)) + suffix
    column = [
        f"{moment.date().isoformat()}{moment.strftime(form)}"
        for moment in draw(st.lists(moments, min_size=4, max_size=4))
    ]
    for row in draw(st.sets(st.integers(0, 3), max_size=2)):
        column[row] = draw(st.sampled_from(OTHERS))
    return column


suffixes = st.sampled_from(SUFFIXES)
pairs_of_columns = st.one_of(
    suffixes.flatmap(lambda suffix: st.tuples(columns(suffix), columns(suffix))),
    st.tuples(suffixes.flatmap(columns), suffixes.flatmap(columns)),
)
lines_and_a_date = st.one_of(
    suffixes.flatmap(
        lambda suffix: st.tuples(columns(suffix), st.just(f"2024-03-01T12:34:56{suffix}"))
    ),
    st.tuples(suffixes.flatmap(columns), st.sampled_from(FIXED)),
)


@st.composite
def measures(draw: st.DrawFn) -> Measure:
    often: list[Unit] = ["seconds", "hours", "days", "months"]
    unit = draw(st.sampled_from(often) | st.sampled_from(UNITS))
    decimals = draw(st.integers(0, 3)) if unit in DECIMAL_UNITS else 0
    return Measure(unit, draw(st.sampled_from(["exclusive", "exclusive", "inclusive"])), decimals)


def answer(start: str, end: str, measure: Measure, scope: Scope) -> str:
    """What `between` answers; nothing for an empty cell or an error."""
    try:
        first, last = resolve(start, scope), resolve(end, scope)
        if measure.counting == "inclusive":
            check_inclusive((first, last), [measure.unit])
        return measure_between(first, last, "", measure, scope).text
    except HandoverError:
        return ""


def answered(
    starts: Sequence[str], ends: Sequence[str], measures: Sequence[Measure], scope: Scope
) -> list[list[str]]:
    """What `batch` answers to two columns."""
    given_rows = RowsInput("tsv", Ends(), Columns("1", "2"), header=False)
    batch = Batch(given_rows, measures, scope, blank=True)
    text = "".join(f"{start}\t{end}\n" for start, end in zip(starts, ends, strict=True))
    output = b"".join(batch.answered([text.encode()])).decode()
    return [line.split("\t")[2:] for line in output.splitlines()]


def answered_lines(cells: Sequence[str], measure: Measure, fixed: Ends, scope: Scope) -> list[str]:
    batch = Batch(RowsInput("lines", fixed), [measure], scope, blank=True)
    text = "".join(f"{cell}\n" for cell in cells)
    return b"".join(batch.answered([text.encode()])).decode().splitlines()


in_zones = [FixedScope(Table(), zone=zone) for zone in ZONES]
scopes = st.just(WORLD) | st.sampled_from(in_zones)


@given(pairs_of_columns, st.lists(measures(), min_size=1, max_size=2), scopes)
def test_two_columns_are_answered_as_between_answers_them(
    columns: tuple[list[str], list[str]], measures: list[Measure], scope: Scope
) -> None:
    starts, ends = columns
    assert answered(starts, ends, measures, scope) == [
        _all_or_none([answer(start, end, measure, scope) for measure in measures])
        for start, end in zip(starts, ends, strict=True)
    ]


def _all_or_none(answers: list[str]) -> list[str]:
    """A row with an error has no answer at all."""
    return answers if all(answers) else [""] * len(answers)


@given(lines_and_a_date, measures(), scopes, st.booleans())
def test_lines_are_answered_as_between_answers_them(
    given_dates: tuple[list[str], str], measure: Measure, scope: Scope, is_start: bool
) -> None:
    cells, fixed = given_dates
    point = resolve(fixed, scope)
    ends = Ends(point, None) if is_start else Ends(None, point)
    pairs = [(fixed, cell) if is_start else (cell, fixed) for cell in cells]
    expected = [answer(start, end, measure, scope) for start, end in pairs]
    assert answered_lines(cells, measure, ends, scope) == expected


@pytest.mark.parametrize("fixed", [*FIXED, "2024-03-01T12:34:56+04:00"])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_kind_of_end_is_answered_as_between_answers_it(suffix: str, fixed: str) -> None:
    for scope in (WORLD, *in_zones[::2]):
        point = resolve(fixed, scope)
        for cells in (
            [f"2024-03-0{day}T21:34:56{suffix}" for day in (1, 2)],
            ["", f"2024-03-01T21:34:56{suffix}", "2024-03-01", f"2024-03-02 21:34:56{suffix}"],
            [f"2024-02-30T21:34:56{suffix}"],
            ["", ""],
        ):
            for measure in (Measure("seconds"), Measure("days"), Measure("hours", decimals=2)):
                for ends in (Ends(point, None), Ends(None, point)):
                    pairs = [(fixed, cell) if ends.start else (cell, fixed) for cell in cells]
                    expected = [answer(*pair, measure, scope) for pair in pairs]
                    assert answered_lines(cells, measure, ends, scope) == expected


@given(st.lists(moments, min_size=1), st.sampled_from(TIMES[:4]), suffixes)
def test_a_column_is_read_as_its_cells_are(times: list[datetime], form: str, suffix: str) -> None:
    cells = [f"{time.date().isoformat()}{time.strftime(form)}{suffix}" for time in times]
    shape = shape_of(cells[0])
    assert shape is not None
    column = read(cells, shape, 6)
    assert column is not None
    assert [number * 1000 for number in numbers(column, len(cells))] == [
        moment.ticks[0] for moment in (parse(cell).moment for cell in cells) if moment is not None
    ]


@pytest.mark.sweep
def test_all_days_are_read_and_no_others() -> None:
    shape = shape_of("2024-03-01T00:00:01Z")
    assert shape is not None
    for first in range(1, LAST_DAY + 1, 50_000):
        days = range(first, min(first + 50_000, LAST_DAY + 1))
        column = read([f"{iso(day)}T00:00:01Z" for day in days], shape, 0)
        assert column is not None
        assert numbers(column, len(days)) == [day * 86_400 + 1 for day in days]
    for year in range(1, 10_000):
        leap_day = read([f"{year:04}-02-29T00:00:01Z"], shape, 0)
        assert (leap_day is not None) == is_leap(year)


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param("2024-00-01T00:00:00Z", id="month-0"),
        pytest.param("2024-13-01T00:00:00Z", id="month-13"),
        pytest.param("2024-03-00T00:00:00Z", id="day-0"),
        pytest.param("2024-04-31T00:00:00Z", id="day-31-of-30"),
        pytest.param("1900-02-29T00:00:00Z", id="leap-day-of-a-common-year"),
        pytest.param("0000-02-29T00:00:00Z", id="year-0"),
        pytest.param("2024-03-01T24:00:00Z", id="hour-24"),
        pytest.param("2024-03-01T00:60:00Z", id="minute-60"),
        pytest.param("2024-03-01T00:00:60Z", id="second-60"),
        pytest.param("2024-03-01T00:0J:00Z", id="letter"),
        pytest.param("2024-03-01 00:00:00Z", id="other-sign"),
        pytest.param("2024-03-01T00:00:00", id="other-suffix"),
        pytest.param("2024-03-01T00:00:0０Z", id="digit-beyond-ascii"),
        pytest.param("2024-03-01T00:00:0\nZ", id="line-end"),
        pytest.param(None, id="nothing"),
        pytest.param(UnreadableCell("no date"), id="unreadable"),
    ],
)
def test_what_is_written_otherwise_is_left_to_others(cell: str | None) -> None:
    stamp = "2024-03-01T00:00:00Z"
    shape = shape_of(stamp)
    assert shape is not None
    assert read([stamp], shape, 0) is not None
    assert read([stamp, cell], shape, 0) is None


@pytest.mark.parametrize(
    "cell", ["2024-03-01", "2024-03-01T12:34:56+24:00", "2024-03-01T12:34:56[UTC]", None]
)
def test_another_date_has_no_shape(cell: str | None) -> None:
    assert shape_of(cell) is None


def test_lines_are_cut_when_they_are_needed() -> None:
    lines = LineCells("2024\n\n2025\n")
    assert (len(lines), list(lines), lines[0], lines[1:]) == (
        3,
        ["2024", "", "2025"],
        "2024",
        ["", "2025"],
    )
    assert first_of(LineCells("\n\n")) is None


def test_cells_with_line_ends_are_not_taken_for_others() -> None:
    """Together they are as long as two cells, but the line end is elsewhere."""
    shape = shape_of("2024-03-01T00:00:00Z")
    assert shape is not None
    whole = "2024-03-01T00:00:00Z\n2024-03-01T00:00:00Z"
    assert read([whole], shape, 0) is None
    assert read([whole + "2", "024-03-01T00:00:00Z", ""], shape, 0) is None


@pytest.mark.parametrize("unit", ["seconds", "days"])
def test_most_rows_are_read_at_once_and_the_others_one_by_one(unit: Unit) -> None:
    starts = ["2024-03-01T00:00:00Z"] * 4
    ends = ["2024-03-02T00:00:00Z", "", "2024-03-01T23:59:59Z", "2024-03-01"]
    expected = [answer(*pair, Measure(unit), WORLD) for pair in zip(starts, ends, strict=True)]
    assert [row[0] for row in answered(starts, ends, [Measure(unit)], WORLD)] == expected
    assert expected[1] == ""


@pytest.mark.parametrize(
    ("cell", "is_read"),
    [
        pytest.param("0001-01-01T00:00:00+04:00", False, id="in UTC it is the year before"),
        pytest.param("0001-06-01T00:00:00+04:00", False, id="the whole year is left to others"),
        pytest.param("9999-12-31T23:00:00-04:00", False, id="in UTC it is the year after"),
        pytest.param("0101-01-01T00:00:00+04:00", True, id="another year 1 of a century"),
        pytest.param("9998-12-31T23:00:00-04:00", True, id="the last year but one"),
        pytest.param("0001-01-01T00:00:00Z", True, id="UTC itself"),
        pytest.param("9999-12-31T23:00:00", True, id="no zone"),
    ],
)
def test_where_utc_is_in_another_year_others_say_what_is_wrong(cell: str, is_read: bool) -> None:
    shape = shape_of(cell)
    assert shape is not None
    assert (read([cell], shape, 0) is not None) == is_read
    assert (re.fullmatch(shape.pattern, cell) is not None) == is_read
    usual = f"2000-01-01T00:00:00{shape.suffix}"
    found = answered([usual, usual], [usual, cell], [Measure("seconds")], WORLD)
    assert found[0] == ["0"]
    assert found[1] == [answer(usual, cell, Measure("seconds"), WORLD)]
