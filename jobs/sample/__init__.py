"""The sample site: what a first start shows, so that there is something to see, to edit and to look up."""

from jobs.sample.load import Loaded, load

__all__ = ["Loaded", "load"]
