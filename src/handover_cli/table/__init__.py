"""The table of events: read, validated and looked up by name.

`load` reads and merges files and raises one `TableError` that lists every problem.
Reading the text and checking its shape is `shape`, finding out what day every name
stands for is `names`, and stated answers are `stated`.
"""

from .loading import MAX_BYTES, bundled_path, load, load_text, problems_in, problems_of, read
from .names import Event, Period, StoredQuestion, Table
from .problems import PROBLEM_FIELDS, Problem, TableProblems

__all__ = [
    "MAX_BYTES",
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
]
