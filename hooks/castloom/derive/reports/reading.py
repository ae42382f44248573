"""What the reports compare, gathered for one episode after another."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from castloom.derive.hearing import Heard, Listener
from castloom.derive.imported import imported
from castloom.derive.reports.material import Material
from castloom.derive.terms import Terms
from castloom.model.episode import Episode
from castloom.model.problem import Problems
from castloom.source.catalog import Catalog
from castloom.source.documents import read_document
from castloom.source.transcripts.sources import read_sources


class Reader:
    """Reads the material of a show's episodes. What is wrong with their files others tell: here it is passed over."""

    def __init__(self, catalog: Catalog, root: Path) -> None:
        self._catalog = catalog
        self._root = root
        self._terms = Terms(catalog.concepts, catalog.show.language)
        self._listener = Listener(catalog.people, catalog.ledger)

    def material(self, episode: Episode) -> Material:
        """An episode and its speech."""
        told = Problems()
        sources = read_sources(self._root, episode, told)
        heard = self._listener.hear(episode, sources, told)
        plain = self.written(episode)
        if heard is None:
            return plain
        passages = _passages(heard, sources.former)
        return replace(plain, transcript=heard.transcript, said=heard.said.turns, passages=passages)

    def written(self, episode: Episode) -> Material:
        """An episode without its speech."""
        document = read_document(self._root, episode.path, Problems())
        return Material(
            episode=episode,
            catalog=self._catalog,
            terms=self._terms,
            ledger=(*episode.ledger, *self._catalog.ledger),
            lines=document.fields.lines if document else {},
        )


def _passages(heard: Heard, former: Mapping[str, str]) -> dict[str, str]:
    """The words as imported at every address, also at former ones."""
    whole = imported(heard.named)
    spans = {**whole.spans, **{old: whole.spans[new] for old, new in former.items() if new in whole.spans}}
    return {address: whole.text[start:end] for address, (start, end) in spans.items()}
