"""Links as editors write them, from file to file, turned into links from page to page."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit

from castloom.source.values.ascii import in_ascii_at_best

_LINK = re.compile(
    r"(<(?:a|area|img|source|audio|video|iframe|form)\b[^>]*?\s(?:href|src|action)\s*=\s*)(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)",
    re.IGNORECASE,
)
_LINK_WITHIN = re.compile(r"(<a\b[^>]*?\shref\s*=\s*)(\"#p-[^\"]*\"|'#p-[^']*')", re.IGNORECASE)
_SCHEMES = ("http", "https", "mailto")


class ToPassage(NamedTuple):
    """A link to a passage: as it was typed, the file that it leads to, and the passage's address."""

    link: str
    file: str
    address: str


@dataclass(frozen=True)
class Resolved:
    """HTML with its links resolved, and the files they lead to.

    `missing` lead to no file, `forbidden` have a scheme other than http, https and mailto. `passages` are those links
    that lead to passages, of the same page too.
    """

    html: str
    files: tuple[str, ...]
    missing: tuple[str, ...]
    forbidden: tuple[str, ...]
    passages: tuple[ToPassage, ...] = ()


def resolve(html: str, source: str, page_url: str, targets: Mapping[str, str]) -> Resolved:
    """Links between files, relative to the file `source`, as links between pages, relative to `page_url`.

    `targets` are the addresses, from the site's root, of every file that can be linked.
    """
    followed, missing, forbidden = list[tuple[str, str]](), list[str](), list[str]()

    def turned(match: re.Match[str]) -> str:
        link = unescape(match[2].strip("\"'"))
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            if parts.scheme not in _SCHEMES:
                forbidden.append(link)
            return match[0]
        if not parts.path or parts.path.startswith("/") or _leads_to_page(parts.path, page_url, targets):
            return match[0]
        file = posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(parts.path)))
        target = targets.get(file)
        if target is None:
            missing.append(link)
            return match[0]
        followed.append((link, file))
        tail = ("?" + parts.query if parts.query else "") + ("#" + parts.fragment if parts.fragment else "")
        return f'{match[1]}"{(relative(target, page_url) + tail).replace("&", "&amp;")}"'

    made = _LINK.sub(turned, html)
    passages = _to_passages([*followed, *((link, source) for link in _within(html))])
    return Resolved(made, tuple(file for _, file in followed), tuple(missing), tuple(forbidden), passages)


def _within(html: str) -> Iterator[str]:
    """The links to passages of the same page."""
    found = _LINK_WITHIN.finditer(html) if "#p-" in html else ()
    return (unescape(match[2].strip("\"'")) for match in found)


def _to_passages(links: Iterable[tuple[str, str]]) -> tuple[ToPassage, ...]:
    """Those of the links, each with the file it leads to, that lead to passages."""
    parted = ((link, file, link.partition("#")[2]) for link, file in links)
    return tuple(ToPassage(*found) for found in parted if found[2].startswith("p-"))


def _leads_to_page(path: str, page_url: str, targets: Mapping[str, str]) -> bool:
    # Links that Castloom itself has made (to concepts) are addresses of pages already.
    return path.endswith("/") and posixpath.normpath(posixpath.join(page_url, path)) + "/" in targets


def relative(target: str, page_url: str) -> str:
    """The address of `target` as seen from `page_url`, both from the site's root."""
    start = page_url if page_url.endswith("/") else posixpath.dirname(page_url)
    path = posixpath.relpath(target or ".", start or ".")
    return quote(path) + ("/" if target.endswith("/") or not target else "")


def absolute(html: str, page_address: str) -> str:
    """The HTML with every link and picture address made absolute, and in ASCII as feeds carry addresses."""

    def turned(match: re.Match[str]) -> str:
        link = unescape(match[2].strip("\"'"))
        return f'{match[1]}"{in_ascii_at_best(urljoin(page_address, link)).replace("&", "&amp;")}"'

    return _LINK.sub(turned, html)
