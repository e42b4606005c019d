"""Forms of terms: the words for a day or a stretch that are computed.

Each builds a kind of phrase and its parts: see `language.phrases`.
"""

from typing import Any

from ...notations.durations import match_words
from ...spans import Duration
from ..expressions import Expression, Phrase, Term, parse
from .form import NOW, TODAY, Form

Part = tuple[str, tuple[Any, ...]] | None
"""The kind of a phrase and its parts; None for what can't be meant."""


def _offset(duration: Duration, date: Term | None = None, direction: int = 1, **_: Any) -> Part:
    return "offset", (duration.times(direction), _base(duration, date))


def _is_now(date: Term) -> bool:
    """True for `now`, `right now` and so on."""
    if isinstance(date, Phrase):
        return date.kind == NOW.kind
    return date.text.casefold() == NOW.text


def _base(duration: Duration, date: Term | None) -> Term:
    """Where a duration begins: hours now, and days today, also if `now` is said."""
    if date is not None and not _is_now(date):
        return date
    return NOW if duration.ticks else TODAY


def _nth_after(ordinal: int, date: Term, **_: Any) -> Part:
    return ("offset", (Duration(days=ordinal), date)) if ordinal > 1 else None


def _back(duration: Duration, date: Term | None = None, **_: Any) -> Part:
    return "offset", (duration.times(-1), _base(duration, date))


def _plus(duration: Duration, date: Term, **_: Any) -> Part:
    return None if _begins_with_duration(date) else _offset(duration, date)


def _minus(duration: Duration, date: Term, **_: Any) -> Part:
    return None if _begins_with_duration(date) else _back(duration, date)


def _begins_with_duration(date: Term) -> bool:
    """True for `10 days after the deadline`: after it, a duration belongs to the deadline."""
    return (
        isinstance(date, Phrase)
        and date.kind in ("offset", "ruled")
        and match_words(date.text.split()) is not None
    )


def _ruled(direction: int = 0) -> Any:
    """A duration after a day by a rule or with a roll; without a direction the words give it."""

    def build(date: Term, duration: Duration = _NONE, **values: Any) -> Part:
        from ..manners import Manner  # few questions have a rule

        if _begins_with_duration(date):
            return None  # the rule belongs to the duration next to the day
        manner = Manner(values.get("rule", ""), values.get("roll"))
        way = direction or values.get("direction", 1)
        return "ruled", (duration.times(way), date, manner)

    return build


_NONE = Duration()


def _start(period: Term, **_: Any) -> Part:
    return "end", (period, "start")


def _end(period: Term, **_: Any) -> Part:
    return "end", (period, "end")


def _nth_weekday(ordinal: int, weekday: int, period: Term, **_: Any) -> Part:
    return "nth weekday", (ordinal, weekday, period)


def _weekday_in_week(weekday: int, period: Term, **_: Any) -> Part:
    kind, parts = (period.kind, period.parts) if isinstance(period, Phrase) else ("", ())
    if kind == "week of year" or (kind == "current" and parts[0] == "week"):
        return "nth weekday", (1, weekday, period)
    return None


def _weekday_from(relation: str) -> Any:
    def build(weekday: int, date: Term, ordinal: int = 1, **_: Any) -> Part:
        return ("weekday from", (ordinal, weekday, relation, date)) if ordinal > 0 else None

    return build


def _weekdays_from_now(number: int, weekday: int, **_: Any) -> Part:
    return "weekday from", (number, weekday, "after", TODAY)


def _weekdays_ago(number: int, weekday: int, **_: Any) -> Part:
    return "weekday from", (number, weekday, "before", TODAY)


def _near(which: str) -> Any:
    def build(weekday: int, **_: Any) -> Part:
        return "weekday near", (which, weekday)

    return build


def _nth_day(period: Term, ordinal: int = 0, number: int = 0, **_: Any) -> Part:
    if ordinal in (1, -1):
        return "end", (period, "start" if ordinal == 1 else "end")
    return "nth day", (ordinal or number, period)


def _nth_business_day(ordinal: int, period: Term, **_: Any) -> Part:
    return "nth business day", (ordinal, period)


def _next_business_day(date: Term = TODAY, ordinal: int = 1, **_: Any) -> Part:
    return ("next business day", (ordinal, date)) if ordinal > 0 else None


