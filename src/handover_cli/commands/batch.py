"""`batch [FILE]`: an answer for every row."""

import click

from ..answers.asking import Options, measures_for
from ..app import completing
from ..app.command import Command
from ..app.options import shared_options
from ..app.results import leave
from ..app.row_files import pass_through
from ..app.session import Session
from ..errors import HandoverError
from ..language.arguments import resolve_date
from ..language.resolving import SIDES
from ..rows.batch import Batch, RowsInput
from ..rows.cells import read_formats
from ..rows.formats import FORMS, Columns, Form
from ..rows.measuring import Ends
from ..text import plural, quote

SUFFIXES: dict[str, Form] = {
    "csv": "csv",
    "tsv": "tsv",
    "tab": "tsv",
    "jsonl": "jsonl",
    "ndjson": "jsonl",
}


@click.command("batch", cls=Command)
@click.argument("file", metavar="[FILE]", required=False, shell_complete=completing.files)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    help="What the rows are.  [default: by the file's suffix, else lines]",
)
@click.option(
    "--start", metavar="DATE", shell_complete=completing.dates, help="Where every span starts."
)
@click.option("--start-column", metavar="COLUMN", help="The column it starts in; name or number.")
@click.option(
    "--end", metavar="DATE", shell_complete=completing.dates, help="Where every span ends."
)
@click.option("--end-column", metavar="COLUMN", help="The column it ends in; name or number.")
@click.option("--no-header", is_flag=True, help="The CSV or TSV has no header row.")
@click.option(
    "--into",
    metavar="NAME",
    multiple=True,
    help="The name of the new column; one for each --unit.  [default: the unit]",
)
@click.option(
    "--date-format",
    metavar="FORMAT",
    multiple=True,
    help="How dates in the rows are written, such as %d/%m/%Y or epoch. Can be repeated; other"
    " dates are read as a DATE.",
)
@click.option(
    "--on-error",
    type=click.Choice(["stop", "blank"]),
    default="stop",
    show_default=True,
    help="What to do when a date can't be read: stop, or leave the answer empty.",
)
@shared_options(measure=True, output=False)
def command(
    file: str | None,
    *,
    form: Form | None,
    start: str | None,
    start_column: str | None,
    end: str | None,
    end_column: str | None,
    no_header: bool,
    into: tuple[str, ...],
    date_format: tuple[str, ...],
    on_error: str,
    session: Session,
    options: Options,
) -> None:
    """What is the answer for every row of a file, or every line of a stream?

    Reads FILE, or stdin, and answers each row as it comes. If each line is one
    date, only the answers are printed. CSV, TSV and JSON Lines pass through as they
    are, with one new cell at the end of each row. Give each end of the spans as one
    DATE for all rows or as a column. For lines of dates give one end; the line is
    the other end.

    \b
    Examples:
      handover batch --end handover dates.txt
      handover batch orders.csv --start-column due --end-column delivered
      handover batch log.tsv --no-header --start-column 2 --end today -u weeks
      cut -d' ' -f1 log | handover batch --start 2020-11-15 -u calendar
    """
    form = form or SUFFIXES.get((file or "").casefold().rpartition(".")[2], "lines")
    dates, columns = (start, end), Columns(start_column, end_column)
    _check(form, dates, columns, header=not no_header, into=into)
    formats = read_formats(date_format)
    measures = measures_for(
        options.units or ("days",), options.counting or "exclusive", options.decimals, session
    )
    _check_names(into, len(measures))
    ends = Ends(*(None if date is None else resolve_date(date, session) for date in dates))
    given = RowsInput(form, ends, columns, not no_header, formats)
    batch = Batch(given, measures, session, new=into, blank=on_error == "blank")
    pass_through(file, form, batch.answered)
    if batch.blanked:
        cells = "1 answer is" if batch.blanked == 1 else f"{batch.blanked:,} answers are"
        click.echo(f"{cells} empty because a date could not be read", err=True)
        leave(1)


def _check(
    form: Form,
    dates: tuple[str | None, str | None],
    columns: Columns,
    *,
    header: bool,
    into: tuple[str, ...],
) -> None:
    for side, date, column in zip(SIDES, dates, columns, strict=True):
        if date is not None and column is not None:
            raise HandoverError(f"give --{side} or --{side}-column, not both")
        if form == "lines" and column is not None:
            raise HandoverError(
                f"lines have no columns for --{side}-column",
                "say --format csv, tsv or jsonl if the rows have columns",
            )
        if form != "lines" and date is None and column is None:
            raise HandoverError(
                f"the {side} of the spans is missing",
                f"give --{side} DATE or --{side}-column COLUMN",
            )
    fixed = 2 - dates.count(None)
    if form == "lines" and not fixed:
        raise HandoverError(
            "a line is one end of a span", "give the other end with --start or --end"
        )
    if fixed == 2:
        raise HandoverError("both ends are fixed, so no date is read from the rows")
    if into and (form == "lines" or (form in ("csv", "tsv") and not header)):
        raise HandoverError("--into names a new column, and these rows have no names for columns")


def _check_names(into: tuple[str, ...], count: int) -> None:
    """Refuse names that are not one for each new column."""
    if into and len(into) != count:
        new = f"there {'is' if count == 1 else 'are'} {plural(count, 'new column')}"
        names = plural(len(into), "name")
        raise HandoverError(f"{new}, and {names} for {'it' if count == 1 else 'them'}")
    for name in into:
        if into.count(name) > 1:
            raise HandoverError(f"there are two new columns {quote(name)}")
