"""How long all the feeds of a show take, and how much memory: main feed, archives, concepts, people, seasons.

Ends with 1 where it is slower or larger than it must be.
"""

import argparse
import random
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from time import process_time

from castloom.model.concept import Concept
from castloom.model.episode import Chapter, Enclosure, Episode
from castloom.model.link import Image
from castloom.model.person import Credit, Person
from castloom.model.show import Category, Release, Show
from castloom.model.transcript import Timing
from castloom.model.wording import Wording
from castloom.render.composed import Composed, Spoken
from castloom.render.feed.feed import feeds
from castloom.render.notes import Notes
from castloom.render.site import Site
from castloom.render.words.words import Words
from castloom.source.catalog import Catalog
from castloom.source.wording import engine_phrases
from measure import measured
from shows import CONCEPTS, FIRST_DAY, read_seed, slug

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
BYTES_OF_NOTES = 4_000
PEOPLE = 40
MOST_SECONDS = 2.0  # CPU, of 1,000 episodes
MOST_MEGABYTES = 200  # of the whole process that makes them
MOST_GROWTH = 1.3
SHOW = Show(
    title="A show of many episodes", description="Made to be measured.", site_url="https://many.example/",
    language="en", author="Nobody", categories=(Category("Science"),), image=Image("assets/cover.jpg"), explicit=False,
    release=Release(time(6), UTC), guid="05c3982f-d33e-5b65-a74c-6f6669c7332b", paging=100,
)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--make", type=int, metavar="N", help=argparse.SUPPRESS)
    count = parser.parse_args().make
    if count:
        _make(count)
        return 0
    costs = {count: _cost(count) for count in (1_000, 10_000)}
    for count, (seconds, megabytes, said) in costs.items():
        print(f"{count:>6,} episodes: {seconds:5.2f} s CPU, {megabytes:4.0f} MB at most; {said}")
    return _verdict(*costs.values())


def _verdict(few: tuple[float, float, str], many: tuple[float, float, str]) -> int:
    faults = []
    if few[0] > MOST_SECONDS:
        faults.append(f"too slow: 1,000 episodes take {few[0]:.2f} s, more than {MOST_SECONDS}")
    if few[1] > MOST_MEGABYTES:
        faults.append(f"too large: 1,000 episodes take {few[1]:.0f} MB, more than {MOST_MEGABYTES}")
    if many[0] > 10 * few[0] * MOST_GROWTH:
        faults.append(f"not linear: ten times the episodes take {many[0] / few[0]:.1f} times as long")
    print(*faults or ["as it must be"], sep="\n")
    return len(faults) > 0


def _cost(count: int) -> tuple[float, float, str]:
    """CPU seconds of the feeds alone, peak MB of the process that makes show and feeds, and what it made."""
    command = [sys.executable, str(Path(__file__).resolve()), "--make", str(count)]
    peak = measured(command, Path.cwd()).megabytes
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    seconds, _, said = told.strip().partition(" ")
    return float(seconds), peak, said


def _make(count: int) -> None:
    site, notes = _site(count)
    begun, number, size = process_time(), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for uri, pieces in feeds(site, lambda episode: notes[episode.number or 0]):
            path = Path(folder, uri)
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                file.writelines(pieces)
            number, size = number + 1, size + path.stat().st_size
    print(f"{process_time() - begun:.3f} {number:,} documents of {size / 1e6:.0f} MB in all")


def _site(count: int) -> tuple[Site, list[str]]:
    """A show of `count` episodes, and their notes as HTML by number."""
    rng = random.Random("feeds")
    sentences = read_seed(SEEDS).written
    notes = [_notes(rng, sentences) for _ in range(count + 1)]
    episodes = tuple(_episode(number) for number in range(count, 0, -1))
    concepts = tuple(Concept(slug(title), "", title, "What it means.") for title in CONCEPTS)
    people = tuple(Person(f"person-{n}", "", f"Person {n}") for n in range(PEOPLE))
    quiet = Composed(Notes("", (), frozenset(), frozenset()), Spoken(Timing.EXACT, (), (), (), "", {}), ())
    catalog = Catalog(SHOW, episodes, concepts, people, ())
    return Site(
        catalog,
        {e.slug: quiet for e in episodes},
        datetime(2200, 1, 1, tzinfo=UTC),
        {},
        Words(Wording("en-001", engine_phrases("en"))),
    ), notes


def _notes(rng: random.Random, sentences: tuple[str, ...]) -> str:
    html = ""
    while len(html.encode()) < BYTES_OF_NOTES:
        link = '<a href="https://example.com/page?a=1&amp;b=2">a link</a>'
        html += f"<p>{' '.join(rng.choices(sentences, k=3))} {link}</p>\n"
    return html


def _episode(number: int) -> Episode:
    day = datetime.combine(FIRST_DAY + timedelta(days=number), time(6), UTC)
    audio = Enclosure(f"https://audio.example/{number}.mp3", 25_000_000, "audio/mpeg", timedelta(minutes=42))
    plain = Episode(
        path=f"episodes/{number:05}-one.md", slug=f"one-{number}", title=f"Number {number}", date=day, notes="",
        notes_line=9, guid=f"guid-{number}", number=number, season=number // 100 + 1, enclosure=audio,
    )  # fmt: skip
    return replace(
        plain,
        persons=(Credit("person-0", "host", "cast"), Credit(f"person-{number % PEOPLE}", "guest", "cast")),
        concepts=tuple(slug(CONCEPTS[(number * k) % len(CONCEPTS)]) for k in (1, 7, 11)),
        chapters=tuple(Chapter(timedelta(minutes=5 * n), f"Part {n}") for n in range(8)),
    )


if __name__ == "__main__":
    sys.exit(main())
