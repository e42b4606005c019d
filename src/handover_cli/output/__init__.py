"""From answers to text, one file per format.

A renderer takes what a command found and gives back text. It is told everything it needs to
know about the page (width, colour, encoding), prints nothing and computes no answer. The
formats for machines carry whole records; `table`, `markdown` and `value` are views of them
for people, in which nothing from a table can act.
"""
