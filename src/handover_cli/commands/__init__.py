"""The commands, one file each: parse, ask, write.

Each is imported only if it is the one that runs.
"""
