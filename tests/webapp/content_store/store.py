"""A writer and reader of a content store, as short as tests want it."""

import json

from flask import Flask
from werkzeug.test import TestResponse

from .page import Page

TOKEN = "a token for tests"


class Store:
    def __init__(self, app: Flask):
        self.app = app

    def send(self, method: str, url: str, body=None, token: str | None = TOKEN, **options) -> TestResponse:
        """Any request; `body` is sent as JSON, or as it is if it is bytes."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        data = body if isinstance(body, bytes | None) else json.dumps(body).encode()
        return self.app.test_client().open(url, method=method, data=data, headers=headers, **options)

    def put(self, path: str, version: int | None = 1, **fields) -> TestResponse:
        return self.send("PUT", f"/content{path}", fields if version is None else fields | {"payload_version": version})

    def delete(self, path: str, **body) -> TestResponse:
        return self.send("DELETE", f"/content{path}", body)

    def get(self, path: str, prefix: str = "/api/content") -> TestResponse:
        return self.send("GET", prefix + path, token=None)

    def item(self, path: str) -> dict:
        response = self.get(path)
        assert response.status_code == 200, response.status
        return response.json

    def batch(self, *items: tuple) -> list[int]:
        """The statuses of a batch of (base_path, payload_version, item)."""
        names = ("base_path", "payload_version", "item")
        response = self.send("POST", "/batch", {"items": [dict(zip(names, each, strict=True)) for each in items]})
        assert response.status_code == 200, response.data
        return [result["status"] for result in response.json["results"]]

    def page(self, path: str, status: int = 200, **options) -> Page:
        """The page at `path`, which must be well made."""
        response = self.send("GET", path, token=None, **options)
        assert (response.status_code, response.mimetype) == (status, "text/html")
        return Page(response.text)
