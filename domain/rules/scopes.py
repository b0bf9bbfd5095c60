"""What a token may be good for in the JSON API."""

SCOPES = {
    "read": "Read content, links, paths, schemas and histories",
    "draft": "Save and discard drafts, reserve and release paths",
    "links": "Change links, which shows in what is live at once",
    "publish": "Publish, unpublish and republish; announce publications",
    "feed": "Follow the log of events",
    "system": "See how the system is, and have it verified, repaired or rebuilt",
}
