"""Rebuilding: the projections' tables are filled anew beside the live ones, then take their place in one transaction.

For as long as it takes `domain.database` is connected to the schema `rebuilding`, so that the code that fills the live
tables fills these; a rebuild has a process of its own. How far it has come is kept there, too, for when it is killed.
"""

from domain.rebuilding.rebuild import Rebuild, begun, cancelled
from domain.rebuilding.state import State, under_way

__all__ = ["Rebuild", "State", "begun", "cancelled", "under_way"]
