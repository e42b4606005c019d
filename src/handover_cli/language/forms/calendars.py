"""Forms of questions for a date in another calendar."""

from typing import Any

from ..calendars import InCalendar
from ..expressions import Term
from ..questions import Question
from .form import Form


def _in_calendar(done: Term, calendar: str, **_: Any) -> Question:
    return InCalendar(done, calendar)


FORMS = (
    Form(
        "[what|when] [date|day] [is] DONE in|by|under CALENDAR",
        _in_calendar,
        "what is 1666-09-12 in the Julian calendar",
    ),
    Form(
        "what is CALENDAR date|day of|for DONE",
        _in_calendar,
        "what is the Julian date of 1666-09-12",
    ),
    Form(
        "[on] what day|date of CALENDAR <is> DONE [fall|happen|on]",
        _in_calendar,
        "on what day of the Gregorian calendar was 25 October 1917 (Julian)",
    ),
    Form(
        "[convert|change|express] DONE to|into|in CALENDAR [date|day]",
        _in_calendar,
        "convert 25 October 1917 Julian to Gregorian",
    ),
)
"""The forms, each with an example."""
