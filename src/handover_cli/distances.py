"""How far shifts can move a day: by the fewest and by the most days."""

from functools import cache

from .business_days import BusinessCalendar
from .calendar import CYCLE_DAYS, CYCLE_MONTHS, MONTHS_A_YEAR, day_number, month_length

Distance = tuple[int, int]
"""The fewest and the most days; a minus is for moving back."""


def of_business_days(number: int, business: BusinessCalendar) -> Distance:
    """How far so many business days move a day.

    >>> of_business_days(1, BusinessCalendar())
    (1, 3)
    """
    if number == 0:
        return 0, 0
    weekdays = BusinessCalendar(business.weekend)
    plain = [weekdays.add(day, number) - day for day in range(7)]
    longest = max(map(abs, plain))
    # A holiday on the way makes it longer, by one business day at most, and a weekend day that is
    # worked makes it shorter.
    forward = 1 if number > 0 else -1
    holidays, (more, worked) = 0, business.most_changed(longest)
    fewer = number - forward * min(worked, abs(number))
    shortest = max(abs(number), min(abs(weekdays.add(day, fewer) - day) for day in range(7)))
    while more > holidays:
        holidays = more
        farther = number + forward * holidays
        longest = max(abs(weekdays.add(day, farther) - day) for day in range(7))
        more, _ = business.most_changed(longest)
    return (shortest, longest) if number > 0 else (-longest, -shortest)


@cache
def of_months(months: int) -> Distance:
    """How far so many months move a day.

    >>> of_months(1), of_months(12)
    ((28, 31), (365, 366))
    """
    firsts = []
    lengths = []
    for month in range(CYCLE_MONTHS):
        year, month_number = divmod(month, MONTHS_A_YEAR)
        firsts.append(day_number(year, month_number + 1, 1))
        lengths.append(month_length(year, month_number + 1))
    spans = []
    for month, first in enumerate(firsts):
        cycles, other = divmod(month + months, CYCLE_MONTHS)
        whole = firsts[other] + cycles * CYCLE_DAYS - first
        spans.append(whole)
        spans.append(whole + min(0, lengths[other] - lengths[month]))
    return min(spans), max(spans)
