"""What is remembered of a site: a value that merges, and what can be looked up in it."""

from __future__ import annotations

from cleannews.site.address import host_of, site_of, url_of
from cleannews.site.outline import Outline
from cleannews.site.profile import SiteProfile, merge_profiles

__all__ = ["Outline", "SiteProfile", "host_of", "merge_profiles", "site_of", "url_of"]
