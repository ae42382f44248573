"""Shows made of values, without files: `from tests.catalogs import episode, site_of`."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any

from castloom.model.concept import Concept
from castloom.model.episode import Enclosure, Episode
from castloom.model.link import Image
from castloom.model.person import Person
from castloom.model.show import Category, Release, Show
from castloom.model.transcript import Timing
from castloom.model.wording import Wording
from castloom.render.composed import Composed, Spoken
from castloom.render.notes import Notes
from castloom.render.site import Site
from castloom.render.words.words import Words
from castloom.source.catalog import Catalog
from castloom.source.wording import engine_phrases

CONCEPTS = (Concept("tide", "concepts/tide.md", "Tide", "Water that comes and goes."),)
PEOPLE = (Person("ada-reef", "people/ada-reef.md", "Ada Reef"),)
ENGLISH = Words(Wording("en-001", engine_phrases("en")))
_FIRST_DAY = datetime(2025, 1, 1, 6, tzinfo=UTC)
_QUIET = Notes("", (), frozenset(), frozenset())


def show_of(**facts: Any) -> Show:
    """A correct show with further facts, or other ones."""
    plain: dict[str, Any] = {
        "title": "Tide Table", "description": "Two people talk about the sea.", "site_url": "https://tides.example/",
        "language": "en", "author": "Ada Reef", "categories": (Category("Science", "Nature"),),
        "image": Image("assets/cover.jpg"), "explicit": False, "release": Release(time(6), UTC),
        "guid": "05c3982f-d33e-5b65-a74c-6f6669c7332b",
    }  # fmt: skip
    return Show(**{**plain, **facts})


def episode(number: int, **facts: Any) -> Episode:
    """The episode of this number, a day after the one before; with further facts, or other ones."""
    audio = Enclosure(f"https://audio.tides.example/{number}.mp3", 1000 + number, "audio/mpeg", timedelta(minutes=30))
    plain: dict[str, Any] = {
        "path": f"episodes/{number:03}-tide-{number}.md", "slug": f"tide-{number}", "title": f"Tide {number}",
        "date": _FIRST_DAY + timedelta(days=number), "notes": "", "notes_line": 9, "guid": f"guid-{number}",
        "number": number, "enclosure": audio,
    }  # fmt: skip
    return Episode(**{**plain, **facts})


def site_of(episodes: Sequence[Episode], show: Show | None = None, timing: Timing | None = None) -> Site:
    """A site of these episodes, the newest first; `timing` is that of their transcripts, None if they have none."""
    spoken = Spoken(timing, (), (), (), "", {}) if timing else None
    newest_first = tuple(sorted(episodes, key=lambda e: e.date, reverse=True))
    catalog = Catalog(show or show_of(), newest_first, CONCEPTS, PEOPLE, ())
    composed = {e.slug: Composed(_QUIET, spoken, ()) for e in episodes}
    return Site(catalog, composed, datetime(2200, 1, 1, tzinfo=UTC), {}, ENGLISH)
