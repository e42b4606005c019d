"""`ask WORDS…`."""

import click

from ..answers import Answer, Options, answer
from ..errors import HandoverError, did_you_mean, quote
from ..expressions import key
from ..questions import FORMS, RESERVED, parse
from ..table import StoredQuestion, Table
from . import completing
from .answering import show_answers
from .options import shared_options
from .session import Session
from .writing import Wanted


@click.command()
@click.argument("words", nargs=-1, metavar="[WORDS]...", shell_complete=completing.question)
@shared_options(measure=True, deciding="the question or the period")
def command(words: tuple[str, ...], *, session: Session, wanted: Wanted, options: Options) -> None:
    """What is the answer to a question in words?

    WORDS are a question, the id of a question that the table stores, or -
    to read one question per line from stdin. With no words, the stored
    questions are listed with their answers. An is-question ends with
    status 0 for yes, 1 for no and 3 for undetermined.

    \b
    Questions:
      [how many] UNIT between DATE and DATE, from DATE to DATE
      [how many] UNIT since DATE, until DATE, of PERIOD
      how long was PERIOD; how long between, from, since, until, ago was
      10 days after DATE, 2 weeks before DATE
      when was DATE; what day was DATE
      is DATE before|after|on|within DATE-or-PERIOD
    A measuring question may end in inclusive, exclusive, counting both days.

    \b
    Examples:
      handover ask days between the deadline and the actual handover
      handover ask years of occupation
      handover ask "how long was the war?"
      handover ask 5 business days after the deadline
      handover ask is the handover after the deadline
      handover ask delay
    """
    if not words:
        from .stored import show_stored

        show_stored(session, wanted, options)
    elif words == ("-",):
        from .many import answer_lines

        answer_lines(session, wanted, options)
    else:
        show_answers(answers_to(" ".join(words), session, options), wanted)


def answers_to(text: str, session: Session, options: Options) -> list[Answer]:
    """The answers to a question in words, or to the stored question of that name."""
    text = " ".join(text.split())
    stored = _stored(text, session)
    if stored is not None:
        return answer(stored.question, stored.ask, session, options)
    return answer(parse(text, session), text, session, options)


def _stored(text: str, session: Session) -> StoredQuestion | None:
    """The stored question that a single word names; only a name needs the table.

    Raises:
        HandoverError: it is a single word, and the name of no question.
    """
    word = key(text)
    if not word or " " in word or word in RESERVED:
        return None
    names = session.names
    name = names.question(text)
    if name is None:
        raise HandoverError(_no_question(text, names))
    return names.questions[name]


def _no_question(text: str, names: Table) -> str:
    found = names.find(text)
    if found is None:
        near = did_you_mean(text, names.questions)
        return (
            f"no question {quote(text)} is stored{near}"
            if near
            else (f"no question {quote(text)} is stored, and one word asks nothing\n{FORMS}")
        )
    kind, asks = ("an event", "when was") if found[0] == "events" else ("a period", "how long was")
    return f"{quote(text)} is {kind}, not a question: ask {asks} {found[1]}"
