"""Forms of questions about durations alone: conversions, sums, products."""

from typing import Any

from ...spans import Duration
from ..questions import Question
from .form import Form


def _convert(duration: Duration, **values: Any) -> Question:
    from ..conversions import Conversion

    units = (values.get("unit") or values.get("unit1"), values.get("unit2"), values.get("unit3"))
    return Conversion(duration, tuple(unit for unit in units if unit))


def _words(duration: Duration, **_: Any) -> Question:
    from ..conversions import Conversion

    return Conversion(duration, ("calendar",))


def _iso(duration: Duration, **_: Any) -> Question:
    from ..conversions import Conversion

    return Conversion(duration, ("iso",))


def _sum(sign: int) -> Any:
    def build(duration1: Duration, duration2: Duration, **values: Any) -> Question | None:
        total = tuple(a + sign * b for a, b in zip(duration1, duration2, strict=True))
        third = values.get("duration3")
        if third is not None:
            total = tuple(a + sign * b for a, b in zip(total, third, strict=True))
        from ..conversions import Conversion

        return Conversion(Duration(*total), (values["unit"],) if "unit" in values else ())

    return build


def _difference(duration1: Duration, duration2: Duration, **values: Any) -> Question | None:
    return _sum(-1)(duration2, duration1, **values)  # type: ignore[no-any-return]


def _times(duration: Duration, number: int, **values: Any) -> Question:
    from ..conversions import Conversion

    units = (values["unit"],) if "unit" in values else ()
    return Conversion(duration.times(number), units)


def _longer(duration1: Duration, more: Any, duration2: Duration, **_: Any) -> Question:
    from ..conversions import LongerDuration

    return LongerDuration(duration1, more, duration2)


FORMS = (
    Form("is DURATION1 MORE than DURATION2", _longer, "is 3 months longer than 90 days"),
    Form(
        "[convert|express|what is|how long is|change] DURATION in|to|into|as UNIT1"
        " [and UNIT2] [and UNIT3]",
        _convert,
        "90 days in weeks",
    ),
    Form(
        "[convert|express|what is|how long is] DURATION in|to|into|as UNIT1 UNIT2 [and UNIT3]",
        _convert,
        "100000 seconds in hours, minutes and seconds",
    ),
    Form(
        "how many UNIT ( is | is there in | is in | in | per | make | make up ) DURATION",
        _convert,
        "how many days is 6 weeks",
    ),
    Form("how many UNIT do DURATION has", _convert, "how many days does a week have"),
    Form("UNIT in|per DURATION", _convert, "hours in 3 days"),
    Form("number of UNIT in|per DURATION", _convert, "number of hours in a week"),
    Form("DURATION is|equals|make how many UNIT", _convert, "72 hours is how many days"),
    Form("DURATION equals|in how many UNIT", _convert, "72 hours in how many days"),
    Form("[how long|much|what] is DURATION", _convert, "how long is 1000000 seconds"),
    Form("DURATION in|to|into|as words|english|text", _words, "P1Y6M in words"),
    Form(
        "[what is] DURATION in|to|as iso [8601] [duration|format]",
        _iso,
        "2 years and 3 months in ISO 8601",
    ),
    Form(
        "[what|how much|how long] [is] DURATION1 plus DURATION2 [( plus | and ) DURATION3]"
        " [in UNIT]",
        _sum(1),
        "3 weeks and 4 days plus 10 days",
    ),
    Form(
        "[what|how much|how long] [is] DURATION1 minus DURATION2 [minus DURATION3] [in UNIT]",
        _sum(-1),
        "10 days minus 1 week",
    ),
    Form(
        "[what is] sum|total of DURATION1 plus DURATION2 [in UNIT]",
        _sum(1),
        "sum of 3 weeks plus 10 days",
    ),
    Form("add DURATION1 to|plus DURATION2", _sum(1), "add 3 days to 2 weeks"),
    Form("add DURATION", _convert, "add 3 days and 2 weeks"),
    Form("subtract DURATION1 from DURATION2", _difference, "subtract 3 days from 2 weeks"),
    Form(
        "[what|how much|how long] [is] NUMBER times|x|* DURATION [in UNIT]",
        _times,
        "5 times 3 weeks",
    ),
    Form(
        "[what|how much|how long] [is] DURATION times|x|* NUMBER [in UNIT]",
        _times,
        "45 minutes times 8",
    ),
    Form(
        "[what|how much|how long] [is] DURATION multiplied by NUMBER [in UNIT]",
        _times,
        "45 minutes multiplied by 8",
    ),
    Form("[what is] twice|double DURATION", lambda **v: _times(number=2, **v), "twice 3 weeks"),
    Form(
        "NUMBER things|tasks|items|sessions|lots|periods|blocks of DURATION [each]",
        _times,
        "8 sessions of 45 minutes",
    ),
)
"""The forms, each with an example."""
