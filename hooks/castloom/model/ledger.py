"""The ledger: an editor's decisions laid over a transcript that nobody edits."""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What an entry decides. `never` says that a form was really meant; it is written as a key, not as a kind."""

    MISHEARD = "misheard"
    WORD = "word"
    NAME = "name"
    BRAND = "brand"
    PUNCTUATION = "punctuation"
    SPEAKER = "speaker"
    TURN_JOIN = "turn-join"
    TURN_SPLIT = "turn-split"
    WITHHOLD = "withhold"
    NEVER = "never"

    @property
    def is_of_words(self) -> bool:
        """Whether the entry puts words in the place of words."""
        return self in (Kind.MISHEARD, Kind.WORD, Kind.NAME, Kind.BRAND, Kind.PUNCTUATION)


class Scope(StrEnum):
    """Where an entry holds; where two meet, the narrower one is taken."""

    PASSAGE = "passage"
    EPISODE = "episode"
    SHOW = "show"


@dataclass(frozen=True)
class LedgerEntry:
    """One decision, with the place it stands at (`path`, `line`).

    | kind | `heard` | `meant` | `passage` |
    | --- | --- | --- | --- |
    | words (misheard, word, name, brand, punctuation) | as imported | the right form | where, with scope passage |
    | speaker | the wrong speaker, or "" | the right one | what they said |
    | turn-join | the wrong speaker, or "" | who says the whole sentence | the part that was cut off |
    | turn-split | the words from which on another speaks | who that is | that holds both voices |
    | withhold | words, or "" for all of the passage | "" | where, or "" |
    | never | the form that was really meant | "" | where, with scope passage |

    `context` holds `heard` and the words around it that must be there too; `count` is how often the entry says that
    it matches (None: any number of times).
    """

    path: str
    line: int
    kind: Kind
    scope: Scope
    heard: str = ""
    meant: str = ""
    passage: str = ""
    context: str = ""
    count: int | None = None
    by: str = ""
    date: datetime.date | None = None
    reason: str = ""


class Correction(NamedTuple):
    """An entry where it took effect: the sentence's address, time and speaker, and what the import has there.

    What a withheld passage held is told nowhere: its `heard` and `meant` are "".
    """

    address: str
    start: float | None
    speaker: str
    heard: str
    meant: str
    entry: LedgerEntry
