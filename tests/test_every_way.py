"""The same pages give the same articles, whichever way they go: that is what is promised.

`WAYS` lists the ways: a function each, from pages to what became of them. The ways of the engines
are the programs of docs/engines as they stand there, each in a Python of its own. Pages are few in
an ordinary run, and 2,000 under `HYPOTHESIS_PROFILE=nightly`.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from cleannews import clean, clean_many
from cleannews.cli import main
from cleannews.streams.columns import COLUMNS, article_columns
from cleannews.testing import ScrapedPage, scraped_pages
from tests.crawls import is_installed, jsonl_lines, read_rows, write_crawl, write_pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleannews import Article

ROOT = Path(__file__).parent.parent
PROGRAM = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PARTS = 4  # files that the pages lie in, so that engines have something to spread
SITES = 3
MOST_SECONDS = 1800  # of the slowest engine on the pages of a night
FIELDS = [column.name for column in COLUMNS]
# A cluster of two workers, each a Java process of its own that starts Pythons of its own. What
# these five Java processes do is short: to compile it well would take them longer than it saves.
SPARK = "--master local-cluster[2,1,1024] --conf spark.ui.enabled=false pyspark-shell"

Pages = dict[str, str]  # by address
Rows = dict[str, dict[str, Any]]  # articles by the address of their page
# Articles by what was known of each page: nothing but itself ("alone"), its address as well
# ("addressed"), or also what the pages of its site have in common ("learned").
Outcome = dict[str, Rows]
Way = Callable[[Pages, Path], Outcome]


# The pages, and what is to come out of each


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
def expected(pages: Pages) -> Outcome:
    return {
        "alone": rows_of(pages, map(clean, pages.values())),
        "addressed": rows_of(pages, (clean(page, url=url) for url, page in pages.items())),
        "learned": rows_of(pages, clean_many(list(pages.values()), by_site=list(pages))),
    }


def rows_of(pages: Pages, articles: Iterable[Article]) -> Rows:
    return in_order(pages, map(article_columns, articles))


def in_order(pages: Pages, rows: Iterable[dict[str, Any]]) -> Rows:
    return {url: {name: row[name] for name in FIELDS} for url, row in zip(pages, rows, strict=True)}


# By Python


def by_workers(pages: Pages, _folder: Path) -> Outcome:
    sources = list(pages.values())
    return {
        "alone": rows_of(pages, clean_many(sources, workers=2)),
        "learned": rows_of(pages, clean_many(sources, by_site=list(pages), workers=2)),
    }


# By the command


def by_command(crawl: str, out: str, *options: str) -> Way:
    """Give the way of writing the pages to a crawl and having the command clean it."""

    def run(pages: Pages, folder: Path) -> Outcome:
        write_crawl(folder / crawl, pages)
        assert main([str(folder / crawl), "-o", str(folder / out), "-q", *options]) == 0
        known = "learned" if "--auto-profile" in options else "addressed"
        return {known: in_order(pages, read_rows(folder / out))}

    return run


def by_folder(pages: Pages, folder: Path) -> Outcome:
    """From files, which have no address, to files."""
    write_pages(folder / "pages", pages)
    assert main([str(folder / "pages"), "-o", f"{folder}/out/", "--format", "json", "-q"]) == 0
    files = sorted((folder / "out").iterdir())
    return {"alone": in_order(pages, (json.loads(file.read_bytes()) for file in files))}


def by_co_process(pages: Pages, _folder: Path) -> Outcome:
    """A line to a process, and a line back before the next one is sent."""
    code = "import sys; from cleannews.cli import main; sys.exit(main())"
    with subprocess.Popen(
        [sys.executable, "-c", code, "-", "--from", "jsonl", "-q"],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        rows = []
        for line in jsonl_lines(pages):
            process.stdin.write(line)
            process.stdin.flush()
            rows.append(json.loads(process.stdout.readline()))
        process.stdin.close()
        assert process.wait() == 0
    return {"addressed": in_order(pages, rows)}


# By the engines


def by_engine(engine: str, writes: dict[str, str], pages: Pages, folder: Path) -> Outcome:
    """Run the program of docs/engines; `writes` says what it writes where."""
    (folder / "pages").mkdir()
    for part in range(PARTS):
        of_part = dict(list(pages.items())[part::PARTS])
        write_crawl(folder / "pages" / f"{part}.parquet", of_part)
    run_program(engine, folder)
    return {known: by_address(folder / name) for known, name in writes.items()}


def by_scrapy(pages: Pages, folder: Path) -> Outcome:
    """What is fetched from files has no address of the web."""
    files = write_pages(folder / "html", pages, ".html")
    run_program("scrapy", folder)
    found = by_address(folder / "articles")
    return {"alone": {url: found[file.as_uri()] for url, file in zip(pages, files, strict=True)}}


def run_program(engine: str, folder: Path) -> None:
    shown = (ROOT / "docs" / "engines" / f"{engine}.md").read_text(encoding="utf-8")
    (folder / "program.py").write_text("\n".join(PROGRAM.findall(shown)), encoding="utf-8")
    with (folder / "log").open("w+", encoding="utf-8") as log:
        done = subprocess.run(
            [sys.executable, "program.py"],
            cwd=folder,
            env={
                **os.environ,
                "JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
                "HF_HOME": str(folder / "cache"),
                "HF_HUB_OFFLINE": "1",
                "PYSPARK_PYTHON": sys.executable,
                "PYSPARK_SUBMIT_ARGS": SPARK,
                "SPARK_LOCAL_IP": "127.0.0.1",
                "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
                "RAY_AUTH_MODE": "disabled",
                "RAY_USAGE_STATS_ENABLED": "0",
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
    rows = [from_datatrove(row) for file in files_of(path) for row in read_rows(file)]
    found = {row["url"]: {name: row[f"article_{name}"] for name in FIELDS} for row in rows}
    assert len(found) == len(rows)
    assert not any(row["article_error"] for row in rows)
    return found


def files_of(path: Path) -> list[Path]:
    places = [path, *path.parent.glob(f"{path.name}.*")]
    files = [file for place in places for file in [place, *place.glob("**/*")] if file.is_file()]
    return [file for file in files if file.suffix in {".parquet", ".jsonl"}]


def from_datatrove(row: dict[str, Any]) -> dict[str, Any]:
    if "metadata" not in row:
        return row
    return {**row["metadata"], "article_text": row.get("text", "")}  # it leaves out ""


# The list of them: each with the libraries that it needs

ARTICLES = {"addressed": "articles"}
WITH_SITES = {**ARTICLES, "learned": "with_sites"}
WAYS: dict[str, tuple[Way, str]] = {
    "clean_many, two workers": (by_workers, ""),
    "JSONL, one worker": (by_command("in.jsonl", "out.jsonl"), ""),
    "JSONL, two workers": (by_command("in.jsonl", "out.jsonl", "-j", "2"), ""),
    "JSONL, sites learned": (by_command("in.jsonl.gz", "out.jsonl", "--auto-profile"), ""),
    "CSV to JSONL": (by_command("in.csv.xz", "out.jsonl"), ""),
    "Parquet": (by_command("in.parquet", "out.parquet", "-j", "2"), "pyarrow"),
    "WARC to Parquet": (by_command("in.warc.gz", "out.parquet"), "fastwarc pyarrow"),
    "WET to JSONL": (by_command("in.wet.zst", "out.jsonl"), "fastwarc backports.zstd"),
    "folder to folder": (by_folder, ""),
    "co-process": (by_co_process, ""),
    "Scrapy": (by_scrapy, "scrapy"),
    "Arrow": (partial(by_engine, "arrow", WITH_SITES), "pyarrow"),
    "datasets": (partial(by_engine, "datasets", ARTICLES), "pyarrow datasets"),
    "datatrove": (partial(by_engine, "datatrove", WITH_SITES), "pyarrow datatrove orjson"),
    "DuckDB": (partial(by_engine, "duckdb", ARTICLES), "pyarrow duckdb"),
    "pandas": (partial(by_engine, "pandas", ARTICLES), "pyarrow pandas"),
    "Polars": (partial(by_engine, "polars", ARTICLES), "pyarrow polars"),
    "Ray": (partial(by_engine, "ray", WITH_SITES), "pyarrow ray"),
    "Spark": (partial(by_engine, "spark", WITH_SITES), "pyarrow pyspark"),
}


def way(name: str) -> Any:
    """The way as a parameter of a test, skipped where a library that it needs is missing."""
    walk, needs = WAYS[name]
    missing = [library for library in needs.split() if not is_installed(library)]
    reason = f"{', '.join(missing)} not installed: see requirements-engines.txt"
    return pytest.param(walk, id=name, marks=pytest.mark.skipif(bool(missing), reason=reason))


@pytest.mark.parametrize("way", [way(name) for name in WAYS])
def test_the_same_pages_give_the_same_articles(
    way: Way, pages: Pages, expected: Outcome, tmp_path: Path
) -> None:
    outcome = way(pages, tmp_path)
    assert outcome
    for known, articles in outcome.items():
        assert articles == expected[known]
