"""Completion as people have it: keys pressed in real bash, zsh and fish."""

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

import pytest
from interactive import BEGIN, PROMPT, TAB, Shell
from running import needs, run_here, surroundings

from handover_cli.documents.toml_text import quoted

SHELLS = ["bash", "zsh", "fish"]

HOSTILE = "a:b\tc\nd\x1b[31m %F{red} $(touch x) `touch y` '\""
REVERSED = "[bold] \u202e -- (e)"
TABLE = f"""\
[events.deadline]
title = "Original deadline"
date = 2020-11-15

[events.deaths]
title = "Deaths"
date = "2021-06"

[events.hostile-one]
title = {quoted(HOSTILE)}
date = 2021-01-01

[events.hostile-two]
title = {quoted(REVERSED)}
date = 2021-01-02

[periods.occupation]
title = "Occupation"
start = 1993-04-02
end = 2020-11-25

[questions.delay]
ask = "days between deadline and deaths"
"""


def starting(shell: str, home: Path) -> list[str]:
    """The command that starts the shell with the script installed as its help says."""
    script = run_here("completion", shell).stdout
    if shell == "bash":
        (home / "rc").write_text(f"PS1='{PROMPT} '\n{script}")
        return ["bash", "--noprofile", "--rcfile", str(home / "rc"), "-i"]
    if shell == "zsh":
        (home / ".zfunc").mkdir()
        (home / ".zfunc" / "_handover").write_text(script)
        (home / ".zshrc").write_text(
            f"PS1='{PROMPT} '\nPROMPT_EOL_MARK=\nbindkey -e\n"
            "fpath+=~/.zfunc; autoload -Uz compinit; compinit\n"
        )
        return ["zsh", "-d", "-i"]
    config = home / ".config" / "fish"
    (config / "completions").mkdir(parents=True)
    (config / "completions" / "handover.fish").write_text(script)
    (config / "config.fish").write_text(
        f"function fish_prompt; echo -n '{PROMPT} '; end\nfunction fish_greeting; end\n"
    )
    # fish 4.1 asks the terminal what it is, and waits for an answer that none here gives.
    return ["fish", "--features=no-query-term", "-i"]


def start(home: Path, command: Sequence[str]) -> Shell:
    needs(command[0])
    (home / "table.toml").write_text(TABLE, "utf-8")
    (home / "my files").mkdir()
    (home / "my files" / "other.toml").write_text('[events.elsewhere]\ndate = "2020"\n')
    env = surroundings(
        {"HOME": str(home), "ZDOTDIR": str(home), "HANDOVER_TABLE": str(home / "table.toml")}
    )
    env["PS1"] = f"{PROMPT} "
    return Shell(command, env, home)


@pytest.fixture(scope="module", params=SHELLS)
def shell(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shell]:
    home = tmp_path_factory.mktemp(request.param)
    with start(home, starting(request.param, home)) as running:
        yield running


NUMBERS = count()

LINES = [
    pytest.param("handover valid", ["validate"], id="a command"),
    pytest.param("handover between dead", ["between", "deadline"], id="an event"),
    pytest.param("handover between DEAD", ["between", "deadline"], id="in any case"),
    pytest.param(
        "handover between deadline occupation.s",
        ["between", "deadline", "occupation.start"],
        id="the start of a period",
    ),
    pytest.param("handover between -u bus", ["between", "-u", "business-days"], id="a unit"),
    pytest.param("handover between --unit=bus", ["between", "--unit=business-days"], id="after ="),
    pytest.param("handover between -o mark", ["between", "-o", "markdown"], id="a format"),
    pytest.param(
        "handover between --fields start,weekd",
        ["between", "--fields", "start,weekday"],
        id="a list",
    ),
    pytest.param(
        "handover between --fields=start,weekd",
        ["between", "--fields=start,weekday"],
        id="a list after =",
    ),
    pytest.param(
        "handover between --weekend friday,sat",
        ["between", "--weekend", "friday,saturday"],
        id="a weekend",
    ),
    pytest.param("handover between --incl", ["between", "--inclusive"], id="an option"),
    pytest.param("handover ask days betw", ["ask", "days", "between"], id="a word"),
    pytest.param("handover ask del", ["ask", "delay"], id="a stored question"),
    pytest.param("handover ask 'days of occ", ["ask", "days of occupation"], id="in quotes"),
    pytest.param(
        'handover ask "days between dead', ["ask", "days between deadline"], id="in double quotes"
    ),
    pytest.param("handover between hostile-o", ["between", "hostile-one"], id="a hostile title"),
    pytest.param("handover between -t tab", ["between", "-t", "table.toml"], id="a file"),
    pytest.param(
        "handover between --table=tab", ["between", "--table=table.toml"], id="a file after ="
    ),
    pytest.param(
        "handover between -t my\\ files/other.toml else",
        ["between", "-t", "my files/other.toml", "elsewhere"],
        id="a name of the table on the line",
    ),
    pytest.param(
        "handover between -t ~/my\\ files/other.toml else",
        ["between", "-t", "{home}/my files/other.toml", "elsewhere"],
        id="of a table at home",
    ),
    pytest.param("handover between nothing-such", ["between", "nothing-such"], id="nothing"),
    pytest.param("handover between -t table.tomx dead", None, id="a broken table: nothing"),
]


