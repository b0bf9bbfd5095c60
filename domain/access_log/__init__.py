"""The access log: what was refused, who came in, and what was opened or taken along. Beside the log, never replayed.

Nothing depends on it: where it cannot be written the rest goes on, with a warning. The application may read and add to
it; only the owner of the database can remove anything.
"""

from domain.access_log.kinds import KINDS, describe, mentioned_in
from domain.access_log.reading import Access, find
from domain.access_log.recording import record, record_refusal

__all__ = ["KINDS", "Access", "describe", "find", "mentioned_in", "record", "record_refusal"]
