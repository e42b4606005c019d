"""The options that commands share, and what they make of them."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, TypeVar

import click

from ..answers.answer import Options
from ..business_days import weekday_number
from ..errors import HandoverError, did_you_mean, quote
from ..output import FORMATS
from ..spans import UNITS, Unit
from . import completing
from .session import Session, known_day
from .writing import Wanted

Function = TypeVar("Function", bound=Callable[..., Any])


_FORMS = ("auto", *FORMATS)


class UnitType(click.ParamType[Unit]):
    """A unit by its name; in the singular too, since people type `-u day`."""

    name = "unit"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Unit:
        """The unit, or an error that names the nearest."""
        text = str(value).casefold()
        for unit in UNITS:
            if text in (unit, unit.removesuffix("s")):
                return unit
        near = did_you_mean(text, UNITS) or f"; units are {', '.join(UNITS)}"
        raise HandoverError(f"no unit {quote(str(value))}{near}")

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """How help shows it."""
        return "UNIT"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> Any:
        """The units that begin so."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(unit) for unit in UNITS if unit.startswith(incomplete)]


class FormatType(click.ParamType[str]):
    """An output format by its name, or `auto`."""

    name = "format"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The format, or an error that names the nearest."""
        text = str(value).casefold()
        if text in _FORMS:
            return text
        near = did_you_mean(text, _FORMS) or f"; formats are {', '.join(_FORMS)}"
        raise HandoverError(f"no output format {quote(str(value))}{near}")

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> Any:
        """The formats that begin so."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(form) for form in _FORMS if form.startswith(incomplete)]


def _table_option(function: Function) -> Function:
    return click.option(
        "-t",
        "--table",
        "tables",
        metavar="FILE",
        multiple=True,
        shell_complete=completing.files,
        help="Event table (TOML) to use instead of the bundled one; repeat it to merge several."
        "  [env: HANDOVER_TABLE]",
    )(function)


def _today_option(function: Function) -> Function:
    return click.option(
        "--today",
        metavar="DATE",
        help="The day that counts as today.  [env: HANDOVER_TODAY; default: the local date]",
    )(function)


def _output_options(function: Function) -> Function:
    function = click.option(
        "--no-header", is_flag=True, help="Leave out the header line of tables, TSV and CSV."
    )(function)
    function = click.option(
        "--fields",
        metavar="A,B",
        shell_complete=completing.fields,
        help="The fields of the records to print, in this order.",
    )(function)
    return click.option(
        "-o",
        "--output",
        "form",
        type=FormatType(),
        default="auto",
        metavar="FORMAT",
        help="auto, table, value, tsv, csv, json, jsonl or markdown.  [default: auto: a table on"
        " a terminal, plain values or TSV in a pipe]",
    )(function)


def _business_options(function: Function) -> Function:
    function = click.option(
        "--holiday",
        "holidays",
        metavar="DATE",
        multiple=True,
        help="A day that is no business day, beside the table's; repeatable.",
    )(function)
    return click.option(
        "--weekend",
        metavar="DAYS",
        shell_complete=completing.weekdays,
        help="The weekend instead of the table's or saturday,sunday; none for no weekend.",
    )(function)


def _measure_options(function: Function, deciding: str) -> Function:
    says = f", or what {deciding} says" if deciding else ""
    function = click.option(
        "--decimals",
        type=int,
        metavar="N",
        help="Decimal places of weeks, months and years, cut and never rounded.",
    )(function)
    function = click.option(
        "--inclusive/--exclusive",
        "inclusive",
        default=None,
        help=f"Count both end days, or the difference.  [default: exclusive{says}]",
    )(function)
    return click.option(
        "-u",
        "--unit",
        "units",
        type=UnitType(),
        multiple=True,
        help=f"{', '.join(UNITS[:-1])} or {UNITS[-1]}; repeatable.  [default: days{says}]",
    )(function)


def shared_options(
    *, measure: bool = False, deciding: str = "", business: bool = False, output: bool = True
) -> Callable[[Function], Any]:
    """Add the shared options; the command gets `session` and `wanted`, measuring ones `options`.

    `business` adds --weekend and --holiday alone; `measure` adds them and the units.
    `deciding` is what has a unit and a counting of its own, where no option says otherwise.
    Without `output` there is no format to choose, and no `wanted`.
    """

    def decorate(function: Function) -> Any:
        @wraps(function)
        def command(
            *,
            tables: tuple[str, ...],
            today: str | None,
            weekend: str | None = None,
            holidays: tuple[str, ...] = (),
            **rest: Any,
        ) -> Any:
            session = make_session(tables, today, weekend, holidays)
            if measure:
                rest["options"] = make_options(
                    rest.pop("units"), rest.pop("inclusive"), rest.pop("decimals")
                )
            if output:
                rest["wanted"] = Wanted(
                    rest.pop("form"), rest.pop("fields"), not rest.pop("no_header")
                )
            return function(session=session, **rest)

        decorated: Any = _today_option(
            _table_option(_output_options(command) if output else command)
        )
        if measure or business:
            decorated = _business_options(decorated)
        return _measure_options(decorated, deciding) if measure else decorated

    return decorate


def picking_options(ids: completing.Completer) -> Callable[[Function], Function]:
    """Add what picks from the table: names, which `ids` completes, --tag, --after, --before."""

    def decorate(function: Function) -> Function:
        for name, side in (("--before", "before"), ("--after", "after")):
            function = click.option(
                name,
                metavar="DATE",
                shell_complete=completing.dates,
                help=f"Only what may lie {side} this date.",
            )(function)
        function = click.option(
            "--tag",
            "tags",
            metavar="TAG",
            multiple=True,
            shell_complete=completing.tags,
            help="Only events with this tag.",
        )(function)
        return click.argument("ids", nargs=-1, metavar="[ID]...", shell_complete=ids)(function)

    return decorate


def make_session(
    tables: tuple[str, ...],
    today: str | None,
    weekend: str | None = None,
    holidays: Sequence[str] = (),
) -> Session:
    """The session that the shared options ask for.

    Raises:
        HandoverError: today, a weekday or a holiday can't be read.
    """
    return Session(
        tables,
        today,
        None if weekend is None else weekdays(weekend),
        tuple(known_day(text, "--holiday") for text in holidays),
    )


def weekdays(text: str) -> frozenset[int]:
    """Days of the week from a list such as `friday,saturday`; `none` is the empty one.

    >>> sorted(weekdays("fri,Saturday"))
    [4, 5]
    """
    if text.casefold() == "none":
        return frozenset()
    return frozenset(weekday_number(name.strip()) for name in text.split(","))


def make_options(units: tuple[Unit, ...], inclusive: bool | None, decimals: int | None) -> Options:
    """What the measuring options say."""
    counting = None if inclusive is None else "inclusive" if inclusive else "exclusive"
    return Options(tuple(dict.fromkeys(units)), counting, decimals)  # type: ignore[arg-type]
