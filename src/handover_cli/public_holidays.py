"""The public holidays of countries and their parts, by the `holidays` package.

The package answers every year that it is asked for. For some years it leaves out the holidays
that move, because its tables end: then it warns, or says nothing. Those years are not known.
"""

import warnings
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from .business_days import PublicHolidays, SpecialDay
from .calendar import day_number
from .dates import iso
from .errors import ExtraMissing, HandoverError
from .text import QUOTE_LIMIT, quote

if TYPE_CHECKING:
    from holidays import HolidayBase

LANGUAGE = "en_US"
"""Of the names, where the package has them in it; else they are in a language of the country."""
PROBED_DAYS = 28
"""Days at the start of a year that tell its weekend. Some years have two Saturdays a month."""


@cache
def public_holidays(code: str) -> PublicHolidays:
    """The public holidays of a country such as `AZ`, or of a part of it such as `DE-BY`.

    All years at once take some 40 ms, less than the import of the package.

    Raises:
        ExtraMissing: the package is not installed.
        HandoverError: the package knows no such country, or no such part of it.

    >>> public_holidays("AZ").weekend
    frozenset({5, 6})
    """
    with warnings.catch_warnings(record=True) as noted:
        warnings.simplefilter("always")
        days_off = _days_off(code)
        vars(days_off)["substituted_date_format"] = "%F"  # ISO; the package knows no such form
        missing = _MissingDays()
        missing.watch(days_off)
        doubted = set()
        for year in _years(days_off):
            noted.clear()
            days_off.get(iso(day_number(year, 1, 1)))  # this works out the whole year
            if any(issubclass(warning.category, UserWarning) for warning in noted):
                doubted.add(year)
        weekend, changes = _weekends(days_off)
    years = _longest_run(set(_years(days_off)) - doubted - missing.years())
    return PublicHolidays(
        code, years.start, years.stop - 1, tuple(_special_days(days_off, code)), weekend, changes
    )


def united(country: PublicHolidays, part: PublicHolidays) -> PublicHolidays:
    """The public holidays of a country and of a part of it, where both are known.

    A part may lack holidays that its country has.

    >>> known = united(public_holidays("US"), public_holidays("US-CA"))
    >>> known.code, len(known.days) > len(public_holidays("US").days)
    ('US and US-CA', True)
    """
    days = {special.day: special for special in (*part.days, *country.days)}
    return country._replace(
        code=f"{country.code} and {part.code}",
        first_year=max(country.first_year, part.first_year),
        last_year=min(country.last_year, part.last_year),
        days=tuple(days[day] for day in sorted(days)),
    )


def country_codes() -> list[str]:
    """The codes of countries and their parts, for completion.

    Raises:
        ExtraMissing: the package is not installed.

    >>> {"AZ", "DE", "DE-BY"} <= set(country_codes())
    True
    """
    countries = _package("the codes of countries").list_supported_countries(include_aliases=False)
    return [
        code
        for country, parts in countries.items()
        for code in (country, *(f"{country}-{part}" for part in parts))
    ]


def _package(what: str) -> Any:
    try:
        import holidays
    except ModuleNotFoundError:
        raise ExtraMissing(f"{what} need the holidays package", "holidays") from None
    return holidays


def _days_off(code: str) -> "HolidayBase":
    """The package's holidays of a country or of a part of it, in no year yet."""
    package = _package(f"the public holidays of {quote(code)}")
    countries = package.list_supported_countries(include_aliases=True)
    country, _, part = code.partition("-")
    if country not in countries:
        raise _unknown_country(code, country, countries)
    kind = package.country_holidays(country)
    aliases = kind.get_subdivision_aliases()
    parts = {*countries[country], *(alias for known in aliases.values() for alias in known)}
    if part and part not in parts:
        raise _unknown_part(country, part, sorted(countries[country]), parts)
    if code.endswith("-"):
        raise HandoverError(f"{quote(code)} is no code of a country", f"did you mean '{country}'?")
    languages = kind.supported_languages
    language = LANGUAGE if LANGUAGE in languages else kind.default_language
    days_off: HolidayBase = package.country_holidays(
        country, subdiv=part or None, language=language
    )
    return days_off


def _unknown_country(code: str, country: str, known: dict[str, list[str]]) -> HandoverError:
    from difflib import get_close_matches  # only an error needs it

    from holidays.registry import COUNTRIES

    names = {module.replace("_", " "): codes[1] for module, codes in COUNTRIES.items()}
    near = get_close_matches(country.casefold()[:QUOTE_LIMIT], names, n=1, cutoff=0.8)
    hint = "write a two-letter code such as AZ, or DE-BY for a part of a country"
    if country.upper() in known:
        hint = f"did you mean {quote(code.upper())}?"
    elif near:
        hint = f"did you mean {quote(names[near[0]])}, {near[0].title()}?"
    return HandoverError(f"no public holidays are known for the country {quote(code)}", hint)


