"""Compressed files, told by their first bytes, read within bounds of size and ratio."""

from __future__ import annotations

import io
import lzma
import sys
import zlib
from typing import TYPE_CHECKING, Any, Protocol

from cleannews.errors import DamagedInputError, InputTooLargeError, extra
from cleannews.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from _typeshed import WriteableBuffer

__all__ = ["SUFFIXES", "decompressed"]

SUFFIXES = frozenset({".gz", ".zst", ".xz"})
_CHUNK = 256 * 1024


class _Decompressor(Protocol):
    """What the decompressors of the standard library have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _Gunzip:
    """zlib's decompressor, which leaves it to its caller to keep what it did not take."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._zlib.eof

    @property
    def unused_data(self) -> bytes:
        return self._zlib.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._zlib.decompress(self._zlib.unconsumed_tail + data, max_length)


def _unxz() -> _Decompressor:
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=LIMITS.compression_window.value)


def _unzstd() -> tuple[Callable[[], _Decompressor], type[Exception]]:
    """Give what makes decompressors, and what they raise; Python has its own from 3.14 on."""
    with extra("crawls"):
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
    log2_of_window = LIMITS.compression_window.value.bit_length() - 1
    options = {int(zstd.DecompressionParameter.window_log_max): log2_of_window}
    return lambda: zstd.ZstdDecompressor(options=options), zstd.ZstdError


def decompressed(stream: io.BufferedReader[Any]) -> io.BufferedReader[Any]:
    """Give what `stream` holds, decompressed if it begins as gzip, Zstandard or xz.

    One layer is taken off. Reading raises `DamagedInputError` where the data are damaged or cut
    off, and `InputTooLargeError` once they grow beyond `LIMITS.compression_ratio`: what came out
    before stands. Memory is bounded whatever the data say.
    """
    head = stream.peek(6)
    if head.startswith(b"\x1f\x8b"):
        return _buffered(_members(stream, _Gunzip, zlib.error))
    if head.startswith(b"\xfd7zXZ\x00"):
        return _buffered(_members(stream, _unxz, lzma.LZMAError))
    if head.startswith(b"\x28\xb5\x2f\xfd"):
        return _buffered(_members(stream, *_unzstd()))
    return stream


def _buffered(chunks: Iterator[bytes]) -> io.BufferedReader:
    return io.BufferedReader(_Chunks(chunks), _CHUNK)


class _Chunks(io.RawIOBase):
    """A stream of what an iterator of bytes gives."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._rest = memoryview(chunk)
        target = memoryview(buffer).cast("B")
        count = min(len(target), len(self._rest))
        target[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count


class _Growth:
    """How much went in and came out; refuses what grows too much."""

    def __init__(self) -> None:
        self.taken = 0
        self._given = 0

    def checked(self, chunk: bytes) -> bytes:
        self._given += len(chunk)
        most, free = LIMITS.compression_ratio.value, LIMITS.compression_free.value
        if self._given > free and self._given > most * self.taken:
            raise InputTooLargeError(
                f"compressed data grow more than {most}-fold, after {self.taken:,} bytes of them"
            )
        return chunk


def _members(
    stream: io.BufferedReader[Any], make: Callable[[], _Decompressor], damaged: type[Exception]
) -> Iterator[bytes]:
    """Decompress one member after another, as each record of a WARC file is one."""
    growth = _Growth()
    data = b""
    while True:
        # Zeros may pad the end, as on tapes.
        data = (data or stream.read1(_CHUNK)).lstrip(b"\x00")
        if not data:
            if stream.peek(1):
                continue
            return
        growth.taken += len(data)
        decompressor = make()
        try:
            yield from _member(decompressor, data, stream, growth)
        except damaged as error:
            raise DamagedInputError(f"compressed data are damaged: {error}") from error
        data = decompressor.unused_data
        growth.taken -= len(data)


def _member(
    decompressor: _Decompressor, data: bytes, stream: io.BufferedReader[Any], growth: _Growth
) -> Iterator[bytes]:
    while True:
        chunk = decompressor.decompress(data, _CHUNK)
        if chunk:
            yield growth.checked(chunk)
        if decompressor.eof:
            return
        data = b""
        if len(chunk) < _CHUNK:  # all that was there has come out
            data = stream.read1(_CHUNK)
            growth.taken += len(data)
            if not data:
                raise DamagedInputError("compressed data are cut off")
