"""What is completed where, and that nothing in a table can break the way to the shell."""

import re
import sys
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import Result, Run, run_here

from handover_cli.app.completion_scripts import SCRIPTS, unquoted
from handover_cli.cli import COMMANDS, cli
from handover_cli.documents.toml_text import quoted
from handover_cli.language.forms import SLOTS, vocabulary
from handover_cli.language.yearly import FIXED

TABLE = """\
[events.deadline]
title = "Original deadline"
date = 2020-11-15
tags = ["agreement", "two words"]

[events.deaths]
title = "Deaths"
date = "2021-06"

[events.handover]
title = "Return"
date = 2020-11-25

[periods.war]
title = "War of 2020"
start = 2020-09-27
end = 2020-11-09

[periods.peace]
title = "Since then"
start = 2020-11-10

[questions.delay]
ask = "days between deadline and handover"
stated = 10

[questions.open]
ask = "days between deadline and deaths"
"""
EVENTS = ["deadline", "handover", "deaths"]
ENDS = ["war.start", "war.end", "peace.start", "peace.end"]
DAYS = ["yesterday", "today", "tomorrow"]
DATES = [*EVENTS, *ENDS, *DAYS]
RELATIONS = ["before", "after", "on", "within", "overlapping", "meeting", "equal"]
UNITS = ["days", "weeks", "months", "years", "business-days", "calendar", "iso"]
ALL_UNITS = [*UNITS, "hours", "minutes", "seconds"]
SPANS = ["between", "from", "since", "until", "to", "ago"]
IS = ["is", "was", "are", "were"]
ENDINGS = ["inclusive", "exclusive", "counting"]
TYPED = re.compile(r"-|[a-z0-9]+([-.][a-z0-9]+)*")
"""A word of a question, or a name of the table."""
PARTS = ["GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS"]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "table.toml"
    path.write_text(TABLE, "utf-8")
    return str(path)


def completed(
    *words: str, table: str, kind: str = "zsh", env: dict[str, str] | None = None
) -> list[tuple[str, str, str]]:
    """Kind, word and meaning of each completion of the last word."""
    variables = {"_HANDOVER_COMPLETE": kind, "HANDOVER_TABLE": table, **(env or {})}
    result = run_here(*words, env=variables)
    assert (result.exit_code, result.stderr) == (0, "")
    found = [line.split("\t") for line in result.stdout.splitlines()]
    return [(kind, word, about) for kind, word, about in found]


def words_after(*words: str, table: str, kind: str = "zsh") -> list[str]:
    return [word for _, word, _ in completed(*words, table=table, kind=kind)]


