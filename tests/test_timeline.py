"""What is on a timeline, in what order, and where its bars begin and end."""

import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import Run
from timelines import Scope, day, scope, toml

from handover_cli.answers.listings import Limits
from handover_cli.answers.listings import events as listed_events
from handover_cli.answers.ticks import ticks
from handover_cli.answers.timeline import (
    Extent,
    Layout,
    down_the_page,
    marks,
    select,
    to_scale,
    with_gaps,
)
from handover_cli.dates import FIRST_DAY, LAST_DAY, iso
from handover_cli.errors import HandoverError
from handover_cli.language.resolving import resolve
from handover_cli.public_holidays import public_holidays

BUNDLED = """\
kind|id|date|earliest|latest|gap_days
start|occupation|1993-04-02|1993-04-02|1993-04-02|0
event|occupation-began|1993-04-02|1993-04-02|1993-04-02|10040
start|war|2020-09-27|2020-09-27|2020-09-27|0
event|war-began|2020-09-27|2020-09-27|2020-09-27|42
event|shusha|2020-11-08|2020-11-08|2020-11-08|1
event|war-ended|2020-11-09|2020-11-09|2020-11-09|0
end|war|2020-11-09|2020-11-09|2020-11-09|1
event|statement|2020-11-10|2020-11-10|2020-11-10|5
start|extension|2020-11-15|2020-11-15|2020-11-15|0
event|deadline|2020-11-15|2020-11-15|2020-11-15|5
start|transfer|2020-11-20|2020-11-20|2020-11-20|0
event|aghdam|2020-11-20|2020-11-20|2020-11-20|5
start|since-handover|2020-11-25|2020-11-25|2020-11-25|0
event|address|2020-11-25|2020-11-25|2020-11-25|0
event|handover|2020-11-25|2020-11-25|2020-11-25|0
end|extension|2020-11-25|2020-11-25|2020-11-25|0
end|occupation|2020-11-25|2020-11-25|2020-11-25|6
event|lachin|2020-12-01|2020-12-01|2020-12-01|0
end|transfer|2020-12-01|2020-12-01|2020-12-01|
event|landmine-deaths|2021-06|2021-06-01|2021-06-30|
event|medal|[..2024-11-25]||2024-11-25|
event|report|2024-11-25|2024-11-25|2024-11-25|728
today|today|2026-11-23|2026-11-23|2026-11-23|
"""


def test_a_pipe_gets_every_mark_with_the_gap_to_the_next(run: Run) -> None:
    fields = "kind,id,date,earliest,latest,gap_days"
    assert run("timeline", "--fields", fields) == (0, BUNDLED.replace("|", "\t"), "")


def test_a_record_has_all_fields(run: Run) -> None:
    record = (
        '{"kind": "event", "id": "medal",'
        ' "title": "Establishment of the medal \\"For the Freedom of Kalbajar\\"",'
        ' "date": "[..2024-11-25]", "earliest": null, "latest": "2024-11-25",'
        ' "gap_days": null, "time": null, "zone": null, "instant": null, "gap_seconds": null,'
        ' "written": null}'
    )
    assert run("timeline", "medal", "-o", "json") == (0, f"[\n  {record}\n]\n", "")


def test_values_are_dates_that_other_commands_take(run: Run) -> None:
    assert run("timeline", "war", "--tag", "war", "-o", "value") == (
        0,
        "war.start\nwar-began\nwar-ended\nwar.end\n",
        "",
    )


