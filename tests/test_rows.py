"""The bulk engine: that it agrees with the plain path, and passes rows through whole."""

import csv
import functools
import itertools
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from running import Run

from handover_cli.answers.answer import range_text
from handover_cli.answers.ranges import amounts
from handover_cli.business_days import BusinessCalendar
from handover_cli.dates import FIRST_DAY, LAST_DAY, iso
from handover_cli.errors import HandoverError, TableError
from handover_cli.language.resolving import FixedScope, Point, Ref, Scope, business_for, resolve
from handover_cli.notations import parse
from handover_cli.notations.formats import DateFormat
from handover_cli.rows.arithmetic import DAY_NUMBERS, MONTHS_AND_DAYS, plan_for
from handover_cli.rows.batch import Batch, RowsInput
from handover_cli.rows.cells import CellReader, read_formats
from handover_cli.rows.column import measure_column
from handover_cli.rows.formats import MAX_ROW, Columns, Form
from handover_cli.rows.measuring import Ends, RowAnswers, remembered
from handover_cli.rows.memory import BREAK, Memo
from handover_cli.spans import DECIMAL_UNITS, MAX_DECIMALS, UNITS, Counting, Measure, Unit
from handover_cli.table import bundled_path, load
from handover_cli.table.loading import load_text
from handover_cli.table.table import Table

NONE = Columns()
PACKINGS = (DAY_NUMBERS, MONTHS_AND_DAYS)
TODAY = date(2026, 11, 23)
HOLIDAYS = [date(2020, 11, day).toordinal() for day in (9, 16, 17)]


def world_of(table: Table) -> FixedScope:
    """What dates are resolved against here."""
    return FixedScope(table, TODAY.toordinal(), table.business_calendar)


@pytest.fixture(scope="module")
def table() -> Table:
    return load([bundled_path()])


@pytest.fixture(scope="module")
def world(table: Table) -> FixedScope:
    return world_of(table)


def measured(measure: Measure, start: str, end: str, world: Scope) -> str:
    """What the plain path says, as every other command takes it."""
    first, last = resolve(start, world), resolve(end, world)
    business = business_for(first.way + last.way, world)
    return range_text(amounts(first, last, measure, business), measure)


def rows(
    text: str | bytes,
    form: Form,
    world: Scope,
    *,
    measures: Sequence[Measure] = (Measure(),),
    start: str | None = None,
    end: str | None = None,
    columns: Columns = NONE,
    header: bool = True,
    formats: Sequence[str] = (),
    new: Sequence[str] = (),
    blank: bool = False,
    block: int = 16_384,
) -> bytes:
    """The output of a batch whose input arrives in blocks of that size."""
    batch = Batch(
        RowsInput(
            form,
            ends(world, start, end),
            columns,
            header,
            read_formats(formats),
        ),
        measures,
        world,
        new=new,
        blank=blank,
    )
    return b"".join(batch.answered(blocks(text, block)))


def ends(world: Scope, start: str | None, end: str | None) -> Ends:
    found: list[Point | None] = [
        None if text is None else resolve(text, world) for text in (start, end)
    ]
    return Ends(*found)


def blocks(text: str | bytes, size: int) -> Iterator[bytes]:
    data = text.encode() if isinstance(text, str) else text
    return (data[at : at + size] for at in range(0, len(data), size))


BOTH = Columns("start", "end")

# Arithmetic.

COUNTINGS: tuple[Counting, ...] = ("exclusive", "inclusive")

any_days = st.dates().map(date.toordinal)
# Ends of months, where clamping happens, and first days.
month_ends = st.dates().map(lambda day: day.replace(day=1).toordinal() - 1).filter(bool)
days_near_holidays = st.integers(HOLIDAYS[0] - 20, HOLIDAYS[-1] + 20)
days = any_days | month_ends | month_ends.map(lambda day: day + 1) | days_near_holidays
plan_of = functools.cache(plan_for)


def every_measure(decimals: int, business: BusinessCalendar) -> Iterator[Measure]:
    """All units and ways to count, with what each unit can have."""
    for unit, counting in itertools.product(UNITS, COUNTINGS):
        yield Measure(
            unit,
            counting,
            decimals if unit in DECIMAL_UNITS else 0,
            business if unit == "business-days" else None,
        )


@given(
    st.lists(st.tuples(days, days), min_size=1, max_size=8),
    st.integers(0, 8) | st.just(MAX_DECIMALS),
    st.sets(st.integers(0, 6), max_size=6),
)
def test_integers_alone_give_what_the_plain_path_gives(
    pairs: list[tuple[int, int]], decimals: int, weekend: set[int]
) -> None:
    for measure in every_measure(decimals, BusinessCalendar(frozenset(weekend), HOLIDAYS)):
        plan = plan_of(measure)
        starts, finals = (
            list(map(plan.packing.pack, column)) for column in zip(*pairs, strict=True)
        )
        spans = plan.spans(starts, finals)
        expected = [measure.between(*pair) for pair in pairs]
        assert [plan.amount(span) for span in spans] == expected
        assert plan.texts(spans) == list(map(measure.text, expected))
        if plan.counts:
            assert plan.texts(spans) == list(map(str, spans))


@given(days)
def test_a_day_is_packed_as_its_text_is_read_and_can_be_unpacked(day: int) -> None:
    for packing in PACKINGS:
        assert packing.read([iso(day)]) == [packing.pack(day)]
        assert packing.unpack(packing.pack(day)) == day


def test_days_far_apart_are_packed_as_they_are_read() -> None:
    far_apart = list(range(1, LAST_DAY, 400_000))
    for packing in PACKINGS:
        assert packing.read(list(map(iso, far_apart))) == list(map(packing.pack, far_apart))


@pytest.mark.sweep
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("counting", COUNTINGS)
def test_all_days_of_some_years_agree_with_the_plain_path(unit: Unit, counting: Counting) -> None:
    """Every day of four years against days that are hard: leap days and ends of months."""
    measure = Measure(unit, counting)
    plan = plan_of(measure)
    every = range(date(2019, 1, 1).toordinal(), date(2023, 1, 1).toordinal())
    packed = list(map(plan.packing.pack, every))
    for hard in (date(2020, 2, 29), date(2019, 1, 31), date(2022, 12, 31), date(2021, 6, 30)):
        fixed = [plan.packing.pack(hard.toordinal())] * len(every)
        assert plan.texts(plan.spans(fixed, packed)) == [
            measure.text(measure.between(hard.toordinal(), day)) for day in every
        ]


def test_the_last_day_of_all_can_be_counted_inclusively() -> None:
    for unit in UNITS:
        measure = Measure(unit, "inclusive")
        plan = plan_of(measure)
        first, last = map(plan.packing.pack, (FIRST_DAY, LAST_DAY))
        text = plan.texts(plan.spans([first], [last]))[0]
        assert text == measure.text(measure.between(FIRST_DAY, LAST_DAY))


# Memory.


def test_what_was_worked_out_is_not_worked_out_again() -> None:
    asked: list[str] = []

    def lengths(words: Sequence[str]) -> list[int]:
        asked.extend(words)
        return [len(word) for word in words]

    memo = Memo(lengths)
    assert memo(["a", "bb", "a"]) == (1, 2, 1)
    assert memo(["bb", "ccc"]) == (2, 3)
    assert list(memo(["ccc"])) == [3]
    assert list(memo([])) == []
    assert sorted(asked) == ["a", "bb", "ccc"]


@given(st.lists(st.lists(st.integers(0, 40), max_size=12)))
def test_a_full_memory_forgets_and_still_answers_right(columns: list[list[int]]) -> None:
    memo: Memo[int, int] = Memo(lambda numbers: [-number for number in numbers], limit=5)
    for column in columns:
        assert list(memo(column)) == [-number for number in column]
        assert len(memo._known) <= 5 + 12


def test_memory_is_left_alone_for_a_time_when_nothing_came_twice() -> None:
    asked: list[int] = []

    def negated(numbers: Sequence[int]) -> list[int]:
        asked.extend(numbers)
        return [-number for number in numbers]

    memo = Memo(negated, limit=10)
    for number in range(0, 12, 2):
        memo([number, number + 1])
    asked.clear()
    for _ in range(BREAK):
        assert memo([50] * 10) == [-50] * 10
    assert len(asked) == BREAK * 10
    asked.clear()
    for _ in range(3):
        assert memo([50, 50]) == (-50, -50)
    assert asked == [50]


# Agreement with the plain path, row by row.

