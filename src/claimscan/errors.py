"""What stops a run: one sentence that names the file and says what to do. Faults of an article are findings, not errors."""

from __future__ import annotations


class ClaimscanError(Exception):
    """Base of all errors that a user can mend; the command line prints the message and exits with 2."""


class UnreadableInput(ClaimscanError):
    """The file cannot be read as an article."""


class UnknownFormat(ClaimscanError):
    """No reader or writer of that name."""


class BadSettings(ClaimscanError):
    """The settings file or an option makes no sense."""
