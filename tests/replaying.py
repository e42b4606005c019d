"""Does the steps of an answer again, from their values alone.

The arithmetic is that of `datetime` and `dateutil`, and days off are counted one by one. Nothing
of the program is used, so a step that is wrong or missing is found.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import ROUND_DOWN, Decimal
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

Step = Mapping[str, Any]
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
DAY = timedelta(days=1)

READINGS = (
    "today",
    "now",
    "table",
    "occurrence",
    "date",
    "written-date",
    "other-calendar",
    "clock-time",
    "phrase",
)
"""The rules that begin a chain of days."""


class Replay:
    """The steps of one answer, done again. Each is checked against what it says itself."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = steps
        self.reached: list[str] = []
        """The days and the times that readings and shifts have led to."""
        self.sides: list[Any] = []
        """The least answer and the greatest one, as far as they are found."""
        self.pair: tuple[str, str] | None = None
        """The two days between which is measured; None: any that were reached."""
        for step in steps:
            self._do(step)

    def _do(self, step: Step) -> None:
        rule = step["rule"]
        if rule in READINGS:
            self.reached.append(step["to"])
        elif rule in SHIFTS:
            assert step["from"] in self.reached, "a shift goes on from a day that was reached"
            SHIFTS[rule](step)
            self.reached.append(step["to"])
        elif rule in PAIRS:
            self._choose(rule, step)
        elif rule in COUNTS:
            self._count(rule, step)
        elif rule in RESULTS:
            self.sides += RESULTS[rule](step)
        elif rule == "negate":
            self.sides[-1] = _negated(self.sides[-1])
            assert self.sides[-1] == step["value"]
        elif rule == "answer":
            self._answer(step)

    def _choose(self, rule: str, step: Step) -> None:
        """Check that a pair of days is possible, and go on with it."""
        first, last = step["from"], step["to"]
        if rule == "swap":
            assert first < last
            self._between((last, first))
        elif rule == "count-end-day":
            self._between((first, (_day(last) - DAY).isoformat()))
        else:
            for day in (first, last):
                assert any(_is_within(day, days) for days in self.reached)
        self.pair = first, last

    def _between(self, pair: tuple[str, str]) -> None:
        """Check that a pair is the one that is measured now, or two days that were reached."""
        if self.pair is not None:
            assert pair == self.pair
        else:
            assert set(map(_instant, pair)) <= set(map(_instant, self.reached))

    def _count(self, rule: str, step: Step) -> None:
        found = COUNTS[rule](step)
        assert found == step["value"], step
        continues = rule in ("divide", "multiply", "add-fraction", "calendar-span")
        continues = continues or (rule == "count-days" and self._previous(step) == "count-months")
        if continues and rule != "count-days":
            self._continue(rule, step)
        if continues:
            self.sides[-1] = found
        else:
            self._between((step["from"], step["to"]))
            self.sides.append(found)

    def _continue(self, rule: str, step: Step) -> None:
        """Check that a step takes what the steps before it have given."""
        before = self.steps[: self.steps.index(step)]
        if rule in ("divide", "multiply"):
            assert Decimal(step["number"]) == Decimal(before[-1]["value"])
        elif rule == "add-fraction":
            months = before[-1]
            assert step["whole"] == months["value"]
            reached, following, last = map(_day, (months["reached"], months["next"], months["to"]))
            assert (last - reached).days == step["number"]
            assert (following - reached).days == step["by"]
        else:
            months, days = before[-2:]
            assert (months["value"], days["value"]) == (step["months"], step["days"])
            assert (days["from"], days["to"]) == (months["reached"], months["to"])

    def _previous(self, step: Step) -> str:
        rule: str = self.steps[self.steps.index(step) - 1]["rule"]
        return rule

    def _answer(self, step: Step) -> None:
        """Check that the steps lead to the answer."""
        if self.sides:
            assert [self.sides[0], self.sides[-1]] == [step["min"], step["max"]], self.steps
        else:
            ends = [end or None for end in self.reached[-1].split("..")]
            assert [ends[0], ends[-1]] == [step["min"], step["max"]], self.steps


