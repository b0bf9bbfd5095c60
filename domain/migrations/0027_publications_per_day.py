"""How many pages each organisation published on each day; filled by domain/followers/publications_per_day.py."""

PUBLICATIONS_PER_DAY = """
CREATE TABLE projection.publications_per_day (
    day          date NOT NULL,
    organisation text NOT NULL,
    published    integer NOT NULL,
    PRIMARY KEY (day, organisation)
);
COMMENT ON COLUMN projection.publications_per_day.organisation IS 'its content_id; empty for pages of none';
"""


def up(migrator, db):
    db.execute_sql(PUBLICATIONS_PER_DAY)
