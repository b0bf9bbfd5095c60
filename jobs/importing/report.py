"""What became of each file of an import."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from peewee import InterfaceError, OperationalError

from domain.errors import Refusal
from jobs.importing.kinds import NotContent
from jobs.importing.unreadable import Unreadable


@dataclass
class Report:
    """Names of files with what is to be said of them. A file of which nothing is said is live."""

    files: list[str]
    #: Why a file is not live, where that is as it should be.
    reasons: dict[str, str] = field(default_factory=dict)
    #: What went wrong.
    failures: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)

    @property
    def live(self) -> list[str]:
        """The files whose content is live."""
        return [name for name in self.files if not self.knows(name)]

    def knows(self, name: str) -> bool:
        """Whether it is known already that a file is not live."""
        return name in self.reasons or name in self.failures or name in self.waiting

    def of_file(self, name: str):
        """A context in which whatever keeps the file from being imported becomes its reason or failure."""
        return _catching(lambda why: self.reasons.update({name: why}), lambda why: self.failures.update({name: why}))

    def of_other(self, name: str):
        """The same for content that no file of its own speaks for."""
        return _catching(lambda why: self.notes.append(f"{name}: {why}"), lambda why: self.failures.update({name: why}))

    def lines(self) -> list[str]:
        """One line for each file that is not live, and for whatever else is worth knowing."""
        of_files = [f"{name}: {why}" for name, why in (self.reasons | self.failures).items()]
        return [" ".join(line.split()) for line in sorted(of_files) + self.notes]

    def summary(self) -> str:
        """How many files are live, and how many are only waiting to be."""
        count = f"{len(self.live)} of {len(self.files)} files are live"
        if not self.waiting:
            return f"{count}."
        return f"{count}; {len(self.waiting)} are waiting for a worker to deliver them."


@contextmanager
def _catching(refused: Callable[[str], None], failed: Callable[[str], None]) -> Iterator[None]:
    try:
        yield
    except (Refusal, NotContent) as refusal:
        refused(str(refusal))
    except Unreadable as error:
        failed(str(error))
    except (OperationalError, InterfaceError):
        # The database is gone: nothing else would work either.
        raise
    except Exception as error:
        failed(f"failed in a way nobody thought of ({type(error).__name__}: {error}); please report it")
