"""The timeline as a picture: boxes that never overlap, and XML that is only shown."""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import Run
from timelines import HOSTILE, Scope, hostile, scope

from handover_cli.answers.timeline import Selection, down_the_page, to_scale
from handover_cli.output.svg import Box, escape, number, text_width, wrapped
from handover_cli.output.timeline_svg import (
    LEAST_WIDTH,
    MOST_WIDTH,
    Picture,
    list_picture,
    scale_picture,
    write_svg,
)
from handover_cli.text import visible

ROOT = Path(__file__).parents[1]
NAMESPACE = "{http://www.w3.org/2000/svg}"


def pictures(table: Scope, width: float, selection: Selection | None = None) -> list[Picture]:
    """Both pictures of what is selected from a table, or of everything in it."""
    selection = selection or table.all()
    title = table.names.title or "Timeline"
    return [
        list_picture(down_the_page(selection, table), title, width),
        scale_picture(to_scale(selection, table), title, width),
    ]


def check(picture: Picture) -> None:
    """No text, bar or mark overlaps another, and nothing leaves the picture."""
    shapes = list(picture.shapes())
    for shape in shapes:
        assert shape.box.left >= 0
        assert shape.box.top >= 0
        assert shape.box.right <= picture.width
        assert shape.box.bottom <= picture.height
    solid = sorted((s for s in shapes if s.kind != "line"), key=lambda shape: shape.box.top)
    for index, shape in enumerate(solid):
        for other in solid[index + 1 :]:
            if other.box.top >= shape.box.bottom:
                break
            assert not shape.box.overlaps(other.box), (shape.markup, other.markup)
    ET.fromstring(write_svg(picture))  # noqa: S314 - our own


