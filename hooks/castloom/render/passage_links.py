"""Where a passage leads from outside its transcript: to its place, and where audio can play, to its moment."""

from castloom.model.episode import Episode
from castloom.model.mention import Quotation


def moment(episode: Episode, start: float | None) -> str:
    """`?t=754`, which plays from that second; "" where nothing can play, or nobody knows the time."""
    return f"?t={int(start)}" if start is not None and episode.enclosure else ""


def href(episode: Episode, quotation: Quotation) -> str:
    """Where the passage stands, from its episode's page."""
    return f"{moment(episode, quotation.start)}#{quotation.address}"
