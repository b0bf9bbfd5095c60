"""What may stand in a URL."""

from werkzeug.routing import BaseConverter


class ContentId(BaseConverter):
    """A canonical UUID; anything else is no such page."""

    regex = "[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