def _previous_business_day(date: Term = TODAY, ordinal: int = 1, **_: Any) -> Part:
    return ("next business day", (-ordinal, date)) if ordinal > 0 else None


def _nearest_business_day(date: Term, **_: Any) -> Part:
    return "nearest business day", (date,)


def _shift_by_rule(date: Term, rule: str, roll: Any = None, **_: Any) -> Part:
    """The one shift of a date, such as the 14 days of `deadline+14d`, by a rule."""
    from ..manners import Manner, without_shift  # few questions have a rule

    if not isinstance(date, Expression) or len(date.shifts) != 1:
        return None
    return "ruled", (date.shifts[0], without_shift(date), Manner(rule, roll))


def _rolled(roll: Any) -> Any:
    """The day itself, or the business day after or before it."""
    rolled = _ruled()
    return lambda date, **_: rolled(date, roll=roll)


def _fraction(top: int, bottom: int) -> Any:
    def build(date1: Term, date2: Term, **_: Any) -> Part:
        return "fraction", (top, bottom, date1, date2)

    return build


def _shared_fraction(part: Any, date2: Term, **_: Any) -> Part:
    first = part.complete(date2)
    return None if first is None else ("fraction", (1, 2, first, date2))


def _middle(period: Term, **_: Any) -> Part:
    start = Phrase("end", (period, "start"), f"start of {period.text}")
    end = Phrase("end", (period, "end"), f"end of {period.text}")
    return "fraction", (1, 2, start, end)


def _yearly_of(yearly: Any, period: Term, **_: Any) -> Part:
    return "yearly", (yearly, period)


def _yearly(which: str) -> Any:
    def build(yearly: Any, **_: Any) -> Part:
        return "yearly", (yearly, which)

    return build


def _anniversary(date: Term, ordinal: int | None = None, **_: Any) -> Part:
    return ("anniversary", (ordinal, date)) if ordinal is None or ordinal > 0 else None


def _some_day(period: Term, **_: Any) -> Part:
    return "some day", (period,)


def _last_anniversary(date: Term, **_: Any) -> Part:
    return "anniversary", (0, date)


_WEDDINGS = {"silver": 25, "pearl": 30, "ruby": 40, "golden|gold": 50, "diamond": 60}


def _named_anniversary(years: int) -> Any:
    def build(date: Term, **_: Any) -> Part:
        return "anniversary", (years, date)

    return build


def _weekday_date(which: str) -> Any:
    def build(weekday: int, ordinal: int, **_: Any) -> Part:
        return ("weekday date", (which, weekday, ordinal)) if 0 < ordinal <= 31 else None

    return build


def _current(unit: str, step: int) -> Any:
    def build(**_: Any) -> Part:
        return "current", (unit, step)

    return build


def _part_of_year(size: int) -> Any:
    def build(period: Term, ordinal: int = 0, number: int = 0, **_: Any) -> Part:
        number = ordinal or number
        return ("part of year", (number, size, period)) if abs(number) <= 12 // size else None

    return build


def _fixed_part(number: int, size: int) -> Any:
    def build(period: Term, **_: Any) -> Part:
        return "part of year", (number, size, period)

    return build


def _week(number: int, period: Term, **_: Any) -> Part:
    return "week of year", (number, period)


def _week_ordinal(ordinal: int, period: Term, **_: Any) -> Part:
    return ("week of year", (ordinal, period)) if ordinal > 0 else None


def _some_year(leap: bool) -> Any:
    def build(**_: Any) -> Part:
        return "some year", (leap,)

    return build


def _now(**_: Any) -> Part:
    return NOW.kind, NOW.parts


def _at_time(date: Term, clock: int, zone: Any = None, **_: Any) -> Part:
    # `36 hours after the deadline at 17:00` is after that time on the day of the deadline.
    is_sum = isinstance(date, Phrase) and date.kind == "offset"
    return None if is_sum else ("at time", (date, clock, zone))


def _time_near(which: str) -> Any:
    def build(clock: int, zone: Any = None, **_: Any) -> Part:
        return "time", (which, clock, zone)

    return build


def _in_zone(date: Term, zone: Any, **_: Any) -> Part:
    # Of other computed days none has a clock time, so the zone belongs to a date in their words.
    has_time = not isinstance(date, Phrase) or date.kind in ("offset", "at time", "time", "now")
    return ("in zone", (date, zone)) if has_time and not _begins_with_duration(date) else None


