"""Forms of questions about events: what happened when, and what came before and after."""

from typing import Any

from ..expressions import Term
from ..questions import Question
from .form import TODAY, Form


def _happenings(place: Any) -> Any:
    def build(**values: Any) -> Question:
        from ..happenings import Happenings

        first = values.get("date-or-period") or values.get("period") or values.get("date") or TODAY
        return Happenings(place, first)

    return build


def _between(date1: Term, date2: Term, **_: Any) -> Question:
    from ..happenings import Happenings

    return Happenings("between", date1, date2)


def _from(date1: Term, date2: Term, **_: Any) -> Question:
    from ..happenings import Happenings

    return Happenings("from", date1, date2)


_WHAT = (
    "( what [else] [events|things] [has|do|is] happen"
    " | what [events|things] take place"
    " | what events [is|fall|come] [there]"
    " | [list] [all|every|of] events|everything|anything [that] [happen|take place|is] )"
)

FORMS = (
    Form(f"{_WHAT} on DATE-OR-PERIOD", _happenings("on"), "what happened on 2020-11-20"),
    Form(
        f"{_WHAT} [in|during|within|throughout] DATE-OR-PERIOD",
        _happenings("during"),
        "what happened during the war",
    ),
    Form(
        f"{_WHAT} in|during course of DATE-OR-PERIOD",
        _happenings("during"),
        "what happened in the course of the war",
    ),
    Form(
        f"{_WHAT} between DATE1 and DATE2",
        _between,
        "what happened between the deadline and the handover",
    ),
    Form(
        f"{_WHAT} from DATE1 to|until|through DATE2",
        _from,
        "which events were there from 2020-11-10 to 2020-11-20",
    ),
    Form(
        f"{_WHAT} before|prior DATE-OR-PERIOD",
        _happenings("before"),
        "what happened before the war",
    ),
    Form(
        f"{_WHAT} after|since DATE-OR-PERIOD",
        _happenings("after"),
        "what happened after the handover",
    ),
    Form(
        "what come|happen ( right | directly | immediately | next ) after DATE-OR-PERIOD",
        _happenings("next"),
        "what came right after the handover of Aghdam",
    ),
    Form(
        "what come after DATE-OR-PERIOD",
        _happenings("next"),
        "what came after the handover of Aghdam",
    ),
    Form(
        "what come [right|directly|immediately|just] before DATE-OR-PERIOD",
        _happenings("last"),
        "what came before the deadline",
    ),
    Form(
        "[what is] [very] next|first event|thing after|following DATE-OR-PERIOD",
        _happenings("next"),
        "what was the next event after the deadline",
    ),
    Form(
        "[what is] [very] last|previous|latest event|thing before|preceding DATE-OR-PERIOD",
        _happenings("last"),
        "what was the last event before the deadline",
    ),
    Form(
        "[what is] most recent event before DATE-OR-PERIOD",
        _happenings("last"),
        "what was the most recent event before today",
    ),
    Form(
        "[what is] ( most recent | latest | last ) event",
        _happenings("last"),
        "what was the last event",
    ),
    Form("[what is] next|upcoming event", _happenings("next"), "what is the next event"),
    Form(
        "what event [directly|immediately] follow|followed DATE-OR-PERIOD",
        _happenings("next"),
        "which event followed the deadline",
    ),
    Form(
        "what [directly|immediately] follow|followed DATE-OR-PERIOD",
        _happenings("next"),
        "what followed the deadline",
    ),
    Form(
        "what [event] [directly|immediately] preceded|precede DATE-OR-PERIOD",
        _happenings("last"),
        "which event preceded the deadline",
    ),
    Form(
        "what event come|happen [next|right|directly|immediately] after DATE-OR-PERIOD",
        _happenings("next"),
        "which event came after the deadline",
    ),
    Form(
        "what event come|happen [right|directly|immediately] before DATE-OR-PERIOD",
        _happenings("last"),
        "which event came before the deadline",
    ),
)
"""The forms, each with an example."""
