"""The events that are the answer to a question."""

from typing import NamedTuple

from ..table.entries import Event


class Happenings(NamedTuple):
    """Events that a question asks for."""

    events: tuple[Event, ...]
    """Those for which it is certain, by date."""
    perhaps: tuple[Event, ...] = ()
    """Those whose date is too imprecise to tell."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The ids of the events."""
        return tuple(event.id for event in self.events)

    @property
    def doubts(self) -> list[str]:
        """A sentence for each event that may belong to the answer.

        >>> Happenings((), (table.events["medal"],)).doubts
        ['medal may be one: its date is [..2024-11-25].']
        """
        one = "one too" if self.events else "one"
        return [f"{each.id} may be {one}: its date is {each.date.text}." for each in self.perhaps]
