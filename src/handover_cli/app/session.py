"""What one run of the program stands on: today, the table, the business days.

The clock and the environment are read here. The table is read on first use, so a broken one
can't stop a question without names.
"""

import datetime as dt
import os
from functools import cached_property
from typing import TYPE_CHECKING

from .. import notations
from ..business_days import BusinessCalendar
from ..dates import ImpreciseDate, timed
from ..errors import HandoverError, TableError
from ..notations.notation import (
    DATE_ORDERS,
    UNSETTLED,
    AmbiguousDate,
    DateOrder,
    Seasons,
    WrittenDateError,
)
from ..text import quote

if TYPE_CHECKING:
    from ..table.table import Table
    from ..zones import Zone


class Session:
    """The scope against which every date and question of one run is resolved."""

    def __init__(
        self,
        tables: tuple[str, ...] = (),
        today: str | None = None,
        weekend: frozenset[int] | None = None,
        holidays: tuple[str, ...] = (),
        date_order: DateOrder | None = None,
        zone: str | None = None,
        country: str | None = None,
    ) -> None:
        self.given = tables
        """The files that `-t` names."""
        self._date_order = date_order or _date_order_of_environment()
        self._zone = None if zone is None else _zone(zone)
        self._today = self._given_today(today)
        self._weekend = weekend
        self._country = country
        self._holidays = tuple(self._known_day(text, "--holiday") for text in holidays)

    @cached_property
    def today(self) -> int:
        """Today's day number: the day of `now`.

        Where no zone is known, this is `--today`, else HANDOVER_TODAY, else the local date.
        """
        if self._today is None and self._known_zone is None:
            return dt.date.today().toordinal()  # noqa: DTZ011 - the local date is what is meant
        day = self.now.day
        assert day is not None, "now is one instant or one day"
        return day

    @property
    def _known_zone(self) -> "Zone | None":
        """The zone, if one is given. A table that can't be used gives none."""
        try:
            return self.zone
        except TableError:
            return None

    @cached_property
    def now(self) -> ImpreciseDate:
        """This instant, in the zone of the session or of the machine; or what counts as today."""
        now, zone = self._today or _clock(), self._known_zone
        return now if now.moment is None or zone is None else timed(now.moment.located(zone))

    @property
    def zone(self) -> "Zone | None":
        """The zone of clock times without one: `--zone`, else the zone of the user's table."""
        if self._zone is None and self._has_own_table:
            return self.table.zone
        return self._zone

    def _given_today(self, option: str | None) -> ImpreciseDate | None:
        """Today by the option or the environment, checked before its use; else None."""
        name = "--today" if option is not None else "HANDOVER_TODAY"
        text = os.environ.get("HANDOVER_TODAY") if option is None else option
        if not text and option is None:
            return None
        date = self._known_date(text or "", name, "a day (YYYY-MM-DD) or a clock time on one")
        if date.moment is not None and not date.moment.is_known:
            problem = f"{name}: the clock showed {quote(date.text)} twice"
            raise HandoverError(problem, "write its offset from UTC too")
        return date

    def _known_day(self, text: str, option: str) -> int:
        """The day number of an option's value.

        Raises:
            HandoverError: it is not one complete day.
        """
        takes = "a day (YYYY-MM-DD)"
        date = self._known_date(text, option, takes)
        if date.day is None or date.moment is not None:
            raise HandoverError(f"{option} takes {takes}, not {quote(text)}")
        return date.day

    def _known_date(self, text: str, option: str, takes: str) -> ImpreciseDate:
        """The date of an option's value.

        Raises:
            HandoverError: it is not one complete day.
        """
        date: ImpreciseDate | None = None
        try:
            try:
                date = notations.parse(text)
            except UNSETTLED as error:
                date = error.settled(self).date
        except (AmbiguousDate, WrittenDateError) as error:
            raise error.at(option) from None
        except TableError:
            raise
        except HandoverError as error:
            if notations.may_be_clock(text):  # it says what is wrong with the clock time
                raise error.at(option) from None
        if date is None or date.day is None:
            raise HandoverError(f"{option} takes {takes}, not {quote(text)}")
        return date

    @property
    def date_order(self) -> DateOrder | None:
        """What settles 01/02/2003: `--date-order`, else HANDOVER_DATE_ORDER, else the table."""
        if self._date_order is None and self._has_own_table:
            return self.table.date_order
        return self._date_order

    @property
    def seasons(self) -> Seasons:
        """The first and the last day of each season, by the user's table."""
        return self.table.seasons if self._has_own_table else ()

    @property
    def overriding_names(self) -> "Table | None":
        """The user's own table. No name of the bundled one reads as a date, so it isn't read."""
        return self.table if self._has_own_table else None

    @property
    def _has_own_table(self) -> bool:
        return bool(self.given or os.environ.get("HANDOVER_TABLE", "").strip(os.pathsep))

    @property
    def paths(self) -> tuple[str, ...]:
        """The files of the table in use."""
        return table_paths(self.given)

    @property
    def table(self) -> "Table":
        """The table. It is read once; if it can't be used, every use gets the same error."""
        if isinstance(self._table, TableError):
            raise self._table
        return self._table

    names = table

    @cached_property
    def _table(self) -> "Table | TableError":
        from ..table.loading import load  # a question without names needs no table

        try:
            return load(self.paths, self._zone)
        except TableError as error:
            return error

    @cached_property
    def business(self) -> BusinessCalendar:
        """Business days by the options, and by the table for what they leave open."""
        return self.table.business_calendar(self._weekend, self._holidays, self._country)

    def business_in(self, country: str, *, parts: bool = True) -> BusinessCalendar:
        """The same for a rule of a country: see `BusinessSettings.calendar_of_rule`."""
        return self.table.business_calendar(
            self._weekend, self._holidays, self._country, of_rule=country, parts=parts
        )


def _clock() -> ImpreciseDate:
    """This second, as the clock of the machine shows it."""
    from ..moments import Moment  # most runs read no clock
    from ..zones import Zone

    now = dt.datetime.now().astimezone().replace(microsecond=0)
    offset = now.utcoffset()
    assert offset is not None, "the machine has a zone"
    return timed(Moment.of(now.replace(tzinfo=None), Zone("", round(offset.total_seconds()))))


def _zone(text: str) -> "Zone":
    from .. import zones  # most runs name no zone

    try:
        return zones.find(text)
    except HandoverError as error:
        raise error.at("--zone") from None


def _date_order_of_environment() -> DateOrder | None:
    variable = os.environ.get("HANDOVER_DATE_ORDER")
    if not variable:
        return None
    order = next((known for known in DATE_ORDERS if known == variable.casefold()), None)
    if order is None:
        raise HandoverError(f"HANDOVER_DATE_ORDER takes dmy or mdy, not {quote(variable)}")
    return order


def table_paths(given: tuple[str, ...]) -> tuple[str, ...]:
    """The files that make up the table: given, else HANDOVER_TABLE's, else the bundled one."""
    if given:
        return given
    variable = os.environ.get("HANDOVER_TABLE", "")
    listed = tuple(path for path in variable.split(os.pathsep) if path)
    if listed:
        return listed
    from ..table.files import bundled_path

    return (bundled_path(),)
