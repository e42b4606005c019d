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
