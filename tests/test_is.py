"""`is A before|after|on|within B`."""

import json
from pathlib import Path

import pytest
from running import Run, RunOnTerminal

WRITE = "write A before|after|on|within|overlapping|meeting|equal B"
STATUS = {"yes": 0, "no": 1, "undetermined": 3}


@pytest.mark.parametrize(
    ("arguments", "verdict"),
    [
        pytest.param(["handover", "after", "deadline"], "yes", id="after"),
        pytest.param(["handover", "before", "deadline"], "no", id="before"),
        pytest.param(["handover", "after", "address"], "no", id="the same day is not after"),
        pytest.param(["handover", "on", "address"], "yes", id="on the same day"),
        pytest.param(["handover", "on", "2020-11-25"], "yes", id="on a date"),
        pytest.param(["handover", "within", "2020"], "yes", id="within a year"),
        pytest.param(["2021-01-01", "within", "2020"], "no", id="not within a year"),
        pytest.param(["landmine-deaths", "within", "2021-06"], "yes", id="within its month"),
        pytest.param(["landmine-deaths", "after", "handover"], "yes", id="imprecise, all agree"),
        pytest.param(["landmine-deaths", "before", "2021-06-15"], "undetermined", id="some agree"),
        pytest.param(["landmine-deaths", "on", "2021-06-15"], "undetermined", id="on one of them"),
        pytest.param(["medal", "after", "handover"], "undetermined", id="an open end"),
        pytest.param(["medal", "on", "medal"], "yes", id="an open end, on itself"),
        pytest.param(["medal", "after", "medal"], "no", id="an open end, not after itself"),
        pytest.param(["medal", "before", "medal"], "no", id="an open end, not before itself"),
        pytest.param(["medal", "before", "medal+1d"], "yes", id="an open end and a day later"),
        pytest.param(["medal", "after", "medal-1d"], "yes", id="an open end and a day earlier"),
        pytest.param(["medal", "before", "medal+1m"], "yes", id="an open end and a month later"),
        pytest.param(["shusha", "within", "war"], "yes", id="within a period"),
        pytest.param(["war-began", "within", "war"], "yes", id="the first day is within"),
        pytest.param(["war-ended", "within", "war"], "yes", id="the last day is within"),
        pytest.param(["deadline", "within", "war"], "no", id="not within a period"),
        pytest.param(["deadline", "after", "war"], "yes", id="after a period"),
        pytest.param(["war-ended", "after", "war"], "no", id="its last day is not after it"),
        pytest.param(["2020-09-26", "before", "war"], "yes", id="before a period"),
        pytest.param(["today", "within", "since-handover"], "yes", id="ongoing, ends today"),
        pytest.param(["tomorrow", "after", "since-handover"], "yes", id="after an ongoing one"),
        pytest.param(["deadline+10d", "on", "handover"], "yes", id="a shift"),
        pytest.param(["The Deadline", "BEFORE", "Actual Handover"], "yes", id="any case, titles"),
        pytest.param(["the actual handover", "after", "the deadline"], "yes", id="articles"),
        pytest.param(["handover", "within", "44-day war"], "no", id="a period's alias"),
        pytest.param(["the", "handover", "after", "the", "deadline"], "yes", id="not quoted"),
        pytest.param(["actual", "handover", "after", "deadline?"], "yes", id="a question mark"),
        pytest.param(["handover+3b", "on", "2020-11-30"], "yes", id="business days"),
        pytest.param(["war", "within", "occupation"], "yes", id="a period within a period"),
        pytest.param(["occupation", "within", "war"], "no", id="not the other way round"),
        pytest.param(["war", "before", "extension"], "yes", id="a period before a period"),
        pytest.param(["extension", "after", "war"], "yes", id="a period after a period"),
        pytest.param(["war", "before", "handover"], "yes", id="a period before a date"),
        pytest.param(["transfer", "overlapping", "extension"], "yes", id="sharing days"),
        pytest.param(["extension", "overlapping", "since-handover"], "yes", id="sharing one day"),
        pytest.param(["war", "overlapping", "statement"], "no", id="the day before"),
        pytest.param(["war", "meeting", "statement"], "yes", id="end + 1 day = start"),
        pytest.param(["statement", "meeting", "war"], "no", id="the later one meets nothing"),
        pytest.param(["extension", "meeting", "since-handover"], "no", id="a shared day"),
        pytest.param(["war", "equal", "2020-09-27/2020-11-09"], "yes", id="the same days"),
        pytest.param(["2020-09-27/2020-11-09", "EQUAL", "war"], "yes", id="a written stretch"),
        pytest.param(["handover", "equal", "address"], "yes", id="equal dates"),
        pytest.param(["handover", "equal", "war"], "no", id="a date and a period"),
        pytest.param(["2004", "equal", "2004"], "yes", id="equal years"),
        pytest.param(["2004-01", "equal", "2004"], "no", id="a month is no year"),
        pytest.param(["2004", "equal", "2004-01-01/2004-12-31"], "yes", id="a year and its days"),
        pytest.param(["2021-06", "equal", "landmine-deaths"], "no", id="a month and a day of it"),
        pytest.param(
            ["landmine-deaths", "equal", "landmine-deaths"], "yes", id="an unknown day is itself"
        ),
        pytest.param(["2020", "overlapping", "war"], "yes", id="a year is all its days"),
        pytest.param(["war", "within", "2020"], "yes", id="within all days of a year"),
        pytest.param(["2021-Q1", "after", "war"], "yes", id="a quarter"),
        pytest.param(["medal", "overlapping", "2024"], "undetermined", id="an unknown day"),
        pytest.param(["shusha", "within", "2004/.."], "yes", id="a stretch without an end"),
        pytest.param(["war", "before", "../1990"], "no", id="a stretch without a beginning"),
        pytest.param(["shusha", "within", "2004/"], "undetermined", id="an end not known"),
        pytest.param(["war", "within", "2020-09/2020-12"], "undetermined", id="an end in a month"),
    ],
)
def test_the_verdict_and_its_status(arguments: list[str], verdict: str, run: Run) -> None:
    assert run("is", *arguments) == (STATUS[verdict], f"{verdict}\n", "")
    assert run("is", *arguments, "-q") == (STATUS[verdict], "", "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(
            ["handover", "afer", "deadline"],
            "'afer' is no relation; did you mean 'after'?",
            id="mistyped",
        ),
        pytest.param(
            ["handover", "x", "deadline"],
            "'x' is no relation; write before, after, on, within, overlapping, meeting or equal",
            id="nothing like one",
        ),
        pytest.param(
            ["handover", "after", "deadlin"],
            "no event or date 'deadlin'; did you mean 'deadline'?",
            id="no such date",
        ),
        pytest.param(
            ["war", "on", "deadline"],
            "'war' is a period, and a period can't be on a date; ask whether it is before, after,"
            " within, overlapping, meeting or equal",
            id="a period on a date",
        ),
        pytest.param(
            ["handover", "on", "war"],
            "'war' is a period, and a date can't be on one; ask whether it is within war",
            id="on a period",
        ),
        pytest.param(
            ["handover", "after"],
            f"'handover after' is no comparison; {WRITE}",
            id="no B",
        ),
        pytest.param([], f"a comparison is missing; {WRITE}", id="nothing"),
        pytest.param(
            ["", "after", "deadline"],
            "an empty text is no date; a date is YYYY-MM-DD (or another EDTF date), a name from"
            " the table, today, yesterday or tomorrow, with shifts such as +10d or -1y6m",
            id="an unset variable",
        ),
    ],
)
@pytest.mark.parametrize("quiet", [[], ["--quiet"]])
def test_an_error_is_neither_yes_nor_no(
    arguments: list[str], message: str, quiet: list[str], run: Run
) -> None:
    assert run("is", *arguments, *quiet) == (2, "", f"Error: {message}\n")


