"""`timeline [ID…]`."""

import click

from ..answers.timeline import TIMELINE_FIELDS, Picked, point_records, points
from ..errors import HandoverError
from ..output import Page, Result
from . import completing
from .files import Kind, write_file
from .options import picking_options, shared_options
from .picking import picked_from
from .session import Session
from .writing import Wanted, write

SVG = Kind("picture (.svg)", (b"<svg", b"<?xml"))
EMPTY = "No event qualifies."

MOST_DRAWN = 20_000
"""Points on a timeline that is drawn on a terminal. To read more, one lists them."""
MOST_IN_PICTURE = 5_000
MOST_LANES = 100
"""Periods beside each other in a picture: there is no room for more."""


@click.command()
@picking_options(completing.drawable)
@click.option("--scale", is_flag=True, help="Draw to scale, along one axis.")
@click.option(
    "--svg",
    "path",
    metavar="FILE",
    shell_complete=completing.files,
    help="Write a picture instead; - is stdout.",
)
@click.option("--width", type=int, metavar="PIXELS", help="Of the picture.  [default: 800]")
@shared_options()
def command(
    ids: tuple[str, ...],
    tags: tuple[str, ...],
    after: str | None,
    before: str | None,
    scale: bool,
    path: str | None,
    width: int | None,
    *,
    session: Session,
    wanted: Wanted,
) -> None:
    """In what order did it all happen, and how far apart?

    On a terminal events stand down the page with the gap to the next, and
    periods beside them as bars. What is imprecise is marked, and stands at
    its earliest day, or at its latest when nothing is known before that.
    IDs are those of events and periods; a period comes with both its ends.
    In a pipe every point is a record: events, both ends of each period, and
    today when it lies among them. A picture that is there is replaced.

    \b
    Examples:
      handover timeline
      handover timeline war extension
      handover timeline --scale --after 2020-01-01
      handover timeline --svg timeline.svg
      handover timeline --fields date,id,gap_days
    """
    if path is not None:
        _write_picture(
            picked_from(ids, tags, after, before, session), path, scale, width, session, wanted
        )
        return
    if width is not None:
        raise HandoverError("--width is that of a picture: it belongs to --svg")
    if scale and (wanted.fields or wanted.form not in ("auto", "table")):
        raise HandoverError("--scale draws, which records and values do not")
    picked = picked_from(ids, tags, after, before, session)
    found = points(picked, session)
    result = Result(
        TIMELINE_FIELDS,
        lambda: point_records(found, session),
        lambda: (point.name for point in found),
        columns=("kind", "id", "date", "gap_days", "title"),
        card=lambda page: _drawn(picked, len(found), scale, session, page),
        empty=EMPTY,
    )
    write(result, wanted, piped="tsv")


def _check_length(length: int, limit: int, instead: str = "") -> None:
    """Nothing, if a timeline of so many points can be drawn.

    Raises:
        HandoverError: there are too many.
    """
    if length > limit:
        raise HandoverError(
            f"a timeline of {length:,} points is too long to draw, at most {limit:,} are: pick some"
            f" by name or with --tag, --after or --before{instead}"
        )


def _drawn(picked: Picked, length: int, scale: bool, session: Session, page: Page) -> str:
    _check_length(length, MOST_DRAWN, ", or list them with -o tsv")
    from ..answers.timeline import down_the_page, to_scale
    from ..output.timeline_text import scaled_timeline, timeline

    if scale:
        return scaled_timeline(to_scale(picked, session), page, EMPTY)
    return timeline(down_the_page(picked, session), page, EMPTY)


def _write_picture(
    picked: Picked, path: str, scale: bool, width: int | None, session: Session, wanted: Wanted
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

    if wanted != Wanted():
        raise HandoverError(
            "--svg writes a picture, so --output, --fields and --no-header don't apply"
        )
    pixels = WIDTH if width is None else width
    if not LEAST_WIDTH <= pixels <= MOST_WIDTH:
        raise HandoverError(f"--width takes {LEAST_WIDTH} to {MOST_WIDTH}, not {pixels}")
    _check_length(len(points(picked, session)), MOST_IN_PICTURE)
    title = session.names.title or "Timeline"
    if scale:
        picture = scale_picture(to_scale(picked, session), title, pixels)
    else:
        layout = down_the_page(picked, session)
        if layout.lanes > MOST_LANES:
            raise HandoverError(
                f"a picture has room for {MOST_LANES} periods beside each other, not"
                f" {layout.lanes:,}: pick some by name, or draw them with --scale"
            )
        picture = list_picture(layout, title, pixels)
    write_file(path, write_svg(picture), SVG)
