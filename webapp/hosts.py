"""Under which names an application answers, and which proxies it believes. Checked before anything uses the name."""

import re

from flask import Flask, Response, request
from werkzeug.middleware.proxy_fix import ProxyFix

from domain.settings import HOST

#: Asked by machines that know an address at most; their answers do not depend on the name.
ANY_NAME = ("/healthcheck/", "/metrics")


def install(app: Flask, allowed: tuple[str, ...], proxies: int) -> None:
    """Refuse requests for other names than `allowed` (any well-formed one if empty), which may each start with a dot.

    Of X-Forwarded-For, -Proto and -Host only what the last `proxies` proxies added is believed.
    """
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)

    @app.before_request
    def check() -> Response | None:
        name = _name(request.environ.get("HTTP_HOST", request.host))
        known = name and (not allowed or any(_matches(name, each) for each in allowed))
        return None if known or request.path.startswith(ANY_NAME) else _refusal()


def _name(host: str) -> str | None:
    """The name that a Host header has before the port, None if it is malformed."""
    found = re.fullmatch(f"(?P<name>{HOST.pattern})(:[0-9]{{1,5}})?", host.lower())
    return found and found["name"].rstrip(".")


def _matches(name: str, allowed: str) -> bool:
    return name.endswith(allowed) or name == allowed[1:] if allowed.startswith(".") else name == allowed


def _refusal() -> Response:
    """Plain words: a page would have links, and links would have the name."""
    words = "This site does not answer to the name that was asked for; its ALLOWED_HOSTS say to which it does.\n"
    return Response(words, 400, content_type="text/plain; charset=utf-8")
