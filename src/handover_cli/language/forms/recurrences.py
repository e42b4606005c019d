"""Forms of recurrences: the words for days that come again and again.

`every` or `each` may stand before each form. To add one, add a row to `FORMS`. Each builds what
makes the pattern of the days.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from ...business_days import BusinessCalendar
from ...calendar import WEEKDAYS, year_of
from ...errors import HandoverError
from ...notations.durations import one_at
from ...recurrence.recurrence import DAY, UNITS, YEAR, Found, Pattern, Unit
from ...recurrence.rule import CODES, Freq, Rule
from ...spans import Duration
from ...text import ordinal as ordinal_text
from ..grammar import Slot
from ..resolving import Scope
from ..yearly import MOVING, Yearly
from .form import Form
from .slots import SLOTS


class Spelled(NamedTuple):
    """What makes a pattern of words. It gets the scope, for its business days, and the parts."""

    make: Callable[..., Pattern]
    parts: tuple[Any, ...]


def _rule(_: Scope, rule: Rule) -> Pattern:
    return rule


def _of(freq: Freq, **parts: Any) -> Spelled:
    return Spelled(_rule, (Rule(freq, **parts),))


def _business_days(scope: Scope) -> Pattern:
    business = scope.business

    def find(first: int, last: int) -> Iterable[int]:
        return [first] if business.count(first, last + 1) else []

    return Found(DAY, find, business)


def _nth_business_day(scope: Scope, ordinal: int, unit: Unit) -> Pattern:
    business = scope.business

    def find(first: int, last: int) -> Iterable[int]:
        day = _nth_of(business, ordinal, first, last)
        return [day] if first <= day <= last else []

    return Found(unit, find, business)


def _nth_of(business: BusinessCalendar, ordinal: int, first: int, last: int) -> int:
    if ordinal < 0:
        return business.add(last + 1, ordinal)
    return business.day(business.number(first) + ordinal - 1)


def _nth_day(_: Scope, ordinal: int, unit: Unit) -> Pattern:
    def find(first: int, last: int) -> Iterable[int]:
        day = first + ordinal - 1 if ordinal > 0 else last + ordinal + 1
        return [day] if first <= day <= last else []

    return Found(unit, find)


def _yearly(_: Scope, yearly: Yearly) -> Pattern:
    def find(first: int, _: int) -> Iterable[int]:
        day = yearly.in_year(year_of(first))
        return [] if day is None else [day]

    return Found(YEAR, find)


_FREQS: dict[str, Freq] = {
    "days": "DAILY",
    "weeks": "WEEKLY",
    "months": "MONTHLY",
    "years": "YEARLY",
}


def _each(duration: Duration, **_: Any) -> Spelled:
    """A duration as the distance of the days."""
    if duration == Duration(business_days=1):
        return Spelled(_business_days, ())
    units = [(unit, number) for unit, number in duration._asdict().items() if number]
    if len(units) != 1 or units[0][0] not in _FREQS:
        raise HandoverError(
            f"a recurrence has one number of days, weeks, months or years, not {duration.words()}",
            "write 2 weeks, business day or so, or use --step",
        )
    [(unit, number)] = units
    return _of(_FREQS[unit], interval=number)


def _each_so_often(frequency: Duration) -> Spelled:
    return _each(frequency)


def _each_nth(ordinal: int, one: Duration, **_: Any) -> Spelled | None:
    return _each(one.times(ordinal)) if ordinal > 1 else None


def _other(one: Duration, **_: Any) -> Spelled:
    return _each(one.times(2))


def _one(one: Duration, **_: Any) -> Spelled:
    return _each(one)


def _weekdays(interval: int = 1) -> Any:
    def build(**weekdays: int) -> Spelled:
        days = tuple((0, day) for day in sorted(set(weekdays.values())))
        return _of("WEEKLY", interval=interval, weekdays=days)

    return build


def _weeks_on(duration: Duration, weekday: int) -> Spelled | None:
    if not duration.weeks or duration != Duration(weeks=duration.weeks):
        return None
    return _of("WEEKLY", interval=duration.weeks, weekdays=((0, weekday),))


def _nth_weekday(ordinal: int, weekday: int, month: int = 0) -> Spelled | None:
    if not 1 <= abs(ordinal) <= 5:
        return None
    if month:
        return _of("YEARLY", months=(month,), weekdays=((ordinal, weekday),))
    return _of("MONTHLY", weekdays=((ordinal, weekday),))


def _bare_nth_weekday(ordinal: int, weekday: int) -> Spelled | None:
    if ordinal > 1:
        nth = f"{ordinal_text(ordinal)} {WEEKDAYS[weekday]}"
        raise HandoverError(
            f"the {nth} can be that of each month, or each {nth} of all",
            f"write '{nth} of the month', or FREQ=WEEKLY;INTERVAL={ordinal};BYDAY={CODES[weekday]}",
        )
    return _nth_weekday(ordinal, weekday)


def _nth_weekday_of_year(ordinal: int, weekday: int) -> Spelled | None:
    return _of("YEARLY", weekdays=((ordinal, weekday),)) if 1 <= abs(ordinal) <= 53 else None


def _nth_of_month(ordinal: int) -> Spelled | None:
    return _of("MONTHLY", month_days=(ordinal,)) if 1 <= abs(ordinal) <= 31 else None


def _weekday_the_nth(weekday: int, ordinal: int) -> Spelled | None:
    if not 1 <= ordinal <= 31:
        return None
    return _of("MONTHLY", month_days=(ordinal,), weekdays=((0, weekday),))


def _bare_nth(ordinal: int) -> Spelled | None:
    return _nth_of_month(ordinal) if ordinal > 0 else None


def _nth_in(unit: Unit, make: Callable[..., Pattern]) -> Any:
    def build(ordinal: int) -> Spelled:
        return Spelled(make, (ordinal, unit))

    return build


def _on_yearly(yearly: Yearly) -> Spelled:
    if yearly.name in MOVING:
        return Spelled(_yearly, (yearly,))
    month, day = yearly.month_and_day
    return _of("YEARLY", months=(month,), month_days=(day,))


def _frequencies() -> dict[str, Duration]:
    return {
        "daily": Duration(days=1),
        "weekly": Duration(weeks=1),
        "fortnightly": Duration(weeks=2),
        "monthly": Duration(months=1),
        "quarterly": Duration(months=3),
        "yearly": Duration(years=1),
        "annually": Duration(years=1),
    }


_UNCLEAR = {
    "biweekly": "every 2 weeks or twice a week",
    "bimonthly": "every 2 months or twice a month",
    "biannual": "every 2 years or twice a year",
    "biannually": "every 2 years or twice a year",
}


def _unclear(unclear: str) -> Spelled:
    raise HandoverError(f"the word can be {_UNCLEAR[unclear]}", "write '2 weeks' or so")


def _read_one(words: Sequence[str], at: int) -> list[tuple[object, int]]:
    one = one_at(words, at)
    return [] if one is None else [one]


HOLES = SLOTS | {
    "ONE": Slot("a unit such as month", read=_read_one),
    "FREQUENCY": Slot("a word such as monthly", _frequencies),
    "UNCLEAR": Slot("a word such as biweekly", lambda: {name: name for name in _UNCLEAR}),
}
"""What can stand in a pattern in capitals."""

FORMS: tuple[Form, ...] = (
    Form("DURATION", _each, "2 weeks"),
    Form("ONE", _one, "month"),
    Form("other ONE", _other, "other week"),
    Form("ORDINAL ONE", _each_nth, "third month"),
    Form("FREQUENCY", _each_so_often, "quarterly"),
    Form("UNCLEAR", _unclear, "biweekly"),
    Form("weekday", lambda: Spelled(_business_days, ()), "weekday"),
    Form("WEEKDAY", _weekdays(), "monday"),
    Form("week on WEEKDAY", _weekdays(), "week on monday"),
    Form("WEEKDAY1 and WEEKDAY2", _weekdays(), "monday and thursday"),
    Form("WEEKDAY1 WEEKDAY2 and WEEKDAY3", _weekdays(), "monday, wednesday and friday"),
    Form("DURATION on WEEKDAY", _weeks_on, "2 weeks on monday"),
    Form("other WEEKDAY", _weekdays(2), "other tuesday"),
    Form("ORDINAL WEEKDAY", _bare_nth_weekday, "last friday"),
    Form("ORDINAL WEEKDAY of [every|each] month", _nth_weekday, "second tuesday of the month"),
    Form("month on ORDINAL WEEKDAY", _nth_weekday, "month on the last friday"),
    Form("ORDINAL WEEKDAY of|in MONTH", _nth_weekday, "first monday of march"),
    Form("ORDINAL WEEKDAY of [every|each] year", _nth_weekday_of_year, "last friday of the year"),
    Form("WEEKDAY ORDINAL", _weekday_the_nth, "friday the 13th"),
    Form("ORDINAL", _bare_nth, "15th"),
    Form("month on ORDINAL", _bare_nth, "month on the 15th"),
    Form("ORDINAL [day] of [every|each] month", _nth_of_month, "last day of the month"),
    *(
        Form(
            f"ORDINAL {words} of [every|each] {unit}",
            _nth_in(UNITS[unit], make),
            f"last {words.rsplit('|', 1)[-1]} of the {unit}",
        )
        for words, make, units in (
            ("day", _nth_day, ("quarter", "year")),
            ("work|working|business day", _nth_business_day, ("month", "quarter", "year")),
            ("workday|weekday", _nth_business_day, ("month", "quarter", "year")),
        )
        for unit in units
    ),
    Form("YEARLY", _on_yearly, "easter"),
    Form("year on YEARLY", _on_yearly, "year on 25 december"),
)
"""The forms of recurrences, each with an example."""
