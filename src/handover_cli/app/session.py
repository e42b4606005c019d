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
        holidays: tuple[int, ...] = (),
    ) -> None:
        self.given = tables
        """The files that `-t` names."""
        self._today = _given_today(today)
        self._weekend = weekend
        self._holidays = holidays

    @cached_property
    def today(self) -> int:
        """Today's day number: `--today`, else HANDOVER_TODAY, else the local date."""
        if self._today is None:
            return dt.date.today().toordinal()  # noqa: DTZ011 - the local date is what is meant
        return self._today

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


def _given_today(option: str | None) -> int | None:
    """The day that counts as today by the option or the environment, checked before its use."""
    if option is not None:
        return known_day(option, "--today")
    variable = os.environ.get("HANDOVER_TODAY")
    return known_day(variable, "HANDOVER_TODAY") if variable else None


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


def known_day(value: str, option: str) -> int:
    """The day number of an option's value.

    Raises:
        HandoverError: it is not one complete day.
    """
    try:
        day = notations.parse(value).day
    except HandoverError:
        day = None
    if day is None:
        raise HandoverError(f"{option} takes a day (YYYY-MM-DD), not {quote(value)}")
    return day
