"""Dates and questions as people write them, and what the names in them stand for.

`expressions` and `grammar` read text and need no table. `resolving` finds out which day an
expression stands for, through a scope that knows the names.
"""
