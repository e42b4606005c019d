"""Forms of questions about several periods."""

from typing import Any

from ...spans import Unit
from ..expressions import Term
from ..questions import Question
from .form import TODAY, Form


def _overlap(period1: Term, period2: Term, unit: Unit = "days", **_: Any) -> Question | None:
    from ..periods import Together

    if unit not in ("days", "weeks"):
        return None
    return Together("overlap", (period1, period2), unit=unit)


def _covered(
    periods: tuple[Term, ...], period: Term | None = None, unit: Unit = "days", **_: Any
) -> Question | None:
    from ..periods import Together

    return Together("covered", periods, period) if unit == "days" else None


def _gaps(periods: tuple[Term, ...], **_: Any) -> Question | None:
    from ..periods import Together

    return Together("gaps", periods) if len(periods) > 1 else None


def _on(date: Term = TODAY, **_: Any) -> Question:
    from ..periods import Running

    return Running("on", date)


def _during(period: Term, **_: Any) -> Question:
    from ..periods import Running

    return Running("during", period)


_GOING_ON = "( go on | ongoing | running | current | under way )"

FORMS = (
    Form(
        "<counted> [do|is] PERIOD1 and PERIOD2 overlap",
        _overlap,
        "how many days do the war and the occupation overlap",
    ),
    Form(
        "<counted> [do|is] PERIOD1 overlap|overlaps [with] PERIOD2",
        _overlap,
        "how many days does the war overlap the occupation",
    ),
    Form(
        "how long [do|is] PERIOD1 and PERIOD2 overlap",
        _overlap,
        "how long do the extension and the transfer overlap",
    ),
    Form(
        "[<counted> of] overlap [is there] of|between PERIOD1 and PERIOD2 [in UNIT]",
        _overlap,
        "overlap of the extension and the transfer",
    ),
    Form(
        "<counted> [is] [there] covered by PERIODS",
        _covered,
        "days covered by the war, the extension and the transfer",
    ),
    Form(
        "<counted> do PERIODS cover [together|altogether]",
        _covered,
        "how many days do the extension and the transfer cover",
    ),
    Form(
        "<counted> of PERIOD [is] covered by PERIODS",
        _covered,
        "how many days of 2020 were covered by the war and the transfer",
    ),
    Form(
        "how much of PERIOD is covered by PERIODS",
        _covered,
        "how much of 2020 is covered by the war and the transfer",
    ),
    Form("coverage of PERIOD by PERIODS", _covered, "coverage of 2020 by the war and the transfer"),
    Form(
        "[what] [is] gaps [is there] between|in|of PERIODS",
        _gaps,
        "gaps between the war, the extension and 2021",
    ),
    Form(
        f"what periods [is] [there] [{_GOING_ON}] on|at DATE",
        _on,
        "which periods were going on on 2020-11-20",
    ),
    Form("what period|periods is DATE in", _on, "which period was the handover in"),
    Form("in what period|periods is DATE", _on, "in which period was the handover"),
    Form(
        "what periods include|contain|cover DATE",
        _on,
        "which periods include 2020-11-20",
    ),
    Form(
        f"what periods [is] [there] [{_GOING_ON}] in|during|within PERIOD",
        _during,
        "which periods were going on during 2020",
    ),
    Form("what periods run in|during PERIOD", _during, "which periods ran in 2020"),
    Form(
        "what periods overlap|overlaps|touch [with] PERIOD",
        _during,
        "which periods overlap 2020-10/2020-12",
    ),
    Form(f"what periods is {_GOING_ON} [now|today]", _on, "which periods are ongoing"),
    Form(f"what|who is {_GOING_ON} on DATE", _on, "what was going on on 2020-10-01"),
    Form(f"what|who is {_GOING_ON} in|during PERIOD", _during, "what was going on in 1999"),
    Form(f"what is {_GOING_ON} [now|today]", _on, "what is going on"),
    Form("who is on|in|at DATE", _on, "who was on 2020-10-01"),
)
"""The forms, each with an example."""
