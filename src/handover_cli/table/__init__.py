"""The table of events: read, validated and looked up by name.

`load` reads and merges files and raises one `TableError` that lists every problem.
Reading the text and checking its shape is `shape`, finding out what day every name
stands for is `names`, and stated answers are `stated`.
"""

from .loading import bundled_path, load, load_text, problems_in, problems_of, read, read_from
from .names import Event, Period, StoredQuestion, Table
from .problems import PROBLEM_FIELDS, Problem, TableProblems

__all__ = [
    "PROBLEM_FIELDS",
    "Event",
    "Period",
    "Problem",
    "StoredQuestion",
    "Table",
    "TableProblems",
    "bundled_path",
    "load",
    "load_text",
    "problems_in",
    "problems_of",
    "read",
    "read_from",
]
