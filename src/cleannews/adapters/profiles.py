"""What is known of the site of each page, and how it is learned page by page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from cleannews import CleanNewsError, Options, SiteProfile, clean, learn
from cleannews.site import site_of, url_of
from cleannews.streams.columns import article_columns

if TYPE_CHECKING:
    from typing import Any

__all__ = ["PREFIX", "Profiles", "clean_row", "learn_page"]

# What stands before the names of the fields that are added to those of a page.
PREFIX: Final = "article_"

# Of the one site that all pages are of, of each site by its name, or of none.
Profiles = SiteProfile | Mapping[str, SiteProfile] | None


def clean_row(
    page: str | bytes | None,
    site: str | None,
    *,
    options: Options,
    profile: Profiles,
    removed: bool = False,
) -> dict[str, Any]:
    """Clean a page into its `article_columns`; `site` is its address, or another name of its site.

    A page that is None has none of them, and one that cannot be cleaned has but `error`.
    """
    if page is None:
        return {}
    known = profile if isinstance(profile, SiteProfile | None) else profile.get(site_of(site or ""))
    try:
        article = clean(page, url=url_of(site), options=options, profile=known)
    except CleanNewsError as error:
        return {"error": str(error)}
    return article_columns(article, removed=removed)


def learn_page(page: str | bytes, options: Options) -> SiteProfile:
    """Learn from one page; what cannot be cleaned teaches nothing."""
    try:
        return learn([page], options=options)
    except CleanNewsError:
        return SiteProfile()
