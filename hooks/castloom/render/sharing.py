"""What a page's head says to those who show it elsewhere: Open Graph, the card, and how to embed an episode."""

import re
from collections.abc import Iterator

from castloom.model.concept import Concept
from castloom.model.episode import Episode
from castloom.model.person import Person
from castloom.render.cards.drawing import HEIGHT, WIDTH
from castloom.render.cards.subjects import NAME, OF_SHOW
from castloom.render.locales import locale
from castloom.render.media import audio_url, whole
from castloom.render.site import Site

_FURTHER = re.compile(r"page/\d+/$")
_LONGEST = 300  # characters of a description; nobody shows more


def sharing(site: Site, url: str, title: str, description: str) -> dict[str, object]:
    """Tags of the page at `url`, as names and contents, and the address of its oEmbed file or ""."""
    subject = site.by_url.get(_FURTHER.sub("", url))
    show = site.show
    plays = isinstance(subject, Episode) and subject.enclosure is not None
    return {
        "tags": [(name, content) for name, content in _tags(site, subject, url, title, description) if content],
        "oembed": f"{show.site_url}{oembed_url(subject)}" if plays and isinstance(subject, Episode) else "",
    }


def embed_url(episode: Episode) -> str:
    """`embed/SLUG/`, the player alone."""
    return f"embed/{episode.slug}/"


def oembed_url(episode: Episode) -> str:
    """`oembed/SLUG.json`, which says how to embed it."""
    return f"oembed/{episode.slug}.json"


def _tags(
    site: Site, subject: Episode | Concept | Person | None, url: str, title: str, description: str
) -> Iterator[tuple[str, str]]:
    show = site.show
    short = " ".join(description.split())
    yield "og:type", _kind(subject)
    yield "og:title", title
    yield "og:description", short if len(short) <= _LONGEST else short[: _LONGEST - 1].rstrip() + "…"
    yield "og:url", show.site_url + url
    yield "og:site_name", show.title
    yield "og:locale", locale(show.language)
    yield "og:image", show.site_url + (subject.url + NAME if subject else OF_SHOW)
    yield "og:image:type", "image/png"
    yield "og:image:width", str(WIDTH)
    yield "og:image:height", str(HEIGHT)
    yield "og:image:alt", show.title if subject is None else f"{title} – {show.title}"
    if isinstance(subject, Episode):
        yield "article:published_time", subject.date.isoformat()
        if subject.enclosure:
            yield "og:audio", whole(show, audio_url(subject))
            yield "og:audio:type", subject.enclosure.type


def _kind(subject: Episode | Concept | Person | None) -> str:
    return "website" if subject is None else "profile" if isinstance(subject, Person) else "article"
