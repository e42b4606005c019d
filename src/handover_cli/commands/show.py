"""`show ID`."""

import click

from ..answers.entries import Entry, EventEntry, PeriodEntry, entry_named
from ..app import completing
from ..app.command import Command
from ..app.options import shared_options
from ..app.session import Session
from ..app.stdout import OutputOptions, write
from ..output.page import Page
from ..output.result import Result


@click.command("show", cls=Command)
@click.argument("words", nargs=-1, required=True, metavar="ID", shell_complete=completing.entries)
@shared_options(business=True)
def command(words: tuple[str, ...], *, session: Session, output: OutputOptions) -> None:
    """What is known of one event, period or question?

    ID is an id, an alias or a title. For an event: its date and weekday, how
    precisely it is known, how far it is from today, its next anniversary,
    its source, and which periods and claims depend on it. For a period: how
    long it lasted. For a question: its answer, and whether the stated
    answer is right.

    \b
    Examples:
      handover show handover
      handover show actual handover
      handover show war -o json
      handover show delay
      handover show medal --fields date,days_to_today,periods,claims
    """
    entry = entry_named(" ".join(words), session.table, session)
    record, value = _record_and_value(entry)

    def view(page: Page) -> str:
        from ..output.entry_card import entry_card

        return entry_card(entry, session.table, page)

    write(Result(record, lambda: (entry,), lambda: (value,), card=view), output, piped="tsv")


def _record_and_value(entry: Entry) -> tuple[str, str]:
    """The name of the record of an entry, and its line of the `value` form."""
    if isinstance(entry, EventEntry):
        return "shown-event", entry.event.date.text
    if isinstance(entry, PeriodEntry):
        return "shown-period", entry.measured.answer.text
    return "shown-question", entry.checked.answer.text
