"""`ask -`: one question per line of stdin, one line of output for each."""

import sys
from collections.abc import Iterator

import click

from ..answers import Answer, FIELDS, Options
from ..errors import HandoverError
from ..output import Format, MACHINE, Page, Result, render
from .answering import leave
from .ask import answers_to
from .session import Session
from .writing import Wanted, page, put


def answer_lines(session: Session, wanted: Wanted, options: Options) -> None:
    """Answer each line as it comes; what can't be answered is an empty line and a message."""
    raise NotImplementedError
