"""oEmbed of an episode, as a file: discovery works without a server, an endpoint that takes ?url= needs one.

Source of the format: oEmbed 1.0 (oembed.com), 2.3.4.
"""

import json
from html import escape

from castloom.model.episode import Episode
from castloom.render.cards.drawing import HEIGHT, WIDTH
from castloom.render.cards.subjects import NAME
from castloom.render.sharing import embed_url
from castloom.render.site import Site

FRAME_WIDTH, FRAME_HEIGHT = 640, 248  # pixels; narrower frames need no more height


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
        "width": FRAME_WIDTH,
        "height": FRAME_HEIGHT,
        "html": frame(site, episode),
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def frame(site: Site, episode: Episode) -> str:
    """The HTML with which another site shows the episode's player."""
    address = escape(site.show.site_url + embed_url(episode))
    return (
        f'<iframe src="{address}" title="{escape(episode.title)}" width="{FRAME_WIDTH}" height="{FRAME_HEIGHT}"'
        ' style="border:0;max-width:100%" loading="lazy"></iframe>'
    )
