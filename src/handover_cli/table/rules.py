"""The rules of a table's own: a built-in rule with other choices, or choices alone."""

from typing import Any

from ..language.manners import no_rule
from ..rules.book import BUILT_IN
from ..rules.rule import Rule
from ..text import quote
from .merging import MergedDocuments
from .table import Table

CHOICES = {
    "title": "title",
    "first-day": "first_day",
    "end": "end",
    "end-before": "end_before",
    "short": "short",
    "least-business-days": "least_business_days",
    "month-end": "month_end",
    "roll": "roll",
    "roll-before": "roll_before",
    "hours": "hours",
    "country": "country",
    "parts-before": "parts_before",
}
"""By key of `[rules.NAME]`, the field of a rule."""


def enter_rules(merged: MergedDocuments, table: Table) -> None:
    """Give a table its rules, and report those that can't be one."""
    for name, entry in merged.entries("rules").items():
        if name in BUILT_IN:
            problem = f"{quote(name)} is a built-in rule"
            hint = f'choose another name, and write based-on = "{name}"'
            merged.add(("rules", name), problem, hint)
        based_on = entry.get("based-on", "")
        base = BUILT_IN.get(based_on, Rule())
        if based_on and not base.name:
            error = no_rule(based_on, tuple(BUILT_IN))
            merged.add_error(("rules", name, "based-on"), error)
        table.rules[name] = _rule(name, entry, base, merged.entries("sources"))


def _rule(name: str, entry: dict[str, Any], base: Rule, sources: dict[str, Any]) -> Rule:
    choices = {field: entry[key] for key, field in CHOICES.items() if key in entry}
    # What a base says of periods that are counted back would hide a new choice.
    for key in ("end", "roll"):
        if key in entry:
            choices.setdefault(f"{key}_before", None)
    changed = {key for key, field in CHOICES.items() if field in choices}
    articles = tuple((choice, text) for choice, text in base.articles if choice not in changed)
    source = sources.get(entry.get("source", ""), {})
    choices["source"] = source.get("url") or source.get("title") or base.source
    choices.setdefault("title", base.title)
    return base._replace(name=name, articles=articles, **choices)
