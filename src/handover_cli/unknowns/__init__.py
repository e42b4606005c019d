"""Unknown days and what orders them: which days are possible together.

A system has unknown days, each with its possible days, and rules of the form "this day is not
after that one". Shifts keep days in order: of two days, the earlier one never lands later. So a
system has a least solution, in which every unknown day is as early as it can be, and a greatest
one. Both are found by moving a day of a broken rule until the rule holds.
"""
