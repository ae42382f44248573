"""A question to the editor about a transcript, and what the ledger says of it already."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from castloom.model.ledger import Kind, LedgerEntry, Scope
from castloom.source.ledger_faults import LEDGER


class ProposalKind(StrEnum):
    """What is asked. All but the last two are kinds of the ledger too."""

    MISHEARD = "misheard"
    WORD = "word"
    NAME = "name"
    BRAND = "brand"
    PUNCTUATION = "punctuation"
    TURN_JOIN = "turn-join"
    INTERRUPTION = "interruption"
    TERM = "term"

    @property
    def is_of_words(self) -> bool:
        """Whether words are proposed in the place of words."""
        return self in (self.MISHEARD, self.WORD, self.NAME, self.BRAND, self.PUNCTUATION)

    @property
    def is_of_turns(self) -> bool:
        """Whether it is about a sentence that runs over a change of speaker."""
        return self in (self.TURN_JOIN, self.INTERRUPTION)


class Part(NamedTuple):
    """A part of a sentence that was cut by a change of speaker: its address, words and the speaker it was given to."""

    address: str
    text: str
    speaker: str


class Proposal(NamedTuple):
    """A doubtful place: characters `start` to `end` of a sentence, what the import has there and what was meant.

    `episode` is the stem of the episode's file. `score` is 0 to 1, the higher the surer. `time` is in seconds, or None.
    `imported` is the passage as imported, where `heard` stands `occurrence` times before: an entry's context is taken
    from there.

    Of a cut sentence, `sentence` holds both parts, `start` is where the second one begins, `parts` are the two; the
    proposed part is that of `address`, `heard` the speaker it was given to and `meant` the one who says it all. Of a
    term, `heard` is the phrase, `meant` the file's stem for its concept and `uses` how often it was said.
    """

    kind: ProposalKind
    episode: str
    address: str
    sentence: str
    start: int
    end: int
    heard: str
    meant: str
    score: float
    reason: str
    time: float | None = None
    speaker: str = ""
    imported: str = ""
    occurrence: int = 0
    parts: tuple[Part, ...] = ()
    uses: int = 1


def is_decided(proposal: Proposal, entries: Iterable[LedgerEntry]) -> bool:
    """Whether the ledger answers the proposal: one of the entries holds at its place."""
    return any(_answers(entry, proposal) for entry in entries)


def _answers(entry: LedgerEntry, proposal: Proposal) -> bool:
    if not _holds_in(entry, proposal):
        return False
    if proposal.kind.is_of_turns:
        return _answers_turns(entry, proposal)
    if entry.kind is not Kind.NEVER and not (entry.kind.is_of_words and proposal.kind.is_of_words):
        return False
    if entry.context and not _in_context(entry, proposal):
        return False
    return plain(entry.heard) == plain(proposal.heard)


def _answers_turns(entry: LedgerEntry, proposal: Proposal) -> bool:
    """A decision stands at either part; that it is an interruption stands at the second."""
    before, after = proposal.parts
    if entry.kind is Kind.NEVER:
        return entry.passage == after.address and plain(entry.heard) in plain(after.text)
    return entry.kind in (Kind.TURN_JOIN, Kind.SPEAKER) and entry.passage in (before.address, after.address)


def _holds_in(entry: LedgerEntry, proposal: Proposal) -> bool:
    if entry.scope is Scope.SHOW:
        return True
    if not entry.path.endswith(f"/{proposal.episode}{LEDGER}"):
        return False
    return entry.scope is Scope.EPISODE or proposal.kind.is_of_turns or entry.passage == proposal.address


def _in_context(entry: LedgerEntry, proposal: Proposal) -> bool:
    context, sentence = plain(entry.context), plain(proposal.sentence)
    shift = context.find(plain(entry.heard))
    return shift >= 0 and sentence.startswith(context, proposal.start - shift)


def plain(text: str) -> str:
    """A form as forms are compared: small letters, straight apostrophes, single blanks."""
    return " ".join(text.replace("’", "'").casefold().split())
