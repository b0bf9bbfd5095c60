"""Who else has a document open. To ask is to say that one has it open oneself."""

from flask import Blueprint, g, render_template, request

from domain import presence
from domain.rules.scalars import is_uuid
from webapp.pages.documents.document import URL, find
from webapp.pages.unattended import unattended


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule(f"{URL}/presence", view_func=list_presence)
    pages.add_url_rule(f"{URL}/presence/deletion", view_func=leave, methods=["POST"])


@unattended
def list_presence(content_id: str, locale: str):
    """Who else is here, for the page of that writer."""
    found, writer = find(content_id, locale), request.args.get("writer", "")
    here = {"content_id": found.content_id, "locale": found.locale}
    writer = writer if is_uuid(writer) else None
    if found.hides_draft:
        return render_template("pages/documents/_presence.html", others=[])
    if writer:
        presence.beat(g.person.account_id, writer, **here)
    return render_template("pages/documents/_presence.html", others=presence.others(writer, **here))


def leave(content_id: str, locale: str):
    """The page of that writer is closed, so that a page that was only loaded anew is no other tab."""
    find(content_id, locale)
    if is_uuid(writer := request.form.get("writer", "")):
        presence.leave(g.person.account_id, writer)
    return "", 204
