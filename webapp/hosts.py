"""Under which names an application answers, and which proxies it believes. Checked before anything uses the name."""

from flask import Flask, Response, request
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.sansio.utils import host_is_trusted

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
        known = _is_well_formed(request.host) and (not allowed or host_is_trusted(request.host, allowed))
        return None if known or request.path.startswith(ANY_NAME) else _refusal()


def _is_well_formed(host: str) -> bool:
    name, colon, port = host.rpartition(":") if not host.endswith("]") else (host, "", "")
    if not colon:
        name, port = host, ""
    return HOST.fullmatch(name.lower()) is not None and (not port or (port.isascii() and port.isdecimal()))


def _refusal() -> Response:
    """Plain words: a page would have links, and links would have the name."""
    words = "This site does not answer to the name that was asked for; its ALLOWED_HOSTS say to which it does.\n"
    return Response(words, 400, content_type="text/plain; charset=utf-8")
