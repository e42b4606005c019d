"""What completes an argument or the value of an option; each fits Click's `shell_complete`.

These run only while a shell completes a line, so they import what they need. A table that
can't be used completes nothing: the error belongs to the command, when it is run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import click

from ..calendar import WEEKDAYS
from ..errors import HandoverError
from ..language.expressions import ARTICLES, WORDS
from ..language.questions import ALL_RELATIONS

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from ..table.table import Table

    Items = list[CompletionItem[str]]

Suggestions = Iterable[tuple[str, str]]
"""What an argument may be, each with what it means."""
Finder = Callable[[click.Context], Suggestions]
Completer = Callable[[click.Context, click.Parameter, str], "Items"]

OPEN = "open"
"""The kind of a completion after which more can follow without a space, as in a list."""


def _completer(*finders: Finder) -> Completer:
    def complete(ctx: click.Context, _: click.Parameter, incomplete: str) -> Items:
        return [_item(*each) for each in _matching(ctx, incomplete, finders)]

    return complete


def _matching(
    ctx: click.Context, incomplete: str, finders: Iterable[Finder]
) -> Iterator[tuple[str, str]]:
    """What the finders find that begins as `incomplete` does, in any case."""
    begin = incomplete.casefold()
    for find in finders:
        try:
            yield from (each for each in find(ctx) if each[0].casefold().startswith(begin))
        except HandoverError:
            continue


def _item(value: str, meaning: str = "", kind: str = "plain") -> CompletionItem[str]:
    from click.shell_completion import CompletionItem

    return CompletionItem(value, kind, meaning or None)


def _table(ctx: click.Context) -> Table:
    """The table that the options before the cursor name, or the default one."""
    import os

    from ..table.loading import load
    from .session import table_paths

    given = ctx.params.get("tables") or ()
    # The shell has not expanded them yet.
    return load(table_paths(tuple(os.path.expanduser(os.path.expandvars(p)) for p in given)))


def _find_events(ctx: click.Context) -> Suggestions:
    from ..answers.listings import by_date

    for event in sorted(_table(ctx).events.values(), key=by_date):
        yield event.id, f"{event.title}, {event.date.text}"


def _find_periods(ctx: click.Context) -> Suggestions:
    return ((period.id, period.title) for period in _table(ctx).periods.values())


def _find_ends(ctx: click.Context) -> Suggestions:
    for period in _table(ctx).periods.values():
        end = "today" if period.end is None else period.end.date.text
        yield f"{period.id}.start", f"{period.title}, {period.start.date.text}"
        yield f"{period.id}.end", f"{period.title}, {end}"


def _find_questions(ctx: click.Context) -> Suggestions:
    return ((question.id, question.ask) for question in _table(ctx).questions.values())


def _words(*words: str) -> Finder:
    return lambda _: ((word, "") for word in words)


DATES = (_find_events, _find_ends, _words(*WORDS))

dates = _completer(*DATES)
"""A date: events, ends of periods, today and its neighbours."""
events = _completer(_find_events)
periods = _completer(_find_periods)
drawable = _completer(_find_events, _find_periods)
"""What stands on a timeline."""
entries = _completer(_find_events, _find_periods, _find_questions)
"""Anything in the table that has an id of the one namespace."""
claims = _completer(lambda ctx: ((claim.id, claim.ask) for claim in _table(ctx).claims()))


def tags_of(noun: str) -> Completer:
    """The tags of the events, or of the periods."""

    def find(ctx: click.Context) -> Suggestions:
        entries = getattr(_table(ctx), noun).values()
        return dict.fromkeys((tag, "") for each in entries for tag in each.tags)

    return _completer(find)


def comparison(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """A date or a period, a relation, and a date or a period, one word each."""
    before = len(ctx.params.get(param.name or "") or ())
    operands = (*DATES, _find_periods)
    places: tuple[tuple[Finder, ...], ...] = (operands, (_words(*ALL_RELATIONS),), operands)
    finders = places[before] if before < len(places) else ()
    return [_item(*each) for each in _matching(ctx, incomplete, finders)]


def question(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """The next word of a question, typed as words of the shell or as one text in quotes."""
    words = " ".join(ctx.params.get(param.name or "") or ()).split()
    *quoted, begun = incomplete.split(" ")
    before = "".join(f"{word} " for word in quoted)
    finders = _next_words(ctx, [*words, *filter(None, quoted)])
    offered = dict(_matching(ctx, begun, finders))
    return [_item(before + value, meaning) for value, meaning in offered.items()]


def _next_words(ctx: click.Context, words: list[str]) -> Iterator[Finder]:
    """What finds the words that may come after the first words of a question."""
    from ..language.forms import SLOTS
    from ..language.next_words import next_words

    slots: dict[str, tuple[Finder, ...]] = {
        **dict.fromkeys(("DATE", "DONE", "COMING", "PAST", "PHRASE"), DATES),
        **dict.fromkeys(("PERIOD", "PERIODS"), (_find_periods,)),
        "DATE-OR-PERIOD": (*DATES, _find_periods),
        **dict.fromkeys(("PART", "REST"), ()),
        "UNIT": (_words(*SLOTS["UNIT"].offered),),
        "WEEKDAYS": (_words(*(f"{name.casefold()}s" for name in WEEKDAYS)),),
        "COUNTING": (_words(*SLOTS["COUNTING"].offered, "counting"),),
    }
    after_article = "".join(words[-1:]).casefold() in ARTICLES
    known = [word for word in words if word.casefold() not in ARTICLES]
    following = next_words(known)
    if not known or following.explained or _is_date(" ".join(known), ctx):
        for name in following.words:
            if name not in SLOTS:
                yield from () if after_article else (_words(name),)
            elif name in slots:
                yield from slots[name]
            else:
                yield _words(*SLOTS[name].offered)
    if not words:
        yield from (_words("-"), _find_questions)


def _is_date(text: str, ctx: click.Context) -> bool:
    """True if a text is a date, or the name of an event or a period."""
    from ..language.expressions import parse

    try:
        expression = parse(text)
        ref = _table(ctx).find(expression.name) if expression.is_name else None
    except HandoverError:
        return False
    return not expression.is_name or (ref is not None and ref.kind != "question")


def files(_: click.Context, __: click.Parameter, incomplete: str) -> Items:
    """A file, which the shell itself knows how to complete."""
    return [_item(incomplete, kind="file")]


def _listed(incomplete: str, known: Iterable[str]) -> Items:
    """The next item of a list with commas: anything known that the list does not have yet."""
    before, comma, begun = incomplete.rpartition(",")
    taken = {item.strip().casefold() for item in before.split(",")}
    return [
        _item(f"{before}{comma}{value}", kind=OPEN)
        for value in known
        if value not in taken and value.startswith(begun.casefold())
    ]


def fields(ctx: click.Context, _: click.Parameter, incomplete: str) -> Items:
    """Fields of the command's records, with commas."""
    from ..answers.records import RECORDS

    return _listed(incomplete, RECORDS[_record(ctx)].names)