def _word_at_time(word: str) -> Any:
    def build(clock: int, zone: Any = None, **_: Any) -> Part:
        return "at time", (parse(word), clock, zone)

    return build


FORMS = (
    Form("[on] now", _now, "now"),
    Form("DATE [at] CLOCK [[in] ZONE [time]]", _at_time, "the deadline at 17:00"),
    Form("CLOCK [[in] ZONE [time]] on DATE", _at_time, "5 pm on the deadline"),
    Form("DATE in ZONE [time]", _in_zone, "2020-11-15T09:00Z in Baku"),
    Form("next CLOCK [[in] ZONE [time]]", _time_near("next"), "next 17:00"),
    Form("last CLOCK [[in] ZONE [time]]", _time_near("last"), "last 17:00"),
    *(
        Form(f"CLOCK {word} [[in] ZONE [time]]", _word_at_time(word), f"5 pm {word}")
        for word in ("today", "tomorrow", "yesterday")
    ),
    Form("right|this now|moment|day", _now, "right now"),
    Form("DURATION DIRECTION DATE", _offset, "10 days after the deadline"),
    Form("DURATION DIRECTION DATE <how>", _ruled(), "1 month after 2026-01-31 by bgb"),
    Form("DATE plus DURATION <how>", _ruled(), "deadline plus 10 days rolled following"),
    Form("DATE minus DURATION <how>", _ruled(-1), "deadline minus 1 day rolled preceding"),
    Form("DATE rolled ROLL", _ruled(), "the deadline rolled following"),
    Form("DATE by|under RULE [rolled ROLL]", _shift_by_rule, "deadline+14d by bgb"),
    Form("DURATION ahead|hence", _offset, "10 days hence"),
    Form("ORDINAL day after DATE", _nth_after, "1000th day after the handover"),
    Form("in DURATION [time]", _offset, "in 90 days"),
    Form("after DURATION", _offset, "after 90 days"),
    Form("DURATION ago [from today|today]", _back, "3 weeks ago"),
    Form("DURATION back", _back, "3 weeks back"),
    Form("DATE plus|add DURATION", _plus, "today plus 90 days"),
    Form("DATE minus DURATION", _minus, "today minus 1 month"),
    Form("add DURATION to|onto DATE", _offset, "add 10 days to 15 November 2020"),
    Form("subtract|take|remove DURATION from DATE", _back, "subtract 30 days from 2026-11-23"),
    Form("start of PERIOD", _start, "start of the war"),
    Form("end|close of PERIOD", _end, "end of the war"),
    Form("start date of PERIOD", _start, "start date of the war"),
    Form("end date of PERIOD", _end, "end date of the war"),
    Form("PERIOD start", _start, "the war started"),
    Form("PERIOD end", _end, "the war ended"),
    Form("PERIOD is over", _end, "the war was over"),
    Form(
        "eve of DATE",
        lambda date, **_: ("offset", (Duration(days=-1), date)),
        "eve of the handover",
    ),
    Form("ORDINAL WEEKDAY of|in PERIOD", _nth_weekday, "first Monday of November 2026"),
    Form("ORDINAL WEEKDAY PERIOD", _nth_weekday, "last Friday November 2026"),
    Form("WEEKDAY of|in PERIOD", _weekday_in_week, "Monday of week 48 of 2026"),
    Form("WEEKDAY PERIOD", _weekday_in_week, "Wednesday next week"),
    Form(
        "[ORDINAL] WEEKDAY after|following DATE",
        _weekday_from("after"),
        "first Friday after the deadline",
    ),
    Form(
        "[ORDINAL] WEEKDAY before|preceding DATE",
        _weekday_from("before"),
        "first Friday before the deadline",
    ),
    Form(
        "next WEEKDAY after|following DATE",
        _weekday_from("after"),
        "next Friday after the deadline",
    ),
    Form(
        "last|previous WEEKDAY before DATE",
        _weekday_from("before"),
        "last Friday before the deadline",
    ),
    Form(
        "[ORDINAL] WEEKDAY on or after DATE",
        _weekday_from("on or after"),
        "first Friday on or after the deadline",
    ),
    Form(
        "[ORDINAL | last] WEEKDAY on or before DATE",
        _weekday_from("on or before"),
        "first Friday on or before the deadline",
    ),
    Form(
        "WEEKDAY nearest|closest [to] DATE", _weekday_from("nearest"), "Friday nearest 2026-11-24"
    ),
    Form(
        "nearest|closest WEEKDAY to DATE",
        _weekday_from("nearest"),
        "nearest Friday to 2026-11-24",
    ),
    Form("NUMBER WEEKDAY from now|today", _weekdays_from_now, "three Fridays from now"),
    Form("NUMBER WEEKDAY ago", _weekdays_ago, "two Thursdays ago"),
    Form("[on] this WEEKDAY", _near("this"), "this Friday"),
    Form("[on] [this] coming|upcoming WEEKDAY", _near("coming"), "this coming Friday"),
    Form("[on] next WEEKDAY", _near("next"), "next Monday"),
    Form("[on] last WEEKDAY", _near("last"), "last Monday"),
    Form("[on] this past WEEKDAY", _near("past"), "this past Monday"),
    Form("[on] past|previous WEEKDAY", _near("past"), "the past Monday"),
    Form("day [number] NUMBER of|in PERIOD", _nth_day, "day 200 of 2026"),
    Form("ORDINAL day of|in PERIOD", _nth_day, "100th day of 2027"),
    Form(
        "ORDINAL business|working day of|in PERIOD",
        _nth_business_day,
        "last business day of November 2026",
    ),
    Form("ORDINAL workday|weekday of|in PERIOD", _nth_business_day, "first workday of 2027"),
    Form(
        "next business|working day after|following DATE",
        _next_business_day,
        "next business day after 2026-11-27",
    ),
    Form(
        "ORDINAL business|working day after|following DATE",
        _next_business_day,
        "second business day after 2026-11-27",
    ),
    Form(
        "ORDINAL business|working day before DATE",
        _previous_business_day,
        "third business day before 2026-11-30",
    ),
    Form(
        "next|first workday after|following DATE",
        _next_business_day,
        "next workday after 2026-11-27",
    ),
    Form(
        "[first] business|working day on or after DATE",
        _rolled("following"),
        "first business day on or after 2026-11-28",
    ),
    Form(
        "[last] business|working day on or before DATE",
        _rolled("preceding"),
        "last business day on or before 2026-11-28",
    ),
    Form(
        "nearest|closest business|working day to DATE",
        _nearest_business_day,
        "nearest business day to 2026-11-28",
    ),
    Form(
        "business|working day nearest|closest [to] DATE",
        _nearest_business_day,
        "business day nearest 2026-11-28",
    ),
    Form("next business|working day", _next_business_day, "next business day"),
    Form("next workday", _next_business_day, "next workday"),
    Form(
        "previous|last business|working day before DATE",
        _previous_business_day,
        "last business day before 2026-11-30",
    ),
    Form(
        "previous|last workday before DATE",
        _previous_business_day,
        "last workday before 2026-11-30",
    ),
    Form("previous business|working day", _previous_business_day, "previous business day"),
    Form(
        "halfway|midway between|from DATE1 and|to DATE2",
        _fraction(1, 2),
        "halfway between deadline and handover",
    ),
    Form(
        "half way between|from DATE1 and|to DATE2",
        _fraction(1, 2),
        "half way between deadline and handover",
    ),
    Form(
        "[one] third [of way] between|from DATE1 and|to DATE2",
        _fraction(1, 3),
        "one third of the way from 2026-01-01 to 2026-01-31",
    ),
    Form(
        "two thirds [of way] between|from DATE1 and|to DATE2",
        _fraction(2, 3),
        "two thirds of the way from 2026-01-01 to 2026-01-31",
    ),
    Form(
        "[one] quarter of way between|from DATE1 and|to DATE2",
        _fraction(1, 4),
        "a quarter of the way from 2026-01-01 to 2026-01-21",
    ),
    Form(
        "three quarters [of way] between|from DATE1 and|to DATE2",
        _fraction(3, 4),
        "three quarters of the way from 2026-01-01 to 2026-01-21",
    ),
    Form(
        "[exact] [in] midpoint|middle|mid-point [date|day|point] between|of|from DATE1"
        " and|to DATE2",
        _fraction(1, 2),
        "midpoint between the deadline and the handover",
    ),
    Form(
        "[exact] [in] midpoint|middle|halfway|midway between PART and DATE2",
        _shared_fraction,
        "midpoint between 1 and 11 November 2020",
    ),
    Form("[exact] [in] midpoint|middle|mid-point of PERIOD", _middle, "middle of 2026"),
    Form("halfway through PERIOD", _middle, "halfway through the extension"),
    Form("[some|any|one] day|time in|during|of PERIOD", _some_day, "some day in June 2021"),
    Form("sometime|someday in|during PERIOD", _some_day, "sometime in June 2021"),
    Form("YEARLY in|of PERIOD", _yearly_of, "Christmas in 2027"),
    Form("YEARLY PERIOD", _yearly_of, "Christmas 2027"),
    Form("next YEARLY", _yearly("next"), "next 29 February"),
    Form("coming YEARLY", _yearly("next"), "coming Christmas"),
    Form("last|previous YEARLY", _yearly("last"), "last Christmas"),
    Form("next anniversary of DATE", _anniversary, "next anniversary of the handover"),
    Form(
        "last|previous anniversary of DATE", _last_anniversary, "last anniversary of the handover"
    ),
    Form("ORDINAL anniversary of DATE", _anniversary, "10th anniversary of the handover"),
    *(
        form
        for name, years in _WEDDINGS.items()
        for form in (
            Form(
                f"{name} [wedding|jubilee] anniversary|jubilee of DATE",
                _named_anniversary(years),
                f"{name.split('|')[0]} anniversary of the handover",
            ),
            Form(
                f"{name} wedding [anniversary] of [couple|people|someone] married [on|in] DATE",
                _named_anniversary(years),
                f"{name.split('|')[0]} wedding anniversary of a couple married on 2 January 1958",
            ),
        )
    ),
    Form("next WEEKDAY ORDINAL", _weekday_date("next"), "next Friday the 13th"),
    Form("last WEEKDAY ORDINAL", _weekday_date("last"), "last Friday the 13th"),
)
"""The forms of days, each with an example."""

