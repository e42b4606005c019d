"""Days that come again and again: by a rule of RFC 5545, or found in each month, year and so on.

The rules are expanded here and not by dateutil, which knows only the years 1 to 9999, walks from
the first day to the one that is asked for, and reads more than the standard says. It is the
reference of the tests.
"""
