"""`check [ID…]`, and how a stated answer is compared with what the dates give."""

import json
from pathlib import Path

import pytest
from running import Run, RunOnTerminal

from handover_cli.answers.claims import check, find_claims
from handover_cli.language.resolving import FixedScope
from handover_cli.output.lists import why
from handover_cli.table.loading import load_text

ONE_OF_EACH = """\
[sources.paper]
title = "A paper with [brackets]"
publisher = "The Press"
date = "2021-07"
url = "https://example.org/a?b=c"
[sources.bare]
[events.began]
date = 2020-09-27
[events.ended]
date = 2020-11-09
source = "bare"
[events.deaths]
date = "2021-06~"
[periods.war]
title = "War"
start = "began"
end = "ended"
unit = "days"
[questions.right]
ask = "how many days of war"
stated = 43
source = "paper"
[questions.counted]
ask = "how many days of war"
stated = 44
source = "paper"
[questions.wrong]
ask = "weeks between began and ended"
stated = 7
source = "paper"
[questions.open]
ask = "days between ended and deaths"
stated = 210
source = "paper"
[questions.unstated]
ask = "when was ended"
note = "Nothing is stated."
"""

HEADER = "id\tquestion\tstated\tvalue\tmin\tmax\tunit\tcounting\tverdict\tholds_if\tsource\n"


@pytest.fixture
def one_of_each(tmp_path: Path) -> str:
    path = tmp_path / "claims.toml"
    path.write_text(ONE_OF_EACH, "utf-8")
    return str(path)


def test_the_claims_of_the_bundled_table_are_true(run: Run) -> None:
    assert run("check") == (
        0,
        HEADER + "delay\tdays between the deadline and the actual handover\t10\t10\t10\t10\tdays"
        "\texclusive\ttrue\t\teurope-today\n"
        "occupation-years\thow many years of occupation\t27\t27\t27\t27\tyears"
        "\texclusive\ttrue\t\teurope-today\n"
        "war-days\thow many days of war\t44\t44\t44\t44\tdays"
        "\tinclusive\ttrue\t\teurope-today\n"
        "report-years\tyears between the handover and the report\t4\t4\t4\t4\tyears"
        "\texclusive\ttrue\t\teurope-today\n",
        "",
    )


def test_one_of_each_verdict(one_of_each: str, run: Run) -> None:
    assert run("check", "-t", one_of_each) == (
        1,
        HEADER + "right\thow many days of war\t43\t43\t43\t43\tdays\texclusive\ttrue\t\tpaper\n"
        "counted\thow many days of war\t44\t43\t43\t43\tdays\texclusive\tfalse\tinclusive\tpaper\n"
        "wrong\tweeks between began and ended\t7\t6\t6\t6\tweeks\texclusive\tfalse\t\tpaper\n"
        "open\tdays between ended and deaths\t210\t\t204\t233\tdays\texclusive\tundetermined\t"
        "\tpaper\n",
        "",
    )


def test_records(one_of_each: str, run: Run) -> None:
    code, answer, complaint = run("check", "-t", one_of_each, "counted", "open", "-o", "json")
    assert (code, complaint) == (1, "")
    assert json.loads(answer) == [
        {
            "id": "counted",
            "question": "how many days of war",
            "stated": 44,
            "value": 43,
            "min": 43,
            "max": 43,
            "unit": "days",
            "counting": "exclusive",
            "verdict": "false",
            "holds_if": "inclusive",
            "source": "paper",
        },
        {
            "id": "open",
            "question": "days between ended and deaths",
            "stated": 210,
            "value": None,
            "min": 204,
            "max": 233,
            "unit": "days",
            "counting": "exclusive",
            "verdict": "undetermined",
            "holds_if": None,
            "source": "paper",
        },
    ]


