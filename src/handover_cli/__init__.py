"""Questions about dates and durations, answered from a table of named, sourced events."""

__version__ = "1.0.0"
