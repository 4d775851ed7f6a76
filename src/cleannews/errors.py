"""The exceptions this package raises on purpose; anything else is a bug."""

from __future__ import annotations

__all__ = ["CleanNewsError", "InputTooLargeError", "ProfileError", "RuleFileError"]


class CleanNewsError(Exception):
    """Everything this package raises on purpose, `TypeError` apart."""


class InputTooLargeError(CleanNewsError):
    """The input is over the cap; the message names the cap and the input's size."""


class ProfileError(CleanNewsError):
    """A site profile cannot be read: foreign, damaged, or of another version; the message says."""


class RuleFileError(CleanNewsError):
    """A rule file or keep-list is wrong; the message names file, rule and reason."""

    def __init__(self, file: str, rule: str | None, reason: str) -> None:
        place = f"{file}, rule {rule!r}" if rule else file
        super().__init__(f"{place}: {reason}")
        self.file = file
        self.rule = rule
        self.reason = reason
