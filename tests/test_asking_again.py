"""Questions made up from the forms: said again they are the same, in any case and with articles."""

from random import Random

import pytest
from generated import question_of

from handover_cli.answers.asking import ask_text
from handover_cli.calendar import day_number
from handover_cli.errors import HandoverError
from handover_cli.language.forms import every_form
from handover_cli.language.forms.form import Compiled
from handover_cli.language.questions import Question, say
from handover_cli.language.reading import read
from handover_cli.language.resolving import FixedScope
from handover_cli.notations import parse as parse_date
from handover_cli.table import bundled_path, load

BUNDLED = load([bundled_path()])
NOW = FixedScope(
    BUNDLED,
    day_number(2026, 11, 23),
    BUNDLED.business_calendar,
    now=parse_date("2026-11-23T09:00Z"),
)
NAMES = {"deadline", "handover", "war", "medal", "occupation", "landmine-deaths"}
CASE_COUNTS = ("+", "1y6m", ".end")
"""Shifts, short durations and ends of periods are written in one case."""
EXAMPLES = 2


def question_in(text: str) -> Question | None:
    """The question; None if the text has no reading or several."""
    try:
        return read(text).question(NOW)
    except HandoverError:
        return None


def answer_to(text: str) -> list[str]:
    """The answers; the beginning of an error is one too."""
    try:
        return [answer.text.casefold() for answer in ask_text(text, NOW)]
    except HandoverError:
        return ["error"]


def texts_of(form: Compiled) -> list[str]:
    """Questions of a form that have exactly one reading."""
    chance = Random(form.form.pattern)  # noqa: S311 - the same questions in every run
    texts = dict.fromkeys(question_of(form, chance) for _ in range(EXAMPLES))
    return [text for text in texts if question_in(text) is not None]


UNSAID = {
    # The month has no year, and is read only as what is left of it.
    "<measure> [is|is there|do we has|do i has] left in MONTH",
    # A sum in a sum is grouped in another way: the day is the same.
    "when do|will|is <someone> <born> [on|in] DATE turn|turns|turning|is|reach NUMBER",
    "when will|do|is <someone> <born> [on|in] DATE is|turn|reach DURATION [old]",
    # A computed day without a clock time, such as `2nd workday in this year`, is in no zone.
    (
        "( how long | [<many>] HOURS ) [is|do] flight|trip|journey|train|drive|ride|crossing|voyage"
        "|bus|ferry|meeting|shift|film|movie|show|lesson|class|lecture|exam|party|concert|match|call"
        "|session [take] from ZONE1 at|on DATE1 to ZONE2 at|on DATE2"
    ),
    # `last Friday` is another day after `on` than after `since`.
    "<is> DATE1 [happen|come] within DURATION of|after|from DATE2",
}
"""Patterns of which a question is not always said in words that are read as the same."""
FORMS = [pytest.param(form, id=form.form.pattern) for form in every_form()]


@pytest.mark.parametrize("form", FORMS)
def test_a_question_that_is_said_is_the_same_question(form: Compiled) -> None:
    for text in texts_of(form) if form.form.pattern not in UNSAID else ():
        question = question_in(text)
        assert question is not None
        said = say(question)
        again = question_in(said)
        assert again is not None, f"{text} -> {said}"
        assert type(again) is type(question), f"{text} -> {said}"
        assert say(again) == said
        assert answer_to(said) == answer_to(text), f"{text} -> {said}"


@pytest.mark.parametrize("form", FORMS)
def test_letters_in_capitals_change_no_answer(form: Compiled) -> None:
    for text in texts_of(form):
        if not any(part in text for part in CASE_COUNTS):
            assert answer_to(text.upper()) == answer_to(text), text.upper()
            assert answer_to(text.title()) == answer_to(text), text.title()


@pytest.mark.parametrize("form", FORMS)
def test_articles_before_names_change_no_answer(form: Compiled) -> None:
    for text in texts_of(form):
        words = text.split()
        before = ["", *words]
        with_articles = " ".join(
            f"the {word}" if word in NAMES and last != "the" else word
            for last, word in zip(before, words, strict=False)
        )
        assert answer_to(with_articles) == answer_to(text), with_articles
        without = " ".join(word for word in words if word != "the")
        assert answer_to(without) == answer_to(text), without


@pytest.mark.parametrize("form", FORMS)
def test_a_question_of_a_form_has_an_answer_or_an_error(form: Compiled) -> None:
    chance = Random(form.form.pattern)  # noqa: S311 - the same questions in every run
    for _ in range(EXAMPLES):
        assert answer_to(question_of(form, chance))
