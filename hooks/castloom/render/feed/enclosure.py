"""An episode's media in the feed: the address of its audio behind prefixes, and the same episode in other forms."""

from collections.abc import Iterator

from castloom.model.episode import Episode
from castloom.model.podcasting import AlternateEnclosure
from castloom.model.show import Show
from castloom.render.feed.numbers import unless_zero
from castloom.render.media import audio_url, whole
from castloom.render.podcast_tags.tag import Tag, tag


def enclosure_url(show: Show, episode: Episode) -> str:
    """The audio's whole address, behind the show's prefixes, the first of them outermost.

    In a prefix, `{guid}` stands for the show's podcast:guid.
    """
    address = whole(show, audio_url(episode))
    for prefix in reversed(show.enclosure_prefixes):
        address = prefix.replace("{guid}", show.guid) + address.removeprefix("https://")
    return address


def alternate_enclosures(show: Show, episode: Episode) -> Iterator[Tag]:
    """podcast:alternateEnclosure, each with where it lies and what proves that it is whole."""
    return (_alternate(show, other) for other in episode.alternate_enclosures)


def _alternate(show: Show, other: AlternateEnclosure) -> Tag:
    sources = [tag("podcast:source", uri=whole(show, s.uri), contentType=s.content_type) for s in other.sources]
    proof = [tag("podcast:integrity", type=i.type, value=i.value) for i in (other.integrity,) if i]
    return tag(
        "podcast:alternateEnclosure", None, *sources, *proof,
        type=other.type, length=unless_zero(other.length), bitrate=unless_zero(other.bitrate),
        height=unless_zero(other.height), lang=other.lang, title=other.title, rel=other.rel, codecs=other.codecs,
        default="true" if other.default else "",
    )  # fmt: skip