CELLS = [
    "2021",
    "2021-06",
    "2021-06~",
    "199X",
    "2020-1X-31",
    "[2020-11-01..2020-11-20]",
    "[..1984]",
    "[1984..]",
    "deadline",
    "Actual Handover",
    "landmine-deaths",
    "landmine-deaths+10d",
    "medal",
    "occupation.start",
    "since-handover.end",
    "today",
    "yesterday",
    "handover-1y6m",
    "2020-11-13+5b",
    "2020-02-29",
    "0001-01-01",
    "9999-12-31",
]


def random_cells(count: int, seed: int, vague: float) -> list[str]:
    chance = random.Random(seed)  # noqa: S311
    return [
        chance.choice(CELLS)
        if chance.random() < vague
        else date.fromordinal(chance.randint(1, LAST_DAY)).isoformat()
        if chance.random() < 0.2
        else date.fromordinal(chance.randint(725_000, 740_000)).isoformat()
        for _ in range(count)
    ]


@pytest.mark.sweep
@pytest.mark.parametrize("vague", [0.0, 0.3], ids=["known-days", "some-imprecise"])
@pytest.mark.parametrize("counting", COUNTINGS)
@pytest.mark.parametrize("unit", UNITS)
def test_thousands_of_rows_are_answered_as_between_answers_them(
    unit: Unit, counting: Counting, vague: float, world: Scope
) -> None:
    measure = Measure(
        unit, counting, 3 if unit == "years" else 0, world.business if unit[0] == "b" else None
    )
    pairs = list(zip(random_cells(1500, 1, vague), random_cells(1500, 2, vague), strict=True))
    text = "start\tend\n" + "".join(f"{start}\t{end}\n" for start, end in pairs)
    output = rows(text, "tsv", world, measures=[measure], columns=BOTH, block=4096).decode()
    expected = ["\t".join((*pair, measured(measure, *pair, world))) for pair in pairs]
    assert output.splitlines()[1:] == expected


@pytest.mark.sweep
@pytest.mark.parametrize("side", ["start", "end"])
@pytest.mark.parametrize("fixed", ["2020-11-25", "2021-06", "landmine-deaths", "today", "medal"])
@pytest.mark.parametrize("unit", ["days", "calendar", "months"])
def test_lines_are_answered_as_between_answers_them(
    unit: Unit, fixed: str, side: str, world: Scope
) -> None:
    cells = random_cells(700, 3, 0.3)
    measure = Measure(unit)
    text = "\n".join(cells)
    if side == "start":
        output = rows(text, "lines", world, measures=[measure], start=fixed)
        expected = [measured(measure, fixed, cell, world) for cell in cells]
    else:
        output = rows(text, "lines", world, measures=[measure], end=fixed)
        expected = [measured(measure, cell, fixed, world) for cell in cells]
    assert output.decode().splitlines() == expected


def some_days(count: int, seed: int) -> list[str]:
    """Days near the holidays, one in four of them a vague date or a name."""
    chance = random.Random(seed)  # noqa: S311
    near = range(HOLIDAYS[0] - 20, HOLIDAYS[-1] + 20)
    return [
        chance.choice(CELLS) if chance.random() < 0.25 else iso(chance.choice(near))
        for _ in range(count)
    ]


@pytest.mark.parametrize("counting", COUNTINGS)
@pytest.mark.parametrize(
    ("unit", "decimals"),
    [
        pytest.param("business-days", 0, id="business-days-with-holidays"),
        pytest.param("weeks", 0, id="weeks"),
        pytest.param("weeks", 2, id="weeks-with-decimals"),
        pytest.param("months", 3, id="months-with-decimals"),
        pytest.param("years", 6, id="years-with-decimals"),
    ],
)
def test_columns_in_any_unit_are_answered_as_between_answers_them(
    unit: Unit, decimals: int, counting: Counting
) -> None:
    table = load_text(
        Path(bundled_path()).read_text("utf-8")
        + f"[business-days]\nweekend = ['fri', 'sat']\nholidays = [{', '.join(map(iso, HOLIDAYS))}]"
    )
    world = world_of(table)
    business = world.business if unit == "business-days" else None
    measure = Measure(unit, counting, decimals, business)
    starts, finals = some_days(150, 9), some_days(150, 10)
    expected = [measured(measure, *pair, world) for pair in zip(starts, finals, strict=True)]
    text = "".join(f"{pair[0]}\t{pair[1]}\n" for pair in zip(starts, finals, strict=True))
    columns = Columns("1", "2")
    output = rows(text, "tsv", world, measures=[measure], columns=columns, header=False).decode()
    assert [line.rpartition("\t")[2] for line in output.splitlines()] == expected
    column = measure_column(
        starts, finals, unit, counting=counting, decimals=decimals, table=table, today=TODAY
    )
    assert list(map(str, column)) == expected


CELL_END = "2020-11-25"
TWO_MEASURES = [Measure("days"), Measure("months")]
"""One of each packing."""
CELL_COLUMNS: dict[Form, Columns] = {
    "lines": NONE,
    "csv": Columns("1", "2"),
    "tsv": Columns("1", "2"),
    "jsonl": BOTH,
}

LOOK_LIKE_DATES = {
    "nothing": [""],
    "the-beginnings-of-a-day": [
        "2",
        "20",
        "202",
        "2020",
        "2020-",
        "2020-1",
        "2020-11",
        "2020-11-",
        "2020-11-1",
    ],
    "a-day": ["2020-11-15"],
    "a-day-and-more": [
        "2020-11-15x",
        "2020-11-15 ",
        "2020-11-151",
        "2020-11-15~",
        "2020-11-15-",
        "2020-11-15Z",
    ],
    "more-and-a-day": [" 2020-11-15", "+2020-11-15", "-2020-11-15", "x2020-11-15"],
    "shifted-days": [
        "2020-11-15+1d",
        "2020-11-15-1y",
        "2020-11-15+10d",
        "2020-11-15+5b",
        "2020-11-15+1D",
    ],
    "ten-characters-that-are-no-day": [
        "1135050698",
        "20201115ab",
        "2020111500",
        "20201115",
        "2020-11150",
        "20201-1115",
    ],
    "hyphens-elsewhere": [
        "2020-1115",
        "20-2011-15",
        "2020--1-15",
        "2020-11--5",
        "2020_11_15",
        "2020/11/15",
    ],
    "padded-numbers": ["2020- 1-15", "2020-11- 5", "2020-11-+5", "2020-+1-15"],
    "the-ends-of-the-calendar": ["0000-01-01", "0000-12-31", "0001-01-01", "9999-12-31"],
    "days-that-do-not-exist": [
        "2020-13-01",
        "2020-00-15",
        "2020-11-00",
        "2020-11-31",
        "2021-02-29",
        "1900-02-29",
    ],
    "days-that-do": ["2020-02-29", "2000-02-29", "2020-12-31"],
    "digits-beyond-ascii": [
        "２０２０-11-15",
        "2020-1１-15",
        "2020-11-1５",
        "٢٠٢٠-11-15",
        "2020-11-1²",
        "２０２０",
    ],
    "hyphens-beyond-ascii": ["2020‐11‐15", "2020−11−15", "2020-11–15"],
    "unknown-digits": [
        "202X",
        "20XX-11-15",
        "2020-1X-31",
        "2020-XX-XX",
        "XXXX-11-15",
        "X020-11-15",
    ],
    "other-notations": ["2020-W46-7", "2020-W46", "2020-320", "2020-21", "Y12020"],
    "not-one-day": ["[2020..2021]", "[..1984]", "2020/2021", "2020-11-15T10"],
    "names": ["handover", "Deadline", "the deadline", "deadline ", "dead-line", "war", "war.start"],
    "shifted-names": ["deadline+10d", "handover-1y6m", "medal", "medal-10d"],
    "words": ["today", "Today", "yesterday", "tomorrow+1d", "now"],
    "other-values": ["1e5", "1.5", "-5", "0", "None", "NaN", "null", "true"],
}
A_CELL = st.one_of(
    st.text(st.sampled_from("0123456789-X"), min_size=1, max_size=14),
    st.text(st.sampled_from("0123456789-X+~%.abdhmowy２１٣²é"), min_size=1, max_size=14),
    st.lists(
        st.sampled_from(
            ["2020-11-15", "2020-11", "2020", "-", "-02", "-29", "X", "+10d", "-1y6m", "+5b"]
            + ["handover", "deadline", "landmine-deaths", "war.start", "today", " ", "1", "d"]
        ),
        min_size=1,
        max_size=3,
    ).map("".join),
    st.builds(
        lambda day, at, put, cut: day[:at] + put + day[at + cut :],
        st.dates().map(date.isoformat),
        st.integers(0, 10),
        st.text(st.sampled_from("0129-X+d１"), max_size=4),
        st.integers(0, 4),
    ).filter(bool),
)


