"""HTML: tags as authors write them, what is allowed, the finished tree."""
