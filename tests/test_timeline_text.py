"""The timeline as a terminal shows it: whole screens, at the widths people have."""

from pathlib import Path

import pytest
from running import Run, RunOnTerminal
from timelines import HOSTILE, Scope, hostile, scope

from handover_cli.answers.timeline import down_the_page, to_scale
from handover_cli.output.page import Page
from handover_cli.output.timeline_text import list_text, scale_text
from handover_cli.text import visible

TOWN_HALL = """
title = "A town hall"

[events.council]
title = "First meeting of the council"
date = 1901-02-03
[events.design]
title = "Design of the hall by an architect whose name is lost"
date = "1902~"
[events.opening]
title = "Opening of the hall"
date = 1904-05-01
[events.letters]
title = "Letters that mention it"
date = "[1905,1907-03,1911-01-20..1911-02-02]"
[events.fire]
title = "A fire"
date = "[..1911-11-30]"
[events.repair]
title = "Repair"
date = 1911-12-01
[events.jubilee]
title = "Jubilee"
date = 2054-05-01

[periods.building]
title = "Building"
start = "design"
end = "opening"
unit = "months"
[periods.use]
title = "Use of the hall"
start = "opening"
unit = "years"
[periods.strike]
title = "Strike"
start = 1904-04-11
end = 1904-04-16
counting = "inclusive"
"""

LIST = {
    60: """\
1901-02-03  Sunday        ● First meeting of the council
  332 to 696 days
1902~                 ┌───○ Design of the hall by an
                      │     architect whose name is lost
                      │     one day from 1902-01-01 up to
                      │     1902-12-31, approximate
                      │     begins: Building, 16 to 28
                      │     months
  467 to 831 days     │
1904-04-11  Monday    │ ┌─● begins: Strike, 6 days
                      │ │   inclusive
  5 days              │ │
1904-04-16  Saturday  │ └─● ends: Strike
  15 days             │
1904-05-01  Sunday    └─┬─● Opening of the hall
                        │   ends: Building
                        │   begins: Use of the hall, 122
                        │   years so far
  8 months to 6 years,  │
  9 months              │
1905-01-01..            │ ○ Letters that mention it
1911-02-02              │   one day of 1905, of 1907-03 or
                        │   from 1911-01-20 up to
                        │   1911-02-02, written
                        │   [1905,1907-03,1911-01-20..1911-
                        │   02-02]
  gap not known         │
[..1911-11-30]          │ ○ A fire
                        │   one day up to 1911-11-30
  at least 1 day        │
1911-12-01  Friday      │ ● Repair
  114 years, 11 months  │
2026-11-23  Monday      ▼ ◆ Today
                            goes on: Use of the hall
  27 years, 5 months
2054-05-01  Friday        ● Jubilee
""",
    80: """\
1901-02-03  Sunday        ● First meeting of the council
  332 to 696 days
1902~                 ┌───○ Design of the hall by an architect whose name is
                      │     lost
                      │     one day from 1902-01-01 up to 1902-12-31,
                      │     approximate
                      │     begins: Building, 16 to 28 months
  467 to 831 days     │
1904-04-11  Monday    │ ┌─● begins: Strike, 6 days inclusive
  5 days              │ │
1904-04-16  Saturday  │ └─● ends: Strike
  15 days             │
1904-05-01  Sunday    └─┬─● Opening of the hall
                        │   ends: Building
                        │   begins: Use of the hall, 122 years so far
  8 months to 6 years,  │
  9 months              │
1905-01-01..            │ ○ Letters that mention it
1911-02-02              │   one day of 1905, of 1907-03 or from 1911-01-20 up
                        │   to 1911-02-02, written
                        │   [1905,1907-03,1911-01-20..1911-02-02]
  gap not known         │
[..1911-11-30]          │ ○ A fire
                        │   one day up to 1911-11-30
  at least 1 day        │
1911-12-01  Friday      │ ● Repair
  114 years, 11 months  │
2026-11-23  Monday      ▼ ◆ Today
                            goes on: Use of the hall
  27 years, 5 months
2054-05-01  Friday        ● Jubilee
""",
    120: """\
1901-02-03  Sunday        ● First meeting of the council
  332 to 696 days
1902~                 ┌───○ Design of the hall by an architect whose name is lost
                      │     one day from 1902-01-01 up to 1902-12-31, approximate
                      │     begins: Building, 16 to 28 months
  467 to 831 days     │
1904-04-11  Monday    │ ┌─● begins: Strike, 6 days inclusive
  5 days              │ │
1904-04-16  Saturday  │ └─● ends: Strike
  15 days             │
1904-05-01  Sunday    └─┬─● Opening of the hall
                        │   ends: Building
                        │   begins: Use of the hall, 122 years so far
  8 months to 6 years,  │
  9 months              │
1905-01-01..            │ ○ Letters that mention it
1911-02-02              │   one day of 1905, of 1907-03 or from 1911-01-20 up to 1911-02-02, written
                        │   [1905,1907-03,1911-01-20..1911-02-02]
  gap not known         │
[..1911-11-30]          │ ○ A fire
                        │   one day up to 1911-11-30
  at least 1 day        │
1911-12-01  Friday      │ ● Repair
  114 years, 11 months  │
2026-11-23  Monday      ▼ ◆ Today
                            goes on: Use of the hall
  27 years, 5 months
2054-05-01  Friday        ● Jubilee
""",
}
LIST[200] = LIST[120].replace("written\n                        │   [1905", "written [1905")

