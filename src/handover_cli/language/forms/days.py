"""Forms of questions about one day: its date, its day of the week, its place in the calendar."""

from typing import Any

from ..expressions import Expression, Phrase, Term, parse
from ..questions import DayOfWeek, Offset, Question, When
from .form import TODAY, Form


def as_date(term: Term) -> Question:
    """The question for the date of a term."""
    if isinstance(term, Phrase) and term.kind in ("offset", "ruled"):
        duration, date, *manner = term.parts
        return Offset(date, duration, *manner)
    return When(term)


def _when(done: Term, **_: Any) -> Question:
    return as_date(done)


def _when_written(date: Term, **_: Any) -> Question | None:
    """Of a date that is written, and of no name: `what is` asks for other things of a name."""
    return When(date) if isinstance(date, Expression) and date.date is not None else None


def _when_period(period: Term, **_: Any) -> Question | None:
    is_any = isinstance(period, Phrase) and period.kind == "some year"
    return None if is_any else When(period)


def _when_phrase(phrase: Term, **_: Any) -> Question:
    return as_date(phrase)


def _weekday(done: Term, **_: Any) -> Question:
    return DayOfWeek(done)


def _day(done: Term, **_: Any) -> Question:
    """`what day`: the date of a day that is reckoned, and the day of the week of a date."""
    if isinstance(done, Phrase) and done.kind in _RECKONED:
        return as_date(done)
    return DayOfWeek(done)


def _today_weekday(**_: Any) -> Question:
    return DayOfWeek(TODAY)


def _today_date(**_: Any) -> Question:
    return When(TODAY)


def _date_of(word: str) -> Any:
    def build(**_: Any) -> Question:
        return When(parse(word))

    return build


def _yearly_weekday(yearly: Any, period: Term, **_: Any) -> Question:
    text = f"{yearly.name} {period.text}"
    return DayOfWeek(Phrase("yearly", (yearly, period), text))


def _weekday_of(date: Term, **_: Any) -> Question:
    return DayOfWeek(date)


def _weekday_phrase(phrase: Term, **_: Any) -> Question:
    return DayOfWeek(phrase)


def _reach(duration: Any, date: Term, **_: Any) -> Question:
    return Offset(date, duration)


_RECKONED = {
    "offset",
    "ruled",
    "nth weekday",
    "weekday from",
    "weekday near",
    "fraction",
    "anniversary",
}
_RECKONED |= {"next business day", "nearest business day", "nth business day", "some day"}

