"""What the concepts of a large show cost: a build from nothing, and what one edited episode asks for.

Ends with 1 where either takes too long.
"""

import argparse
import gc
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar
from unittest.mock import patch

from mkdocs.config import load_config
from mkdocs.structure.files import get_files

from castloom.driver.files import PreparedFile
from castloom.driver.page import PreparedPage
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
    if min(_after_an_edit(show, number) for number in range(ROUNDS)) > MOST_AFTER_AN_EDIT:
        slow.append("after an edit")
    for what in slow:
        print(f"too slow: {what}")
    return int(bool(slow))


def _after_an_edit(show: Path, number: int) -> float:
    """The seconds after a sentence was added to an episode's notes."""
    episode = sorted((show / "episodes").glob("*.md"))[number]
    episode.write_text(episode.read_text("utf-8") + f"\nMore of the same, {number}.\n", "utf-8")
    return _seconds(show, "after an edit")


def _seconds(show: Path, when: str) -> float:
    """The seconds from files that are read to the data of every page that is new; nothing is left of it."""
    config = load_config(str(show / "mkdocs.yml"))
    config = config.plugins.on_config(config)
    gc.collect()
    reading = _Clock()
    began = perf_counter()
    with patch("castloom.driver.edition.read_catalog", reading.timed(read_catalog)):
        files = config.plugins.on_files(get_files(config), config=config)
    made = [file.page for file in files if isinstance(file, PreparedFile)]
    for page in made:
        assert isinstance(page, PreparedPage)
        page.prepared.view()
    seconds = perf_counter() - began - reading.seconds
    config.plugins.on_build_error(error=RuntimeError())
    told = f"{seconds:.2f} s for index, related and the data of {len(made):,} pages"
    print(f"{when}: {told}; {reading.seconds:.2f} s to read the files", flush=True)
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
