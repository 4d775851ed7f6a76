"""Compressed files, told by their first bytes, read within bounds of size and ratio."""

from __future__ import annotations

import io
import lzma
import sys
import zlib
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from cleannews.errors import DamagedInputError, InputTooLargeError, extra
from cleannews.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from _typeshed import WriteableBuffer

__all__ = ["SUFFIXES", "decompressed", "go_on_behind_damage"]

SUFFIXES = frozenset({".gz", ".zst", ".xz"})
_CHUNK = 256 * 1024
_KEPT = 8  # chunks of a member that are looked at once more where it is damaged
_BEGINNING = 4096  # bytes of a member that show how what it holds begins


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


class _Packing(NamedTuple):
    """A form of compression: how a member of it begins, what unpacks one, and what that raises."""

    mark: bytes
    unpacker: Callable[[], _Decompressor]
    damage: type[Exception]


_GZIP = _Packing(b"\x1f\x8b\x08", _Gunzip, zlib.error)
_XZ = _Packing(b"\xfd7zXZ\x00", _unxz, lzma.LZMAError)
_ZSTD_MARK = b"\x28\xb5\x2f\xfd"


def decompressed(stream: io.BufferedReader[Any]) -> io.BufferedReader[Any]:
    """Give what `stream` holds, decompressed if it begins as gzip, Zstandard or xz.

    One layer is taken off. Reading raises `DamagedInputError` where the data are damaged or cut
    off, and `InputTooLargeError` once they grow beyond `LIMITS.compression_ratio`: what came out
    before stands. Memory is bounded whatever the data say.
    """
    head = stream.peek(6)
    for packing in (_GZIP, _XZ):
        if head.startswith(packing.mark):
            return io.BufferedReader(_Unpacked(stream, packing), _CHUNK)
    if head.startswith(_ZSTD_MARK):
        return io.BufferedReader(_Unpacked(stream, _Packing(_ZSTD_MARK, *_unzstd())), _CHUNK)
    return stream


def go_on_behind_damage(stream: io.BufferedReader[Any], start: bytes) -> int | None:
    """Have reading go on with the next member of gzip that holds something with this start.

    `stream` is what `decompressed` gave, after it raised `DamagedInputError` or gave what makes no
    sense. It must have been read by `read1`: `read` loses what comes right before the damage. Gives
    how many bytes are passed over, from where the member begins that was last read from; `None`
    where there is no such next one.
    """
    if isinstance(stream.raw, _Unpacked) and stream.raw.packing is _GZIP:
        return stream.raw.go_on(start)
    return None


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


class _Unpacked(io.RawIOBase):
    """A stream of what the members of another one hold, as each record of a WARC file is one."""

    def __init__(self, packed: io.BufferedReader[Any], packing: _Packing) -> None:
        self._packed = packed
        self.packing = packing
        self._growth = _Growth()
        self._ahead = b""  # what was read, and is of no member yet
        self._member: list[bytes] = []  # of the one that is being read, as far as it is kept
        self._begun = 0  # where that begins
        self._chunks = self._unpack()
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

    def _unpack(self) -> Iterator[bytes]:
        while True:
            # Zeros may pad the end, as on tapes.
            data = (self._ahead or self._read()).lstrip(b"\x00")
            self._ahead = b""
            if not data:
                if self._packed.peek(1):
                    continue
                return
            unpacker = self.packing.unpacker()
            try:
                yield from self._unpack_member(unpacker, data)
            except self.packing.damage as error:
                what = str(error).rpartition(": ")[2]  # zlib begins with a number
                raise DamagedInputError(f"compressed data are damaged: {what}") from error
            self._ahead = unpacker.unused_data

    def _unpack_member(self, unpacker: _Decompressor, data: bytes) -> Iterator[bytes]:
        self._member = [data]
        self._begun = self._growth.taken - len(data)
        while True:
            chunk = unpacker.decompress(data, _CHUNK)
            if chunk:
                yield self._growth.checked(chunk)
            if unpacker.eof:
                return
            data = b""
            if len(chunk) < _CHUNK:  # all that was there has come out
                data = self._read()
                if not data:
                    raise DamagedInputError("compressed data are cut off")
                # Of a longer one it is enough to look where the damage shows.
                self._member = [*self._member, data] if len(self._member) < _KEPT else [data]

    def _read(self) -> bytes:
        data = self._packed.read1(_CHUNK)
        self._growth.taken += len(data)
        return data

    def go_on(self, start: bytes) -> int | None:
        """See `go_on_behind_damage`. Linear in what is passed over."""
        # Damage shows late: what was unpacked before it may have been of the next member already.
        data = b"".join(self._member)[1:]
        mark = self.packing.mark
        at = 0
        while True:
            at = data.find(mark, at)
            if at < 0 or len(data) - at < _BEGINNING:
                kept = data[-len(mark) :] if at < 0 else data[at:]
                more = self._read()
                if at < 0 and not more:
                    return None
                data, at = kept + more, 0
                if more:
                    continue
            if self._begins(data[at : at + _BEGINNING], start):
                self._ahead, self._rest = data[at:], memoryview(b"")
                self._chunks = self._unpack()
                return self._growth.taken - len(self._ahead) - self._begun
            at += 1

    def _begins(self, data: bytes, start: bytes) -> bool:
        try:
            return self.packing.unpacker().decompress(data, len(start)) == start
        except self.packing.damage:
            return False
