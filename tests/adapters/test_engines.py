"""The same pages through every engine give the articles that `clean` gives.

What is run are the programs of docs/engines as they stand there, each in a Python of its own; under
`HYPOTHESIS_PROFILE=nightly` on 2,000 pages.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from cleannews import clean, clean_many
from cleannews.streams.columns import article_columns
from cleannews.testing import ScrapedPage, scraped_pages

if TYPE_CHECKING:
    from cleannews import Article

ROOT = Path(__file__).parent.parent.parent
PROGRAM = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PARTS = 4  # files that the pages lie in, so that engines have something to spread
SITES = 3
MOST_SECONDS = 1800  # of the slowest engine on the pages of a night

# What each engine's page needs installed, and what it writes: articles, and where it learns the
# sites first, the articles with what they teach.
NEEDS = {
    "arrow": ["pyarrow"],
    "datasets": ["datasets"],
    "datatrove": ["datatrove", "orjson", "pyarrow"],
    "duckdb": ["duckdb", "pyarrow"],
    "pandas": ["pandas", "pyarrow"],
    "polars": ["polars", "pyarrow"],
    "ray": ["ray", "pyarrow"],
    "spark": ["pyspark", "pyarrow"],
}
LEARN_SITES = {"arrow", "datatrove", "ray", "spark"}
# A cluster of two workers, each a Java process of its own that starts Pythons of its own.
SPARK = "--master local-cluster[2,1,1024] --conf spark.ui.enabled=false pyspark-shell"

Pages = dict[str, str]
Rows = dict[str, dict[str, Any]]


def needing(engine: str, *libraries: str) -> Any:
    """The engine as a parameter of a test, skipped where a library of its is missing."""
    missing = [name for name in libraries if importlib.util.find_spec(name) is None]
    reason = f"{', '.join(missing)} not installed: see requirements-engines.txt"
    return pytest.param(engine, marks=pytest.mark.skipif(bool(missing), reason=reason))


@pytest.fixture(scope="module")
def pages() -> Pages:
    """Invented pages by address: of text, Markdown and HTML, in many languages."""
    drawn: Pages = {"https://site-0.example/empty": " "}

    @settings(database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(scraped_pages())
    def draw(page: ScrapedPage) -> None:
        number = len(drawn)
        drawn[f"https://site-{number % SITES}.example/{number}"] = page.source

    draw()
    return drawn


@pytest.fixture(scope="module")
def articles(pages: Pages) -> Rows:
    """What is to come out of each page by itself."""
    return {url: prefixed(clean(text, url=url)) for url, text in pages.items()}


@pytest.fixture(scope="module")
def better_articles(pages: Pages) -> Rows:
    """What is to come out where the sites are learned first."""
    found = clean_many(list(pages.values()), by_site=list(pages))
    return {url: prefixed(article) for url, article in zip(pages, found, strict=True)}


@pytest.mark.parametrize("engine", [needing(engine, *NEEDS[engine]) for engine in NEEDS])
def test_the_program_of_each_engine_gives_the_articles_of_clean(
    engine: str, pages: Pages, articles: Rows, better_articles: Rows, tmp_path: Path
) -> None:
    write_tables(pages, tmp_path / "pages")
    run_program(engine, tmp_path)
    assert by_address(tmp_path / "articles") == articles
    if engine in LEARN_SITES:
        assert by_address(tmp_path / "with_sites") == better_articles


@pytest.mark.parametrize("engine", [needing("scrapy", "scrapy")])
def test_the_program_of_scrapy_gives_the_articles_of_clean(
    engine: str, pages: Pages, tmp_path: Path
) -> None:
    files = write_files(pages, tmp_path / "html")
    run_program(engine, tmp_path)
    # What is fetched from files has no address of the web.
    expected = {address: prefixed(clean(text)) for address, text in files.items()}
    assert by_address(tmp_path / "articles") == expected


def prefixed(article: Article) -> dict[str, Any]:
    row = {**article_columns(article), "error": None}
    return {f"article_{name}": value for name, value in row.items()}


def write_tables(pages: Pages, folder: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder.mkdir()
    rows = [{"url": url, "text": text} for url, text in pages.items()]
    for part in range(PARTS):
        pq.write_table(pa.Table.from_pylist(rows[part::PARTS]), folder / f"{part}.parquet")


def write_files(pages: Pages, folder: Path) -> Pages:
    """Write each page to a file, and give the pages by the addresses of their files."""
    folder.mkdir()
    files = {(folder / f"{number}.html"): text for number, text in enumerate(pages.values())}
    for file, text in files.items():
        file.write_text(text, encoding="utf-8")
    return {file.as_uri(): text for file, text in files.items()}


def run_program(engine: str, folder: Path) -> None:
    shown = (ROOT / "docs" / "engines" / f"{engine}.md").read_text(encoding="utf-8")
    (folder / "program.py").write_text("\n".join(PROGRAM.findall(shown)), encoding="utf-8")
    with (folder / "log").open("w+", encoding="utf-8") as log:
        done = subprocess.run(
            [sys.executable, "program.py"],
            cwd=folder,
            env={
                **os.environ,
                "HF_HOME": str(folder / "cache"),
                "HF_HUB_OFFLINE": "1",
                "PYSPARK_PYTHON": sys.executable,
                "PYSPARK_SUBMIT_ARGS": SPARK,
                "SPARK_LOCAL_IP": "127.0.0.1",
                "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
                "RAY_AUTH_MODE": "disabled",
                "RAY_USAGE_STATS_ENABLED": "0",
                "RAY_raylet_start_wait_time_s": "300",
            },
            check=False,
            stdout=log,
            stderr=subprocess.STDOUT,
            timeout=MOST_SECONDS,
        )
        log.seek(0)
        assert done.returncode == 0, log.read()[-5000:]


def by_address(path: Path) -> Rows:
    """The articles that a program wrote, to a file or a folder of them."""
    rows = [row for file in files_of(path) for row in read_rows(file)]
    found = {row["url"]: row for row in rows}
    assert len(found) == len(rows)
    return {
        url: {name: value for name, value in row.items() if name.startswith("article_")}
        for url, row in found.items()
    }


def files_of(path: Path) -> list[Path]:
    places = [path, *path.parent.glob(f"{path.name}.*")]
    files = [file for place in places for file in [place, *place.glob("**/*")] if file.is_file()]
    return [file for file in files if file.suffix in {".parquet", ".jsonl"}]


def read_rows(file: Path) -> list[dict[str, Any]]:
    if file.suffix == ".parquet":
        import pyarrow.parquet as pq

        rows: list[dict[str, Any]] = pq.read_table(file).to_pylist()
        return rows
    records = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [from_datatrove(record) if "metadata" in record else record for record in records]


def from_datatrove(record: dict[str, Any]) -> dict[str, Any]:
    return {**record["metadata"], "article_text": record.get("text", "")}  # it leaves out ""
