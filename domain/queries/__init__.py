"""The reading side of the publishing interface: one module for each family of endpoints.

Each answers in a fixed number of SQL statements, whatever the size of the page.
"""
