"""Forms of questions about the span between two dates, and the length of a period."""

from typing import Any

from ...calendar import month_length, year_text
from ...spans import Duration, Unit
from ..expressions import Expression, Phrase, Term, named, parse
from ..questions import Between, Length, Question
from .form import TODAY, Form

FEBRUARY = 2
Values = dict[str, Any]


def unit_of(values: Values) -> Unit | None:
    """The unit that a slot of a form holds; None if it names none."""
    keys = ("unit", "units", "unit2", "unit3")
    unit: Unit | None = next((values[key] for key in keys if key in values), None)
    return unit


def between(date1: Term, date2: Term, **values: Any) -> Question:
    """The question for the span from one date to another."""
    return Between(unit_of(values), date1, date2, values.get("counting"))


def _through(date1: Term, date2: Term, **values: Any) -> Question:
    return Between(unit_of(values), date1, date2, values.get("counting") or "inclusive")


def _backwards(date1: Term, date2: Term, **values: Any) -> Question:
    return Between(unit_of(values), date2, date1, values.get("counting"))


def _since(past: Term, **values: Any) -> Question:
    return Between(unit_of(values), past, TODAY, values.get("counting"), "since")


def _ago(done: Term, **values: Any) -> Question:
    return Between(unit_of(values), done, TODAY, values.get("counting"), "since")


def _until(coming: Term, **values: Any) -> Question:
    return Between(unit_of(values), TODAY, coming, values.get("counting"), "until")


def _after(date: Term, done: Term, **values: Any) -> Question:
    return Between(unit_of(values), date, done, values.get("counting"))


def _before(date: Term, done: Term, **values: Any) -> Question:
    return Between(unit_of(values), done, date, values.get("counting"))


def _late(done: Term, **values: Any) -> Question:
    return Between(unit_of(values), named("deadline"), done, values.get("counting"))


def _early(done: Term, **values: Any) -> Question:
    return Between(unit_of(values), done, named("deadline"), values.get("counting"))


def _rest(period: Term, **values: Any) -> Question:
    end = Phrase("end", (period, "end"), f"end of {period.text}")
    return Between(unit_of(values), TODAY, end, values.get("counting"), "until")


def _rest_of_month(month: int, **values: Any) -> Question:
    from ...notations.written_words import MONTHS  # few questions have a month alone

    return _rest(Phrase("current month", (month,), MONTHS[month - 1]), **values)


def _month_length(month: int, **values: Any) -> Question | None:
    """The length of a month without a year. February has two, so its year is needed."""
    unit = unit_of(values)
    if month == FEBRUARY or unit is None or unit not in ("days", "hours", "minutes", "seconds"):
        return None
    from ..conversions import Conversion

    return Conversion(Duration(days=month_length(2001, month)), (unit,))


def _into(period: Term, done: Term, **values: Any) -> Question:
    start = Phrase("end", (period, "start"), f"start of {period.text}")
    return Between(unit_of(values), start, done, values.get("counting"))


def _day_of(period: Term, done: Term, **_: Any) -> Question:
    start = Phrase("end", (period, "start"), f"start of {period.text}")
    return Between("days", start, done, "inclusive")


def _into_today(period: Term, **values: Any) -> Question:
    start = Phrase("end", (period, "start"), f"start of {period.text}")
    return Between(unit_of(values), start, TODAY, values.get("counting"), "since")


def _shared(part: Any, date2: Term, **values: Any) -> Question | None:
    """`from 15 to 25 November 2020`: the second date has what the first one lacks."""
    first = part.complete(date2)
    return None if first is None else Between(unit_of(values), first, date2, values.get("counting"))


def _shared_month(part: Any, rest: Any, **values: Any) -> Question | None:
    """`from June 10 to 20, 2025`: the first date has the month, the second one the year."""
    if part.month is None:
        return None
    year = f"{year_text(rest.year)}-{part.month:02d}"
    first, last = (parse(f"{year}-{day:02d}") for day in (part.day, rest.day))
    return Between(unit_of(values), first, last, values.get("counting"))


def _shared_through(part: Any, date2: Term, **values: Any) -> Question | None:
    return _shared(part, date2, **({"counting": "inclusive"} | values))


def _split(date1: Term, date2: Term, unit1: Any, unit2: Any, **_: Any) -> Question:
    from ..conversions import Split

    return Split((unit1, unit2), date1, date2)


def _split_since(past: Term, **values: Any) -> Question:
    return _split(past, TODAY, **values)


def _split_until(coming: Term, **values: Any) -> Question:
    return _split(TODAY, coming, **values)


def _length_of_name(period: Term, **values: Any) -> Question | None:
    """`day of war`. But `week of 2020-11` is the week in which a date lies."""
    is_name = isinstance(period, Expression) and period.is_name
    return _length(period, **values) if is_name else None


def _length(period: Term, **values: Any) -> Question:
    return Length(unit_of(values), period, values.get("counting"))


