"""`player.json` beside an episode's page: what the player shows of an episode on any page of the site."""

import json
from typing import Any

from castloom.derive.chapters import shown_chapters
from castloom.model.episode import Episode
from castloom.render.composed import Spoken
from castloom.render.conversation_map import small_lanes
from castloom.render.media import audio_url, episode_cover_url, show_cover_url
from castloom.render.site import Site

NAME = "player.json"


def player_json(site: Site, episode: Episode) -> str:
    """The file's text, for an episode with audio: title, audio, length in seconds, chapters as [second, title], score.

    Addresses are from the site's root. `lanes` are [voice, path] on a drawing that is `width` wide and as high as
    there are lanes; without a transcript with times it has one lane that is spoken all along.
    """
    return json.dumps(_facts(site, episode), ensure_ascii=False, separators=(",", ":"))


def _facts(site: Site, episode: Episode) -> dict[str, Any]:
    enclosure = episode.enclosure
    assert enclosure is not None
    seconds = enclosure.duration.total_seconds()
    spoken: Spoken | None = site.composed[episode.slug].spoken
    width, lanes = small_lanes(spoken.conversation, seconds) if spoken else (1, [])
    return {
        "title": episode.title,
        "url": episode.url,
        "show": site.show.title,
        "cover": episode_cover_url(episode) or show_cover_url(site.show),
        "audio": audio_url(episode),
        "type": enclosure.type,
        "duration": round(seconds, 3),
        "chapters": [[chapter.start.total_seconds(), chapter.title] for chapter in shown_chapters(episode)],
        "width": width,
        "lanes": lanes or [["others", "M0 .5h1"]],
    }
