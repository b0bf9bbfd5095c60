"""What is said of paths, and of the names and announcements that go with them."""

from domain import events
from domain.describe.words import Names, Parts


def parts(event: events.Event, what: str, name_of: Names) -> Parts | None:
    """The parts of the sentence for an event of this kind, None for another."""
    match event:
        case events.PathReserved(base_path=path, publishing_app=app, previous_publishing_app=before):
            return "reserved the path", path, f"for {app}" + (f", which {before} had" if before else "")
        case events.PathReleased(base_path=path, publishing_app=app):
            return "gave up the path", path, f"of {app}"
        case events.AliasAssigned(name=name, content_id=content_id):
            return "gave the alias", name, f"to {content_id}"
        case events.PublishIntentPut(base_path=path, intent=intent):
            return "announced that", path, f"will be published at {intent.get('publish_time')}"
        case events.PublishIntentDeleted(base_path=path):
            return "took back what was announced for", path, ""
    return None
