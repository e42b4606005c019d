"""The proleptic Gregorian calendar in whole numbers, for any year.

A day is a number: 1 is 0001-01-01, as in `datetime.date.toordinal`, and 0 is the day before.
Years are astronomical: 0 is 1 BC, -1 is 2 BC. The calendar repeats after 400 years, weekdays
too. `rows` does the same arithmetic for whole columns, with tables made by these functions.

Time within a day is counted in nanoseconds, called ticks.
"""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS_A_YEAR = 12

CYCLE_YEARS = 400
CYCLE_MONTHS = 4_800
CYCLE_DAYS = 146_097

SECOND = 10**9
"""In ticks."""
DAY = 86_400 * SECOND
"""A day of 24 hours, in ticks."""
TICKS_IN = {"hours": 3600 * SECOND, "minutes": 60 * SECOND, "seconds": SECOND}
"""Hours, minutes and seconds."""

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# With March as the first month, the days before each month follow one formula, and a leap day
# comes at the end of the year. This is the number of days from 0000-03-01 to 0001-01-01.
_MARCH_TO_JANUARY = 306


def clock_parts(ticks: int) -> tuple[int, int, int, int]:
    """Hours, minutes, seconds, and the ticks that are left.

    >>> clock_parts(45_296 * SECOND + 5)
    (12, 34, 56, 5)
    """
    seconds, part = divmod(ticks, SECOND)
    minutes, second = divmod(seconds, 60)
    return *divmod(minutes, 60), second, part


def seconds_text(seconds: int, part: int) -> str:
    """Seconds and ticks as a number, without zeros at the end.

    >>> seconds_text(30, 250_000_000), seconds_text(30, 0)
    ('30.25', '30')
    """
    return f"{seconds}.{part:09d}".rstrip("0") if part else str(seconds)


def is_leap(year: int) -> bool:
    """True if the year has 366 days.

    >>> is_leap(2000), is_leap(1900), is_leap(0)
    (True, False, True)
    """
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """The number of days in a month. Month 1 is January.

    >>> month_length(2024, 2)
    29
    """
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day. The month is 1 to 12, and the month has that day.

    >>> day_number(2020, 11, 15), day_number(-43, 3, 15)
    (737744, -15997)
    """
    if month <= 2:
        year, month = year - 1, month + 12
    before = (153 * (month - 3) + 2) // 5 + year * 365 + year // 4 - year // 100 + year // 400
    return before + day - _MARCH_TO_JANUARY


def year_month_day(number: int) -> tuple[int, int, int]:
    """The year, month and day of a day number.

    >>> year_month_day(737744), year_month_day(0)
    ((2020, 11, 15), (0, 12, 31))
    """
    cycle, day = divmod(number + _MARCH_TO_JANUARY - 1, CYCLE_DAYS)
    year = (day - day // 1460 + day // 36_524 - day // 146_096) // 365
    day -= 365 * year + year // 4 - year // 100
    month = (5 * day + 2) // 153
    day -= (153 * month + 2) // 5
    year += cycle * CYCLE_YEARS
    return (year, month + 3, day + 1) if month < 10 else (year + 1, month - 9, day + 1)


def year_of(number: int) -> int:
    """The year of a day.

    >>> year_of(737754), year_of(0)
    (2020, 0)
    """
    return year_month_day(number)[0]


def year_text(year: int) -> str:
    """A year of four digits, with a minus in front before the year 0.

    >>> year_text(44), year_text(-43)
    ('0044', '-0043')
    """
    return f"{year:05d}" if year < 0 else f"{year:04d}"


def day_text(number: int) -> str:
    """A day in ISO 8601. A year beyond 9999 has more than four digits.

    >>> day_text(737744), day_text(-15997)
    ('2020-11-15', '-0043-03-15')
    """
    year, month, day = year_month_day(number)
    return f"{year_text(year)}-{month:02d}-{day:02d}"


def weekday(number: int) -> int:
    """The day of the week. 0 is Monday.

    >>> WEEKDAYS[weekday(737744)]
    'Sunday'
    """
    return (number - 1) % 7


def iso_week(number: int) -> tuple[int, int]:
    """The ISO 8601 year and week of a day. A week belongs to the year of its Thursday.

    >>> iso_week(day_number(2021, 1, 3)), iso_week(day_number(2020, 11, 25))
    ((2020, 53), (2020, 48))
    """
    thursday = number - weekday(number) + 3
    year = year_of(thursday)
    return year, (thursday - day_number(year, 1, 1)) // 7 + 1


def add_months(number: int, months: int) -> int:
    """The day some months later, or earlier, clamped to the end of a shorter month.

    dateutil's `relativedelta` gives the same.

    >>> year_month_day(add_months(day_number(2021, 1, 31), 1))
    (2021, 2, 28)
    """
    year, month, day = year_month_day(number)
    years, month = divmod(month - 1 + months, MONTHS_A_YEAR)
    year, month = year + years, month + 1
    return day_number(year, month, min(day, month_length(year, month)))


def months_and_days(earlier: int, later: int) -> tuple[int, int]:
    """The whole months from one day to a later one, and the days that are left.

    The months are the most that can be added to the earlier day without passing the later one.
    So the earlier day plus the months plus the days is the later day. dateutil's
    `relativedelta` gives the same.

    >>> months_and_days(day_number(2020, 2, 29), day_number(2021, 2, 28))
    (12, 0)
    """
    year, month, day = year_month_day(earlier)
    last_year, last_month, last_day = year_month_day(later)
    months = (last_year - year) * MONTHS_A_YEAR + last_month - month
    if last_day >= min(day, month_length(last_year, last_month)):
        return months, max(last_day - day, 0)
    return months - 1, later - add_months(earlier, months - 1)
