"""What the projections' tables have in common."""

import re
from uuid import UUID

import orjson
from peewee import SQL, Field, Model

from domain.database import db
from domain.visibility import Condition


class Table(Model):
    class Meta:
        database = db
        legacy_table_names = False


def expression(condition: Condition) -> SQL:
    """A condition with values by name, for Peewee, which has them by place."""
    sql, values = condition
    names = re.findall(r"%\((\w+)\)s", sql)
    return SQL(re.sub(r"%\(\w+\)s", "%s", sql), [values[name] for name in names])


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
