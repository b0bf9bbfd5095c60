"""What an answer may show of a result, and what it may be filtered, counted and ordered by."""

#: One value each, as the live item has it.
PLAIN = tuple(
    "content_purpose_document_supertype content_purpose_subgroup content_purpose_supergroup"
    " email_document_supertype format government_document_supertype locale"
    " navigation_document_supertype phase publishing_app rendering_app search_user_need_document_supertype"
    " user_journey_document_supertype".split()
)
#: What the item links to: any number of `{"content_id", "link", "slug", "title"}`, each found by all but its title.
LINKS = tuple(
    "document_collections mainstream_browse_pages organisations people primary_publishing_organisation roles taxons"
    " topical_events world_locations".split()
)
#: What names one item.
NAMES = ("content_id", "link")
DATES = ("first_published_at", "public_timestamp")
TEXTS = ("description", "indexable_content", "title")
#: HTML in which what was asked for is marked.
HIGHLIGHTED = ("description_with_highlighting", "snippet", "title_with_highlighting")

SHOWN = tuple(sorted((*PLAIN, *NAMES, *LINKS, *DATES, *TEXTS, *HIGHLIGHTED)))
SHOWN_USUALLY = (
    *("title", "link", "description", "format", "content_id", "public_timestamp", "locale", "organisations"),
)
COUNTED = tuple(sorted((*PLAIN, *LINKS)))
REJECTED = tuple(sorted((*COUNTED, *NAMES)))
FILTERED = tuple(sorted((*REJECTED, *DATES)))
ORDERED = ("first_published_at", "public_timestamp", "title")


def none(field: str) -> str:
    """The term of an item that has no value of a field."""
    return f"{field}!"


def value(field: str, given: str) -> str:
    """The term by which a value of a field is counted."""
    return f"{field}:{given}"


def other_name(field: str, given: str) -> str:
    """The term of another name of a value, such as the content_id of an organisation."""
    return f"{field}={given}"
