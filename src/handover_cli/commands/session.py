"""What one run of the program stands on: today, the table, what a business day is.

The clock, the environment and the terminal are read here and in `writing`, nowhere else.
The table is read on first use, so a broken one can't stop a question without names.
"""

import datetime as dt
import os
from functools import cached_property
from typing import TYPE_CHECKING

from .. import edtf
from ..business_days import BusinessCalendar
from ..dates import FIRST_DAY, LAST_DAY
from ..errors import HandoverError, TableError, quote

if TYPE_CHECKING:
    from ..table import Table


class Session:
    """The scope that every date and question of one run is resolved against."""

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
    def names(self) -> "Table":
        """The table. It is read once; who asks again hears the same, even if it can't be used."""
        if isinstance(self._table, TableError):
            raise self._table
        return self._table

    @cached_property
    def _table(self) -> "Table | TableError":
        from ..table import load  # what has no names does without

        try:
            return load(self.paths)
        except TableError as error:
            return error

    @cached_property
    def business(self) -> BusinessCalendar:
        """Business days by the options, and by the table for what they leave open."""
        from ..table.names import business_calendar

        return business_calendar(self.names.business, self._weekend, self._holidays)


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
    from ..table import bundled_path

    return (bundled_path(),)


def known_day(value: str, option: str) -> int:
    """The day number of an option's value.

    Raises:
        HandoverError: it is not one complete day.
    """
    try:
        day = edtf.parse(value)
    except HandoverError:
        day = None
    if day is None or not day.is_precise or day.earliest is None:
        raise HandoverError(f"{option} takes a day (YYYY-MM-DD), not {quote(value)}")
    assert FIRST_DAY <= day.earliest <= LAST_DAY
    return day.earliest
