"""What the projections' tables have in common."""

import re
from functools import cache
from uuid import UUID

import orjson
from peewee import SQL, Field, Model

from domain.database import db
from domain.visibility import Condition


class Table(Model):
    """A table of the schema on the connection's search path.

    `GROUP` is what the events have in common that a row follows from: their content_id, or the name of their stream.
    `KEY` are the columns that tell rows apart, where that is no primary key. Of the key's columns the first `TOGETHER`
    tell which rows are read and deleted together (`Rows.of`); all of them unless said otherwise.
    """

    GROUP = "{content_id}"
    KEY: tuple[str, ...] = ()
    TOGETHER: int | None = None

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


class Texts(Field):
    """A text[] column."""

    field_type = "TEXT[]"


@cache
def name_of(table: type[Table]) -> str:
    return table._meta.table_name


@cache
def columns_of(table: type[Table]) -> tuple[str, ...]:
    return tuple(table._meta.sorted_field_names)


@cache
def key_of(table: type[Table]) -> tuple[str, ...]:
    """The columns that tell rows apart, in the order in which keys are given."""
    return table.KEY or tuple(field.name for field in table._meta.get_primary_keys())


@cache
def json_of(table: type[Table]) -> frozenset[str]:
    return frozenset(name for name, field in table._meta.fields.items() if isinstance(field, Json))