def spans_to_end(cell: str, world: Scope) -> list[str] | None:
    """What `between` says of a cell, in days and months; None for an error."""
    try:
        return [measured(measure, cell, CELL_END, world) for measure in TWO_MEASURES]
    except HandoverError:
        return None


def text_of(answer: object) -> str:
    return "" if answer is None else str(answer)


def row_of(cell: str, form: Form) -> str:
    """A row with the cell and the end; of lines, the cell alone."""
    if form == "jsonl":
        return json.dumps({"start": cell, "end": CELL_END})
    return cell if form == "lines" else ("," if form == "csv" else "\t").join((cell, CELL_END))


def answers_in(output: str, form: Form) -> list[list[str]]:
    """The two new cells of every row."""
    lines = output.splitlines()
    if form == "jsonl":
        return [[text_of(row["days"]), text_of(row["months"])] for row in map(json.loads, lines)]
    return [row[-2:] for row in csv.reader(lines, delimiter="," if form == "csv" else "\t")]


def check_reader(cell: str, world: Scope) -> None:
    """See that a cell becomes the day or the point that a DATE becomes, or the same error."""
    reader = CellReader(world, list)
    for packing in PACKINGS:
        try:
            (value,) = reader.values([cell], packing)
        except HandoverError as refusal:
            with pytest.raises(HandoverError) as caught:
                resolve(cell, world)
            assert str(refusal) == str(caught.value)
        else:
            point = resolve(cell, world)
            day = None if isinstance(value, Point) or value is None else packing.unpack(value)
            assert (day, value) in ((point.day, value), (None, point))


def check_cells(cells: list[str], table: Table, world: Scope) -> None:
    """See that every way to measure cells gives what `between CELL END` gives."""
    for cell in filter(None, cells):
        check_reader(cell, world)
    found = [spans_to_end(cell, world) if cell else ["", ""] for cell in cells]
    expected = [["", ""] if answers is None else answers for answers in found]
    for form, columns in CELL_COLUMNS.items():
        end = CELL_END if form == "lines" else None
        given_rows = RowsInput(form, ends(world, None, end), columns, header=False)
        batch = Batch(given_rows, TWO_MEASURES, world, blank=True)
        text = "".join(f"{row_of(cell, form)}\n" for cell in cells)
        output = b"".join(batch.answered([text.encode()])).decode()
        assert answers_in(output, form) == expected, form
        assert batch.blanked == found.count(None)
    columns_of_answers = (
        measure_column(cells, CELL_END, measure.unit, table=table, today=TODAY, on_error="blank")
        for measure in TWO_MEASURES
    )
    rows_of_answers = zip(*columns_of_answers, strict=True)
    assert [list(map(text_of, answers)) for answers in rows_of_answers] == expected


@pytest.mark.parametrize("reason", LOOK_LIKE_DATES)
def test_what_looks_like_a_date_is_read_as_between_reads_it(
    reason: str, table: Table, world: Scope, run: Run
) -> None:
    cells = LOOK_LIKE_DATES[reason]
    check_cells(cells, table, world)
    for cell in filter(None, cells):
        check_cells([cell], table, world)
        said = run("between", "-u", "days", "-u", "months", "--", cell, CELL_END)
        assert (said.stdout.splitlines() or None) == spans_to_end(cell, world)


def test_they_have_every_length() -> None:
    assert {*range(15)} <= {len(cell) for cells in LOOK_LIKE_DATES.values() for cell in cells}


@given(cells=st.lists(A_CELL, min_size=1, max_size=5))
def test_every_cell_is_read_as_between_reads_it(
    cells: list[str], table: Table, world: Scope
) -> None:
    check_cells(cells, table, world)


PERIODS = """
[events]
june = {date = "2021-06"}
fifteenth = {date = 2021-06-15}
[periods]
from-a-day = {start = 2021-06-15, end = "2021-06"}
to-a-day = {start = "june", end = "fifteenth"}
ongoing = {start = "2026"}
"""
PERIOD_ENDS = [
    pytest.param("from-a-day.start", "from-a-day.end", "0..15", id="to-an-imprecise-end"),
    pytest.param("from-a-day.end", "from-a-day.start", "-15..0", id="and-back"),
    pytest.param("from-a-day.start+1d", "from-a-day.end", "-1..14", id="from-a-day-after"),
    pytest.param("june", "Fifteenth", "0..14", id="events-that-it-goes-by"),
    pytest.param("ongoing.start", "ongoing.end", "0..326", id="ongoing-to-today"),
    pytest.param("to-a-day.start", "2021-06-15", "0..14", id="the-day-of-its-end"),
]


@pytest.mark.parametrize(("start", "end", "answer"), PERIOD_ENDS)
def test_a_period_in_a_row_never_ends_before_it_starts(start: str, end: str, answer: str) -> None:
    """Although a day that is known is elsewhere no more than a number."""
    table = load_text(PERIODS)
    world = world_of(table)
    assert measured(Measure(), start, end, world) == answer
    assert rows(end, "lines", world, start=start).decode() == f"{answer}\n"
    assert rows(start, "lines", world, end=end).decode() == f"{answer}\n"
    row = f"{start},{end}"
    columns = Columns("1", "2")
    assert rows(row, "csv", world, columns=columns, header=False).decode() == f"{row},{answer}"
    for starts, finals in ((start, [end]), ([start], end), ([start], [end])):
        assert measure_column(starts, finals, table=table, today=TODAY) == [answer]


@given(st.data())
@settings(max_examples=30)
def test_the_size_of_the_blocks_makes_no_difference(data: st.DataObject) -> None:
    world = world_of(load_text(""))
    cell = st.sampled_from(["2020-11-15", "2021-06", '"2020-11-15"', "", '"a,\nb"', 'x"y'])
    lines = data.draw(st.lists(st.lists(cell, min_size=2, max_size=2), max_size=8))
    line_end = st.sampled_from(["\n", "\r\n", "\n\n"])
    text = "start,note\r\n" + "".join(
        ",".join([start if "2" in start else "", note]) + data.draw(line_end)
        for start, note in lines
    )
    size = data.draw(st.integers(1, 40))

    def answered(block: int) -> bytes:
        return rows(text, "csv", world, end="2020-11-25", columns=Columns("start"), block=block)

    assert answered(size) == answered(10_000)


# Rows pass through byte for byte.


def without_last_cell(output: bytes, separator: bytes) -> bytes:
    """Rows without quotes and line ends in their last cells."""
    lines = output.split(b"\n")
    return b"\n".join(line.rpartition(separator)[0] if line else line for line in lines)


