"""Forms without the token that this session was given: from elsewhere, or from before signing in anew."""

from flask import Blueprint, current_app, g, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from domain.errors import Refusal
from webapp.pages import sessions
from webapp.pages.access import may_use
from webapp.pages.documents import creation, draft, restoration, saved_filters, unpublishing

#: What gives the form back with what was typed, so that it can be sent again.
BACK_TO_THE_FORM = {
    "pages.save_draft": draft.try_again,
    "pages.publish": draft.try_again,
    "pages.change_form": draft.try_again,
    "pages.schedule": draft.try_again,
    "pages.submit_for_review": draft.try_again,
    "pages.unpublish": unpublishing.try_again,
    "pages.create_document": creation.try_again,
    "pages.change_new_form": creation.try_again,
    "pages.restore": restoration.try_again,
    "pages.save_filter": saved_filters.try_again,
}


def install(pages: Blueprint) -> None:
    pages.register_error_handler(CSRFError, forged)


def forged(error: CSRFError):
    """The form again where somebody typed into it, else a page that says what to do."""
    if request.endpoint == "pages.start_session":
        return sessions.try_again()
    if g.person and may_use() and request.endpoint in BACK_TO_THE_FORM:
        return _form_again()
    return render_template("pages/sessions/expired.html"), 400


def _form_again():
    try:
        return BACK_TO_THE_FORM[request.endpoint]()
    except (HTTPException, Refusal) as error:
        # Flask gives nobody what is raised while it handles an error.
        return current_app.handle_user_exception(error)
