"""What the commands answer, as values: measures, dates, verdicts, listings, the timeline."""
