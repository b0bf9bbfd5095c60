"""The look that all pages share: templates, static files, and what a browser may load."""

from pathlib import Path

from flask import Flask, request
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader

TOP = Path(__file__).parent.parent
COMPONENTS = "govuk_frontend_jinja"

# GOV.UK Frontend's page template has one inline script, which says that scripts run. This is its hash.
SCRIPTS_RUN = "'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='"

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        f"script-src 'self' {SCRIPTS_RUN}",
        "style-src 'self'",
        "img-src 'self' https: data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def install(app: Flask) -> None:
    """Let `app` render templates/ on top of GOV.UK Frontend's, and serve static/build/, and nothing beside it."""
    app.jinja_loader = ChoiceLoader(
        [FileSystemLoader(TOP / "templates"), PrefixLoader({COMPONENTS: PackageLoader(COMPONENTS)})]
    )
    app.static_folder = str(TOP / "static" / "build")
    app.add_url_rule("/static/build/<path:filename>", endpoint="static", view_func=app.send_static_file)
    app.after_request(_say_what_may_load)


def _say_what_may_load(response):
    if response.mimetype == "text/html":
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
    return response
