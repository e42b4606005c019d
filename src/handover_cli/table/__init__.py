"""The table of events: read, merged, dated, validated, and looked up by name."""

from .files import bundled_path
from .loading import load

__all__ = ["bundled_path", "load"]
