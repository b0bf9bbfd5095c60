"""The tables of documents and their editions."""

from peewee import BigIntegerField, CompositeKey, DateTimeField, IntegerField, TextField

from domain.projections.model import Json, Table, Uuid


class Document(Table):
    content_id = Uuid()
    locale = TextField()
    lock_version = IntegerField()

    class Meta:
        table_name = "documents"
        primary_key = CompositeKey("content_id", "locale")


class Edition(Table):
    id = BigIntegerField(null=True)
    content_id = Uuid()
    locale = TextField()
    user_facing_version = IntegerField()
    state = TextField()
    content_store = TextField(null=True)
    base_path = TextField(null=True)
    title = TextField(null=True)
    description = TextField(null=True)
    document_type = TextField()
    schema_name = TextField()
    publishing_app = TextField()
    rendering_app = TextField(null=True)
    phase = TextField()
    update_type = TextField(null=True)
    analytics_identifier = TextField(null=True)
    details = Json()
    routes = Json()
    redirects = Json()
    auth_bypass_ids = Json()
    access_limited = Json(null=True)
    change_note = TextField(null=True)
    change_noted_at = DateTimeField(null=True)
    last_edited_by_editor_id = TextField(null=True)
    publishing_request_id = TextField(null=True)
    first_published_at = DateTimeField(null=True)
    public_updated_at = DateTimeField(null=True)
    last_edited_at = DateTimeField(null=True)
    published_at = DateTimeField(null=True)
    major_published_at = DateTimeField(null=True)
    publishing_api_first_published_at = DateTimeField(null=True)
    publishing_api_last_edited_at = DateTimeField(null=True)
    unpublishing = Json(null=True)
    created_at = DateTimeField()
    updated_at = DateTimeField()

    class Meta:
        table_name = "editions"
        primary_key = CompositeKey("content_id", "locale", "user_facing_version")


TABLES = (Document, Edition)
