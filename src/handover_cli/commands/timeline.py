"""`timeline [ID…]`."""

import click

from ..answers.timeline import Selection, marks, select, with_gaps
from ..app import completing
from ..app.command import Command
from ..app.files import FileKind, write_file
from ..app.options import shared_options
from ..app.selecting import SelectionOptions, selection_options
from ..app.session import Session
from ..app.stdout import OutputOptions, write
from ..errors import HandoverError
from ..output.page import Page
from ..output.result import Result

SVG = FileKind("picture (.svg)", (b"<svg", b"<?xml"))
EMPTY = "No event qualifies."

MOST_DRAWN = 20_000
"""Marks of a timeline on a terminal. A longer one can be listed as records."""
MOST_IN_PICTURE = 5_000
MOST_LANES = 100
"""Periods beside each other in a picture; there is no room for more."""


@click.command("timeline", cls=Command)
@selection_options(completing.drawable)
@click.option("--scale", is_flag=True, help="Draw to scale, along one axis.")
@click.option(
    "--svg",
    "path",
    metavar="FILE",
    shell_complete=completing.files,
    help="Write a picture instead; - is stdout.",
)
@click.option("--width", type=int, metavar="PIXELS", help="Width of the picture.  [default: 800]")
@shared_options()
def command(
    selected: SelectionOptions,
    scale: bool,
    path: str | None,
    width: int | None,
    *,
    session: Session,
    output: OutputOptions,
) -> None:
    """In what order did it all happen, and how far apart?

    On a terminal events stand below each other, with the gaps between them,
    and periods are bars beside them. An imprecise event is marked and stands
    at its earliest day, or at its latest if nothing bounds it below. IDs are
    those of events and periods; a period comes with both its ends. In a pipe
    there is a record for each event, each end of a period, and today if it
    lies among them. A picture that exists is replaced.

    \b
    Examples:
      handover timeline
      handover timeline war extension
      handover timeline --scale --after 2020-01-01
      handover timeline --svg timeline.svg
      handover timeline --fields date,id,gap_days
    """
    if path is None and width is not None:
        raise HandoverError("--width needs --svg")
    if path is None and scale and (output.fields or output.form not in ("auto", "table")):
        raise HandoverError("--scale works only with -o table or --svg")
    selection = select(session.table, selected.names, selected.limits(session), scope=session)
    if path is not None:
        _write_picture(selection, path, scale, width, session, output)
        return
    listed = marks(selection, session)
    result = Result(
        "mark",
        lambda: with_gaps(listed, session),
        lambda: (mark.name for mark in listed),
        columns=("kind", "id", "date", "gap_days", "title"),
        card=lambda page: _drawn(selection, len(listed), scale, session, page),
        empty=EMPTY,
    )
    write(result, output, piped="tsv")


def _check_length(length: int, limit: int, instead: str = "") -> None:
    if length > limit:
        raise HandoverError(
            f"a timeline of {length:,} points is too long to draw, at most {limit:,} are",
            f"pick some by name or with --tag, --after or --before{instead}",
        )


def _drawn(selection: Selection, length: int, scale: bool, session: Session, page: Page) -> str:
    _check_length(length, MOST_DRAWN, ", or list them with -o tsv")
    from ..answers.timeline import down_the_page, to_scale
    from ..output.timeline_text import list_text, scale_text

    if scale:
        return scale_text(to_scale(selection, session), page, EMPTY)
    return list_text(down_the_page(selection, session), page, EMPTY)


def _write_picture(
    selection: Selection,
    path: str,
    scale: bool,
    width: int | None,
    session: Session,
    output: OutputOptions,
) -> None:
    from ..answers.timeline import down_the_page, to_scale
    from ..output.timeline_svg import (
        LEAST_WIDTH,
        MOST_WIDTH,
        WIDTH,
        list_picture,
        scale_picture,
        write_svg,
    )

    if output != OutputOptions():
        raise HandoverError(
            "--svg writes a picture, so --output, --fields and --no-header don't apply"
        )
    pixels = WIDTH if width is None else width
    if not LEAST_WIDTH <= pixels <= MOST_WIDTH:
        raise HandoverError(f"--width takes {LEAST_WIDTH} to {MOST_WIDTH}, not {pixels}")
    _check_length(len(marks(selection, session)), MOST_IN_PICTURE)
    title = session.table.title or "Timeline"
    if scale:
        picture = scale_picture(to_scale(selection, session), title, pixels)
    else:
        layout = down_the_page(selection, session)
        if layout.lanes > MOST_LANES:
            raise HandoverError(
                f"a picture has room for {MOST_LANES} periods beside each other, not"
                f" {layout.lanes:,}",
                "pick some by name, or draw them with --scale",
            )
        picture = list_picture(layout, title, pixels)
    write_file(path, write_svg(picture), SVG)
