"""Pages out of crawls of every kind; what cannot be read is told with its place."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import zlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from cleannews.limits import LIMITS
from cleannews.streams.kinds import Kind
from cleannews.streams.readers import Fields, Input, read_input
from cleannews.streams.record import LULL, BadRecord, Record

if TYPE_CHECKING:
    from pathlib import Path


def records(path: Path, fields: Fields | None = None, kind: Kind | None = None) -> list[Any]:
    return list(read_input(Input(path.name, path, kind), fields or Fields()))


def write(path: Path, data: str | bytes) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_a_page_is_a_record_by_itself(tmp_path: Path) -> None:
    page = write(tmp_path / "page.txt", '{"a": 1}')
    assert records(page) == [Record("page.txt", b'{"a": 1}')]


def test_a_compressed_page_is_read_like_any_other(tmp_path: Path) -> None:
    page = write(tmp_path / "page.html.gz", gzip.compress(b"<p>Pier"))
    assert records(page) == [Record("page.html.gz", b"<p>Pier")]


def test_a_line_of_jsonl_is_a_page_with_its_address_and_the_other_columns(tmp_path: Path) -> None:
    lines = '{"id": 7, "text": "Pier", "url": "https://a.example/"}\n\n{"text": "", "x": [1]}'
    assert records(write(tmp_path / "a.jsonl", lines)) == [
        Record("a.jsonl:1", "Pier", "https://a.example/", {"id": 7}),
        Record("a.jsonl:3", "", None, {"x": [1]}),
    ]


def test_html_is_read_before_the_text_made_of_it_unless_a_field_is_named(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", '{"text": "Pier", "html": "<p>Pier", "x y": "z"}')
    assert records(file)[0].page == "<p>Pier"
    assert records(file, Fields("text"))[0].page == "Pier"
    assert records(file, Fields("x y"))[0].page == "z"


def test_only_a_newline_ends_a_record(tmp_path: Path) -> None:
    text = "one\u2028two\u2029three\u0085four\r\x0bfive"
    file = write(tmp_path / "a.jsonl", json.dumps({"text": text}, ensure_ascii=False) + "\r\n")
    assert records(file) == [Record("a.jsonl:1", text)]


BAD_LINES = {
    "not json": "is no JSON: Expecting value at column 1",
    '{"text": "cut': "is no JSON: Unterminated string starting at at column 10",
    "[1]": "is no JSON object",
    '"text"': "is no JSON object",
    '{"text": null}': "field 'text' is null, not text",
    '{"text": 5}': "field 'text' is a int, not text",
    '{"txt": "a"}': "has none of the fields",
    "[" * 100_000: "is no JSON that can be read",
    '{"n": ' + "9" * 5000 + "}": "is no JSON that can be read",
    "\x00\x01": "is no JSON",
    '{"text": "a", "deep": ' + "[" * 64 + "]" * 64 + "}": "is nested more than 64 deep",
}


def test_bad_lines_are_told_with_their_number_and_kept_and_reading_goes_on(tmp_path: Path) -> None:
    lines = [line for bad in BAD_LINES for line in (bad, '{"text": "good"}')]
    found = records(write(tmp_path / "a.jsonl", "\n".join(lines)))
    assert [one.page for one in found[1::2]] == ["good"] * len(BAD_LINES)
    for number, ((line, reason), bad) in enumerate(zip(BAD_LINES.items(), found[::2], strict=True)):
        assert isinstance(bad, BadRecord)
        assert bad.name == f"a.jsonl:{2 * number + 1}"
        assert bad.reason.startswith(reason)
        assert bad.raw == line.encode()


def test_a_line_that_is_not_utf_8_is_bad_and_a_mark_at_the_beginning_is_not(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", b'\xef\xbb\xbf{"text": "a"}\n{"text": "caf\xe9"}\n')
    assert records(file) == [
        Record("a.jsonl:1", "a"),
        BadRecord("a.jsonl:2", "is not UTF-8", b'{"text": "caf\xe9"}'),
    ]


def test_numbers_that_json_does_not_have_are_null(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", '{"text": "a", "score": NaN, "best": -Infinity}')
    assert records(file) == [Record("a.jsonl:1", "a", None, {"score": None, "best": None})]


def test_a_line_without_an_end_is_not_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "cleannews.streams.lines.LIMITS",
        type("Small", (), {"record_size": LIMITS.record_size._replace(value=1000)}),
    )
    lines = '{"text": "' + "x" * 1_000_000 + '"}\n{"text": "a"}\n'
    bad, good = records(write(tmp_path / "a.jsonl", lines))
    assert (bad.name, bad.raw, good) == ("a.jsonl:1", None, Record("a.jsonl:2", "a"))


def test_a_pipe_with_nothing_to_read_gives_a_lull() -> None:
    there, here = os.pipe()
    with os.fdopen(there, "rb") as reader, os.fdopen(here, "wb", buffering=0) as writer:
        found = read_input(Input("-", reader, Kind.JSONL), Fields())
        for number, word in enumerate(("one", "two"), 1):
            writer.write(json.dumps({"text": word}).encode() + b"\n")
            assert next(one for one in found if one is not LULL) == Record(f"-:{number}", word)
            assert next(found) is LULL
        writer.close()
        assert list(found) == []


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_row_of_csv_is_a_page(tmp_path: Path, delimiter: str) -> None:
    rows = [["id", "text", "url"], ["7", '"Pier, again; | and\nagain\u2028"', "https://a.example/"]]
    file = write(tmp_path / "a.csv", "".join(delimiter.join(row) + "\r\n" for row in rows))
    assert records(file) == [
        Record("a.csv:2", "Pier, again; | and\nagain\u2028", "https://a.example/", {"id": "7"})
    ]


def test_rows_of_csv_that_do_not_fit_are_bad_and_the_place_counts_lines(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", 'text,id\n"a\nb",1\nc\n\nd,2,3\ne,4\n')
    assert records(file) == [
        Record("a.csv:2", "a\nb", None, {"id": "1"}),
        BadRecord("a.csv:4", "has 1 cells, not 2", b"c"),
        BadRecord("a.csv:6", "has 3 cells, not 2", b"d,2,3"),
        Record("a.csv:7", "e", None, {"id": "4"}),
    ]


def test_csv_that_is_not_utf_8_goes_on_as_its_bytes(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", "id,text\né,Ein Café\n".encode("latin-1"))
    assert records(file) == [Record("a.csv:2", b"Ein Caf\xe9", None, {"id": "\ufffd"})]


def test_csv_without_the_field_is_told_once(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", "id,txt\n1,a\n2,b\n")
    assert records(file, Fields("text")) == [
        BadRecord("a.csv", "its first row has no field 'text'; did you mean txt?")
    ]


def test_a_missing_file_is_a_bad_record(tmp_path: Path) -> None:
    assert records(tmp_path / "gone.jsonl") == [
        BadRecord("gone.jsonl", "no such file or directory")
    ]


def test_the_bytes_read_are_told_as_reading_goes_on(tmp_path: Path) -> None:
    line = json.dumps({"text": "x" * 1000}) + "\n"
    file = write(tmp_path / "a.jsonl", line * 2000)
    told: list[int] = []
    list(read_input(Input("a.jsonl", file), Fields(), told.append))
    assert sum(told) == file.stat().st_size
    assert len(told) > 5


# Parquet


def parquet(path: Path, **columns: Any) -> Path:
    pq = pytest.importorskip("pyarrow.parquet")
    pq.write_table(pq.core.pa.table(columns), path)
    return path


def test_a_row_of_parquet_is_a_page_with_its_other_columns(tmp_path: Path) -> None:
    moment = datetime(2024, 5, 1, tzinfo=UTC)
    file = parquet(
        tmp_path / "a.parquet",
        text=["Pier", "Quay"],
        url=["https://a.example/", None],
        at=[moment] * 2,
    )
    assert records(file) == [
        Record("a.parquet:1", "Pier", "https://a.example/", {"at": moment}),
        Record("a.parquet:2", "Quay", None, {"at": moment}),
    ]


def test_pages_in_parquet_may_be_bytes(tmp_path: Path) -> None:
    assert records(parquet(tmp_path / "a.pq", html=[b"\xff\xfe"])) == [
        Record("a.pq:1", b"\xff\xfe")
    ]


def test_nanoseconds_are_cut_to_what_python_has(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    at = pa.array([1_000_000_001], pa.timestamp("ns"))
    (record,) = records(parquet(tmp_path / "a.parquet", text=["a"], at=at))
    assert record.columns == {"at": datetime(1970, 1, 1, 0, 0, 1)}  # noqa: DTZ001


def test_a_value_that_python_does_not_have_costs_its_row(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    years = pa.array([0, 10**13], pa.timestamp("s"))
    good, bad = records(parquet(tmp_path / "a.parquet", text=["a", "b"], at=years))
    assert good.page == "a"
    assert bad.reason.startswith("cannot be read: ")


def test_what_is_no_parquet_and_what_has_no_page_is_told(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    junk = write(tmp_path / "junk.parquet", b"PAR1 this is not it")
    (bad,) = records(junk)
    assert bad.reason.startswith("is no Parquet file: ")
    (bad,) = records(parquet(tmp_path / "a.parquet", texte=["a"]), Fields("text"))
    assert bad == BadRecord("a.parquet", "has no field 'text'; did you mean texte?")


def test_damaged_parquet_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    file = parquet(tmp_path / "a.parquet", text=["x" * 1000 + str(n) for n in range(2000)])
    data = bytearray(file.read_bytes())
    data[len(data) // 3 : len(data) // 3 + 400] = bytes(400)
    *pages, bad = records(write(file, bytes(data)))
    assert isinstance(bad, BadRecord)
    assert all(isinstance(page, Record) for page in pages)


def test_a_parquet_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free = LIMITS.compression_free._replace(value=1_000_000)
    small = type(
        "Small", (), {"compression_free": free, "compression_ratio": LIMITS.compression_ratio}
    )
    monkeypatch.setattr("cleannews.streams.readers.parquet.LIMITS", small)
    page = "x" * 100_000
    # One value, told once in a dictionary, two thousand times over: 80 MB.
    pages = records(parquet(tmp_path / "a.parquet", text=[page] * 800))
    assert pages[-1] == BadRecord("a.parquet", "its columns grow more than 250-fold")
    assert len(pages) < 600


# WARC


def warc_record(
    kind: str, block: bytes, content_type: str, url: str = "https://a.example/"
) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2024-05-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:7>\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response(body: bytes, *headers: str, status: int = 200, kind: str = "text/html") -> bytes:
    head = "\r\n".join([f"HTTP/1.1 {status} X", f"Content-Type: {kind}", *headers])
    block = f"{head}\r\n\r\n".encode() + body
    return warc_record("response", block, "application/http; msgtype=response")


COLUMNS = {
    "warc_record_id": "<urn:uuid:7>",
    "warc_date": "2024-05-01T00:00:00Z",
    "content_type": "text/html",
}


def pages_of(path: Path, *parts: bytes) -> list[Any]:
    pytest.importorskip("fastwarc")
    return records(write(path / "a.warc", b"".join(parts)))


def test_responses_and_texts_of_a_warc_are_pages_and_nothing_else_is(tmp_path: Path) -> None:
    found = pages_of(
        tmp_path,
        warc_record("warcinfo", b"software: x\r\n", "application/warc-fields"),
        warc_record("request", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
        response(b"<p>Pier"),
        response(b"moved", status=301),
        response(b"\x89PNG", kind="image/png"),
        warc_record("conversion", "Café".encode(), "text/plain"),
    )
    assert found == [
        Record("a.warc:1", b"<p>Pier", "https://a.example/", COLUMNS),
        Record(
            "a.warc:4",
            "Café".encode(),
            "https://a.example/",
            {**COLUMNS, "content_type": "text/plain"},
        ),
    ]


def test_a_compressed_warc_has_a_member_for_each_record(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    members = [gzip.compress(response(f"<p>{number}".encode())) for number in range(50)]
    found = records(write(tmp_path / "a.warc.gz", b"".join(members)))
    assert [one.page for one in found] == [f"<p>{number}".encode() for number in range(50)]


RUSSIAN = "<p>Пирс снова открыт"
CHARSETS = [
    ("text/html; charset=windows-1251", RUSSIAN.encode("cp1251"), RUSSIAN),
    ("text/html; charset=iso-8859-1", RUSSIAN.encode(), RUSSIAN),  # the server errs
    ("text/html; charset=utf-8", RUSSIAN.encode("cp1251"), RUSSIAN.encode("cp1251")),
    ("text/html; charset=iso-2022-jp", "桟橋".encode("iso2022_jp"), "桟橋"),
    ("text/html; charset=nonsense", b"\xff", b"\xff"),
    ("text/html; charset=rot13", b"abc", b"abc"),
]


@pytest.mark.parametrize(("kind", "body", "page"), CHARSETS)
def test_the_servers_charset_decides_unless_the_bytes_know_better(
    tmp_path: Path, kind: str, body: bytes, page: str | bytes
) -> None:
    (found,) = pages_of(tmp_path, response(body, kind=kind))
    assert found.page == page


def deflated(body: bytes, bits: int) -> bytes:
    packer = zlib.compressobj(9, wbits=bits)
    return packer.compress(body) + packer.flush()


CODINGS = [
    (("Content-Encoding: gzip",), gzip.compress(b"<p>Pier")),
    (("Content-Encoding: gzip",), b"<p>Pier"),  # the crawler unpacked it
    (("Content-Encoding: deflate",), deflated(b"<p>Pier", 15)),
    (("Content-Encoding: deflate",), deflated(b"<p>Pier", -15)),
    (("Transfer-Encoding: chunked",), b"<p>Pier"),  # the crawler put it together
    (("Transfer-Encoding: chunked",), b"4;a=b\n<p>P\r\n003 \r\nier\r\n"),
    (("Transfer-Encoding: chunked",), b"4\r\n<p>P\r\n3\r\nier\r\n0\r\n\r\n"),
]


@pytest.mark.parametrize(("headers", "body"), CODINGS)
def test_what_the_server_packed_is_unpacked(
    tmp_path: Path, headers: tuple[str, ...], body: bytes
) -> None:
    (found,) = pages_of(tmp_path, response(body, *headers))
    assert found.page == b"<p>Pier"


def test_a_bomb_that_a_server_sent_is_unpacked_to_the_cap_of_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = type(
        "Small",
        (),
        {"input_size": LIMITS.input_size._replace(value=1000), "record_size": LIMITS.record_size},
    )
    monkeypatch.setattr("cleannews.streams.readers.warc.LIMITS", small)
    (found,) = pages_of(
        tmp_path, response(gzip.compress(bytes(10_000_000)), "Content-Encoding: gzip")
    )
    assert len(found.page) == 1001


def test_a_body_that_is_damaged_costs_itself_alone(tmp_path: Path) -> None:
    broken = response(b"\x1f\x8bjunk", "Content-Encoding: gzip")
    bad, good = pages_of(tmp_path, broken, response(b"<p>Pier"))
    assert bad.reason.startswith("compressed data are damaged: ")
    assert good.page == b"<p>Pier"


def test_damage_anywhere_in_a_warc_is_told_and_nothing_else_happens(tmp_path: Path) -> None:
    chance = random.Random(3)
    whole = b"".join([response(b"<p>Pier" * 9), warc_record("conversion", b"x", "text/plain")] * 3)
    for _ in range(100):
        data = bytearray(whole)
        for _ in range(chance.choice([1, 5, 30])):
            data[chance.randrange(len(data))] = chance.randrange(256)
        found = pages_of(tmp_path, bytes(data[: chance.randrange(len(data))]))
        assert all(isinstance(one, Record | BadRecord) for one in found)


def test_a_record_that_is_cut_off_is_bad(tmp_path: Path) -> None:
    whole = response(b"<p>Pier") + warc_record("conversion", b"x" * 500, "text/plain")
    good, bad = pages_of(tmp_path, whole[:-100])
    assert good.page == b"<p>Pier"
    assert bad.name == "a.warc:2 https://a.example/"
    assert bad.reason == "is cut off after 404 of 500 bytes"


def test_what_follows_a_damaged_head_cannot_be_found_and_that_is_told(tmp_path: Path) -> None:
    good, bad = pages_of(tmp_path, response(b"<p>Pier"), b"junk junk\r\n" * 50, response(b"<p>x"))
    assert good.page == b"<p>Pier"
    assert bad == BadRecord("a.warc", bad.reason)
    assert bad.reason.startswith("damaged after record 1: ")


def test_what_is_no_warc_is_told(tmp_path: Path) -> None:
    (bad,) = pages_of(tmp_path, b"The pier opened again on Monday.\n" * 50)
    assert bad.reason.startswith("is no WARC file: ")


def test_kinds_are_told_by_name_and_else_by_how_the_file_begins(tmp_path: Path) -> None:
    lines = gzip.compress(b'{"text": "a"}\n{"text": "b"}\n')
    assert len(records(write(tmp_path / "dump", lines))) == 2
    assert len(records(write(tmp_path / "page.txt", lines))) == 1
    assert records(write(tmp_path / "page", "{ curly }"))[0].page == b"{ curly }"
    assert len(records(write(tmp_path / "b.txt", lines), kind=Kind.JSONL)) == 2


def test_a_stream_that_is_open_already_is_read(tmp_path: Path) -> None:
    stream = io.BufferedReader(io.BytesIO(b'{"text": "a"}'))
    assert list(read_input(Input("-", stream), Fields())) == [Record("-:1", "a")]


def test_a_crawl_without_a_telling_name_is_known_by_how_it_begins(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    pq.write_table(pa.table({"text": ["Pier"]}), tmp_path / "table")
    assert records(tmp_path / "table") == [Record("table:1", "Pier")]
    archive = write(tmp_path / "archive", b"WARC/1.0\r\nWARC-Type: warcinfo\r\n")
    assert all(isinstance(one, BadRecord) for one in records(archive))
    packed = write(tmp_path / "table.gz", gzip.compress((tmp_path / "table").read_bytes()))
    assert records(packed) == [
        BadRecord("table.gz", "Parquet is read from its end, so it must be a plain file")
    ]


def test_a_row_of_csv_that_cannot_be_read_costs_itself_alone(tmp_path: Path) -> None:
    rows = "text,id\nPier,1\na bare\rreturn,2\nHarbour,3\n"
    found = records(write(tmp_path / "a.csv", rows))
    assert [one.page for one in (found[0], found[-1])] == ["Pier", "Harbour"]
    assert [one.reason.partition(":")[0] for one in found[1:-1]] == ["cannot be read"]
