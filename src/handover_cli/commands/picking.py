"""What the commands that draw and exchange have in common: which events and periods."""

from ..answers.timeline import Picked, pick
from ..expressions import resolve
from .session import Session


def picked_from(
    ids: tuple[str, ...],
    tags: tuple[str, ...],
    after: str | None,
    before: str | None,
    session: Session,
) -> Picked:
    """The events and periods that the picking options ask for.

    Raises:
        HandoverError: a name or a date can't be read or is not there.
    """
    after_day = None if after is None else resolve(after, session)
    before_day = None if before is None else resolve(before, session)
    return pick(session.names, ids, tags, after_day, before_day, scope=session)
