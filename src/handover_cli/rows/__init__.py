"""The bulk engine: an answer for every row, at the speed of the C tools in plain Python.

How it is fast, and where that is:

- Text is worked on in blocks. A format (`lines`, `delimited`, `json_lines`) cuts a block
  into columns of cells with a few calls into C, and puts it together again around the
  answers; see `formats`.
- What was worked out once is looked up: `memory.Learned` is a function over columns that
  remembers, up to a limit, so that memory stays bounded whatever comes.
- What is new is worked out for a column at a time, in integers: `arithmetic`.
- Whatever is not a plain day (an imprecise date, a name, a shift) goes the plain path that
  every other command goes: `answering` decides, by the values.

A row's answer depends on that row alone, so rows may be spread over processes and
machines: `column.measure_column` is what a DataFrame or a cluster calls.
"""

from .answering import Ends, check_date_format
from .batch import Batch, Input
from .formats import FORMS, Columns, Form

__all__ = ["FORMS", "Batch", "Columns", "Ends", "Form", "Input", "check_date_format"]
