"""What a text becomes for readers, shown while somebody writes it."""

import re

import nh3
from flask import Blueprint, current_app, g, render_template, request
from markupsafe import Markup

from domain import documents
from domain.errors import NotFound
from domain.govspeak import render
from domain.govspeak.content_arrays import attachments_of
from domain.govspeak.limits import TooMuch
from domain.rules.scalars import LOCALES
from webapp.content_store.pages.sanitise import ATTRIBUTES, ELEMENTS, SCHEMES, sanitiser
from webapp.converters import ContentId


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/documents/preview", view_func=preview, methods=["POST"])


def preview():
    """The HTML of the field `name`, as on the pages for readers. A part of a page: it is there with scripts only."""
    name = request.args.get("name", "")
    try:
        rendered = render(request.form.get(name), attachments=_attachments())
        html, refusal = _within_the_desk(sanitiser(())(rendered), name), None
    except TooMuch as refused:
        html, refusal = "", refused.message
    return render_template("pages/documents/_preview.html", html=html, refusal=refusal)


def _attachments() -> list[dict]:
    """Those of the document that is written, which are all that its texts can refer to once it is saved."""
    content_id, locale = request.args.get("content_id", ""), request.args.get("locale", "")
    if not re.fullmatch(ContentId.regex, content_id) or locale not in LOCALES:
        return []
    try:
        return attachments_of(documents.find(content_id, locale, g.viewer).content.details)
    except NotFound:
        return []


def _within_the_desk(html: str, name: str) -> Markup:
    """The same HTML, with ids that are no other's on the page, and links that open the draft site in another tab."""
    prefix, site = f"preview-{name}-", current_app.config["SETTINGS"].draft_content_store_url

    def here(element: str, attribute: str, value: str) -> str:
        if attribute == "id":
            return prefix + value
        if attribute in ("href", "src") and value.startswith("#"):
            return f"#{prefix}{value[1:]}"
        return site + value if attribute in ("href", "src") and _is_path(value) else value

    attributes = ATTRIBUTES | {"a": ATTRIBUTES["a"] | {"target"}}
    in_another_tab = {"a": {"target": "_blank", "rel": "noopener"}}
    return Markup(  # noqa: S704 -- sanitised
        nh3.clean(
            html,
            tags=ELEMENTS,
            attributes=attributes,
            attribute_filter=here,
            set_tag_attribute_values=in_another_tab,
            url_schemes=SCHEMES,
            link_rel=None,
        )
    )


def _is_path(address: str) -> bool:
    return address.startswith("/") and not address.startswith("//")
