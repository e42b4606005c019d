"""What the commands share: the session, the options, completion, reading and writing.

Only here the clock, the environment and the terminal are read.
"""