def _sides(value: str) -> tuple[str, ...]:
    """The least and the greatest verdict."""
    return ("no", "yes") if value == "undetermined" else (value,)


def _instant(text: str) -> Any:
    """A clock time as an instant, and a day as it is."""
    return datetime.fromisoformat(_plain(text)) if "T" in text else text


def _negated(value: Any) -> Any:
    if not isinstance(value, str):
        return -value
    return value if value in ("0 days", "P0D") else f"-{value}"


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _is_within(day: str, days: str) -> bool:
    """True if a day or a time is one of the possible days."""
    low, _, high = days.partition("..")
    high = high if ".." in days else low
    if "T" in days:
        return _instant(day) in map(_instant, days.split(".."))
    return (not low or low <= day[:10]) and (not high or day[:10] <= high)


def _ends(step: Step) -> Iterator[tuple[str, str]]:
    """What each end of the possible days becomes."""
    for first, last in zip(step["from"].split(".."), step["to"].split(".."), strict=True):
        assert bool(first) == bool(last), "an open end stays open"
        if first:
            yield first, last


# ----------------------------------------------------------------------------------- shifts


def _is_off(day: date, step: Step) -> bool:
    if day.isoformat() in step["worked"]:
        return False
    is_holiday = any(each.startswith(day.isoformat()) for each in step["holidays"])
    return is_holiday or WEEKDAYS[day.weekday()] in step["weekend"]


def _add_months(step: Step) -> None:
    for first, last in set(_collapsed(step)):
        assert _day(first) + relativedelta(months=step["months"]) == _day(last)


def _collapsed(step: Step) -> list[tuple[str, str]]:
    """The pairs of ends; of a range that becomes one day, both ends become it."""
    first, last = step["from"].split(".."), step["to"].split("..")
    if len(first) > len(last):
        last *= 2
    return [pair for pair in zip(first, last, strict=True) if all(pair)]


def _add_days(step: Step) -> None:
    for first, last in _ends(step):
        assert _day(first) + timedelta(days=step["days"]) == _day(last)


def _add_business_days(step: Step) -> None:
    number = step["business_days"]
    for first, last in _collapsed(step):
        day, left = _day(first), abs(number)
        while left:
            day += DAY if number > 0 else -DAY
            left -= not _is_off(day, step)
        assert day == _day(last)


def _to_weekday(step: Step) -> None:
    for first, last in _collapsed(step):
        day, reached, relation = _day(first), _day(last), step["relation"]
        assert WEEKDAYS[reached.weekday()] == step["weekday"]
        if relation == "nearest":
            assert abs((reached - day).days) <= 3
            continue
        least = 7 * (step["nth"] - 1) + (not relation.startswith("on"))
        gap = (reached - day).days * (1 if "after" in relation else -1)
        assert least <= gap < least + 7


def _nearest_business_day(step: Step) -> None:
    for first, last in _collapsed(step):
        day, reached = _day(first), _day(last)
        apart = abs((reached - day).days)
        assert not _is_off(reached, step)
        nearer = (day + DAY * number for number in range(1 - apart, apart))
        assert all(_is_off(each, step) for each in nearer)


def _deadline(step: Step) -> None:
    """Check the roll: only days off lie between the day that is reached and the business day.

    A period that needs some business days goes on to the last of them.
    """
    if "T" in step["from"]:
        return
    rolls = zip(step["reached"], step["rolled"], strict=True)
    for (first, last), (reached, rolled) in zip(_collapsed(step), rolls, strict=False):
        if last != rolled:
            between = _days_between(first, last)[1:]
            number = sum(not _is_off(day, step) for day in between)
            assert number == step["least_business_days"]
        if reached != rolled:
            assert not _is_off(_day(rolled), step)
            off = _days_between(reached, rolled)[:-1]
            assert all(_is_off(day, step) for day in off)