CASES = [
    # Commands and options.
    pytest.param(["va"], ["validate"], id="a command"),
    pytest.param([""], list(COMMANDS), id="every command"),
    pytest.param(["--v"], ["--version"], id="an option of the program"),
    pytest.param(["nope", ""], [], id="nothing after an unknown command"),
    pytest.param(["between", "--inc"], ["--inclusive"], id="an option"),
    pytest.param(["completion", ""], ["bash", "zsh", "fish"], id="shells"),
    # Dates.
    pytest.param(["between", ""], DATES, id="between A: events by date, ends, words"),
    pytest.param(["between", "deadline", "dea"], ["deadline", "deaths"], id="between B"),
    pytest.param(["between", "deadline", "handover", ""], [], id="between has no third"),
    pytest.param(["between", "DEA"], ["deadline", "deaths"], id="in any case"),
    pytest.param(["between", "war."], ["war.start", "war.end"], id="the ends of a period"),
    pytest.param(["between", "to"], ["today", "tomorrow"], id="today"),
    pytest.param(["between", "deadline+1"], [], id="no shifts"),
    pytest.param(["between", "--inclusive", "ha"], ["handover"], id="after a flag"),
    pytest.param(["between", "-u", "days", "ha"], ["handover"], id="after an option"),
    pytest.param(["between", "-u", "nope", "ha"], ["handover"], id="after a wrong value"),
    pytest.param(["between", "--", "ha"], ["handover"], id="after two hyphens"),
    pytest.param(["since", "ha"], ["handover"], id="since"),
    pytest.param(["until", "ha"], ["handover"], id="until"),
    pytest.param(["events", "d"], ["deadline", "deaths"], id="events"),
    pytest.param(["events", "deadline", "ha"], ["handover"], id="events take several"),
    pytest.param(["periods", ""], ["war", "peace"], id="periods"),
    pytest.param(["show", "d"], ["deadline", "deaths", "delay"], id="show anything"),
    pytest.param(["show", "w"], ["war"], id="show a period"),
    pytest.param(["check", ""], ["delay"], id="check claims"),
    pytest.param(["anniversaries", "ha"], ["handover"], id="anniversaries"),
    pytest.param(["add", "ha"], ["handover"], id="add"),
    pytest.param(["add", "handover", "-3"], [], id="no durations"),
    pytest.param(["add", "handover", "-3d", "--wee"], ["--weekend"], id="add, an option"),
    pytest.param(["seq", "de"], ["deadline", "deaths"], id="seq START"),
    pytest.param(["seq", "deadline", "ha"], ["handover"], id="seq END"),
    pytest.param(["seq", "--skip", "sat"], ["saturday"], id="seq --skip"),
    pytest.param(["is", "ha"], ["handover"], id="is A"),
    pytest.param(["is", "handover", ""], RELATIONS, id="is, its relation"),
    pytest.param(["is", "handover", "within", "w"], ["war.start", "war.end", "war"], id="is B"),
    pytest.param(["is", "handover", "within", "war", ""], [], id="is has no fourth"),
    pytest.param(["timeline", "w"], ["war"], id="timeline"),
    pytest.param(["export", "--tag", "a"], ["agreement"], id="export --tag"),
    pytest.param(["batch", "--end", "ha"], ["handover"], id="batch --end"),
    pytest.param(["events", "--after", "ha"], ["handover"], id="--after"),
    pytest.param(["events", "--before", "war.e"], ["war.end"], id="--before"),
    pytest.param(["events", "--tag", ""], ["agreement"], id="tags that a shell takes as they are"),
    pytest.param(["events", "--tag", "A"], ["agreement"], id="tags in any case"),
    pytest.param(["events", "-o", "J"], ["json", "jsonl"], id="formats in any case"),
    # Values of options.
    pytest.param(["between", "-u", "w"], ["weeks"], id="-u"),
    pytest.param(["between", "--unit", ""], ALL_UNITS, id="--unit"),
    pytest.param(["between", "--zone", "asia/bak"], ["Asia/Baku"], id="--zone"),
    pytest.param(["between", "-o", "js"], ["json", "jsonl"], id="-o"),
    pytest.param(["between", "--country", "az"], ["AZ"], id="--country"),
    pytest.param(["between", "--country", "GB-"], PARTS, id="--country, a part"),
    pytest.param(["holidays", "w"], ["war"], id="holidays"),
    pytest.param(["between", "--weekend", "s"], ["saturday", "sunday"], id="--weekend"),
    pytest.param(
        ["between", "--weekend", "friday,s"],
        ["friday,saturday", "friday,sunday"],
        id="--weekend goes on",
    ),
    pytest.param(["between", "--weekend", "Friday,f"], [], id="no day twice"),
    pytest.param(
        ["between", "--fields", "st"], ["start", "start_date", "start_written"], id="--fields"
    ),
    pytest.param(
        ["between", "--fields", "start,st"],
        ["start,start_date", "start,start_written"],
        id="--fields goes on",
    ),
    pytest.param(
        ["events", "--fields", "w"], ["weekday", "week", "written"], id="fields of events"
    ),
    pytest.param(["validate", "--fields", "l"], ["line"], id="fields of validate"),
    # A question. Where very many words may follow, see OFFERED.
    pytest.param(["ask", "del"], ["delay"], id="a stored question"),
    pytest.param(["ask", "number", ""], ["of"], id="number"),
    pytest.param(["ask", "how", "many", "business", ""], ["days", "day"], id="business"),
    pytest.param(["ask", "days", "between", ""], DATES, id="between"),
    pytest.param(["ask", "days", "between", "the", "de"], ["deadline", "deaths"], id="the"),
    pytest.param(["ask", "days", "between", "deadline", ""], ["and"], id="one date"),
    pytest.param(["ask", "days", "between", "deadline", "and", ""], DATES, id="and"),
    pytest.param(
        ["ask", "days", "between", "a", "b", "and", "c", ""], ["in", *ENDINGS], id="two dates"
    ),
    pytest.param(["ask", "days", "from", "deadline", ""], ["to", "until", "through"], id="from"),
    pytest.param(["ask", "days", "from", "deadline", "to", "h"], ["handover"], id="to"),
    pytest.param(["ask", "days", "since", "h"], ["handover"], id="since, asked"),
    pytest.param(["ask", "days", "of", ""], ["war", "peace", "overlap"], id="of a period"),
    pytest.param(
        ["ask", "days", "of", "war", "co"], ["counting", "covered"], id="how it is counted"
    ),
    pytest.param(["ask", "days", "of", "war", "counting", "b"], ["both"], id="counting"),
    pytest.param(
        ["ask", "days", "of", "war", "counting", "both", "da"], ["days", "dates"], id="both"
    ),
    pytest.param(
        ["ask", "how", "long", "was", "w"], ["we", "war.start", "war.end", "war", "weeks"], id="was"
    ),
    pytest.param(
        ["ask", "how", "long", "did", "war", "l"], ["later", "late", "last", "long"], id="did"
    ),
    pytest.param(["ask", "how", "long", "ago", ""], [*IS, "did", "does", "do", "will"], id="ago"),
    pytest.param(["ask", "how", "long", "ago", "was", "han"], ["handover"], id="ago was"),
    pytest.param(["ask", "when", "was", "han"], ["handover"], id="when was"),
    pytest.param(["ask", "what", "day", "was", "han"], ["handover"], id="what day was"),
    pytest.param(["ask", "is", "handover", "after", "war", ""], [], id="after the war"),
    pytest.param(["ask", "5", "business", ""], ["days"], id="business days"),
    pytest.param(["ask", "10", "days", "after", "h"], ["handover"], id="after"),
    pytest.param(["ask", "first", "monday", "of", ""], ["war", "peace"], id="a computed day"),
    pytest.param(["ask", "2021-02-30", "until", "han"], ["handover"], id="a wrong date"),
    pytest.param(["ask", "2021-02-30", "aft"], [], id="a wrong date alone"),
    pytest.param(
        ["ask", "days", "until", "first", "mon"], ["month", "monday"], id="computed, inside"
    ),
    pytest.param(["ask", "which", "came", "first,", ""], DATES, id="which came first"),
    pytest.param(["ask", "delay", ""], [], id="a stored question is whole"),
    pytest.param(["ask", "nonsense", ""], [], id="nothing after words that are no name"),
    pytest.param(
        ["ask", "days between dea"], ["days between deadline", "days between deaths"], id="one text"
    ),
    pytest.param(
        ["ask", "days between deadline "], ["days between deadline and"], id="and a space"
    ),
    pytest.param(
        ["ask", "days", "between deadline and h"],
        ["between deadline and handover"],
        id="words and a text",
    ),
]


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_what_is_completed(words: list[str], expected: list[str], table: str) -> None:
    assert words_after(*words, table=table) == expected