@pytest.mark.parametrize(
    ("text", "order"),
    [
        pytest.param("b=2021-01-02 a=2021-01-03", "b a", id="by-day"),
        pytest.param("b=2021-01-01 a=2021-01-01", "a b", id="one-day-by-id"),
        pytest.param("a=2021-06 b=2021-06-15", "a b", id="imprecise-at-its-earliest"),
        pytest.param("a=2021-06 b=2021-06-01", "b a", id="the-better-known-first"),
        pytest.param("a=[..2021-06-15] b=2021-06-14", "b a", id="open-start-at-its-known-end"),
        pytest.param("b=[..2021-06-15] a=2021-06-15", "b a", id="open-start-before-that-day"),
        pytest.param("a=[2021-06-15..] b=2021-06-15", "b a", id="open-end-after-that-day"),
        pytest.param("a=[..2020,2022..] b=2021-06-15", "b a", id="nothing-known-comes-last"),
        pytest.param(
            "b=2021-01-01; a=b->b c=b->2021-02-01",
            "a.start c.start b a.end c.end",
            id="start-event-end",
        ),
        pytest.param("a=2021-01-01; p=a", "p.start a today", id="ongoing-has-no-end"),
        pytest.param("a=2021-01-01 b=2030-01-01", "a today b", id="today-between"),
        pytest.param("a=2026-11-23", "a today", id="today-on-an-event"),
        pytest.param("a=2021-01-01", "a", id="today-outside"),
        pytest.param("a=2030-01-01; p=a", "p.start a", id="ongoing-has-yet-to-begin"),
        pytest.param("a=[..2030]; p=a", "today p.start a", id="ongoing-may-have-begun"),
        pytest.param("", "", id="nothing"),
        pytest.param(
            "a=2021-01-01T23:00 b=2021-01-01T08:30 c=2021-01-01 d=2021-01-02",
            "c b a d",
            id="clock-times-after-their-day",
        ),
        pytest.param(
            "a=2021-01-01T09:00Z b=2021-01-01T12:30+04:00",
            "b a",
            id="clock-times-by-their-instants",
        ),
        pytest.param(
            "b=2021-01-01T09:00; a=b->b+1h",
            "a.start b a.end",
            id="start-event-end-at-one-clock-time",
        ),
    ],
)
def test_marks_stand_where_they_are_known_to_be(text: str, order: str) -> None:
    table = scope(text)
    assert " ".join(mark.name for mark in marks(table.all(), table)) == order


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        pytest.param("a=2021-01-01 b=2021-02-01", 31, id="known"),
        pytest.param("a=2021-01-01 b=2021-01-01", 0, id="same-day"),
        pytest.param("a=2021-01 b=2021-02-01", None, id="imprecise"),
        pytest.param("a=2021-01 b=a+10d", 10, id="imprecise-but-together"),
        pytest.param("a=2021-01 b=a+1m", None, id="together-but-months-differ"),
        pytest.param("a=[..2021-01-01] b=a+1d", 1, id="open-but-together"),
        pytest.param("a=2021-01-01", None, id="last"),
    ],
)
def test_a_gap_is_a_number_only_when_it_can_be_no_other(text: str, gap: int | None) -> None:
    table = scope(text)
    first, *_ = with_gaps(marks(table.all(), table), table)
    assert first.gap_days == gap


@pytest.mark.parametrize(
    ("text", "days", "seconds"),
    [
        pytest.param("a=2021-01-01T09:00 b=2021-01-01T12:20", 0, 12_000, id="civil"),
        pytest.param("a=2021-01-01T23:00Z b=2021-01-02T01:00Z", 1, 7200, id="over-midnight"),
        pytest.param("a=2021-01-01T09:00Z b=2021-01-01T12:00+01:00", 0, 7200, id="two-zones"),
        pytest.param("a=2021-01-01T09:00Z b=2021-01-09T09:00Z", 8, 691_200, id="days"),
        pytest.param("a=2021-01-01T09:00 b=2021-01-01T09:00:00.9", 0, 0, id="cut"),
        pytest.param(
            "a=2020-10-25T00:30[Europe/London] b=2020-10-25T01:30[Europe/London]",
            0,
            None,
            id="a-clock-time-that-comes-twice",
        ),
        pytest.param("a=2021-01-01 b=2021-01-01T09:00", 0, None, id="one-without"),
        pytest.param("a=2021-01-01T09:00 b=2021-01-02", 1, None, id="the-next-without"),
        pytest.param("a=2021-01-01 b=2021-01-02", 1, None, id="both-without"),
        pytest.param("a=2021-01-01T09:00", None, None, id="last"),
    ],
)
def test_a_gap_in_seconds_lies_between_clock_times(
    text: str, days: int | None, seconds: int | None
) -> None:
    table = scope(text)
    first, *_ = with_gaps(marks(table.all(), table), table)
    assert (first.gap_days, first.gap_seconds) == (days, seconds)


