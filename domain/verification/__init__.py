"""Verifying: what is stored is compared with what the log says it should be.

A check is anything with a `name` and `run(progress) -> Report`; `jobs.checks` lists them.
"""

from domain.verification.report import Check, Report

__all__ = ["Check", "Report"]
