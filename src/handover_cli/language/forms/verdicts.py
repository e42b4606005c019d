"""Forms of questions with the answers yes and no, and of choices between two."""

from typing import Any

from ...spans import Duration
from ..expressions import Expression, Term, parse
from ..questions import Comparison, Question
from .form import TODAY, Form


def _compare(relation: str = "", **values: Any) -> Question:
    return Comparison(values["date"], relation, values["date-or-period"])  # type: ignore[arg-type]


def _relation(relation: Any) -> Any:
    def build(**values: Any) -> Question:
        return Comparison(values["date"], relation, values["date-or-period"])

    return build


def _today(relation: Any) -> Any:
    def build(date: Term, **_: Any) -> Question:
        return Comparison(TODAY, relation, date)

    return build


def _is_word(word: str) -> Any:
    def build(date: Term, **_: Any) -> Question:
        return Comparison(date, "on", parse(word))

    return build


def _amid(date: Term, date1: Term, date2: Term, **_: Any) -> Question:
    from ..verdicts import Amid

    return Amid(date, date1, date2)


def _check(predicate: Any) -> Any:
    def build(date: Term = TODAY, weekday: int = 0, **_: Any) -> Question:
        from ..verdicts import Check

        return Check(predicate, weekday, date)

    return build


def _check_year(period: Term, **_: Any) -> Question:
    from ..verdicts import Check

    return Check("leap year", 0, period)


def _same(unit: Any) -> Any:
    def build(date1: Term, date2: Term, **_: Any) -> Question:
        from ..verdicts import Same

        return Same(unit, date1, date2)

    return build


def _which(choice: Any) -> Any:
    def build(date1: Term, date2: Term, **_: Any) -> Question:
        from ..verdicts import Which

        return Which(choice, date1, date2)

    return build


def _which_period(more: Any, period1: Term, period2: Term, **_: Any) -> Question:
    from ..verdicts import Which

    return Which(more, period1, period2)


def _period_exceeds(period: Term, more: Any, duration: Duration, **_: Any) -> Question:
    from ..verdicts import Exceeds

    return Exceeds(period, None, more, duration)


def _exactly(period: Term, duration: Duration, **_: Any) -> Question | None:
    from ..verdicts import Exceeds

    if sum(duration) == 1:  # `a business day` is a kind of day
        return None
    return Exceeds(period, None, "exactly", duration)


def _span_exceeds(date1: Term, date2: Term, more: Any, duration: Duration, **_: Any) -> Question:
    from ..verdicts import Exceeds

    return Exceeds(date1, date2, more, duration)


def _span_exactly(date1: Term, date2: Term, duration: Duration, **_: Any) -> Question:
    from ..verdicts import Exceeds

    return Exceeds(date1, date2, "exactly", duration)


def _since_exceeds(past: Term, more: Any, duration: Duration, **_: Any) -> Question:
    from ..verdicts import Exceeds

    return Exceeds(past, TODAY, more, duration)


def _until_exceeds(coming: Term, more: Any, duration: Duration, **_: Any) -> Question:
    from ..verdicts import Exceeds

    return Exceeds(TODAY, coming, more, duration)


def _later_by(date1: Term, date2: Term, duration: Duration, more: Any = "exactly", **_: Any) -> Any:
    from ..verdicts import Exceeds

    return Exceeds(date2, date1, more, duration)


def _earlier_by(
    date1: Term, date2: Term, duration: Duration, more: Any = "exactly", **_: Any
) -> Any:
    from ..verdicts import Exceeds

    return Exceeds(date1, date2, more, duration)


def _within_of(date1: Term, date2: Term, duration: Duration, **_: Any) -> Question:
    from ..verdicts import Exceeds

    return Exceeds(date2, date1, "within", duration)


def _period_longer(period1: Term, more: Any, period2: Term, **_: Any) -> Question:
    from ..verdicts import LongerPeriod

    return LongerPeriod(period1, more, period2)


def _period_limit(period: Term, limit: Any, duration: Duration, **_: Any) -> Question:
    from ..verdicts import Exceeds

    return Exceeds(period, None, limit, duration)


def _later_limit(date1: Term, date2: Term, limit: Any, duration: Duration, **_: Any) -> Question:
    from ..verdicts import Exceeds

    return Exceeds(date2, date1, limit, duration)


def _since_limit(past: Term, limit: Any, duration: Duration, **_: Any) -> Question:
    from ..verdicts import Exceeds

    return Exceeds(past, TODAY, limit, duration)