def _unknown_part(country: str, part: str, codes: list[str], known: set[str]) -> HandoverError:
    problem = f"{quote(country)} has no part {quote(part)} with public holidays of its own"
    if not codes:
        return HandoverError(problem, f"write {country} alone")
    cases = {name.casefold(): name for name in known}
    near = cases.get(part.casefold())
    listed = f"its parts are {', '.join(codes)}"
    return HandoverError(problem, f"did you mean {quote(f'{country}-{near}')}?" if near else listed)


class _MissingDays:
    """The years for which a calendar of moving holidays, such as the Hindu one, has no day.

    The package asks such a calendar for the day of a holiday in a year. If the table of the
    calendar has ended, the answer is empty, and the package leaves out the holiday. An empty
    answer between two days is no gap: a lunar holiday can skip a year.
    """

    def __init__(self) -> None:
        self._has_day: dict[str, dict[int, bool]] = {}
        """By holiday and year."""

    def watch(self, days_off: "HolidayBase") -> None:
        """Note what the package asks its calendars from now on."""
        for name, value in list(vars(days_off).items()):
            if any(kind.__module__.startswith("holidays.calendars") for kind in type(value).mro()):
                vars(days_off)[name] = _WatchedCalendar(value, self._note)

    def _note(self, holiday: str, year: int, has_day: bool) -> None:
        self._has_day.setdefault(holiday, {})[year] = has_day

    def years(self) -> set[int]:
        """The years before the first and after the last day of a holiday."""
        missing = set()
        for asked in self._has_day.values():
            having = [year for year, has_day in asked.items() if has_day] or [0]
            missing |= {year for year in asked if not min(having) <= year <= max(having)}
        return missing


class _WatchedCalendar:
    """A calendar of moving holidays that reports each day that it is asked for."""

    def __init__(self, calendar: Any, note: Callable[[str, int, bool], None]) -> None:
        self._calendar = calendar
        self._note = note

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._calendar, name)
        is_holiday = name.endswith(("_date", "_dates"))
        return partial(self._ask, name, value) if is_holiday else value

    def _ask(self, name: str, find: Callable[..., Any], year: int, *rest: Any) -> Any:
        found = find(year, *rest)
        if hasattr(found, "__iter__"):
            found = tuple(found)
        # Either the days of a year, or one day, or one day and whether it is estimated.
        days = found if isinstance(found, tuple) else (found,)
        self._note(name, year, bool(days) and days[0] is not None)
        return found


def _years(days_off: "HolidayBase") -> range:
    """The years for which the package has laws."""
    return range(days_off.start_year, days_off.end_year + 1)


def _longest_run(years: set[int]) -> range:
    """The longest run of years without a gap, and of two as long the later."""
    runs = [range(0)]
    for year in sorted(years):
        if year == runs[-1].stop:
            runs[-1] = range(runs[-1].start, year + 1)
        else:
            runs.append(range(year, year + 1))
    return max(reversed(runs), key=len)


def _special_days(days_off: "HolidayBase", code: str) -> Iterator[SpecialDay]:
    """The holidays, and the weekend days worked instead of a day off that was moved."""
    for day, name in days_off.items():
        yield SpecialDay(day.toordinal(), name, code)
    for day in filter(days_off.is_weekend, days_off.weekend_workdays):
        yield SpecialDay(day.toordinal(), "worked instead of a day off", code, is_worked=True)


def _weekends(days_off: "HolidayBase") -> tuple[frozenset[int], dict[int, bool]]:
    """The weekend of the last year, and the days on which it was another."""
    years = _years(days_off)
    probes = {year: _weekend_at(days_off, day_number(year, 1, 1)) for year in years}
    last = probes[years[-1]]
    assert last is not None, "the weekend of the last year has the same days in each week"
    changes = {}
    for year in years:
        if not probes[year] == probes.get(year + 1, last) == last:
            for day in range(day_number(year, 1, 1), day_number(year + 1, 1, 1)):
                is_off = days_off.is_weekend(iso(day))
                if is_off != ((day - 1) % 7 in last):
                    changes[day] = is_off
    return last, changes


def _weekend_at(days_off: "HolidayBase", first: int) -> frozenset[int] | None:
    """The days of the week that are off in four weeks; None if they differ among the weeks."""
    off = [day for day in range(first, first + PROBED_DAYS) if days_off.is_weekend(iso(day))]
    weekend = frozenset((day - 1) % 7 for day in off)
    return weekend if len(off) == 4 * len(weekend) else None
