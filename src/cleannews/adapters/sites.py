"""Learning the sites of a crawl by map and reduce, over Arrow batches.

Map `learn_batch` over the pages; it gives a row for each site that it met, with what it learned.
`merge_batch` makes one row of those of a site: let the engine group by `site` and reduce by it, or
leave that to `read_sites`, which gives the profiles that `clean_batch` takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from cleannews import Options, SiteProfile
from cleannews.adapters.arrow import pages_of, texts_of
from cleannews.adapters.profiles import learn_page
from cleannews.errors import extra
from cleannews.site import merge_profiles, site_of

with extra("arrow"):
    import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["SITES_SCHEMA", "learn_batch", "merge_batch", "read_sites"]

SITES_SCHEMA: Final = pa.schema([("site", pa.string()), ("profile", pa.string())])

_Rows = TypeVar("_Rows", bound="pa.RecordBatch | pa.Table")
_DEFAULTS = Options()


def learn_batch(
    batch: _Rows, *, column: str = "text", url_column: str = "url", options: Options = _DEFAULTS
) -> _Rows:
    """Learn from the pages of a `pyarrow.RecordBatch` or `Table`: a row a site, of `SITES_SCHEMA`.

    `column` holds the pages, `url_column` their addresses or other names of their sites. Nulls and
    pages that cannot be cleaned teach nothing. Raises `ColumnError` for a column that is not there
    or holds other things.

    >>> pages = pa.table({"text": ["Home", "Home"], "url": ["http://a.example/1", None]})
    >>> learn_batch(pages)["site"].to_pylist()
    ['a.example']
    """
    keys = texts_of(batch, url_column)
    known = zip(keys, pages_of(batch, column), strict=True)
    return _rows(
        batch,
        (
            (str(site_of(key)), learn_page(page, options))
            for key, page in known
            if key is not None and page is not None
        ),
    )


def merge_batch(batch: _Rows) -> _Rows:
    """Make one row of all those of a site. Raises `ProfileError` where one holds no profile."""
    return _rows(batch, read_sites([batch]).items())


def read_sites(batches: Iterable[pa.RecordBatch | pa.Table]) -> dict[str, SiteProfile]:
    """Give what was learned of each site, from batches of `SITES_SCHEMA`.

    Raises `ColumnError` for batches of something else, `ProfileError` where one holds no profile.

    >>> read_sites([])
    {}
    """
    return merge_profiles(
        (site, SiteProfile.from_json(profile))
        for batch in batches
        for site, profile in zip(texts_of(batch, "site"), texts_of(batch, "profile"), strict=True)
        if site is not None and profile is not None
    )


def _rows(like: _Rows, learned: Iterable[tuple[str, SiteProfile]]) -> _Rows:
    sites = merge_profiles(learned)
    profiles = [profile.to_json() for profile in sites.values()]
    columns = [pa.array(list(sites), pa.string()), pa.array(profiles, pa.string())]
    rows: _Rows = type(like).from_arrays(columns, schema=SITES_SCHEMA)
    return rows
