"""Forms of questions that count days of a kind: Mondays, leap days, Fridays the 13th."""

from typing import Any

from ..expressions import Phrase, Term
from ..questions import Question
from .form import TODAY, Form


def _between(what: Any) -> Any:
    def build(date1: Term, date2: Term, counting: Any = None, **values: Any) -> Question | None:
        return _count(what, values, date1, date2, counting)

    return build


def _through(what: Any) -> Any:
    def build(date1: Term, date2: Term, **values: Any) -> Question | None:
        return _count(what, values, date1, date2, "inclusive")

    return build


def _until(what: Any) -> Any:
    def build(coming: Term, counting: Any = None, **values: Any) -> Question | None:
        return _count(what, values, TODAY, coming, counting)

    return build


def _since(what: Any) -> Any:
    def build(past: Term, counting: Any = None, **values: Any) -> Question | None:
        return _count(what, values, past, TODAY, counting)

    return build


def _inside(what: Any) -> Any:
    def build(period: Term | None = None, **values: Any) -> Question | None:
        return None if period is None else _count(what, values, period)

    return build


def _left(what: Any) -> Any:
    def build(period: Term, **values: Any) -> Question | None:
        end = Phrase("end", (period, "end"), f"end of {period.text}")
        return _count(what, values, TODAY, end, "inclusive")

    return build


def _count(what: Any, values: dict[str, Any], *ends: Any) -> Question | None:
    """The question; None for a day that no month has, such as the last or the 32nd."""
    from ..facts import Count  # few questions count

    month_day = values.get("ordinal", 1) if what == "dates" else 0
    weekday = values.get("weekday", values.get("weekdays", 0))
    return Count(what, weekday, month_day, *ends) if 0 <= month_day <= 31 else None


KINDS = {
    "WEEKDAY": ("weekday", "Mondays"),
    "WEEKDAYS": ("weekday", "Mondays"),
    "weekends|weekend": ("weekends", "weekends"),
    "weekend days": ("weekend days", "weekend days"),
    "leap days": ("leap days", "leap days"),
    "leap years": ("leap years", "leap years"),
    "WEEKDAY ORDINAL": ("dates", "Fridays the 13th"),
    "first-of-months|firsts [of month] [that] [fall|is] [on] WEEKDAY": (
        "dates",
        "first-of-months on a Sunday",
    ),
    "months [that] start on WEEKDAY": ("dates", "months starting on a Sunday"),
}
"""What is counted: a pattern, its name, and an example."""


def _many(pattern: str) -> str:
    """Without `how many` a day of the week is a plural: `Monday until X` asks for nothing."""
    return "<many> " if pattern.split(maxsplit=1)[0] == "WEEKDAY" else "[<many>] "


FORMS = tuple(
    form
    for pattern, (what, example) in KINDS.items()
    for many in (_many(pattern),)
    for form in (
        Form(
            f"{many}{pattern} [is|is there|there is|fall|do we has|passed]"
            " between DATE1 and DATE2 [COUNTING]",
            _between(what),
            f"how many {example} between 2000-01-01 and 2024-12-31",
        ),
        Form(
            f"{many}{pattern} [is|is there|there is|fall|passed]"
            " from DATE1 to|until DATE2 [COUNTING]",
            _between(what),
            f"how many {example} from 2000-01-01 to 2024-12-31",
        ),
        Form(
            f"{many}{pattern} [is|is there|there is|fall] from DATE1 through DATE2",
            _through(what),
            f"how many {example} from 2000-01-01 through 2024-12-31",
        ),
        Form(
            f"{many}[more] {pattern} [is|is there|is there left|left|to go]"
            " until|before|to COMING [COUNTING]",
            _until(what),
            f"how many {example} until 2030-12-25",
        ),
        Form(
            f"{many}{pattern} [is there|has there is|has passed|is|passed] since PAST [COUNTING]",
            _since(what),
            f"how many {example} since 2000-01-01",
        ),
        Form(
            f"{many}{pattern} [is|is there|there is|fall|do we has] in|during|of|within PERIOD",
            _inside(what),
            f"how many {example} are there in 2026",
        ),
        Form(f"{many}{pattern} do PERIOD has", _inside(what), f"how many {example} does 2026 have"),
        Form(
            f"{many}{pattern} [is|is there] left in|of PERIOD",
            _left(what),
            f"how many {example} are left in 2026",
        ),
    )
) + (
    Form(
        "how many [of] first-of-months|firsts fall on WEEKDAY in PERIOD",
        _inside("dates"),
        "how many first-of-months fall on a Sunday in 2026",
    ),
    Form(
        "how many times do ORDINAL fall on WEEKDAY in PERIOD",
        _inside("dates"),
        "how many times does the 13th fall on a Friday in 2026",
    ),
    Form(
        "how many months [in PERIOD] start on WEEKDAY [in PERIOD]",
        _inside("dates"),
        "how many months start on a Sunday in 2026",
    ),
)
"""The forms, each with an example."""
