"""Holds the quotations of all pages against the speech that they quote."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from castloom.derive.quote_lock_told import Unsaid, unsaid
from castloom.driver.composing import Kept
from castloom.driver.speeches import Speeches
from castloom.driver.store import Store, key_of
from castloom.model.episode import Episode
from castloom.source.ledger_faults import LEDGER


class Quoted(NamedTuple):
    """The words of a quotation, the episode and the passage that it names, and the line on which it begins."""

    words: str
    episode: Episode
    address: str
    line: int


class QuoteLock:
    """What an earlier build has found right or wrong is not looked at again while the episode stays as it is."""

    def __init__(self, kept: Mapping[str, Kept], speeches: Speeches, store: Store) -> None:
        self._kept = kept
        self._speeches = speeches
        self._store = store

    def faults(self, quotations: Sequence[Quoted]) -> list[tuple[int, Unsaid]]:
        """The lines of the quotations that were not said so, and what is wrong with them."""
        if not quotations:
            return []
        asked = [(q.words, q.address, self._kept[q.episode.slug].without_notes) for q in quotations]
        key = key_of("quotations", asked)
        found: list[Unsaid | None] | None = self._store.load(key)
        if found is None:
            found = [self._fault(quotation) for quotation in quotations]
            self._store.save(key, found)
        return [(q.line, fault) for q, fault in zip(quotations, found, strict=True) if fault]

    def _fault(self, quotation: Quoted) -> Unsaid | None:
        episode = quotation.episode
        said = self._speeches.said(episode)
        if said is None or quotation.address not in said.passages:
            return None  # told with the link
        return unsaid(quotation.words, quotation.address, said, f"{episode.path.removesuffix('.md')}{LEDGER}")
