"""Widgets: how a value of the content is shown in a form, and what is made of it when it comes back. Pure.

Each has one class here and one template, `templates/pages/documents/widgets/NAME.html`.
"""

from domain.widgets.choices import Checkbox, Choice
from domain.widgets.field import Field
from domain.widgets.links import Links
from domain.widgets.markdown import Markdown
from domain.widgets.records import Parts, Records
from domain.widgets.texts import Date, Email, Slug, Text, Textarea, Url
from domain.widgets.widget import Value, Widget

WIDGETS: dict[str, Widget] = {
    "text": Text(),
    "textarea": Textarea(),
    "markdown": Markdown(),
    "select": Choice(),
    "radios": Choice(),
    "checkbox": Checkbox(),
    "date": Date(),
    "email": Email(),
    "url": Url(),
    "slug": Slug(),
    "base_path": Text(),
    "links": Links(),
}
WIDGETS |= {"records": Records(WIDGETS), "parts": Parts(WIDGETS)}

__all__ = ["WIDGETS", "Field", "Value", "Widget", "widget_of"]


def widget_of(field: Field) -> Widget:
    return WIDGETS[field.widget]
