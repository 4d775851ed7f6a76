"""The same pages in every form that the command reads, and articles as it writes them."""

from __future__ import annotations

import csv
import gzip
import io
import json
import lzma
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = [
    "FORMS",
    "is_installed",
    "jsonl_lines",
    "read_rows",
    "warc_record",
    "write_crawl",
    "write_pages",
]

# What a crawl may be called, and the libraries that reading and writing it take.
FORMS = {
    ".jsonl": [],
    ".jsonl.gz": [],
    ".jsonl.zst": ["backports.zstd"],
    ".jsonl.xz": [],
    ".csv": [],
    ".parquet": ["pyarrow"],
    ".warc.gz": ["fastwarc"],
    ".wet.zst": ["fastwarc", "backports.zstd"],
}


def is_installed(library: str) -> bool:
    """Whether a library of those is there."""
    try:
        return find_spec(library) is not None
    except ModuleNotFoundError:  # of a package in another that is missing
        return False


def write_crawl(path: Path, pages: Mapping[str, str]) -> Path:
    """Write pages, given by their addresses, in the form that the file's name says."""
    if path.suffix == ".parquet":
        import pyarrow as pa
        import pyarrow.parquet as pq

        pq.write_table(pa.table({"url": list(pages), "text": list(pages.values())}), path)
        return path
    form, _, packing = path.name.partition(".")[2].rpartition(".")
    if not form:
        form, packing = packing, ""
    records = {"jsonl": jsonl_lines, "csv": _csv, "warc": _warc, "wet": _wet}[form](pages)
    members = records if form == "warc" else [b"".join(records)]
    path.write_bytes(b"".join(_packed(member, packing) for member in members))
    return path


def _packed(data: bytes, packing: str) -> bytes:
    if packing == "gz":
        return gzip.compress(data, mtime=0)
    if packing == "xz":
        return lzma.compress(data)
    if packing == "zst":
        from backports import zstd

        return zstd.compress(data)
    return data


def jsonl_lines(pages: Mapping[str, str]) -> list[bytes]:
    """Give the line of each page."""
    return [f"{json.dumps({'url': url, 'text': text})}\n".encode() for url, text in pages.items()]


def _csv(pages: Mapping[str, str]) -> list[bytes]:
    table = io.StringIO(newline="")
    csv.writer(table).writerows([("url", "text"), *pages.items()])
    return [table.getvalue().encode()]


def _warc(pages: Mapping[str, str]) -> list[bytes]:
    """What a server sent of each page."""
    http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    kind = "application/http; msgtype=response"
    return [warc_record("response", url, kind, http + page) for url, page in pages.items()]


def _wet(pages: Mapping[str, str]) -> list[bytes]:
    """The text that a crawler made of each page."""
    return [warc_record("conversion", url, "text/plain", page) for url, page in pages.items()]


def warc_record(kind: str, url: str, content_type: str, block: str) -> bytes:
    """Give one record of a WARC file."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(block.encode())}\r\n\r\n"
    )
    return f"{head}{block}\r\n\r\n".encode()


def write_pages(folder: Path, pages: Mapping[str, str], suffix: str = ".txt") -> list[Path]:
    """Write each page to a file of its own, whose names are in the order of the pages."""
    folder.mkdir()
    files = [folder / f"{number:06}{suffix}" for number in range(len(pages))]
    for file, text in zip(files, pages.values(), strict=True):
        file.write_bytes(text.encode())
    return files


def read_rows(file: Path) -> list[dict[str, Any]]:
    """Read what the command wrote as Parquet or JSONL."""
    if file.suffix == ".parquet":
        import pyarrow.parquet as pq

        rows: list[dict[str, Any]] = pq.read_table(file).to_pylist()
        return rows
    return [json.loads(line) for line in file.read_bytes().split(b"\n")[:-1]]
