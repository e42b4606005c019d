"""`check [ID…]`."""

import click

from ..answers.claims import CHECK_FIELDS, check, find_claims, status
from ..output import Page, Result
from . import completing
from .answering import leave
from .options import shared_options
from .session import Session
from .writing import Wanted, write


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...", shell_complete=completing.claims)
@shared_options(business=True)
def command(ids: tuple[str, ...], *, session: Session, wanted: Wanted) -> None:
    """Are the durations and dates that sources state right?

    A claim is a stored question with a stated answer. It is true when the
    dates give what is stated, false when they cannot, and undetermined when
    they are too imprecise to tell. A false one says whether the other
    counting makes it true, else what the dates give.

    Ends with status 0 when every claim is true, 1 when one is false, else 3
    when one is undetermined; 2 is an error.

    \b
    Examples:
      handover check
      handover check war-days delay
      handover check -t mine.toml -o json
      handover check -o value | sort | uniq -c
    """
    found = [check(claim, session) for claim in find_claims(session.names, ids)]

    def view(page: Page) -> str:
        from ..output.lists import claims_list

        return claims_list(found, page)

    result = Result(
        CHECK_FIELDS,
        lambda: (each.record() for each in found),
        lambda: (str(each.verdict) for each in found),
        columns=("id", "question", "stated", "value", "counting", "verdict", "holds_if"),
        card=view,
    )
    write(result, wanted, piped="tsv")
    leave(status(found))