OFFERED = [
    pytest.param(
        [],
        ["how", "when", "what", "is", "did", "days", "deadline", "delay", "-"],
        id="a first word",
    ),
    pytest.param(["the"], [*UNITS, "business", "deadline", "war"], id="after an article"),
    pytest.param(["how"], ["many", "long", "far", "late", "old"], id="how"),
    pytest.param(["how", "many"], [*UNITS, "business", "mondays", "weekends"], id="how many"),
    pytest.param(["number", "of"], [*UNITS, "business"], id="number of"),
    pytest.param(["days"], [*SPANS, *IS, "did", "of", "in", "after"], id="a unit"),
    pytest.param(["days", "of", "war"], ENDINGS, id="of a period"),
    pytest.param(["how", "long"], [*SPANS, *IS, "did"], id="how long"),
    pytest.param(["when"], [*IS, "did", "deadline"], id="when"),
    pytest.param(["what"], ["day", "weekday", "happened", "came", "is", "was"], id="what"),
    pytest.param(["which", "weekday"], [*IS, "of"], id="which weekday"),
    pytest.param(["is"], [*DATES, "it", "war"], id="is"),
    pytest.param(["is", "handover"], [*RELATIONS, "between", "longer"], id="is it"),
    pytest.param(["is", "handover", "on"], [*DATES, "war", "peace", "monday"], id="on"),
    pytest.param(["is", "handover", "within"], [*DATES, "war", "peace"], id="within"),
    pytest.param(["10"], ["days", "weeks", "months", "years", "business"], id="a number"),
    pytest.param(["10", "days"], ["after", "before", "ago", "in"], id="a duration"),
    pytest.param(["10d"], ["after", "before", "ago"], id="a short duration"),
    pytest.param(["handover"], ["to", "until", "or"], id="a name"),
]


@pytest.mark.parametrize(("words", "expected"), OFFERED)
def test_what_may_come_next_is_offered(words: list[str], expected: list[str], table: str) -> None:
    offered = words_after("ask", *words, "", table=table)
    assert [word for word in expected if word not in offered] == []


