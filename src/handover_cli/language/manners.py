"""How a duration leads to a day: by the name of a rule, and with a roll, as they are written."""

from typing import NamedTuple

from ..business_days import MONDAY_TO_FRIDAY
from ..errors import HandoverError
from ..rules.book import BUILT_IN
from ..rules.choices import Roll
from ..rules.rule import Rule, Ruled
from ..spans import Duration, Shifts
from ..text import did_you_mean, quote
from .expressions import Expression, Phrase, Term
from .resolving import Scope, find


class Manner(NamedTuple):
    """A rule by its name, a roll, or both."""

    rule: str = ""
    """The name of a rule; empty for the plain sum."""
    roll: Roll | None = None
    """None: as the rule says."""

    @property
    def words(self) -> str:
        """As a question says it.

        >>> Manner("frcp", "modified-following").words
        'by frcp rolled modified following'
        """
        by = f"by {self.rule}" if self.rule else ""
        rolled = f"rolled {self.roll.replace('-', ' ')}" if self.roll else ""
        return " ".join(filter(None, (by, rolled)))

    def applied(self, duration: Duration, scope: Scope, before: Shifts = ()) -> Ruled:
        """A duration that moves a day in this manner.

        `before` are the shifts that lead to the day. If nothing is added to it, `onward` goes on in
        the direction of the last one: `ev-1d rolled onward`.

        Raises:
            HandoverError: there is no such rule, or its public holidays are not known.

        >>> from handover_cli.dates import iso
        >>> iso(Manner("bgb").applied(Duration(days=1), scope).reach(739772))
        '2026-06-08'
        """
        rule = find_rule(self.rule, scope) if self.rule else Rule()
        if self.roll is not None:
            own = tuple(each for each in rule.articles if not each[0].startswith("roll"))
            rule = rule._replace(roll=self.roll, roll_before=None, articles=own)
        by = self._replace(rule=rule.name).words
        if rule.roll == "onward" and not any(duration) and before and before[-1].is_negative:
            rule = rule._replace(roll="preceding")
        ruled = Ruled(duration, rule, MONDAY_TO_FRIDAY, by)
        if not ruled.needs_calendar:
            return ruled
        if not rule.country:
            return ruled._replace(calendar=scope.business)
        parts = not ruled.leaves_out_parts
        return ruled._replace(calendar=scope.business_in(rule.country, parts=parts))


def by_manner(term: Term, manner: Manner, scope: Scope) -> Phrase:
    """A day in a manner: its one shift, such as the 14 days of `service+14d`, by a rule.

    Without a rule the day itself is rolled.

    Raises:
        HandoverError: it has no shift, or more than one, and there is a rule.

    >>> from handover_cli.language.expressions import parse
    >>> by_manner(parse("deadline+14d"), Manner("bgb"), scope).text
    'deadline+14d by bgb'
    """
    text = f"{term.text} {manner.words}"
    if not manner.rule:
        return Phrase("ruled", (Duration(), term, manner), text)
    if isinstance(term, Expression):
        located = find(term, scope)
        shifts = term.shifts if located is None else located[1]
        if len(shifts) == 1:
            return Phrase("ruled", (shifts[0], without_shift(term), manner), text)
    elif term.kind == "offset":
        return Phrase("ruled", (*term.parts, manner), text)
    raise HandoverError(
        f"a rule needs a date with one shift, not {quote(term.text)}",
        "write a date such as service+14d",
    )


def without_shift(expression: Expression) -> Expression:
    """A date without its last shift.

    >>> from handover_cli.language.expressions import parse
    >>> without_shift(parse("deadline+14d")).text
    'deadline'
    """
    at = max(expression.text.rfind("+"), expression.text.rfind("-"))
    return expression._replace(text=expression.text[:at], shifts=expression.shifts[:-1])


def find_rule(name: str, scope: Scope) -> Rule:
    """The rule with a name, in any case: a built-in one, or one of the table.

    Raises:
        HandoverError: there is none.

    >>> find_rule("FRCP", scope).title
    'Federal Rules of Civil Procedure (US), Rule 6(a)'
    """
    key = name.casefold()
    rule = BUILT_IN.get(key) or scope.names.rules.get(key)
    if rule is None:
        raise no_rule(name, (*BUILT_IN, *scope.names.rules))
    return rule


def no_rule(name: str, known: tuple[str, ...]) -> HandoverError:
    """The error for a name that no rule has.

    >>> no_rule("frpc", ("frcp", "bgb")).hint
    "did you mean 'frcp'?"
    """
    near = did_you_mean(name.casefold(), known)
    return HandoverError(f"there is no rule {quote(name)}", near or f"rules are {', '.join(known)}")