def test_clock_times_with_and_without_a_zone_have_no_order(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.toml").write_text(toml("a=2021-01-01T09:00 b=2021-01-01T10:00Z"), "utf-8")
    wrong = run("timeline", "-t", "t.toml", cwd=tmp_path)
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith("Error: 'a' has a clock time without a zone, and the other date")
    right = run("timeline", "-t", "t.toml", "--zone=UTC", "--fields=gap_seconds", cwd=tmp_path)
    assert right == (0, "gap_seconds\n3600\n\n", "")


TABLE = scope(
    "a=2020-01-01 b=2020-02-01 c=2020-03; p=a->b q=b->2020-04-01 r=2019-01-01->2020-05-01 s=p.start"
)


@pytest.mark.parametrize(
    ("names", "after", "before", "events", "periods"),
    [
        pytest.param("", "", "", "a b c", "p q r s", id="all"),
        pytest.param("c a", "", "", "a c", "", id="ids-in-any-order"),
        pytest.param("a b", "", "", "a b", "p", id="periods-between-events"),
        pytest.param("B!", "", "", "b", "", id="by-title"),
        pytest.param("p", "", "", "a b", "p", id="a-period-brings-its-events"),
        pytest.param("r", "", "", "", "r", id="a-period-of-plain-dates"),
        pytest.param("s", "", "", "a", "s", id="an-ongoing-period-by-its-name"),
        pytest.param("p s", "", "", "a b", "p s", id="two-periods"),
        pytest.param("q c", "", "", "b c", "q", id="both-kinds"),
        pytest.param("", "2020-01-15", "", "b c", "q", id="after"),
        pytest.param("", "", "2020-02-15", "a b", "p", id="before"),
        pytest.param("", "2018-01-01", "2021-01-01", "a b c", "p q r", id="both-limits"),
        pytest.param("", "2018-01-01", "2030-01-01", "a b c", "p q r s", id="today-qualifies"),
        pytest.param("", "2020-03-10", "2020-03-12", "c", "", id="imprecise-may-lie-there"),
        pytest.param("", "2020-03-10", "2020-03-11", "", "", id="no-day-lies-between"),
        pytest.param("p", "2020-01-15", "", "b", "", id="a-period-needs-both-its-ends"),
    ],
)
def test_events_and_periods_are_selected(
    names: str, after: str, before: str, events: str, periods: str
) -> None:
    after_and_before = [resolve(text, TABLE) if text else None for text in (after, before)]
    selection = select(TABLE.names, names.split(), Limits((), *after_and_before), scope=TABLE)
    assert " ".join(event.id for event in selection.events) == events
    assert " ".join(period.id for period in selection.periods) == periods


def test_a_tag_selects_events_and_the_periods_between_them() -> None:
    table = Scope(
        "[events.a]\ndate = 2020-01-01\ntags = ['x']\n[events.b]\ndate = 2020-02-01\n"
        "[periods.p]\nstart = 'a'\n[periods.q]\nstart = 'a'\nend = 'b'\n"
        "[periods.r]\nstart = 2020-01-02\n"
    )
    selection = select(table.names, limits=Limits(tags=("x",)), scope=table)
    assert [event.id for event in selection.events] == ["a"]
    assert selection.periods == ()
    assert [period.id for period in table.all().periods] == ["p", "q", "r"]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        pytest.param(("ab",), "no event or period 'ab'", id="unknown"),
        pytest.param(
            ("handovr",), "no event or period 'handovr'; did you mean 'handover'?", id="near"
        ),
        pytest.param(
            ("delay",),
            "'delay' is one of the questions, not of the events or periods",
            id="question",
        ),
        pytest.param(("--tag", "wer"), "no event has the tag 'wer'; did you mean 'war'?", id="tag"),
        pytest.param(("--width", "900"), "--width needs --svg", id="width"),
        pytest.param(
            ("--svg", "-", "--width", "9"), "--width takes 320 to 4000, not 9", id="too-narrow"
        ),
        pytest.param(
            ("--svg", "-", "-o", "json"),
            "--svg writes a picture, so --output, --fields and --no-header don't apply",
            id="svg-and-records",
        ),
        pytest.param(
            ("--scale", "-o", "json"), "--scale works only with -o table or --svg", id="scale"
        ),
        pytest.param(
            ("--scale", "--fields", "id"),
            "--scale works only with -o table or --svg",
            id="scale-and-fields",
        ),
    ],
)
def test_what_can_not_be_drawn_is_an_error(
    run: Run, arguments: tuple[str, ...], error: str
) -> None:
    assert run("timeline", *arguments) == (2, "", f"Error: {error}\n")


