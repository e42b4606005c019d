"""What people write: dates with shifts, and questions; and what names in them stand for.

`expressions` and `grammar` read text and need no table. `resolving` finds out which day an
expression stands for, through a scope that knows the names.
"""
