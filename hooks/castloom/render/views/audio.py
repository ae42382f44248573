"""What a page says of an episode's audio, and what its play button asks for."""

from urllib.parse import urlsplit

from castloom.model.clock import clock
from castloom.model.episode import Episode
from castloom.render.media import audio_url
from castloom.render.views.common import View
from castloom.render.words.words import Words


def audio_view(words: Words, episode: Episode) -> View | None:
    """Addresses from the site's root, and the host that play asks if the audio is elsewhere; None without audio."""
    enclosure = episode.enclosure
    if enclosure is None:
        return None
    seconds = enclosure.duration.total_seconds()
    return {
        "episode": episode.url,
        "url": audio_url(episode),
        "type": enclosure.type,
        "size_text": words("megabytes", size=words.decimal(f"{enclosure.length / 1_000_000:.1f}")),
        "seconds": f"{seconds:.0f}" if seconds else "",
        "clock": clock(seconds),
        "host": urlsplit(enclosure.src).netloc if enclosure.is_remote else "",
    }
