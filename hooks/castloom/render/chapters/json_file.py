"""`chapters.json` beside an episode's page: JSON chapters 1.2 (podcast namespace)."""

import json
from datetime import timedelta
from typing import Any

from castloom.model.episode import Chapter, Episode
from castloom.model.podcasting import Location
from castloom.render.chapters.addresses import chapter_image, chapter_url
from castloom.render.site import Site

NAME = "chapters.json"
TYPE = "application/json+chapters"


def chapters_json(site: Site, episode: Episode) -> str:
    """The file's text: a chapter a line, so that a change is easy to see."""
    head = {"version": "1.2.0", "title": episode.title, "podcastName": site.show.title, "author": site.show.author}
    rows = ",\n".join(f"  {_written(_chapter(site, chapter))}" for chapter in episode.chapters)
    return f'{_written(head)[:-1]}, "chapters": [\n{rows}\n]}}\n'


def _written(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False)


def _chapter(site: Site, chapter: Chapter) -> dict[str, Any]:
    """A chapter's keys, without those that would say nothing."""
    values: dict[str, Any] = {"startTime": _seconds(chapter.start)}
    if chapter.end is not None:
        values["endTime"] = _seconds(chapter.end)
    values |= {"title": chapter.title, "img": chapter_image(site, chapter), "url": chapter_url(site, chapter)}
    if not chapter.in_toc:
        values["toc"] = False
    if chapter.location:
        values["location"] = _location(chapter.location)
    return {key: value for key, value in values.items() if value != ""}


def _location(place: Location) -> dict[str, str]:
    return {key: value for key, value in (("name", place.name), ("geo", place.geo), ("osm", place.osm)) if value}


def _seconds(time: timedelta) -> float:
    """Seconds to the millisecond: 94, 62.5."""
    seconds = round(time.total_seconds(), 3)
    return int(seconds) if seconds == int(seconds) else seconds
