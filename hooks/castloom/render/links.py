"""Links as editors write them, from file to file, turned into links from page to page."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import quote, unquote, urljoin, urlsplit

from castloom.source.values.ascii import in_ascii_at_best

_LINK = re.compile(
    r"(<(?:a|area|img|source|audio|video|iframe|form)\b[^>]*?\s(?:href|src|action)\s*=\s*)(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)",
    re.IGNORECASE,
)
_SCHEMES = ("http", "https", "mailto")


@dataclass(frozen=True)
class Resolved:
    """HTML with its links resolved, and the files they lead to.

    `missing` lead to no file, `forbidden` have a scheme other than http, https and mailto.
    """

    html: str
    files: tuple[str, ...]
    missing: tuple[str, ...]
    forbidden: tuple[str, ...]


def resolve(html: str, source: str, page_url: str, targets: Mapping[str, str]) -> Resolved:
    """Links between files, relative to the file `source`, as links between pages, relative to `page_url`.

    `targets` are the addresses, from the site's root, of every file that can be linked.
    """
    files: list[str] = []
    missing: list[str] = []
    forbidden: list[str] = []
    folder = posixpath.dirname(source)

    def turned(match: re.Match[str]) -> str:
        link = unescape(match[2].strip("\"'"))
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            if parts.scheme not in _SCHEMES:
                forbidden.append(link)
            return match[0]
        if not parts.path or parts.path.startswith("/") or _leads_to_page(parts.path, page_url, targets):
            return match[0]
        file = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
        target = targets.get(file)
        if target is None:
            missing.append(link)
            return match[0]
        files.append(file)
        tail = ("?" + parts.query if parts.query else "") + ("#" + parts.fragment if parts.fragment else "")
        return f'{match[1]}"{(relative(target, page_url) + tail).replace("&", "&amp;")}"'

    return Resolved(_LINK.sub(turned, html), tuple(files), tuple(missing), tuple(forbidden))


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
