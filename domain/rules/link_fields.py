"""Which fields of a linked edition a link shows, by its document type and the link's type.

A field is a path of keys: `details.logo` is the `logo` within the `details` of the link.
"""

from functools import cache

MANDATORY = ("content_id", "title", "locale")
DEFAULT = (
    *MANDATORY,
    *"analytics_identifier api_path base_path document_type public_updated_at schema_name withdrawn".split(),
)
#: Document types that are never linked to.
WITHOUT_FIELDS = ("redirect", "gone")
#: What only draft content stores get.
WITH_DRAFTS_ONLY = ("auth_bypass_ids",)
#: Stands for every link type that the document type has no entry of its own for.
ANY = "*"

_MINISTERS = (
    "current_prime_minister ordered_also_attends_cabinet ordered_assistant_whips"
    " ordered_baronesses_and_lords_in_waiting_whips ordered_board_members ordered_cabinet_ministers"
    " ordered_chief_professional_officers ordered_house_lords_whips ordered_house_of_commons_whips"
    " ordered_junior_lords_of_the_treasury_whips ordered_military_personnel ordered_ministers"
    " ordered_special_representatives ordered_traffic_commissioners primary_role_person"
)
_ROLES = (
    "ambassador_role board_member_role chief_professional_officer_role chief_scientific_advisor_role"
    " chief_scientific_officer_role deputy_head_of_mission_role governor_role high_commissioner_role military_role"
    " special_representative_role traffic_commissioner_role worldwide_office_staff_role"
)
_STEPS = "+ details.step_by_step_nav.title details.step_by_step_nav.steps"

#: (document types, link types, fields). `+` is DEFAULT; a field with `-` before it is left out.
_TABLE = (
    ("redirect gone", ANY, ""),
    (
        "contact",
        ANY,
        "+ details.description details.title details.contact_form_links details.post_addresses"
        " details.email_addresses details.phone_numbers",
    ),
    ("content_block_pension", ANY, "+ details.description details.rates"),
    ("topical_event world_location", ANY, "+"),
    (
        "organisation",
        ANY,
        "+ -public_updated_at details.acronym details.logo details.brand details.default_news_image"
        " details.organisation_govuk_status",
    ),
    ("taxon", ANY, "+ description details phase"),
    ("take_part", ANY, "+ description details"),
    ("fatality_notice", ANY, "+ details.roll_call_introduction details.casualties"),
    (
        "finder",
        "finder",
        "+ details.facets details.show_metadata_block details.show_table_of_contents"
        " details.index_documents_in_search_engines",
    ),
    ("historic_appointment", ANY, "+ details.political_party details.dates_in_office"),
    (
        "mainstream_browse_page service_manual_topic world_location_news coronavirus_landing_page",
        ANY,
        "+ description",
    ),
    ("person", "person", "+ details.body details.image"),
    ("person", _MINISTERS, "+ details.image details.privy_counsellor"),
    (
        "role_appointment",
        ANY,
        "+ details.started_on details.ended_on details.current details.person_appointment_order",
    ),
    (
        "ministerial_role",
        ANY,
        "+ details.body details.role_payment_type details.seniority details.whip_organisation",
    ),
    (_ROLES, ANY, "+ details.body details.role_payment_type"),
    ("step_by_step_nav", "part_of_step_navs related_to_step_navs", f"{_STEPS} auth_bypass_ids"),
    ("step_by_step_nav", ANY, _STEPS),
    ("travel_advice", ANY, "+ details.country details.change_description"),
    ("worldwide_office", ANY, "+ details.access_and_opening_times"),
    (
        "worldwide_organisation",
        ANY,
        "+ description details.logo details.world_location_names details.default_news_image",
    ),
    (
        "government",
        ANY,
        "content_id title locale api_path base_path document_type details.started_on details.ended_on details.current",
    ),
    ("link_collection", ANY, "+ details.link_items"),
)


@cache
def fields_of(document_type: str, link_type: str) -> tuple[str, ...]:
    """The fields that a link of `link_type` shows of an edition of `document_type`."""
    entries = _entries().get(document_type, {})
    return entries.get(link_type, entries.get(ANY, DEFAULT))


@cache
def fields_in_any_link(document_type: str) -> tuple[str, ...]:
    """The fields that some link shows of an edition of `document_type`."""
    entries = _entries().get(document_type, {})
    every = [*entries.values(), *([] if ANY in entries else [DEFAULT])]
    return tuple(dict.fromkeys(field for fields in every for field in fields))


@cache
def types_showing(field: str) -> frozenset[str]:
    """The document types with an entry of their own of which some link shows `field` or a part of it."""
    found = {type_ for type_ in _entries() for each in fields_in_any_link(type_) if each.split(".")[0] == field}
    return frozenset(found)


@cache
def _entries() -> dict[str, dict[str, tuple[str, ...]]]:
    entries: dict[str, dict[str, tuple[str, ...]]] = {}
    for document_types, link_types, words in _TABLE:
        for document_type in document_types.split():
            entries.setdefault(document_type, {}).update(dict.fromkeys(link_types.split(), _fields(words)))
    return entries


def _fields(words: str) -> tuple[str, ...]:
    fields = [field for word in words.split() for field in (DEFAULT if word == "+" else (word,))]
    left_out = {field.removeprefix("-") for field in fields if field.startswith("-")}
    return tuple(field for field in fields if not field.startswith("-") and field not in left_out)


def pick(values: dict, fields: tuple[str, ...]) -> dict:
    """The `fields` of `values`, null where they are lacking."""
    picked: dict = {}
    for field in fields:
        *within, last = field.split(".")
        source, into = values, picked
        for key in within:
            source, into = source.get(key), into.setdefault(key, {})
            source = source if isinstance(source, dict) else {}
        into[last] = source.get(last)
    return picked
