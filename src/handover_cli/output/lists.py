"""The tables of the listing commands: their columns, and the notes below them."""

from collections.abc import Iterator, Sequence
from itertools import islice

from ..answers.anniversaries import Anniversary
from ..answers.claims import CheckedClaim
from ..answers.details import Details
from ..answers.left_out import LeftOut
from ..answers.listings import MeasuredPeriod
from ..answers.sequence import Step
from ..dates import iso, whole_unit
from ..table.entries import Event
from ..text import plural, visible
from .page import Page, plain
from .terminal import QUIET, Column, columns_text, folded, painted
from .words import (
    clock_words,
    date_words,
    day_words,
    left_out_words,
    phrase,
    precision,
    qualified_ends,
    with_era,
)

CHUNK = 1000
"""Days that are drawn at once."""


def events_list(events: Sequence[Event], page: Page) -> str:
    """The events with their days, clock times and zones, and what other calendars say.

    A column that would be empty is left out.
    """
    dates = [event.date for event in events]
    columns = [
        Column("date", [day_words(d) for d in dates]),
        Column("time", ["" if d.moment is None else clock_words(d.moment) for d in dates]),
        Column("weekday", [date.weekday or "" for date in dates], rank=2),
        Column("id", [event.id for event in events]),
        Column("title", [event.title for event in events], prose=True, rank=1),
        Column("written", [date.calendar_text for date in dates], rank=3),
        Column("zone", [date.zone or "" for date in dates], rank=4),
    ]
    return columns_text([column for column in columns if any(column.cells)], page)


def periods_list(measured: Sequence[MeasuredPeriod], page: Page) -> str:
    """The periods, each with its dates and how long it lasted."""
    if not measured:
        return "The table holds no periods.\n"
    periods = [each.period for each in measured]
    columns = [
        Column("start", [date_words(period.start.date) for period in periods]),
        Column("end", list(map(_end_words, measured))),
        Column("length", [phrase(each.answer) for each in measured], answer=True),
        Column("counted", [each.answer.measure.counting for each in measured]),
        Column("id", [period.id for period in periods]),
        Column("title", [period.title for period in periods], prose=True, rank=1),
    ]
    notes = [
        f"{period.id}: {known}."
        for period in dict.fromkeys(periods)
        if (known := qualified_ends(period))
    ]
    notes += [
        f"{each.period.id}: {left_out_words(each.details.left_out)}"
        for each in measured
        if each.details.left_out is not None
    ]
    return columns_text(columns, page) + notes_text(notes, page)


def _end_words(measured: MeasuredPeriod) -> str:
    """The end of a period in a list."""
    end = measured.period.end
    if end is not None:
        return date_words(end.date)
    return "ongoing" if measured.is_going_on else "yet to begin"


def days_list(days: Iterator[Step], page: Page, left_out: LeftOut | None = None) -> Iterator[str]:
    """Days with their weekdays, piece by piece, since there may be millions.

    Below them stands what business days leave out, if they were counted.
    """
    drawn = False
    while chunk := list(islice(days, CHUNK)):
        columns = [
            Column("date", [with_era(each.text) for each in chunk], answer=True),
            Column("weekday", [each.weekday for each in chunk]),
        ]
        yield columns_text(columns, page._replace(header=page.header and not drawn))
        drawn = True
    if not drawn:
        yield "There is no such day.\n"
    elif left_out is not None:
        yield notes_text([left_out_words(left_out)], page)


def anniversaries_list(anniversaries: Sequence[Anniversary], page: Page) -> str:
    """The anniversaries, soonest first, and what is not known of them."""
    if not anniversaries:
        return "No anniversary lies ahead there.\n"
    columns = [
        Column("date", [anniversary_day(each) for each in anniversaries], answer=True),
        Column("day", [(each.date.weekday or "")[:3] for each in anniversaries], rank=1),
        Column("in days", [_days_until(each) for each in anniversaries], right=True),
        Column("number", [numbered(each) for each in anniversaries], right=True),
        Column("id", [each.event.id for each in anniversaries]),
        Column("title", [each.event.title for each in anniversaries], prose=True, rank=2),
        Column("event date", [date_words(each.event.date) for each in anniversaries], rank=3),
    ]
    unknown = {each.event.id: each.event.date for each in anniversaries}
    notes = [
        f"{identifier}: {precision(date)}."
        for identifier, date in unknown.items()
        if date.qualifiers or not date.is_precise
    ]
    if any(each.days_until and (each.days_until.earliest or 0) < 0 for each in anniversaries):
        notes.append("Negative days: it may already have passed.")
    return columns_text(columns, page) + notes_text(notes, page)