FORMS = (
    Form(
        "<measure> <there> between DATE1 and DATE2 <tail>",
        between,
        "how many days between deadline and handover",
    ),
    Form(
        "<measure> <there> from DATE1 to|until DATE2 <tail>",
        between,
        "how many weeks from 2011-11-15 to 2012-04-11",
    ),
    Form(
        "<measure> <there> from DATE1 through DATE2 <tail>",
        _through,
        "days from 2026-04-01 through 2026-04-30",
    ),
    Form(
        "inclusive [number of] UNIT between|from DATE1 and|to|until DATE2",
        _through,
        "inclusive number of days from 2026-11-01 to 2026-11-30",
    ),
    Form(
        "from DATE1 to|until DATE2 <measure> [COUNTING]",
        between,
        "from 2026-11-01 to 2026-11-30 how many days",
    ),
    Form(
        "between DATE1 and DATE2 <measure> [COUNTING]",
        between,
        "between deadline and handover how many days",
    ),
    Form(
        "from DATE1 through DATE2 <measure> [COUNTING]",
        _through,
        "from 1 April 2026 through 30 April 2026, how many days",
    ),
    Form(
        "DATE1 through DATE2 <measure> [COUNTING]",
        _through,
        "2026-07-04 through 2026-07-18, how many days",
    ),
    Form(
        "DATE1 to|until DATE2 <measure> [COUNTING]",
        between,
        "2026-07-04 to 2026-07-18, how many days",
    ),
    Form(
        "<measure> until DATE2 from DATE1 <tail>",
        between,
        "how many days until 2026-12-25 from 2026-11-23",
    ),
    Form(
        "<many> UNIT1 and UNIT2 <there> between DATE1 and DATE2",
        _split,
        "how many weeks and days between 2026-03-01 and 2026-04-09",
    ),
    Form(
        "<many> UNIT1 and UNIT2 <there> from DATE1 to|until DATE2",
        _split,
        "how many months and days from 2026-01-15 to 2026-04-02",
    ),
    Form(
        "<many> UNIT1 and UNIT2 <there> since PAST",
        _split_since,
        "how many years and months since handover",
    ),
    Form(
        "<many> UNIT1 and UNIT2 <there> until|to COMING",
        _split_until,
        "how many weeks and days until 25 December 2026",
    ),
    Form("[from] DATE1 to|until DATE2 <tail>", between, "2020-11-15 to 2020-11-25 in weeks"),
    Form("DATE1 through DATE2 <tail>", _through, "2020-11-15 through 2020-11-25"),
    Form("between DATE1 and DATE2 <tail>", between, "between deadline and handover in weeks"),
    Form("DATE1 minus|dash DATE2 <tail>", _backwards, "2020-11-25 - 2020-11-15"),
    Form("<measure> DATE1 to|until DATE2 <tail>", between, "days 2021-01-01 to 2021-03-01"),
    Form("<measure> DATE1 through DATE2 <tail>", _through, "days 2021-01-01 through 2021-03-01"),
    Form(
        "<measure> <there> from PART to|until REST <tail>",
        _shared_month,
        "days from June 10 to 20, 2025",
    ),
    Form(
        "<measure> <there> between PART and REST <tail>",
        _shared_month,
        "days between June 10 and 20, 2025",
    ),
    Form(
        "<measure> <there> between PART and DATE2 <tail>",
        _shared,
        "days between 1 and 11 November 2020",
    ),
    Form(
        "<measure> <there> from PART to|until DATE2 <tail>",
        _shared,
        "how many days from 15 to 25 November 2020",
    ),
    Form(
        "<measure> <there> from PART through DATE2 <tail>",
        _shared_through,
        "days from 15 through 25 November 2020",
    ),
    Form(
        "<measure> separate DATE1 and|from DATE2 <tail>",
        between,
        "how many days separate the deadline and the handover",
    ),
    Form(
        "<measure> apart <is> DATE1 and DATE2 <tail>",
        between,
        "how many days apart are the deadline and the handover",
    ),
    Form(
        "how far apart <is> DATE1 and DATE2 <tail>",
        between,
        "how far apart are the deadline and the handover",
    ),
    Form("<measure> <there> since PAST <tail>", _since, "how many days since handover"),
    Form("since PAST <tail>", _since, "since handover in years"),
    Form("<measure> ago <is> DONE <tail>", _ago, "how long ago was the handover"),
    Form("<measure> <there> until|to COMING <tail>", _until, "how many days until 2027-01-01"),
    Form(
        "<measure> <left> until|to COMING <tail>",
        _until,
        "how many days are left until 2027-01-01",
    ),
    Form(
        "( <many> UNIT | how long ) <left> before COMING <tail>",
        _until,
        "how many days before 2027-01-01",
    ),
    Form("until COMING <tail>", _until, "until 2027-01-01"),
    Form(
        "<measure> from now|tonight until|to COMING <tail>",
        _until,
        "how many days from now until 19 January 2038",
    ),
    Form("countdown to|until COMING <tail>", _until, "countdown to 2027-06-30"),
    Form("<measure> away|off <is> COMING <tail>", _until, "how many days away is Christmas"),
    Form("how far|soon away|off <is> COMING <tail>", _until, "how far away is 2027-01-01"),
    Form("how soon <is> COMING <tail>", _until, "how soon is 2027-01-01"),
    Form("<measure> <is> COMING away|off", _until, "how many days is Christmas away"),
    Form(
        "<measure> until my|our|his|her|their birthday [on] COMING",
        _until,
        "how many days until my birthday on 4 May",
    ),
    Form(
        "<measure> [is|is there|do we has|do i has] left [in|of] PERIOD",
        _rest,
        "how many days are left in the year",
    ),
    Form(
        "<measure> [is|is there|do we has|do i has] left in MONTH",
        _rest_of_month,
        "how many days are left in November",
    ),
    Form("<measure> of PERIOD <is> left", _rest, "how many days of 2026 are left"),
    Form("<measure> do PERIOD has left", _rest, "how many days does this year have left"),
    Form(
        "<measure> into PERIOD <is> DONE <tail>",
        _into,
        "how many days into the war was the liberation of Shusha",
    ),
    Form(
        "<measure> into PERIOD <is> we|it|i <tail>",
        _into_today,
        "how many days into the year are we",
    ),
    Form(
        "[by] <measure> [later] after|later|past [than] DATE <is> DONE <tail>",
        _after,
        "how many days after the deadline was the handover",
    ),
    Form(
        "[by] <measure> [earlier] before|earlier|prior|ahead [than|to|of] DATE <is> DONE <tail>",
        _before,
        "how many days before the handover was the deadline",
    ),
    Form(
        "[by] <measure> <is> DONE after|past DATE <tail>",
        _after,
        "how many days was the handover after the deadline",
    ),
    Form(
        "[by] <measure> <is> DONE later than DATE <tail>",
        _after,
        "how many days was the handover later than the deadline",
    ),
    Form(
        "[by] <measure> <is> DONE before DATE <tail>",
        _before,
        "how many days was the deadline before the handover",
    ),
    Form(
        "[by] <measure> <is> DONE earlier than DATE <tail>",
        _before,
        "how many days was the deadline earlier than the handover",
    ),
    Form(
        "[by] <measure> later <is> DONE than DATE <tail>",
        _after,
        "how many days later was the handover than the deadline",
    ),
    Form(
        "[by] <measure> earlier <is> DONE than DATE <tail>",
        _before,
        "how many days earlier was the deadline than the handover",
    ),
    Form(
        "how soon|quickly after DATE <is> DONE <tail>",
        _after,
        "how soon after the deadline was the handover",
    ),
    Form("[by] <measure> late|overdue <is> DONE", _late, "how many days late was the handover"),
    Form("how late|overdue <is> DONE", _late, "how late was the handover"),
    Form("[by] <measure> <is> DONE late|overdue", _late, "by how many days was the handover late"),
    Form("[by] <measure> early <is> DONE", _early, "how many days early was the statement"),
    Form("how early <is> DONE", _early, "how early was the statement"),
    Form("what day of PERIOD <is> DONE", _day_of, "what day of the war was 1 October 2020"),
    Form(
        "( <many> UNIT | UNITS ) <there> of|in|during|within|inside PERIOD [COUNTING]",
        _length,
        "years of occupation",
    ),
    Form("<counted> of PERIOD is there [COUNTING]", _length, "how many days of war were there"),
    Form("UNIT of PERIOD [COUNTING]", _length_of_name, "year of occupation"),
    Form("PERIOD in UNIT", _length, "occupation in days"),
    Form(
        "<measure> <is> PERIOD [last|take|go on|run|continue|long] [for] <tail>",
        _length,
        "how long was the war",
    ),
    Form(
        "for <measure> <is> PERIOD [last|take|go on|run|continue] <tail>",
        _length,
        "for how many weeks did the war last",
    ),
    Form(
        "<measure> [has] PERIOD [has] ( last | lasting | is last | is go on ) [so far] <tail>",
        _length,
        "how long has since-handover lasted",
    ),
    Form("how long PERIOD is|last|take|run|go [on]", _length, "how long the war lasted"),
    Form("<counted> PERIOD last|take|run [for]", _length, "how many weeks the war lasted"),
    Form("<measure> long <is> PERIOD", _length, "how many days long was the war"),
    Form("<counted> do PERIOD has [in it|in total]", _length, "how many days does 2024 have"),
    Form("<counted> has PERIOD [got]", _length, "how many days has February 2024"),
    Form("<counted> <there> in MONTH", _month_length, "how many days are there in December"),
    Form(
        "[what is] [total] length|duration of PERIOD <tail>",
        _length,
        "length of the occupation in days",
    ),
)
"""The forms, each with an example."""
