"""An item pipeline for Scrapy: pages that spiders yield leave it as articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Self

from cleannews import Options
from cleannews.adapters.profiles import PREFIX, Profiles, clean_row
from cleannews.errors import ColumnError, extra
from cleannews.streams.columns import COLUMNS

with extra("scrapy"):
    from itemadapter import ItemAdapter

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.statscollectors import StatsCollector

__all__ = ["CleanNewsPipeline"]

_DEFAULTS: Final = Options()
_FIELDS: Final = (*(column.name for column in COLUMNS), "error")


class CleanNewsPipeline:
    """Add the fields of the article to every item that holds a page.

    Enable it in `ITEM_PIPELINES`. These settings steer it:

    - `CLEANNEWS_FIELD`, "html": the field with the page, `str` or `bytes`; items without it pass
      as they are;
    - `CLEANNEWS_URL_FIELD`, "url": the field with its address;
    - `CLEANNEWS_PREFIX`, "article_": what stands before the names of the fields that are added;
    - `CLEANNEWS_OPTIONS`, `Options()`: how to judge;
    - `CLEANNEWS_PROFILE`, None: what was learned of the site, or of each site by its host.

    Of items with declared fields those are filled that they declare. A page that cannot be cleaned
    has but the field "error", and costs nothing else. Stats count the kinds of pages.
    """

    def __init__(
        self,
        *,
        field: str = "html",
        url_field: str = "url",
        prefix: str = PREFIX,
        options: Options = _DEFAULTS,
        profile: Profiles = None,
        stats: StatsCollector | None = None,
    ) -> None:
        self.field = field
        self.url_field = url_field
        self.prefix = prefix
        self.options = options
        self.profile = profile
        self.stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the pipeline as the settings of the crawl say."""
        settings = crawler.settings
        return cls(
            field=settings.get("CLEANNEWS_FIELD", "html"),
            url_field=settings.get("CLEANNEWS_URL_FIELD", "url"),
            prefix=settings.get("CLEANNEWS_PREFIX", PREFIX),
            options=settings.get("CLEANNEWS_OPTIONS", _DEFAULTS),
            profile=settings.get("CLEANNEWS_PROFILE"),
            stats=crawler.stats,
        )

    def process_item(self, item: Any) -> Any:
        """Add the fields of the article; raises `ColumnError` for an item that declares none."""
        adapter = ItemAdapter(item)
        page = adapter.get(self.field)
        if page is None:
            return item
        row = clean_row(
            page, adapter.get(self.url_field), options=self.options, profile=self.profile
        )
        for name in self._fields_of(item):
            adapter[self.prefix + name] = row.get(name)
        if self.stats is not None:
            self.stats.inc_value(f"cleannews/{row.get('kind', 'failed')}")
        return item

    def _fields_of(self, item: Any) -> tuple[str, ...]:
        """The fields of an article that the item can hold."""
        declared = ItemAdapter.get_field_names_from_class(type(item))
        if declared is None:
            return _FIELDS
        fields = tuple(name for name in _FIELDS if self.prefix + name in declared)
        if not fields:
            raise ColumnError(
                f"{type(item).__name__} declares no field of an article: add some, such as "
                f'"{self.prefix}text" and "{self.prefix}title"'
            )
        return fields
