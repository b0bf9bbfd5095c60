"""Content items from http and https URLs.

Only public addresses are reached, unless a setting says otherwise.
"""

import re
import time

import urllib3

from jobs.importing.public import public_only
from jobs.importing.unreadable import LARGEST, TOO_LARGE, Unreadable

TIMEOUT = urllib3.Timeout(connect=5, read=20)
DEADLINE_SECONDS = 60
REDIRECTS = urllib3.Retry(total=None, connect=0, read=0, status=0, other=0, redirect=5)
CHUNK = 64 * 1024


def is_url(name: str) -> bool:
    return "://" in name


def fetch(url: str, private: bool) -> bytes:
    """What `url` answers, at most 10 MB, within a minute; from this machine or a private network only if `private`.

    Raises `Unreadable`.
    """
    if not re.match(r"https?://[^/]", url, re.IGNORECASE):
        raise Unreadable("cannot be fetched: only http:// and https:// URLs can")
    try:
        return _get(url, private)
    except (urllib3.exceptions.HTTPError, ValueError) as error:
        raise Unreadable(f"cannot be fetched: {_why(error)}") from error


def _get(url: str, private: bool) -> bytes:
    headers = {"Accept": "application/json", "User-Agent": "Annals"}
    manager = urllib3.PoolManager(timeout=TIMEOUT, retries=REDIRECTS)
    with manager if private else public_only(manager) as http:
        response = http.request("GET", url, headers=headers, preload_content=False)
        with response:
            if response.status != 200:
                raise Unreadable(f"answers {response.status} {response.reason or ''}".strip())
            return _body(response)


def _body(response: urllib3.BaseHTTPResponse) -> bytes:
    body, deadline = bytearray(), time.monotonic() + DEADLINE_SECONDS
    for chunk in response.stream(CHUNK):
        body += chunk
        if len(body) > LARGEST:
            raise Unreadable(TOO_LARGE)
        if time.monotonic() > deadline:
            raise Unreadable(f"does not answer in full within {DEADLINE_SECONDS} seconds")
    return bytes(body)


def _why(error: Exception) -> str:
    """The last part of the reason, without the names of the library's objects."""
    reason = str(getattr(error, "reason", None) or error)
    return re.sub(r"^\w+\([^)]*\): ", "", reason)