def _days_between(first: str, last: str) -> list[date]:
    """The days from one to another, both included, in the direction in which it lies."""
    apart = (_day(last) - _day(first)).days
    sign = 1 if apart >= 0 else -1
    return [_day(first) + DAY * number * sign for number in range(abs(apart) + 1)]


def _add_time(step: Step) -> None:
    for first, last in _ends(step):
        gap = datetime.fromisoformat(_plain(last)) - datetime.fromisoformat(_plain(first))
        assert gap == timedelta(seconds=float(step["seconds"]))


def _plain(moment: str) -> str:
    """A clock time without the name of its zone; `datetime` has no nanoseconds."""
    return moment.partition("[")[0].replace(".999999999", ".999999")


def _add_date_to_clock(step: Step) -> None:
    """The clock shows the same time; in these tests no clock is changed over it."""
    for first, last in _ends(step):
        assert first[10:19] == last[10:19]


def _day_of_clock(step: Step) -> None:
    name = step["zone"]
    for first, last in zip(step["from"].split(".."), step["to"].split(".."), strict=False):
        moment = datetime.fromisoformat(_plain(first))
        if name is not None:
            is_offset = name[0] in "+-"
            aware = datetime.fromisoformat(f"2000-01-01T00:00{name}") if is_offset else None
            moment = moment.astimezone(aware.tzinfo if aware else ZoneInfo(name))
        assert moment.date() == _day(last)


SHIFTS: dict[str, Callable[[Step], None]] = {
    "add-months": _add_months,
    "add-days": _add_days,
    "add-business-days": _add_business_days,
    "to-weekday": _to_weekday,
    "nearest-business-day": _nearest_business_day,
    "deadline": _deadline,
    "add-time": _add_time,
    "add-date-to-clock": _add_date_to_clock,
    "day-of-clock": _day_of_clock,
}


# ----------------------------------------------------------------------------------- counts


def _count_days(step: Step) -> int:
    first, last = _day(step["from"]), _day(step["to"])
    assert [day.toordinal() for day in (first, last)] == step["numbers"]
    return (last - first).days


def _count_business_days(step: Step) -> int:
    first, last = _day(step["from"]), _day(step["to"])
    days = [first + DAY * number for number in range((last - first).days)]
    assert len(days) == step["days"]
    assert sum(WEEKDAYS[day.weekday()] in step["weekend"] for day in days) == step["weekend_days"]
    return sum(not _is_off(day, step) for day in days)


def _count_months(step: Step) -> int:
    first, last = _day(step["from"]), _day(step["to"])
    size = step["months"]
    number = 0
    while first + relativedelta(months=(number + 1) * size) <= last:
        number += 1
    reached, following = (first + relativedelta(months=(number + more) * size) for more in (0, 1))
    assert [reached.isoformat(), following.isoformat()] == [step["reached"], step["next"]]
    return number


def _places(value: Any) -> Decimal:
    return Decimal(1).scaleb(Decimal(value).as_tuple().exponent)  # type: ignore[arg-type]


def _add_fraction(step: Step) -> Decimal:
    exact = Decimal(step["whole"]) + Decimal(step["number"]) / Decimal(step["by"])
    return exact.quantize(_places(step["value"]), ROUND_DOWN)


def _divide(step: Step) -> Decimal:
    exact = Decimal(step["number"]) / Decimal(step["by"])
    return exact.quantize(_places(step["value"]), ROUND_DOWN)


def _multiply(step: Step) -> int:
    number: int = step["number"] * step["by"]
    return number


def _calendar_span(step: Step) -> str:
    years, months = divmod(step["months"], 12)
    return _span(step["value"], years, months, step["days"])


def _span(like: str, *numbers: int) -> str:
    """A span in words, or in ISO 8601 if that is what it has to be like."""
    if like.startswith("P"):
        date_part, clock = (
            "".join(f"{n}{unit}" for n, unit in zip(part, units, strict=False) if n)
            for part, units in ((numbers[:3], "YMD"), (numbers[3:], "HMS"))
        )
        return f"P{date_part}{'T' * bool(clock)}{clock}" if date_part or clock else "P0D"
    names = ("year", "month", "day", "hour", "minute", "second")
    named = [f"{n} {noun}{'s' * (n != 1)}" for n, noun in zip(numbers, names, strict=False) if n]
    return ", ".join(named) or "0 days"


