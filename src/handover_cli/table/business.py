"""What a table says of its business days, and the calendar that it makes with the options."""

import os
from collections.abc import Iterable
from typing import Any, NamedTuple

from ..business_days import BusinessCalendar, SpecialDay, YearlyHoliday, weekday_number
from ..errors import HandoverError
from ..notations.notation import NO_CONVENTIONS, Conventions
from ..text import quote
from .merging import MergedDocuments

SECTION = "business-days"


class BusinessSettings(NamedTuple):
    """The keys of `[business-days]`, read."""

    weekend: frozenset[int] | None = None
    days: tuple[SpecialDay | YearlyHoliday, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    """The files of holidays: each as it is named, and its path."""
    country: str | None = None
    """With its part: `DE-BY`."""
    conventions: Conventions = NO_CONVENTIONS
    """What settles a date such as 01/02/2003 in the files."""

    def calendar(
        self,
        weekend: frozenset[int] | None = None,
        holidays: Iterable[int] = (),
        country: str | None = None,
    ) -> BusinessCalendar:
        """The business days, with options in place of the weekend and the country.

        `holidays` are added.

        Raises:
            Unavailable: a file can't be read, or a package is not installed.
            HandoverError: no public holidays are known for the country.

        >>> BusinessSettings(weekend=frozenset({6})).calendar().count(1, 8)
        6
        """
        special = [each for each in self.days if isinstance(each, SpecialDay)]
        if self.files:
            from .days_off import read_files  # few tables have files of holidays

            special = [*read_files(self.files, self.conventions), *special]
        special += (SpecialDay(day, source="option") for day in holidays)
        code = self.country if country is None else country
        public = None
        if code is not None:
            from ..public_holidays import public_holidays  # the package takes a while

            public = public_holidays(code)
        return BusinessCalendar(
            self.weekend if weekend is None else weekend,
            public=public,
            special=special,
            yearly=(each for each in self.days if isinstance(each, YearlyHoliday)),
        )

    def calendar_of_rule(
        self,
        of_rule: str,
        weekend: frozenset[int] | None = None,
        holidays: Iterable[int] = (),
        country: str | None = None,
        *,
        parts: bool = True,
    ) -> BusinessCalendar:
        """The business days of a rule that has a country: an office of one's own changes nothing.

        The holidays are those of the country, of a part of it that the table or the option
        `country` names, and `holidays`. Without `parts` no holidays of a part count.

        Raises:
            Unavailable: a package is not installed.
            HandoverError: the option names another country.

        >>> BusinessSettings(weekend=frozenset({6})).calendar_of_rule("AZ").count(737736, 737743)
        4
        """
        from ..public_holidays import public_holidays, united  # the package takes a while

        if country is not None and not _belong_together(of_rule, country):
            raise HandoverError(
                f"the rule has the holidays of {of_rule}, not of {quote(country)}",
                f"leave out --country, or name a part of {of_rule}",
            )
        public = public_holidays(of_rule)
        code = country or self.country or ""
        if parts and code.startswith(f"{of_rule}-"):
            public = united(public, public_holidays(code))
        return BusinessCalendar(
            weekend,
            public=public,
            special=[SpecialDay(day, source="option") for day in holidays],
        )


def _belong_together(one: str, other: str) -> bool:
    """True if a code is that of the same country, or of a part of it."""
    shorter, longer = sorted((one, other), key=len)
    return f"{longer}-".startswith(f"{shorter}-")


def read_business(merged: MergedDocuments) -> BusinessSettings:
    """What the files say of business days. Problems are added to `merged`.

    >>> read_business(MergedDocuments([])).weekend
    """
    keys = merged.business
    if not keys:
        return BusinessSettings()
    file = merged.file_of(SECTION)
    files = keys.get("holidays-file", ())
    names = [files] if isinstance(files, str) else files
    weekend = keys.get("weekend")
    return BusinessSettings(
        None if weekend is None else frozenset(map(weekday_number, weekend)),
        _listed_days(merged),
        tuple((name, os.path.join(os.path.dirname(file), name)) for name in names),
        _country(keys, merged),
        merged.conventions_in(file),
    )


def check_business(settings: BusinessSettings, merged: MergedDocuments) -> None:
    """Report a country without known public holidays, and a file of holidays that can't be read.

    Loading does not check them, since that takes longer than most answers. A package that is
    not installed is no problem of the table.

    >>> check_business(BusinessSettings(), MergedDocuments([]))
    """
    from ..errors import ExtraMissing, Unavailable

    try:
        settings.calendar()
    except ExtraMissing:
        return
    except Unavailable as error:
        merged.add_error((SECTION, "holidays-file"), error)
    except HandoverError as error:
        merged.add_error((SECTION, "country"), error)


def _listed_days(merged: MergedDocuments) -> tuple[SpecialDay | YearlyHoliday, ...]:
    """The days of the lists; none of a list that has a problem."""
    keys = merged.business
    if not keys.keys() & {"holidays", "worked"}:
        return ()
    from .days_off import check_worked, read_entry

    conventions = merged.conventions_in(merged.file_of(SECTION))
    days: list[tuple[SpecialDay | YearlyHoliday, ...]] = []
    for key in ("holidays", "worked"):
        of_key: list[SpecialDay | YearlyHoliday] = []
        try:
            for entry in keys.get(key, ()):
                of_key += read_entry(entry, conventions, is_worked=key == "worked")
            if days:
                check_worked(days[0], tuple(of_key))
        except HandoverError as error:
            merged.add_error((SECTION, key), error)
        days.append(tuple(of_key))
    return days[0] + days[1]


def _country(keys: dict[str, Any], merged: MergedDocuments) -> str | None:
    """The country with its part; None if there is none."""
    country: str | None = keys.get("country")
    part = keys.get("subdivision")
    if part is None:
        return country
    if country is None:
        merged.add((SECTION, "subdivision"), "the country is missing", 'write country = "DE" too')
        return None
    if "-" in country:
        merged.add((SECTION, "subdivision"), f"the country {quote(country)} names one too")
        return country
    return f"{country}-{part}"