FORMS = (
    Form("when <is> DONE", _when, "when was the handover"),
    Form("when do DONE happen|fall|come", _when, "when did the handover happen"),
    Form("when is|do PERIOD [happen|take place|run|last]", _when_period, "when was the war"),
    Form("from when to|until when <is> PERIOD", _when_period, "from when to when was the war"),
    Form("when DONE", _when, "when the war ended"),
    Form("when DONE is", _when, "when the handover was"),
    Form("when DONE happen|take", _when, "when the handover happened"),
    Form("what date|dates <is> DONE", _when, "what date was the handover"),
    Form("what date|day <is> it PHRASE", _when_phrase, "what date is it in 90 days"),
    Form("what date|day will it is PHRASE", _when_phrase, "what date will it be in 90 days"),
    Form("what will is date PHRASE", _when_phrase, "what will be the date in 3 months"),
    Form("what will date is PHRASE", _when_phrase, "what will the date be in 90 days"),
    Form("what is date PHRASE", _when_phrase, "what is the date 3 weeks from now"),
    Form("date PHRASE", _when_phrase, "date 45 days from today"),
    Form(
        "what date come|fall|is|passed PHRASE",
        _when_phrase,
        "what date comes 5 days before the deadline",
    ),
    Form("what day come PHRASE", _when_phrase, "what day comes 5 days before the deadline"),
    Form("what date|day PHRASE", _when_phrase, "what date 10 days after the deadline"),
    Form("[what is] date of|for DONE", _when, "what was the date of the trilateral statement"),
    Form("what is date on PHRASE", _when_phrase, "what was the date on Tuesday of last week"),
    Form(
        "[on] what date <is> DONE [happen|fall|take|come]", _when, "on what date was the handover"
    ),
    Form(
        "[on] what date|day do DONE happen|take [place]",
        _when,
        "on which date did the handover happen",
    ),
    Form("what is PHRASE", _when_phrase, "what is 10 days after the deadline"),
    Form("what is DATE", _when_written, "what is 2 September 1666 (Julian)"),
    Form("PHRASE is what date|day", _when_phrase, "10 days after the deadline is what date"),
    Form("PHRASE", _when_phrase, "10 days after the deadline"),
    Form(
        "[on] what date|day has|will|do DURATION passed|is since DATE",
        _reach,
        "on what date had 1000 days passed since the handover",
    ),
    Form(
        "[on] what date|day is DURATION passed|over since DATE",
        _reach,
        "on what date are 1000 days passed since the handover",
    ),
    Form(
        "when has|will|is|do DURATION [has] passed|is since|from|after DATE",
        _reach,
        "when had 1000 days passed since the handover",
    ),
    Form(
        "when will|is|do it [is] DURATION since|from|after DATE",
        _reach,
        "when will it be 2500 days since the handover",
    ),
    Form(
        "[on] what date|day will|is it [is] DURATION since|from|after DATE",
        _reach,
        "on what day will it be 2500 days since the handover",
    ),
    Form(
        "[on] what date|day will|do|is <someone> <born> [on|in] DATE is|turn|reach DURATION [old]",
        _reach,
        "on which date will someone born 1990-05-04 be 15000 days old",
    ),
    Form(
        "when will|do|is <someone> <born> [on|in] DATE is|turn|reach DURATION [old]",
        _reach,
        "when will someone born 1990-05-04 be 15000 days old",
    ),
    # --- the day of the week ---
    Form(
        "[on] what day <is> DONE [fall|happen|take|come] [on|in|place]",
        _day,
        "what day was 20 July 1969",
    ),
    Form(
        "[on] what weekday <is> DONE [fall|happen|take|come] [on|in|place]",
        _weekday,
        "what weekday is 2026-12-25",
    ),
    Form(
        "[on] what day of week <is> DONE [fall|happen|take|come] [on|in|place]",
        _weekday,
        "what day of the week was the deadline",
    ),
    Form("what day DONE is|fall|happen [on]", _day, "which day the deadline was"),
    Form("what weekday DONE is|fall|happen [on]", _weekday, "which weekday 4 July 1776 was"),
    Form(
        "what day of week DONE is|fall|happen [on]",
        _weekday,
        "what day of the week 4 July 1776 was",
    ),
    Form("[what is] weekday of|for|on DONE", _weekday, "weekday of 2026-12-25"),
    Form("[what is] weekday DONE", _weekday, "weekday 2026-12-25"),
    Form("[what is] day of week [of|for|on] DONE", _weekday, "day of the week of 2026-12-25"),
    Form("DONE <is> what day|weekday [of week]", _weekday, "2026-12-25 is which weekday"),
    Form("DONE <is> on what day|weekday [of week]", _weekday, "the deadline was on what day"),
    Form(
        "what day [of week] do YEARLY fall [on] in|of PERIOD",
        _yearly_weekday,
        "what day does Christmas fall on in 2027",
    ),
    Form(
        "what day [of week] is YEARLY [on] in PERIOD",
        _yearly_weekday,
        "what day is Christmas in 2027",
    ),
    Form("what day|weekday [of week] is it [today|now]", _today_weekday, "what day is it"),
    Form("what is day [of week] today|now", _today_weekday, "what is the day today"),
    Form("what day [of week] it is [today]", _today_weekday, "what day it is"),
    Form("[what is] today's date", _today_date, "what is today's date"),
    Form("[what is] tomorrow's date", _date_of("tomorrow"), "what is tomorrow's date"),
    Form("[what is] yesterday's date", _date_of("yesterday"), "what was yesterday's date"),
    Form("what is [date] today", _today_date, "what is today"),
    Form("what is date [today|now]", _today_date, "what is the date today"),
    Form("what date is it [today|now]", _today_date, "what date is it"),
    Form("DATE weekday", _weekday_of, "deadline weekday"),
    Form(
        "what day [of week] will it is PHRASE",
        _weekday_phrase,
        "what day of the week will it be in 100 days",
    ),
)
"""The forms, each with an example."""
