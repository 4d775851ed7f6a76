"""Lines that sites print around their articles."""

from __future__ import annotations

from hypothesis import strategies as st

from cleannews.article import Role
from cleannews.testing.phrasebook import LANGUAGES, phrasebook

__all__ = ["chrome"]


def chrome(language: str | None = None, role: Role | str | None = None) -> st.SearchStrategy[str]:
    """Draw lines of chrome, each a whole block, in `language` or in any of `LANGUAGES`.

    `role` narrows them down to one kind: "navigation", "sharing", "signup", "consent", "legal",
    "related", "advert", "comment", "widget" or "paywall". Raises `ValueError` for a language or
    role that there are no lines of.

    >>> from hypothesis import find
    >>> find(chrome(language="de", role="advert"), lambda line: line != "Anzeige")
    'Werbung'
    """
    if language is None:
        return st.sampled_from(LANGUAGES).flatmap(lambda drawn: chrome(drawn, role))
    lines = phrasebook(language).chrome
    if role is None:
        return st.sampled_from(sorted(lines)).flatmap(lambda drawn: st.sampled_from(lines[drawn]))
    if role not in lines:
        raise ValueError(f"no invented chrome of role {str(role)!r}, only of {', '.join(lines)}")
    return st.sampled_from(lines[Role(role)])
