"""What is said after an act, on whatever page comes next: that it was done, and what takes it back."""

from dataclasses import asdict

from flask import flash, request

from domain import undoing
from domain.compensation import State, compensation
from domain.handle import Receipt
from domain.log import Recorded
from webapp.pages.access import may


def done(text: str, receipt: Receipt | None, link: dict | None = None) -> None:
    """Say that something was done to the document that the URL names, and offer to undo it where that is possible."""
    flash(told(text, receipt, link))


def told(text: str, receipt: Receipt | None, link: dict | None = None) -> dict:
    """The same as what `pages/_message.html` shows; `link` has a `url` and a `text`."""
    return {"text": text, "undo": undo_of(receipt, **request.view_args), "link": link}


def undo_of(receipt: Receipt | None, content_id: str, locale: str) -> dict | None:
    """What takes back the first event of a receipt that can be."""
    state = undoing.state_of(content_id, locale)
    found = (undo_in(each, state, content_id, locale) for each in (receipt.events if receipt else ()))
    return next(filter(None, found), None)


def undo_in(recorded: Recorded, state: State, content_id: str, locale: str) -> dict | None:
    """What takes back one event of this document, if whoever asks may do that: the act, and where the event is."""
    is_here = recorded.content_id == content_id and recorded.locale in (None, locale)
    act = compensation(recorded, state) if is_here else None
    if act is None or not may(act.takes):
        return None
    return {**asdict(act), "position": recorded.position, "content_id": content_id, "locale": locale}