# --- Rows, bars and lanes ---


def bars(layout: Layout) -> str:
    return " ".join(f"{b.period.id}:{b.first}-{b.last}/{b.lane}" for b in layout.bars)


def rows(layout: Layout) -> str:
    return " ".join(row.mark.name for row in layout.rows)


@pytest.mark.parametrize(
    ("text", "expected_rows", "expected_bars"),
    [
        pytest.param("a=2020-01-01 b=2021; p=a->b", "a b", "p:0-1/0", id="at-its-events"),
        pytest.param(
            "a=2020-01-01; p=2020-01-01->2020-02-01",
            "a p.end",
            "p:0-1/0",
            id="at-an-event-of-that-day",
        ),
        pytest.param(
            "a=2020-06 b=a; p=b->2021", "a b p.end", "p:1-2/0", id="at-the-event-it-names"
        ),
        pytest.param(
            "a=2020-06; p=2020-06->2021",
            "p.start a p.end",
            "p:0-2/0",
            id="an-unknown-day-of-its-own",
        ),
        pytest.param("a=2020-06; p=a->a+10d", "a p.end", "p:0-1/0", id="relative-end"),
        pytest.param("a=2020-06 b=a+10d; p=a->a+10d", "a b", "p:0-1/0", id="the-same-unknown-day"),
        pytest.param("a=2020-01-01; p=a", "a today", "p:0-1/0", id="ongoing-to-today"),
        pytest.param(
            "a=2020-01-01 b=2030-01-01; p=a", "a today b", "p:0-1/0", id="ongoing-not-beyond-today"
        ),
        pytest.param("a=2030-01-01 b=2031; p=a", "a b", "p:0-0/0", id="yet-to-begin"),
        pytest.param("a=2020-01-01; p=a->a", "a", "p:0-0/0", id="one-day"),
        pytest.param(
            "a=2020-01-01 b=2020-01-01T09:00 c=2020-01-01T17:00;"
            " p=2020-01-01T09:00->2020-01-01T17:00",
            "a b c",
            "p:1-2/0",
            id="at-events-of-those-clock-times",
        ),
        pytest.param("b=2020-01-01 a=[..2024]; p=a->b", "a b", "p:0-1/0", id="never-backwards"),
        pytest.param(
            "a=2020-01-01 b=2020-02-01 c=2020-03-01; p=a->b q=b->c r=a->c",
            "a b c",
            "r:0-2/0 p:0-1/1 q:1-2/2",
            id="longest-first-and-no-lane-shared-at-a-row",
        ),
        pytest.param(
            "a=2020-01-01 b=2020-02-01 c=2020-03-01 d=2020-04-01; p=a->b q=c->d",
            "a b c d",
            "p:0-1/0 q:2-3/0",
            id="a-free-lane-is-used-again",
        ),
    ],
)
def test_bars_begin_and_end_at_the_right_rows(
    text: str, expected_rows: str, expected_bars: str
) -> None:
    table = scope(text)
    layout = down_the_page(table.all(), table)
    assert (rows(layout), bars(layout)) == (expected_rows, expected_bars)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a=1931-06-01 b=1932; p=a->b", "a begins p; b ends p", id="known-order"),
        pytest.param(
            "a=1931 b=1931-06-01; p=b->a", "b begins p; a ends p", id="end-some-day-of-the-year"
        ),
        pytest.param("a=1931 b=1931; p=b->a", "b begins p; a ends p", id="both-by-their-ids"),
        pytest.param(
            "; p=1931-06-01->1931", "p.start begins p; p.end ends p", id="ends-that-are-no-events"
        ),
        pytest.param(
            "a=1931 b=1931-06-01 c=1932-01-01; p=b->a q=b->c",
            "b begins p q; a ends p; c ends q",
            id="only-where-it-does",
        ),
        pytest.param("a=[..2030]; p=a", "today ends p; a begins p", id="ongoing-since-some-day"),
    ],
)
def test_a_period_begins_at_its_start_and_ends_at_its_end(text: str, expected: str) -> None:
    """Whichever of the two stands above the other."""
    table = scope(text)
    layout = down_the_page(table.all(), table)
    said = []
    for row in layout.rows:
        for word, numbers in (("begins", row.begins), ("ends", row.ends)):
            if numbers:
                ids = " ".join(sorted(layout.bars[number].period.id for number in numbers))
                said.append(f"{row.mark.name} {word} {ids}")
    assert "; ".join(said) == expected
    assert all(bar.first <= bar.last for bar in layout.bars)


