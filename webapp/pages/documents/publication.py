"""Publishing a document."""

from flask import Blueprint, render_template

from domain import desk
from domain.cautions import cautions_of
from domain.downstream.reach import reach_of
from webapp.pages.documents.document import URL, find
from webapp.pages.documents.draft import settled
from webapp.pages.documents.mistakes import mistakes_in


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule(f"{URL}/publication", view_func=before_publishing)
    pages.add_url_rule(f"{URL}/publication", view_func=publish, methods=["POST"])


def before_publishing(content_id: str, locale: str):
    """What to mend and what to look at before publishing the draft, and what else will be sent again with it."""
    document = find(content_id, locale)
    return render_template(
        "pages/documents/before_publishing.html",
        document=document,
        blocking=mistakes_in(document),
        cautions=cautions_of(document),
        reach=reach_of(document),
    )


def publish(content_id: str, locale: str):
    """Publish what the form says, whether it was saved before or not."""
    return settled(content_id, locale, desk.publish, "Published. It is on its way to the live site.")
