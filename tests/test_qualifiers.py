"""EDTF's `?`, `~` and `%`: every view that shows a date says what they say of it."""

from pathlib import Path

import pytest
from running import Run, RunOnTerminal

TABLE = """\
title = "A life"
[events.born]
title = "Birth"
date = "1450~"
[events.died]
title = "Death"
date = "1500-05-06?"
[events.baptised]
title = "Baptism"
date = "born+1y"
[events.grave]
title = "Grave"
date = "?1501-06"
[events.bell]
title = "Bell"
date = "1500-05-06T09:00"
[periods.life]
title = "Life"
start = "born"
end = "died"
unit = "years"
[questions.age]
ask = "years between born and died"
stated = 49
[questions.wake]
ask = "days between died and 1500-05-08"
stated = 2
[questions.mass]
ask = "days between died and 1500-05-08"
stated = 3
"""
AS_WRITTEN = "The answer takes dates as they are written."


@pytest.fixture
def life(tmp_path: Path) -> str:
    path = tmp_path / "life.toml"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("line", "note"),
    [
        pytest.param("between 1450~ 1500 -u years", "1450~ is given as approximate.", id="between"),
        pytest.param(
            "between born died",
            "born is given as approximate and died is given as uncertain.",
            id="both",
        ),
        pytest.param("since died", "died is given as uncertain.", id="since"),
        pytest.param("until 2030-06?", "2030-06? is given as uncertain.", id="until"),
        pytest.param(
            "until ?2030-06~", "is given as uncertain and approximate year; app", id="of a part"
        ),
        pytest.param("is died after 1499", "died is given as uncertain.", id="is"),
        pytest.param(
            "is baptised within life", "life.end is given as uncertain.", id="a period compared"
        ),
        pytest.param("add died 1y", "died is given as uncertain.", id="add"),
        pytest.param("add born 1y", "born is given as approximate.", id="add to a year"),
        pytest.param(
            "ask how long was life", "born is given as approximate and died", id="a period"
        ),
        pytest.param(
            "ask was life longer than 20 years", "life.start is given as appr", id="of two"
        ),
        pytest.param(
            "ask days from baptised to died", "baptised is given as approximate", id="shifted"
        ),
        pytest.param(
            "show life",
            "born is given as approximate and died is given as uncertain.",
            id="its card",
        ),
    ],
)
def test_an_answer_says_it(line: str, note: str, life: str, run_tty: RunOnTerminal) -> None:
    screen = run_tty(*line.split(), "-t", life, columns=200)
    assert note in screen.text
    assert AS_WRITTEN in screen.text


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("between 1450~ 1500 -u years", "│  49 to 50 years, from an approximate date  │"),
        ("ask days between 1450? and died", " days, from uncertain dates  │"),
        ("ask years of life", "│  49 to 50 years, from uncertain and approximate dates  │"),
        ("add 1450-01-01~ 1d", "│  1450-01-02  Wednesday, approximate  │"),
        ("between 1450 1500 -u years", "│  49 to 50 years  │"),
    ],
)
def test_the_box_of_a_span_says_what_is_behind_it(
    line: str, shown: str, life: str, run_tty: RunOnTerminal
) -> None:
    assert shown in run_tty(*line.split(), "-t", life, columns=160).text


