"""Answers to questions for a date in another calendar."""

from ..calendars import CALENDARS, GREGORIAN
from ..dates import ImpreciseDate
from ..language.calendars import InCalendar
from ..notations.calendar_dates import day_in
from .answer import Answer
from .asked import Asked


def answer(asked: Asked) -> Answer:
    """The answer to a question for a date in another calendar.

    In the Gregorian calendar a date is as all answers give it, in any other one in words.

    Raises:
        HandoverError: it asks about a period.

    >>> from .asking import ask_text
    >>> ask_text("what is 1666-09-12 in the Julian calendar", scope)[0].text
    '2 September 1666 Julian'
    """
    question: InCalendar = asked.question
    calendar = CALENDARS[question.calendar]
    (point,) = asked.points()
    if calendar is GREGORIAN:
        return Answer("date", asked.text, point, None, point.date)
    ends = ["" if day is None else day_in(day, calendar) for day in point.date.bounds]
    date = ImpreciseDate(point.date.bounds, "..".join(dict.fromkeys(ends)), point.date.qualifiers)
    return Answer("fact", asked.text, point, None, date, asked=question)
