"""Markdown as kramdown reads it: rules that take the place of markdown-it's."""
