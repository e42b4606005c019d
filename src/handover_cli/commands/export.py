"""`export --to ics|mermaid`."""

import click

from ..answers.timeline import Selection, select
from ..app import completing
from ..app.command import Command
from ..app.files import FileKind, write_file
from ..app.options import shared_options
from ..app.selecting import SelectionOptions, selection_options
from ..app.session import Session
from ..errors import HandoverError
from ..output.day_spans import Export

ICS = FileKind("calendar (.ics)", (b"BEGIN:VCALENDAR",))
MERMAID = FileKind("Mermaid diagram", (b"timeline", b"gantt"))

MOST_ENTRIES = 10_000
"""Entries of a calendar. Each takes the library a third of a millisecond and 8 KiB."""


@click.command("export", cls=Command)
@selection_options(completing.drawable)
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
    help="The file to write.  [default: -, stdout]",
)
@shared_options(output=False)
def command(
    selected: SelectionOptions,
    form: str,
    anniversaries: bool,
    gantt: bool,
    out: str,
    *,
    session: Session,
) -> None:
    """How do the events get into a calendar or a diagram?

    IDs are those of events and periods; a period comes with both its ends.
    Without IDs everything is exported. An event known only to a month or a
    year becomes one entry over all those days, with a note. If only one end
    is known, it is put on that day. A period covers both its end days; an
    ongoing period ends today. A calendar has clock times in whole seconds. A
    file that exists is replaced if it is of the same kind.

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
    selection = select(session.table, selected.names, selected.limits(session), scope=session)
    made = _made(selection, form, session, anniversaries=anniversaries, gantt=gantt)
    write_file(out, made.text, ICS if form == "ics" else MERMAID)
    for note in made.notes:
        click.echo(note, err=True)


def _made(
    selection: Selection, form: str, session: Session, *, anniversaries: bool, gantt: bool
) -> Export:
    table = session.table
    if form == "ics":
        entries = len(selection.events) + len(selection.periods)
        if entries > MOST_ENTRIES:
            raise HandoverError(
                f"a calendar of {entries:,} entries is too long, at most {MOST_ENTRIES:,} are"
                " written",
                "pick some by name or with --tag, --after or --before",
            )
        from ..output.ics import to_ics

        return to_ics(selection, table, session.today, anniversaries=anniversaries)
    from ..output.mermaid import to_gantt, to_timeline

    if gantt:
        return to_gantt(selection, table.title, session.today)
    return to_timeline(selection, table.title)
