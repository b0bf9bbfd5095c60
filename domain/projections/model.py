"""What the projections' tables have in common."""

from uuid import UUID

import orjson
from peewee import Field, Model

from domain.database import db


class Table(Model):
    class Meta:
        database = db
        legacy_table_names = False


class Json(Field):
    """A jsonb column; psycopg2 decodes it (see `domain.database.connect`)."""

    field_type = "JSONB"

    def db_value(self, value):
        return None if value is None else orjson.dumps(value).decode()


class Uuid(Field):
    """A uuid column whose values are canonical strings, as they are everywhere else."""

    field_type = "UUID"

    def db_value(self, value):
        return None if value is None else str(value)

    def python_value(self, value):
        return str(value) if isinstance(value, UUID) else value