def letters(number: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


def crowded(events: int, periods: int) -> Scope:
    """Many events with long titles, many of them imprecise, and periods that overlap."""
    words = (
        "Wiedervereinigungsverhandlungen",
        "of the",
        "treaty",
        "日本語",
        "<b>&",
        "WWWW",
        "signed",
    )
    lines = ['title = "A table with a title that is itself too long for one line of a picture"']
    days = []
    for index in range(events):
        title = " ".join(words[(index * 7 + n * n) % len(words)] for n in range(2 + index % 19))
        year, month = 1900 + index, 1 + index % 12
        day = (f"{year}-{month:02d}-15", f"{year}-{month:02d}", f"[..{year}]", f"[{year}-02..]")
        days.append(f"e{letters(index)}")
        lines.append(f"[events.{days[-1]}]\ntitle = '{title} {index}'\ndate = '{day[index % 4]}'")
    for index in range(periods):
        start = index * 7 % events
        end = f"end = '{days[max(start, events - 1 - index)]}'" if index % 5 else ""
        lines.append(f"[periods.p{letters(index)}]\ntitle = 'The {index}th period, with a name'")
        lines.append(f"start = '{days[start]}'\n{end}")
    return Scope("\n".join(lines))


@pytest.mark.parametrize("width", [LEAST_WIDTH, 500, 559, 800, 1600, MOST_WIDTH])
@pytest.mark.parametrize(
    "table",
    [
        pytest.param(Scope((ROOT / "data" / "events.toml").read_text("utf-8")), id="bundled"),
        pytest.param(crowded(100, 0), id="a-hundred-events"),
        pytest.param(crowded(100, 40), id="and-forty-periods"),
        pytest.param(scope("a=2020-01-01 b=2020-01-01; p=a->a q=b"), id="one-day"),
        pytest.param(scope("a=[..2020,2022..] b=2022-06-01; p=a->a q=a->b r=b->a"), id="unknown"),
        pytest.param(scope("; p=2020-01->2020-02 q=2020-01->2020-01-20"), id="no-events"),
        pytest.param(scope("a=2020-01-01 b=[..2021]; p=b->2022 q=[2020..]->2021"), id="open"),
        pytest.param(
            scope("a=2020-11-15T09:00+04:00 b=2020-11-15T23:59:30Z c=2020-11-15; p=a->b"),
            id="clock-times",
        ),
        pytest.param(Scope(hostile("events")), id="hostile-events"),
        pytest.param(Scope(hostile("periods")), id="hostile-periods"),
        pytest.param(scope(""), id="empty"),
    ],
)
def test_nothing_overlaps_and_nothing_leaves_the_picture(table: Scope, width: int) -> None:
    for picture in pictures(table, width):
        check(picture)


dates = st.one_of(
    st.dates().map(str),
    st.dates().map(lambda day: str(day)[:7]),
    st.dates().map(lambda day: f"[..{day}]"),
    st.dates().map(lambda day: f"[{day}..]"),
)


@given(
    st.lists(st.tuples(st.text(min_size=1, max_size=60), dates), max_size=8),
    st.lists(st.tuples(dates, st.none() | dates), max_size=5),
    st.integers(LEAST_WIDTH, 1200),
)
def test_no_table_makes_boxes_overlap(
    events: list[tuple[str, str]], periods: list[tuple[str, str | None]], width: int
) -> None:
    spans = [(s, e) for s, e in periods if e is None or _may_follow(s, e)]
    dated = " ".join(f"e{letters(n)}={day}" for n, (_, day) in enumerate(events))
    lasting = " ".join(f"p{letters(n)}={s}->{e or ''}" for n, (s, e) in enumerate(spans))
    table = scope(f"{dated};{lasting}")
    titles = {f"e{letters(n)}": title for n, (title, _) in enumerate(events)}
    plain = table.all()
    titled = tuple(event._replace(title=titles[event.id]) for event in plain.events)
    for picture in pictures(table, width, plain._replace(events=titled)):
        check(picture)


def _may_follow(start: str, end: str) -> bool:
    plain = "[].", ""
    return start.strip(plain[0])[:7] < end.strip(plain[0])[:7]


def test_a_box_that_overlaps_is_found() -> None:
    picture = pictures(scope("a=2020-01-01 b=2020-02-01"), 800)[0]
    group = picture.groups[-1]
    with pytest.raises(AssertionError):
        check(picture._replace(groups=(*picture.groups, group)))
    with pytest.raises(AssertionError):
        check(picture._replace(height=picture.height / 2))


# --- What is written ---


def written(run: Run, *arguments: str) -> ET.Element:
    result = run("timeline", "--svg", "-", *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return ET.fromstring(result.stdout)  # noqa: S314 - our own


@pytest.mark.parametrize("scale", [(), ("--scale",)])
def test_a_picture_needs_nothing_from_anywhere(run: Run, scale: tuple[str, ...]) -> None:
    text = run("timeline", "--svg", "-", *scale).stdout
    rest = text.replace('xmlns="http://www.w3.org/2000/svg"', "")
    for outside in ("http:", "https:", "url(", "@import", "@font-face", "href", "<script", "src="):
        assert outside not in rest
    root = written(run, *scale)
    used = Counter(element.tag.removeprefix(NAMESPACE) for element in root.iter())
    allowed = "svg title desc style rect g text tspan line circle polygon".split()
    assert set(used) <= set(allowed)


@pytest.mark.parametrize("scale", [(), ("--scale",)])
def test_a_picture_can_be_read_without_being_seen(run: Run, scale: tuple[str, ...]) -> None:
    root = written(run, *scale)
    assert root.get("role") == "img"
    named = {element.get("id"): element.text for element in root if element.get("id")}
    assert root.get("aria-labelledby") == "title description"
    assert named["title"] == "Handover of Kalbajar"
    told = named["description"]
    assert told is not None
    assert told.startswith("13 events, 5 periods. 1993-04-02, Friday: Beginning of the occupation")
    assert "; War of 2020, 44 days inclusive: 2020-09-27 to 2020-11-09" in told
    assert "Time since the handover, 5 years so far: 2020-11-25 to today" in told
    assert "2021-06, one day from 2021-06-01 up to 2021-06-30: Deaths of journalists" in told


def test_what_is_pointed_at_says_what_it_is(run: Run) -> None:
    tooltips = [element.text for element in written(run).iter(f"{NAMESPACE}title")]
    assert "2020-11-15, Sunday: Original deadline for the handover" in tooltips
    assert "Extension of the deadline, 10 days: 2020-11-15 to 2020-11-25" in tooltips


def test_texts_are_texts(run: Run) -> None:
    root = written(run, "extension")
    texts = ["|".join(t.text or "" for t in text) for text in root.iter(f"{NAMESPACE}text")]
    assert texts == [
        "Handover of Kalbajar",
        "2 events, 1 period",
        *("2020-11-15", "Sunday", "Original deadline for the handover"),
        *("Extension of the deadline, 10 days", "10 days"),
        *("2020-11-25", "Wednesday", "Return of Kalbajar to Azerbaijan"),
        "ends: Extension of the deadline",
    ]


def test_a_period_whose_end_may_be_earlier_stands_below_its_start() -> None:
    picture = pictures(scope("a=1931 b=1931-06-01; p=b->a"), 800)[0]
    root = ET.fromstring(write_svg(picture))  # noqa: S314 - our own
    texts = ["|".join(t.text or "" for t in text) for text in root.iter(f"{NAMESPACE}text")]
    assert texts == [
        "Timeline",
        "2 events, 1 period",
        *("1931-06-01", "Monday", "B!", "P!, 0 to 213 days", "0 to 213 days"),
        *("1931", "A!", "one day from 1931-01-01 up to 1931-12-31", "ends: P!"),
    ]


def test_a_period_that_goes_on_has_its_arrow_at_today_and_its_tie_at_its_start() -> None:
    picture = pictures(scope("a=[..2030]; p=a"), 800)[0]
    today, start = (group.shapes[0].box for group in picture.groups[-2:])
    (tie,) = (shape.box for shape in picture.shapes() if 'class="tie"' in shape.markup)
    (arrow,) = (s.box for s in picture.shapes() if "polygon" in s.markup and "span" in s.markup)
    assert start.top < tie.top < start.bottom
    assert arrow.top < today.bottom < start.top


@pytest.mark.parametrize("scale", [(), ("--scale",)])
def test_light_and_dark_have_the_same_classes_and_enough_contrast(
    run: Run, scale: tuple[str, ...]
) -> None:
    style = next(written(run, *scale).iter(f"{NAMESPACE}style")).text or ""
    light, dark = style.split("@media (prefers-color-scheme: dark)")
    colours = [
        dict(re.findall(r"\.(\w+) \{[^}]*?(?:fill|stroke): (#\w{6})", part))
        for part in (light, dark)
    ]
    for part in colours:
        for name in ("ink", "quiet", "span"):
            assert contrast(part[name], part["ground"]) >= 4.5  # WCAG 2, AA
    drawn = set(re.findall(r'class="(\w+)', run("timeline", "--svg", "-", *scale).stdout))
    assert drawn <= set(colours[0])
    assert set(colours[0]) == set(colours[1])


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 computes it."""
    light, dark = sorted(map(luminance, (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_contrast_is_measured_as_the_standard_says() -> None:
    assert round(contrast("#ffffff", "#000000"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("kind", ["events", "periods"])
@pytest.mark.parametrize("scale", [(), ("--scale",)])
def test_hostile_titles_are_only_shown(
    run: Run, tmp_path: Path, kind: str, scale: tuple[str, ...]
) -> None:
    table = tmp_path / "hostile.toml"
    table.write_text(hostile(kind), "utf-8")
    root = written(run, "-t", str(table), "--width", "1600", *scale)
    tags = {element.tag.removeprefix(NAMESPACE) for element in root.iter()}
    assert tags <= {*"svg title desc style rect g text tspan line circle polygon".split()}
    shown = "".join("".join(root.itertext()).split())
    for title in HOSTILE:
        escaped = visible(title).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")
        assert "".join(escaped.split()) in shown


def test_empty_pictures_say_how_little_there_is(run: Run) -> None:
    root = written(run, "--after", "2100-01-01")
    assert [element.text for element in root.iter(f"{NAMESPACE}tspan")] == [
        "Handover of Kalbajar",
        "0 events, 0 periods",
    ]


def test_a_table_without_a_title_makes_a_timeline(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "t.toml"
    table.write_text("[events.a]\ndate = 2020-01-01\n", "utf-8")
    assert written(run, "-t", str(table))[0].text == "Timeline"


def test_the_same_table_makes_the_same_picture(run: Run) -> None:
    assert run("timeline", "--svg", "-") == run("timeline", "--svg", "-")


# --- Texts and their widths ---


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("one two", 1000, ["one two"], id="fits"),
        pytest.param("one two", 40, ["one", "two"], id="between-words"),
        pytest.param("oneandtwo", 40, ["onea", "ndtw", "o"], id="within-a-word"),
        pytest.param("a oneandtwo b", 40, ["a", "onea", "ndtw", "o b"], id="only-what-is-too-long"),
        pytest.param("a\tb\x00", 1000, ["a\\tb\\x00"], id="escaped"),
        pytest.param(" ", 40, [""], id="blank"),
        pytest.param("WW", 1, ["W", "W"], id="no-room"),
    ],
)
def test_texts_wrap_within_their_width(text: str, width: float, lines: list[str]) -> None:
    assert wrapped(text, width, 14) == lines


@given(st.text(), st.floats(60, 500), st.booleans())
def test_no_line_is_wider_than_wanted_and_nothing_is_lost(
    text: str, width: float, bold: bool
) -> None:
    lines = wrapped(text, width, 14, bold=bold)
    assert all(text_width(line, 14, bold=bold) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(visible(text).split())


@pytest.mark.parametrize(
    ("text", "width"),
    [
        pytest.param("m", 9.8, id="letter"),
        pytest.param("é", 11, id="beyond-ascii"),
        pytest.param("日", 10.5, id="east-asian"),
        pytest.param("😀", 14, id="emoji"),
        pytest.param("e\u0301", 6.2, id="combining"),
    ],
)
def test_widths_are_estimated_from_above(text: str, width: float) -> None:
    assert text_width(text, 10) == width


@given(st.text())
def test_escaped_text_is_text_in_xml(text: str) -> None:
    element = ET.fromstring(f"<a b='x'>{escape(text)}</a>")  # noqa: S314 - our own
    assert len(element) == 0
    shown = visible(text).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")
    assert (element.text or "") == shown


def test_boxes_that_share_an_edge_do_not_overlap() -> None:
    boxes = [Box(0, 0, 10, 10), Box(10, 0, 10, 10), Box(0, 10, 20, 5)]
    assert not any(a.overlaps(b) for a, b in combinations(boxes, 2))
    assert boxes[0].overlaps(Box(9, 9, 5, 5))


def test_coordinates_are_short() -> None:
    assert [number(value) for value in (1.0, 2.25, 99999.94, 123456.7)] == [
        *("1", "2.2", "99999.9", "123457")
    ]


def test_a_clock_time_stands_below_its_day() -> None:
    table = scope("a=2020-11-15T09:00[Asia/Baku] b=2020-11-15T12:20+04:00")
    for picture in pictures(table, 800):
        texts = [each for each in picture.shapes() if each.kind == "text"]
        assert ">2020-11-15</tspan>" in "".join(each.markup for each in texts)
        assert sum(">09:00 +04:00</tspan>" in each.markup for each in texts) == 1
        assert "2020-11-15T09:00:00+04:00[Asia/Baku], Sunday: A!" in picture.description
    listed, _ = pictures(table, 800)
    assert any(">3 hours, 20 minutes</tspan>" in shape.markup for shape in listed.shapes())
