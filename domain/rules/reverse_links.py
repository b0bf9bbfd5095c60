"""Links that are also shown from the other end, under a name of their own."""

#: Stored link type -> the name under which its target shows the source.
REVERSE_NAMES = {
    "parent": "children",
    "documents": "document_collections",
    "working_groups": "policies",
    "parent_taxons": "child_taxons",
    "root_taxon": "level_one_taxons",
    "pages_part_of_step_nav": "part_of_step_navs",
    "pages_related_to_step_nav": "related_to_step_navs",
    "pages_secondary_to_step_nav": "secondary_to_step_navs",
    "person": "role_appointments",
    "role": "role_appointments",
    "ministerial": "ministers",
}


def direct_types(name: str) -> list[str]:
    """The stored link types that are shown under a reverse `name`, in alphabetical order; none if it is not one."""
    return sorted(direct for direct, reverse in REVERSE_NAMES.items() if reverse == name)


def reverse_links_of(links: dict[str, list[str]]) -> dict[str, list[str]]:
    """Those of the `links` that their targets show too."""
    return {link_type: targets for link_type, targets in links.items() if link_type in REVERSE_NAMES}