PASSED = [
    pytest.param(
        "csv",
        "a,start,end\n1,2020-11-15,2020-11-25\n",
        "a,start,end,days\n1,2020-11-15,2020-11-25,10\n",
        id="plain",
    ),
    pytest.param(
        "tsv",
        "start\tend\n2020-11-15\t2020-11-25\n",
        "start\tend\tdays\n2020-11-15\t2020-11-25\t10\n",
        id="tsv",
    ),
    pytest.param(
        "csv",
        "start,end\r\n2020-11-15,2020-11-25\r\n",
        "start,end,days\r\n2020-11-15,2020-11-25,10\r\n",
        id="crlf",
    ),
    pytest.param(
        "csv",
        "start,end\r\n2020-11-15,2020-11-25\n\r\n",
        "start,end,days\r\n2020-11-15,2020-11-25,10\n\r\n",
        id="mixed-line-ends",
    ),
    pytest.param(
        "csv",
        "start,end\n2020-11-15,2020-11-25",
        "start,end,days\n2020-11-15,2020-11-25,10",
        id="no-final-newline",
    ),
    pytest.param(
        "csv",
        "\ufeffstart,end\n2020-11-15,2020-11-25\n",
        "\ufeffstart,end,days\n2020-11-15,2020-11-25,10\n",
        id="byte-order-mark",
    ),
    pytest.param(
        "csv",
        '"start",end\n"2020-11-15","2020-11-25"\n',
        '"start",end,days\n"2020-11-15","2020-11-25",10\n',
        id="quoted",
    ),
    pytest.param(
        "csv",
        'n,start,end\n"a ""b"", c\nd",2020-11-15,2020-11-25\n',
        'n,start,end,days\n"a ""b"", c\nd",2020-11-15,2020-11-25,10\n',
        id="line-end-in-quotes",
    ),
    pytest.param(
        "csv",
        '"n\n1",start,end\n,2020-11-15,2020-11-25\n',
        '"n\n1",start,end,days\n,2020-11-15,2020-11-25,10\n',
        id="line-end-in-the-header",
    ),
    pytest.param(
        "csv",
        'n,start,end\n5" pipe,2020-11-15,2020-11-25\n',
        'n,start,end,days\n5" pipe,2020-11-15,2020-11-25,10\n',
        id="quote-inside-a-cell",
    ),
    pytest.param(
        "csv",
        'n,start,end\n"a"b,2020-11-15,2020-11-25\n',
        'n,start,end,days\n"a"b,2020-11-15,2020-11-25,10\n',
        id="text-after-quotes",
    ),
    pytest.param(
        "csv",
        "\n\nstart,end\n\n2020-11-15,2020-11-25\n\n\n",
        "\n\nstart,end,days\n\n2020-11-15,2020-11-25,10\n\n\n",
        id="blank-lines",
    ),
    pytest.param(
        "csv",
        "start,end\n,2020-11-25\n2020-11-15,\n,\n",
        "start,end,days\n,2020-11-25,\n2020-11-15,,\n,,\n",
        id="empty-cells",
    ),
    pytest.param(
        "csv",
        'start,end\n"",2020-11-25\n',
        'start,end,days\n"",2020-11-25,\n',
        id="empty-in-quotes",
    ),
    pytest.param(
        "csv",
        "start,end\nhandover,2021-06\n",
        "start,end,days\nhandover,2021-06,188..217\n",
        id="range",
    ),
    pytest.param(
        "csv",
        "start,end\nmedal,handover\n",
        "start,end,days\nmedal,handover,-1461..\n",
        id="open-range",
    ),
    pytest.param(
        "csv",
        "start,end\nlandmine-deaths,Landmine-Deaths\n",
        "start,end,days\nlandmine-deaths,Landmine-Deaths,0\n",
        id="same-unknown-day",
    ),
    pytest.param(
        "csv",
        "n,start,end\né\xff,2020-11-15,2020-11-25\n".encode("latin-1"),
        "n,start,end,days\né\xff,2020-11-15,2020-11-25,10\n".encode("latin-1"),
        id="not-utf-8",
    ),
    pytest.param(
        "csv",
        "n,start,end\n100%,2020-11-15,2020-11-25\n%s%%%(n)d,2020-11-20,2020-11-25\n",
        "n,start,end,days\n100%,2020-11-15,2020-11-25,10\n%s%%%(n)d,2020-11-20,2020-11-25,5\n",
        id="per-cent-signs",
    ),
    pytest.param("csv", "", "", id="empty-file"),
    pytest.param("csv", "start,end\n", "start,end,days\n", id="only-a-header"),
    pytest.param(
        "tsv",
        'start\tend\tn\n2020-11-15\t2020-11-25\ta "b\n',
        'start\tend\tn\tdays\n2020-11-15\t2020-11-25\ta "b\t10\n',
        id="quotes-mean-nothing-in-tsv",
    ),
    pytest.param(
        "jsonl",
        '{"start": "2020-11-15", "end": "2020-11-25"}\n',
        '{"start": "2020-11-15", "end": "2020-11-25", "days": 10}\n',
        id="json",
    ),
    pytest.param(
        "jsonl",
        '{"start":"2020-11-15","end":"2020-11-25"}\n',
        '{"start":"2020-11-15","end":"2020-11-25","days":10}\n',
        id="json-compact",
    ),
    pytest.param(
        "jsonl",
        '{"n": 1.50e2, "end": "2020-11-25", "start": "2020-11-15", "u": "\\u00e9"} ',
        '{"n": 1.50e2, "end": "2020-11-25", "start": "2020-11-15", "u": "\\u00e9", "days": 10} ',
        id="json-numbers-order-escapes",
    ),
    pytest.param(
        "jsonl",
        '{"start": "handover", "end": "2021-06"}\r\n',
        '{"start": "handover", "end": "2021-06", "days": "188..217"}\r\n',
        id="json-range",
    ),
    pytest.param(
        "jsonl",
        '{"start": null, "end": ""}\n{"end": ""}\n{}\n',
        '{"start": null, "end": "", "days": null}\n{"end": "", "days": null}\n{"days": null}\n',
        id="json-null-or-missing",
    ),
    pytest.param(
        "jsonl",
        '\ufeff{"start": 2020, "end": "2020-12-31"}\n\n',
        '\ufeff{"start": 2020, "end": "2020-12-31", "days": "0..365"}\n\n',
        id="json-number-is-a-year",
    ),
    pytest.param(
        "jsonl",
        b'{"start":"2020-11-15","end":"2020-11-25","n":"\xff"}\n',
        b'{"start":"2020-11-15","end":"2020-11-25","n":"\xff","days":10}\n',
        id="json-not-utf-8",
    ),
]


@pytest.mark.parametrize("block", [1, 7, 16_384])
@pytest.mark.parametrize(("form", "given_rows", "expected"), PASSED)
def test_rows_pass_through_with_one_new_cell(
    form: Form, given_rows: str | bytes, expected: str | bytes, block: int, world: Scope
) -> None:
    wanted = expected.encode() if isinstance(expected, str) else expected
    assert rows(given_rows, form, world, columns=BOTH, block=block) == wanted


@given(
    st.lists(
        st.tuples(
            st.text(st.sampled_from('ab ,"\n\r\té\\'), max_size=6),
            st.sampled_from(["\n", "\r\n", "\n\n"]),
        ),
        max_size=6,
    )
)
def test_whatever_csv_holds_only_a_cell_is_added(notes: list[tuple[str, str]]) -> None:
    """Written as the csv module writes it, so that it is CSV by another's measure."""
    import csv
    import io

    written = io.StringIO()
    plain = io.StringIO()
    for note, end in [("note", "\n"), *notes]:
        for file, extra in ((written, ()), (plain, ("10",))):
            head = note == "note" and end == "\n" and not file.getvalue()
            cells = [
                note,
                "start" if head else "2020-11-15",
                *(("days",) if head and extra else extra),
            ]
            csv.writer(file, lineterminator=end).writerow(cells)
    output = rows(
        written.getvalue(),
        "csv",
        world_of(load_text("")),
        end="2020-11-25",
        columns=Columns("start"),
    )
    assert output.decode() == plain.getvalue()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(
    st.dictionaries(st.text().filter(lambda name: name not in ("due", "days")), json_values),
    st.booleans(),
)
def test_whatever_an_object_holds_only_a_member_is_added(
    members: dict[str, object], compact: bool
) -> None:
    row = {**members, "due": "2020-11-15"}
    separators = (",", ":") if compact else (", ", ": ")
    text = json.dumps(row, separators=separators, ensure_ascii=compact)
    output = rows(text, "jsonl", world_of(load_text("")), end="2020-11-25", columns=Columns("due"))
    assert output.decode().startswith(text[:-1])
    assert json.loads(output) == {**row, "days": 10}


def test_a_calendar_span_is_quoted_in_csv_where_it_has_to_be(world: Scope) -> None:
    text = "start,end\n2020-11-15,2020-11-25\n1993-04-02,2020-11-25\n"
    output = rows(text, "csv", world, measures=[Measure("calendar")], columns=BOTH).decode()
    assert output.splitlines() == [
        "start,end,calendar",
        "2020-11-15,2020-11-25,10 days",
        '1993-04-02,2020-11-25,"27 years, 7 months, 23 days"',
    ]


@pytest.mark.parametrize(
    ("form", "name", "header"),
    [
        pytest.param("csv", 'a,"b"', 'start,end,"a,""b"""', id="csv-quotes"),
        pytest.param("tsv", "a\tb\\", "start\tend\ta\\tb\\\\", id="tsv-escapes"),
    ],
)
def test_the_new_columns_name_is_written_as_the_format_has_it(
    form: Form, name: str, header: str, world: Scope
) -> None:
    text = "start,end\n" if form == "csv" else "start\tend\n"
    assert rows(text, form, world, columns=BOTH, new=[name]).decode() == header + "\n"


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        pytest.param("lines", "2020-11-15\n\n", "10\t1\n\t\n", id="lines"),
        pytest.param("csv", "start\n2020-11-15\n", "start,days,weeks\n2020-11-15,10,1\n", id="csv"),
        pytest.param(
            "jsonl",
            '{"start":"2020-11-15"}\n',
            '{"start":"2020-11-15","days":10,"weeks":1}\n',
            id="jsonl",
        ),
    ],
)
def test_several_units_make_several_answers(
    form: Form, text: str, expected: str, world: Scope
) -> None:
    columns = Columns() if form == "lines" else Columns("start")
    output = rows(
        text,
        form,
        world,
        measures=[Measure("days"), Measure("weeks")],
        end="2020-11-25",
        columns=columns,
    )
    assert output.decode() == expected


