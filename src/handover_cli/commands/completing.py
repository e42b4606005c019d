"""What completes an argument or the value of an option; each fits Click's `shell_complete`.

They run only while a shell completes a line, so they import what they need. A table that
can't be used completes nothing: the error belongs to the command, when it is run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import click

from ..errors import HandoverError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from ..table import Table

Found = Iterable[tuple[str, str]]
"""What an argument may be, and what it means."""
Finder = Callable[[click.Context], Found]
Completer = Callable[[click.Context, click.Parameter, str], "list[CompletionItem[str]]"]

OPEN = "open"
"""The kind of a completion that more can follow without a space, as in a list."""
SEPARATOR = ","

FIELDS = {
    "anniversaries": ("answers.anniversaries", "ANNIVERSARY_FIELDS"),
    "check": ("answers.claims", "CHECK_FIELDS"),
    "events": ("answers.listings", "EVENT_FIELDS"),
    "periods": ("answers.listings", "PERIOD_FIELDS"),
    "seq": ("commands.seq", "FIELDS"),
    "timeline": ("answers.timeline", "TIMELINE_FIELDS"),
    "validate": ("table", "PROBLEM_FIELDS"),
}
"""Where the fields of a command's records are listed, if they are not those of an answer."""
ANSWER_FIELDS = ("answers.answer", "FIELDS")
STORED_FIELDS = ("answers.listings", "STORED_FIELDS")
SHOW_FIELDS = {
    "events": ("answers.entries", "SHOW_EVENT_FIELDS"),
    "periods": ("answers.entries", "SHOW_PERIOD_FIELDS"),
    "questions": ("answers.entries", "SHOW_QUESTION_FIELDS"),
}
"""The same for `show`, by the kind of what is shown."""


def _completer(*finders: Finder) -> Completer:
    """Completes any of what the finders find, in their order."""

    def complete(
        ctx: click.Context, _: click.Parameter, incomplete: str
    ) -> list[CompletionItem[str]]:
        return [_item(*found) for found in matching(ctx, incomplete, finders)]

    return complete


def matching(
    ctx: click.Context, incomplete: str, finders: Iterable[Finder]
) -> Iterator[tuple[str, str]]:
    """What the finders find that begins as `incomplete` does, in any case."""
    begin = incomplete.casefold()
    for find in finders:
        try:
            yield from ((value, about) for value, about in find(ctx) if value.startswith(begin))
        except HandoverError:
            continue


def _item(value: str, about: str = "", kind: str = "plain") -> CompletionItem[str]:
    from click.shell_completion import CompletionItem

    return CompletionItem(value, kind, about or None)


def table(ctx: click.Context) -> Table:
    """The table that the options before the cursor name, or the default one."""
    import os

    from ..table import load
    from .session import table_paths

    given = ctx.params.get("tables") or ()
    # The shell has not expanded them yet.
    return load(table_paths(tuple(os.path.expanduser(os.path.expandvars(p)) for p in given)))


def find_events(ctx: click.Context) -> Found:
    """The events by date."""
    from ..answers.listings import by_date

    for event in sorted(table(ctx).events.values(), key=by_date):
        yield event.id, f"{event.title}, {event.date.text}"


def find_periods(ctx: click.Context) -> Found:
    """The periods."""
    return ((period.id, period.title) for period in table(ctx).periods.values())


def find_ends(ctx: click.Context) -> Found:
    """The starts and ends of the periods."""
    for period in table(ctx).periods.values():
        end = "today" if period.end is None else period.end.date.text
        yield f"{period.id}.start", f"{period.title}, {period.start.date.text}"
        yield f"{period.id}.end", f"{period.title}, {end}"


def find_questions(ctx: click.Context) -> Found:
    """The stored questions."""
    return ((question.id, question.ask) for question in table(ctx).questions.values())


def find_claims(ctx: click.Context) -> Found:
    """The stored questions that have a stated answer."""
    return ((claim.id, claim.ask) for claim in table(ctx).claims())


def find_days(_: click.Context) -> Found:
    """The words that are dates."""
    from ..expressions import WORDS

    return ((word, "") for word in WORDS)


def find_relations(_: click.Context) -> Found:
    """What one date can be to another."""
    from ..questions import RELATIONS

    return ((word, "") for word in RELATIONS)


def _find_tags(ctx: click.Context) -> Found:
    tags = [tag for event in table(ctx).events.values() for tag in event.tags]
    return ((tag, "") for tag in dict.fromkeys(tags))


DATES = (find_events, find_ends, find_days)

dates = _completer(*DATES)
"""A date: events, ends of periods, today and its neighbours."""
events = _completer(find_events)
periods = _completer(find_periods)
drawable = _completer(find_events, find_periods)
"""What stands on a timeline."""
entries = _completer(find_events, find_periods, find_questions)
"""Anything in the table that has an id of the one namespace."""
claims = _completer(find_claims)
tags = _completer(_find_tags)


def comparison(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """A date, a relation, and a date or a period, one word each."""
    before = len(ctx.params.get(param.name or "") or ())
    wanted: tuple[tuple[Finder, ...], ...] = (DATES, (find_relations,), (*DATES, find_periods))
    finders = wanted[before] if before < len(wanted) else ()
    return [_item(*found) for found in matching(ctx, incomplete, finders)]


def question(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """The next word of a question, typed as words of the shell or as one text in quotes."""
    from .continuing import continuations

    words = " ".join(ctx.params.get(param.name or "") or ()).split()
    *quoted, begun = incomplete.split(" ")
    before = "".join(f"{word} " for word in quoted)
    finders = continuations([*words, *filter(None, quoted)])
    return [_item(before + value, about) for value, about in matching(ctx, begun, finders)]


def files(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """A file, which the shell itself knows how to complete."""
    return [_item(incomplete, kind="file")]


def _listed(incomplete: str, known: Iterable[str]) -> list[CompletionItem[str]]:
    """The next item of a list with commas: anything known that it does not have yet."""
    before, comma, begun = incomplete.rpartition(SEPARATOR)
    taken = {item.strip().casefold() for item in before.split(SEPARATOR)}
    return [
        _item(f"{before}{comma}{value}", kind=OPEN)
        for value in known
        if value not in taken and value.startswith(begun.casefold())
    ]


def fields(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Fields of the command's records, with commas."""
    from importlib import import_module

    module, name = _where_fields_are(ctx)
    package = __package__.rpartition(".")[0]
    return _listed(incomplete, getattr(import_module(f"{package}.{module}"), name))


def _where_fields_are(ctx: click.Context) -> tuple[str, str]:
    # Click stops reading at the option without its value, and leaves the arguments here.
    words = " ".join(ctx.params.get("words") or ctx.args)
    if ctx.info_name == "show":
        try:
            found = table(ctx).find(words)
        except HandoverError:
            found = None
        return SHOW_FIELDS[found[0] if found else "events"]
    if ctx.info_name == "ask" and not words:
        return STORED_FIELDS
    return FIELDS.get(ctx.info_name or "", ANSWER_FIELDS)


def weekdays(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Days of the week, with commas."""
    from ..dates import WEEKDAYS

    return _listed(incomplete, [name.casefold() for name in WEEKDAYS])
