"""Change notes: what readers are told about a major change."""

from dataclasses import replace

from domain.content import ChangeNote, Content
from domain.rules.scalars import is_blank

KEPT_BY = ("major", "content_block")


def note_in_body(content: Content, at: str) -> ChangeNote | None:
    """The note that was sent beside the content."""
    return None if is_blank(content.change_note) else ChangeNote(note=content.change_note, public_timestamp=at)


def note_in_details(content: Content, public_updated_at: str | None) -> ChangeNote | None:
    """The note that the details carry: by itself, or as the latest of a history."""
    if isinstance(note := content.details.get("change_note"), str) and not is_blank(note):
        return ChangeNote(note=note, public_timestamp=public_updated_at)
    history = content.details.get("change_history")
    entries = [entry for entry in history if _is_entry(entry)] if isinstance(history, list) else []
    if not entries:
        return None
    latest = max(entries, key=lambda entry: entry["public_timestamp"])
    return ChangeNote(note=latest["note"], public_timestamp=latest["public_timestamp"])


def note_on_publishing(note: ChangeNote | None, update_type: str, public_updated_at: str) -> ChangeNote | None:
    """The note as it is published; only some update types keep one."""
    if note is None or update_type not in KEPT_BY:
        return None
    return replace(note, public_timestamp=note.public_timestamp or public_updated_at)


def _is_entry(entry: object) -> bool:
    return isinstance(entry, dict) and all(isinstance(entry.get(name), str) for name in ("note", "public_timestamp"))