@pytest.mark.parametrize("words", [param.values[0] for param in OFFERED], ids=" ".join)
def test_what_is_offered_are_words_that_people_type(words: list[str], table: str) -> None:
    offered = words_after("ask", *words, "", table=table)
    assert [word for word in offered if not TYPED.fullmatch(word)] == []
    assert "dash" not in offered


def test_words_that_no_question_has_in_this_place_are_not_offered(table: str) -> None:
    # A name may be any words, but these are no name.
    assert not {"to", "until", "minus", "or"} & set(words_after("ask", "how", "", table=table))
    assert not {"plus", "start"} & set(words_after("ask", "is", "handover", "", table=table))


def test_what_completion_offers_is_of_the_language() -> None:
    offered = {word for slot in SLOTS.values() for word in slot.offered}
    assert {"days", "business-days", "before", "inclusive"} < offered
    assert {part for word in offered for part in word.split()} <= vocabulary() | set(FIXED)


@pytest.mark.parametrize(
    "question",
    [
        "how many days between deadline and handover inclusive",
        "how long from deadline until handover counting both days",
        "number of business days since handover",
        "weeks to handover exclusive",
        "how many months ago was handover",
        "years of war",
        "how long did war last",
        "5 days after deadline",
        "when was handover",
        "which weekday is handover",
        "was handover within war",
    ],
)
def test_each_word_of_a_question_is_offered_after_those_before(question: str, table: str) -> None:
    words = question.split()
    for at, word in enumerate(words):
        if not word.isdigit():
            assert word in words_after("ask", *words[:at], "", table=table), words[:at]


def test_names_come_with_their_titles_and_dates(table: str) -> None:
    assert completed("between", "d", table=table) == [
        ("plain", "deadline", "Original deadline, 2020-11-15"),
        ("plain", "deaths", "Deaths, 2021-06"),
    ]
    assert completed("between", "peace", table=table) == [
        ("plain", "peace.start", "Since then, 2020-11-10"),
        ("plain", "peace.end", "Since then, today"),
    ]
    assert completed("ask", "days", "of", "wa", table=table) == [("plain", "war", "War of 2020")]
    assert completed("ask", "del", table=table) == [
        ("plain", "delay", "days between deadline and handover")
    ]
    assert completed("va", table=table) == [("plain", "validate", COMMANDS["validate"])]


def test_a_list_goes_on_without_a_space(table: str) -> None:
    assert {kind for kind, _, _ in completed("between", "--fields", "", table=table)} == {"open"}


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["between", "-t", "x"], id="-t"),
        pytest.param(["between", "--table", ""], id="--table"),
        pytest.param(["validate", "x"], id="validate"),
        pytest.param(["init", ""], id="init"),
        pytest.param(["init", "--from", ""], id="--from"),
    ],
)
def test_files_are_left_to_the_shell(words: list[str], table: str) -> None:
    assert [kind for kind, _, _ in completed(*words, table=table)] == ["file"]


def test_a_value_after_an_equals_sign_keeps_its_option(table: str) -> None:
    for words in (["--unit=we"], ["--unit=days", "--unit=we"]):
        assert words_after("between", *words, table=table) == ["--unit=weeks"]
    assert words_after("between", "--fields=id,val", table=table) == ["--fields=id,value"]
    assert words_after("between", "--unit=days", "ha", table=table) == ["handover"]


def test_bash_takes_the_equals_sign_for_a_word(table: str) -> None:
    for words, expected in [
        (["--unit", "=", "we"], ["weeks"]),
        (["--unit", "="], ALL_UNITS),
        (["--unit", "=", ""], ALL_UNITS),
        (["--unit", "=", "days", "ha"], ["handover"]),
        (["--fields", "=", "start,unit", "--unit", "=", "we"], ["weeks"]),
    ]:
        assert words_after("between", *words, table=table, kind="bash") == expected


