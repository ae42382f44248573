"""Podcast apps and directories by the hosts of their links."""

from urllib.parse import urlsplit

from castloom.model.link import Link

_APPS = {
    "antennapod.org": "AntennaPod",
    "castbox.fm": "Castbox",
    "castro.fm": "Castro",
    "deezer.com": "Deezer",
    "fountain.fm": "Fountain",
    "goodpods.com": "Goodpods",
    "iheart.com": "iHeart",
    "music.amazon.com": "Amazon Music",
    "music.youtube.com": "YouTube Music",
    "open.spotify.com": "Spotify",
    "overcast.fm": "Overcast",
    "pca.st": "Pocket Casts",
    "play.pocketcasts.com": "Pocket Casts",
    "pocketcasts.com": "Pocket Casts",
    "podcastaddict.com": "Podcast Addict",
    "podcastguru.io": "Podcast Guru",
    "podcastindex.org": "Podcast Index",
    "podcasts.apple.com": "Apple Podcasts",
    "truefans.fm": "TrueFans",
    "tunein.com": "TuneIn",
    "youtube.com": "YouTube",
}


def app_title(link: Link) -> str:
    """The link's title; where its author gave none, the app's name, or else its host."""
    parts = urlsplit(link.url)
    if link.title != parts.netloc:
        return link.title
    host = (parts.hostname or "").removeprefix("www.")
    return _APPS.get(host, host)
