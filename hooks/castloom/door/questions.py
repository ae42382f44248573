"""What a review asks: the show is read, and its episodes are looked at one after another."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from castloom.derive.hearing import Listener
from castloom.derive.imported import Imported, imported
from castloom.derive.proposals.answers import placed
from castloom.derive.proposals.finding import not_doubtful, proposals
from castloom.derive.proposals.proposal import Proposal, ProposalKind, is_decided
from castloom.derive.proposals.term_candidates import term_candidates
from castloom.door.choosing import chosen, settings, stem
from castloom.model.episode import Episode
from castloom.model.person import Person
from castloom.model.problem import Problems
from castloom.model.speech import Turn
from castloom.source.catalog import Catalog, read_catalog
from castloom.source.transcripts.sources import read_sources


def questions(show: Path, wanted: str, problems: Problems) -> "Questions | None":
    """The questions about the episode `wanted`, or about all if it is ""; None, and a problem, if there is no such.

    Of the show's other faults only the ledgers' are told, since decisions are written there.
    """
    config = settings(show, problems)
    if not config:
        return None
    found = Problems()
    catalog = read_catalog(show, config, "docs", found)
    if catalog is None:
        problems.add(found.all)
        return None
    episodes = chosen(catalog.episodes, [wanted], problems) if wanted else list(catalog.episodes)
    if not catalog.episodes:
        problems.error("episodes", 0, "", "there are none", "add one: castloom import shows a way")
    if not episodes:
        return None
    problems.add(problem for problem in found.all if problem.path.endswith("corrections.yml"))
    return Questions(show, catalog, episodes)


class Questions:
    """The proposals for some of a show's episodes that the ledger does not answer yet."""

    def __init__(self, show: Path, catalog: Catalog, episodes: Sequence[Episode]) -> None:
        self._show = show
        self._catalog = catalog
        self._episodes = episodes
        self._listener = Listener(catalog.people, catalog.ledger)

    @property
    def people(self) -> tuple[Person, ...]:
        return self._catalog.people

    def batches(self) -> Iterator[list[Proposal]]:
        """An episode's proposals at a time, made when they are asked for; the terms of all come last."""
        speech: dict[str, tuple[Turn, ...]] = {}
        asked: list[Proposal] = []
        for episode in self._episodes:
            heard = self._heard(episode)
            if heard is not None:
                said, turns = heard
                speech[stem(episode.path)] = turns
                found = self._proposals(episode, said, turns)
                asked += found
                yield found
        language = self._language(self._episodes[0])
        terms = term_candidates(speech, self._catalog.concepts, self._catalog.people, language)
        entries = [entry for episode in self._episodes for entry in episode.ledger]
        yield [p for p in not_doubtful(terms, asked) if not is_decided(p, (*entries, *self._catalog.ledger))]

    def _proposals(self, episode: Episode, said: Imported, turns: tuple[Turn, ...]) -> list[Proposal]:
        entries = (*episode.ledger, *self._catalog.ledger)
        found = proposals(
            {stem(episode.path): turns},
            self._catalog.concepts,
            self._catalog.people,
            self._catalog.ledger,
            entries,
            self._language(episode),
        )
        addresses = {s.address: s.addresses for turn in turns for s in turn.sentences}
        of_words = [p for p in found if p.kind is not ProposalKind.TERM]
        return [placed(p, addresses[p.address], said) if p.kind.is_of_words else p for p in of_words]

    def _language(self, episode: Episode) -> str:
        return (episode.transcript.language or self._catalog.show.language).partition("-")[0].lower()

    def _heard(self, episode: Episode) -> tuple[Imported, tuple[Turn, ...]] | None:
        """The episode's transcript as imported and as it reads now; what is wrong with it, `castloom check` tells."""
        told = Problems()
        heard = self._listener.hear(episode, read_sources(self._show, episode, told), told)
        return (imported(heard.named), heard.said.turns) if heard else None
