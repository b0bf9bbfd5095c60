"""The pages for editors and auditors."""

from flask import Flask


def register(app: Flask) -> None:
    pass
