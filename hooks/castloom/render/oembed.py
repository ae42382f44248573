"""oEmbed of an episode, as a file: discovery works without a server, an endpoint that takes ?url= needs one.

Source of the format: oEmbed 1.0 (oembed.com), 2.3.4.
"""

import json
from html import escape

from castloom.derive.chapters import shown_chapters
from castloom.model.episode import Episode
from castloom.render.cards.drawing import HEIGHT, WIDTH
from castloom.render.cards.subjects import NAME
from castloom.render.sharing import embed_url
from castloom.render.site import Site

_WIDTH, _HEIGHT, _LANE, _LANES, _CHAPTERS = 640, 224, 18, 72, 32  # pixels, as in embed.css: all but lanes and chapters


def oembed(site: Site, episode: Episode) -> str:
    """The answer that a provider would give for the episode's page."""
    show = site.show
    content = {
        "version": "1.0",
        "type": "rich",
        "title": episode.title,
        "author_name": show.author,
        "provider_name": show.title,
        "provider_url": show.site_url,
        "thumbnail_url": show.site_url + episode.url + NAME,
        "thumbnail_width": WIDTH,
        "thumbnail_height": HEIGHT,
        "width": _WIDTH,
        "height": _height(site, episode),
        "html": frame(site, episode),
    }
    return json.dumps(content, ensure_ascii=False) + "\n"


def frame(site: Site, episode: Episode) -> str:
    """The HTML with which another site shows the episode's player."""
    address = escape(site.show.site_url + embed_url(episode))
    return (
        f'<iframe src="{address}" title="{escape(episode.title)}" width="{_WIDTH}" height="{_height(site, episode)}"'
        ' style="border:0;max-width:100%" loading="lazy"></iframe>'
    )


def _height(site: Site, episode: Episode) -> int:
    """What the player needs for a title of two lines, its chapters closed."""
    spoken = site.composed[episode.slug].spoken
    lanes = len(spoken.conversation.lanes) if spoken and spoken.conversation.is_timed else 0
    return _HEIGHT + min(_LANES, _LANE * lanes) + (_CHAPTERS if shown_chapters(episode) else 0)
