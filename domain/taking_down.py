"""Taking down at the desk what is live, and bringing it back."""

from collections.abc import Mapping

from domain.commands import Republish, Unpublish
from domain.documents import Document
from domain.errors import Conflict, Invalid, Problem
from domain.govspeak import render
from domain.handle import Receipt, handle
from domain.log import Actor
from domain.rules.routes import redirect_problems
from domain.rules.scalars import is_absolute_path, is_blank

#: What a person can choose, in words.
KINDS = {
    "withdrawal": "Withdraw it: it stays, marked as no longer current",
    "redirect": "Redirect readers to another page",
    "gone": "Take it down, and say so in its place",
    "vanish": "Remove it without a trace on the site",
}


def take_down(document: Document, typed: Mapping[str, str], expected: int, actor: Actor) -> Receipt:
    """Take down the live edition as the form says. Raises a `Refusal`."""
    kind = typed.get("type", "")
    if document.live is None:
        raise Conflict("It is not published, so there is nothing to take down", reason="not_published")
    if problems := list(_problems(document, kind, typed)):
        raise Invalid(problems)
    return handle(
        Unpublish(
            content_id=document.content_id,
            locale=document.locale,
            expected_version=expected,
            type=kind,
            explanation=_explanation(kind, typed),
            alternative_path=_alternative(kind, typed) or None,
            discard_drafts="discard_draft" in typed,
        ),
        actor,
    )


def bring_back(document: Document, expected: int, actor: Actor) -> Receipt:
    """Publish the edition again that was taken down, as it was. Raises a `Refusal`."""
    if document.live is None or document.live.state != "unpublished":
        raise Conflict("It has not been taken down", reason="not_taken_down")
    return handle(Republish(content_id=document.content_id, locale=document.locale, expected_version=expected), actor)


def _problems(document: Document, kind: str, typed: Mapping[str, str]):
    if kind not in KINDS:
        yield Problem("type", "inclusion")
    if kind == "withdrawal" and is_blank(typed.get("withdrawal_explanation")):
        yield Problem("withdrawal_explanation", "blank")
    if kind == "redirect":
        yield from _redirect_problems(document.live.base_path, _alternative(kind, typed))
    if kind == "gone" and (path := _alternative(kind, typed)) and not is_absolute_path(path):
        yield Problem("alternative_path", "is not a valid absolute URL path")
    if document.draft and "discard_draft" not in typed:
        yield Problem("discard_draft", "blank")


def _redirect_problems(base_path: str | None, destination: str):
    if not destination:
        return [Problem("destination", "blank")]
    redirects = [{"path": base_path, "type": "exact", "destination": destination}]
    return [Problem("destination", each.error) for each in redirect_problems(base_path or "", redirects, "redirect")]


def _explanation(kind: str, typed: Mapping[str, str]) -> str | None:
    """Readers are shown HTML, whoever wrote it."""
    source = typed.get(f"{kind}_explanation", "")
    return None if is_blank(source) else render(source.replace("\r\n", "\n"))


def _alternative(kind: str, typed: Mapping[str, str]) -> str:
    return typed.get({"redirect": "destination", "gone": "alternative_path"}.get(kind, ""), "").strip()
