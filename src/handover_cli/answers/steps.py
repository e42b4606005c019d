"""One step on the way to an answer, and the names of all rules."""

from decimal import Decimal
from typing import Any, NamedTuple

from ..calendar import day_text as iso
from ..dates import Bounds
from ..moments import Moment

Value = int | str | Decimal | None | tuple[str, ...] | tuple[int, ...]

RULES = {
    "today": "The day that counts as today.",
    "now": "The clock time that counts as now.",
    "table": "The date of an event, or of an end of a period, as the table has it.",
    "occurrence": "One day of an event that comes again: the next one from today on for until, the"
    " last one for since, or the one that the question asks for.",
    "table-reckons": "The table reckons a date from another one, or a period has it as an end.",
    "date": "A date as ISO 8601 or EDTF writes it, with its first and its last possible day.",
    "written-date": "A date in words, or in numbers in another order.",
    "other-calendar": "A date of another calendar, as the Gregorian calendar has it.",
    "clock-time": "A day with a clock time; its offset from UTC and its zone, if they are known.",
    "phrase": "A day in words that are reckoned, such as the first Monday of a month.",
    "add-months": "Years and months lead to the same number in another month. A shorter month has"
    " no such day, so its last day is taken.",
    "add-days": "Weeks and days are added as a number of days.",
    "add-business-days": "Business days are counted one by one. Days off are left out.",
    "to-weekday": "A day of the week after a day, before it or nearest to it.",
    "nearest-business-day": "The business day that is the fewest days away.",
    "add-date-to-clock": "Days, months and years lead to the same clock time on another day.",
    "add-time": "Hours, minutes and seconds are elapsed time.",
    "deadline": "A rule for deadlines, or a roll, leads to the day.",
    "least": "The two possible days that give the least answer.",
    "greatest": "The two possible days that give the greatest answer.",
    "open-end": "Nothing bounds the answer on one side.",
    "loose-end": "To find the days that give the answer would take too long.",
    "swap": "The second day is the earlier one: the measure goes from it to the first one.",
    "count-end-day": "Both end days count, so the measure goes to the day after the later one.",
    "count-days": "Days are the difference of the two days' numbers. 0001-01-01 is day 1.",
    "count-business-days": "Business days are the days without those of the weekend and the"
    " holidays, and with the days of the weekend that are worked.",
    "count-months": "A unit of months is full when its day of the month is reached. The last day"
    " of a shorter month will do.",
    "add-fraction": "Decimals are the days that are left over the days of the next unit, cut.",
    "multiply": "A day has 24 hours, 1,440 minutes and 86,400 seconds.",
    "divide": "A number of days or seconds is divided by the length of the unit, and cut.",
    "calendar-span": "Twelve months are a year. The days that are left follow.",
    "day-of-clock": "Days are counted on the calendar of one zone: that of the first clock time.",
    "elapsed-time": "Elapsed time is the difference of two clock times, in UTC if they have zones.",
    "clock-span": "Years, months and days are counted by the clock, and then the time left.",
    "no-less-than-zero": "A period never ends before it starts.",
    "negate": "The measure gets a minus, as the second day is the earlier one.",
    "weekday": "The number of a day divided by 7 leaves 0 for Sunday to 6 for Saturday.",
    "compare": "The first and the last possible day of each side decide, if all days agree.",
    "compare-together": "The sides depend on each other: on the same unknown day, or by a period"
    " that never ends before it starts.",
    "compare-clock": "Clock times are compared as they are, and by day with a date that has none.",
    "compare-days": "Two days are compared, of which one is where a duration leads.",
    "relate": "How a period lies to another one. A period is all its days.",
    "business-day": "A day is a business day if it is neither on the weekend nor a holiday, or if"
    " it is worked.",
    "leap-year": "Each fourth year is a leap year; in the Gregorian calendar not each hundredth,"
    " but each four hundredth.",
    "iso-week": "A week begins on Monday and belongs to the year of its Thursday.",
    "last-week": "28 December always lies in the last ISO week of its year.",
    "day-of-year": "1 January is day 1.",
    "part-of-date": "The month, quarter, year, decade or century in which a day lies.",
    "count-weekdays": "From the first such day to the last one in steps of 7 days.",
    "count-listed": "The days or years of a kind, one by one.",
    "add": "Numbers are added.",
    "length": "A duration in months, or in seconds.",
    "count-stretch": "The days of a stretch, with its first and its last one.",
    "since-midnight": "A time of day in seconds.",
    "clock-difference": "The second time less the first one; a day more, if that is the next day.",
    "clock-sum": "A time of day and a duration. A day has 86,400 seconds, which are left out.",
    "zone-offset": "How far a clock of a zone is ahead of UTC at an instant.",
    "in-calendar": "The same day in another calendar, and how far apart the two calendars are.",
    "fact": "What the calendar or a clock says of a date.",
    "count": "A number of days of a kind.",
    "duration": "A duration without dates, in other units.",
    "choice": "One of two.",
    "verdict": "Yes, no or undetermined.",
    "events": "The events of the table of which this is so.",
    "periods": "The periods of the table of which this is so.",
    "gaps": "The stretches of days between the periods.",
    "note": "A sentence on how the answer was found.",
    "answer": "The answer, as it is printed.",
}
"""What each rule says, by its name."""


class Step(NamedTuple):
    """A sentence, the rule behind it, and its values, from which it can be done again."""

    rule: str
    """One of `RULES`."""
    text: str
    values: tuple[tuple[str, Value], ...] = ()

    @property
    def record(self) -> dict[str, Any]:
        """The step as JSON has it."""
        return {"rule": self.rule, "text": self.text, **dict(self.values)}


def step(rule: str, text: str, **values: Value) -> Step:
    """A step. A value named `start` is that of `from`, which no argument can be named.

    >>> step("add-days", "1 day after 2020-11-15 is 2020-11-16.", days=1).record["days"]
    1
    """
    assert rule in RULES, "every rule is documented"
    named = {"from" if name == "start" else name: value for name, value in values.items()}
    return Step(rule, text, tuple(named.items()))


def days_text(bounds: Bounds) -> str:
    """Possible days as a step has them: one day, or `earliest..latest`.

    >>> days_text(Bounds(737744, 737744)), days_text(Bounds(737744, None))
    ('2020-11-15', '2020-11-15..')
    """
    if bounds.day is not None:
        return iso(bounds.day)
    return "..".join("" if day is None else iso(day) for day in bounds)


def moment_text(moment: Moment) -> str:
    """A clock time; two, if the clock showed it twice.

    >>> moment_text(Moment((0,)))
    '0000-12-31T00:00:00'
    """
    return "..".join(each.text for each in moment.each)
