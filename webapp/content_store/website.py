"""The website that the links in answers lead to."""

from flask import current_app, request


def website_root() -> str:
    """Scheme and host of the website: the one configured, else the one that was asked."""
    return current_app.config["WEBSITE_ROOT"] or f"{request.scheme}://{request.host}"
