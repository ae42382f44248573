"""Where a show's audio, covers and transcripts are published, from the site's root or whole."""

import posixpath
from pathlib import PurePosixPath
from urllib.parse import quote

from castloom.model.episode import Episode
from castloom.model.link import Image
from castloom.model.show import Show
from castloom.render.slugs import slug_of


def audio_url(episode: Episode) -> str:
    """`episodes/SLUG/SLUG.mp3`, or the address of audio elsewhere; "" without audio.

    A file of another name than the episode's keeps that name, so that other audio can have another address.
    """
    if episode.enclosure is None:
        return ""
    source = episode.enclosure.src
    if episode.enclosure.is_remote:
        return source
    name = PurePosixPath(source).stem
    is_neighbour = name.lower() == PurePosixPath(episode.path).stem
    return f"{episode.url}{episode.slug if is_neighbour else slug_of(name)}{_ending(source)}"


def episode_cover_url(episode: Episode) -> str:
    """`episodes/SLUG/SLUG.jpg`, or the address of a cover elsewhere; "" without a cover of its own."""
    if episode.image is None:
        return ""
    return _address(episode.image, f"{episode.url}{episode.slug}{_ending(episode.image.src)}")


def show_cover_url(show: Show) -> str:
    """The cover's path on the site, or its address elsewhere."""
    return show.image.src


def whole(show: Show, url: str) -> str:
    """An address with the site's own in front, unless it is whole already."""
    return url if "://" in url else show.site_url + quote(url)


def _address(image: Image, path: str) -> str:
    return image.src if "://" in image.src else path


def _ending(path: str) -> str:
    ending = posixpath.splitext(path)[1].lower()
    return ".jpg" if ending == ".jpeg" else ending  # Apple names .jpg and .png alone