def test_the_table_that_the_line_names_is_the_one(tmp_path: Path, table: str) -> None:
    (tmp_path / "other table.toml").write_text('[events.only]\ndate = "2020"\n')
    path = tmp_path / "other table.toml"
    for typed in (f"'{path}'", f'"{path}"', str(path).replace(" ", "\\ ")):
        assert words_after("between", "-t", typed, "o", table=table) == ["only"]
    home = {"HOME": str(tmp_path), "WHERE": str(tmp_path)}
    for typed in ("~/'other table.toml'", "$WHERE/other\\ table.toml"):
        found = completed("between", "-t", typed, "o", table=table, env=home)
        assert [word for _, word, _ in found] == ["only"]
    # fish has taken the quotes off.
    assert words_after("between", "-t", str(path), "'o", table=table, kind="fish") == ["only"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        pytest.param(None, "nowhere.toml", id="missing"),
        pytest.param("[events.a]\ndate = 5\n", "t.toml", id="a problem"),
        pytest.param("events = [", "t.toml", id="no TOML"),
    ],
)
@pytest.mark.parametrize("words", [["between", ""], ["events", ""], ["events", "--tag", ""]])
def test_a_broken_table_completes_no_names_and_says_nothing(
    words: list[str], content: str | None, name: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content)
    assert set(words_after(*words, table=str(path))) <= set(DAYS)
    # What is in no table is still completed.
    assert words_after("between", "-u", "we", table=str(path)) == ["weeks"]


@pytest.mark.parametrize("words", [[], ["between", "--nope", ""], ["--nope", ""], ["-h", ""]])
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "1"])
def test_whatever_is_asked_nothing_goes_wrong(words: list[str], shell: str, run: Run) -> None:
    result = run(*words, env={"_HANDOVER_COMPLETE": shell})
    assert (result.exit_code, result.stderr) == (0, "")


HOSTILE = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("\t\n\r\x00\x1b\x07:\\'\"`$%\u202e"),
    min_size=1,
    max_size=12,
).filter(str.strip)


@given(HOSTILE, HOSTILE, st.sampled_from(["bash", "zsh", "fish"]), st.sampled_from(["9", "63"]))
def test_no_title_or_tag_breaks_a_line(title: str, tag: str, shell: str, kind: str) -> None:
    from tempfile import NamedTemporaryFile

    text = f'[events.aa]\ntitle = {quoted("t " + title)}\ndate = "2020"\ntags = [{quoted(tag)}]\n'
    text += '[events.ab]\ndate = "2020"\n'
    with NamedTemporaryFile("w", suffix=".toml", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        variables = {"_HANDOVER_COMPLETE": shell, "COMP_TYPE": kind, "HANDOVER_TABLE": file.name}
        lines = run_here("between", "a", env=variables).stdout.split("\n")
        tags = run_here("events", "--tag", "", env=variables).stdout
    assert [re.match(r"plain\t(\w+)", line)[1] for line in lines[:-1]] == ["aa", "ab"]  # type: ignore[index]
    assert lines[-1] == ""
    assert all(c.isprintable() or c == "\t" or ord(c) > 0x9F for line in lines for c in line)
    assert "\x1b" not in tags
    assert tags.count("\n") <= 1


def test_bash_lists_what_it_completes_with_its_meaning(table: str, run: Run) -> None:
    env = {"_HANDOVER_COMPLETE": "bash", "HANDOVER_TABLE": table}
    plain = run("between", "d", env={**env, "COMP_TYPE": "9", "COLUMNS": "30"})
    assert plain.stdout == (
        "plain\tdeadline\tOriginal deadline, 2020-11-15\nplain\tdeaths\tDeaths, 2021-06\n"
    )
    for kind in ("63", "33", "64"):
        listed = run("between", "d", env={**env, "COMP_TYPE": kind, "COLUMNS": "30"})
        assert listed.stdout == (
            "plain\tdeadline  Original deadline, \nplain\tdeaths    Deaths, 2021-06    \n"
        )
    # A single one is inserted, so it is nothing but itself.
    single = run("between", "h", env={**env, "COMP_TYPE": "63", "COLUMNS": "30"})
    assert single.stdout == "plain\thandover\tReturn, 2020-11-25\n"
    for columns in ("wide", "", "0"):
        unknown = run("between", "d", env={**env, "COMP_TYPE": "63", "COLUMNS": columns})
        assert {len(line) for line in unknown.stdout.splitlines()} == {len("plain\t") + 79}
    without = run("between", "t", env={**env, "COMP_TYPE": "63", "COLUMNS": "20"})
    assert without.stdout == f"plain\ttoday{' ' * 14}\nplain\ttomorrow{' ' * 11}\n"


def test_wide_letters_take_two_columns_in_bash(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "t.toml"
    path.write_text(
        '[events.aa]\ntitle = "戦争e\u0301"\ndate = "2020"\n[events.ab]\ndate = "2020"\n'
    )
    env = {"_HANDOVER_COMPLETE": "bash", "COMP_TYPE": "63", "HANDOVER_TABLE": str(path)}
    shown = run("between", "a", env={**env, "COLUMNS": "10"}).stdout.splitlines()
    assert shown == ["plain\taa  戦争e\u0301", "plain\tab  ab, 2"]
    shown = run("between", "a", env={**env, "COLUMNS": "9"}).stdout.splitlines()
    assert shown[0] == "plain\taa  戦争"
    shown = run("between", "a", env={**env, "COLUMNS": "8"}).stdout.splitlines()
    assert shown[0] == "plain\taa  戦"


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        pytest.param("a\\ b", "a b", id="backslash"),
        pytest.param("'a b", "a b", id="quote without end"),
        pytest.param('"a b"', "a b", id="quotes"),
        pytest.param("", "", id="empty"),
    ],
)
def test_quotes_of_the_shell_are_taken_off(word: str, plain: str) -> None:
    assert unquoted(word) == plain