def test_several_units_of_two_columns_make_several_answers(world: Scope) -> None:
    text = "start\tend\n2020-11-15\t2020-11-25\n2021-06\t2021-07\n"
    both = [Measure("days"), Measure("calendar")]
    output = rows(text, "tsv", world, measures=both, columns=BOTH).decode()
    assert output.splitlines()[1:] == [
        "2020-11-15\t2020-11-25\t10\t10 days",
        f"2021-06\t2021-07\t1..60\t{measured(both[1], '2021-06', '2021-07', world)}",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2020-11-15\n2020-11-20\n", "10\n5\n", id="plain"),
        pytest.param("2020-11-15\r\n\r\n2020-11-20\n", "10\r\n\r\n5\n", id="line-ends-stay"),
        pytest.param("2020-11-15\n\n", "10\n\n", id="blank-line"),
        pytest.param("2020-11-15", "10\n", id="the-last-answer-ends-its-line"),
        pytest.param("\ufeff2020-11-15\n", "10\n", id="byte-order-mark"),
        pytest.param("", "", id="nothing"),
        pytest.param("\ufeff", "", id="nothing-but-a-byte-order-mark"),
        pytest.param("\n", "\n", id="only-a-blank-line"),
    ],
)
def test_of_lines_only_the_answers_are_written(text: str, expected: str, world: Scope) -> None:
    for block in (1, 16_384):
        assert rows(text, "lines", world, end="2020-11-25", block=block).decode() == expected


# Columns.


@pytest.mark.parametrize(
    ("columns", "answer"),
    [
        pytest.param(Columns("a", "b"), "10", id="names"),
        pytest.param(Columns("1", "2"), "10", id="numbers"),
        pytest.param(Columns("2", "1"), "-10", id="the-other-way"),
        pytest.param(Columns("3", "1"), "0", id="a-name-wins-over-a-number"),
        pytest.param(Columns("a", "a"), "0", id="one-column-twice"),
    ],
)
def test_columns_go_by_name_or_number(columns: Columns, answer: str, world: Scope) -> None:
    text = "a,b,x,3\n2020-11-15,2020-11-25,,2020-11-15\n"
    output = rows(text, "csv", world, columns=columns).decode()
    assert output.splitlines()[1].rpartition(",")[2] == answer


def test_without_a_header_columns_go_by_number(world: Scope) -> None:
    text = "2020-11-15,2020-11-25\n\n2020-11-15,2020-11-16,x\n"
    output = rows(text, "csv", world, columns=Columns("1", "2"), header=False).decode()
    assert output == "2020-11-15,2020-11-25,10\n\n2020-11-15,2020-11-16,x,1\n"


def test_a_file_of_one_column_may_have_blank_lines(world: Scope) -> None:
    text = "due\n" + "2020-11-15\n\n" * 3
    output = rows(text, "csv", world, end="handover", columns=Columns("due"), block=12)
    assert output.decode() == "due,days\n" + "2020-11-15,10\n\n" * 3


# What goes wrong.

ERRORS = [
    pytest.param(
        "csv",
        "start,end\n2020-11-15,2020-11-25\n2021-02-30,2021-03-01\n",
        "start,end,days\n2020-11-15,2020-11-25,10\n",
        "line 3, column 'start': there is no day 30 in '2021-02-30'",
        id="no-such-day",
    ),
    pytest.param(
        "csv",
        "start,end\n2020-11-15,soon\n",
        "start,end,days\n",
        "line 2, column 'end': no event or date 'soon'",
        id="no-such-name",
    ),
    pytest.param(
        "csv",
        'start,end\n"\n",x\n',
        "start,end,days\n",
        "line 2, column 'start'",
        id="line-of-the-rows-beginning",
    ),
    pytest.param(
        "csv",
        'start,end,n\n2020-11-15,2020-11-25,"\n\n"\n\nx,2020-11-25,\n',
        'start,end,n,days\n2020-11-15,2020-11-25,"\n\n",10\n\n',
        "line 6, column 'start'",
        id="line-ends-in-quotes-count",
    ),
    pytest.param(
        "csv",
        "start,end\n2020-11-15,2020-11-25,\n",
        "start,end,days\n",
        "line 2: 3 cells where the header has 2",
        id="too-many-cells",
    ),
    pytest.param(
        "csv",
        "start,end\n2020-11-15\n",
        "start,end,days\n",
        "line 2: 1 cell where the header has 2",
        id="too-few-cells",
    ),
    pytest.param(
        "csv",
        'start,end\n2020-11-15,2020-11-25\n"2020-11-15,2020-11-25\n',
        "start,end,days\n2020-11-15,2020-11-25,10\n",
        "line 3: the quotes of a cell in this row never end",
        id="open-quotes",
    ),
    pytest.param(
        "csv",
        'start,end\n2020-11-15,2020-11-25\n"2020-11-15\n,2020-11-25',
        "start,end,days\n2020-11-15,2020-11-25,10\n",
        "line 3: the quotes of a cell in this row never end",
        id="open-quotes-to-the-last-byte",
    ),
    pytest.param(
        "csv",
        "start,end\n2020-11-15,2020-11-25\r",
        "start,end,days\n",
        "line 2, column 'end': '2020-11-25\\r' is not a date",
        id="a-return-alone-ends-no-line",
    ),
    pytest.param(
        "csv",
        "start,finish\n",
        "",
        "no column 'end'; the columns are 'start', 'finish'",
        id="no-such-column",
    ),
    pytest.param(
        "csv",
        "start,ende\n",
        "",
        "no column 'end'; did you mean 'ende'?",
        id="nearly-such-a-column",
    ),
    pytest.param(
        "csv",
        "start,end,end\n",
        "",
        "there are several columns 'end'; give its number",
        id="two-such-columns",
    ),
    pytest.param(
        "csv",
        "start,end,days\n",
        "",
        "there is a column 'days' already; name the new one with --into",
        id="new-column-exists",
    ),
    pytest.param(
        "csv",
        b"start,end\n\xff,2020-11-25\n",
        "start,end,days\n",
        "line 2, column 'start': no event or date '\\udcff'",
        id="not-utf-8",
    ),
    pytest.param(
        "tsv",
        "start\tend\na\\tb\t2020-11-25\n",
        "start\tend\tdays\n",
        "line 2, column 'start': no event or date 'a\\tb'",
        id="tsv-escapes-are-undone",
    ),
    pytest.param(
        "jsonl",
        '{"start": "x", "end": "2021"}\n',
        "",
        "line 1, column 'start': no event or date 'x'",
        id="json-no-such-name",
    ),
    pytest.param(
        "jsonl",
        '{"start": true, "end": "2021"}\n',
        "",
        "line 1, column 'start': 'true' is no date",
        id="json-no-text",
    ),
    pytest.param(
        "jsonl",
        '{"start": null, "end": "2021"}\n[]\n',
        '{"start": null, "end": "2021", "days": null}\n',
        "line 2: this JSON is no object",
        id="json-no-object",
    ),
    pytest.param(
        "jsonl",
        '{"start": null, "end": "2021"}\n{"a"\n',
        '{"start": null, "end": "2021", "days": null}\n',
        "line 2: no JSON at character 5: Expecting ':' delimiter",
        id="no-json",
    ),
    pytest.param(
        "jsonl",
        '{"start": null, "end": "2021"}\n{"days": 1}\n',
        '{"start": null, "end": "2021", "days": null}\n',
        "line 2: this object has a member 'days' already",
        id="json-new-member-exists",
    ),
    pytest.param(
        "jsonl",
        '{"start": null, "end": "2021", "days": 1}\n',
        "",
        "there is a column 'days' already",
        id="json-new-member-exists-at-once",
    ),
    pytest.param(
        "jsonl",
        '{"start": null, "ends": "2021"}\n',
        "",
        "the first object has no member 'end'; did you mean 'ends'?",
        id="json-no-such-member",
    ),
    pytest.param(
        "jsonl",
        "[" * 100_000 + "\n",
        "",
        "line 1: this JSON is nested too deeply",
        id="json-too-deep",
    ),
]


