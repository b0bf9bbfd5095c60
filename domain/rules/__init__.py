"""The rules that records must keep, whoever writes them. Pure functions from values to problems."""