_UNITS = ("week", "month", "quarter", "year", "decade", "century")

STRETCHES = (
    *(
        Form(f"[this|current] {unit}", _current(unit, 0), f"this {unit}")
        for unit in (*_UNITS, "weekend")
    ),
    *(Form(f"next|coming {unit}", _current(unit, 1), f"next {unit}") for unit in _UNITS),
    *(Form(f"last|previous|past {unit}", _current(unit, -1), f"last {unit}") for unit in _UNITS),
    *(
        Form(f"q{number} [of|in] PERIOD", _fixed_part(number, 3), f"Q{number} 2024")
        for number in range(1, 5)
    ),
    *(
        Form(f"h{number} [of|in] PERIOD", _fixed_part(number, 6), f"H{number} 2024")
        for number in range(1, 3)
    ),
    Form("ORDINAL quarter of|in PERIOD", _part_of_year(3), "third quarter of 2026"),
    Form("ORDINAL quarter PERIOD", _part_of_year(3), "third quarter 2026"),
    Form("quarter NUMBER of|in PERIOD", _part_of_year(3), "quarter 3 of 2026"),
    Form("ORDINAL half of PERIOD", _part_of_year(6), "first half of 2026"),
    Form("ORDINAL month of PERIOD", _part_of_year(1), "last month of 2026"),
    Form("[iso] week NUMBER of|in PERIOD", _week, "week 48 of 2026"),
    Form("[iso] week NUMBER PERIOD", _week, "week 48 2026"),
    Form("ORDINAL [iso] week of PERIOD", _week_ordinal, "first week of 2026"),
    *(
        Form(
            f"{name} [of|in] PERIOD",
            _fixed_part(number, 1),
            f"{name.split('|')[0].capitalize()} of this year",
        )
        for number, name in enumerate(
            (
                *("january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun"),
                *("july|jul", "august|aug", "september|sep", "october|oct", "november|nov"),
                "december|dec",
            ),
            start=1,
        )
    ),
    Form("leap year", _some_year(True), "a leap year"),
    Form("common|normal|regular|non-leap year", _some_year(False), "a common year"),
)
"""The forms of stretches, each with an example."""
