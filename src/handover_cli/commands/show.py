"""`show ID`."""

import click

from ..answers.entries import (
    SHOW_EVENT_FIELDS,
    SHOW_PERIOD_FIELDS,
    SHOW_QUESTION_FIELDS,
    EventEntry,
    PeriodEntry,
    entry,
)
from ..output import Page, Result
from . import completing
from .options import shared_options
from .session import Session
from .writing import Wanted, write


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="ID", shell_complete=completing.entries)
@shared_options(business=True)
def command(words: tuple[str, ...], *, session: Session, wanted: Wanted) -> None:
    """What is known of one event, period or question?

    ID is an id, an alias or a title. Of an event: its date and weekday, how
    precisely it is known, how far it is from today, its next anniversary,
    where it was read, and which periods and claims rest on it. Of a period
    how long it lasted; of a question its answer, and whether what a source
    states is right.

    \b
    Examples:
      handover show handover
      handover show actual handover
      handover show war -o json
      handover show delay
      handover show medal --fields date,days_to_today,periods,claims
    """
    found = entry(" ".join(words), session)
    fields: tuple[str, ...]
    if isinstance(found, EventEntry):
        fields, value = SHOW_EVENT_FIELDS, found.event.date.text
    elif isinstance(found, PeriodEntry):
        fields, value = SHOW_PERIOD_FIELDS, found.answer.text()
    else:
        fields, value = SHOW_QUESTION_FIELDS, found.answer.text()

    def view(page: Page) -> str:
        from ..output.entries import entry_card

        return entry_card(found, session.names, page)

    result = Result(fields, lambda: (found.record(),), lambda: (value,), card=view)
    write(result, wanted, piped="tsv")
