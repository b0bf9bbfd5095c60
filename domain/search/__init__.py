"""Search: what readers can find of the live site, in a database of its own (PostgreSQL full text).

`item` says what search holds of a live item, `holding` writes and lists it, `asked` reads a question and `finding`
answers it.
"""