def _record(ctx: click.Context) -> str:
    from ..answers.records import OF_COMMAND, SHOWN

    # Click stops reading at the option without its value, and leaves the arguments here.
    words = " ".join(ctx.params.get("words") or ctx.args)
    if ctx.info_name == "show":
        try:
            ref = _table(ctx).find(words)
        except HandoverError:
            ref = None
        return SHOWN[ref.kind if ref else "event"]
    if ctx.info_name == "ask" and not words:
        return "stored"
    return OF_COMMAND[ctx.info_name or ""]


def zones(_: click.Context, __: click.Parameter, incomplete: str) -> Items:
    """Names of time zones."""
    from ..zones import names  # to list them takes some milliseconds

    begun = incomplete.casefold()
    return [_item(name) for name in names() if name.casefold().startswith(begun)]


def _rules(ctx: click.Context) -> Suggestions:
    from ..rules.book import BUILT_IN

    yield from ((name, rule.title) for name, rule in BUILT_IN.items())
    yield from ((name, rule.title) for name, rule in _table(ctx).rules.items())


rules = _completer(_rules)
"""The names of rules."""


def weekdays(_: click.Context, __: click.Parameter, incomplete: str) -> Items:
    """Days of the week, with commas."""
    return _listed(incomplete, [name.casefold() for name in WEEKDAYS])


def countries(_: click.Context, __: click.Parameter, incomplete: str) -> Items:
    """Codes of countries, and of their parts once a country and a hyphen are there."""
    from ..public_holidays import country_codes  # it imports the holidays package

    try:
        codes = country_codes()
    except HandoverError:  # the package is not installed
        return []
    begun = incomplete.upper()
    return [
        _item(code)
        for code in codes
        if code.upper().startswith(begun) and ("-" in code) == ("-" in begun)
    ]
