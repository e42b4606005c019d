"""The manual page, made from the commands themselves.

    python tests/man_page.py            writes man/handover.1 anew
    python tests/man_page.py --check    says what differs and changes nothing

What a command answers, its arguments, options and examples are those of its help, exit
statuses those of the README, so a new command needs no more than this to be run again.
"""

import difflib
import re
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from handover_cli import __doc__ as summary
from handover_cli import __version__
from handover_cli.cli import COMMANDS, SECTIONS, cli

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "man" / "handover.1"
WIDTH = 64
"""Characters of a line of the source, before some are escaped."""

DATES = """\
A date is an EDTF date (ISO 8601-2): 2020-11-15, 2021-06, 2021, 199X, [..1984], 2021-06~. A date
may also be a written date (15 November 2020, 2020/11/15), a name of an event in the table (its id, an alias or its title), PERIOD.start or
PERIOD.end, or today, yesterday or tomorrow. Shifts may follow, each with a sign: deadline+10d,
handover-1y6m, today+2w, deadline+5b (business days), deadline+P1M10D. Anything else is an error. A
missing part of a date is never filled in.

A date known only to the month or the year is one day that is not known. The answer is then a range
over all days that the date allows, such as 188..217. An open end of the range is left empty, as in
188.. and ..217."""

OUTPUT = """\
Answers go to standard output, and everything else goes to standard error. On a terminal, an answer
is a table. In a pipe, the commands that answer a question print one value per line, and the
commands that list print TSV with a header. The formats tsv, csv, json and jsonl carry the same
complete records, with ISO dates and plain numbers. Nothing in these formats is cut or coloured."""

ENVIRONMENT = {
    "HANDOVER_DATE_ORDER": "dmy or mdy: what a date such as 01/02/2003 is if no --date-order is"
    " given.",
    "HANDOVER_TABLE": "The tables to read if no --table is given, with colons between them"
    " (semicolons on Windows).",
    "HANDOVER_TODAY": "The day that counts as today if no --today is given.",
    "NO_COLOR": "If not empty, nothing is coloured or bold, whatever FORCE_COLOR says.",
    "FORCE_COLOR": "If not empty, tables are coloured in a pipe too.",
    "COLUMNS": "The width of tables, in place of the terminal's width.",
    "TERM": "With the value dumb, nothing is coloured unless FORCE_COLOR is set.",
}

FILES = {
    "handover_cli/data/events.toml": "The table that is read if no other table is given. It is in"
    " the directory of the installed Python package. handover validate names the file in use.",
}


def page() -> str:
    """The manual page, as man(7) describes one."""
    lines = [
        r".\" Made by tests/man_page.py from the commands; to change it, change them.",
        ".nr HY 0",  # no word is broken, so that all can be copied; groff forgets .nh
        f'.TH HANDOVER 1 "{released()}" "handover {__version__}" "User Commands"',
        ".nr HY 0",  # once more, since .TH of groff 1.24 sets it anew
        ".ad l",
        ".SH NAME",
        *_filled(f"handover - {_lower(summary or '')}"),
        ".SH SYNOPSIS",
        *_synopsis(),
        ".SH DESCRIPTION",
        *_paragraphs(cli.help or ""),
        ".SS Dates",
        *_paragraphs(DATES),
        ".SS Output",
        *_paragraphs(OUTPUT),
        ".SH COMMANDS",
        *(line for title, names in SECTIONS.items() for line in _section(title, list(names))),
        ".SH OPTIONS",
        "These options mean the same in every command that takes them.",
        *(line for option in shared() for line in _option(option)),
        ".SH EXIT STATUS",
        *_terms(statuses()),
        ".SH ENVIRONMENT",
        *_terms(ENVIRONMENT),
        ".SH FILES",
        *_terms(FILES),
        ".SH SEE ALSO",
        ".BR date (1),",
        ".BR cal (1)",
    ]
    return re.sub(r"^(\.S[HS] .*\n)\.PP\n", r"\1", "\n".join(lines) + "\n", flags=re.MULTILINE)


def released() -> str:
    """The day of the newest release that the changelog knows."""
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    newest = re.search(r"^## \[[\d.]+\] - (\d{4}-\d\d-\d\d)$", changes, flags=re.MULTILINE)
    assert newest is not None
    return newest[1]


def _lower(text: str) -> str:
    return (text[:1].lower() + text[1:]).rstrip(".\n")


def escape(text: str) -> str:
    """Text that roff shows as it is.

    >>> print(escape("-u \\\\ .x"))
    \\-u \\e .x
    """
    shown = text.replace("\\", r"\e").replace("-", r"\-")
    shown = shown.replace("~", r"\(ti").replace("^", r"\(ha").replace("`", r"\(ga")
    return rf"\&{shown}" if shown.startswith((".", "'")) else shown.replace("'", r"\(aq")


def command(name: str) -> click.Command:
    """The command of that name, loaded."""
    found = cli.get_command(click.Context(cli), name)
    assert found is not None
    return found


