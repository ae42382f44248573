"""An item: what the feed says of an episode."""

from collections.abc import Iterator

from castloom.model.episode import Episode
from castloom.model.show import Show
from castloom.render.composed import Spoken
from castloom.render.feed.chapters import chapter_tags
from castloom.render.feed.enclosure import alternate_enclosures
from castloom.render.feed.extras import extra_tags
from castloom.render.feed.numbers import decimal
from castloom.render.feed.persons import person_tag
from castloom.render.media import episode_cover_url, show_cover_url, whole
from castloom.render.podcast_tags.tag import Tag, present, tag
from castloom.render.site import Site
from castloom.render.soundbites import stretch
from castloom.render.transcripts.files import files_of

_AI = "ai-content"


def item_tags(site: Site, episode: Episode) -> tuple[Tag, ...]:
    """The item's tags beside RSS's own, from Apple, PSP-1, Podlove and the podcast namespace."""
    show, spoken = site.show, site.composed[episode.slug].spoken
    explicit = show.explicit if episode.explicit is None else episode.explicit
    cover = episode_cover_url(episode) or show_cover_url(show)
    return present((
        tag("itunes:title", episode.itunes_title) if episode.itunes_title else None,
        tag("itunes:duration", str(_seconds(episode))),
        tag("itunes:image", href=whole(show, cover)),
        tag("itunes:explicit", "true" if explicit else "false"),
        *_numbers(show, episode),
        tag("itunes:episodeType", episode.type.value),
        tag("itunes:block", "Yes") if episode.block else None,
        *_transcripts(show, episode, spoken),
        *chapter_tags(site, episode),
        *_soundbites(episode, spoken),
        *(person_tag(site, credit) for credit in episode.persons),
        *extra_tags(show, episode.extras),
        _ai_content(episode),
        *alternate_enclosures(show, episode),
        *(tag("podcast:contentLink", link.title, href=link.url) for link in episode.content_links),
    ))  # fmt: skip


def _seconds(episode: Episode) -> int:
    return round(episode.enclosure.duration.total_seconds()) if episode.enclosure else 0


def _numbers(show: Show, episode: Episode) -> Iterator[Tag]:
    if episode.number:
        yield tag("itunes:episode", str(episode.number))
        yield tag("podcast:episode", str(episode.number), display=episode.display)
    if episode.season:
        yield tag("itunes:season", str(episode.season))
        yield tag("podcast:season", str(episode.season), name=show.season_names.get(episode.season, ""))


def _transcripts(show: Show, episode: Episode, spoken: Spoken | None) -> Iterator[Tag]:
    """The files with times if the times are sure, WebVTT first, which Apple prefers; else the others."""
    files = files_of(spoken.timing) if spoken else ()
    timed = [file for file in files if file.needs_times]
    for file in timed or files:
        yield tag(
            "podcast:transcript", url=whole(show, episode.url + file.name), type=file.type,
            language=episode.transcript.language or show.language, rel="captions" if file.needs_times else "",
        )  # fmt: skip


def _soundbites(episode: Episode, spoken: Spoken | None) -> Iterator[Tag]:
    for bite in episode.soundbites:
        found = stretch(bite, spoken)
        if found:
            start, end = found
            yield tag("podcast:soundbite", bite.title, startTime=decimal(start), duration=decimal(end - start))


def _ai_content(episode: Episode) -> Tag | None:
    """That a machine speaks, unless the episode's own texts say something of it."""
    is_said = any(txt.purpose == _AI for txt in episode.extras.txts)
    return tag("podcast:txt", "true", purpose=_AI) if episode.ai_content and not is_said else None
