"""`check [ID…]`."""

import click

from ..answers.claims import check, find_claims, status
from ..app import completing
from ..app.command import Command
from ..app.options import shared_options
from ..app.results import leave
from ..app.session import Session
from ..app.stdout import OutputOptions, write
from ..output.page import Page
from ..output.result import Result
from ..unknowns.budget import Budget


@click.command("check", cls=Command)
@click.argument("ids", nargs=-1, metavar="[ID]...", shell_complete=completing.claims)
@shared_options(business=True)
def command(ids: tuple[str, ...], *, session: Session, output: OutputOptions) -> None:
    """Are the durations and dates that sources state right?

    A claim is a stored question with a stated answer. It is true if the
    dates give what is stated, false if they cannot, and undetermined if
    they are too imprecise to tell. For a false claim you read whether the
    other counting makes it true, or else what the dates give.

    Ends with status 0 if every claim is true, 1 if one is false, else 3 if
    one is undetermined; 2 is an error.

    \b
    Examples:
      handover check
      handover check war-days delay
      handover check -t mine.toml -o json
      handover check -o value | sort | uniq -c
    """
    budget = Budget()
    claims = [check(claim, session, budget.part()) for claim in find_claims(session.table, ids)]

    def view(page: Page) -> str:
        from ..output.lists import claims_list

        return claims_list(claims, page)

    result = Result(
        "claim",
        lambda: claims,
        lambda: (str(each.verdict) for each in claims),
        columns=("id", "question", "stated", "value", "counting", "verdict", "holds_if"),
        card=view,
    )
    write(result, output, piped="tsv")
    leave(status(claims))
