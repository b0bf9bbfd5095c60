"""What `flask verify` checks, in this order. To add one: write a module with its `name` and `run`, and list it here."""

from domain.verification import Check, projections

CHECKS: tuple[Check, ...] = (projections,)