SCALE = {
    60: """\
                                      1950      2000    2050
                             ─────────┬─────────┬─────────┬─
Building, 16 to 28 months    ┃                       ┊
(start approximate)                                  ┊
Strike, 6 days inclusive     ┃                       ┊
Use of the hall, 122 years   ━━━━━━━━━━━━━━━━━━━━━━━━▸
so far                                               ┊
                                                     ┊
1901-02-03      First        ●                       ┊
                meeting of                           ┊
                the council                          ┊
1902~           Design of    ○                       ┊
                the hall by                          ┊
                an                                   ┊
                architect                            ┊
                whose name                           ┊
                is lost                              ┊
1904-05-01      Opening of   ●                       ┊
                the hall                             ┊
1905-01-01..    Letters      ○○                      ┊
1911-02-02      that                                 ┊
                mention it                           ┊
[..1911-11-30]  A fire       ◂╌○                     ┊
1911-12-01      Repair         ●                     ┊
2054-05-01      Jubilee                              ┊     ●

○╌╌○ one day in this stretch, which one is not known
╌╌ perhaps
┊ today, 2026-11-23
""",
    80: """\
                                           1920 1940 1960  1980 2000 2020  2040
                                      ─────┬────┬────┬─────┬────┬────┬─────┬────
Building, 16 to 28 months (start      ┃                                ┊
approximate)                                                           ┊
Strike, 6 days inclusive              ┃                                ┊
Use of the hall, 122 years so far     ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━▸
                                                                       ┊
1901-02-03      First meeting of the  ●                                ┊
                council                                                ┊
1902~           Design of the hall    ○                                ┊
                by an architect                                        ┊
                whose name is lost                                     ┊
1904-05-01      Opening of the hall   ●                                ┊
1905-01-01..    Letters that mention   ○○                              ┊
1911-02-02      it                                                     ┊
[..1911-11-30]  A fire                ◂╌○                              ┊
1911-12-01      Repair                  ●                              ┊
2054-05-01      Jubilee                                                ┊       ●

○╌╌○ one day in this stretch, which one is not known
╌╌ perhaps
┊ today, 2026-11-23
""",
}

