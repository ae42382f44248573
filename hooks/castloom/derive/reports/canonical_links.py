"""Links to the canonical homes of concepts: missing, or leading elsewhere."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from castloom.derive.reports.finding import Finding, Level, one_line, quoted
from castloom.derive.reports.material import Material
from castloom.model.concept import Concept

_URL = re.compile(r"https?://[^\s<>\"'()\[\]]+", re.IGNORECASE)
_INLINE = re.compile(r"\[([^\[\]]{1,200})\]\(\s*<?(https?://[^\s<>()]+)", re.IGNORECASE)
_HTML = re.compile(r"<a\s[^>]{0,500}?href\s*=\s*[\"']?(https?://[^\s\"'>]+)[^>]{0,500}>([^<]{1,200})</a", re.IGNORECASE)
_BY_NAME = re.compile(r"\[([^\[\]]{1,200})\](?:\[([^\[\]]{0,200})\])?(?![(:])")
_NAMED = re.compile(r"^ {0,3}\[([^\[\]\n]{1,200})\]:\s*<?(https?://[^\s<>]+)", re.IGNORECASE | re.MULTILINE)
_SIGNS = re.compile(r"[*_`™®©]")


class _Link(NamedTuple):
    """A link of an episode as its editor wrote it; `line` is 0 where it is not known."""

    text: str
    url: str
    line: int


def canonical_links(material: Material) -> Iterator[Finding]:
    """Links with a concept's name that lead elsewhere than to its home; concepts whose homes have no link."""
    links = list(_links(material))
    there = {_plain(link.url) for link in links} | {_plain(url) for url in _URL.findall(material.episode.notes)}
    for concept in material.catalog.concepts:
        if not concept.same_as:
            continue
        astray = list(_astray(concept, links, material))
        yield from astray
        homes = {_plain(url) for home in concept.same_as for url in (home, *_URL.findall(home)[:1])}
        if concept.id in material.episode.concepts and not astray and not homes & there:
            message = f"no link leads to the home of {concept.title}, which concepts declares"
            hint = f'add - {{title: {concept.title}, url: "{concept.same_as[0]}"}} to links'
            yield Finding(Level.WARNING, material.episode.path, material.line("concepts"), message, hint)


def _astray(concept: Concept, links: list[_Link], material: Material) -> Iterator[Finding]:
    names = {_name(form) for form in concept.forms}
    homes = {_plain(url) for url in (*concept.same_as, f"{material.catalog.show.site_url}{concept.url}")}
    for link in links:
        if _name(link.text) in names and _plain(link.url) not in homes:
            message = f"the link {quoted(link.text)} leads to {one_line(link.url)}, not to the home of {concept.title}"
            hint = f"write {concept.same_as[0]}, or call the link otherwise; {concept.path} names the home"
            yield Finding(Level.WARNING, material.episode.path, link.line, message, hint)


def _links(material: Material) -> Iterator[_Link]:
    """The links to web addresses that front matter and show notes hold, with their texts."""
    episode = material.episode
    yield from (_Link(link.title, link.url, material.line("links")) for link in episode.links)
    named = {_name(match[1]): match[2] for match in _NAMED.finditer(episode.notes)}

    def line(match: re.Match[str]) -> int:
        return episode.notes_line + episode.notes.count("\n", 0, match.start())

    yield from (_Link(match[1], match[2], line(match)) for match in _INLINE.finditer(episode.notes))
    yield from (_Link(match[2], match[1], line(match)) for match in _HTML.finditer(episode.notes))
    for match in _BY_NAME.finditer(episode.notes) if named else ():
        if url := named.get(_name(match[2] or match[1])):
            yield _Link(match[1], url, line(match))


def _name(text: str) -> str:
    return " ".join(_SIGNS.sub("", text).casefold().split())


def _plain(url: str) -> str:
    """An address without what makes no difference: scheme, www., the slash and full stop at its end, fragment."""
    try:
        parts = urlsplit(url.strip().rstrip(".,;:!"))
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:  # https://[…
        return url
    return f"{host}{parts.path.rstrip('/')}{'?' if parts.query else ''}{parts.query}"
