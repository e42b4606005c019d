"""The manual page says what the commands say, and is well formed."""

import re
import subprocess

import click
import pytest
from man_page import ENVIRONMENT, PAGE, command, difference, escape, options, page
from running import needs

from handover_cli.cli import COMMANDS


def test_the_page_is_up_to_date() -> None:
    assert difference() == "", "python tests/man_page.py writes it anew"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_with_its_options_and_examples(name: str) -> None:
    text = plain(page())
    assert f"handover {name} " in text
    for option in options(name):
        for spelling in option.opts:
            assert re.search(rf"{spelling}\b", text)
    examples = re.findall(r"^ +(handover .*)$", command(name).help or "", flags=re.MULTILINE)
    assert examples
    for example in examples:
        assert example in text


def plain(source: str) -> str:
    """The text of a page without most of roff's own."""
    for shown, plain in (
        (r"\(ti", "~"),
        (r"\(ha", "^"),
        (r"\(aq", "'"),
        (r"\&", ""),
        (r"\e", "\\"),
    ):
        source = source.replace(shown, plain)
    return source.replace(r"\-", "-")


def test_every_variable_that_an_option_reads_is_there() -> None:
    read = {
        option.envvar
        for name in COMMANDS
        for option in command(name).params
        if isinstance(option, click.Option) and option.envvar
    }
    assert read <= set(ENVIRONMENT)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(".x", r"\&.x", id="a-request"),
        pytest.param("'x'", r"\&'x'", id="another-kind-of-request"),
        pytest.param(r"a\b", r"a\eb", id="an-escape"),
        pytest.param("-u", r"\-u", id="a-hyphen-that-can-be-copied"),
        pytest.param("it's", r"it\(aqs", id="an-apostrophe-that-can-be-copied"),
    ],
)
def test_text_that_roff_would_act_on_is_escaped(text: str, source: str) -> None:
    assert escape(text) == source


CHECKERS = [
    pytest.param(["mandoc", "-T", "lint", "-W", "style"], id="mandoc"),
    pytest.param(["groff", "-man", "-K", "utf-8", "-T", "utf8", "-z", "-ww"], id="groff"),
]


@pytest.mark.parametrize("checker", CHECKERS)
def test_no_checker_has_anything_to_say(checker: list[str]) -> None:
    needs(checker[0])
    done = subprocess.run([*checker, PAGE], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("", "")


def test_no_word_is_broken_so_that_all_can_be_copied() -> None:
    needs("groff")
    narrow = ["groff", "-man", "-K", "utf-8", "-T", "utf8", "-r", "LL=50n", str(PAGE)]
    done = subprocess.run(narrow, capture_output=True, text=True, check=True)
    assert "--weekend" in done.stdout
    assert "\u2010" not in done.stdout
