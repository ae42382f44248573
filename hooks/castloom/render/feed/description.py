"""An item's description: short HTML. The whole notes stand in content:encoded."""

from html import escape

from castloom.model.episode import Episode
from castloom.render.cutting import cut_html
from castloom.render.feed.simple import beginning, simple

_MOST = 4000  # bytes, tags included (Apple, PSP-1)


def description(episode: Episode, notes: str) -> str:
    """What front matter says of the episode, else as much of its notes, clean HTML, as fits, else its title."""
    return _as_html(episode.description) or beginning(simple(notes), _MOST) or _as_html(episode.title)


def is_too_long(notes: str) -> bool:
    """Whether notes, clean HTML, do not fit where they stand in for a description."""
    return len(simple(notes).encode()) > _MOST


def _as_html(text: str) -> str:
    """Plain text as HTML; what is too long ends after a whole word."""
    return cut_html(escape(" ".join(text.split()), quote=False), _MOST)
