"""The Julian calendar for any year: every fourth year is a leap year.

It is reckoned before its beginning in 45 BC too, as the Gregorian calendar is before 1582.
"""

NAME = "Julian"

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_CYCLE_DAYS = 1461
"""Four years."""
# As in `calendar`, March is the first month, so that a leap day ends the year. This is the number
# of days from the Julian 0000-03-01 to the Gregorian 0001-01-01, two days after the Julian one.
_MARCH_TO_DAY_1 = 308


def month_length(year: int, month: int) -> int:
    """The number of days in a month. Month 1 is January.

    >>> month_length(1500, 2), month_length(-44, 2)
    (29, 29)
    """
    return 29 if month == 2 and year % 4 == 0 else _LENGTHS[month - 1]


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day, as `calendar` counts days. The month has that day.

    >>> from handover_cli.dates import iso
    >>> iso(day_number(1582, 10, 5)), iso(day_number(-43, 3, 15))
    ('1582-10-15', '-0043-03-13')
    """
    if month <= 2:
        year, month = year - 1, month + 12
    return (153 * (month - 3) + 2) // 5 + year * 365 + year // 4 + day - _MARCH_TO_DAY_1


def year_month_day(number: int) -> tuple[int, int, int]:
    """The year, month and day of a day number.

    >>> from handover_cli.calendar import day_number as gregorian
    >>> year_month_day(gregorian(1917, 11, 7)), year_month_day(gregorian(1500, 3, 10))
    ((1917, 10, 25), (1500, 2, 29))
    """
    cycle, day = divmod(number + _MARCH_TO_DAY_1 - 1, _CYCLE_DAYS)
    year = (day - day // 1460) // 365
    day -= 365 * year
    month = (5 * day + 2) // 153
    day -= (153 * month + 2) // 5
    year += cycle * 4
    return (year, month + 3, day + 1) if month < 10 else (year + 1, month - 9, day + 1)