def _relate(relation: Any) -> Any:
    """A form of two periods. One in the place of a PERIOD is none if it is a date."""

    def build(**values: Any) -> Question | None:
        from ..verdicts import Relate

        first, second = (
            values.get(f"period{number}") or values[f"date-or-period{number}"] for number in (1, 2)
        )
        if "period1" in values and isinstance(first, Expression) and not first.is_name:
            return None  # a date is one unknown day, and not all its days
        return Relate(first, relation, second)

    return build


FORMS = (
    Form(
        "<is> DATE [happen|take|come|fall|is] [place] RELATION DATE-OR-PERIOD",
        _compare,
        "is the handover after the deadline",
    ),
    Form(
        "<is> DATE earlier|sooner than DATE-OR-PERIOD",
        _relation("before"),
        "is the deadline earlier than the handover",
    ),
    Form(
        "<is> DATE later than DATE-OR-PERIOD",
        _relation("after"),
        "is the handover later than the deadline",
    ),
    Form(
        "<is> DATE [part] of|inside DATE-OR-PERIOD",
        _relation("within"),
        "is 2020-10-01 part of the war",
    ),
    Form(
        "do DATE-OR-PERIOD include|contain|cover DATE",
        _relation("within"),
        "does the war include 2020-10-01",
    ),
    Form(
        "do DATE precede DATE-OR-PERIOD",
        _relation("before"),
        "does the deadline precede the handover",
    ),
    Form(
        "do DATE follow DATE-OR-PERIOD", _relation("after"), "does the handover follow the deadline"
    ),
    Form(
        "<is> DATE [happen|fall|come] between DATE1 and DATE2",
        _amid,
        "was aghdam between the deadline and the handover",
    ),
    Form("<is> DATE today", _is_word("today"), "is 2026-11-23 today"),
    Form("<is> DATE tomorrow", _is_word("tomorrow"), "is 2026-11-24 tomorrow"),
    Form("<is> DATE yesterday", _is_word("yesterday"), "was 2026-11-22 yesterday"),
    Form("<is> today DATE", _today("on"), "is today 2026-11-23"),
    Form(
        "<is> DATE-OR-PERIOD1 equal [to] DATE-OR-PERIOD2",
        _relate("equal"),
        "is 2026-11-23 equal to today",
    ),
    Form("<is> it past|after DATE", _today("after"), "is it past the deadline"),
    Form("<is> it before DATE", _today("before"), "is it before 2027-01-01"),
    Form("<is> it [a] WEEKDAY [today]", _check("weekday"), "is it Monday"),
    Form("<is> it DATE [yet|already|now]", _today("on"), "is it 2026-11-23"),
    Form(
        "has DATE [already] passed|go|happen|is|come|take|over [by] [place|off] [yet|already]",
        _check("past"),
        "has 2026-11-01 passed",
    ),
    Form(
        "<is> DATE [already] past|over|go|passed|behind [us] [already]",
        _check("past"),
        "is 2026-11-01 past",
    ),
    Form("<is> DATE in past", _check("past"), "is 2026-11-01 in the past"),
    Form("<is> DATE in future", _today("before"), "is 2027-01-01 in the future"),
    Form("has we passed DATE", _check("past"), "have we passed the deadline"),
    Form(
        "<is> DATE [on|fall|happen|take] [on|place] [on] WEEKDAY",
        _check("weekday"),
        "was 4 July 1776 a Thursday",
    ),
    Form(
        "do DATE fall|happen|come|take [place] [on] WEEKDAY",
        _check("weekday"),
        "did the deadline fall on a Sunday",
    ),
    Form(
        "do DATE fall|happen|come on|in|at weekend",
        _check("weekend"),
        "does 2026-11-28 fall on a weekend",
    ),
    Form(
        "<is> DATE [on|at|in|during|part of] weekend [day]",
        _check("weekend"),
        "is 2026-11-28 a weekend",
    ),
    Form(
        "<is> DATE [on] business|working|work day",
        _check("business day"),
        "is 2026-11-28 a business day",
    ),
    Form("<is> DATE [on] workday|weekday", _check("business day"), "is 2026-11-28 a workday"),
    Form(
        "do DATE fall on business|working|work day",
        _check("business day"),
        "does 2026-11-28 fall on a business day",
    ),
    Form(
        "do DATE fall on workday|weekday",
        _check("business day"),
        "does 2026-11-28 fall on a weekday",
    ),
    Form("<is> PERIOD [is] leap [year]", _check_year, "was 1900 a leap year"),
    Form("[<is>] leap year PERIOD", _check_year, "leap year 2028"),
    Form("PERIOD leap year", _check_year, "2028 leap year"),
    Form("do PERIOD has 29 february", _check_year, "does 2028 have a 29 February"),
    Form("do PERIOD has leap day", _check_year, "does 2028 have a leap day"),
    Form("do PERIOD has 366 days", _check_year, "does 2028 have 366 days"),
    *(
        form
        for unit in ("day", "week", "month", "year")
        for form in (
            Form(
                "<is> DATE1 and DATE2 [happen|fall|take|come] [place] [both]"
                f" on|in|within same {unit}" + ("|date" if unit == "day" else ""),
                _same(unit),
                f"were the deadline and the handover in the same {unit}",
            ),
            Form(
                f"<is> DATE1 [happen|fall|take|come] [place] [on|in|within] same {unit} as DATE2",
                _same(unit),
                f"was the deadline in the same {unit} as the handover",
            ),
        )
    ),
    Form(
        "what [of these|two] come|happen|is|start first|earlier DATE1 or DATE2",
        _which("first"),
        "which came first, the deadline or the handover",
    ),
    Form(
        "what come|happen|is last|later|second DATE1 or DATE2",
        _which("last"),
        "which was later, the deadline or the handover",
    ),
    Form(
        "what is|come|happen earliest|sooner DATE1 or DATE2",
        _which("first"),
        "which was earliest, the deadline or the handover",
    ),
    Form(
        "what is|come|happen ( latest | most recent ) DATE1 or DATE2",
        _which("last"),
        "which was latest, the deadline or the handover",
    ),
    Form(
        "what event come|happen|is first|earlier DATE1 or DATE2",
        _which("first"),
        "which event came first, the deadline or the handover",
    ),
    Form(
        "what event come|happen|is last|later DATE1 or DATE2",
        _which("last"),
        "which event came later, the deadline or the handover",
    ),
    Form(
        "what date is first|earlier DATE1 or DATE2",
        _which("first"),
        "which date is earlier, 2026-01-01 or 2027-01-01",
    ),
    Form(
        "what date is last|later DATE1 or DATE2",
        _which("last"),
        "which date is later, 2026-01-01 or 2027-01-01",
    ),
    Form(
        "[do] DATE1 or DATE2 [what] [come|is|happen] first|earlier",
        _which("first"),
        "the deadline or the handover, which came first",
    ),
    Form(
        "[do] DATE1 or DATE2 [what] [come|is|happen] last|later",
        _which("last"),
        "the deadline or the handover, which came later",
    ),
    Form(
        "earlier of DATE1 and|or DATE2",
        _which("first"),
        "the earlier of the deadline and the handover",
    ),
    Form(
        "later of DATE1 and|or DATE2",
        _which("last"),
        "the later of the deadline and the handover",
    ),
    Form(
        "what [period] is|last|take longer|longest PERIOD1 or PERIOD2",
        lambda **values: _which_period("longer", **values),
        "which was longer, the war or the extension",
    ),
    Form(
        "what [period] is|last|take shorter|shortest PERIOD1 or PERIOD2",
        lambda **values: _which_period("shorter", **values),
        "which was shorter, the war or the extension",
    ),
    Form(
        "<is> PERIOD [last|take|go on|run|is] [for] MORE than DURATION [long]",
        _period_exceeds,
        "was the occupation longer than 25 years",
    ),
    Form(
        "<is> PERIOD [last|take|run] [for] [exactly] DURATION [long]",
        _exactly,
        "was the war 44 days",
    ),
    Form(
        "<is> PERIOD1 [last|take|go on|run|is] MORE than PERIOD2 [do|is]",
        _period_longer,
        "was the war longer than the extension",
    ),
    Form(
        "<is> PERIOD [last|take|run|is] [for] LIMIT DURATION [long]",
        _period_limit,
        "did the war last at least 40 days",
    ),
    Form(
        "<is> DATE1 [happen|come] LIMIT DURATION after DATE2",
        _later_limit,
        "was the handover at least 5 days after the deadline",
    ),
    Form(
        "has it is LIMIT DURATION since PAST",
        _since_limit,
        "has it been at least 5 years since the handover",
    ),
    Form(
        "<is> PERIOD1 before DATE-OR-PERIOD2",
        _relate("before"),
        "was the war before the extension",
    ),
    Form(
        "<is> PERIOD1 after DATE-OR-PERIOD2",
        _relate("after"),
        "was the extension after the war",
    ),
    Form(
        "<is> PERIOD1 within|during|inside|in DATE-OR-PERIOD2",
        _relate("within"),
        "was the war within the occupation",
    ),
    Form("<is> PERIOD1 [part] of PERIOD2", _relate("within"), "was the war part of the occupation"),
    *(
        form
        for relation, plain, other, second in (
            ("overlapping", "overlap", "overlaps", "occupation"),
            ("meeting", "meet", "meets", "statement"),
        )
        for form in (
            Form(
                f"do DATE-OR-PERIOD1 {plain}|{other} [with] DATE-OR-PERIOD2",
                _relate(relation),
                f"does the war {plain} the {second}",
            ),
            Form(
                f"do DATE-OR-PERIOD1 and DATE-OR-PERIOD2 {plain}",
                _relate(relation),
                f"do the war and the {second} {plain}",
            ),
            Form(
                f"<is> DATE-OR-PERIOD1 {relation} [with] DATE-OR-PERIOD2",
                _relate(relation),
                f"is the war {relation} the {second}",
            ),
            Form(
                f"<is> DATE-OR-PERIOD1 and DATE-OR-PERIOD2 {relation}",
                _relate(relation),
                f"are the war and the {second} {relation}",
            ),
        )
    ),
    Form(
        "<is> PERIOD1 same [period|time|days] as DATE-OR-PERIOD2",
        _relate("equal"),
        "is the war the same as the extension",
    ),
    Form(
        "has it is|passed MORE than DURATION since PAST",
        _since_exceeds,
        "has it been more than 5 years since the handover",
    ),
    Form(
        "<is> it MORE than DURATION since PAST",
        _since_exceeds,
        "is it more than 5 years since the handover",
    ),
    Form(
        "has MORE than DURATION passed since PAST",
        _since_exceeds,
        "have more than 5 years passed since the handover",
    ),
    Form(
        "<is> PAST MORE than DURATION ago", _since_exceeds, "was the handover more than 5 years ago"
    ),
    Form(
        "<is> it MORE than DURATION until|to COMING",
        _until_exceeds,
        "is it less than 3 weeks until Christmas",
    ),
    Form(
        "<is> there MORE than DURATION [left] until|to COMING",
        _until_exceeds,
        "are there more than 30 days until 2027-01-01",
    ),
    Form(
        "<is> COMING MORE than DURATION away",
        _until_exceeds,
        "is 2027-01-01 more than 30 days away",
    ),
    Form(
        "<is> there MORE than DURATION between DATE1 and DATE2",
        _span_exceeds,
        "were there more than 7 days between the deadline and the handover",
    ),
    Form(
        "<is> it MORE than DURATION between DATE1 and DATE2",
        _span_exceeds,
        "is it more than 7 days between the deadline and the handover",
    ),
    Form(
        "<is> it MORE than DURATION from DATE1 to|until DATE2",
        _span_exceeds,
        "is it more than 7 days from the deadline to the handover",
    ),
    Form(
        "<is> there [exactly] DURATION between DATE1 and DATE2",
        _span_exactly,
        "are there 10 days between the deadline and the handover",
    ),
    Form(
        "<is> DATE1 [happen|come] MORE than DURATION after|later DATE2",
        _later_by,
        "is the handover more than a week after the deadline",
    ),
    Form(
        "<is> DATE1 [happen|come] MORE than DURATION later than DATE2",
        _later_by,
        "is the handover more than a week later than the deadline",
    ),
    Form(
        "<is> DATE1 [happen|come] MORE than DURATION before DATE2",
        _earlier_by,
        "is the deadline more than a week before the handover",
    ),
    Form(
        "<is> DATE1 [happen|come] MORE than DURATION earlier than DATE2",
        _earlier_by,
        "is the deadline more than a week earlier than the handover",
    ),
    Form(
        "<is> DATE1 [happen|come] [exactly] DURATION after DATE2",
        _later_by,
        "was the handover 10 days after the deadline",
    ),
    Form(
        "<is> DATE1 [happen|come] [exactly] DURATION before DATE2",
        _earlier_by,
        "was the deadline 10 days before the handover",
    ),
    Form(
        "<is> DATE1 [happen|come] within DURATION of|after|from DATE2",
        _within_of,
        "was the handover within 30 days of the statement",
    ),
)
"""The forms, each with an example."""