SETS = (
    "2020-05-05",
    "2020",
    "2020-05",
    "[..2020-06-01]",
    "[2020-04-01..]",
    "[..2020-05-05,2022..]",
)
"""Each may be 2020-05-05, so any of them may start or end a period."""


@given(
    st.lists(st.sampled_from(SETS), min_size=1, max_size=8),
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=8),
)
def test_no_period_ends_above_its_start(dates: list[str], pairs: list[tuple[int, int]]) -> None:
    """However its ends are known, and whatever other periods start and end at them."""
    letters = "abcdefgh"
    events = [f"{letters[number]}={text}" for number, text in enumerate(dates)]
    periods = [
        f"p{letters[number]}={letters[max(pair)]}->{letters[min(pair)]}"
        for number, pair in enumerate(pairs)
        if max(pair) < len(dates)
    ]
    table = scope(f"{' '.join(events)};{' '.join(periods)}")
    layout = down_the_page(table.all(), table)
    assert all(bar.start <= bar.end for bar in layout.bars)
    names = [row.mark.name for row in layout.rows if row.mark.kind == "event"]
    assert sorted(names) == list(letters[: len(dates)])
    if not periods:
        in_lists = [event.id for event in listed_events(table.names, scope=table)]
        assert in_lists == names == [event.id for event in table.all().events]


def test_two_periods_may_make_each_other_a_day() -> None:
    """Each ends where the other starts, so the order says nothing, and nothing is lost."""
    table = scope("a=2020 b=2020; p=a->b q=b->a")
    assert rows(down_the_page(table.all(), table)) in ("a b", "b a")


