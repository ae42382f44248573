"""The XML of a feed, also where it is broken."""

import re
from html.entities import html5

from lxml import etree, html

from castloom.source.feeds.elements import short_name

# Text that is taken as it is, or a sign that has to be a character's name or number.
_SIGN = re.compile(r"<!\[CDATA\[.*?\]\]>|&(?:#\w+;|(?P<name>[A-Za-z][A-Za-z0-9]{1,31};))?", re.DOTALL)
_UTF_8 = re.compile(rb"""(?:\xef\xbb\xbf)?(?!<\?xml[^>]*encoding=["'](?!utf-?8))""", re.IGNORECASE)
_NO_CHARACTERS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


class NotAFeed(Exception):  # noqa: N818 - it is said of a document
    """A document that holds no RSS feed: what it is instead, and, or "", what to name."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class NothingThere(NotAFeed):
    """An address at which nothing is published."""


def parse_feed(content: bytes) -> tuple[etree._Element, str]:
    """The channel, and what is wrong with the XML ("" if nothing is); `NotAFeed` if there is none.

    What is broken is read as far as it can be. No other file and no address is asked.
    """
    content = content.strip()
    if not content:
        raise NotAFeed("it is empty")
    try:
        root, fault = etree.fromstring(content, _parser(recover=False)), ""
    except etree.XMLSyntaxError as broken:
        root, fault = _recovered(content), _told(broken)
    return _channel(root, content), fault


def _parser(*, recover: bool) -> etree.XMLParser:
    # Feeds of 10,000 episodes are large; entities of their own, by which small files explode, stay as they are.
    return etree.XMLParser(
        recover=recover, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True
    )


def _recovered(content: bytes) -> etree._Element | None:
    if _UTF_8.match(content):
        text = content.decode("utf-8-sig", "replace").translate(_NO_CHARACTERS)
        content = _SIGN.sub(_character, text).encode()
    try:
        found: etree._Element | None = etree.fromstring(content, _parser(recover=True))
    except etree.XMLSyntaxError:
        return None
    return found


def _character(found: re.Match[str]) -> str:
    """HTML's names of characters as numbers, which XML knows; a lone & as what it is."""
    if name := found["name"]:
        return "".join(f"&#{ord(c)};" for c in html5.get(name, f"&{name}"))
    return "&#38;" if found[0] == "&" else found[0]


def _told(broken: etree.XMLSyntaxError) -> str:
    message = re.sub(r", line \d+, column \d+.*", "", str(broken.msg), flags=re.DOTALL)
    return f"line {broken.lineno}: {message}"


def _channel(root: etree._Element | None, content: bytes) -> etree._Element:
    """RSS 2.0 has one channel; everything else is named for what it is."""
    name = short_name(str(root.tag)).lower() if root is not None else ""
    if root is not None and name == "rss":
        found = (child for child in root if isinstance(child.tag, str) and short_name(child.tag) == "channel")
        channel = next(found, None)
        if channel is None:
            raise NotAFeed("this RSS has no channel")
        return channel
    if name == "atom:feed":
        raise NotAFeed("this is an Atom feed, which podcast apps do not read", "name the show's RSS feed")
    if name == "html" or re.match(rb"<!doctype html|<html", content[:200], re.IGNORECASE):
        raise NotAFeed("this is a web page, not a feed", _feed_of_page(content))
    raise NotAFeed("this is not an RSS feed")


def _feed_of_page(content: bytes) -> str:
    """What to name instead: the feed that the page itself names, or ""."""
    try:
        page = html.document_fromstring(content)
    except (etree.ParserError, ValueError):
        return ""
    found = page.xpath("string(//link[@rel='alternate'][contains(@type, 'rss')]/@href)")
    address = str(found).strip()
    return f"name its feed, {address}" if address.startswith(("https://", "http://")) else ""
