"""`ask WORDS…`."""

import click

from ..answers.answer import Answer
from ..answers.asking import Options, ask, ask_text
from ..app import completing
from ..app.command import Command
from ..app.options import shared_options
from ..app.results import show_answers
from ..app.session import Session
from ..app.stdout import OutputOptions, write
from ..errors import HandoverError
from ..language.expressions import key
from ..language.reading import read
from ..text import did_you_mean, quote

HELP = """\
What is the answer to a question in words?

WORDS are a question, the id of a question that the table stores, or - to
read one question per line from stdin. With no words, the stored questions
are listed with their answers. A question for yes or no ends with status 0
for yes, 1 for no and 3 for undetermined.

\b
Examples:
  handover ask how many days between the deadline and the actual handover
  handover ask how long did the war last
  handover ask how many weeks until 25 December 2026

\b
Days:
  handover ask "what date is 90 days after 6 February 2024?"
  handover ask what day of the week was 20 July 1969
  handover ask first Monday of November 2026

\b
Yes or no, and choices:
  handover ask was the handover more than a week after the deadline
  handover ask which came first, shusha or the statement

\b
Counts, facts, events and durations:
  handover ask how many Fridays are there in November 2026
  handover ask what week of the year is 1 January 2027
  handover ask what happened between the deadline and the handover
  handover ask 90 days in weeks

All forms, each with an example: docs/questions.md.
"""


@click.command("ask", cls=Command, help=HELP)
@click.argument("words", nargs=-1, metavar="[WORDS]...", shell_complete=completing.question)
@shared_options(measure=True, deciding="the question or the period", explain=True)
def command(
    words: tuple[str, ...], *, session: Session, output: OutputOptions, options: Options
) -> None:
    """Answer a question, the questions on stdin, or all stored questions."""
    if not words:
        if output.explain:
            raise HandoverError(
                "--explain is for questions that are asked, not for the list of stored ones",
                "write handover ask ID --explain",
            )
        _show_stored(session, output, options)
    elif words == ("-",):
        from ..app.ask_lines import answer_lines

        answer_lines(lambda text: answers_to(text, session, options), session, output, options)
    else:
        show_answers(answers_to(" ".join(words), session, options), session, output)


def answers_to(text: str, session: Session, options: Options) -> list[Answer]:
    """The answers to a question in words, or to the stored question that a single word names.

    Raises:
        HandoverError: a single word is the name of no question; or see `ask_text`.
    """
    text = " ".join(text.split())
    word = key(text)
    if not word or " " in word:
        return ask_text(text, session, options)
    question = read(text)
    table = session.table
    ref = table.find(text)
    if ref is not None and ref.kind == "question":
        stored = table.questions[ref.id]
        return ask(stored.question, stored.ask, session, options)
    if ref is not None:
        is_event = ref.kind == "event"
        kind, asks = ("an event", "when was") if is_event else ("a period", "how long was")
        raise HandoverError(f"{quote(text)} is {kind}, not a question", f"ask {asks} {ref.id}")
    if question.readings:
        return ask_text(text, session, options)
    problem = f"no question {quote(text)} is stored"
    near = did_you_mean(text, table.questions)
    if near:
        raise HandoverError(problem, near)
    raise HandoverError(f"{problem}, and one word is no question", "handover ask --help shows some")


def _show_stored(session: Session, output: OutputOptions, options: Options) -> None:
    from ..answers.listings import stored_answers
    from ..answers.records import STORED_LINE
    from ..output.result import Result

    answers = list(stored_answers(session.table.questions.values(), options, session))
    result = Result(
        "stored",
        lambda: answers,
        lambda: (each.details.answer.text for each in answers),
        columns=("id", "question", "answer", "unit"),
        empty="The table stores no questions.",
        table_record=STORED_LINE,
    )
    write(result, output, piped="tsv")
