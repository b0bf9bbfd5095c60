"""What is said of documents and their links."""

from domain import events
from domain.comparison.labels import label_of
from domain.content import Merger, Restoration
from domain.describe.words import SOMEBODY, Names, Parts, listed, lower


def parts(event: events.Event, what: str, name_of: Names) -> Parts | None:
    """The parts of the sentence for an event of this kind, None for another."""
    match event:
        case events.DraftSaved(restored=Restoration()) | events.LinksPatched(restored=Restoration()):
            return _restored(event.restored, what)
        case events.DraftSaved(user_facing_version=version, merged=merged):
            return "saved a draft of", what, f"(edition {version})" + _merged(merged, name_of)
        case events.DraftDiscarded(user_facing_version=version):
            return "discarded the draft of", what, f"(edition {version})"
        case events.EditionPublished(user_facing_version=version, update_type=update_type):
            return "published", what, f"(edition {version}, {update_type})"
        case events.EditionUnpublished():
            return _taken_down(event, what)
        case events.EditionSubstituted():
            return "put other content in the place of", what, ""
        case events.EditionRepublished(user_facing_version=version):
            return "republished", what, f"(edition {version})"
        case events.LinksPatched(links=links, merged=merged):
            types = ", ".join(sorted(links)).replace("_", " ") or "nothing"
            return "changed the links of", what, f"({types})" + _merged(merged, name_of)
        case events.HostContentUpdated(source_block=block):
            return "updated", what, f"since ‘{block['title']}’, which it shows, was published"
    return None


def _restored(restored: Restoration, what: str) -> Parts:
    named = listed([lower(label_of(key)) for key in restored.fields])
    were = "they were" if len(restored.fields) > 1 else "it was"
    return f"restored {named} of", what, f"to how {were} at position {restored.position}"


def _merged(merged: Merger | None, name_of: Names) -> str:
    names = listed([name_of(each) or SOMEBODY.lower() for each in merged.actors]) if merged else ""
    return f", merged with what {names} had saved" if names else ""


def _taken_down(event: events.EditionUnpublished, what: str) -> Parts:
    match event.type:
        case "withdrawal":
            return "withdrew", what, ""
        case "redirect":
            return "took down", what, f"and redirected it to {event.redirects[0]['destination']}"
        case "vanish":
            return "removed", what, "without a trace on the site"
    return "took down", what, ""
