"""Links to other content: content_ids, in order."""

from domain.rules.scalars import is_uuid
from domain.widgets.items import indexes, rearranged
from domain.widgets.widget import Widget


class Links(Widget):
    """The form sends an empty text under the name itself, so that no link at all is told from no such field."""

    def fits(self, field, stored):
        return stored is None or (isinstance(stored, list) and all(is_uuid(each) for each in stored))

    def shown(self, field, stored):
        return list(stored or [])

    def read(self, field, name, typed):
        if name not in typed:
            return None
        chosen = [typed.get(f"{name}.{index}") for index in indexes(name, typed)]
        return [each for each in chosen if is_uuid(each)]

    def cleaned(self, field, value):
        chosen = list(dict.fromkeys(each for each in value if is_uuid(each)))
        return chosen if field.many else chosen[-1:]

    def is_blank(self, field, value):
        return not value

    def to_store(self, field, value, before, html):
        return value or None

    def changed(self, field, value, change):
        match change:
            case ["add", content_id]:
                return self.cleaned(field, [*value, content_id])
            case [index, how]:
                return rearranged(value, index, how)
        return value

    def text(self, field, value):
        return "\n".join(value)

    def schema(self, field):
        return {"type": "array", "uniqueItems": True, "items": {"type": "string", "format": "uuid"}}