@pytest.mark.parametrize("block", [5, 200_000])
@pytest.mark.parametrize(("form", "text", "expected", "message"), ERRORS)
def test_what_cannot_be_read_says_where_and_rows_before_it_are_answered(
    form: Form, text: str | bytes, expected: str, message: str, block: int, world: Scope
) -> None:
    given_rows = RowsInput(form, Ends(), BOTH)
    pieces: list[bytes] = []
    batch = Batch(given_rows, [Measure()], world)
    with pytest.raises(HandoverError) as caught:
        pieces.extend(batch.answered(blocks(text, block)))
    assert str(caught.value).startswith(message)
    assert b"".join(pieces).decode() == expected


def test_lines_name_the_line_and_no_column(world: Scope) -> None:
    with pytest.raises(HandoverError, match=r"^line 3: there is no day 30 in '2021-02-30'"):
        rows("2021-02-28\r\n\n2021-02-30\n", "lines", world, end="2021-03-01")


@pytest.mark.parametrize("column", ["0", "3", "due", "²", "99999999"])
def test_without_a_header_only_numbers_of_columns_will_do(column: str, world: Scope) -> None:
    with pytest.raises(HandoverError, match=r"go by number from 1|no column 3: the row"):
        rows("a,b\n", "csv", world, end="2021", columns=Columns(column), header=False)


def test_with_blank_a_bad_cell_is_an_empty_answer_and_counted(world: Scope) -> None:
    text = "start,end\n2020-11-15,2020-11-25\nx,2020-11-25\n\n2020-11-15\n2020-11-20,2020-11-25\n"
    batch = Batch(RowsInput("csv", Ends(), BOTH), [Measure()], world, blank=True)
    assert b"".join(batch.answered([text.encode()])).decode() == (
        "start,end,days\n2020-11-15,2020-11-25,10\nx,2020-11-25,\n\n"
        "2020-11-15,\n2020-11-20,2020-11-25,5\n"
    )
    assert batch.blanked == 2


class BrokenEntry(Table):
    """A table that can't be used."""

    def find(self, name: str) -> Ref | None:
        raise TableError("the table is broken")


def test_a_broken_table_is_no_matter_of_one_row() -> None:
    for blank in (False, True):
        batch = Batch(
            RowsInput("csv", Ends(), Columns("1", "2"), header=False),
            [Measure()],
            world_of(BrokenEntry()),
            blank=blank,
        )
        answers = batch.answered([b"2021-01-01,2021-01-02\n2021,x\n2021-02-30,2021\n"])
        assert next(answers) == b"2021-01-01,2021-01-02,1\n"
        with pytest.raises(TableError, match="the table is broken"):
            next(answers)
    with pytest.raises(HandoverError, match=r"^line 1, column 2: there is no day 30"):
        rows(
            "2021,2021-02-30\nx,2021\n", "csv", world_of(BrokenEntry()),
            columns=Columns("1", "2"), header=False,
        )  # fmt: skip


def test_an_endless_line_ends_in_an_error(world: Scope) -> None:
    def endless() -> Iterator[bytes]:
        yield b"2020-11-15\n"
        while True:
            yield b"2" * 16_384

    batch = Batch(RowsInput("lines", ends(world, None, "2021")), [Measure()], world)
    answers = batch.answered(endless())
    assert next(answers) == b"47..411\n"
    with pytest.raises(HandoverError, match=r"^line 2 is longer than 524,288 bytes"):
        next(answers)


@pytest.mark.parametrize("block", [1000, 16_384, 65_536])
@pytest.mark.parametrize("before", [0, 40_000])
def test_how_long_a_line_may_be_does_not_depend_on_where_it_is_cut(
    before: int, block: int, world: Scope
) -> None:
    columns = Columns("1")
    first = "2020-11-15\t" + "a" * before + "\n"
    long = "2020-11-15\t" + "a" * (MAX_ROW - 11)

    def answered(text: str) -> bytes:
        return rows(text, "tsv", world, end="handover", columns=columns, header=False, block=block)

    assert answered(f"{first}{long}\n").endswith(b"a\t10\n")
    with pytest.raises(HandoverError, match=r"^line 2 is longer than 524,288 bytes"):
        answered(f"{first}{long}a\n")


@pytest.mark.parametrize("block", [1, 16_384])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_seen_however_it_is_cut(encoding: str, block: int, world: Scope) -> None:
    for text in ("\ufeff", "\ufeff2020-11-15\n"):
        with pytest.raises(HandoverError, match=r"^the rows are UTF-16; save them as UTF-8$"):
            rows(text.encode(encoding), "lines", world, end="2021", block=block)


def test_endless_quotes_end_in_an_error(world: Scope) -> None:
    def endless() -> Iterator[bytes]:
        yield b'start,end\n"'
        while True:
            yield b"a\n" * 8192

    batch = Batch(RowsInput("csv", Ends(), BOTH), [Measure()], world)
    with pytest.raises(HandoverError, match=r"^line 2: a row of more than 524,288 characters"):
        list(batch.answered(endless()))


def test_a_date_has_an_end_as_well(world: Scope) -> None:
    shifted = "2020-11-15" + "+1d-1d" * 50
    assert rows(shifted, "lines", world, end="2020-11-25") == b"10\n"
    longest = "2020-11-15" + "+1d-1d" * 165
    with pytest.raises(HandoverError, match=r"^line 1: '2020-.*\.\.\.' is longer than any date"):
        rows(longest + "+10d", "lines", world, end="2020-11-25")


@pytest.mark.parametrize(
    ("cell", "weight"),
    [
        pytest.param(None, 1, id="nothing"),
        pytest.param("2020-11-15", 1, id="plain-day"),
        pytest.param("2020-11", 9, id="imprecise"),
        pytest.param("2020-11" + "+1d" * 40, 9 + 40 + 3, id="shifts-and-a-long-text"),
    ],
)
def test_what_takes_more_memory_weighs_more(cell: str | None, weight: int, world: Scope) -> None:
    values = remembered(CellReader(world, list), plan_for(Measure()).packing)
    values([cell])
    assert values._weight == weight


@pytest.mark.parametrize("units", [["days"], ["days", "iso"]], ids=["one-unit", "two-units"])
def test_a_span_weighs_what_its_dates_do(units: list[Unit], world: Scope) -> None:
    answers = RowAnswers(
        list(map(Measure, units)), Ends(), CellReader(world, list), lambda texts: texts[0]
    )
    answers(["2020-11-15", "2020-11"], ["2020-11-25", "2021"])
    assert answers._of_spans._weight == 2 + 2 * 8 * len(units)


def test_a_row_of_many_lines_is_read_in_time_that_grows_with_it(world: Scope) -> None:
    long = '"' + "\n" * (MAX_ROW - 100) + '",2020-11-15,2020-11-25\n'
    output = rows("n,start,end\n" + long, "csv", world, columns=BOTH)
    assert output.endswith(b",2020-11-25,10\n")


# Date formats.


@pytest.mark.parametrize(
    ("date_format", "text", "days"),
    [
        pytest.param("%d/%m/%Y", "15/11/2020", 10, id="day-first"),
        pytest.param("%m/%d/%Y", "11/15/2020", 10, id="month-first"),
        pytest.param("%d %B %Y", "15 November 2020", 10, id="name-of-month"),
        pytest.param("%d-%b-%Y", "15-Nov-2020", 10, id="short-name-of-month"),
        pytest.param("%Y%m%d", "20201115", 10, id="no-separators"),
        pytest.param("%Y.%j", "2020.320", 10, id="day-of-the-year"),
        pytest.param("%Y.%j", "2020.1", 329, id="day-of-the-year-without-zeros"),
        pytest.param("%j/%Y", "366/2016", 1425, id="day-of-a-leap-year"),
        pytest.param("%G-W%V-%u", "2020-W46-7", 10, id="iso-week"),
        pytest.param("%G-W%V-%u", "2015-W53-7", 1788, id="iso-week-53"),
        pytest.param("%d%m%Y", "01020009", 734800, id="no-separators-and-an-early-year"),
        pytest.param("100%% %Y-%m-%d", "100% 2020-11-15", 10, id="per-cent-sign"),
        pytest.param("%d/%m/%Y", " 5/11/2020", 20, id="day-after-a-blank"),
    ],
)
def test_dates_can_be_written_in_another_format(
    date_format: str, text: str, days: int, world: Scope
) -> None:
    output = rows(text, "lines", world, end="2020-11-25", formats=[date_format])
    assert output.decode() == f"{days}\n"


