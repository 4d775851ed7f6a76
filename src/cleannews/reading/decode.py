"""Bytes to text: BOM, declared charset, UTF-8, and only then a guess."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from cleannews.limits import LIMITS
from cleannews.reading.encodings import CANDIDATES, WEB_NAMES, plausibility

__all__ = ["Decoded", "codec_of", "decode"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<meta\b[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w:.+-]{1,40})"
    rb"|<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([\w:.+-]{1,40})",
    re.IGNORECASE,
)
# Python also knows rot13, base64, idna and others that no page is written in.
_FOR_PAGES = re.compile(
    r"utf-8|cp\d+|iso8859-\d+|koi8-\w|mac-\w+|gb\w+|big5\w*|euc_\w+|tis-620|hz|"
    r"shift_ji\w+|iso2022_\w+|johab|ptcp154|kz1048|utf-(?:16|32)(?:-[bl]e)?"
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
# What our own table may not be sure of: below this, a second opinion is asked for.
_SURE = 0.55
_MIN_PLAUSIBLE = -0.5


class Decoded(NamedTuple):
    """Text, the Python name of the encoding it was read in, and warning codes."""

    text: str
    encoding: str
    warnings: tuple[str, ...]


def decode(data: bytes) -> Decoded:
    """Decode the bytes of a page. Never raises; what cannot be decoded becomes U+FFFD.

    Warning codes: "undecodable-bytes", "encoding-guessed", "charset-misdeclared". Linear in
    `len(data)`, save that guessing looks at the first `LIMITS.detection_sample` bytes only.

    >>> decode("Café".encode("latin-1"))
    Decoded(text='Café', encoding='cp1252', warnings=('encoding-guessed',))
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _forced(data[len(mark) :], encoding)
    wide = _wide_by_zeros(data)
    if wide:
        return _forced(data, wide, "encoding-guessed")
    declared = _declared(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data, declared)
    if data.isascii() and b"\x1b$" in data:  # in this order, for most pages are not ASCII
        return _strict(data, "iso2022_jp") or Decoded(text, "utf-8", ())
    if declared and declared != "utf-8" and not data.isascii():
        # Bytes that happen to be UTF-8 throughout are UTF-8, unless all there is could be chance.
        return _misdeclared(data, declared, text)
    return Decoded(text, "utf-8", ())


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding, ())
    except (UnicodeDecodeError, LookupError):
        return None


def _forced(data: bytes, encoding: str, *warnings: str) -> Decoded:
    text = data.decode(encoding, "replace")
    if "\ufffd" in text and _strict(data, encoding) is None:
        warnings = (*warnings, "undecodable-bytes")
    return Decoded(text, encoding, warnings)


def _wide_by_zeros(data: bytes) -> str:
    """UTF-16 or 32 without a mark shows in its zero bytes only; no zeros, no UTF-16.

    A guesser without that rule reads the four bytes of a Latin-1 "Café" as UTF-16.
    """
    head = data[: LIMITS.declared_charset_head.value]
    if head.count(0) * 5 < len(head) or len(head) < 4:
        return ""
    zeros = [head[offset::4].count(0) * 4 for offset in range(4)]
    full = [4 * count >= 3 * len(head) for count in zeros]
    if sum(full) == 3 and full[1] and full[2]:
        return "utf-32-be" if full[0] else "utf-32-le"
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    if odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 4 * odd else ""


def _declared(data: bytes) -> str:
    """Give the Python name of the charset an HTML or XML head declares; "" for none or nonsense."""
    match = _DECLARED.search(data, 0, LIMITS.declared_charset_head.value)
    if match is None:
        return ""
    return codec_of((match[1] or match[2]).decode("ascii"))


def codec_of(charset: str) -> str:
    """Give the Python name of a charset that pages are declared in; "" for nonsense.

    >>> codec_of("ISO-8859-1"), codec_of("rot13")
    ('cp1252', '')
    """
    name = charset.lower()
    name = WEB_NAMES.get(name, name)
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    return WEB_NAMES.get(info.name, info.name) if _FOR_PAGES.fullmatch(info.name) else ""


def _misdeclared(data: bytes, declared: str, as_utf8: str) -> Decoded:
    legacy = _strict(data, declared)
    foreign = sum(char > "\x7f" for char in as_utf8[: LIMITS.detection_sample.value])
    if legacy is None or foreign >= 2 or declared not in CANDIDATES:
        return Decoded(as_utf8, "utf-8", ("charset-misdeclared",))
    return legacy


def _legacy(data: bytes, declared: str) -> Decoded:
    if declared and declared != "utf-8":
        found = _strict(data, declared)
        if found is not None:
            return found
    broken = data.decode("utf-8", "replace")
    bad = broken.count("\ufffd")
    foreign = len(broken) - sum(map(str.isascii, broken)) if bad <= len(broken) // 8 else bad
    if foreign - bad >= 8 * bad or (bad == 1 and broken[-1:] == "\ufffd" and foreign > 1):
        # A page cut within a character, or patched together, is still UTF-8.
        return Decoded(broken, "utf-8", ("undecodable-bytes",))
    if declared and declared != "utf-8":
        return _forced(data, declared)
    return _forced(data, _guess(data[: LIMITS.detection_sample.value]), "encoding-guessed")


def _guess(sample: bytes) -> str:
    """Guess the encoding of bytes that are no UTF-8; never one that nothing speaks for."""
    scores: dict[str, float] = {}
    cut = len(sample) == LIMITS.detection_sample.value
    for name in CANDIDATES:
        found = _strict(sample, name) or (_strict(sample[:-1], name) if cut else None)
        if found is not None:
            scores[name] = plausibility(_telling_part(found.text), name)
    best = max(scores, key=lambda name: scores[name], default="")
    if not best or scores[best] < _SURE:
        second = _second_opinion(sample)
        if second and second not in scores and (not best or scores[best] < _MIN_PLAUSIBLE):
            return second
        if second in scores and scores[second] >= scores[best] - 0.2:
            return second
    return best if best and scores[best] >= _MIN_PLAUSIBLE else "cp1252"


def _telling_part(text: str) -> str:
    """Cut out what is worth scoring: 1,500 characters from where the first is not ASCII."""
    first = _NOT_ASCII.search(text)
    start = first.start() if first else 0
    return text[max(0, start - 200) : start + 1500]


def _second_opinion(sample: bytes) -> str:
    """Ask charset-normalizer, and drop the answers it is known to give for want of better ones."""
    from charset_normalizer import from_bytes  # 20 ms to import, and hardly ever needed

    match = from_bytes(sample).best()
    if match is None or match.encoding.startswith(("utf", "cp7", "cp8", "hz", "iso2022")):
        return ""
    try:
        return codecs.lookup(match.encoding).name
    except LookupError:
        return ""