# ---------------------------------------------------------------- the command, and all commands


@pytest.mark.parametrize("shell", SCRIPTS)
def test_the_script_is_printed_whole(shell: str, run: Run) -> None:
    assert run("completion", shell) == Result(0, SCRIPTS[shell], "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param([], "the argument SHELL is missing", id="none"),
        pytest.param(
            ["tcsh"],
            "invalid value for 'SHELL': 'tcsh' is not one of 'bash', 'zsh', 'fish'",
            id="unknown",
        ),
    ],
)
def test_another_shell_is_an_error(arguments: list[str], message: str, run: Run) -> None:
    result = run("completion", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"Error: {message}; see handover completion --help\n"


TAKES_NO_NAME = {("completion", "shell"), ("add", "durations")}
"""Arguments that are no name from the table."""


def parameters(name: str) -> list[click.Parameter]:
    with click.Context(cli) as context:
        command = cli.get_command(context, name)
        assert command is not None
        return command.params


@pytest.mark.parametrize("name", COMMANDS)
def test_every_argument_that_takes_a_name_completes_it(name: str, table: str) -> None:
    for param in parameters(name):
        if isinstance(param, click.Argument) and (name, param.name) not in TAKES_NO_NAME:
            with click.Context(cli, info_name=name) as context:
                context.params = {"tables": (table,)}
                assert param.shell_complete(context, "") != [], f"{name} {param.name}"


CALLS = {
    "add": ["deadline", "1d"],
    "between": ["today", "today"],
    "is": ["deadline", "before", "today"],
    "seq": ["today", "today"],
    "since": ["today"],
    "until": ["today"],
    "show": ["deadline"],
}
"""How a command that has to have arguments can be called."""
WITH_FIELDS = [n for n in COMMANDS if any(param.name == "fields" for param in parameters(n))]


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        *(pytest.param(name, CALLS.get(name, []), id=name) for name in WITH_FIELDS),
        pytest.param("ask", ["delay"], id="ask a question"),
        pytest.param("show", ["war"], id="show a period"),
        pytest.param("show", ["delay"], id="show a question"),
    ],
)
def test_the_fields_that_are_completed_are_those_of_the_records(
    name: str, arguments: list[str], run: Run, table: str
) -> None:
    result = run(name, *arguments, "-o", "tsv", env={"HANDOVER_TABLE": table})
    fields = result.stdout.partition("\n")[0].split("\t")
    assert words_after(name, *arguments, "--fields", "", table=table) == fields


def test_fields_are_completed_without_a_table(tmp_path: Path) -> None:
    nowhere = str(tmp_path / "nowhere.toml")
    assert words_after("show", "war", "--fields", "days", table=nowhere) == ["days_to_today"]


@pytest.mark.sweep  # measuring coverage loads more
def test_completing_loads_no_more_than_it_needs(table: str) -> None:
    import subprocess

    from running import surroundings

    code = (
        "import sys, atexit\n"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
        "from handover_cli.__main__ import main\nmain()"
    )
    env = surroundings({"_HANDOVER_COMPLETE": "bash", "HANDOVER_TABLE": table})
    done = subprocess.run(
        [sys.executable, "-c", code, "between", "dea"],
        capture_output=True,
        text=True,
        env=env,
        check=False,
    )
    assert done.stdout.startswith("plain\tdeadline\t")
    loaded = set(done.stderr.split())
    assert not loaded & {"rich", "rich.console", "json", "csv", "dateutil", "difflib", "holidays"}


def test_without_the_package_no_country_is_offered(
    table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)
    assert words_after("between", "--country", "a", table=table) == []
