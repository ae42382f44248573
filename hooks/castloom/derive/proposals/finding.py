"""Everything an editor is asked about a show's speech."""

from collections.abc import Iterable, Mapping, Sequence

from castloom.derive.proposals.broken_turns import broken_turns
from castloom.derive.proposals.misheard import misheard
from castloom.derive.proposals.proposal import Proposal, is_decided, plain
from castloom.derive.proposals.targets import targets
from castloom.derive.proposals.term_candidates import term_candidates
from castloom.model.concept import Concept
from castloom.model.ledger import LedgerEntry
from castloom.model.person import Person
from castloom.model.speech import Turn


def proposals(
    turns_by_episode: Mapping[str, Sequence[Turn]],
    concepts: Iterable[Concept],
    people: Iterable[Person],
    show_entries: Sequence[LedgerEntry],
    never_entries: Sequence[LedgerEntry],
    language: str = "en",
) -> list[Proposal]:
    """The questions that the ledger does not answer: by episode words, the surest first, then turns; then terms.

    `turns_by_episode` is speech as it reads now, by the stem of the episode's file; `show_entries` is the show-wide
    ledger, `never_entries` what was really meant. Word lists there are for English; other languages are searched
    without.
    """
    concepts, people = tuple(concepts), tuple(people)
    wanted = targets(concepts, people, show_entries)
    found: list[Proposal] = []
    for episode, turns in turns_by_episode.items():
        found += misheard(episode, turns, wanted, language)
        found += broken_turns(episode, turns, language)
    found += not_doubtful(term_candidates(turns_by_episode, concepts, people, language), found)
    return [proposal for proposal in found if not is_decided(proposal, never_entries)]


def not_doubtful(terms: Iterable[Proposal], found: Iterable[Proposal]) -> list[Proposal]:
    """The terms without those that are more likely something else heard wrong."""
    doubtful = {plain(one.heard) for one in found if one.kind.is_of_words}
    return [term for term in terms if plain(term.heard) not in doubtful]
