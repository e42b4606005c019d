"""The card: how it was counted, in words."""

from pathlib import Path

import pytest
from running import Run

from handover_cli.output.answer_card import MAX_TITLE

NOT_KNOWN = " No holidays are known."
DIFFERENCE = "Counted exclusive: the difference of the two days."


@pytest.mark.parametrize(
    ("arguments", "notes"),
    [
        pytest.param(
            "between deadline handover -u weeks",
            [
                f"{DIFFERENCE} Counting both days: 11 days.",
                "Whole units passed since the earlier day; what is left over is cut, not rounded.",
            ],
            id="whole-units",
        ),
        pytest.param(
            "between deadline handover -u years --decimals 2",
            [
                f"{DIFFERENCE} Counting both days: 11 days.",
                "Decimals: days since the last whole unit over the length of the next one, cut.",
            ],
            id="decimals",
        ),
        pytest.param(
            "between deadline handover -u business-days",
            [
                f"{DIFFERENCE} Counting both days: 11 days.",
                f"Business days leave out Saturdays and Sundays, and the later day.{NOT_KNOWN}",
            ],
            id="business-days",
        ),
        pytest.param(
            "between deadline handover -u business-days --inclusive",
            [
                "Counted inclusive: both end days count. Exclusive, the difference, is 10 days.",
                f"Business days leave out Saturdays and Sundays.{NOT_KNOWN}",
            ],
            id="business-days-with-both-ends",
        ),
        pytest.param(
            "between handover deadline",
            [
                f"{DIFFERENCE} Counting both days: -11 days.",
                "Negative: the second date is the earlier one.",
            ],
            id="negative",
        ),
    ],
)
def test_it_says_how_it_was_counted(arguments: str, notes: list[str], run: Run) -> None:
    card = run(*arguments.split(), "-o", "table", env={"COLUMNS": "120"}).stdout
    _, _, below = card.rpartition("\n\n")
    assert [line.strip() for line in below.splitlines()] == notes


def test_on_a_narrow_page_the_other_units_stand_below(run: Run) -> None:
    card = run("between", "deadline", "handover", "-o", "table", env={"COLUMNS": "40"}).stdout
    lines = [line.strip() for line in card.splitlines()]
    assert lines[lines.index("│  10 days  │") + 2].split() == ["weeks", "1"]


@pytest.mark.parametrize(("more", "cut"), [(0, ""), (1, "...")], ids=["long", "longer"])
def test_of_a_title_without_end_the_beginning_is_shown(
    more: int, cut: str, run: Run, tmp_path: Path
) -> None:
    title = "x" * (MAX_TITLE + more)
    (tmp_path / "t.toml").write_text(f'[events.a]\ntitle = "{title}"\ndate = 2020-01-01\n')
    arguments = ("between", "a", "2020-01-02", "-t", "t.toml", "-o", "table")
    card = run(*arguments, env={"COLUMNS": "3000"}, cwd=tmp_path).stdout
    assert f"  a  {'x' * MAX_TITLE}{cut}\n" in card


@pytest.mark.parametrize("columns", [20, 30, 36, 40, 50, 60, 80])
@pytest.mark.parametrize(
    ("arguments", "whole"),
    [
        pytest.param(
            "between handover landmine-deaths",
            ["2020-11-25", "Wednesday", "handover", "2021-06", "landmine-deaths", "134 to 155"],
            id="between",
        ),
        pytest.param(
            "show occupation",
            ["1993-04-02", "Friday", "occupation-began", "10099", "P27Y7M23D", "occupation-years"],
            id="show",
        ),
        pytest.param("show medal", ["[..2024-11-25]"], id="show-an-open-date"),
        pytest.param("show deadline", ["2020-W46", "extension", "delay"], id="show-an-event"),
        pytest.param(
            "is deadline within occupation",
            ["1993-04-02", "occupation.start", "occupation.end"],
            id="is",
        ),
        pytest.param(
            "add deadline +1m +3d", ["2020-11-15", "2020-12-15", "+1m", "2020-12-18"], id="add"
        ),
    ],
)
def test_no_page_is_too_narrow_for_a_date_or_an_id(
    arguments: str, whole: list[str], columns: int, run: Run
) -> None:
    shown = run(*arguments.split(), "-o", "table", env={"COLUMNS": str(columns)}).stdout
    assert [text for text in whole if text not in shown] == []
    assert max(map(len, shown.splitlines())) <= columns