def test_a_table_of_many_periods_in_a_row_is_ordered() -> None:
    names = [f"e{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(600)]
    chain = [f"p{start}={start}->{end}" for start, end in pairwise(reversed(names))]
    table = scope(f"{' '.join(f'{name}=2020' for name in names)};{' '.join(chain)}")
    assert [event.id for event in table.all().events] == names[::-1]


days = st.integers(day("2000-01-01"), day("2001-12-31"))


@given(
    st.lists(days, min_size=1, max_size=12),
    st.lists(st.tuples(days, st.integers(0, 400)), max_size=12),
)
def test_bars_in_one_lane_share_no_row_and_no_lane_is_wasted(
    events: list[int], periods: list[tuple[int, int]]
) -> None:
    words = [f"e{'abcdefghijkl'[n]}={iso(e)}" for n, e in enumerate(events)]
    spans = [f"p{'abcdefghijkl'[n]}={iso(s)}->{iso(s + d)}" for n, (s, d) in enumerate(periods)]
    table = scope(f"{' '.join(words)};{' '.join(spans)}")
    layout = down_the_page(table.all(), table)
    for bar in layout.bars:
        assert layout.rows[bar.first].mark.point.date.earliest == bar.period.start.date.earliest
        assert bar.period.end is not None
        assert layout.rows[bar.last].mark.point.date.earliest == bar.period.end.date.latest
        assert bar.last >= bar.first
        for other in layout.bars:
            if other is not bar and other.lane == bar.lane:
                assert other.last < bar.first or bar.last < other.first
    busiest = max(
        (
            sum(bar.first <= row <= bar.last for bar in layout.bars)
            for row in range(len(layout.rows))
        ),
        default=0,
    )
    assert layout.lanes == busiest
    places = [row.mark.point.date.earliest for row in layout.rows]
    assert places == sorted(places, key=lambda place: place or 0)
    assert [row.days.low for row in layout.rows[:-1]] == [
        (b or 0) - (a or 0) for a, b in pairwise(places)
    ]


def test_a_length_that_can_not_be_had_is_given_in_days(monkeypatch: pytest.MonkeyPatch) -> None:
    public_holidays.cache_clear()  # another test may have had them
    monkeypatch.setitem(sys.modules, "holidays", None)
    table = Scope(
        "[business-days]\ncountry = 'AZ'\n"
        "[periods.p]\nstart = 2020-01-01\nend = 2020-01-11\nunit = 'business-days'\n"
    )
    (bar,) = down_the_page(table.all(), table).bars
    assert bar.length is not None
    assert (bar.length.measure.unit, bar.length.value) == ("days", 10)


def test_a_period_that_has_yet_to_begin_has_no_length() -> None:
    table = scope("a=2030-01-01; p=a")
    assert down_the_page(table.all(), table).bars[0].length is None
    assert to_scale(table.all(), table).beams[0].length is None


# --- To scale ---


def extent(text: str) -> tuple[str, ...]:
    table = scope(text)
    scaled = to_scale(table.all(), table)
    found = (scaled.beams or scaled.dots)[0].extent
    assert found is not None
    opens = ["open start"] * found.open_start + ["open end"] * found.open_end
    return (*map(iso, found[:4]), *opens)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "a=2020-01-05 z=2021-01-01", "2020-01-05 2020-01-05 2020-01-05 2020-01-05", id="day"
        ),
        pytest.param(
            "a=2020-02 z=2021-01-01", "2020-02-01 2020-02-29 2020-02-01 2020-02-29", id="month"
        ),
        pytest.param(
            "a=2020-01-01 b=[..2020-03-01]; p=b->2020-04-01",
            "2020-01-01 2020-03-01 2020-04-01 2020-04-01 open start",
            id="open-start-from-where-the-axis-begins",
        ),
        pytest.param(
            "a=2020-01-01 b=[2020-03-01..] z=2021-01-01; p=a->b",
            "2020-01-01 2020-01-01 2020-03-01 2021-01-01 open end",
            id="open-end-to-where-it-ends",
        ),
        pytest.param(
            "a=2020-01-01; p=a",
            "2020-01-01 2020-01-01 2026-11-23 2026-11-23 open end",
            id="ongoing",
        ),
        pytest.param(
            "a=2030-01-01 b=2031-01-01; p=a",
            "2030-01-01 2030-01-01 2030-01-01 2030-01-01 open end",
            id="yet-to-begin",
        ),
        pytest.param(
            "a=[2030-01-01..] b=2031-01-01; p=a",
            "2030-01-01 2031-01-01 2030-01-01 2030-01-01 open end",
            id="yet-to-begin-some-day",
        ),
        pytest.param(
            "; p=2020-01->2020-02",
            "2020-01-01 2020-01-31 2020-02-01 2020-02-29",
            id="imprecise-ends",
        ),
    ],
)
def test_an_extent_covers_what_is_known(text: str, expected: str) -> None:
    assert " ".join(extent(text)) == expected


def test_what_is_wholly_unknown_is_on_no_axis() -> None:
    table = scope("a=[..2020,2022..] b=2021-01-01; p=a->a")
    scaled = to_scale(table.all(), table)
    assert [dot.extent is None for dot in scaled.dots] == [False, True]
    assert scaled.beams[0].extent is None
    alone = scope("a=[..2020,2022..]")
    assert to_scale(alone.all(), alone).dots[0].extent is None


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        pytest.param("a=2020-01-01", ("2020-01-01", "2020-01-02"), id="one-day"),
        pytest.param("a=9999-12-31", ("9999-12-30", "9999-12-31"), id="the-last-day-there-is"),
        pytest.param("", ("2026-11-23", "2026-11-24"), id="nothing"),
    ],
)
def test_an_axis_has_a_length(text: str, ends: tuple[str, str]) -> None:
    table = scope(text)
    scaled = to_scale(table.all(), table)
    assert (iso(scaled.first), iso(scaled.last)) == ends


def test_an_extent_is_plain_data() -> None:
    assert Extent(1, 1, 2, 2) == Extent(1, 1, 2, 2, open_start=False, open_end=False)


