"""What there is to choose from for a person: roles, and organisations."""

from collections.abc import Iterable

from flask import g

from domain.catalogue.choices import organisations_now

#: What each role is for, in the order in which they are offered.
LABELS = {
    "reader": "Looks, and changes nothing",
    "editor": "Writes and publishes",
    "publisher": "Writes, publishes, and reviews what others wrote",
    "auditor": "Sees everything, also what is limited to some; verifies, and changes nothing",
    "administrator": "Sees and does everything, people and the system included",
}


def organisations_for(chosen: Iterable[str]) -> dict[str, str]:
    """The titles of all organisations by content_id, with those `chosen` that are not known."""
    return {id_: id_ for id_ in chosen} | organisations_now(g.viewer)
