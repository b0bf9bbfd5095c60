"""Two moments of a document compared, field by field in the document's terms. Pure, but for the document types."""
