"""Kinds of files, one file each: from bytes to entries, each with its line.

A reader takes the name and the bytes of a file and gives a `Document`. It knows the syntax of
its kind; `table` knows what the entries mean. A spreadsheet has no ids, so `csv` makes them.
"""
