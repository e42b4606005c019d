"""Turning a document of another kind into the TOML of a table."""

from ..documents.document import Document
from ..documents.toml_text import table_text
from ..text import quote
from .loading import problems_of
from .merging import TableProblems


def toml_of(document: Document) -> str:
    """The entries of a document as TOML.

    Raises:
        TableProblems: something in the document can't be read, or can't be in a table. It lists
            every problem, by line.

    >>> from handover_cli.documents import csv
    >>> print(toml_of(csv.read("a.csv", b"date,title\\n2020-11-15,Deadline\\n")), end="")
    [events.deadline]
    title = "Deadline"
    date = 2020-11-15
    """
    problems = [*document.problems]
    bad_lines = {problem.line for problem in problems}
    # Every row has an entry, so a name without an entry is unknown.
    for problem in problems_of([Document(document.name, document.content, document.line_of)]):
        _, _, *column = problem.path
        # A row with a bad cell may lack an id or a date only for that reason.
        if column == ["date"] or problem.line not in bad_lines:
            problems.append(problem._replace(path=tuple(column)))
    if problems:
        in_order = sorted(problems, key=lambda problem: problem.line or 0)
        raise TableProblems(in_order, quote(document.name))
    return table_text(document.content)
