"""The same page gives the same article, whatever happened before, and nothing else happens."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from cleannews import clean, explain
from tests.properties.laws import TIMES

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures").glob("*/source.*"))
SOURCE = Path(__file__).parent.parent.parent / "src"
ROUNDS = TIMES * (1000 // len(FIXTURES) + 1)

DIGEST = """
import hashlib, sys
from pathlib import Path
from cleannews import clean
for name in sys.argv[1:]:
    record = clean(Path(name).read_bytes()).to_json(blocks=True)
    print(hashlib.sha256(record.encode()).hexdigest())
"""

# Reading what the package ships is all that cleaning may do with the outside.
AUDIT = """
import os, sys
from pathlib import Path
pages = [Path(name).read_bytes() for name in sys.argv[1:]]
seen = []
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
OUTSIDE = ("socket.", "subprocess.", "os.", "shutil.", "ftplib.", "http.", "urllib.", "sqlite3.")
LOOKING = {"os.listdir", "os.scandir", "os.walk"}
def hook(event, arguments):
    if event == "open":
        if isinstance(arguments[2], int) and arguments[2] & WRITES:
            seen.append((event, str(arguments[0])))
    elif event.startswith(OUTSIDE) and event not in LOOKING:
        seen.append((event, str(arguments)))
import numpy  # it sets an environment variable for its threads when it is loaded
sys.addaudithook(hook)
from cleannews import clean, explain, learn
from cleannews.testing.families import DOORS, FAMILIES
profile = learn(pages[:3])
for page in pages:
    article = clean(page, profile=profile)
    article.to_html(), article.to_json(), article.to_markdown(), article._repr_html_()
for family in FAMILIES.values():
    for door in DOORS.values():
        clean(door(family(2000)))
explain(pages[0])
print(seen)
"""


def digest(source: bytes) -> str:
    return hashlib.sha256(clean(source).to_json(blocks=True).encode()).hexdigest()


def run(script: str, *, seed: str = "0") -> str:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONHASHSEED": seed}
    done = subprocess.run(
        [sys.executable, "-B", "-c", script, *map(str, FIXTURES)],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
    )
    return done.stdout


def test_hash_seeds_change_nothing() -> None:
    here = [digest(path.read_bytes()) for path in FIXTURES]
    for seed in ("0", "1", "4711"):
        assert run(DIGEST, seed=seed).split() == here


def test_order_and_a_thousand_pages_before_change_nothing() -> None:
    pages = [path.read_bytes() for path in FIXTURES]
    before = [digest(page) for page in pages]
    chance = random.Random(11)
    for _ in range(ROUNDS):
        order = chance.sample(range(len(pages)), len(pages))
        for number in order:
            clean(pages[number])
    assert [digest(page) for page in reversed(pages)] == before[::-1]


def test_eight_threads_at_once_change_nothing() -> None:
    pages = [path.read_bytes() for path in FIXTURES] * 4
    alone = [digest(page) for page in pages[: len(FIXTURES)]]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(digest, pages)) == alone * 4


def test_no_socket_no_process_and_no_file_is_opened_for_writing() -> None:
    assert run(AUDIT) == "[]\n"


def test_the_random_state_is_left_alone() -> None:
    random.seed(5)
    np.random.seed(5)  # noqa: NPY002 - it is this old global state that a library could disturb
    before = random.getstate(), json.dumps(np.random.get_state(legacy=False), default=str)  # noqa: NPY002
    for path in FIXTURES[:4]:
        clean(path.read_bytes())
        explain(path.read_bytes())
    after = random.getstate(), json.dumps(np.random.get_state(legacy=False), default=str)  # noqa: NPY002
    assert after == before