def usage(name: str) -> str:
    """What follows the command's name: `[OPTIONS] A B`."""
    loaded = command(name)
    return " ".join(loaded.collect_usage_pieces(click.Context(loaded)))


def _synopsis() -> Iterator[str]:
    for name in COMMANDS:
        yield f".B handover {escape(name)}"
        yield escape(usage(name))
        yield ".br"
    yield r".B handover \-\-help"
    yield ".br"
    yield r".B handover \-\-version"


def _paragraphs(text: str) -> Iterator[str]:
    """Paragraphs of help. One that begins with Click's mark for it stays as it is."""
    for paragraph in re.split(r"\n\s*\n", text.strip("\n").rstrip()):
        lines = [line.strip() for line in paragraph.strip("\n").split("\n")]
        yield ".PP"
        if lines[0] == "\b":
            yield from _as_it_is(paragraph.strip("\n").split("\n")[1:])
        else:
            yield from _filled(" ".join(lines))


def _filled(text: str) -> Iterator[str]:
    """A paragraph: each sentence on lines of its own, as roff likes it."""
    for sentence in re.split(r"(?<=[.?!:])\s+(?=[A-Z])", text.strip()):
        yield from map(escape, textwrap.wrap(sentence, WIDTH, break_on_hyphens=False))


def _as_it_is(lines: Sequence[str]) -> Iterator[str]:
    """Lines that stay apart; those that are indented below another are what one types."""
    margin = min(len(line) - len(line.lstrip()) for line in lines)
    typed = False
    for line in lines:
        if line.startswith(" ", margin) is not typed:
            yield from (".EE", ".RE") if typed else (".RS 2", ".EX")
            typed = not typed
        yield escape(line.strip())
    if typed:
        yield from (".EE", ".RE")


def _section(title: str, names: Sequence[str]) -> Iterator[str]:
    yield f".SS {escape(title)}"
    for name in names:
        yield ".TP"
        yield f".B handover {escape(name)} {escape(usage(name))}"
        help_text, *rest = re.split(r"\n\s*\n", (command(name).help or "").strip(), maxsplit=1)
        yield from _filled(" ".join(help_text.split()))
        yield ".RS"
        yield from _paragraphs("\n\n".join(rest))
        yield from _options(name)
        yield ".RE"


def _options(name: str) -> Iterator[str]:
    own = [option for option in options(name) if _key(option) not in map(_key, shared())]
    for option in own:
        yield from _option(option)
    known = [_names(option)[0] for option in shared() if _takes(name, option)]
    if known:
        yield ".PP"
        also = "Also" if own else "Takes"
        yield from _filled(f"{also} {', '.join(known)}: see OPTIONS.")


def _takes(name: str, option: click.Option) -> bool:
    return _key(option) in map(_key, options(name))


def options(name: str) -> list[click.Option]:
    """A command's options that help shows, but for --help."""
    loaded = command(name)
    found = loaded.get_params(click.Context(loaded))
    return [
        option
        for option in found
        if isinstance(option, click.Option) and not option.hidden and "--help" not in option.opts
    ]


def shared() -> list[click.Option]:
    """The options that several commands take with the same words."""
    every = [option for name in COMMANDS for option in options(name)]
    often = {key for key, count in Counter(map(_key, every)).items() if count > 2}
    return list({_key(option): option for option in every if _key(option) in often}.values())


def _key(option: click.Option) -> tuple[str, str]:
    return "/".join([*option.opts, *option.secondary_opts]), option.help or ""


def _names(option: click.Option) -> list[str]:
    """`--unit`, `-u`: the long names first."""
    return sorted(
        [*option.opts, *option.secondary_opts], key=lambda name: not name.startswith("--")
    )


def _option(option: click.Option) -> Iterator[str]:
    record = option.get_help_record(click.Context(cli))
    assert record is not None
    names, text = record
    yield ".TP"
    yield f".B {escape(names)}"
    yield from _filled(" ".join(text.split()))


def statuses() -> dict[str, str]:
    """The exit statuses with what they mean, as the README has them."""
    readme = (ROOT / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d+) \| (.+?) \|$", readme, flags=re.MULTILINE)
    return {status: f"{meaning[:1].upper()}{meaning[1:]}." for status, meaning in rows}


def _terms(terms: dict[str, str]) -> Iterator[str]:
    for term, meaning in terms.items():
        yield from (".TP", f".B {escape(term)}", *_filled(meaning.replace("`", "")))


def difference() -> str:
    """What has to change in the page, as a unified diff; nothing when it is right."""
    old = PAGE.read_text("utf-8") if PAGE.exists() else ""
    before, after = (text.splitlines(keepends=True) for text in (old, page()))
    return "".join(difflib.unified_diff(before, after, "man/handover.1", "made anew"))


def main(arguments: Sequence[str]) -> int:
    """Write the page anew, or with `--check` only say what differs."""
    found = difference()
    sys.stdout.write(found)
    if found and "--check" not in arguments:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(page(), "utf-8")
    return int(bool(found) and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
