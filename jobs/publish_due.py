"""Keeping the times that were set for publications."""

from domain import scheduling


def publish_due() -> int:
    """Publish everything that is due."""
    return scheduling.publish_due()
