"""The same pages give the same articles, whichever way they go: that is what is promised.

`WAYS` lists the ways: a function each, from pages to what became of them. The ways of the engines
are the programs of docs/engines as they stand there, each in a Python of its own. Pages are few in
an ordinary run, and 2,000 under `HYPOTHESIS_PROFILE=nightly`.
"""

from __future__ import annotations

import csv
import gzip
import importlib.util
import json
import lzma
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

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleannews import Article

ROOT = Path(__file__).parent.parent
PROGRAM = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PARTS = 4  # files that the pages lie in, so that engines have something to spread
SITES = 3
MOST_SECONDS = 1800  # of the slowest engine on the pages of a night
FIELDS = [column.name for column in COLUMNS]
# A cluster of two workers, each a Java process of its own that starts Pythons of its own.
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


def by_command(write: Callable[[Path, Pages], None], crawl: str, out: str, *options: str) -> Way:
    """Give the way of writing the pages to a crawl and having the command clean it."""

    def run(pages: Pages, folder: Path) -> Outcome:
        write(folder / crawl, pages)
        arguments = [str(folder / crawl), "-o", str(folder / out), "-q", *options]
        assert main(arguments) == 0
        known = "learned" if "--auto-profile" in options else "addressed"
        return {known: in_order(pages, read_rows(folder / out))}

    return run


def by_folder(pages: Pages, folder: Path) -> Outcome:
    """From files, which have no address, to files."""
    write_files(folder / "pages", pages)
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
        for line in jsonl(pages):
            process.stdin.write(line)
            process.stdin.flush()
            rows.append(json.loads(process.stdout.readline()))
        process.stdin.close()
        assert process.wait() == 0
    return {"addressed": in_order(pages, rows)}


def jsonl(pages: Pages) -> list[bytes]:
    return [f"{json.dumps({'url': url, 'text': text})}\n".encode() for url, text in pages.items()]


def write_jsonl(path: Path, pages: Pages) -> None:
    data = b"".join(jsonl(pages))
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)


def write_csv(path: Path, pages: Pages) -> None:
    with lzma.open(path, "wt", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("url", "text"), *pages.items()])


def write_parquet(path: Path, pages: Pages) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"url": list(pages), "text": list(pages.values())}), path)


def write_warc(path: Path, pages: Pages) -> None:
    """As a crawler does it: what the server sent, in a member of gzip for each record."""
    http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    records = [
        warc_record("response", url, "application/http; msgtype=response", http + page)
        for url, page in pages.items()
    ]
    path.write_bytes(b"".join(map(gzip.compress, records)))


def write_wet(path: Path, pages: Pages) -> None:
    """The text alone, in one stream of Zstandard."""
    from backports import zstd

    records = [warc_record("conversion", url, "text/plain", page) for url, page in pages.items()]
    path.write_bytes(zstd.compress(b"".join(records)))


def warc_record(kind: str, url: str, content_type: str, block: str) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(block.encode())}\r\n\r\n"
    )
    return f"{head}{block}\r\n\r\n".encode()


# By the engines


def by_engine(engine: str, writes: dict[str, str], pages: Pages, folder: Path) -> Outcome:
    """Run the program of docs/engines; `writes` says what it writes where."""
    (folder / "pages").mkdir()
    for part in range(PARTS):
        of_part = dict(list(pages.items())[part::PARTS])
        write_parquet(folder / "pages" / f"{part}.parquet", of_part)
    run_program(engine, folder)
    return {known: by_address(folder / name) for known, name in writes.items()}


def by_scrapy(pages: Pages, folder: Path) -> Outcome:
    """What is fetched from files has no address of the web."""
    files = write_files(folder / "html", pages)
    run_program("scrapy", folder)
    found = by_address(folder / "articles")
    return {"alone": {url: found[file.as_uri()] for url, file in zip(pages, files, strict=True)}}


def write_files(folder: Path, pages: Pages) -> list[Path]:
    folder.mkdir()
    files = [folder / f"{number:06}.html" for number in range(len(pages))]
    for file, text in zip(files, pages.values(), strict=True):
        file.write_bytes(text.encode())
    return files


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
    found = {row["url"]: {name: row[f"article_{name}"] for name in FIELDS} for row in rows}
    assert len(found) == len(rows)
    assert not any(row["article_error"] for row in rows)
    return found


def files_of(path: Path) -> list[Path]:
    places = [path, *path.parent.glob(f"{path.name}.*")]
    files = [file for place in places for file in [place, *place.glob("**/*")] if file.is_file()]
    return [file for file in files if file.suffix in {".parquet", ".jsonl"}]


def read_rows(file: Path) -> list[dict[str, Any]]:
    if file.suffix == ".parquet":
        import pyarrow.parquet as pq

        rows: list[dict[str, Any]] = pq.read_table(file).to_pylist()
        return rows
    records = [json.loads(line) for line in file.read_bytes().split(b"\n")[:-1]]
    return [from_datatrove(record) if "metadata" in record else record for record in records]


def from_datatrove(record: dict[str, Any]) -> dict[str, Any]:
    return {**record["metadata"], "article_text": record.get("text", "")}  # it leaves out ""


# The list of them: each with the libraries that it needs

JSONL = "in.jsonl", "out.jsonl"
ARTICLES = {"addressed": "articles"}
WITH_SITES = {**ARTICLES, "learned": "with_sites"}
WAYS: dict[str, tuple[Way, str]] = {
    "clean_many, two workers": (by_workers, ""),
    "JSONL, one worker": (by_command(write_jsonl, *JSONL), ""),
    "JSONL, two workers": (by_command(write_jsonl, *JSONL, "-j", "2"), ""),
    "gzipped JSONL, sites learned": (
        by_command(write_jsonl, "in.jsonl.gz", "out.jsonl", "--auto-profile"),
        "",
    ),
    "CSV to JSONL": (by_command(write_csv, "in.csv.xz", "out.jsonl"), ""),
    "Parquet": (by_command(write_parquet, "in.parquet", "out.parquet", "-j", "2"), "pyarrow"),
    "WARC to Parquet": (by_command(write_warc, "in.warc.gz", "out.parquet"), "fastwarc pyarrow"),
    "WET to JSONL": (
        by_command(write_wet, "in.warc.wet.zst", "out.jsonl"),
        "fastwarc backports.zstd",
    ),
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


def is_installed(library: str) -> bool:
    try:
        return importlib.util.find_spec(library) is not None
    except ModuleNotFoundError:  # of a package in another that is missing
        return False


@pytest.mark.parametrize("way", [way(name) for name in WAYS])
def test_the_same_pages_give_the_same_articles(
    way: Way, pages: Pages, expected: Outcome, tmp_path: Path
) -> None:
    outcome = way(pages, tmp_path)
    assert outcome
    for known, articles in outcome.items():
        assert articles == expected[known]