def test_words_that_follow_no_form_show_the_forms(run: Run) -> None:
    code, answer, complaint = run("is", "the", "handover", "near", "the", "deadline")
    assert (code, answer, complaint.count("Error:")) == (2, "", 1)


def test_the_record(run: Run) -> None:
    code, answer, complaint = run("is", "medal", "before", "war", "-o", "jsonl")
    assert (code, complaint) == (3, "")
    record = json.loads(answer)
    assert {name: record[name] for name in ("kind", "question", "value", "min", "max")} == {
        "kind": "verdict",
        "question": "is medal before war",
        "value": None,
        "min": "no",
        "max": "yes",
    }
    assert (record["start_date"], record["end_date"]) == (
        "[..2024-11-25]",
        "2020-09-27/2020-11-09",
    )


def test_the_question_can_be_asked_again(run: Run) -> None:
    picked = run("is", "The Deadline", "within", "44-day war", "--fields", "question", "-o", "csv")
    assert picked == (1, "question\nis deadline within war\n", "")
    assert run("ask", "is deadline within war") == (1, "no\n", "")


def test_plain_dates_need_no_table(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("[", "utf-8")
    arguments = ("is", "2021-01-01", "before", "2021-02", "-t", str(broken))
    assert run(*arguments) == (0, "yes\n", "")


SCREENS = {
    60: """\
is landmine-deaths after 2021-06-10

  2021-06               landmine-deaths  Deaths of
                                         journalists and
                                         local officials by
                                         landmines
  2021-06-10  Thursday

  ╭────────────────╮
  │  undetermined  │
  ╰────────────────╯

  landmine-deaths is one day from 2021-06-01 up to
  2021-06-30; which one is not known.
""",
    80: """\
is landmine-deaths after 2021-06-10

  2021-06               landmine-deaths  Deaths of journalists and local
                                         officials by landmines
  2021-06-10  Thursday

  ╭────────────────╮
  │  undetermined  │
  ╰────────────────╯

  landmine-deaths is one day from 2021-06-01 up to 2021-06-30; which one is not
  known.
""",
    120: """\
is landmine-deaths after 2021-06-10

  2021-06               landmine-deaths  Deaths of journalists and local officials by landmines
  2021-06-10  Thursday

  ╭────────────────╮
  │  undetermined  │
  ╰────────────────╯

  landmine-deaths is one day from 2021-06-01 up to 2021-06-30; which one is not known.
""",
}


@pytest.mark.parametrize("columns", SCREENS)
def test_a_terminal_shows_the_dates_and_what_is_not_known(
    columns: int, run_tty: RunOnTerminal
) -> None:
    screen = run_tty("is", "landmine-deaths", "after", "2021-06-10", columns=columns)
    assert (screen.exit_code, screen.text) == (3, SCREENS[columns])


def test_quiet_is_quiet_on_a_terminal_too(run_tty: RunOnTerminal) -> None:
    screen = run_tty("is", "handover", "after", "deadline", "-q")
    assert (screen.exit_code, screen.sent) == (0, b"")
