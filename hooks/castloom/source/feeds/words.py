"""The words of a feed's HTML, to compare texts by what a reader sees."""

import re

from lxml import etree

_BLOCK = re.compile(r"<(?=/?(?:p|br|li|ul|ol|div|h[1-6]|tr|td|th|dt|dd|blockquote|pre|hr)\b)", re.IGNORECASE)


def words(html: str) -> str:
    """The text without its tags, with single blanks."""
    return " ".join("".join(map(str, _tree(html).itertext())).split())


def links(html: str) -> list[str]:
    """Where the text's links lead, in their order."""
    return [str(link.get("href")).strip() for link in _tree(html).iter("a") if link.get("href")]


def _tree(html: str) -> etree._Element:
    parser = etree.HTMLParser(no_network=True, huge_tree=True, remove_comments=True)
    root: etree._Element | None = etree.fromstring(f"<div>{_BLOCK.sub(' <', html)}</div>", parser)
    return root if root is not None else etree.Element("div")
