"""Compressed input: read as it is, refused where it is damaged, cut off, or a bomb."""

from __future__ import annotations

import gzip
import io
import lzma
import random
import resource
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from cleannews.errors import CleanNewsError, DamagedInputError, InputTooLargeError
from cleannews.limits import LIMITS
from cleannews.streams.compression import decompressed

if TYPE_CHECKING:
    from collections.abc import Callable

zstd = pytest.importorskip("backports.zstd")

TEXT = "".join(f"Page {number}: the pier opened again.\n" for number in range(4000)).encode()
COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "xz": lzma.compress,
    "zstd": zstd.compress,
}
ZEROS = 60_000_000
FREE = LIMITS.compression_free._replace(value=2_000_000)


def opened(data: bytes) -> io.BufferedReader[Any]:
    return decompressed(io.BufferedReader(io.BytesIO(data)))


@pytest.mark.parametrize("form", COMPRESS)
def test_what_is_compressed_is_read_as_it_was(form: str) -> None:
    assert opened(COMPRESS[form](TEXT)).read() == TEXT


@pytest.mark.parametrize("form", COMPRESS)
def test_members_one_after_another_are_one_stream(form: str) -> None:
    compress = COMPRESS[form]
    members = [compress(line) for line in TEXT.splitlines(keepends=True)[:100]]
    data = b"".join([*members, compress(b""), compress(b"end")])
    assert opened(data).read() == b"".join(TEXT.splitlines(keepends=True)[:100]) + b"end"


def test_zeros_may_pad_the_end() -> None:
    assert opened(gzip.compress(TEXT) + bytes(100_000)).read() == TEXT


def test_one_layer_is_taken_off() -> None:
    assert opened(gzip.compress(lzma.compress(TEXT))).read() == lzma.compress(TEXT)


@pytest.mark.parametrize("data", [b"", b"\x1f", b"plain text", b"\xfd7zX", b"PK\x03\x04"])
def test_what_is_not_compressed_is_left_alone(data: bytes) -> None:
    assert opened(data).read() == data


@pytest.mark.parametrize("form", COMPRESS)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.999])
def test_what_is_cut_off_is_read_to_there_and_then_told(form: str, share: float) -> None:
    data = COMPRESS[form](TEXT)
    read, error = read_until_it_fails(data[: int(len(data) * share)])
    assert TEXT.startswith(read)
    assert isinstance(error, DamagedInputError)
    assert str(error) == "compressed data are cut off"


def read_until_it_fails(data: bytes) -> tuple[bytes, CleanNewsError]:
    stream = opened(data)
    read = b""
    try:
        while chunk := stream.read1():
            read += chunk
    except CleanNewsError as error:
        return read, error
    raise AssertionError("it does not fail")


@pytest.mark.parametrize("form", COMPRESS)
def test_damaged_data_are_told_and_nothing_else_happens(form: str) -> None:
    chance = random.Random(11)
    whole = COMPRESS[form](TEXT)
    for _ in range(50):
        data = bytearray(whole)
        for _ in range(3):
            data[chance.randrange(6, len(data))] ^= 1 << chance.randrange(8)
        try:
            opened(bytes(data)).read()
        except CleanNewsError as error:
            assert isinstance(error, DamagedInputError)  # noqa: PT017  # some damage goes unseen


def gzip_bomb(size: int) -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    block = bytes(1_000_000)
    packed = [packer.compress(block) for _ in range(size // len(block))]
    return b"".join([*packed, packer.flush()])


def xz_bomb(size: int) -> bytes:
    packer = lzma.LZMACompressor(preset=0)
    block = bytes(1_000_000)
    packed = [packer.compress(block) for _ in range(size // len(block))]
    return b"".join([*packed, packer.flush()])


def many_members(count: int) -> bytes:
    return gzip.compress(bytes(1_000_000), 9) * count


BOMBS: dict[str, Callable[[], bytes]] = {
    "gzip of zeros": lambda: gzip_bomb(ZEROS),
    "gzip of a short pattern": lambda: gzip.compress(b"<b><i>" * 1_500_000),
    "gzip in many members": lambda: many_members(60),
    "gzip behind padding": lambda: gzip.compress(b"") + bytes(1000) + gzip_bomb(ZEROS),
    "gzip behind real text": lambda: gzip.compress(TEXT) + gzip_bomb(ZEROS),
    "xz of zeros": lambda: xz_bomb(ZEROS),
    "xz of many streams": lambda: xz_bomb(6_000_000) * 10,
    "zstd of zeros": lambda: zstd.compress(bytes(ZEROS)),
    "zstd in many frames": lambda: zstd.compress(bytes(5_000_000)) * 12,
    "zstd behind real text": lambda: zstd.compress(TEXT) + zstd.compress(bytes(ZEROS)),
}


@pytest.mark.parametrize("name", BOMBS)
def test_ten_bombs_are_refused_before_they_grow(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    bounds = replace(LIMITS, compression_free=FREE)
    monkeypatch.setattr("cleannews.streams.compression.LIMITS", bounds)
    bomb = BOMBS[name]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    read, error = read_until_it_fails(bomb)
    assert isinstance(error, InputTooLargeError)
    assert str(error).startswith("compressed data grow more than 250-fold")
    assert len(read) <= max(FREE.value, 250 * len(bomb))
    assert len(read) < ZEROS // 2
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 60_000  # KiB


def test_a_window_larger_than_allowed_is_refused() -> None:
    wide = {
        zstd.CompressionParameter.window_log: 30,
        zstd.CompressionParameter.content_size_flag: 0,
    }
    packer = zstd.ZstdCompressor(options=wide)
    data = packer.compress(TEXT) + packer.flush()
    with pytest.raises(DamagedInputError):
        opened(data).read()
