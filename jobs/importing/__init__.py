"""Importing content: files, folders and URLs of content items, turned into the commands a publisher would have sent."""

from jobs.importing.run import run

__all__ = ["run"]
