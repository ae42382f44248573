"""An item: what the feed says of an episode."""

from castloom.model.episode import Episode
from castloom.model.show import Show
from castloom.render.composed import Spoken
from castloom.render.feed.channel import person_tag, yes_no
from castloom.render.media import audio_url, episode_cover_url, show_cover_url, whole
from castloom.render.podcast_tags.tag import Tag, present, tag
from castloom.render.site import Site


def item_tags(site: Site, episode: Episode) -> tuple[Tag, ...]:
    """The item's tags beside RSS's own, from Apple, PSP-1 and the podcast namespace."""
    show, spoken = site.show, site.composed[episode.slug].spoken
    explicit = show.explicit if episode.explicit is None else episode.explicit
    cover = episode_cover_url(episode) or show_cover_url(show)
    return present((
        tag("itunes:duration", str(_seconds(episode))),
        tag("itunes:image", href=whole(show, cover)),
        tag("itunes:explicit", yes_no(explicit, "true", "false")),
        tag("itunes:episode", str(episode.number)) if episode.number else None,
        tag("itunes:season", str(episode.season)) if episode.season else None,
        tag("itunes:episodeType", episode.type.value),
        tag("itunes:block", "Yes") if episode.block else None,
        tag("podcast:episode", str(episode.number)) if episode.number else None,
        tag("podcast:season", str(episode.season)) if episode.season else None,
        _transcript(show, episode, spoken),
        *_soundbites(episode, spoken),
        *(person_tag(site, credit) for credit in episode.persons),
        *(tag("podcast:location", place.name) for place in episode.extras.locations),
        tag("podcast:license", episode.extras.license.name) if episode.extras.license else None,
        tag("podcast:txt", "true", purpose="ai-content") if episode.ai_content else None,
    ))  # fmt: skip


def enclosure_url(show: Show, episode: Episode) -> str:
    """The audio's whole address, behind the show's prefix if it has one."""
    address = whole(show, audio_url(episode))
    for prefix in reversed(show.enclosure_prefixes):
        address = prefix + address.removeprefix("https://")
    return address


def _seconds(episode: Episode) -> int:
    return round(episode.enclosure.duration.total_seconds()) if episode.enclosure else 0


def _transcript(show: Show, episode: Episode, spoken: Spoken | None) -> Tag | None:
    if spoken is None:
        return None
    language = episode.transcript.language or show.language
    if spoken.timing.is_sure:
        url = whole(show, f"{episode.url}transcript.vtt")
        return tag("podcast:transcript", url=url, type="text/vtt", language=language, rel="captions")
    return tag(
        "podcast:transcript", url=whole(show, f"{episode.url}transcript.txt"), type="text/plain", language=language
    )


def _soundbites(episode: Episode, spoken: Spoken | None) -> list[Tag]:
    times = [(bite, spoken.starts[bite.passage]) for bite in episode.soundbites] if spoken else []
    return [
        tag("podcast:soundbite", bite.title or None, startTime=f"{start:.1f}", duration=f"{end - start:.1f}")
        for bite, (start, end) in times
        if end > start
    ]