@pytest.mark.parametrize(
    ("first", "last", "most", "labels"),
    [
        pytest.param("2020-01-01", "2020-03-01", 9, "2020-01 2020-02 2020-03", id="months"),
        pytest.param("2020-01-15", "2021-12-01", 6, "2020-07 2021-01 2021-07", id="half-years"),
        pytest.param("2020-01-02", "2023-12-01", 6, "2021 2022 2023", id="years"),
        pytest.param("0001-01-01", "9999-12-31", 5, "2000 4000 6000 8000", id="all-there-is"),
        pytest.param("0001-01-01", "9999-12-31", 2, "0001-01-01 9999-12-31", id="too-few-for-any"),
        pytest.param(
            "2020-01-05", "2020-01-08", 9, "2020-01-05 2020-01-06 2020-01-07 2020-01-08", id="days"
        ),
        pytest.param("2020-01-05", "2020-01-20", 4, "2020-01-05 2020-01-12 2020-01-19", id="weeks"),
        pytest.param("2020-01-05", "2020-02-15", 4, "2020-01-05 2020-02-15", id="one-month-begins"),
        pytest.param("2020-01-05", "2020-01-20", 1, "2020-01-05", id="room-for-one"),
        pytest.param("9998-12-05", "9999-12-31", 3, "9999-01 9999-07", id="end-of-time"),
    ],
)
def test_ticks_are_at_equal_calendar_steps(first: str, last: str, most: int, labels: str) -> None:
    assert " ".join(tick.label for tick in ticks(day(first), day(last), most)) == labels


all_days = st.integers(FIRST_DAY, LAST_DAY - 1)


@given(all_days, all_days, st.integers(1, 40))
def test_ticks_lie_on_the_axis_and_are_no_more_than_wanted(one: int, two: int, most: int) -> None:
    first, last = min(one, two), max(one, two) + (one == two)
    found = ticks(first, last, most)
    assert len(found) <= most
    assert all(first <= tick.day <= last for tick in found)
    assert sorted(set(found)) == found


def test_a_name_that_is_none_is_an_error() -> None:
    with pytest.raises(HandoverError, match="no event or period 'zz'"):
        select(TABLE.names, ["zz"], scope=TABLE)


def disjoint(count: int) -> str:
    return "".join(f"[events.e{n}]\ndate = 2020-01-01\n" for n in range(count))


def overlapping(count: int) -> str:
    return "".join(f"[periods.p{n}]\nstart = 2020-01-01\nend = 2021-01-01\n" for n in range(count))


@pytest.mark.parametrize(
    ("table", "arguments", "error"),
    [
        pytest.param(
            disjoint(20_001),
            ("-o", "table"),
            "a timeline of 20,001 points is too long to draw, at most 20,000 are; pick some by name"
            " or with --tag, --after or --before, or list them with -o tsv",
            id="on-a-terminal",
            marks=pytest.mark.sweep,
        ),
        pytest.param(
            disjoint(5_001),
            ("--svg", "-"),
            "a timeline of 5,001 points is too long to draw, at most 5,000 are; pick some by name"
            " or with --tag, --after or --before",
            id="as-a-picture",
        ),
        pytest.param(
            overlapping(101),
            ("--svg", "-"),
            "a picture has room for 100 periods beside each other, not 101; pick some by name,"
            " or draw them with --scale",
            id="periods-beside-each-other",
        ),
    ],
)
def test_what_is_too_long_to_draw_is_refused(
    run: Run, tmp_path: Path, table: str, arguments: tuple[str, ...], error: str
) -> None:
    path = tmp_path / "long.toml"
    path.write_text(table)
    assert run("timeline", "-t", str(path), *arguments) == (2, "", f"Error: {error}\n")
    assert run("timeline", "-t", str(path), "-o", "value").exit_code == 0


def test_a_free_lane_is_the_first_one() -> None:
    """However many periods there are, each is placed without a look at all lanes."""
    table = scope("; a=2020-01-01->2020-01-09 b=2020-01-02->2020-01-03 c=2020-01-03->2020-01-08"
                  " d=2020-01-05->2020-01-06 e=2020-01-09->2020-01-10 f=2020-01-10->2020-01-11")  # fmt: skip
    bars = down_the_page(table.all(), table).bars
    assert {bar.period.id: bar.lane for bar in bars} == {
        "a": 0, "b": 1, "c": 2, "d": 1, "e": 1, "f": 0,
    }  # fmt: skip
