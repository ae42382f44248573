"""What was said in an episode, word by word, for those who compare other texts with it: heard when it is asked for."""

from pathlib import Path

from castloom.derive.hearing import Listener
from castloom.derive.quote_lock import Said, said_words
from castloom.model.episode import Episode
from castloom.model.problem import Problems
from castloom.source.catalog import Catalog
from castloom.source.transcripts.sources import read_sources

_KEPT = 20  # episodes: quotations of one mostly stand together


class Speeches:
    """Hears episodes again. What is wrong with their files is told where they are composed."""

    def __init__(self, catalog: Catalog, root: Path) -> None:
        self._catalog = catalog
        self._root = root
        self._listener: Listener | None = None
        self._heard: dict[str, Said | None] = {}

    def said(self, episode: Episode) -> Said | None:
        """The words of the effective transcript; None without one."""
        if episode.slug not in self._heard:
            if len(self._heard) >= _KEPT:
                self._heard.clear()
            self._heard[episode.slug] = self._hear(episode)
        return self._heard[episode.slug]

    def _hear(self, episode: Episode) -> Said | None:
        self._listener = self._listener or Listener(self._catalog.people, self._catalog.ledger)
        told = Problems()
        heard = self._listener.hear(episode, read_sources(self._root, episode, told), told)
        return said_words(heard.said.speech) if heard else None
