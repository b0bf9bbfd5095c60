"""The live content store, asked while a client waits. Everything else reaches the stores through `jobs`."""

from functools import cache
from typing import Any
from urllib.parse import quote

import orjson
import urllib3
from flask import current_app, request

from webapp import requests

CONNECT_SECONDS, READ_SECONDS = 1, 2.5
UNESCAPED = "/-._~!$&'()*+,;=:@"
FORWARDED = (
    "Govuk-Original-Url",
    "X-Govuk-Authenticated-User",
    "X-Govuk-Authenticated-User-Organisation",
)


class Unavailable(Exception):
    """The content store does not answer, or not as it should; the message is a sentence for people."""


class Refused(Exception):
    """The content store refused a request: its status, and its errors by attribute."""

    def __init__(self, status: int, errors: dict[str, Any]):
        super().__init__(f"The content store answered {status}")
        self.status, self.errors = status, errors


def send(method: str, path: str, body: dict[str, Any] | None = None) -> urllib3.BaseHTTPResponse:
    """What the store answers when all is well. Raises `Refused` or `Unavailable`."""
    settings = current_app.config["SETTINGS"]
    url = f"{settings.content_store_url.rstrip('/')}{quote(path, safe=UNESCAPED)}"
    try:
        response = _pool().request(method, url, body=orjson.dumps(body or {}), headers=_headers(settings))
    except urllib3.exceptions.HTTPError as error:
        raise Unavailable("The content store does not answer") from error
    if response.status >= 500 or response.status in (401, 403):
        raise Unavailable(f"The content store answered {response.status}")
    if response.status >= 400:
        raise Refused(response.status, _errors(response.data))
    return response


def _errors(data: bytes) -> dict[str, Any]:
    try:
        return orjson.loads(data)["errors"]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return {}


def _headers(settings) -> dict[str, str]:
    given = {name: request.headers[name] for name in FORWARDED if name in request.headers}
    token = {"Authorization": f"Bearer {settings.content_store_token}", "Govuk-Request-Id": requests.request_id()}
    return {"Content-Type": "application/json", "Accept": "application/json"} | given | token


@cache
def _pool() -> urllib3.PoolManager:
    retries = urllib3.Retry(connect=0, read=0, status=0, other=0, redirect=2)
    return urllib3.PoolManager(timeout=urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS), retries=retries)
