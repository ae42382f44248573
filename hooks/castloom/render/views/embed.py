"""The view of an episode's player alone, for frames on other sites."""

from urllib.parse import quote, urlsplit

from castloom.derive.chapters import shown_chapters
from castloom.model.clock import clock
from castloom.model.episode import Enclosure, Episode
from castloom.render.composed import Spoken
from castloom.render.conversation_map import score_svg, steps
from castloom.render.media import audio_url
from castloom.render.site import Site
from castloom.render.style import style_of
from castloom.render.views.common import View

_ROOT = "../../"
_LANE = 18  # pixels


def embed_view(site: Site, episode: Episode, enclosure: Enclosure) -> View:
    """The view; addresses are relative to the episode's page, to which `url` leads from the embed's own."""
    audio = audio_url(episode)
    length = site.words.length(enclosure.duration) if enclosure.duration else ""
    return {
        "language": site.show.language,
        "root": _ROOT,
        "style": style_of(site.show.look),
        "show": site.show.short_title or site.show.title,
        "title": episode.title,
        "facts": " · ".join(filter(None, (site.words.day(episode.date), length))),
        "url": _ROOT + episode.url,
        "canonical": site.show.site_url + episode.url,
        "audio": audio if enclosure.is_remote else _ROOT + quote(audio),
        "type": enclosure.type,
        "host": urlsplit(audio).hostname if enclosure.is_remote else "",
        "score_html": _score(episode, enclosure, site.composed[episode.slug].spoken),
        "chapters": _chapters(episode),
    }


def _score(episode: Episode, enclosure: Enclosure, spoken: Spoken | None) -> str:
    """The lanes along the audio, or "" where nobody knows the times."""
    if spoken is None or not spoken.conversation.is_timed:
        return ""
    width = steps(spoken.conversation, enclosure.duration.total_seconds())
    chapters = [chapter.start.total_seconds() for chapter in shown_chapters(episode)]
    return score_svg(spoken.conversation, width, "", (), chapters, lane_height=_LANE)


def _chapters(episode: Episode) -> list[View]:
    found = ((int(chapter.start.total_seconds()), chapter.title) for chapter in shown_chapters(episode))
    return [{"seconds": seconds, "clock": clock(seconds), "title": title} for seconds, title in found]
