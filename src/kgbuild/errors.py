"""The error tree of kgbuild; this module imports nothing.

::

    KgbuildError
    ├── InputError(ValueError)           a document, record or option that cannot be used
    │   ├── FileError                    a file that cannot be used; carries path, line and remedy
    │   │   ├── DocumentError            a file that cannot be read as a document
    │   │   │   └── UnsupportedFormatError   a file of a kind that no reader takes
    │   │   ├── LedgerError              an identity ledger that is damaged
    │   │   └── CorrectionsError         a correction that cannot be understood or names nothing
    │   ├── ConfigError                  kgbuild.toml holds something unknown or ill-typed
    │   └── QueryError                   a query, its parameters or its name do not fit
    ├── GraphError(RuntimeError)         a graph directory that is missing, damaged or busy
    └── NotFoundError(LookupError)       a person, paper or fact that the graph does not hold
"""

from __future__ import annotations


def defect_of(error: BaseException) -> str:
    """Give what a defect of the program is, in words: its kind, what it says, and the line that raised it."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    file = trace.tb_frame.f_code.co_filename.replace("\\", "/").rpartition("/")[2] if trace else ""
    return f"{type(error).__name__}: {error}" + (f" ({file}:{trace.tb_lineno})" if trace else "")


class KgbuildError(Exception):
    """Base of every error that kgbuild raises on purpose."""


class InputError(KgbuildError, ValueError):
    """Something that the user handed over cannot be used."""


class FileError(InputError):
    """A file that cannot be used.

    Attributes:
        path: the file as the user named it.
        reason: what happened.
        line: 1-based line in the file, 0 where no line applies.
        remedy: what to do about it, may be empty.
    """

    def __init__(self, path: str, reason: str, *, line: int = 0, remedy: str = "") -> None:
        self.path, self.reason, self.line, self.remedy = path, reason, line, remedy
        super().__init__(path, reason, line, remedy)

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.reason}" + (f"; {self.remedy}" if self.remedy else "")

    def __reduce__(self) -> tuple[object, ...]:
        return _file_error, (type(self), self.path, self.reason, self.line, self.remedy)


class DocumentError(FileError):
    """A file that cannot be read as a document."""


class UnsupportedFormatError(DocumentError):
    """A file of a kind that no reader takes; the reason names the readers that were asked."""


class LedgerError(FileError):
    """An identity ledger that is damaged."""


class CorrectionsError(FileError):
    """A correction that cannot be understood, or that names nothing that was ever known."""


def _file_error(kind: type[FileError], path: str, reason: str, line: int, remedy: str) -> FileError:
    """Rebuild a FileError that crossed a process border."""
    return kind(path, reason, line=line, remedy=remedy)


class ConfigError(InputError):
    """A setting that is unknown or has the wrong type."""


class QueryError(InputError):
    """A query whose name, text or parameters do not fit."""


class GraphError(KgbuildError, RuntimeError):
    """A graph directory that is missing, damaged or in use."""


class NotFoundError(KgbuildError, LookupError):
    """A thing that the graph does not hold; the message lists the nearest that it does."""
