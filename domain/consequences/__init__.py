"""What led to an event and what followed from it: in the log, at the targets, and on other pages."""
