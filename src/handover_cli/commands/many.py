"""`ask -`: one question per line of stdin, one line of output for each."""

from ..answers import Options
from .session import Session
from .writing import Wanted


def answer_lines(session: Session, wanted: Wanted, options: Options) -> None:
    """Answer each line as it comes; what can't be answered is an empty line and a message."""
    raise NotImplementedError
