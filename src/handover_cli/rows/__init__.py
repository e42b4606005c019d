"""The bulk engine: an answer for every row, at the speed of the C tools in plain Python.

How it is fast, and where that is:

- Text is worked on in blocks. A format (`lines`, `delimited`, `json_lines`) cuts a block
  into columns of cells with a few calls into C, and puts it together again around the
  answers; see `formats`.
- Results are looked up: `memory.Memo` is a function over columns that remembers, up to a
  limit, so that memory stays bounded whatever comes.
- New results are worked out for a column at a time, in integers: `arithmetic`.
- Whatever is not a plain day (an imprecise date, a name, a shift) goes the plain path that
  every other command goes. The values decide that: see `measuring`.

A row's answer depends on that row alone, so rows may be spread over processes and
machines: `column.measure_column` is what a DataFrame or a cluster calls.
"""
