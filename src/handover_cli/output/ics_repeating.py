"""Events that come again, in iCalendar."""

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from ..calendar import add_months, year_month_day
from ..dates import LAST_DAY, iso
from ..recurrence.recurrence import Recurrence
from ..recurrence.rule import Rule

if TYPE_CHECKING:
    import icalendar

YEARS_LISTED = 10
MOST_LISTED = 5_000
LISTED = (
    f"Written day by day, for {YEARS_LISTED} years from today at most, as iCalendar has no rule"
    " for it"
)


def repeat(entry: "icalendar.Event", recurrence: Recurrence, today: int) -> bool:
    """Say in an entry when it comes again. The entry has the first day.

    A rule of RFC 5545 is written as such. Other days, and days that are moved, are listed: up to
    some years from today or from the first day. False if more days than these may follow.
    """
    pattern = recurrence.pattern
    if isinstance(pattern, Rule) and recurrence.move is None:
        import icalendar

        end = ""
        if not recurrence.is_endless:
            end = f";UNTIL={iso(recurrence.until).replace('-', '')}"
        entry.add("rrule", icalendar.vRecur.from_ical(pattern.text + end))
        return True
    last = min(add_months(max(today, recurrence.start), 12 * YEARS_LISTED), LAST_DAY)
    first, *days = islice(recurrence.occurrences(last=last), MOST_LISTED)
    for day in days:
        entry.add("rdate", [_date(day)], parameters={"VALUE": "DATE"})
    return recurrence.next_after(days[-1] if days else first) is None


def _date(day: int) -> date:
    return date(*year_month_day(day))
