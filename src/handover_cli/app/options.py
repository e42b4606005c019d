"""The options that commands share, and what they make of them."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import click

from ..answers.asking import Options
from ..business_days import weekday_number
from ..errors import HandoverError
from ..notations.notation import DATE_ORDERS, DateOrder
from ..output.result import FORMATS
from ..spans import UNITS, Counting, Unit
from ..text import did_you_mean, either, quote
from . import completing
from .session import Session
from .stdout import OutputOptions

Function = TypeVar("Function", bound=Callable[..., Any])


class NameType(click.ParamType[str]):
    """One of a few names, in any case; a slip gets the nearest one."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        self.name = name
        self.known = known

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name; a plural in the singular too, since people type `-u day`.

        Raises:
            HandoverError: there is no such name.
        """
        text = str(value).casefold()
        for known in self.known:
            if text in (known, known.removesuffix("s")):
                return known
        hint = (
            did_you_mean(text, self.known)
            or f"{self.name.split()[-1]}s are {', '.join(self.known)}"
        )
        raise HandoverError(f"no {self.name} {quote(str(value))}", hint)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> Any:
        """The names that begin so."""
        from click.shell_completion import CompletionItem

        begin = incomplete.casefold()
        return [CompletionItem(name) for name in self.known if name.startswith(begin)]


_COMMON = (
    click.option(
        "--today",
        metavar="DATE",
        help="The day that counts as today, or the clock time that counts as now."
        "  [env: HANDOVER_TODAY; default: the local date]",
    ),
    click.option(
        "--date-order",
        metavar="ORDER",
        type=NameType("date order", DATE_ORDERS),
        help="What 01/02/2003 is: dmy (1 February) or mdy (January 2)."
        "  [env: HANDOVER_DATE_ORDER; default: the table's, else an error]",
    ),
    click.option(
        "--zone",
        metavar="ZONE",
        shell_complete=completing.zones,
        help="Where clock times without a zone are, and the zone in which answers are shown and"
        " days are counted, such as Asia/Baku.  [default: the table's, else each its own]",
    ),
    click.option(
        "-t",
        "--table",
        "tables",
        metavar="FILE",
        multiple=True,
        shell_complete=completing.files,
        help="Event table (TOML) to use instead of the bundled one; repeat it to merge several."
        "  [env: HANDOVER_TABLE]",
    ),
)
_OUTPUT = (
    click.option(
        "-o",
        "--output",
        "form",
        metavar="FORMAT",
        type=NameType("output format", ("auto", *FORMATS)),
        default="auto",
        help=f"{either(('auto', *FORMATS))}.  [default: auto: a table on a terminal, plain values"
        " or TSV in a pipe]",
    ),
    click.option(
        "--fields",
        metavar="A,B",
        shell_complete=completing.fields,
        help="The fields of the records to print, in this order.",
    ),
    click.option(
        "--no-header", is_flag=True, help="Leave out the header line of tables, TSV and CSV."
    ),
)
_BUSINESS = (
    click.option(
        "--country",
        metavar="CODE",
        shell_complete=completing.countries,
        help="The country or the part of it whose public holidays are no business days, such as"
        " US, US-CA or DE-BY.  [default: the table's, else none]",
    ),
    click.option(
        "--weekend",
        metavar="DAYS",
        shell_complete=completing.weekdays,
        help="The days of the weekend, such as friday,saturday; none for no weekend."
        "  [default: the table's, else the country's, else saturday,sunday]",
    ),
    click.option(
        "--holiday",
        "holidays",
        metavar="DATE",
        multiple=True,
        help="One more day that is no business day; repeatable.",
    ),
)


def _measure(deciding: str) -> tuple[Callable[[Any], Any], ...]:
    says = f", or what {deciding} says" if deciding else ""
    return (
        click.option(
            "-u",
            "--unit",
            "units",
            metavar="UNIT",
            type=NameType("unit", UNITS),
            multiple=True,
            help=f"{', '.join(UNITS[:-1])} or {UNITS[-1]}; repeatable.  [default: days{says}]",
        ),
        click.option(
            "--inclusive/--exclusive",
            "inclusive",
            default=None,
            help=f"Count both end days, or take the difference.  [default: exclusive{says}]",
        ),
        click.option(
            "--decimals",
            type=int,
            metavar="N",
            help="Decimal places of weeks, months, years, hours, minutes and seconds, cut and never"
            " rounded.",
        ),
    )


_EXPLAIN = click.option(
    "--explain",
    is_flag=True,
    help="Show the steps of the answer too: on stderr, below the answer on a terminal, or as steps"
    " in JSON.",
)


def shared_options(
    *,
    measure: bool = False,
    deciding: str = "",
    business: bool = False,
    output: bool = True,
    explain: bool = False,
) -> Callable[[Function], Any]:
    """Add the shared options; the command gets `session` and `output`, measuring ones `options`.

    `business` adds --country, --weekend and --holiday alone; `measure` adds them and the units.
    `explain` adds --explain, for commands that answer. `deciding`: what also sets unit and
    counting, for the help, such as "the period". Without `output` there is no format to choose,
    and the command gets no `output`.
    """

    def decorate(function: Function) -> Any:
        @wraps(function)
        def command(
            *,
            tables: tuple[str, ...],
            today: str | None,
            date_order: DateOrder | None,
            zone: str | None,
            country: str | None = None,
            weekend: str | None = None,
            holidays: tuple[str, ...] = (),
            **rest: Any,
        ) -> Any:
            session = Session(
                tables,
                today,
                None if weekend is None else weekdays(weekend),
                holidays,
                date_order,
                zone,
                country,
            )
            if measure:
                rest["options"] = _measuring(
                    rest.pop("units"), rest.pop("inclusive"), rest.pop("decimals")
                )
            if output:
                rest["output"] = OutputOptions(
                    rest.pop("form"),
                    rest.pop("fields"),
                    not rest.pop("no_header"),
                    rest.pop("explain", False),
                )
            return function(session=session, **rest)

        options = [
            *(_measure(deciding) if measure else ()),
            *(_BUSINESS if measure or business else ()),
            *_COMMON,
            *((_EXPLAIN,) if explain else ()),
            *(_OUTPUT if output else ()),
        ]
        for option in reversed(options):
            option(command)
        return command

    return decorate


def weekdays(text: str) -> frozenset[int]:
    """Days of the week from a list such as `friday,saturday`; `none` is the empty one.

    >>> sorted(weekdays("fri,Saturday"))
    [4, 5]
    """
    if text.casefold() == "none":
        return frozenset()
    return frozenset(weekday_number(name.strip()) for name in text.split(","))


def _measuring(units: tuple[Unit, ...], inclusive: bool | None, decimals: int | None) -> Options:
    counting: Counting | None = None
    if inclusive is not None:
        counting = "inclusive" if inclusive else "exclusive"
    return Options(tuple(dict.fromkeys(units)), counting, decimals)
