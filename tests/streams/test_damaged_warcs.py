"""Damage inside of a .warc.gz costs the records that it hits; what lies around them is read."""

from __future__ import annotations

import gzip
import random
from typing import TYPE_CHECKING

import pytest

from cleannews.streams.readers import Fields, Input, read_input
from cleannews.streams.record import BadRecord, Record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

pytest.importorskip("fastwarc")

Found = list["int | BadRecord"]


def record(number: int) -> bytes:
    """A record of some kilobytes, of which no two are alike."""
    chance = random.Random(number)
    text = f"{number} " + " ".join(str(chance.random()) for _ in range(300))
    head = f"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: {len(text)}\r\n\r\n"
    return f"{head}{text}\r\n\r\n".encode()


def packed(data: bytes, level: int = 9) -> bytes:
    return gzip.compress(data, level, mtime=0)


MEMBERS = [packed(record(number)) for number in range(8)]
CUT = len(MEMBERS[3]) // 2


def found_in(folder: Path, members: Sequence[bytes], name: str = "a.warc.gz") -> Found:
    """The numbers of the records, and the bad ones."""
    file = folder / name
    file.write_bytes(b"".join(members))
    found: Found = []
    for one in read_input(Input(name, file), Fields()):
        if isinstance(one, BadRecord):
            found.append(one)
        else:
            assert isinstance(one, Record)
            assert isinstance(one.page, bytes)
            found.append(int(one.page.partition(b" ")[0]))
    return found


def with_member(member: bytes, number: int = 3) -> list[bytes]:
    return [*MEMBERS[:number], member, *MEMBERS[number + 1 :]]


def flipped(member: bytes, place: int) -> bytes:
    data = bytearray(member)
    data[place] ^= 0xFF
    return bytes(data)


WOUNDS = {
    "in its middle": flipped(MEMBERS[3], CUT),
    "in its checksum": flipped(MEMBERS[3], -6),
    "in its first byte": flipped(MEMBERS[3], 0),
    "cut off": MEMBERS[3][:CUT],
    "overwritten with zeros": MEMBERS[3][:CUT] + bytes(len(MEMBERS[3]) - CUT),
}


@pytest.mark.parametrize("wound", WOUNDS)
def test_a_damaged_member_costs_its_record_alone(tmp_path: Path, wound: str) -> None:
    found = found_in(tmp_path, with_member(WOUNDS[wound]))
    bad = found.pop(3)
    assert found == [0, 1, 2, 4, 5, 6, 7]
    assert isinstance(bad, BadRecord)
    assert bad.name == "a.warc.gz:4"
    assert bad.reason.startswith("compressed data are damaged: ")
    assert bad.reason.endswith(f"; {len(WOUNDS[wound]):,} bytes are passed over")


def test_a_damaged_head_that_was_packed_by_itself_costs_its_record_alone(tmp_path: Path) -> None:
    headless = packed(b"WARC/1.0\r\njunk junk\r\n\r\n" + b"x" * 500)
    found = found_in(tmp_path, with_member(headless))
    bad = found.pop(3)
    assert found == [0, 1, 2, 4, 5, 6, 7]
    assert isinstance(bad, BadRecord)
    assert bad.reason.startswith("damaged after record 3: ")


def test_each_damaged_member_is_a_failure_of_its_own(tmp_path: Path) -> None:
    hurt = [flipped(one, CUT) if number in {0, 3, 4} else one for number, one in enumerate(MEMBERS)]
    found = found_in(tmp_path, hurt)
    assert [one.name for one in found if isinstance(one, BadRecord)] == [
        "a.warc.gz:1",
        "a.warc.gz:4",
        "a.warc.gz:5",
    ]
    assert [one for one in found if isinstance(one, int)] == [1, 2, 5, 6, 7]


def test_what_lies_before_the_end_of_a_file_that_is_cut_off_is_read(tmp_path: Path) -> None:
    *whole, bad = found_in(tmp_path, [*MEMBERS[:-1], MEMBERS[-1][:-100]])
    assert whole == [0, 1, 2, 3, 4, 5, 6]
    assert bad == BadRecord("a.warc.gz", "compressed data are cut off")


def test_records_that_were_packed_together_end_with_the_damage(tmp_path: Path) -> None:
    member = packed(b"".join(map(record, range(100))))
    *whole, bad = found_in(tmp_path, [flipped(member, len(member) * 3 // 4)])
    assert whole == list(range(len(whole)))
    assert len(whole) > 40  # some damage shows late
    assert isinstance(bad, BadRecord)
    assert bad.name == "a.warc.gz"
    assert bad.reason.startswith("compressed data are damaged: ")


def test_what_a_page_holds_is_not_taken_for_the_next_member(tmp_path: Path) -> None:
    # It is packed as it stands, and what it holds can be seen.
    text = b"9 " + packed(b"What a server packed is no record. " * 9) + MEMBERS[7][:3] * 99
    head = f"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: {len(text)}\r\n\r\n"
    member = packed(head.encode() + text + b"\r\n\r\n", level=0)
    found = found_in(tmp_path, with_member(flipped(member, -6)))
    assert [one for one in found if isinstance(one, int)] == [0, 1, 2, 4, 5, 6, 7]
    assert len(found) == 8


@pytest.mark.parametrize("chunk", [700, 5_000, 256 * 1024])
def test_whatever_is_damaged_all_other_records_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr("cleannews.streams.compression._CHUNK", chunk)
    chance = random.Random(chunk)
    for _ in range(30):
        members = list(MEMBERS)
        # The first one says that they are compressed.
        hurt = set(chance.sample(range(1, 8), chance.choice([1, 2, 4])))
        for number in hurt:
            data = bytearray(members[number])
            for _ in range(chance.choice([1, 20])):
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            members[number] = bytes(data[chance.choice([0, 0, 1, 500]) :])
        found = {one for one in found_in(tmp_path, members) if isinstance(one, int)}
        assert found >= set(range(8)) - hurt
