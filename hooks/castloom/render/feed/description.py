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


def is_too_long(notes: str) -> bool:
    """Whether notes, clean HTML, do not fit where they stand in for a description."""
    return len(_simple(notes).encode()) > _MOST


def _beginning(notes: str) -> str:
    """The notes' first blocks, as many as fit; their first words if not even one block does."""
    html = _simple(notes)
    kept = whole = ""
    for line in html.splitlines(keepends=True):
        kept += line
        if len(kept.strip().encode()) > _MOST:
            return whole.strip() or _as_html(unescape(re.sub(r"<[^>]*>", "", html)))
        if _is_balanced(kept):
            whole = kept
    return html


def _simple(notes: str) -> str:
    html = nh3.clean(notes, tags={*_TAGS, "br"}, attributes={"a": {"href"}}, link_rel=None).strip()
    return re.sub(r"<br>\s*", "\n", re.sub(r"(?s)<p>(.*?)</p>", _without_breaks, html))


def _without_breaks(paragraph: re.Match[str]) -> str:
    """A paragraph for each of its lines, so that times stay at their beginnings; PSP-1 allows no line breaks."""
    lines = [line.strip() for line in paragraph[1].split("<br>")]
    if not all(map(_is_balanced, lines)):
        return paragraph[0]
    return "\n".join(f"<p>{line}</p>" for line in lines if line)


def _is_balanced(html: str) -> bool:
    return len(re.findall("<[a-z]", html)) == html.count("</")


def _as_html(text: str) -> str:
    """Plain text as HTML; what is too long ends after a whole word."""
    html = escape(" ".join(text.split()), quote=False)
    if len(html.encode()) <= _MOST:
        return html
    beginning = html.encode()[: _MOST - len(" …".encode())].decode(errors="ignore")
    return re.sub(r" \S*$|&\w*$", "", beginning) + " …"
