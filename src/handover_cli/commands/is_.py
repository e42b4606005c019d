"""`is A before|after|on|within B`."""

import click

from ..answers import Answer, Options, answer
from ..errors import HandoverError, did_you_mean, quote
from ..expressions import parse, resolve_expression
from ..questions import RELATIONS, Comparison, period_named
from ..questions import parse as parse_question
from . import completing
from .answering import leave, show_answers
from .options import shared_options
from .session import Session
from .writing import Wanted


@click.command()
@click.argument("words", nargs=-1, metavar="A RELATION B", shell_complete=completing.comparison)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing; the exit status is the answer.")
@shared_options(business=True)
def command(words: tuple[str, ...], quiet: bool, *, session: Session, wanted: Wanted) -> None:
    """Is a date before, after, on or within another?

    RELATION is before, after, on or within. B may be a period: before it is
    before its start, after it is after its end, within it counts both end
    days. Within a month or a year written as such is within its days.

    Prints yes, no or undetermined: the dates are too imprecise to tell.
    Ends with status 0 for yes, 1 for no, 3 for undetermined, 2 for an error.

    \b
    Examples:
      handover is handover after deadline
      handover is landmine-deaths within 2021
      handover is "actual handover" within "44-day war"
      if handover is -q today after deadline+6y; then echo overdue; fi
    """
    found = verdict(words, session)
    if quiet:
        leave(found.status())
    else:
        show_answers([found], wanted)


def verdict(words: tuple[str, ...], session: Session) -> Answer:
    """The answer about A and B: three arguments, or any words that `ask is` reads.

    Raises:
        HandoverError: something is missing, or cannot be read.
    """
    if len(words) < 3:
        given = f"{quote(' '.join(words))} is no comparison" if words else "a comparison is missing"
        raise HandoverError(f"{given}: write A before|after|on|within B")
    if len(words) > 3:  # a name of several words, not quoted
        text = " ".join(["is", *" ".join(words).split()])
        return answer(parse_question(text, session), text, session, Options())[0]
    subject, relation, target = words[0], words[1].casefold(), words[2]
    if relation not in RELATIONS:
        near = did_you_mean(relation, RELATIONS) or f": write {', '.join(RELATIONS[:-1])} or within"
        raise HandoverError(f"{quote(words[1])} is no relation{near}")
    date = parse(subject)
    label = resolve_expression(date, session).label
    period = period_named(target, session)
    if period is None:
        other = parse(target)
        question = Comparison(date, relation, other)
        named = resolve_expression(other, session).label
    else:
        question = Comparison(date, relation, None, period)
        named = period
    return answer(question, f"is {label} {relation} {named}", session, Options())[0]
