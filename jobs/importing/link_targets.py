"""Bringing documents that are known only from links to them."""

from dataclasses import replace

from domain.commands import SaveDraft
from domain.errors import Refusal
from domain.log import Actor
from domain.schemas import Schemas
from jobs.importing import documents
from jobs.importing.documents import PATH_TAKEN, Standing
from jobs.importing.kinds import Json
from jobs.importing.wanted import save_of_target, withdrawal


def bring(item: Json, standing: list[Standing], schemas: Schemas, actor: Actor) -> Refusal | None:
    """Make a document of `item` unless there is one; what an interrupted import left half done is completed.

    Where its path is another document's it gets none, so that links can show it all the same; that refusal is returned.
    Raises any other `Refusal`.
    """
    save = save_of_target(item, schemas)
    if standing and not any(each.says(save) for each in standing):
        return None
    try:
        documents.bring(save, withdrawal(item), standing, actor)
    except Refusal as refusal:
        if refusal.reason not in PATH_TAKEN or save.content.base_path is None:
            raise
        documents.bring(_without_path(save), withdrawal(item), standing, actor)
        return refusal
    return None


def _without_path(save: SaveDraft) -> SaveDraft:
    return replace(save, content=replace(save.content, base_path=None, routes=[], redirects=[]))