def anniversary_day(each: Anniversary) -> str:
    """The day, month or year, or else the possible days; `not known` if nothing is known."""
    if each.date.earliest is None:
        return "not known"
    day = iso(each.date.earliest)
    whole = {"month": day[:-3], "year": day[:-6]}
    return with_era(whole.get(whole_unit(each.date) or "", each.date.text))


def _days_until(each: Anniversary) -> str:
    if each.days_until is None:
        return ""
    low, high = each.days_until
    return str(low) if low == high else f"{low}..{high}"


def numbered(each: Anniversary) -> str:
    """The number with its unit: `6 years`; empty if it is not known."""
    if each.number is None:
        return ""
    return plural(each.number, each.unit.removesuffix("s"))


def claims_list(claims: Sequence[CheckedClaim], page: Page) -> str:
    """The claims with their verdicts. Notes below say why a claim is not true."""
    if not claims:
        return "The table states no answers, so there is nothing to check.\n"
    columns = [
        Column("claim", [each.claim.id for each in claims]),
        Column("stated", [plain(each.stated) for each in claims], right=True),
        Column("the dates give", [_computed(each) for each in claims], prose=True),
        Column("counted", [each.answer.counting or "" for each in claims]),
        Column("verdict", [plain(each.verdict) for each in claims], answer=True),
        Column("question", [each.claim.ask for each in claims], prose=True, rank=1),
        Column("source", [each.claim.source for each in claims], rank=2),
    ]
    notes = [f"{each.claim.id}: {reason}" for each in claims for reason in _remarks(each)]
    return columns_text(columns, page) + notes_text([*notes, _summary(claims)], page, style="")


def _remarks(checked: CheckedClaim) -> Iterator[str]:
    """Why a claim is not simply true; or that a date it rests on may not be as it is written."""
    reason = why(checked)
    if reason:
        yield reason
    qualified = Details(checked.answer).qualified
    if qualified and checked.verdict != "undetermined":  # else the reason says it
        yield f"{qualified}."


def why(checked: CheckedClaim) -> str:
    """Why a claim is not simply true, in a sentence; empty for one that is."""
    stated, answer = plain(checked.stated), checked.answer
    if checked.verdict == "undetermined":
        unknown = Details(answer).unknown_points()
        known = [f"{point.label} is {precision(point.date)}" for point in unknown]
        reason = " and ".join(dict.fromkeys(known))
        if answer.result == "undetermined":
            return f"the dates leave it open: {reason}."
        return f"{stated} is possible, as the dates give {_computed(checked)}: {reason}."
    if checked.verdict != "false":
        return ""
    if checked.other is None:
        return f"the dates give {_computed(checked)}, not {stated}."
    if checked.other.counting == "inclusive":
        return f"{stated} is right counting both days; the difference is {answer.text}."
    return f"{stated} is right as the difference; counting both days gives {answer.text}."


def _computed(checked: CheckedClaim) -> str:
    return " ".join(phrase(checked.answer).split())


def _summary(claims: Sequence[CheckedClaim]) -> str:
    verdicts = [each.verdict for each in claims]
    counts = [
        f"{verdicts.count(v)} {v}" for v in ("true", "false", "undetermined") if v in verdicts
    ]
    return f"{plural(len(claims), 'claim')}: {', '.join(counts)}."


def notes_text(notes: Sequence[str], page: Page, style: str = QUIET) -> str:
    """Sentences below a table, each on lines of its own."""
    if not notes:
        return ""
    lines = (line for note in notes for line in folded(visible(note), page.width - 1))
    return "\n" + "".join(f" {painted(line, style, page)}\n" for line in lines)
