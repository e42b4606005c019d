"""The example tables of history: whole, sourced, and right about what historians say."""

from pathlib import Path

import pytest
from running import Run

from handover_cli.table.loading import load

FOLDER = Path(__file__).parents[1] / "docs" / "examples"
TABLES = ("tudors", "caesars")


@pytest.mark.parametrize("name", TABLES)
def test_every_event_and_period_has_a_source(name: str) -> None:
    table = load((str(FOLDER / f"{name}.toml"),))
    sources = {event.source for event in table.events.values()}
    sources |= {period.source for period in table.periods.values()}
    assert sources == set(table.sources)
    assert all(source.title and source.publisher for source in table.sources.values())


@pytest.mark.parametrize(
    ("name", "line", "expected"),
    [
        pytest.param("tudors", "check --fields verdict", "true " * 4 + "undetermined", id="claims"),
        pytest.param("tudors", "ask what day of the week was bosworth", "Monday", id="Bosworth"),
        pytest.param("tudors", "between lady-jane.start lady-jane.end", "9", id="nine days"),
        pytest.param("tudors", "is jane-proclaimed before reign-of-mary", "yes", id="Jane, Mary"),
        pytest.param("tudors", "is jane-executed within reign-of-mary", "yes", id="under Mary"),
        pytest.param("tudors", "ask how many years of tudors", "117", id="the house"),
        pytest.param("tudors", "is jane-born before edward-vi-born", "undetermined", id="or not"),
        pytest.param("caesars", "check --fields verdict", "true", id="the claim"),
        pytest.param("caesars", "ask how many years of life-of-augustus", "75", id="Augustus"),
        pytest.param(
            "caesars",
            "between ides actium -u calendar",
            "13 years, 5 months, 18 days",
            id="to Actium",
        ),
        pytest.param("caesars", "is livy after named-augustus", "undetermined", id="Livy"),
        pytest.param("caesars", "is caesar-born before octavian-born", "yes", id="lives"),
    ],
)
def test_what_they_answer(name: str, line: str, expected: str, run: Run) -> None:
    answer = run(*line.split(), "-t", str(FOLDER / f"{name}.toml"), "--no-header").stdout
    assert " ".join(answer.split()) == expected