ASCII = """\
1901-02-03  Sunday        * First meeting of the council
  332 to 696 days
1902~                 .---o Design of the hall by an architect whose name is
                      |     lost
                      |     one day from 1902-01-01 up to 1902-12-31,
                      |     approximate
                      |     begins: Building, 16 to 28 months
  467 to 831 days     |
1904-04-11  Monday    | .-* begins: Strike, 6 days inclusive
  5 days              | |
1904-04-16  Saturday  | '-* ends: Strike
  15 days             |
1904-05-01  Sunday    '-.-* Opening of the hall
                        |   ends: Building
                        |   begins: Use of the hall, 122 years so far
  8 months to 6 years,  |
  9 months              |
1905-01-01..            | o Letters that mention it
1911-02-02              |   one day of 1905, of 1907-03 or from 1911-01-20 up
                        |   to 1911-02-02, written
                        |   [1905,1907-03,1911-01-20..1911-02-02]
  gap not known         |
[..1911-11-30]          | o A fire
                        |   one day up to 1911-11-30
  at least 1 day        |
1911-12-01  Friday      | * Repair
  114 years, 11 months  |
2026-11-23  Monday      v # Today
                            goes on: Use of the hall
  27 years, 5 months
2054-05-01  Friday        * Jubilee
"""

SCALE_IN_ASCII = """\
                                      1950      2000    2050
                             ---------+---------+---------+-
Building, 16 to 28 months    |                       :
(start approximate)                                  :
Strike, 6 days inclusive     |                       :
Use of the hall, 122 years   ========================>
so far                                               :
                                                     :
1901-02-03      First        *                       :
                meeting of                           :
                the council                          :
1902~           Design of    o                       :
                the hall by                          :
                an                                   :
                architect                            :
                whose name                           :
                is lost                              :
1904-05-01      Opening of   *                       :
                the hall                             :
1905-01-01..    Letters      oo                      :
1911-02-02      that                                 :
                mention it                           :
[..1911-11-30]  A fire       <.o                     :
1911-12-01      Repair         *                     :
2054-05-01      Jubilee                              :     *

o..o one day in this stretch, which one is not known
.. perhaps
: today, 2026-11-23
"""


@pytest.fixture
def town_hall(tmp_path: Path) -> str:
    table = tmp_path / "town-hall.toml"
    table.write_text(TOWN_HALL, "utf-8")
    return str(table)


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_events_go_down_the_page(run_tty: RunOnTerminal, town_hall: str, columns: int) -> None:
    screen = run_tty("timeline", "-t", town_hall, columns=columns)
    assert (screen.exit_code, screen.text) == (0, LIST[columns])


@pytest.mark.parametrize("columns", [60, 80])
def test_scale_draws_along_an_axis(run_tty: RunOnTerminal, town_hall: str, columns: int) -> None:
    screen = run_tty("timeline", "-t", town_hall, "--scale", columns=columns)
    assert (screen.exit_code, screen.text) == (0, SCALE[columns])


def test_ascii_will_do(run_process: Run, town_hall: str) -> None:
    env = {"PYTHONIOENCODING": "ascii", "COLUMNS": "80"}
    arguments = ("timeline", "-t", town_hall, "-o", "table")
    assert run_process(*arguments, env=env) == (0, ASCII, "")
    env["COLUMNS"] = "60"
    assert run_process(*arguments, "--scale", env=env) == (0, SCALE_IN_ASCII, "")


def test_colour_has_one_meaning_and_says_nothing_alone(
    run_tty: RunOnTerminal, town_hall: str
) -> None:
    coloured = run_tty("timeline", "-t", town_hall)
    plain = run_tty("timeline", "-t", town_hall, env={"NO_COLOR": "1"})
    assert coloured.text == plain.text
    assert b"\x1b" not in plain.sent
    assert b"\x1b[35m" in coloured.sent  # a period
    codes = {part.split(b"m")[0] for part in coloured.sent.split(b"\x1b[")[1:]}
    assert codes == {b"0", b"1", b"2", b"35"}


