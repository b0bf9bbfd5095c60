"""Handing out what a filter shows, however much it is: entry by entry, in batches, the newest first."""

from domain.exporting.formats import FORMATS, Format
from domain.exporting.sources import Source, accesses, events

__all__ = ["FORMATS", "Format", "Source", "accesses", "events"]
