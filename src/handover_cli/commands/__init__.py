"""The commands, one file each: parse, ask, write.

Each is imported only when it is the one that runs.
"""
