"""What the concepts of a large show cost: a build from nothing, and what one edited episode asks of a preview.

Ends with 1 where either takes too long.
"""

import argparse
import gc
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar
from unittest.mock import patch

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.files import get_files

from castloom.driver.feeds import write_documents
from castloom.driver.files import PreparedFile
from castloom.driver.page import PreparedPage
from castloom.driver.plugin import CastloomPlugin
from castloom.source.catalog import read_catalog
from flavours import write_castloom
from measure import RunError, measured
from shows import names_of, read_seed

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".cache" / "bench"
MOST_FROM_NOTHING = 20.0  # seconds, on two cores
MOST_AFTER_AN_EDIT = 1.0
ROUNDS = 3

T = TypeVar("T")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--episodes", type=int, default=1000, metavar="N", help="how many (1000)")
    parser.add_argument("--concepts", type=int, default=300, metavar="N", help="how many (300)")
    options = parser.parse_args()
    show = FOLDER / f"concepts-{options.concepts}-{options.episodes}"
    seed = read_seed(ROOT / "seeds")
    write_castloom(show, seed, options.episodes, names_of(seed, options.concepts))
    print(f"{options.episodes:,} episodes of 8,000 words, {options.concepts} concepts")
    slow = []
    if _seconds(show, "from nothing") > MOST_FROM_NOTHING:
        slow.append("from nothing")
    shutil.rmtree(show / ".cache")
    try:
        cost = measured([sys.executable, "-m", "mkdocs", "build", "-q"], show)
    except RunError as fault:
        print(fault, file=sys.stderr)
        return 1
    print(f"the whole build from nothing, pages written: {cost.seconds:.1f} s, {cost.megabytes:,.0f} MB")
    if min(_in_a_preview(show)) > MOST_AFTER_AN_EDIT:
        slow.append("after an edit")
    for what in slow:
        print(f"too slow: {what}")
    return int(bool(slow))


def _in_a_preview(show: Path) -> Iterator[float]:
    """The seconds that the slower of two edits of one episode takes, again and again: in its notes, in its speech."""
    config = load_config(str(show / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    with _served():
        for number in range(ROUNDS + 1):
            notes, speech = _edit_notes(show, number), _edit_speech(show, number)
            if number:  # the first learns what a site that was there already did not ask for
                yield max(notes, speech)


@contextmanager
def _served() -> Iterator[None]:
    """Another thread, as a preview's server has: with it no build forks."""
    ended = threading.Event()
    server = threading.Thread(target=ended.wait)
    server.start()
    try:
        yield
    finally:
        ended.set()
        server.join()


def _edit_notes(show: Path, number: int) -> float:
    episode = min((show / "episodes").glob("*.md"))
    episode.write_text(episode.read_text("utf-8") + f"\nMore of the same, {number}.\n", "utf-8")
    return _after(show, "a sentence in the notes")


def _edit_speech(show: Path, number: int) -> float:
    transcript = min((show / "episodes").glob("*.vtt"))
    transcript.write_text(transcript.read_text("utf-8").replace(" the ", f" the {number}th ", 1), "utf-8")
    return _after(show, "a word in the speech")


def _after(show: Path, edit: str) -> float:
    """The seconds that an edit asks of a preview, whose site is brought to it then."""
    seconds = _seconds(show, edit)
    build(load_config(str(show / "mkdocs.yml")))
    return seconds


def _seconds(show: Path, when: str) -> float:
    """The seconds from files that are read to the data of every page that is new; nothing is left of it."""
    config = load_config(str(show / "mkdocs.yml"))
    config = config.plugins.on_config(config)
    found = get_files(config)
    found.add_files_from_theme(config.theme.get_env(), config)
    gc.collect()
    reading, feeding = _Clock(), _Clock()
    began = perf_counter()
    with (
        patch("castloom.driver.edition.read_catalog", reading.timed(read_catalog)),
        patch("castloom.driver.feeds.write_documents", feeding.timed(write_documents)),
    ):
        files = config.plugins.on_files(found, config=config)
    made = [file.page for file in files if isinstance(file, PreparedFile)]
    for page in made:
        assert isinstance(page, PreparedPage)
        page.prepared.view()
    seconds = perf_counter() - began - reading.seconds - feeding.seconds
    plugin = config.plugins["castloom"]
    assert isinstance(plugin, CastloomPlugin)
    plugin.pages.finish()  # another process may still draw cards
    config.plugins.on_build_error(error=RuntimeError())
    beside = f"{reading.seconds:.2f} s to read the files, {feeding.seconds:.2f} s to write feeds"
    print(f"{when}: {seconds:.2f} s for index, related and the data of {len(made):,} pages; {beside}", flush=True)
    return seconds


class _Clock:
    """Counts the seconds of a function."""

    seconds = 0.0

    def timed(self, function: Callable[..., T]) -> Callable[..., T]:
        def timed(*given: Any, **named: Any) -> T:
            began = perf_counter()
            try:
                return function(*given, **named)
            finally:
                self.seconds += perf_counter() - began

        return timed


if __name__ == "__main__":
    sys.exit(main())
