"""The facts around an article, composed from roles and cues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.article import Role
    from cleannews.evidence.cues import Cues
    from cleannews.reading.page import Page

__all__ = ["Metadata", "extract_metadata"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The fields of an `Article` beside its body. What is not sure is `None` or `()`."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    dateline: str | None = None
    section: str | None = None
    topics: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    url: str | None = None
    site: str | None = None
    language: str | None = None


def extract_metadata(
    page: Page, roles: Sequence[Role], cues: Cues, url: str | None = None
) -> Metadata:
    """Compose the fields. `url` is the page's address where the caller knows it."""
    return Metadata(url=url, language=cues.language)
