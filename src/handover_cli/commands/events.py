"""`events [ID…]`."""

import click

from ..answers.listings import EVENT_FIELDS, event_record, events
from ..expressions import resolve
from ..output import Result
from . import completing
from .options import picking_options, shared_options
from .session import Session
from .writing import Wanted, write


@click.command()
@picking_options(completing.events)
@shared_options()
def command(
    ids: tuple[str, ...],
    tags: tuple[str, ...],
    after: str | None,
    before: str | None,
    *,
    session: Session,
    wanted: Wanted,
) -> None:
    """Which events does the table hold, and when were they?

    Sorted by date. An event whose date is imprecise is listed whenever one
    of its days qualifies.

    \b
    Examples:
      handover events
      handover events --tag war
      handover events --after deadline --before 2021-01-01
      handover events handover medal -o json
    """
    after_day = None if after is None else resolve(after, session)
    before_day = None if before is None else resolve(before, session)
    found = events(session.names, ids, tags, after_day, before_day, scope=session)
    result = Result(
        EVENT_FIELDS,
        lambda: map(event_record, found),
        lambda: (event.id for event in found),
        columns=("date", "weekday", "id", "title"),
        empty="No event qualifies.",
    )
    write(result, wanted, piped="tsv")
