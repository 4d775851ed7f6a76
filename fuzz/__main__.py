"""Fuzz one target for a while: `python -m fuzz clean --seconds 3600`.

Needs `pip install -r requirements-fuzz.txt`. Inputs that break a promise are written to
`fuzz/found/TARGET/`; mend the fault and keep them, for the tests replay all that lies there.
The corpus that grows while fuzzing stays in `.cache/fuzz/TARGET`, and the next run goes on with it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

import atheris

with atheris.instrument_imports(include=["cleannews"]):
    import cleannews.cli.sites  # noqa: F401 - for what it imports
    from cleannews import clean
    from fuzz.seeds import seeds_of, words_of
    from fuzz.targets import TARGETS

    # What is heavy is imported by the first use; so it must be used while imports are watched.
    for page in ("Warm.", "<html><p>Warm.</p>", "# Warm\n\nBody of [links](/x).\n\n## Two\n"):
        article = clean(page)
        article.to_html()
        article._repr_html_()

ROOT: Final = Path(__file__).parent
MAX_BYTES: Final = 4096
MAX_SECONDS: Final = 20  # a single input that takes longer is a finding
MAX_MB: Final = 2048  # that one input may ask for at once; the fuzzer itself takes more and more


def main() -> None:
    """Fuzz until the time is over; libFuzzer ends the process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=600)
    arguments = parser.parse_args()
    target: str = arguments.target
    corpus = ROOT.parent / ".cache" / "fuzz" / target
    found = ROOT / "found" / target
    corpus.mkdir(parents=True, exist_ok=True)
    found.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds_of(target)):
        (corpus / f"seed-{number}").write_bytes(seed[:MAX_BYTES])
    words = corpus.with_suffix(".dict")
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in words_of(target)))
    options = {
        "artifact_prefix": f"{found}/",
        "dict": words,
        "max_len": MAX_BYTES,
        "max_total_time": arguments.seconds,
        "malloc_limit_mb": MAX_MB,
        "rss_limit_mb": 0,
        "timeout": MAX_SECONDS,
    }
    flags = [f"-{name}={value}" for name, value in options.items()]
    atheris.Setup([sys.argv[0], *flags, str(corpus)], TARGETS[target])
    atheris.Fuzz()


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode("utf-8", "surrogatepass"))


main()
