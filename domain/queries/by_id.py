"""Editions by their ids."""

from peewee import Field, Value, fn

from domain.projections.editions import Edition


def in_order(ids: list[int], columns: list[Field]) -> list[Edition]:
    """The editions of these ids, in the order of the ids, with these columns (the id among them)."""
    chosen = Edition.select(*columns).where(Edition.id == fn.ANY(Value(ids, unpack=False)))
    found = {edition.id: edition for edition in chosen}
    return [found[id] for id in ids]
