"""The bulk engine: an answer for every row, at the speed of C tools in plain Python.

- A format (`lines`, `delimited`, `json_lines`) cuts a block of text into columns of cells with
  a few calls into C, and puts it together again around the answers. See `formats`.
- `memory.Memo` remembers results up to a limit, so memory stays bounded.
- `arithmetic` works out new results a column at a time, in integers.
- A value that is no plain day takes the path of every other command. See `measuring`.

The answer to a row depends on that row alone, so rows may be spread over processes and
machines. A DataFrame or a cluster calls `column.measure_column`.
"""
