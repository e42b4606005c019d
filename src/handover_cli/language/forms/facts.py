"""Forms of questions about facts of the calendar: weeks, days of the year, leap years."""

from typing import Any

from ..expressions import Term
from ..questions import Question
from .form import TODAY, Form


def _fact(name: Any) -> Any:
    def build(done: Term = TODAY, period: Term | None = None, **_: Any) -> Question:
        from ..facts import Fact  # many questions that load these forms are others

        return Fact(name, period or done)

    return build


def _week_of(date: Term, **_: Any) -> Question:
    question: Question = _fact("week")(date)
    return question


def _anniversary(date: Term, **_: Any) -> Question:
    question: Question = _fact("next anniversary")(date)
    return question


_WEEK = "[iso|calendar] week [number] [of year]"
_YEAR_DAY = "day|number of year"

FORMS = (
    Form(
        f"what {_WEEK} <is> DONE [in|fall|fall in]", _fact("week"), "which week was the handover in"
    ),
    Form(
        f"in what {_WEEK} <is> DONE [fall|happen]", _fact("week"), "in which week was the handover"
    ),
    Form(f"what {_WEEK} is it [today|now]", _fact("week"), "which ISO week is it"),
    Form(f"what {_WEEK} do DONE fall in|on", _fact("week"), "which week does 2027-01-01 fall in"),
    Form(f"[what is] {_WEEK} of|for DONE", _fact("week"), "week of 2027-01-01"),
    Form(f"what is {_WEEK} [today|now]", _fact("week"), "what is the week number today"),
    Form("[what is] week number DONE", _fact("week"), "week number 2027-01-01"),
    Form("iso week DONE", _fact("week"), "iso week 2027-01-01"),
    Form(
        f"what {_YEAR_DAY} <is> DONE",
        _fact("day of the year"),
        "what day of the year is 25 November 2020",
    ),
    Form(f"what {_YEAR_DAY} is it [today]", _fact("day of the year"), "what day of the year is it"),
    Form(
        f"[what is] {_YEAR_DAY} of|for DONE",
        _fact("day of the year"),
        "day of the year of 25 November 2020",
    ),
    Form(f"[what is] {_YEAR_DAY} DONE", _fact("day of the year"), "day of the year 2020-11-25"),
    Form("[what is] day number [of|for] DONE", _fact("day of the year"), "day number of today"),
    Form("what day number <is> DONE", _fact("day of the year"), "what day number is today"),
    Form(
        "what number day [of year] <is> DONE",
        _fact("day of the year"),
        "what number day of the year is today",
    ),
    Form(
        "[what is] ordinal date|day of DONE", _fact("day of the year"), "ordinal day of 2020-11-25"
    ),
    Form(
        "[what is] julian day of year of DONE",
        _fact("day of the year"),
        "julian day of the year of 2020-11-25",
    ),
    *(
        form
        for name in ("month", "quarter", "year", "decade", "century")
        for form in (
            Form(
                f"what {name} <is> DONE [in|fall|fall in|happen|happen in]",
                _fact(name),
                f"what {name} was the handover in",
            ),
            Form(
                f"in what {name} <is> DONE [fall|happen|take|in] [place]",
                _fact(name),
                f"in what {name} was the handover",
            ),
            Form(
                f"what {name} do DONE fall|happen|take|belong|come [in|to|place] [in]",
                _fact(name),
                f"what {name} did the handover happen in",
            ),
            Form(f"what {name} is it [now]", _fact(name), f"what {name} is it"),
            Form(f"[what is] {name} of|for DONE", _fact(name), f"{name} of the handover"),
            Form(f"DONE is in what {name}", _fact(name), f"the handover was in what {name}"),
        )
    ),
    Form(
        "how many iso weeks do PERIOD has", _fact("ISO weeks"), "how many ISO weeks does 2026 have"
    ),
    Form(
        "how many iso weeks [is|is there] in|of PERIOD",
        _fact("ISO weeks"),
        "how many ISO weeks are there in 2026",
    ),
    Form(
        "how many calendar weeks do PERIOD has",
        _fact("ISO weeks"),
        "how many calendar weeks does 2026 have",
    ),
    Form("[number of] iso weeks in|of PERIOD", _fact("ISO weeks"), "ISO weeks of 2026"),
    Form("[when|what] [is] next leap year", _fact("next leap year"), "when is the next leap year"),
    Form(
        "[when|what] [is] [next|first] leap year after|following DONE",
        _fact("next leap year"),
        "next leap year after 2096",
    ),
    Form(
        "what year is next leap year", _fact("next leap year"), "which year is the next leap year"
    ),
    Form("[what is] current week [number]", _fact("week"), "what is the current week number"),
    Form("week DATE", _week_of, "week 2026-06-30"),
    Form(
        "[when|what] [is] last|previous leap year",
        _fact("last leap year"),
        "when was the last leap year",
    ),
    Form(
        "[when|what] [is] last|previous leap year before DONE",
        _fact("last leap year"),
        "last leap year before 2000",
    ),
    Form(
        "what anniversary of DATE is [it] next|coming",
        _anniversary,
        "which anniversary of the handover is next",
    ),
    Form(
        "what is next anniversary number of DATE",
        _anniversary,
        "what is the next anniversary number of the handover",
    ),
    Form(
        "next anniversary number of DATE", _anniversary, "next anniversary number of the handover"
    ),
)
"""The forms, each with an example."""