@pytest.mark.parametrize(
    ("claims", "status", "verdicts"),
    [
        pytest.param("right", 0, "true", id="true"),
        pytest.param("open", 3, "undetermined", id="undetermined"),
        pytest.param("wrong", 1, "false", id="false"),
        pytest.param("right open", 3, "true undetermined", id="an undetermined one"),
        pytest.param("right open wrong", 1, "true false undetermined", id="a false one wins"),
        pytest.param("open right open", 3, "true undetermined", id="each once, in table order"),
    ],
)
def test_the_exit_status(
    claims: str, status: int, verdicts: str, one_of_each: str, run: Run
) -> None:
    lines = "".join(f"{verdict}\n" for verdict in verdicts.split())
    assert run("check", "-t", one_of_each, "-o", "value", *claims.split()) == (status, lines, "")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("rihgt", "no claim 'rihgt'; did you mean 'right'?", id="mistyped"),
        pytest.param("war", "'war' is one of the periods, not of the claims", id="a period"),
        pytest.param(
            "unstated",
            "the question 'unstated' states no answer that could be checked",
            id="a question that states nothing",
        ),
    ],
)
def test_what_is_no_claim(name: str, message: str, one_of_each: str, run: Run) -> None:
    assert run("check", "-t", one_of_each, name) == (2, "", f"Error: {message}\n")


