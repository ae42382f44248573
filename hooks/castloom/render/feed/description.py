"""An item's description: short HTML. The whole notes stand in content:encoded."""

import re
from html import escape, unescape

import nh3

from castloom.model.episode import Episode

_MOST = 4000  # bytes, tags included (Apple, PSP-1)
_TAGS = {"p", "ol", "ul", "li", "a", "b", "i", "strong", "em"}  # PSP-1


def description(episode: Episode, notes: str) -> str:
    """What front matter says of the episode, else as much of its notes, clean HTML, as fits, else its title."""
    return _as_html(episode.description) or _beginning(notes) or _as_html(episode.title)


def _beginning(notes: str) -> str:
    """The notes' first blocks, as many as fit; their first words if not even one block does."""
    html = nh3.clean(notes, tags=_TAGS, attributes={"a": {"href"}}, link_rel=None).strip()
    kept = whole = ""
    for line in html.splitlines(keepends=True):
        kept += line
        if len(kept.strip().encode()) > _MOST:
            return whole.strip() or _as_html(unescape(re.sub(r"<[^>]*>", "", html)))
        if len(re.findall("<[a-z]", kept)) == kept.count("</"):
            whole = kept
    return html


def _as_html(text: str) -> str:
    """Plain text as HTML; what is too long ends after a whole word."""
    html = escape(" ".join(text.split()), quote=False)
    if len(html.encode()) <= _MOST:
        return html
    beginning = html.encode()[: _MOST - len(" …".encode())].decode(errors="ignore")
    return re.sub(r" \S*$|&\w*$", "", beginning) + " …"
