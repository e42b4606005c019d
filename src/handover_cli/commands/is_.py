"""`is A before|after|on|within B`."""

import click

from ..answers.answer import Answer
from ..answers.asking import answer_all, ask_text
from ..app import completing
from ..app.command import Command
from ..app.options import shared_options
from ..app.results import leave, show_answers
from ..app.session import Session
from ..app.stdout import OutputOptions
from ..errors import HandoverError
from ..language.arguments import resolve_date, resolve_date_or_period
from ..language.questions import RELATIONS, Comparison, expression_of, say
from ..text import did_you_mean, either, quote


@click.command("is", cls=Command)
@click.argument("words", nargs=-1, metavar="A RELATION B", shell_complete=completing.comparison)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing; the exit status is the answer.")
@shared_options(business=True)
def command(
    words: tuple[str, ...], quiet: bool, *, session: Session, output: OutputOptions
) -> None:
    """Is a date before, after, on or within another?

    RELATION is before, after, on or within. B may be a period: before it is
    before its start, after it is after its end, and within it includes
    both end days. Within 2021 is within the days of that year.

    Prints yes, no or undetermined: the dates are too imprecise to tell.
    Ends with status 0 for yes, 1 for no, 3 for undetermined, 2 for an error.

    \b
    Examples:
      handover is handover after deadline
      handover is landmine-deaths within 2021
      handover is "actual handover" within "44-day war"
      if handover is -q today after deadline+6y; then echo overdue; fi
    """
    answer = verdict(words, session)
    if quiet:
        leave(answer.status)
    else:
        show_answers([answer], session, output)


def verdict(words: tuple[str, ...], session: Session) -> Answer:
    """The answer about A and B: three arguments, or any words that `ask is` reads.

    Raises:
        HandoverError: something is missing, or can't be read.
    """
    if len(words) < 3:
        given = f"{quote(' '.join(words))} is no comparison" if words else "a comparison is missing"
        raise HandoverError(given, "write A before|after|on|within B")
    if len(words) > 3:  # a name of several words, not quoted
        text = " ".join(["is", *" ".join(words).split()])
        return ask_text(text, session)[0]
    relation = next((known for known in RELATIONS if known == words[1].casefold()), None)
    if relation is None:
        hint = did_you_mean(words[1], RELATIONS) or f"write {either(RELATIONS)}"
        raise HandoverError(f"{quote(words[1])} is no relation", hint)
    subject = resolve_date(words[0], session)
    target = resolve_date_or_period(words[2], session)
    question = Comparison(expression_of(subject), relation, expression_of(target))
    return answer_all(question, (subject, target), say(question), session)[0]
