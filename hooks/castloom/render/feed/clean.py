"""Notes HTML as podcast apps may have it: harmless, with whole addresses."""

import nh3

from castloom.render.links import absolute

_TAGS = set(
    "p br a ul ol li strong b em i h1 h2 h3 h4 h5 h6 blockquote code pre hr img sub sup del dl dt dd"
    " table thead tbody tr th td".split()
)
_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "ol": {"start"}}


def clean_notes(html: str, page_address: str) -> str:
    """The HTML with only the tags that apps show, http, https and mailto links, and absolute addresses."""
    return nh3.clean(
        absolute(html, page_address),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    ).strip()