@pytest.mark.parametrize("scale", [False, True])
@pytest.mark.parametrize("width", [20, 40, 59, 60, 80, 120, 200])
def test_nothing_is_cut_and_no_line_is_too_long(width: int, scale: bool) -> None:
    table = Scope(TOWN_HALL)
    page = Page(width=width)
    if scale:
        text = scale_text(to_scale(table.all(), table), page, "")
    else:
        text = list_text(down_the_page(table.all(), table), page, "")
    assert max(map(len, text.splitlines())) <= width
    letters = "".join(text.split())
    for event in table.names.events.values():
        if event.date.is_precise:
            assert event.date.text in letters
    if width >= 60:
        for event in table.names.events.values():
            assert all(word in text for word in event.title.split())


@pytest.mark.parametrize("columns", [120, 200])
def test_marks_stand_in_the_order_of_their_days(
    run_tty: RunOnTerminal, town_hall: str, columns: int
) -> None:
    screen = run_tty("timeline", "-t", town_hall, "--scale", columns=columns)
    assert max(map(len, screen.text.splitlines())) == columns
    places = [line.index("●") for line in screen.text.splitlines() if "●" in line]
    assert places == sorted(places)
    assert places[-1] == columns - 1


def test_a_beam_is_solid_only_where_it_is_certain() -> None:
    periods = "p=2020->2021 q=2020-01->2021-12 r=2020-06->2020-07-15 s=2019-12->2020-06-10"
    table = scope(f";{periods} t=2020-03->2020-04-01")
    assert scale_text(to_scale(table.all(), table), Page(width=60), "") == (
        "                      2020-01  2020-07  2021-01  2021-07\n"
        "                     ─┬────────┬────────┬────────┬──────────\n"
        "S!, 162 to 192 days  ╌━━━━━━━━━\n"
        "Q!, 670 to 730 days   ╌╌━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╌╌\n"
        "P!, 1 to 730 days     ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌\n"
        "T!, 1 to 31 days         ╌╌━\n"
        "R!, 15 to 44 days             ╌━━\n"
        "\n"
        "╌╌ perhaps\n"
    )
    table = scope("; p=2020-01->2020-01-20 q=2020->2021")
    assert "P!, 0 to 19 days   ╌╌\n" in scale_text(to_scale(table.all(), table), Page(width=60), "")


