"""Every command in every surrounding: encodings, terminals, colours, narrow and wide."""

import itertools
import re
from pathlib import Path

import pytest
from fuzz import BUNDLED, check_outcome
from running import Environment, run_here
from surface import (
    ANSWERING,
    EXAMPLES,
    Example,
    has_option,
    lay_out_files,
    run_on_terminal,
    with_options,
)

pytestmark = pytest.mark.sweep

WIDE = "漢字かな交じり文のとても長い題名 한국어 제목 🇦🇿 👨\u200d👩\u200d👧 ❤\ufe0f Ələt — „x“ ±½"
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")

each_answering_command = pytest.mark.parametrize(
    "name", list(dict.fromkeys(example.command for example in ANSWERING))
)


def wide_table() -> str:
    """The bundled table with titles of wide characters, emoji, and letters of no old code page."""
    return re.sub(r'^title = "(.*?)"$', rf'title = "{WIDE} \1"', BUNDLED, flags=re.MULTILINE)


def lay_out(folder: Path, example: Example) -> list[str]:
    """Write the table and the example's files; the options that make it read them."""
    (folder / "wide.toml").write_text(wide_table(), "utf-8")
    lay_out_files(folder, example, wide_table())
    return ["--table", "wide.toml"] if has_option(example.command, "--table") else []


@pytest.mark.parametrize(
    ("encoding", "more"),
    [
        pytest.param("ascii", {}, id="ascii"),
        pytest.param("cp1252", {}, id="cp1252"),
        pytest.param("utf-8", {"LC_ALL": "C"}, id="c-locale"),
    ],
)
def test_what_an_encoding_lacks_is_escaped(
    encoding: str, more: Environment, tmp_path: Path
) -> None:
    for example in EXAMPLES:
        options = lay_out(tmp_path, example)
        for form in ("auto", "table", "markdown", "json") if example in ANSWERING else ("",):
            chosen = ["--output", form] if form else []
            done = run_here(
                *with_options(example, *options, *chosen), encoding=encoding, env=more, cwd=tmp_path
            )
            check_outcome(done)
            if encoding == "ascii" and form in ("table", "markdown"):
                assert done.stdout.isascii(), str(example)


COLOURS = [
    {"NO_COLOR": no, "FORCE_COLOR": force, "TERM": term}
    for no, force, term in itertools.product(
        (None, "", "1"), (None, "", "0", "1"), ("xterm-256color", "dumb", "", None)
    )
]


@each_answering_command
def test_colours_follow_the_environment(name: str, tmp_path: Path) -> None:
    example = next(example for example in ANSWERING if example.command == name)
    arguments = with_options(example, *lay_out(tmp_path, example), "--output", "table")
    plain = run_here(*arguments, cwd=tmp_path)
    for variables in COLOURS:
        piped = run_here(*arguments, env=variables, cwd=tmp_path)
        shown = run_on_terminal(*arguments, env=variables, cwd=tmp_path)
        off, on = bool(variables["NO_COLOR"]), bool(variables["FORCE_COLOR"])
        dumb = variables["TERM"] == "dumb"
        assert ("\x1b" in piped.stdout) <= (on and not off), variables
        assert ("\x1b" in shown.stdout) <= (not off and (on or not dumb)), variables
        assert without_styles(piped.stdout) == plain.stdout, variables
        assert without_styles(shown.stdout) == plain.stdout, variables


def without_styles(text: str) -> str:
    """The text without colours, and without the blanks that they may end in."""
    return re.sub(r" +$", "", ESCAPES.sub("", text), flags=re.MULTILINE)


def test_a_page_of_20_columns_cuts_nothing_that_identifies_a_row(tmp_path: Path) -> None:
    for example in ANSWERING:
        options = lay_out(tmp_path, example)
        arguments = with_options(example, *options)
        tsv = run_here(*arguments, "--output", "tsv", cwd=tmp_path)
        if tsv.exit_code == 2:  # an option that has no meaning for records
            continue
        header, *rows = (line.split("\t") for line in tsv.stdout.rstrip("\n").split("\n"))
        # A timeline goes by days, and everything else by ids.
        identifies = "earliest" if example.command == "timeline" else "id"
        for columns in ("1", "20", "40"):
            done = run_here(*arguments, "-o", "table", env={"COLUMNS": columns}, cwd=tmp_path)
            check_outcome(done)
            assert done.exit_code == tsv.exit_code
            for row in rows if identifies in header else ():
                name = row[header.index(identifies)]
                # What has no room goes on in the next line, but all of it is there.
                fits = columns == "40" or (identifies == "id" and len(name) <= 20)
                shown = done.stdout if fits else "".join(done.stdout.split())
                assert name in shown, (str(example), columns)
        assert run_on_terminal(*arguments, columns=20, cwd=tmp_path).exit_code == tsv.exit_code


def test_a_title_of_wide_characters_keeps_every_character(tmp_path: Path) -> None:
    for example in ANSWERING:
        options = lay_out(tmp_path, example)
        wide, narrow = (
            run_here(
                *with_options(example, *options, "-o", "table"),
                env={"COLUMNS": columns},
                cwd=tmp_path,
            ).stdout
            for columns in ("300", "60")
        )
        for sign in "漢字題名제목":
            # A narrow page may do without titles, but no title is cut.
            assert narrow.count(sign) in {0, wide.count(sign)}, str(example)