def _elapsed_time(step: Step) -> str:
    first, last = (datetime.fromisoformat(_plain(step[end])) for end in ("from", "to"))
    seconds = (last - first).total_seconds()
    if step["to"].partition("[")[0].find(".999999999") > 0:
        return str(step["value"])  # too fine for `datetime`
    return f"{seconds:.9f}".rstrip("0").rstrip(".")


def _clock_span(step: Step) -> str:
    """Months, days and time by the clock of one zone, which is not changed in between."""
    ends = (datetime.fromisoformat(_plain(step[end])) for end in ("from", "to"))
    first, last = sorted(ends)
    months = days = 0
    while first + relativedelta(months=months + 1) <= last:
        months += 1
    while first + relativedelta(months=months, days=days + 1) <= last:
        days += 1
    rest = int((last - (first + relativedelta(months=months, days=days))).total_seconds())
    assert [months, days, str(rest)] == [step[name] for name in ("months", "days", "seconds")]
    numbers = *divmod(months, 12), days, rest // 3600, rest // 60 % 60, rest % 60
    sign = "-" if step["value"].startswith("-") else ""
    return sign + _span(step["value"].removeprefix("-"), *numbers)


COUNTS: dict[str, Callable[[Step], Any]] = {
    "count-days": _count_days,
    "count-business-days": _count_business_days,
    "count-months": _count_months,
    "add-fraction": _add_fraction,
    "divide": _divide,
    "multiply": _multiply,
    "calendar-span": _calendar_span,
    "elapsed-time": _elapsed_time,
    "clock-span": _clock_span,
}


def _weekday(step: Step) -> tuple[str]:
    assert WEEKDAYS[_day(step["day"]).weekday()] == step["value"]
    return (step["value"],)


def _compare(step: Step) -> tuple[str, ...]:
    assert verdict(step) == step["value"]
    return _sides(step["value"])


def _compare_together(step: Step) -> tuple[str, ...]:
    assert verdict(step) == "undetermined"
    return _sides(step["value"])


def _count_weekdays(step: Step) -> tuple[int]:
    first, last = _day(step["from"]), _day(step["to"])
    days = (first + DAY * number for number in range((last - first).days + 1))
    number = sum(WEEKDAYS[day.weekday()] == step["weekday"] for day in days)
    assert number == abs(step["value"])
    return (step["value"],)


RESULTS: dict[str, Callable[[Step], tuple[Any, ...]]] = {
    "open-end": lambda _: (None,),
    "weekday": _weekday,
    "count-weekdays": _count_weekdays,
    "compare": _compare,
    "compare-together": _compare_together,
}
PAIRS = ("least", "greatest", "swap", "count-end-day")
"""The rules that say between which two days is measured."""


def verdict(step: Step) -> str:
    """A comparison of possible days, each with each."""
    subject, first, last = (_ends_of(step[side]) for side in ("subject", "first", "last"))
    holds: dict[str, Callable[[date, date, date], bool]] = {
        "before": lambda day, begin, _: day < begin,
        "after": lambda day, _, end: day > end,
        "on": lambda day, begin, _: day == begin,
        "within": lambda day, begin, end: begin <= day <= end,
    }
    found = {
        holds[step["relation"]](day, begin, end)
        for day in _telling(subject, first, last)
        for begin in _telling(first, subject)
        for end in _telling(last, subject)
    }
    return "undetermined" if len(found) > 1 else "yes" if found == {True} else "no"


def _telling(days: tuple[date, date], *others: tuple[date, date]) -> set[date]:
    """The possible days that tell: the first and the last one of each side."""
    low, high = days
    return {day for ends in (days, *others) for day in ends if low <= day <= high}


def _ends_of(text: str) -> tuple[date, date]:
    low, _, high = text.partition("..")
    return _day(low), _day(high or low)