def test_a_claim_without_an_answer_is_named(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "far.toml"
    path.write_text(
        '[questions.far]\nask = "when is today+7999y"\nstated = "2021"\n', encoding="utf-8"
    )
    code, answer, complaint = run("check", "-t", str(path))
    assert (code, answer, complaint.count("\n")) == (2, "", 1)
    assert complaint.startswith("Error: the claim 'far' can't be checked: ")
    assert complaint.endswith("outside the years -9999 to 9999\n")


def test_no_claims_at_all(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "none.toml"
    path.write_text("[events.a]\ndate = 2021-01-01\n", encoding="utf-8")
    assert run("check", "-t", str(path)) == (0, HEADER, "")
    assert run("check", "-t", str(path), "-o", "json") == (0, "[]\n", "")
    assert run("check", "-t", str(path), "-o", "value") == (0, "", "")
    assert run("check", "-t", str(path), "-o", "table") == (
        0,
        "The table states no answers, so there is nothing to check.\n",
        "",
    )


def checked(ask: str, stated: str) -> tuple[str | None, str | None, str]:
    """The verdict on a claim, the counting that it holds under, and what is said of it."""
    text = (
        ONE_OF_EACH.partition("[questions")[0]
        + '[periods.fall]\nstart = 2020-11-25\nend = "2020-11-15+1m"\ncounting = "inclusive"\n'
        + f"[questions.it]\nask = '{ask}'\nstated = {stated}\n"
    )
    table = load_text(text)
    scope = FixedScope(table, 739_000, table.business_calendar)
    found = check(find_claims(table, ["it"])[0], scope)
    return found.verdict, found.holds_if, why(found)


@pytest.mark.parametrize(
    ("ask", "stated", "expected"),
    [
        pytest.param("days between began and ended", "43", ("true", None, ""), id="a number"),
        pytest.param(
            "days between ended and began",
            "-43",
            ("true", None, ""),
            id="a negative number",
        ),
        pytest.param(
            "days between ended and began",
            "44",
            ("false", None, "the dates give -43 days, not 44."),
            id="the other counting has the sign too",
        ),
        pytest.param(
            "days between began and ended inclusive",
            "43",
            ("false", "exclusive", "43 is right as the difference; counting both days gives 44."),
            id="right as the difference",
        ),
        pytest.param(
            "days of fall",
            "20",
            ("false", "exclusive", "20 is right as the difference; counting both days gives 21."),
            id="a period that counts both days",
        ),
        pytest.param(
            "years between began and 2048-01-01", "27", ("true", None, ""), id="whole, cut"
        ),
        pytest.param(
            "years between began and 2048-01-01",
            "27.2",
            ("true", None, ""),
            id="decimals at the places stated, cut",
        ),
        pytest.param(
            "years between began and 2048-01-01",
            "27.3",
            ("false", None, "the dates give 27.2 years, not 27.3."),
            id="decimals, not rounded",
        ),
        pytest.param(
            "years between began and 2048-01-01",
            '"27.20..27.30"',
            ("true", None, ""),
            id="within a stated range",
        ),
        pytest.param("days between began and ended", '"40.."', ("true", None, ""), id="at least"),
        pytest.param(
            "days between began and ended",
            '"..40"',
            ("false", None, "the dates give 43 days, not ..40."),
            id="more than at most",
        ),
        pytest.param(
            "days between ended and deaths", '"204..233"', ("true", None, ""), id="the whole range"
        ),
        pytest.param(
            "days between ended and deaths",
            '"210.."',
            (
                "undetermined",
                None,
                (
                    "210.. is possible, as the dates give 204 to 233 days:"
                    " deaths is known to the month, approximate."
                ),
            ),
            id="part of the range",
        ),
        pytest.param(
            "days between ended and deaths",
            "234",
            ("false", None, "the dates give 204 to 233 days, not 234."),
            id="outside the range, and possible counting both days",
        ),
        pytest.param(
            "days between ended and deaths",
            "235",
            ("false", None, "the dates give 204 to 233 days, not 235."),
            id="outside the range",
        ),
        pytest.param(
            "how long was war", '"1 month, 13 days"', ("true", None, ""), id="a calendar span"
        ),
        pytest.param("how long was war", '"P1M13D"', ("true", None, ""), id="in ISO 8601"),
        pytest.param("iso of war", '"1m13d"', ("true", None, ""), id="short"),
        pytest.param(
            "how long was war",
            '"43 days"',
            ("true", None, ""),
            id="days that are a month and some from there",
        ),
        pytest.param(
            "how long between ended and began",
            '"-6 weeks, 1 day"',
            ("true", None, ""),
            id="the same, back",
        ),
        pytest.param(
            "how long was war",
            '"44 days"',
            (
                "false",
                "inclusive",
                "44 days is right counting both days; the difference is 1 month, 13 days.",
            ),
            id="a span in the other counting",
        ),
        pytest.param("how long was war", '"1m..2m"', ("true", None, ""), id="a range of spans"),
        pytest.param("how long was war", '"..2m"', ("true", None, ""), id="an open one"),
        pytest.param(
            "how long between ended and deaths",
            '"7m"',
            (
                "undetermined",
                None,
                (
                    "7m is possible, as the dates give 6 months, 23 days to 7 months, 21 days:"
                    " deaths is known to the month, approximate."
                ),
            ),
            id="a span within a range",
        ),
        pytest.param("when was ended", "2020-11-09", ("true", None, ""), id="a date"),
        pytest.param("when was ended", '"2020-11"', ("true", None, ""), id="a month around it"),
        pytest.param(
            "when was ended",
            '"2020-11-10..2020-11-20"',
            ("false", None, "the dates give 2020-11-09 Monday, not 2020-11-10..2020-11-20."),
            id="days that it is not among",
        ),
        pytest.param("when was deaths", '"2021-06"', ("true", None, ""), id="the same month"),
        pytest.param(
            "when was deaths",
            "2021-06-11",
            (
                "undetermined",
                None,
                (
                    "2021-06-11 is possible, as the dates give 2021-06~:"
                    " deaths is known to the month, approximate."
                ),
            ),
            id="a day of a month",
        ),
        pytest.param("10 days after began", '"..2020-12"', ("true", None, ""), id="a sum"),
        pytest.param("what day was ended", '"monday"', ("true", None, ""), id="a weekday"),
        pytest.param(
            "what day was ended",
            '"Tuesday"',
            ("false", None, "the dates give Monday, not Tuesday."),
            id="another weekday",
        ),
        pytest.param(
            "what day was deaths",
            '"Tuesday"',
            (
                "undetermined",
                None,
                "the dates leave it open: deaths is known to the month, approximate.",
            ),
            id="a weekday of some day",
        ),
        pytest.param("is ended after began", '"yes"', ("true", None, ""), id="yes"),
        pytest.param(
            "is ended after began",
            '"No"',
            ("false", None, "the dates give yes, not No."),
            id="no",
        ),
        pytest.param(
            "is deaths before 2021-06-15",
            '"yes"',
            (
                "undetermined",
                None,
                "the dates leave it open: deaths is known to the month, approximate.",
            ),
            id="undetermined",
        ),
    ],
)
def test_a_stated_answer_against_the_dates(
    ask: str, stated: str, expected: tuple[str, str | None, str]
) -> None:
    assert checked(ask, stated) == expected


SCREENS = {
    60: """\
 claim    stated  the dates give   counted    verdict
 ─────────────────────────────────────────────────────────
 right        43  43 days          exclusive  true
 counted      44  43 days          exclusive  false
 wrong         7  6 weeks          exclusive  false
 open        210  204 to 233 days  exclusive  undetermined

 counted: 44 is right counting both days; the difference is
 43.
 wrong: the dates give 6 weeks, not 7.
 open: 210 is possible, as the dates give 204 to 233 days:
 deaths is known to the month, approximate.
 4 claims: 1 true, 2 false, 1 undetermined.
""",
    80: """\
 claim    stated  the dates give   counted    verdict       question
 ───────────────────────────────────────────────────────────────────────────────
 right        43  43 days          exclusive  true          how many days of war
 counted      44  43 days          exclusive  false         how many days of war
 wrong         7  6 weeks          exclusive  false         weeks between began
                                                            and ended
 open        210  204 to 233 days  exclusive  undetermined  days between ended
                                                            and deaths

 counted: 44 is right counting both days; the difference is 43.
 wrong: the dates give 6 weeks, not 7.
 open: 210 is possible, as the dates give 204 to 233 days: deaths is known to
 the month, approximate.
 4 claims: 1 true, 2 false, 1 undetermined.
""",
    120: """\
 claim    stated  the dates give   counted    verdict       question                       source
 ────────────────────────────────────────────────────────────────────────────────────────────────
 right        43  43 days          exclusive  true          how many days of war           paper
 counted      44  43 days          exclusive  false         how many days of war           paper
 wrong         7  6 weeks          exclusive  false         weeks between began and ended  paper
 open        210  204 to 233 days  exclusive  undetermined  days between ended and deaths  paper

 counted: 44 is right counting both days; the difference is 43.
 wrong: the dates give 6 weeks, not 7.
 open: 210 is possible, as the dates give 204 to 233 days: deaths is known to the month, approximate.
 4 claims: 1 true, 2 false, 1 undetermined.
""",
}


@pytest.mark.parametrize("columns", SCREENS)
def test_on_a_terminal(columns: int, one_of_each: str, run_tty: RunOnTerminal) -> None:
    screen = run_tty("check", "-t", one_of_each, columns=columns)
    assert (screen.exit_code, screen.text) == (1, SCREENS[columns])


BUNDLED = {
    60: """\
                           the dates
 claim             stated  give           counted    verdict
 ───────────────────────────────────────────────────────────
 delay                 10  10 days        exclusive  true
 occupation-years      27  27 years       exclusive  true
 war-days              44  44 days        inclusive  true
 report-years           4  4 years        exclusive  true

 4 claims: 4 true.
""",
    80: """\
 claim             stated  the dates give  counted    verdict  source
 ──────────────────────────────────────────────────────────────────────────
 delay                 10  10 days         exclusive  true     europe-today
 occupation-years      27  27 years        exclusive  true     europe-today
 war-days              44  44 days         inclusive  true     europe-today
 report-years           4  4 years         exclusive  true     europe-today

 4 claims: 4 true.
""",
    120: """\
 claim             stated  the dates give  counted    verdict  question                                     source
 ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
 delay                 10  10 days         exclusive  true     days between the deadline and the actual     europe-today
                                                               handover
 occupation-years      27  27 years        exclusive  true     how many years of occupation                 europe-today
 war-days              44  44 days         inclusive  true     how many days of war                         europe-today
 report-years           4  4 years         exclusive  true     years between the handover and the report    europe-today

 4 claims: 4 true.
""",
}


@pytest.mark.parametrize("columns", BUNDLED)
def test_the_bundled_claims_on_a_terminal(columns: int, run_tty: RunOnTerminal) -> None:
    screen = run_tty("check", columns=columns)
    assert (screen.exit_code, screen.text) == (0, BUNDLED[columns])


def test_one_claim_is_one_claim_and_its_verdict_alone_is_coloured(
    one_of_each: str, run_tty: RunOnTerminal
) -> None:
    screen = run_tty("check", "-t", one_of_each, "wrong")
    assert screen.text.endswith("\n 1 claim: 1 false.\n")
    assert screen.sent.count(b"\x1b[1;35m") == screen.sent.count(b"\x1b[1;35mfalse") == 1
