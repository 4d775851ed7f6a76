"""Pages out of files of every kind; what cannot be read is a bad record among them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cleannews.errors import CleanNewsError, DamagedInputError, MissingExtraError
from cleannews.limits import LIMITS
from cleannews.streams.compression import decompressed
from cleannews.streams.kinds import Kind, foreign_form, kind_of_name, kind_of_start
from cleannews.streams.readers.csv import read_csv
from cleannews.streams.readers.fields import Fields
from cleannews.streams.readers.jsonl import read_jsonl
from cleannews.streams.readers.parquet import read_parquet
from cleannews.streams.readers.warc import read_warc
from cleannews.streams.record import BadRecord, Lull, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from _typeshed import WriteableBuffer

__all__ = ["Fields", "Input", "read_input"]


@dataclass(frozen=True, slots=True)
class Input:
    """Where pages are read from: a file, or a stream that is open already.

    `kind` is told by name and content where it is `None`.
    """

    name: str
    origin: Path | io.BufferedReader[Any]
    kind: Kind | None = None


def read_input(
    source: Input, fields: Fields, advance: Callable[[int], object] = lambda _: None
) -> Iterator[Record | BadRecord | Lull]:
    """Give the pages of one input, lazily.

    What cannot be read is a `BadRecord` with its place and reason, and the last one where nothing
    after it can be. `advance` is told, as reading goes on, of how many more bytes of the file have
    been taken. Raises `MissingExtraError` where a library is wanted that is not installed.
    """
    try:
        yield from _read(source, fields, advance)
    except MissingExtraError:
        raise
    except CleanNewsError as error:
        yield BadRecord(source.name, str(error))
    except OSError as error:
        reason = error.strerror or str(error)
        yield BadRecord(source.name, reason[:1].lower() + reason[1:])


def _read(
    source: Input, fields: Fields, advance: Callable[[int], object]
) -> Iterator[Record | BadRecord | Lull]:
    if isinstance(source.origin, io.BufferedReader):
        yield from _read_stream(source, source.origin, fields, advance)
        return
    if (source.kind or kind_of_name(source.name)) is Kind.PARQUET:
        yield from read_parquet(source.origin, source.name, fields, advance)
        return
    with io.BufferedReader(_Metered(source.origin, advance), 256 * 1024) as raw:
        yield from _read_stream(source, raw, fields, advance)


def _read_stream(
    source: Input, raw: io.BufferedReader[Any], fields: Fields, advance: Callable[[int], object]
) -> Iterator[Record | BadRecord | Lull]:
    stream = decompressed(raw)
    match source.kind or kind_of_name(source.name) or kind_of_start(stream):
        case Kind.JSONL:
            yield from read_jsonl(stream, source.name, fields)
        case Kind.CSV:
            yield from read_csv(stream, source.name, fields)
        case Kind.WARC:
            yield from read_warc(stream, source.name)
        case Kind.PARQUET:
            if isinstance(source.origin, io.BufferedReader) or stream is not raw:
                raise DamagedInputError("Parquet is read from its end, so it must be a plain file")
            yield from read_parquet(source.origin, source.name, fields, advance)
        case Kind.PAGE:
            if what := foreign_form(stream):
                raise DamagedInputError(f"this is {what}: text, Markdown or HTML is wanted")
            # No more of it than shows that it is over the cap.
            yield Record(source.name, stream.read(LIMITS.input_size.value + 1))


class _Metered(io.FileIO):
    """A file that tells how much of it has been read."""

    def __init__(self, path: Path, advance: Callable[[int], object]) -> None:
        super().__init__(path)
        self._advance = advance

    def readinto(self, buffer: WriteableBuffer) -> int | None:
        count = super().readinto(buffer)
        self._advance(count or 0)
        return count
