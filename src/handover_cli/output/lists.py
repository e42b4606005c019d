"""What the listing commands show a person: which columns, and what is said below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from ..answers import Answer
from ..answers.anniversaries import Anniversary
from ..answers.claims import Checked, stated_value
from ..answers.entries import precision, whole_unit
from ..dates import civil, iso, weekday
from ..errors import visible
from ..table import Period
from . import Page, plain
from .cards import unknown_days
from .terminal import QUIET, Column, columns_text, folded, painted
from .words import phrase

CHUNK = 1000
"""Days that are drawn at once."""


def periods_list(found: Sequence[tuple[Period, Answer]], page: Page) -> str:
    """The periods, each with its dates and how long it lasted."""
    if not found:
        return "The table holds no periods.\n"
    ends = ["ongoing" if period.end is None else period.end.date.text for period, _ in found]
    columns = [
        Column("start", [period.start.date.text for period, _ in found]),
        Column("end", ends),
        Column("length", [phrase(answer) for _, answer in found], answer=True),
        Column("counted", [answer.measure.counting for _, answer in found]),
        Column("id", [period.id for period, _ in found]),
        Column("title", [period.title for period, _ in found], prose=True, rank=1),
    ]
    return columns_text(columns, page)


def days_list(days: Iterator[int], page: Page) -> Iterator[str]:
    """Days with their weekdays, piece by piece, since there may be millions."""
    drawn = False
    while chunk := list(islice(days, CHUNK)):
        columns = [
            Column("date", [iso(day) for day in chunk], answer=True),
            Column("weekday", [weekday(day) for day in chunk]),
        ]
        yield columns_text(columns, page._replace(header=page.header and not drawn))
        drawn = True
    if not drawn:
        yield "There is no such day.\n"


def anniversaries_list(found: Sequence[Anniversary], page: Page) -> str:
    """The anniversaries, soonest first, and what is not known of them."""
    if not found:
        return "No anniversary lies ahead there.\n"
    records = [each.record() for each in found]
    columns = [
        Column("date", [anniversary_day(each) for each in found], answer=True),
        Column("day", [plain(record["weekday"])[:3] for record in records], rank=1),
        Column("in days", [plain(record["days_until"]) for record in records], right=True),
        Column("number", [numbered(each) for each in found], right=True),
        Column("id", [each.event.id for each in found]),
        Column("title", [each.event.title for each in found], prose=True, rank=2),
        Column("event date", [each.event.date.text for each in found], rank=3),
    ]
    unknown = dict.fromkeys(each.event for each in found if not each.event.date.is_precise)
    notes = [f"{event.id}: {precision(event.date)}." for event in unknown]
    if any((each.days_until[0] or 0) < 0 for each in found):
        notes.append("Negative days: it may already have passed.")
    return columns_text(columns, page) + notes_text(notes, page)


def anniversary_day(each: Anniversary) -> str:
    """The day; a whole month or year as such; nothing where nothing is known."""
    if each.number is None or each.date.earliest is None:
        return "not known"
    unit = whole_unit(each.date)
    day = civil(each.date.earliest).isoformat()
    return {"month": day[:7], "year": day[:4]}.get(unit or "", each.date.text)


def numbered(each: Anniversary) -> str:
    """How many of which unit are full: `6 years`; nothing where it is not known."""
    if each.number is None:
        return ""
    return f"{each.number} {each.unit if each.number != 1 else each.unit.removesuffix('s')}"


def claims_list(found: Sequence[Checked], page: Page) -> str:
    """The claims with their verdicts, and below why those that are not true are not."""
    if not found:
        return "The table states no answers, so there is nothing to check.\n"
    columns = [
        Column("claim", [each.claim.id for each in found]),
        Column("stated", [plain(stated_value(each.claim.stated)) for each in found], right=True),
        Column("the dates give", [_computed(each) for each in found], prose=True),
        Column("counted", [each.answer.counting() or "" for each in found]),
        Column("verdict", [plain(each.verdict) for each in found], answer=True),
        Column("question", [each.claim.ask for each in found], prose=True, rank=1),
        Column("source", [each.claim.source for each in found], rank=2),
    ]
    notes = [f"{each.claim.id}: {reason}" for each in found if (reason := why(each))]
    return columns_text(columns, page) + notes_text([*notes, _summary(found)], page, style="")


def why(checked: Checked) -> str:
    """Why a claim is not simply true, in a sentence; empty for one that is."""
    stated, found = plain(stated_value(checked.claim.stated)), checked.answer
    if checked.verdict == "undetermined":
        known = [f"{day.label} is {precision(day.date)}" for day in unknown_days(found)]
        reason = " and ".join(dict.fromkeys(known))
        if found.found == "undetermined":
            return f"the dates leave it open: {reason}."
        return f"{stated} is possible, as the dates give {_computed(checked)}: {reason}."
    if checked.verdict != "false":
        return ""
    if checked.other is None:
        return f"the dates give {_computed(checked)}, not {stated}."
    if checked.other.counting() == "inclusive":
        return f"{stated} is right counting both days; the difference is {found.text()}."
    return f"{stated} is right as the difference; counting both days gives {found.text()}."


def _computed(checked: Checked) -> str:
    """What the dates give, on one line."""
    return " ".join(phrase(checked.answer).split())


def _summary(found: Sequence[Checked]) -> str:
    verdicts = [each.verdict for each in found]
    counts = [
        f"{verdicts.count(v)} {v}" for v in ("true", "false", "undetermined") if v in verdicts
    ]
    return f"{len(found)} claim{'' if len(found) == 1 else 's'}: {', '.join(counts)}."


def notes_text(notes: Sequence[str], page: Page, style: str = QUIET) -> str:
    """Sentences below a table, each on lines of its own."""
    if not notes:
        return ""
    lines = (line for note in notes for line in folded(visible(note), page.width - 1))
    return "\n" + "".join(f" {painted(line, style, page)}\n" for line in lines)
