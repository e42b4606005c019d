"""The documents show what the program really prints, and the tool that sees to it works."""

import re
from pathlib import Path

import pytest
from console_blocks import (
    BLOCK,
    PLAIN,
    ROOT,
    commands_of,
    difference,
    documents,
    regenerated,
    run_all,
)
from running import needs


@pytest.mark.sweep
@pytest.mark.parametrize(
    "document", [pytest.param(path, id=path.relative_to(ROOT).as_posix()) for path in documents()]
)
def test_every_block_shows_what_its_commands_print(document: Path) -> None:
    needs(*programs_in(document.read_text("utf-8")))
    assert difference(document) == ""


def programs_in(text: str) -> set[str]:
    """The programs of others that the blocks of a document start."""
    commands = (line for block in BLOCK.finditer(text) for line in commands_of(block["body"]))
    return {word for line in commands for word in re.findall(r"\b(jq|mlr|sqlite3)\b", line)}


def block(*lines: str) -> str:
    return "\n".join(["Text before.", "", *lines, "", "Text after.", ""])


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["```console", "$ echo one; echo two", "one", "two", "```"], id="output"),
        pytest.param(["```console", "$ true", "$ echo b", "b", "```"], id="no-output"),
        pytest.param(["```console", "$ echo a; echo b >&2", "a", "b", "```"], id="stderr"),
        pytest.param(["```console", "$ (exit 3)", "$ echo $?", "3", "```"], id="status"),
        pytest.param(["```console", "$ n=5", "$ echo $n", "5", "```"], id="variables-stay"),
        pytest.param(["```console", "$ status=5", "$ echo $status", "5", "```"], id="any-variable"),
        pytest.param(["```console", "$ printf x", "x", "```"], id="no-final-newline"),
        pytest.param(["```console", "$ echo; echo x", "", "x", "```"], id="empty-line"),
        pytest.param(
            ["```console", "$ cat <<END", "> a", ">", "> END", "a", "", "```"], id="continued"
        ),
        pytest.param(["```console", "$ [ -t 1 ] || echo pipe", "pipe", "```"], id="pipe"),
        pytest.param(
            ["<!-- terminal -->", "```console", "$ stty size", "40 80", "```"], id="terminal"
        ),
        pytest.param(
            ["<!-- terminal -->", "```console", "$ echo; echo b", "", "b", "```"],
            id="terminal-empty-line",
        ),
        pytest.param(
            ["<!-- terminal -->", "```console", "$ (exit 3)", "$ echo $?", "3", "```"],
            id="terminal-status",
        ),
        pytest.param(["```console", "$ echo $HANDOVER_TODAY", "2026-11-23", "```"], id="today"),
        pytest.param(["```text", "$ rm -rf x", "never run", "```"], id="text-is-left-alone"),
        pytest.param(
            ["```console", "$ command -v handover >/dev/null", "```"], id="handover-found"
        ),
    ],
)
def test_a_right_block_stays_as_it_is(lines: list[str]) -> None:
    assert regenerated(block(*lines)) == block(*lines)


def test_a_wrong_block_is_put_right() -> None:
    wrong = block("```console", "$ echo 10", "11", "12", "$ echo done", "```")
    right = block("```console", "$ echo 10", "10", "$ echo done", "done", "```")
    assert regenerated(wrong) == right


def test_blocks_of_a_document_share_a_directory_and_no_other() -> None:
    write = block("```console", "$ echo text > file", "```")
    read = block("```console", "$ cat file", "text", "```")
    assert regenerated(write + read) == write + read
    alone = block("```console", "$ cat file", "cat: file: No such file or directory", "```")
    assert regenerated(read) == alone


def test_what_a_block_exports_is_there_in_the_next_and_in_no_other_document() -> None:
    first = block("```console", "$ export ONE=1 TWO='a b'; three=3", "```")
    second = block(
        "```console", "$ echo $ONE, $TWO, ${three-not exported}", "1, a b, not exported", "```"
    )
    assert regenerated(first + second) == first + second
    alone = block("```console", "$ echo ${ONE-none}", "none", "```")
    assert regenerated(alone) == alone


@pytest.mark.parametrize(
    "command",
    [
        pytest.param("handover ask 'years of occupation'", id="answer"),
        pytest.param("handover events --fields id,title -o table", id="table"),
        pytest.param('handover between deadline "2021-02-29"', id="error"),
    ],
)
def test_without_a_shell_a_run_prints_the_same(command: str, tmp_path: Path) -> None:
    assert PLAIN.fullmatch(command)
    alone = run_all([command], tmp_path, terminal=False)
    assert alone == run_all([command, ":"], tmp_path, terminal=False)[:1]
    assert alone != [""]


@pytest.mark.parametrize("rest", ["; true", " | cat", " > file", " $x", " *", " {a,b}", " #", " !"])
def test_what_a_shell_acts_on_is_not_run_without_one(rest: str) -> None:
    assert not PLAIN.fullmatch(f"handover events{rest}")


def test_a_block_that_starts_without_a_command_is_refused() -> None:
    with pytest.raises(ValueError, match="starts with a command, not 'output"):
        list(commands_of("output\n$ true\n"))


def test_a_command_that_ends_the_shell_is_refused() -> None:
    with pytest.raises(ValueError, match="did not get to the end"):
        regenerated(block("```console", "$ exit 1", "$ true", "```"))


def test_a_traceback_is_never_shown() -> None:
    with pytest.raises(ValueError, match="ZeroDivisionError"):
        regenerated(block("```console", "$ python -c 1/0", "```"))
