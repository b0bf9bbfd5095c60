"""What is said after an act, on whatever page comes next."""

from flask import flash

from domain.handle import Receipt


def done(text: str, receipt: Receipt) -> None:
    """Say that something was done."""
    flash(text)
