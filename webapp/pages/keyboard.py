"""Which keys do what, as a page and as what the key `?` shows."""

from flask import Blueprint

from webapp.pages.htmx import sized

#: Of one key, or one after another: they can be switched off. `static/keyboard.js` does what they say.
SINGLE_KEYS = (
    ("?", "Show these shortcuts"),
    ("/", "Search for documents"),
    ("g d", "Go to the documents"),
    ("g t", "Go to the timeline"),
    ("g r", "Go to the reviews"),
    ("e", "Edit: go to the first field of the form"),
    ("p", "Show or hide the preview of Markdown"),
    ("c", "Compare: the draft with what is live"),
)
#: Held together, also while typing.
TOGETHER = (
    ("Ctrl S", "Save the draft"),
    ("Ctrl B", "Bold, in Markdown"),
    ("Ctrl I", "Italic, in Markdown"),
    ("Ctrl K", "Link, in Markdown"),
)


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/keyboard", view_func=keyboard)


def keyboard():
    """The shortcuts; the box with which they are switched off works with scripts only, as they do themselves."""
    parts = (("With one key, or one after another", SINGLE_KEYS), ("Held together, also while typing", TOGETHER))
    return sized("pages/keyboard/keyboard.html", "pages/keyboard/_dialog.html", parts=parts)
