"""Nothing that a table says acts on the terminal where a listing or a card shows it."""

from pathlib import Path

import pytest
from running import RunOnTerminal

TABLE = r"""
[sources.paper]
title = "[red]x\u001b[31m :cat:"
publisher = "a\nb"
url = "\u202ehttps://example.org"
[events.visit]
title = "T\u001b[2J[/bold]"
date = 2020-01-01
aliases = ["q\tz"]
source = "paper"
note = "n\u0007"
place = "\u009b1m"
[periods.stay]
title = "P\u001b]0;x\u0007"
start = "visit"
[questions.claim]
ask = "how long was P\u001b]0;x\u0007"
stated = "7 years"
source = "paper"
"""


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        ("show visit", [r"T\x1b[2J[/bold]", r"q\tz", r"\x9b1m", r"n\x07", r"[red]x\x1b[31m :cat:"]),
        ("show stay", [r"P\x1b]0;x\x07"]),
        ("show claim", [r"how long was P\x1b]0;x\x07", r"a\nb", r"\u202ehttps://example.org"]),
        ("periods", [r"P\x1b]0;x\x07"]),
        ("anniversaries", [r"T\x1b[2J[/bold]"]),
        ("check", [r"how long was P\x1b]0;x\x07"]),
        ("is visit before stay", [r"T\x1b[2J[/bold]"]),
        ("add visit 1d", [r"T\x1b[2J[/bold]"]),
    ],
)
def test_what_would_act_is_shown(
    arguments: str, shown: list[str], tmp_path: Path, run_tty: RunOnTerminal
) -> None:
    path = tmp_path / "hostile.toml"
    path.write_text(TABLE, "utf-8")
    screen = run_tty(
        *arguments.split(), "-t", str(path), columns=120, env={"NO_COLOR": "1", "COLUMNS": None}
    )
    assert all(text in screen.text for text in shown)
    assert not set(screen.sent) & {0x1B, 0x07, 0x09}
    assert not {"\x9b", "\u202e"} & set(screen.sent.decode())