def test_plain_dates_need_no_note(run_tty: RunOnTerminal) -> None:
    assert AS_WRITTEN not in run_tty("between", "1450", "1500-05-06").text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("events", " 1450~ ", id="events"),
        pytest.param("ask what happened in 1501", "?1501-06", id="found events"),
        pytest.param("periods", "life: start approximate, end uncertain.", id="periods"),
        pytest.param("check", "wake: died is given as uncertain.", id="a true claim"),
        pytest.param("check", "mass: died is given as uncertain.", id="a false claim"),
        pytest.param("check", "born is known to the year, approximate", id="an open claim"),
        pytest.param("anniversaries", "died: known to the day, uncertain.", id="of a known day"),
        pytest.param("anniversaries", "born: known to the year, approximate.", id="of a year"),
        pytest.param("show baptised", "│  1451-01-01..1451-12-31, approximate  │", id="shifted"),
        pytest.param("show died", "known to the day, uncertain", id="show"),
        pytest.param("timeline", "1501-06-30, uncertain year", id="timeline"),
        pytest.param("timeline --scale", "Life, 49 to 50 years (start approximate, end", id="axis"),
    ],
)
def test_a_view_says_it(line: str, expected: str, life: str, run_tty: RunOnTerminal) -> None:
    assert expected in run_tty(*line.split(), "-t", life, columns=160).text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("--to mermaid", "    1451-01-01..1451-12-31, approximate : Baptism\n"),
        ("--to mermaid", "    1500-05-06#63; : Death\n"),
        ("--to mermaid --gantt", "approximate#59; end#58; uncertain)"),
        ("--to ics", "SUMMARY:Death (uncertain)"),
        ("--to ics", "Date: 1500-05-06?\\nUncertain."),
    ],
)
def test_an_export_says_it(line: str, expected: str, life: str, run: Run) -> None:
    assert expected in run("export", *line.split(), "-t", life).stdout


def test_a_picture_says_it(life: str, run: Run) -> None:
    assert "1450~, one day from" in run("timeline", "--svg", "-", "-t", life).stdout
    scaled = run("timeline", "--scale", "--width", "2000", "--svg", "-", "-t", life).stdout
    assert "Life, 49 to 50 years (start approximate, end uncertain)" in scaled


@pytest.mark.parametrize(
    ("text", "rests_on"),
    [
        pytest.param("first Monday after died", "died is given as uncertain", id="weekday from"),
        pytest.param("last Monday of c. 1750", "1750~ is given as approximate", id="weekday of"),
        pytest.param("day 100 of c. 1750", "1750~ is given as approximate", id="day of"),
        pytest.param("halfway between died and died+2d", "died is given as", id="halfway"),
        pytest.param("Easter c. 1750", "1750~ is given as approximate", id="yearly"),
        pytest.param(
            "3 days after first Monday after died", "died is given as uncertain", id="in another"
        ),
        pytest.param("middle of sermon", "sermon.start is given as approximate", id="of a period"),
        pytest.param(
            "start of second half of c. 1750", "1750~ is given as approximate", id="a stretch"
        ),
    ],
)
def test_a_day_of_a_phrase_is_as_uncertain_as_its_dates(
    text: str, rests_on: str, tmp_path: Path, run_tty: RunOnTerminal
) -> None:
    path = tmp_path / "life.toml"
    sermon = '[periods.sermon]\nstart = "1500-01-01~"\nend = 1500-01-03\n'
    path.write_text(TABLE + sermon, encoding="utf-8")
    card = run_tty("ask", text, "-t", str(path), columns=100).text
    answer = next(line for line in card.splitlines() if line.strip().startswith("│"))
    assert "approximate" in answer or "uncertain" in answer
    assert rests_on in card
    assert card.index(rests_on.partition(" ")[0]) < card.index("│")


def test_the_end_of_a_period_is_as_certain_as_it_is_written(life: str, run: Run) -> None:
    assert run("ask", "end of life", "-t", life).stdout == "1500-05-06?\n"
    assert "approximate" not in run("ask", "end of life", "-o", "table", "-t", life).stdout


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("before c. 1750", "..1749-12-31~", id="approximate"),
        pytest.param("[..1749-12-31?]", "..1749-12-31?", id="uncertain"),
        pytest.param("[..1749-12-31%]", "..1749-12-31%", id="both"),
        pytest.param("[1749-01-02..1749-12-31~]", "1749-12-31~", id="in two lines"),
    ],
)
def test_bounds_beside_a_line_to_scale_keep_their_sign(
    written: str, shown: str, tmp_path: Path, run_tty: RunOnTerminal
) -> None:
    path = tmp_path / "t.toml"
    path.write_text(f'[events.a]\ndate = "{written}"\n[events.b]\ndate = 1760-01-01\n', "utf-8")
    drawn = run_tty("timeline", "a", "b", "--scale", "-t", str(path)).text
    assert shown in drawn.split()
