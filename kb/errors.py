"""What stops a command: one line that says what and why, and exit status 2."""

from __future__ import annotations


class KbError(Exception):
    """The call was wrong or its input cannot be used. ``str(error)`` is the one line for the user, in Chinese."""


class NothingReadable(KbError):
    """A build in which not one file gave a text: the old kb.db stays."""


class NotACatalogue(KbError):
    """The file named by ``--db`` is no kb.db."""


class OtherVersion(NotACatalogue):
    """It is a kb.db, of a version that this program does not read; a build may replace it."""
