"""Forms of questions about clock times."""

from typing import Any

from ...spans import PARTS_OF_A_DAY, Duration, Unit
from ...zones import Zone
from ..clocks import (
    ClockOrder,
    ClockShift,
    ClockSpan,
    LengthOfDay,
    Relation,
    TimeOf,
    ZoneDifference,
    on_clock,
)
from ..expressions import Expression, Phrase, Term, parse
from ..questions import Between, Question, When
from .form import NOW, TODAY, Form
from .spans import unit_of


def _unit(values: dict[str, Any]) -> Unit | None:
    unit: Unit | None = values.get("hours")
    return unit or unit_of(values)


def _span(time1: int, time2: int, **values: Any) -> Question | None:
    unit = _unit(values)
    return ClockSpan(unit, time1, time2) if unit is None or unit in PARTS_OF_A_DAY else None


def _until_time(time: int, **values: Any) -> Question:
    return Between(_unit(values), NOW, _near("next", time, values))


def _since_time(time: int, **values: Any) -> Question:
    return Between(_unit(values), _near("last", time, values), NOW)


def _near(which: str, time: int, values: dict[str, Any]) -> Phrase:
    zone = values.get("zone")
    place = "" if zone is None else f" in {zone}"
    return Phrase("time", (which, time, zone), f"{which} {on_clock(time)}{place}")


def _in_zone_then(zone: Zone, phrase: Term, **_: Any) -> Question:
    return TimeOf(phrase, zone)


def _shift(time: int, duration: Duration, direction: int = 1, **_: Any) -> Question | None:
    if duration.date_part != Duration():
        return None  # days lead to the same time of another day
    return ClockShift(time, duration.times(direction))


def _back(**values: Any) -> Question | None:
    return _shift(**values, direction=-1)


def _time_of(date: Term, **_: Any) -> Question:
    return TimeOf(date)


def _time_of_phrase(phrase: Term, **_: Any) -> Question:
    return TimeOf(phrase)


def _now(**_: Any) -> Question:
    return TimeOf(NOW)


def _in_zone(zone: Zone, date: Term = NOW, **_: Any) -> Question | None:
    written = date.date if isinstance(date, Expression) else None
    # `2026-11-23 15:00 in New York` is a time there, and not one somewhere else.
    is_civil = written is not None and written.moment is not None and written.moment.zone is None
    return None if is_civil else TimeOf(date, zone)


def _length(date: Term, zone: Zone, **values: Any) -> Question:
    return LengthOfDay(_unit(values), date, zone)


def _of_epoch(epoch: str, **_: Any) -> Question:
    return When(parse(f"@{epoch}"))


def _to_epoch(date: Term, **_: Any) -> Question:
    return Between("seconds", parse("@0"), date)


def _order(relation: Relation) -> Any:
    def build(time1: int, time2: int, **_: Any) -> Question:
        return ClockOrder(relation, time1, time2)

    return build


def _difference(side: Any = None) -> Any:
    def build(zone1: Zone, zone2: Zone, date: Term = TODAY, **values: Any) -> Question:
        return ZoneDifference(_unit(values), side, zone1, zone2, date)

    return build


def _journey(zone1: Zone, zone2: Zone, date1: Term, date2: Term, **values: Any) -> Question:
    start, end = (
        Phrase("in zone", (date, zone), f"{date.text} in {zone}")
        for date, zone in ((date1, zone1), (date2, zone2))
    )
    return Between(_unit(values), start, end)


_TRIP = (
    "flight|trip|journey|train|drive|ride|crossing|voyage|bus|ferry|meeting|shift|film|movie|show"
    "|lesson|class|lecture|exam|party|concert|match|call|session"
)
_ARRIVES = "fall|arrives|arrive|arriving|landing|reaches|reaching [in|at]"

