"""`export --to ics|mermaid`."""

import click

from ..answers.timeline import Picked
from ..errors import HandoverError
from ..output.exchange import Exchange
from . import completing
from .files import Kind, write_file
from .options import picking_options, shared_options
from .picking import picked_from
from .session import Session

ICS = Kind("calendar (.ics)", (b"BEGIN:VCALENDAR",))
MERMAID = Kind("Mermaid diagram", (b"timeline", b"gantt"))

MOST_ENTRIES = 10_000
"""In a calendar. To make one takes the library a third of a millisecond, and 8 KiB."""


@click.command()
@picking_options(completing.drawable)
@click.option(
    "--to",
    "form",
    type=click.Choice(["ics", "mermaid"]),
    required=True,
    help="ics: an iCalendar file, which takes pip install 'handover-cli[ics]'."
    " mermaid: a diagram in text.",
)
@click.option("--anniversaries", is_flag=True, help="With ics: events come again every year.")
@click.option("--gantt", is_flag=True, help="With mermaid: the periods as a Gantt chart.")
@click.option(
    "--out",
    metavar="FILE",
    default="-",
    shell_complete=completing.files,
    help="Where to.  [default: -, stdout]",
)
@shared_options(output=False)
def command(
    ids: tuple[str, ...],
    tags: tuple[str, ...],
    after: str | None,
    before: str | None,
    form: str,
    anniversaries: bool,
    gantt: bool,
    out: str,
    *,
    session: Session,
) -> None:
    """How do the events get into a calendar or a diagram?

    IDs are those of events and periods; a period comes with both its ends,
    and with none named everything does. An imprecise event spans the days of
    which it is one and says so; with one end open it stands on the day that
    is known. A period covers both its end days, an ongoing one today. A file
    that is there already is replaced if it is of the same kind.

    \b
    Examples:
      handover export --to ics --out kalbajar.ics
      handover export --to ics --anniversaries handover > handover.ics
      handover export --to mermaid --tag handover
      handover export --to mermaid --gantt --out periods.mmd
    """
    if anniversaries and form != "ics":
        raise HandoverError("--anniversaries belongs to --to ics")
    if gantt and form != "mermaid":
        raise HandoverError("--gantt belongs to --to mermaid")
    picked = picked_from(ids, tags, after, before, session)
    made = _made(picked, form, session, anniversaries=anniversaries, gantt=gantt)
    write_file(out, made.text, ICS if form == "ics" else MERMAID)
    for note in made.notes:
        click.echo(note, err=True)


def _made(
    picked: Picked, form: str, session: Session, *, anniversaries: bool, gantt: bool
) -> Exchange:
    table = session.names
    if form == "ics":
        entries = len(picked.events) + len(picked.periods)
        if entries > MOST_ENTRIES:
            raise HandoverError(
                f"a calendar of {entries:,} entries is too long, at most {MOST_ENTRIES:,} are"
                " written: pick some by name or with --tag, --after or --before"
            )
        from ..output.ics import to_ics

        return to_ics(picked, table, session.today, anniversaries=anniversaries)
    from ..output.mermaid import to_gantt, to_timeline

    if gantt:
        return to_gantt(picked, table.title, session.today)
    return to_timeline(picked, table.title)