@pytest.mark.parametrize(
    "date_format",
    [
        pytest.param("", id="nothing"),
        pytest.param("%d/%m", id="no-year"),
        pytest.param("%m/%Y", id="no-day"),
        pytest.param("%Y-%m-%b-%d", id="month-twice"),
        pytest.param("%G-%m-%d", id="iso-year-with-a-month"),
        pytest.param("%H:%M", id="only-a-time"),
        pytest.param("%A", id="only-a-day-of-the-week"),
    ],
)
def test_a_date_format_has_to_name_one_full_date(date_format: str) -> None:
    with pytest.raises(HandoverError, match="is no full date"):
        DateFormat(date_format)


@pytest.mark.parametrize(
    ("date_format", "problem"),
    [
        pytest.param("%d/%m/%y", "has '%y', which is not read", id="year-of-two-digits"),
        pytest.param("%x", "has '%x', which is not read", id="what-the-locale-says"),
        pytest.param("%Y-%m-%d%", "has '%', which is not read", id="unfinished"),
        pytest.param("%Y-%m-%d %d", "has %d twice", id="day-twice"),
        pytest.param("%F %H:%H", "has %H twice", id="hour-twice"),
        pytest.param("%F %M", "has %M without %H or %I", id="minute-without-an-hour"),
        pytest.param("%F %H:%S", "has %S without %M", id="second-without-a-minute"),
        pytest.param("%F %H:%M.%f", "has %f without %S", id="part-without-a-second"),
        pytest.param("%F %I:%M", "has %I without %p", id="morning-or-evening"),
        pytest.param("%F %H:%M %p", "has %p without %I", id="evening-without-its-hour"),
        pytest.param("%F %z", "has %z without %H or %I", id="zone-without-an-hour"),
        pytest.param("%F %H %I %p", "has %H and %I", id="hour-in-two-ways"),
        pytest.param("%F %T %z %Z", "has %z and %Z", id="zone-in-two-ways"),
        pytest.param("%a %A %F", "has %a and %A", id="day-of-the-week-in-two-ways"),
    ],
)
def test_what_a_date_format_lacks_is_said(date_format: str, problem: str) -> None:
    with pytest.raises(HandoverError, match=f"^--date-format '{re.escape(date_format)}' {problem}"):
        DateFormat(date_format)


@pytest.mark.parametrize(
    ("date_format", "text", "read"),
    [
        pytest.param("%F %T", "2020-11-15 9:30:05", "2020-11-15T09:30:05", id="date-and-time"),
        pytest.param("%F %R", "2020-11-15 24:00", "2020-11-16T00:00:00", id="midnight-at-the-end"),
        pytest.param("%Y%m%dT%H%M%S", "20201115T093005", "2020-11-15T09:30:05", id="compact"),
        pytest.param(
            "[%d/%b/%Y:%H:%M:%S %z]",
            "[15/Nov/2020:09:30:05 +0400]",
            "2020-11-15T09:30:05+04:00",
            id="web-server",
        ),
        pytest.param("%FT%T.%f%z", "2020-11-15T09:30:05.25Z", "2020-11-15T09:30:05.25Z", id="utc"),
        pytest.param("%F %H%z", "2020-11-15 9-03:30", "2020-11-15T09:00:00-03:30", id="hour"),
        pytest.param("%F %T %Z", "2020-11-15 09:30:05 gmt", "2020-11-15T09:30:05Z", id="gmt"),
        pytest.param("%d/%m/%Y %I %p", "15/11/2020 12 AM", "2020-11-15T00:00:00", id="am"),
        pytest.param("%d/%m/%Y %I:%M%p", "15/11/2020 9:30p.m.", "2020-11-15T21:30:00", id="pm"),
        pytest.param("%F %T", "2016-12-31 23:59:60", "2016-12-31T23:59:59", id="leap-second"),
        pytest.param("%A, %d %B %Y", "Sunday, 15 November 2020", "2020-11-15", id="weekday"),
        pytest.param("%a %d.%m.%Y", "sun 15.11.2020", "2020-11-15", id="short-weekday"),
        pytest.param("epoch", "1605470400", "2020-11-15T20:00:00Z", id="epoch"),
        pytest.param("epoch", "-1.5", "1969-12-31T23:59:58.5Z", id="epoch-with-a-part"),
        pytest.param("epoch", "2020", "1970-01-01T00:33:40Z", id="epoch-before-a-year"),
        pytest.param("epoch-ms", "1605470400250", "2020-11-15T20:00:00.25Z", id="epoch-ms"),
    ],
)
def test_a_date_format_may_have_a_clock_time(date_format: str, text: str, read: str) -> None:
    date = parse(text, read_formats([date_format]))
    assert (date.moment.text if date.moment else iso(date.earliest or 0)) == read


@pytest.mark.parametrize(
    ("date_format", "text", "problem"),
    [
        pytest.param(
            "%d.%m.%Y",
            "31.04.2021",
            "in '31.04.2021', there is no day 31 in '2021-04-31': 2021-04 has 30 days",
            id="day-31-of-30",
        ),
        pytest.param(
            "%d %b %Y",
            "30 Feb 2021",
            "in '30 Feb 2021', there is no day 30 in '2021-02-30': 2021-02 has 28 days",
            id="30-February",
        ),
        pytest.param(
            "%Y-%d-%m",
            "2021-02-13",
            "in '2021-02-13', there is no month 13 in '2021-13-02': months go from 01 to 12",
            id="not-read-as-iso-then",
        ),
        pytest.param(
            "%F",
            "2021-02-29",
            "there is no day 29 in '2021-02-29': 2021-02 has 28 days",
            id="iso",
        ),
        pytest.param(
            "%Y.%j",
            "2021.366",
            "in '2021.366', there is no day 366 in '2021-366': 2021 has 365 days",
            id="day-366-of-365",
        ),
        pytest.param(
            "%G-W%V-%u",
            "2021-W53-1",
            "there is no week 53 in '2021-W53-1': 2021 has 52 weeks",
            id="week-53-of-52",
        ),
        pytest.param(
            "%F %H:%M",
            "2021-02-28 24:01",
            "'2021-02-28 24:01' is no time of day; times are 00:00 to 23:59, or 24:00",
            id="hour-24",
        ),
        pytest.param(
            "%F %I %p",
            "2021-02-28 13 pm",
            "'2021-02-28 13 pm' is no time of day; with am and pm, hours are 1 to 12",
            id="13-pm",
        ),
        pytest.param(
            "%F %T",
            "2021-02-28 23:59:60",
            "'2021-02-28 23:59:60' has a second 60, but no leap second was inserted then;"
            " write 23:59:59 or the next minute",
            id="no-leap-second",
        ),
        pytest.param(
            "%F %T%z",
            "2021-02-28 12:00:00+2400",
            "'2021-02-28 12:00:00+2400' has no offset from UTC in '+2400'",
            id="offset-of-a-day",
        ),
        pytest.param(
            "%F %T %Z",
            "2021-02-28 12:00:00 EST",
            "'2021-02-28 12:00:00 EST' names the zone 'EST'; %Z reads UTC and GMT alone; write an"
            " offset, and %z in the format",
            id="zone-that-several-share",
        ),
        pytest.param(
            "%a %F",
            "Mon 2020-11-15",
            "'Mon 2020-11-15' names the wrong day of the week; 2020-11-15 is a Sunday",
            id="wrong-weekday",
        ),
        pytest.param("epoch", "soon", "no epoch number: no event or date 'soon'", id="no-number"),
        pytest.param(
            "epoch", "5ms", "no epoch number: '5ms' is not an EDTF date", id="ends-in-a-letter"
        ),
    ],
)
def test_what_a_format_names_has_to_exist(
    date_format: str, text: str, problem: str, world: Scope
) -> None:
    with pytest.raises(HandoverError) as caught:
        rows(text, "lines", world, end="2020-11-25", formats=[date_format])
    assert str(caught.value).startswith(f"line 1: {problem}")


@pytest.mark.parametrize(
    ("date_format", "text"),
    [
        pytest.param("%d%m%Y", "1112020", id="11-January-or-1-November"),
        pytest.param("%Y%m%d", "2020111", id="and-the-other-way-round"),
        pytest.param("%d/%m/%Y", " 15/11/2020", id="a-blank-before-two-digits"),
        pytest.param("%d/%m/%Y", "15/ 1/2020", id="a-blank-before-a-month"),
    ],
)
def test_no_day_is_made_of_one_that_is_not_there(date_format: str, text: str, world: Scope) -> None:
    with pytest.raises(HandoverError, match=f"^line 1: no date written '{date_format}': .*{text}"):
        rows(text, "lines", world, end="2020-11-25", formats=[date_format])