@pytest.mark.parametrize(("line", "words"), LINES)
def test_tab_completes(line: str, words: list[str] | None, shell: Shell) -> None:
    # What the line holds after TAB, word by word, as the shell itself would pass it on.
    mark = f"{next(NUMBERS):04}"
    expected = line.split()[1:] if words is None else words
    last = expected[-1].rpartition("/")[2]
    shell.clear()
    shell.type(line + TAB)
    if not line.endswith(last):
        shell.wait_for(last)
    shell.type(f"{BEGIN}printf '[%s]' 'mark''{mark}' \n")
    screen = shell.wait_for(f"[mark{mark}]")
    while PROMPT not in screen.rpartition(f"[mark{mark}]")[2]:
        screen = shell.wait_for_more()
    shown = screen.rpartition(f"[mark{mark}]")[2].partition(PROMPT)[0].replace("\n", "")
    text = "".join(f"[{word.format(home=shell.home)}]" for word in ["handover", *expected])
    assert shown.rstrip(" ⏎") == text


@pytest.mark.parametrize("name", SHELLS)
def test_what_matches_is_listed_with_its_meaning(name: str, tmp_path: Path) -> None:
    with start(tmp_path, starting(name, tmp_path)) as shell:
        shell.type("handover between dea" + TAB)
        if name == "bash":
            shell.type(TAB)
        screen = shell.wait_for("2021-06")
        assert "deadline" in screen
        assert "Original deadline, 2020-11-15" in screen
        assert "Deaths, 2021-06" in screen
        assert "handover between d" in screen.splitlines()[0]


@pytest.mark.parametrize("name", SHELLS)
def test_nothing_in_a_title_acts_on_shell_or_terminal(name: str, tmp_path: Path) -> None:
    with start(tmp_path, starting(name, tmp_path)) as shell:
        shell.type("handover between hostile-" + TAB)
        shell.type(TAB)
        screen = shell.wait_for("hostile-two")
        shell.wait_for("[bold]")
        line = next(line for line in screen.splitlines() if "a:b" in line)
        assert r"a:b\tc\nd\x1b[31m %F{red} $(touch x) `touch y`" in line
        assert r"[bold] \u202e -- (e)" in shell.text()
        assert b"\x1b[31m %F" not in shell.sent
        assert "\u202e".encode() not in shell.sent
        assert not {"x", "y"} & {path.name for path in tmp_path.iterdir()}


def test_the_line_for_bashrc_works_as_well(tmp_path: Path) -> None:
    (tmp_path / "rc").write_text(f"PS1='{PROMPT} '\neval \"$(handover completion bash)\"\n")
    command = ["bash", "--noprofile", "--rcfile", str(tmp_path / "rc"), "-i"]
    with start(tmp_path, command) as shell:
        shell.type("handover since dead" + TAB)
        assert "handover since deadline" in shell.wait_for("since deadline")


def test_the_script_for_zsh_can_be_sourced_as_well(tmp_path: Path) -> None:
    (tmp_path / ".zshrc").write_text(
        f"PS1='{PROMPT} '\nautoload -Uz compinit\ncompinit -u\nsource <(handover completion zsh)\n"
    )
    with start(tmp_path, ["zsh", "-d", "-i"]) as shell:
        shell.type("handover since dead" + TAB)
        assert "handover since deadline" in shell.wait_for("since deadline")
