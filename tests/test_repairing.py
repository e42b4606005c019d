"""Errors of questions that can't be read: what is named, and what is suggested."""

import pytest

from handover_cli.answers.asking import ask_text
from handover_cli.calendar import day_number
from handover_cli.errors import HandoverError
from handover_cli.language.resolving import FixedScope
from handover_cli.table import bundled_path, load

BUNDLED = load([bundled_path()])
NOW = FixedScope(BUNDLED, day_number(2026, 11, 23), BUNDLED.business_calendar)
ASK = "  handover ask "


def complaint(text: str) -> tuple[str, list[str]]:
    """The sentence of an error without the question, and the questions that it suggests."""
    with pytest.raises(HandoverError) as caught:
        ask_text(text, NOW)
    lines = str(caught.value).split("\n")
    suggested = [line.removeprefix(ASK) for line in lines if line.startswith(ASK)]
    assert (lines[1:2] == ["Did you mean:"]) == bool(suggested)
    return lines[0].partition("', ")[2], suggested


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        pytest.param(
            "how many days betwen deadline and handover",
            "betwen",
            "how many days between deadline and handover",
            id="a letter too few",
        ),
        pytest.param(
            "how mnay days between deadline and handover",
            "mnay",
            "how many days between deadline and handover",
            id="two letters the wrong way round",
        ),
        pytest.param(
            "how many dayss between deadline and handover",
            "dayss",
            "how many days between deadline and handover",
            id="a letter too many",
        ),
        pytest.param("wen was the handover", "wen", "when was the handover", id="at the beginning"),
        pytest.param("how long was teh war", "teh", "", id="an article"),
        pytest.param(
            "10 days aftre the deadline", "aftre", "10 days after the deadline", id="after"
        ),
        pytest.param(
            "first Mondy of November 2026", "Mondy", "first monday of November 2026", id="a weekday"
        ),
        pytest.param(
            "how many days until 25 Decembr 2026",
            "Decembr",
            "",
            id="a month, which is a wrong date",
        ),
        pytest.param("days since handovr", "handovr", "days since handover", id="a name"),
        pytest.param("how long was the wra", "wra", "how long was the war", id="a period"),
    ],
)
def test_a_mistyped_word_is_named(text: str, word: str, meant: str) -> None:
    sentence, suggested = complaint(text)
    assert word in sentence
    if meant:
        assert meant in suggested


@pytest.mark.parametrize(
    "text",
    [
        "how many days between deadline",
        "days from deadline and handover",
        "which day handover",
        "what was handover",
        "how long ago the handover",
        "is handover before",
        "deadline handover",
        "how long deadline handover",
        "weeks deadline handover",
        "number days of war",
        "how far is deadline handover",
        "when will the handover be late",
        "calculate deadline handover",
        "10 elephants after handover",
        "how many days betwen deadline and handovr",
        "how many elephants are there in 2026",
        "handover deadline days between",
    ],
)
def test_every_suggestion_can_be_asked(text: str) -> None:
    _, suggested = complaint(text)
    assert len(suggested) <= 3
    assert len(set(suggested)) == len(suggested)
    for question in suggested:
        assert ask_text(question, NOW)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("in a few days", "'few' gives no number; write how many", id="few"),
        pytest.param("several weeks after the deadline", "'several' gives no number", id="several"),
        pytest.param("days until summer", "'summer' can be", id="a season"),
        pytest.param(
            "days until Thanksgiving", "'Thanksgiving' can be", id="a day of two countries"
        ),
        pytest.param("days since 2021-02-30", "there is no day 30", id="no such day"),
        pytest.param("days since 2021-13", "there is no month 13", id="no such month"),
        pytest.param("days since 15 Movember 2020", "did you mean 'November'?", id="no such name"),
        pytest.param("days since atlantis", "no event or date 'atlantis'", id="an unknown name"),
        pytest.param(
            "how long was atlantis", "there is no period 'atlantis'", id="an unknown period"
        ),
        pytest.param("days of handover", "", id="a date for a period"),
        pytest.param("bananas", "no question begins with 'bananas'", id="nonsense"),
        pytest.param("x" * 300, "no question begins with", id="a long word"),
        pytest.param("how many days since", "something is missing", id="half"),
    ],
)
def test_what_is_wrong_is_said(text: str, message: str) -> None:
    sentence, _ = complaint(text)
    assert message in sentence


def test_a_long_question_is_looked_at_in_part() -> None:
    sentence, suggested = complaint("how many days betwen " + "deadline and " * 100 + "handover")
    assert "betwen" in sentence
    assert len(suggested) <= 3


def test_a_broken_table_is_told_and_nothing_is_suggested() -> None:
    from handover_cli.errors import TableError
    from handover_cli.table.table import Table

    class Broken(Table):
        def find(self, name: str) -> None:
            raise TableError("the table is broken")

        def dates(self) -> list[str]:
            raise TableError("the table is broken")

    with pytest.raises(TableError, match="the table is broken"):
        ask_text("days between nowhere and deadline", FixedScope(Broken(), NOW.today))
