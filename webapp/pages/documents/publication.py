"""Publishing a document."""

from flask import Blueprint, current_app, render_template

from domain import desk, meeting
from domain.cautions import cautions_of
from domain.downstream.reach import reach_of
from domain.errors import Refusal
from webapp.pages.access import actor
from webapp.pages.documents.document import URL, find
from webapp.pages.documents.draft import again, back
from webapp.pages.documents.form import typed_in
from webapp.pages.documents.offers import forget_saved
from webapp.pages.done import done


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule(f"{URL}/publication", view_func=before_publishing)
    pages.add_url_rule(f"{URL}/publication", view_func=publish, methods=["POST"])


def before_publishing(content_id: str, locale: str):
    """What to look at before publishing the draft, and what else will be sent again with it."""
    document = find(content_id, locale)
    shown = reach_of(document)
    return render_template(
        "pages/documents/before_publishing.html", document=document, cautions=cautions_of(document), reach=shown
    )


def publish(content_id: str, locale: str):
    """Publish what the form says, whether it was saved before or not."""
    typed, schemas = typed_in(), current_app.extensions["schemas"]
    try:
        receipt = desk.publish(*meeting.settled(find(content_id, locale), typed, schemas, actor()), schemas, actor())
    except Refusal as refusal:
        return again(find(content_id, locale), refusal)
    forget_saved(typed)
    done("Published. It is on its way to the live site.", receipt)
    return back(content_id, locale)
