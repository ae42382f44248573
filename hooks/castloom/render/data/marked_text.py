"""Markdown, as pages' twins have it: texts that stay text, and what authors wrote with whole addresses."""

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import quote, unquote, urljoin, urlsplit

_SIGNS = "\\`*_[]"  # they would begin something
_BEGINS = re.compile(r"[#>+~-]|\d{1,9}(?=[.)](?:\s|$))")  # as the first of a line
_ENTITY = re.compile(r"&(?=#?\w+;)")
_CODE = (
    r"(?P<code>^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=fence)[^\n]*$|\Z)|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
)
_INLINE = r"(?P<inline>\]\(\s*)(?P<place><[^>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)"
_DEFINED = r"(?P<defined>^ {0,3}\[[^\]\n]+\]:[ \t]*)(?P<to><[^>\n]*>|\S+)"
_TAG = r"(?P<tag><(?:a|img|source|audio|video)\b[^>]*?\s(?:href|src)\s*=\s*)(?P<value>\"[^\"]*\"|'[^']*')"
_NAMED = r"\[\[(?P<name>[^\[\]\n|]+?)(?:\\?\|(?P<words>[^\[\]|]+))?\]\](?![(\[])"
_LINK = re.compile(f"{_CODE}|{_NAMED}|{_INLINE}|{_DEFINED}|{_TAG}", re.MULTILINE | re.DOTALL)


def plain(text: str) -> str:
    """A text in which Markdown finds nothing of its own."""
    for sign in _SIGNS:
        if sign in text:
            text = text.replace(sign, f"\\{sign}")
    text = _ENTITY.sub("&amp;", text) if "&" in text else text
    return text.replace("<", "&lt;") if "<" in text else text


def paragraph(text: str) -> str:
    """As `line`, and nothing but a paragraph where it begins one."""
    return guarded(line(text))


def guarded(text: str) -> str:
    """A line that is plain already, with a backslash where it would begin a heading, a list or the like."""
    begins = _BEGINS.match(text)
    if begins is None:
        return text
    if text[0] == "~":
        return f"&#126;{text[1:]}"
    at = begins.end() if text[0].isdigit() else 0
    return f"{text[:at]}\\{text[at:]}"


def line(text: str) -> str:
    """As `plain`, on one line."""
    return plain(" ".join(text.split()))


def link(title: str, address: str) -> str:
    return f"[{line(title)}]({quote(address, safe=':/?#@!$&*+,;=%~')})"


@dataclass(frozen=True)
class Reach:
    """What links lead to: `addresses` from the site's `root` by file, and by name the words and the address, or ""."""

    addresses: Mapping[str, str]
    root: str
    by_name: Callable[[str, str], tuple[str, str]]


def with_whole_links(markdown: str, path: str, address: str, reach: Reach) -> str:
    """An author's Markdown from the file `path`, for readers elsewhere: each link is a whole address.

    `address` is that of its page. Links within code stay as they are.
    """
    folder = posixpath.dirname(path)

    def whole(link: str) -> str:
        parts = urlsplit(link)
        target = reach.addresses.get(posixpath.normpath(posixpath.join(folder, unquote(parts.path))))
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/") or target is None:
            return urljoin(address, link)
        tail = ("?" + parts.query if parts.query else "") + ("#" + parts.fragment if parts.fragment else "")
        return reach.root + quote(target.removeprefix("./")) + tail

    def turned(match: re.Match[str]) -> str:
        if match["code"]:
            return match[0]
        if match["name"]:
            words, url = reach.by_name(match["name"].strip(), (match["words"] or "").strip())
            return f"[{words}]({reach.root}{url})" if url else words
        if match["tag"]:
            return f'{match["tag"]}"{escape(whole(unescape(match["value"][1:-1])))}"'
        before, place = match["inline"] or match["defined"], match["place"] or match["to"] or ""
        return f"{before}<{whole(place[1:-1])}>" if place.startswith("<") else f"{before}{whole(place)}"

    return _LINK.sub(turned, markdown) if "[" in markdown or "<" in markdown else markdown
