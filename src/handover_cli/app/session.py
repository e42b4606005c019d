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
from ..errors import HandoverError, TableError
from ..notations.notation import DATE_ORDERS, AmbiguousDate, DateOrder, WrittenDateError
from ..text import quote

if TYPE_CHECKING:
    from ..table.table import Table


class Session:
    """The scope against which every date and question of one run is resolved."""

    def __init__(
        self,
        tables: tuple[str, ...] = (),
        today: str | None = None,
        weekend: frozenset[int] | None = None,
        holidays: tuple[str, ...] = (),
        date_order: DateOrder | None = None,
    ) -> None:
        self.given = tables
        """The files that `-t` names."""
        self._date_order = date_order or _date_order_of_environment()
        self._today = self._given_today(today)
        self._weekend = weekend
        self._holidays = tuple(self._known_day(text, "--holiday") for text in holidays)

    @cached_property
    def today(self) -> int:
        """Today's day number: `--today`, else HANDOVER_TODAY, else the local date."""
        if self._today is None:
            return dt.date.today().toordinal()  # noqa: DTZ011 - the local date is what is meant
        return self._today

    def _given_today(self, option: str | None) -> int | None:
        """Today by the option or the environment, checked before its use; else None."""
        if option is not None:
            return self._known_day(option, "--today")
        variable = os.environ.get("HANDOVER_TODAY")
        return self._known_day(variable, "HANDOVER_TODAY") if variable else None

    def _known_day(self, text: str, option: str) -> int:
        """The day number of an option's value.

        Raises:
            HandoverError: it is not one complete day.
        """
        try:
            try:
                day = notations.parse(text).day
            except AmbiguousDate as error:
                day = error.settled(self.date_order).date.day
        except (AmbiguousDate, WrittenDateError) as error:
            raise error.at(option) from None
        except TableError:
            raise
        except HandoverError:
            day = None
        if day is None:
            raise HandoverError(f"{option} takes a day (YYYY-MM-DD), not {quote(text)}")
        return day

    @property
    def date_order(self) -> DateOrder | None:
        """What settles 01/02/2003: `--date-order`, else HANDOVER_DATE_ORDER, else the table."""
        if self._date_order is None and self._has_own_table:
            return self.table.date_order
        return self._date_order

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
            return load(self.paths)
        except TableError as error:
            return error

    @cached_property
    def business(self) -> BusinessCalendar:
        """Business days by the options, and by the table for what they leave open."""
        return self.table.business_calendar(self._weekend, self._holidays)


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
