"""What may stand in a URL."""

from werkzeug.routing import BaseConverter


class ContentId(BaseConverter):
    """A canonical UUID; anything else is no such page."""

    regex = "[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"


class BasePath(BaseConverter):
    """The rest of the URL, slashes and all, as it was sent."""

    regex = r"(?s:.+?)"
    part_isolating = False
    weight = 200
