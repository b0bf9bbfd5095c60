"""People, for administrators: who has an account, inviting, changing, deactivating."""

from flask import Blueprint

from webapp.pages.people import inviting, listing, one


def add_routes(pages: Blueprint) -> None:
    for part in (listing, inviting, one):
        part.add_routes(pages)