FORMS = (
    Form(
        "<measure> <there> between TIME1 and TIME2 [in UNIT2]",
        _span,
        "how long between 9:30 and 17:15",
    ),
    Form(
        "<measure> <there> from TIME1 to|until TIME2 [in UNIT2]",
        _span,
        "how much time from 10:40:07 to 23:06:01",
    ),
    Form("[from] TIME1 to|until|dash TIME2 [in UNIT2]", _span, "9:30 to 17:15"),
    Form("between TIME1 and TIME2 [in UNIT2]", _span, "between 9:30 and 17:15"),
    Form(
        f"( how long | [<many>] HOURS ) [is|do] [{_TRIP}] [take|last] [that]"
        " leaves|leaving|leave|departs|departing|depart|start [at|from] TIME1"
        " and|to|until fall|arrives|arrive|arriving|end|finishing [at] TIME2",
        _span,
        "how long does a train take that leaves at 9:12 and arrives at 13:47",
    ),
    Form(
        f"( how long | [<many>] HOURS ) [is|do] {_TRIP} [take|last] from TIME1 to|until TIME2",
        _span,
        "how long is a meeting from 10:15 to 11:45",
    ),
    Form(
        f"{_TRIP} from|between TIME1 to|until|and TIME2 how long [is|do] [it] [take|last]",
        _span,
        "a shift from 22:00 to 6:00, how long is it",
    ),
    Form("is TIME1 before|earlier [than] TIME2", _order("before"), "is 9:30 before 5 pm"),
    Form("is TIME1 after|later [than] TIME2", _order("after"), "is 9:30 later than 9:15 am"),
    Form(
        "[what is] time difference between ZONE1 and ZONE2 [on DATE] [in HOURS]",
        _difference(),
        "time difference between London and New York on 2026-11-23",
    ),
    *(
        form
        for side, example in (("ahead", "Tokyo ahead of London"), ("behind", "London behind Tokyo"))
        for form in (
            Form(
                f"<many> HOURS <is> ZONE1 {side} [of|from] ZONE2 [on DATE]",
                _difference(side),
                f"how many hours is {example} on 2026-11-23",
            ),
            Form(
                f"<many> HOURS {side} <is> ZONE1 of|from ZONE2 [on DATE]",
                _difference(side),
                f"how many hours {side} is Tokyo of London on 2026-11-23",
            ),
        )
    ),
    Form(
        "<measure> <there> [left] until|to TIME [[in] ZONE [time]] [in HOURS]",
        _until_time,
        "how long until 17:00",
    ),
    Form(
        "<measure> <there> since TIME [[in] ZONE [time]] [in HOURS]",
        _since_time,
        "how many minutes since 9:00",
    ),
    Form(
        "[what time] [is|will] [it] [is] DURATION DIRECTION TIME",
        _shift,
        "what time is 90 minutes after 14:50",
    ),
    Form("[what time|what] [is] [it] TIME plus|add DURATION", _shift, "9:45 am plus 2 hours"),
    Form("[what time|what] [is] [it] TIME minus DURATION", _back, "9:45 am minus 2 hours"),
    Form("add DURATION to TIME", _shift, "add 45 minutes to 14:50"),
    Form("subtract|take DURATION from TIME", _back, "subtract 45 minutes from 14:50"),
    Form("what time <is> DATE", _time_of, "what time is 2020-11-15T09:00"),
    Form("what time <is> it PHRASE", _time_of_phrase, "what time is it in 90 minutes"),
    Form(
        "what time <is> [it] [is] in ZONE PHRASE",
        _in_zone_then,
        "what time will it be in Tokyo in 90 minutes",
    ),
    Form("what time will it is PHRASE", _time_of_phrase, "what time will it be in 90 minutes"),
    Form("at what time <is> DATE", _time_of, "at what time was 2020-11-15T09:00"),
    Form("what time is it [now|today]", _now, "what time is it"),
    Form("what is time [now]", _now, "what is the time"),
    Form("what time is it [now] in ZONE [now]", _in_zone, "what time is it in Tokyo"),
    Form("what is [current] time [now] in ZONE [now]", _in_zone, "what is the time in Tokyo"),
    Form("what time <is> DATE in ZONE", _in_zone, "what time is 2020-11-15T09:00Z in Asia/Baku"),
    Form(
        "convert|change DATE to|into ZONE [time]",
        _in_zone,
        "convert 2020-11-15T09:00Z to New York time",
    ),
    Form("DATE in ZONE time", _in_zone, "2020-11-15T09:00Z in New York time"),
    Form(
        "what time <is> [it] in ZONE when|if [it is] DATE",
        _in_zone,
        "what time is it in Tokyo when it is 9:00 in London on 2026-11-23",
    ),
    Form(
        "what time <is> [it] in ZONE at DATE",
        _in_zone,
        "what time is it in Tokyo at 9:00 London time on 2026-11-23",
    ),
    Form(
        "[<many>] HOURS <there> in ZONE on DATE",
        _length,
        "how many hours were there in New York on 10 March 2024",
    ),
    Form(
        "[<many>] HOURS <there> in|on DATE in ZONE",
        _length,
        "how many hours are there in 2024-03-10 in New York",
    ),
    Form(
        "[<many>] HOURS do DATE [has] in ZONE",
        _length,
        "how many hours did 10 March 2024 have in New York",
    ),
    Form(
        "[what] [date|time|day] [is] unix|epoch [time|timestamp|seconds] EPOCH",
        _of_epoch,
        "what date is unix time 1700000000",
    ),
    Form("[what] [date|time|day] [is] timestamp EPOCH", _of_epoch, "what date is timestamp 0"),
    Form(
        "[what is] unix|epoch time|timestamp|seconds of|at|for DATE",
        _to_epoch,
        "unix time of 2023-11-14T22:13:20Z",
    ),
    Form(
        f"( how long | [<many>] HOURS ) [is|do] [{_TRIP}] [take] [that]"
        " leaves|leaving|leave|departs|departing|depart [from] ZONE1"
        f" [at|on] DATE1 and|to {_ARRIVES} ZONE2 [at|on] DATE2",
        _journey,
        "how long is a flight that leaves Baku at 22:30 on 1 May 2026"
        " and lands in London at 01:00 on 2 May 2026",
    ),
    Form(
        f"( how long | [<many>] HOURS ) [is|do] {_TRIP} [take] from ZONE1 at|on DATE1"
        " to ZONE2 at|on DATE2",
        _journey,
        "how long is a flight from Baku at 22:30 on 1 May 2026 to London at 01:00 on 2 May 2026",
    ),
)
"""The forms, each with an example."""
