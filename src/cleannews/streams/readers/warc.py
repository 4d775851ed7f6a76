"""Pages from WARC and WET: what servers answered, or the text that a crawler made of it."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Any, cast

from cleannews.errors import DamagedInputError, extra
from cleannews.limits import LIMITS
from cleannews.streams.compression import go_on_behind_damage
from cleannews.streams.record import BadRecord, Record

if TYPE_CHECKING:
    import io
    from collections.abc import Iterator

    from fastwarc.warc import WarcRecord

__all__ = ["read_warc"]

# What may hold an article; pictures, style sheets and data are no pages.
_PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown")
_START = b"WARC/"
_CHUNK_HEAD = re.compile(rb"(?:\r?\n)?([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
# Of these, text may be ASCII throughout, and so UTF-8, and still mean something else.
_WIDE = ("iso2022", "hz", "utf-16", "utf-32")


def read_warc(stream: io.BufferedReader, name: str) -> Iterator[Record | BadRecord]:
    """Give the page of each record that holds one: responses with status 2xx, resources, and text.

    Other records are passed over. Damage is a bad record, which the next one follows that gzip
    packed by itself. Raises `DamagedInputError` where there is none: without a sound head the next
    record cannot be found.
    """
    with extra("crawls"):
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    count = 0
    while True:
        records = ArchiveIterator(
            cast("Any", _Positioned(stream)),
            record_types=wanted,
            auto_decode="none",
            stream_detect=False,
            fsspec_args=False,
        )
        try:
            for record in records:
                if _may_be_page(record):
                    yield _read(record, f"{name}:{count + 1}")
                count += 1
        except OSError as error:
            where = f"damaged after record {count}" if count else "is no WARC file"
            damage = DamagedInputError(f"{where}: {error}")
        except DamagedInputError as error:
            damage = error
        else:
            return
        lost = go_on_behind_damage(stream, _START)
        if lost is None:
            raise damage
        count += 1
        yield BadRecord(f"{name}:{count}", f"{damage}; {lost:,} bytes are passed over")


class _Positioned:
    """A stream that knows how far it was read: FastWARC asks, and pipes do not tell."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._position = 0

    def read(self, size: int = -1) -> bytes:
        # Not more than is there: were it damaged further on, that would be lost with it.
        data = self._stream.read1(size)
        self._position += len(data)
        return data

    def tell(self) -> int:
        return self._position


def _may_be_page(record: WarcRecord) -> bool:
    status = record.http_headers.status_code if record.is_http else None
    if status is not None and not 200 <= status < 300:
        return False
    kind = _content_type(record)
    return kind is None or kind in _PAGE_TYPES


def _content_type(record: WarcRecord) -> str | None:
    declared = record.http_content_type if record.is_http else record.headers.get("Content-Type")
    return (declared or "").partition(";")[0].strip().lower() or None


def _read(record: WarcRecord, place: str) -> Record | BadRecord:
    most = LIMITS.record_size.value
    url = record.headers.get("WARC-Target-URI") or None
    about = place if url is None else f"{place} {url}"
    length = record.content_length
    if length > most:
        return BadRecord(about, f"is a record of {length:,} bytes, over {most:,}")
    body = record.reader.read(most)
    if len(body) < length:
        return BadRecord(about, f"is cut off after {len(body):,} of {length:,} bytes", body)
    try:
        page = _decoded(_unpacked(body, record), record.http_charset)
    except DamagedInputError as error:
        return BadRecord(about, str(error), body)
    columns: dict[str, Any] = {
        "warc_record_id": record.headers.get("WARC-Record-ID"),
        "warc_date": record.headers.get("WARC-Date"),
        "content_type": _content_type(record),
    }
    return Record(place, page, url, columns)


def _unpacked(body: bytes, record: WarcRecord) -> bytes:
    """Undo the compression that the server sent the page in, as far as a page may be long."""
    if _header(record, "Transfer-Encoding") == "chunked":
        body = _joined_chunks(body)
    coding = _header(record, "Content-Encoding")
    # Crawlers that store the page unpacked often leave the header as it came.
    if coding in {"gzip", "x-gzip"} and body.startswith(b"\x1f\x8b"):
        unpacker = zlib.decompressobj(wbits=31)
    elif coding == "deflate":
        unpacker = zlib.decompressobj(wbits=15 if body[:1] == b"\x78" else -15)
    elif coding in {"br", "zstd"} and _is_binary(body):
        raise DamagedInputError(f"is sent as {coding}, which is not read")
    else:
        return body
    try:
        # A page over the cap is refused by `clean`, with the cap named.
        return unpacker.decompress(body, LIMITS.input_size.value + 1)
    except zlib.error as error:
        raise DamagedInputError(f"compressed data are damaged: {error}") from error


def _header(record: WarcRecord, name: str) -> str:
    found = record.http_headers.get(name) if record.is_http else None
    return (found or "").strip().lower()


def _joined_chunks(body: bytes) -> bytes:
    """Put together what was sent in chunks; what does not begin as one was put together already."""
    pieces = []
    place = 0
    while head := _CHUNK_HEAD.match(body, place):
        size = int(head[1], 16)
        if size == 0:
            break
        pieces.append(body[head.end() : head.end() + size])
        place = head.end() + size
    return b"".join(pieces) if pieces else body


def _is_binary(body: bytes) -> bool:
    return any(byte < 9 for byte in body[:512])


def _decoded(body: bytes, charset: str | None) -> str | bytes:
    """Decode a page as the server said, unless its bytes know better; else leave it to `clean`."""
    from cleannews.reading.decode import codec_of  # with all that reads HTML

    codec = codec_of(charset) if charset else ""
    if not codec or body.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return body
    if not codec.startswith(_WIDE) and _is_utf8(body):
        codec = "utf-8"  # servers say Latin-1 of everything
    try:
        return body.decode(codec)
    except UnicodeDecodeError:
        return body


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
