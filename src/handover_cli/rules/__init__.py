"""Rules by which a deadline is reckoned, built in and one's own.

`rule` has the choices of which a rule consists, and the day that it gives. `book` has the rules
that are built in, a row each. `steps` says in sentences how a day was reckoned. To add a rule,
add a row to `book`, and its published examples to the tests.
"""
