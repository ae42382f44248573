"""Links with http:// instead of https://."""

import re
from collections.abc import Iterator, Sequence

from castloom.derive.reports.feed_material import WholeShow
from castloom.derive.reports.finding import Finding, Level, many
from castloom.derive.reports.material import Material
from castloom.model.link import Link

_HTTP = re.compile(r"\bhttp://[^\s<>\"'()\[\]`]+", re.IGNORECASE)
_WRITE = "write https:// if the same page is there, as it mostly is"
_BROWSERS = "browsers warn of such pages"


def plain_addresses(material: Material) -> Iterator[Finding]:
    """Links of an episode without encryption: Spotify shows those of the notes as mere text."""
    episode = material.episode
    yield from _of_links("links", episode.links, episode.path, material.line("links"))
    found = list(_HTTP.finditer(episode.notes))
    if found:
        line = episode.notes_line + episode.notes.count("\n", 0, found[0].start())
        urls = [match[0].rstrip(".,;:!?*_") for match in found]
        message = f"{_told('the notes', urls)}: Spotify links to https only"
        yield Finding(Level.NOTE, episode.path, line, message, _WRITE)


def plain_addresses_of_show(whole: WholeShow) -> Iterator[Finding]:
    """Links to the show in apps without encryption."""
    yield from _of_links("subscribe", whole.catalog.show.subscribe, whole.path, whole.line("subscribe"))


def _of_links(key: str, links: Sequence[Link], path: str, line: int) -> Iterator[Finding]:
    urls = [link.url for link in links if link.url.lower().startswith("http://")]
    if urls:
        yield Finding(Level.NOTE, path, line, f"{_told(f'{key}:', urls)}: {_BROWSERS}", _WRITE)


def _told(where: str, urls: Sequence[str]) -> str:
    verb = "" if where.endswith(":") else " hold"
    first = f"the first {urls[0]}" if len(urls) > 1 else urls[0]
    return f"{where}{verb} {many(len(urls), 'link')} without encryption, {first}"
