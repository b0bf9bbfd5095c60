"""Documents and their editions."""

from domain.projections.editions.projecting import place, project
from domain.projections.editions.queries import (
    editions_of,
    live_documents,
    locales_of,
    lock_version_of,
    owner_of,
    owners_of,
    paths_of,
    publishing_apps_of,
    standing,
)
from domain.projections.editions.tables import TABLES, Document, Edition

__all__ = [
    "TABLES",
    "Document",
    "Edition",
    "editions_of",
    "live_documents",
    "locales_of",
    "lock_version_of",
    "owner_of",
    "owners_of",
    "paths_of",
    "place",
    "project",
    "publishing_apps_of",
    "standing",
]
