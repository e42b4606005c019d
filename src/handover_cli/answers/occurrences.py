"""The days of events that come again, as events."""

from collections.abc import Iterator

from ..dates import LAST_DAY, Bounds
from ..errors import HandoverError
from ..language.resolving import occurrence
from ..recurrence.recurrence import Recurrence
from ..table.entries import Event
from ..text import quote

MAX_DAYS = 10_000
"""Days of one event in a list."""


def occurrences(event: Event, recurrence: Recurrence, days: Bounds) -> Iterator[Event]:
    """An event on each of its days within bounds; if nothing bounds them above, on the first.

    Raises:
        HandoverError: there are far too many.

    >>> from handover_cli.table.loading import load_text
    >>> weekly = load_text("events.a = {date = 2026-01-05, every = 'week'}").events["a"]
    >>> [each.date.text for each in occurrences(weekly, weekly.recurrence, Bounds(739630, 739640))]
    ['2026-01-19']
    """
    last = LAST_DAY if days.latest is None else days.latest
    for number, day in enumerate(recurrence.occurrences(days.earliest, last)):
        if number == MAX_DAYS:
            raise HandoverError(
                f"{quote(event.id)} comes again more than {MAX_DAYS:,} times there",
                "give fewer days with --from and --to",
            )
        yield event._replace(point=occurrence(event.point, day))