def test_bars_that_do_not_fit_are_owned_up_to() -> None:
    table = scope("a=2020-01-01 b=2020-02-01; p=a->b q=a->b r=a->b")
    page = Page(width=54)
    assert list_text(down_the_page(table.all(), table), page._replace(width=36), "") == (
        "2020-01-01 ┌─┬─● A!\n"
        "Wednesday  │ │   begins: P!, 31\n"
        "           │ │   days\n"
        "           │ │   begins: Q!, 31\n"
        "           │ │   days\n"
        "           │ │   begins: R!, 31\n"
        "           │ │   days\n"
        "  31 days  │ │\n"
        "2020-02-01 └─┴─● B!\n"
        "Saturday         ends: P!\n"
        "                 ends: Q!\n"
        "                 ends: R!\n"
        "\n"
        "1 period has no bar: the page is\n"
        "narrow.\n"
    )
    assert list_text(down_the_page(table.all(), table), page._replace(width=32), "").endswith(
        "3 periods have no bar: the page\nis narrow.\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "a=2020-01-01 b=2020-02-01 c=2020-03-01; p=a->c q=b->c r=a->b",
            "2020-01-01  Wednesday ┌─┬───● A!\n"
            "                      │ │     begins: P!, 60 days\n"
            "                      │ │     begins: R!, 31 days\n"
            "  31 days             │ │\n"
            "2020-02-01  Saturday  │ └─┬─● B!\n"
            "                      │   │   ends: R!\n"
            "                      │   │   begins: Q!, 29 days\n"
            "  29 days             │   │\n"
            "2020-03-01  Sunday    └───┴─● C!\n"
            "                              ends: P!\n"
            "                              ends: Q!\n",
            id="ties-join",
        ),
        pytest.param(
            "a=2020-01-01 b=2020-02-01 c=2020-03-01; p=a->b q=a->c",
            "2020-01-01  Wednesday ┌─┬─● A!\n"
            "                      │ │   begins: Q!, 60 days\n"
            "                      │ │   begins: P!, 31 days\n"
            "  31 days             │ │\n"
            "2020-02-01  Saturday  │ └─● B!\n"
            "                      │     ends: P!\n"
            "  29 days             │\n"
            "2020-03-01  Sunday    └───● C!\n"
            "                            ends: Q!\n",
            id="ties-cross-an-empty-lane",
        ),
        pytest.param(
            "a=2020-01-01; p=a->a",
            "2020-01-01  Wednesday ──● A!\n                          begins and ends: P!, 0 days\n",
            id="one-day",
        ),
        pytest.param(
            "a=[..2020,2022..] b=2021-01-01",
            "2021-01-01  Friday    ● B!\n"
            "  gap not known\n"
            "not known             ○ A!\n"
            "                        a day of which nothing is known, written\n"
            "                        [..2020,2022..]\n",
            id="nothing-known",
        ),
        pytest.param(
            "a=2030-01-01; p=a",
            "2030-01-01  Tuesday   ▼─● A!\n                          begins: P!\n",
            id="yet-to-begin",
        ),
        pytest.param(
            "a=1931 b=1931-06-01; p=b->a",
            "1931-06-01  Monday    ┌─● B!\n"
            "                      │   begins: P!, 0 to 213 days\n"
            "  0 to 213 days       │\n"
            "1931                  └─○ A!\n"
            "                          one day from 1931-01-01 up to 1931-12-31\n"
            "                          ends: P!\n",
            id="end-below-the-start",
        ),
        pytest.param(
            "a=[..2030]; p=a",
            "2026-11-23  Monday    ▼ ◆ Today\n"
            "                      │   goes on: P!\n"
            "  gap not known       │\n"
            "[..2030]              └─○ A!\n"
            "                          one day up to 2030-12-31\n"
            "                          begins: P!, at least 0 days so far\n",
            id="today-above-the-start",
        ),
    ],
)
def test_bars_are_tied_to_their_events(text: str, expected: str) -> None:
    table = scope(text)
    assert list_text(down_the_page(table.all(), table), Page(), "") == expected


@pytest.mark.parametrize("scale", [(), ("--scale",)])
def test_an_empty_timeline_says_so(run_tty: RunOnTerminal, scale: tuple[str, ...]) -> None:
    screen = run_tty("timeline", "--after", "2100-01-01", *scale)
    assert (screen.exit_code, screen.text) == (0, "No event qualifies.\n")


@pytest.mark.parametrize("kind", ["events", "periods"])
@pytest.mark.parametrize("scale", [(), ("--scale",)])
def test_hostile_titles_are_only_shown(
    run_tty: RunOnTerminal, tmp_path: Path, kind: str, scale: tuple[str, ...]
) -> None:
    table = tmp_path / "hostile.toml"
    table.write_text(hostile(kind), "utf-8")
    screen = run_tty("timeline", "-t", str(table), *scale, columns=120, env={"NO_COLOR": "1"})
    assert screen.exit_code == 0
    assert b"\x1b" not in screen.sent
    letters = "".join(screen.text.split()).replace("┊", "").replace("│", "")
    for title in HOSTILE:
        if len(title) < 20:
            assert "".join(visible(title).split())[:8] in letters


def test_a_gap_does_not_touch_the_bar_beside_it(run_tty: RunOnTerminal, tmp_path: Path) -> None:
    path = tmp_path / "t.toml"
    path.write_text("[periods.p]\nstart = 1906-01-01\nend = 2020-12-02\n", "utf-8")
    drawn = run_tty("timeline", "p", "-t", str(path), columns=80).text
    assert "  114 years, 11       │" in drawn
