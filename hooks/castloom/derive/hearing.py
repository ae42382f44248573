"""An episode heard: its transcript read, its speakers known, the ledgers laid over it."""

from collections.abc import Sequence
from typing import NamedTuple

from castloom.derive.effective import Effective, effective
from castloom.derive.laid import WITHHELD
from castloom.derive.laying import Ledger
from castloom.derive.speakers import persons_by_name, with_speakers
from castloom.model.episode import Episode
from castloom.model.ledger import LedgerEntry
from castloom.model.person import Person
from castloom.model.problem import Problems
from castloom.model.transcript import Transcript
from castloom.source.transcripts.read import read_transcript
from castloom.source.transcripts.sources import Sources


class Heard(NamedTuple):
    """A transcript as imported, with persons' names in place of labels such as `S1`, and as it was meant."""

    transcript: Transcript
    named: Transcript
    said: Effective


class Listener:
    """Hears one episode after another, with what the show says of all of them; `withheld` marks what is not told."""

    def __init__(self, people: Sequence[Person], ledger: Sequence[LedgerEntry], withheld: str = WITHHELD) -> None:
        self._persons = persons_by_name(people)
        self._names = {person.id: person.name for person in people}
        called = {name: self._names[person] for name, person in self._persons.items()}
        forms = [form for person in people for form in person.forms]
        self._ledger = Ledger(ledger, forms, {**called, **self._names}, withheld)

    def hear(self, episode: Episode, sources: Sources, problems: Problems) -> Heard | None:
        """The episode's speech; None if it has no transcript, or none that can be read."""
        transcript = read_transcript(dict(sources.texts), episode.transcript, problems)
        if transcript is None:
            return None
        named = with_speakers(transcript, episode.transcript.speakers, self._names)
        said = effective(named, self._ledger, episode.ledger, sources.former, self.person, problems)
        return Heard(transcript, named, said)

    def person(self, speaker: str) -> str:
        """The id of the person who goes by this name, or ""."""
        return self._persons.get(" ".join(speaker.casefold().split()), "")
