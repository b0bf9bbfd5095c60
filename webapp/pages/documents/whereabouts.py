"""Where a document has got to, as the part of its page that asks again while something is on its way."""

from flask import Blueprint, current_app, flash, request

from domain import bell, log
from domain.downstream import items
from domain.downstream.targets import BY_PATH
from webapp.pages.access import actor
from webapp.pages.documents.document import URL, find, may_change
from webapp.pages.documents.draft import back
from webapp.pages.documents.standing import whereabouts_of
from webapp.pages.htmx import sized
from webapp.pages.unattended import unattended


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule(f"{URL}/whereabouts", view_func=whereabouts)
    pages.add_url_rule(f"{URL}/delivery", view_func=send_again, methods=["POST"])


@unattended
def whereabouts(content_id: str, locale: str):
    """How it stands now; nothing for whoever has `seen` just that."""
    document = find(content_id, locale)
    now = whereabouts_of(document)
    if request.htmx and request.args.get("seen") == now.seen:
        return "", 204
    shown = {"document": document, "whereabouts": now, "may_edit": may_change(document)}
    return sized("pages/documents/whereabouts.html", "pages/documents/_whereabouts.html", **shown)


def send_again(content_id: str, locale: str):
    """Have every target sent what it should hold of it, whatever it holds. That changes nothing here."""
    document = find(content_id, locale)
    editions = filter(None, (document.draft, document.live))
    paths = [edition.base_path for edition in editions if edition.base_path]
    items.want_again(list(BY_PATH), paths, log.head()[0])
    bell.ring(set(BY_PATH))
    current_app.logger.warning("%s asked for %s in %s to be sent again", actor().person, content_id, locale)
    flash("It is being sent again")
    return back(content_id, locale)