def test_dates_in_no_format_are_read_as_between_reads_them(world: Scope) -> None:
    cells = "2020-11-15\n15/11/2020\nhandover-10d\n2020-11-15T12:00Z\n2020-11\n"
    output = rows(cells, "lines", world, end="2020-11-25", formats=["%d/%m/%Y", "epoch"])
    assert output == b"10\n10\n10\n10\n-5..24\n"
    with pytest.raises(HandoverError) as caught:
        rows("15/11/20", "lines", world, end="2020-11-25", formats=["%d/%m/%Y", "epoch"])
    assert str(caught.value) == (
        "line 1: no date written '%d/%m/%Y' and no epoch number: '15/11/20' has no year of four"
        " digits; write all digits of the year"
    )


def test_a_format_suggests_no_other_date() -> None:
    for notation in read_formats(["%d/%m/%Y", "epoch"]):
        assert notation.suggestion("15/11/20") == ""


def test_the_first_format_that_reads_a_date_wins(world: Scope) -> None:
    for formats, days in ((["%d/%m/%Y", "%m/%d/%Y"], 10), (["%m/%d/%Y", "%d/%m/%Y"], -20)):
        cells = "02/01/2020\n31/01/2020\n"
        output = rows(cells, "lines", world, end="2020-01-12", formats=formats)
        assert output.decode().split() == [str(days), "-19"]


def test_a_broken_table_is_no_matter_of_a_format() -> None:
    world = world_of(BrokenEntry())
    with pytest.raises(TableError):
        rows("2021-06-01\nsoon", "lines", world, end="2020-11-25", formats=["%d/%m/%Y"])


# Columns of something else.


def test_a_column_is_measured_as_rows_are(table: Table, world: Scope) -> None:
    starts, finals = random_cells(500, 5, 0.3), random_cells(500, 6, 0.3)
    for unit in ("days", "calendar", "business-days"):
        answers = measure_column(starts, finals, unit, table=table, today=TODAY)
        business = world.business if unit == "business-days" else None
        measure = Measure(unit, business=business)
        pairs = zip(starts, finals, strict=True)
        assert list(map(str, answers)) == [measured(measure, *pair, world) for pair in pairs]


@given(st.lists(st.dates(), max_size=30), st.integers(0, 30))
def test_a_column_can_be_cut_anywhere(column: list[date], cut: int) -> None:
    texts = [day.isoformat() for day in column]

    def measure(part: Iterable[str]) -> list[object]:
        return list(measure_column(part, "2020-11-25", "months"))

    assert measure(texts[:cut]) + measure(texts[cut:]) == measure(texts)


def test_what_stands_for_nothing_is_an_empty_answer() -> None:
    class NAType:
        def __ne__(self, other: object) -> bool:
            raise TypeError("neither equal nor not")

        __hash__ = None  # type: ignore[assignment]

    nothing = [None, "", float("nan"), NAType()]
    assert measure_column(nothing, "2021") == [None] * 4


@pytest.mark.parametrize(
    ("unit", "decimals", "answer"),
    [
        pytest.param("days", 0, 10099, id="number"),
        pytest.param("years", 2, Decimal("27.64"), id="decimal"),
        pytest.param("calendar", 0, "27 years, 7 months, 23 days", id="words"),
        pytest.param("iso", 0, "P27Y7M23D", id="iso"),
    ],
)
def test_a_columns_answers_are_numbers_where_they_can_be(
    unit: Unit, decimals: int, answer: object
) -> None:
    assert measure_column(["1993-04-02"], ["2020-11-25"], unit, decimals=decimals) == [answer]


def test_a_period_needs_to_know_today_only_where_it_ends_then() -> None:
    table = load_text(
        '[periods.p]\nstart = 2020-01-01\n[periods.q]\nstart = "2021"\nend = 2022-01-01\n'
    )
    assert measure_column(["p.start", "q.end"], "2022-01-11", table=table) == [741, 10]
    with pytest.raises(HandoverError, match="row 0: what today is was not given"):
        measure_column(["p.end"], "2022-01-11", table=table)


def test_a_range_that_is_one_value_is_a_number() -> None:
    assert measure_column(["2021-06", "2021-06"], "2030-06-30", "years") == [9, 9]
    assert measure_column(["[..1984]"], "2021", "years") == ["36.."]


@pytest.mark.parametrize(
    ("starts", "message"),
    [
        pytest.param(["2021", "soon"], "row 1: no event or date 'soon'", id="no-such-name"),
        pytest.param([20210101], "row 0: '20210101' is no date: a text is expected", id="number"),
        pytest.param(["today"], "row 0: what today is was not given", id="today"),
        pytest.param("2021", "at least one of starts and ends has to be a column", id="no-column"),
    ],
)
def test_a_column_that_cannot_be_read_names_the_row(starts: object, message: str) -> None:
    assert isinstance(starts, str | list)
    with pytest.raises(HandoverError) as caught:
        measure_column(starts, "2022")
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param({"unit": "day"}, "unit can't be 'day'; did you mean 'days'?", id="unit"),
        pytest.param(
            {"counting": "both"},
            "counting can't be 'both'; it takes exclusive, inclusive",
            id="counting",
        ),
        pytest.param(
            {"on_error": "skip"}, "on_error can't be 'skip'; it takes raise, blank", id="on-error"
        ),
        pytest.param(
            {"decimals": 2},
            "decimals are for weeks, months, years and parts of a day, not days",
            id="decimals",
        ),
    ],
)
def test_an_argument_that_makes_no_sense_is_refused(
    arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(HandoverError) as caught:
        measure_column(["2021"], "2022", **arguments)
    assert str(caught.value) == message


def test_columns_have_to_be_as_long_as_each_other() -> None:
    with pytest.raises(HandoverError, match="both as long as each other"):
        measure_column(["2021"], ["2021", "2022"])


def test_an_event_that_starts_an_ongoing_period_can_be_measured_without_today() -> None:
    table = load([bundled_path()])
    assert measure_column(["handover"], ["2020-12-05"], table=table) == [10]


def test_a_columns_bad_cells_can_be_left_empty() -> None:
    assert measure_column(["soon", "2021"], "2021", on_error="blank") == [None, "-364..364"]


def test_a_columns_broken_table_is_no_matter_of_one_row() -> None:
    broken = BrokenEntry()
    with pytest.raises(TableError):
        measure_column(["2021", "soon"], "2021", table=broken, on_error="blank")
    with pytest.raises(HandoverError, match=r"^row 0: there is no day 30"):
        measure_column(["2021", "soon"], ["2021-02-30", "2021"], table=broken)


def test_a_columns_date_format_is_checked() -> None:
    assert measure_column(["15/11/2020"], "2020-11-25", date_format="%d/%m/%Y") == [10]
    both = ["%d/%m/%Y", "epoch"]
    assert measure_column(["15/11/2020", "0"], "2020-11-25", date_format=both) == [10, 18591]
    with pytest.raises(HandoverError, match="is no full date"):
        measure_column(["15/11/2020"], "2020-11-25", date_format="%d/%m")


def test_a_column_may_hold_clock_times() -> None:
    starts = ["2024-03-01T12:00Z", "2024-03-01", None, "2024-03-01T12:00+04:00"]
    end = "2024-03-01T13:30:00Z"
    assert measure_column(starts, end, "hours") == [1, "-10..13", None, 5]
    assert measure_column(starts[:1], end, "hours", decimals=2) == [Decimal("1.50")]
    assert measure_column(starts[:1], end, "seconds") == [5400]
    assert measure_column(["2024-03-01T12:00"], end, "hours", zone="Asia/Baku") == [5]
    assert measure_column(["2024-03-01T23:00Z"], [end], "days", zone="Asia/Baku") == [-1]
    of_table = load_text('zone = "Asia/Baku"')
    assert measure_column(["2024-03-01T12:00"], end, "minutes", table=of_table) == [330]
    with pytest.raises(HandoverError, match=r"^row 0: .* has a clock time without a zone"):
        measure_column(["2024-03-01T12:00"], end, "hours")
    with pytest.raises(HandoverError, match="there is no time zone 'Baku Time'"):
        measure_column(starts, end, zone="Baku Time")
