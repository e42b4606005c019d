"""`events [ID…]`."""

import click

from ..answers.listings import ListedEvent, days_of_events, events
from ..app import completing
from ..app.command import Command
from ..app.options import shared_options
from ..app.selecting import SIDES, SelectionOptions, selection_options
from ..app.session import Session
from ..app.stdout import OutputOptions, write
from ..output.page import Page
from ..output.result import Result


@click.command("events", cls=Command)
@selection_options(completing.events, sides=(*SIDES,))
@shared_options()
def command(selected: SelectionOptions, *, session: Session, output: OutputOptions) -> None:
    """Which events does the table hold, and when were they?

    Sorted by the earliest day; events without an earliest day come first.
    An event with an imprecise date is listed if one of its possible days
    qualifies. An event that comes again is listed on each of its days up to
    --to, --before or --on; without these once, on its first day that
    qualifies.

    \b
    Examples:
      handover events
      handover events --tag war
      handover events --after deadline --before 2021-01-01
      handover events --from 2020-11 --to 2020-12-01
      handover events handover medal -o json
    """
    limits = selected.limits(session)
    chosen = days_of_events(
        events(session.table, selected.names, limits, scope=session), limits, session
    )
    has_clock = any(event.date.moment is not None for event in chosen)
    has_calendar = any(event.date.calendar_text for event in chosen)

    def view(page: Page) -> str:
        from ..output.lists import events_list

        return events_list(chosen, page)

    result = Result(
        "event",
        lambda: (ListedEvent(event, session) for event in chosen),
        lambda: (event.id for event in chosen),
        columns=("date", "weekday", "id", *["written"] * has_calendar, "title"),
        card=view if has_clock or has_calendar else None,
        empty="No event qualifies.",
    )
    write(result, output, piped="tsv")
