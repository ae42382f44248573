"""Where a reader of an episode suggests a correction of its transcript."""

from urllib.parse import quote

from castloom.model.episode import Episode
from castloom.model.show import Show


def suggestion(show: Show, episode: Episode) -> str:
    """The address with the path of the episode's ledger; {passage}, {text} and {address} are left to the page's script.

    "" where readers suggest nothing.
    """
    ways = show.suggesting
    ledger = episode.path.removesuffix(".md") + ".corrections.yml"
    return (ways.address if episode.ledger else ways.first).replace("{path}", quote(ledger))
