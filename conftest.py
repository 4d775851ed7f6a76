"""Modules that no test run can import are passed over: adapters whose engine is not installed."""

from __future__ import annotations

from importlib.util import find_spec

_NEEDS = {
    "arrow": "pyarrow",
    "datatrove": "datatrove",
    "scrapy": "scrapy",
    "sites": "pyarrow",
    "spark": "pyspark",
}
collect_ignore = [
    f"src/cleannews/adapters/{name}.py"
    for name, library in _NEEDS.items()
    if find_spec(library) is None
]
