"""Questions for a date in another calendar."""

from typing import NamedTuple

from ..calendars import CALENDARS
from .expressions import Say, Term


class InCalendar(NamedTuple):
    """What a date is in a calendar."""

    date: Term
    calendar: str
    """A key of `CALENDARS`."""

    def words(self, text: Say) -> str:
        """In words that are read as this question."""
        return f"what is {text(self.date)} in the {CALENDARS[self.calendar].NAME} calendar"
