"""Errors are values: what is made of one leaves it as it is, and they can be sent about."""

import pickle
from collections.abc import Iterator

import pytest

from handover_cli.documents.document import Problem
from handover_cli.errors import (
    ExtraMissing,
    HandoverError,
    TableError,
    Unavailable,
    UnknownName,
)
from handover_cli.language.reading import read
from handover_cli.language.resolving import FixedScope, NoToday
from handover_cli.notations import edtf, parse
from handover_cli.notations.notation import (
    AmbiguousDate,
    Match,
    SeasonDate,
    UnknownSeason,
    WrittenDateError,
)
from handover_cli.notations.written_reading import WrongWeekday
from handover_cli.rows.formats import BrokenRow
from handover_cli.table.merging import TableProblems
from handover_cli.table.table import BrokenEntry, Table

PROBLEMS = [Problem("t.toml", ("events", "a"), "no date"), Problem("t.toml", (), "empty")]
ERRORS = [
    HandoverError("message", "hint", "detail"),
    TableError("message", "hint"),
    UnknownName("message", "hint", near="near"),
    Unavailable("message", "hint"),
    ExtraMissing("message", "holidays"),
    NoToday("message"),
    BrokenEntry("message"),
    BrokenRow("message"),
    WrittenDateError("message", "hint"),
    WrongWeekday("message", "hint"),
    AmbiguousDate(
        "01/02/2003",
        Match(parse("2003-02-01"), 10, complete=True),
        Match(parse("2003-01-02"), 10, complete=True),
    ),
    UnknownSeason("message", "hint", "in a table"),
    SeasonDate(
        UnknownSeason("message", "hint", "in a table"),
        Match(parse("2003"), 7, complete=False),
        "2003-21",
        0,
        edtf.match,
    ),
    TableProblems(PROBLEMS),
    TableProblems(PROBLEMS[:1], "'s.csv'"),
]


def kinds(kind: type[HandoverError] = HandoverError) -> Iterator[type[HandoverError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from kinds(below)


def test_every_kind_of_error_is_tried() -> None:
    ours = {kind for kind in kinds() if kind.__module__.startswith("handover_cli.")}
    assert ours == {*map(type, ERRORS)}


each_error = pytest.mark.parametrize("error", ERRORS, ids=range(len(ERRORS)))


@each_error
def test_an_error_comes_whole_from_another_process(error: HandoverError) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - the test's own bytes
    assert type(again) is type(error)
    assert vars(again) == vars(error)
    assert str(again) == str(error)


@each_error
def test_a_place_in_front_of_an_error_leaves_it_as_it_was(error: HandoverError) -> None:
    before = str(error)
    placed = error.at("line 3")
    assert str(placed) == f"line 3: {before}"
    assert vars(placed) == vars(error) | {"message": placed.message}
    assert str(error) == before


def test_a_question_that_is_read_once_fails_twice_in_the_same_words() -> None:
    question = read("days between 2021-02-30 and handover")
    messages = []
    for _ in range(2):
        with pytest.raises(HandoverError) as caught:
            question.question(FixedScope(Table()))
        messages.append(str(caught.value))
    assert messages[0] == messages[1]
