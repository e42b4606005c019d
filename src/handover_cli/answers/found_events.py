"""The events that are the answer to a question."""

from typing import NamedTuple

from ..table.entries import Event


class Happenings(NamedTuple):
    """Events that a question asks for."""

    events: tuple[Event, ...]
    """Those for which it is certain, by date."""
    perhaps: tuple[Event, ...] = ()
    """Those whose date is too imprecise to tell."""
