"""What is said to whoever has to wait before the next attempt; see `domain.accounts.throttle`."""

from flask import render_template

from domain.accounts.throttle import TooSoon


def too_many(seconds: int) -> str:
    return f"There were too many failed attempts. Wait {seconds} second{'s' if seconds != 1 else ''}, then try again"


def retry_after(seconds: int) -> dict[str, str]:
    return {"Retry-After": str(seconds)}


def slowed(early: TooSoon):
    """The page for where there is no form to give back."""
    page = render_template("errors/error.html", title="Please wait", message=f"{too_many(early.seconds)}.")
    return page, 429, retry_after(early.seconds)
